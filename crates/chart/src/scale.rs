//! From amounts to pixels, round ticks on an axis, and signed money.

use alliance_model::{Currency, Money};
use alliance_report::figures::{short_money, whole_money};

/// A straight scale from pence to pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    from: (f64, f64),
    to: (f64, f64),
}

impl Scale {
    /// From a span of pence to a span of pixels; a span without width is taken as one penny.
    pub(crate) fn new(from: (f64, f64), to: (f64, f64)) -> Self {
        let wide = if from.1 > from.0 { from } else { (from.0, from.0 + 1.0) };
        Self { from: wide, to }
    }

    pub(crate) fn at(&self, pence: f64) -> f64 {
        self.to.0 + (pence - self.from.0) / (self.from.1 - self.from.0) * (self.to.1 - self.to.0)
    }

    /// Round amounts within the span, at most so many: steps of 1, 2 or 5 and zeros, never under a penny.
    pub(crate) fn ticks(&self, most: usize) -> Vec<Money> {
        let rough = (self.from.1 - self.from.0) / most.max(1) as f64;
        let mut ten = 1.0;
        while ten * 10.0 <= rough {
            ten *= 10.0;
        }
        let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|factor| factor * ten).find(|step| *step >= rough).unwrap_or(ten * 10.0);
        let first = (self.from.0 / step).ceil();
        let count = ((self.from.1 / step).floor() - first).max(-1.0) + 1.0;
        let tick = |index: usize| Money::from_pence(((first + index as f64) * step) as i64).ok();
        (0..count as usize).filter_map(tick).collect()
    }
}

/// Money with its sign, also where it is a gain: "+£5,000", "−£5,000".
pub(crate) fn signed(amount: Money, currency: &Currency) -> String {
    plus(amount, whole_money(amount, currency))
}

/// The same in short: "+£200k".
pub(crate) fn short_signed(amount: Money, currency: &Currency) -> String {
    plus(amount, short_money(amount, currency))
}

fn plus(amount: Money, figure: String) -> String {
    if amount > Money::ZERO { format!("+{figure}") } else { figure }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(span: (i32, i32), most: usize, ticks: &[i32]) {
        let scale = Scale::new((f64::from(span.0) * 100.0, f64::from(span.1) * 100.0), (0.0, 1.0));
        assert_eq!(scale.ticks(most), ticks.iter().map(|pounds| Money::pounds(*pounds)).collect::<Vec<_>>());
    }

    #[test]
    fn ticks_are_round_and_few() {
        check((-150_000, 190_000), 5, &[-100_000, 0, 100_000]);
        check((7_500_000, 10_100_000), 6, &[7_500_000, 8_000_000, 8_500_000, 9_000_000, 9_500_000, 10_000_000]);
        check((0, 10), 5, &[0, 2, 4, 6, 8, 10]);
    }
}

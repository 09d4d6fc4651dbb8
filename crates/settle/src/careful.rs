//! Exact arithmetic that says when a figure needs more digits than there are, instead of wrapping or panicking.
//! It does what `num-rational` does, sooner: most figures are whole or have the same denominator, and the rest fit 64 bits.

use crate::SettleError;
use alliance_model::{Exact, Money};
use num_rational::Ratio;

/// Above this denominator an amount can no longer be rounded within 128 bits.
const FINEST: i128 = 1 << 120;

/// An exact figure needs more than 128 bits. By itself it takes no room, so that sums stay small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooPrecise;

impl From<TooPrecise> for SettleError {
    fn from(_: TooPrecise) -> Self {
        Self::TooPrecise
    }
}

pub(crate) trait Careful: Sized {
    fn plus(self, other: Exact) -> Result<Exact, TooPrecise>;
    fn minus(self, other: Exact) -> Result<Exact, TooPrecise>;
    fn times(self, other: Exact) -> Result<Exact, TooPrecise>;
    fn over(self, other: Exact) -> Result<Exact, TooPrecise>;
    /// The nearest penny, halves to the even one.
    fn to_the_penny(self) -> Result<Money, SettleError>;
}

impl Careful for Exact {
    fn plus(self, other: Exact) -> Result<Exact, TooPrecise> {
        let ((above, below), (other_above, other_below)) = (self.into_raw(), other.into_raw());
        if below == other_below {
            let sum = above.checked_add(other_above).ok_or(TooPrecise)?;
            return Ok(if below == 1 { whole(sum) } else { lowest(sum, below) });
        }
        let common = common_divisor(below, other_below);
        let unit = product(below, other_below / common)?;
        let sum = product(above, unit / below)?.checked_add(product(other_above, unit / other_below)?).ok_or(TooPrecise)?;
        Ok(lowest(sum, unit))
    }

    fn minus(self, other: Exact) -> Result<Exact, TooPrecise> {
        let (above, below) = other.into_raw();
        self.plus(Self::new_raw(above.checked_neg().ok_or(TooPrecise)?, below))
    }

    fn times(self, other: Exact) -> Result<Exact, TooPrecise> {
        let ((above, below), (other_above, other_below)) = (self.into_raw(), other.into_raw());
        // Both are in lowest terms, so only what stands crosswise can still be divided out.
        let (left, right) = (common_divisor(above, other_below), common_divisor(other_above, below));
        Ok(Self::new_raw(product(above / left, other_above / right)?, product(below / right, other_below / left)?))
    }

    fn over(self, other: Exact) -> Result<Exact, TooPrecise> {
        let (above, below) = other.into_raw();
        let upside_down = if above.is_negative() { (below.checked_neg(), above.checked_neg()) } else { (Some(below), Some(above)) };
        match upside_down {
            (Some(above), Some(below)) if below != 0 => self.times(Self::new_raw(above, below)),
            _ => Err(TooPrecise),
        }
    }

    fn to_the_penny(self) -> Result<Money, SettleError> {
        if *self.denom() > FINEST {
            return Err(SettleError::TooPrecise);
        }
        if self.is_integer() {
            return pence(*self.numer());
        }
        Money::nearest(self).ok_or(SettleError::TooLarge)
    }
}

/// Whole pence as money.
pub(crate) fn pence(whole_pence: i128) -> Result<Money, SettleError> {
    let pence = i64::try_from(whole_pence).map_err(|_| SettleError::TooLarge)?;
    Money::from_pence(pence).map_err(|_| SettleError::TooLarge)
}

/// A whole number as an exact one.
pub(crate) const fn whole(number: i128) -> Exact {
    Ratio::new_raw(number, 1)
}

fn product(left: i128, right: i128) -> Result<i128, TooPrecise> {
    left.checked_mul(right).ok_or(TooPrecise)
}

fn lowest(above: i128, below: i128) -> Exact {
    let common = common_divisor(above, below);
    Ratio::new_raw(above / common, below / common)
}

/// The greatest number that divides both; at least 1.
pub(crate) fn common_divisor(left: i128, right: i128) -> i128 {
    if left == 1 || right == 1 {
        return 1;
    }
    let (mut left, mut right) = (left.unsigned_abs(), right.unsigned_abs());
    while right != 0 {
        if let (Ok(small_left), Ok(small_right)) = (u64::try_from(left), u64::try_from(right)) {
            return i128::from(small_common_divisor(small_left, small_right).max(1));
        }
        (left, right) = (right, left % right);
    }
    i128::try_from(left).unwrap_or(1).max(1)
}

fn small_common_divisor(mut left: u64, mut right: u64) -> u64 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}

/// The sum of exact numbers.
pub(crate) fn sum(numbers: impl IntoIterator<Item = Exact>) -> Result<Exact, TooPrecise> {
    numbers.into_iter().try_fold(whole(0), Careful::plus)
}

/// Straight lines between points in order; level before the first and after the last. None where there is no point.
pub(crate) fn interpolate(points: &mut dyn Iterator<Item = (Exact, Exact)>, at: Exact) -> Result<Option<Exact>, TooPrecise> {
    let mut before: Option<(Exact, Exact)> = None;
    for (x, y) in points {
        if at <= x {
            let Some((x0, y0)) = before.filter(|(x0, _)| *x0 < x) else { return Ok(Some(y)) };
            let rise = y.minus(y0)?.times(at.minus(x0)?)?;
            return y0.plus(rise.over(x.minus(x0)?)?).map(Some);
        }
        before = Some((x, y));
    }
    Ok(before.map(|(_, y)| y))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub};
    use proptest::prelude::*;

    /// Small, large, and in between.
    fn figure() -> impl Strategy<Value = Exact> {
        let size = || prop_oneof![1_i128..60, 1_i128..1_000_000_000_000, (1_i128 << 80)..(1_i128 << 90)];
        (prop_oneof![Just(0), size()], size(), any::<bool>()).prop_map(|(above, below, minus)| Exact::new(if minus { -above } else { above }, below))
    }

    proptest! {
        #[test]
        fn it_agrees_with_the_library(left in figure(), right in figure()) {
            for (found, expected) in [
                (left.plus(right), left.checked_add(&right)),
                (left.minus(right), left.checked_sub(&right)),
                (left.times(right), left.checked_mul(&right)),
                (left.over(right), left.checked_div(&right)),
            ] {
                match (found, expected) {
                    (Ok(found), Some(expected)) => prop_assert_eq!(found.into_raw(), expected.into_raw()),
                    (Err(error), None) => prop_assert_eq!(error, TooPrecise),
                    // The library gives up sooner in some sums.
                    (Ok(found), None) => prop_assert_eq!(*Exact::new(*found.numer(), *found.denom()).denom(), *found.denom()),
                    (found, expected) => prop_assert!(false, "{found:?} and {expected:?}"),
                }
            }
        }
    }
}

//! Figures as the trace writes them: exact, without a currency.

use alliance_model::{Exact, Money};
use num_traits::Signed;

/// Decimals of a pound after which a figure that does not end is cut short with dots.
const MOST_DECIMALS: usize = 6;

/// An amount of exact pence in pounds: "−89,800.00", "0.125", "29,333.333333…".
pub(crate) fn amount(pence: Exact) -> String {
    let (above, below) = (pence.numer().unsigned_abs(), pence.denom().unsigned_abs());
    let (whole, mut rest) = if below == 1 { (above, 0) } else { (above / below, above % below) };
    let mut text = String::with_capacity(24);
    if pence.is_negative() {
        text.push('\u{2212}');
    }
    write_pounds(&mut text, whole);
    let mut decimals = 2;
    while rest > 0 {
        let Some(next) = rest.checked_mul(10).filter(|_| decimals < MOST_DECIMALS) else {
            text.push('…');
            break;
        };
        text.push(digit(next / below));
        rest = next % below;
        decimals += 1;
    }
    text
}

/// An amount of whole pence, likewise.
pub(crate) fn money(amount: Money) -> String {
    self::amount(amount.exact())
}

/// An amount taken away: "− 5.00", or "+ 5.00" where it is below nothing.
pub(crate) fn less(amount: Money) -> String {
    format!("{} {}", if amount.is_negative() { '+' } else { '\u{2212}' }, money(amount.abs()))
}

/// A share: in hundredths where that ends within four decimals ("37.5%"), else as a fraction ("25/36").
pub(crate) fn share(share: Exact) -> String {
    const MILLION: i128 = 1_000_000;
    let (above, below) = (*share.numer(), *share.denom());
    let millionths = above.checked_mul(MILLION).filter(|_| MILLION % below == 0).map(|product| product / below);
    let Some(millionths) = millionths else { return format!("{above}/{below}").replace('-', "\u{2212}") };
    let sign = if above < 0 { "\u{2212}" } else { "" };
    let (whole, rest) = (millionths.unsigned_abs() / 10_000, millionths.unsigned_abs() % 10_000);
    if rest == 0 {
        return format!("{sign}{whole}%");
    }
    let decimals = format!("{rest:04}");
    format!("{sign}{whole}.{}%", decimals.trim_end_matches('0'))
}

/// Whole pence as pounds with commas: the digits are found from the last, as many as there may be in 128 bits.
fn write_pounds(text: &mut String, pence: u128) {
    let mut signs = ['0'; 56];
    let mut used = 0;
    let mut rest = pence;
    let mut put = |sign| {
        if let Some(place) = signs.get_mut(used) {
            *place = sign;
            used += 1;
        }
    };
    for place in 0.. {
        if rest == 0 && place > 2 {
            break;
        }
        match place {
            2 => put('.'),
            place if place > 2 && place % 3 == 2 => put(','),
            _ => {}
        }
        put(digit(rest % 10));
        // Nearly every amount is of 64 bits, which divide much sooner.
        rest = u64::try_from(rest).map_or_else(|_| rest / 10, |rest| u128::from(rest / 10));
    }
    text.extend(signs.iter().take(used).rev());
}

/// One decimal digit.
fn digit(value: u128) -> char {
    char::from(b'0' + u8::try_from(value % 10).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_or_say_that_they_go_on() {
        for (pence, printed) in [
            (Exact::new(0, 1), "0.00"),
            (Exact::new(-8_980_000, 1), "−89,800.00"),
            (Exact::new(25, 2), "0.125"),
            (Exact::new(8_800_000_000, 3), "29,333,333.333333…"),
            (Exact::new(-1, 3), "−0.003333…"),
            (Exact::new(100_000, 1), "1,000.00"),
        ] {
            assert_eq!(amount(pence), printed);
        }
    }

    #[test]
    fn shares_are_hundredths_or_fractions() {
        for (share_of, printed) in [
            (Exact::new(3, 10), "30%"),
            (Exact::new(3, 8), "37.5%"),
            (Exact::new(25, 36), "25/36"),
            (Exact::new(-1, 20), "−5%"),
            (Exact::new(9081, 10_000), "90.81%"),
            (Exact::new(2, 1), "200%"),
        ] {
            assert_eq!(share(share_of), printed);
        }
    }
}

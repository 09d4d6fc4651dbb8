//! Decimals as text: digits with an optional minus and an optional point, read exactly.

use rust_decimal::Decimal;

/// Digits with an optional minus and an optional point between digits; no exponent, no spaces, no signs of currency.
pub(crate) fn is_plain_decimal(text: &str) -> bool {
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    match unsigned.split_once('.') {
        Some((whole, rest)) => digits(whole) && digits(rest),
        None => digits(unsigned),
    }
}

/// A plain decimal as a fraction: all of its digits over a power of ten. None where it has more digits than can be held.
pub(crate) fn fraction(text: &str) -> Option<(i128, i128)> {
    let decimal = Decimal::from_str_exact(text).ok()?;
    Some((decimal.mantissa(), 10_i128.pow(decimal.scale())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_is_kept_or_nothing_is_read() {
        assert_eq!(fraction("-0012.50"), Some((-1250, 100)));
        assert_eq!(fraction("7"), Some((7, 1)));
        let long = format!("0.{}", "0".repeat(40));
        assert_eq!((fraction(&long), fraction(&"9".repeat(40))), (None, None));
    }
}

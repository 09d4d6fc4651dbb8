//! A number as it is spelled.

use std::fmt;

/// The most digits that are written out for a number with an exponent.
const MOST_DIGITS: i32 = 40;

/// The largest number that programs can count with has this many digits before the point, and starts with these.
const LARGEST: (i32, &str) = (309, "179769313486231580793");

/// A number as it is spelled in a text of JSON: `1`, `1.0` and `1e0` are three of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number(pub(crate) String);

impl Number {
    /// As it is spelled.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number, if it is written without a point or an exponent, is not below nothing and fits 64 bits.
    pub fn whole(&self) -> Option<u64> {
        self.0.parse().ok()
    }

    /// Whether it is written without a point or an exponent, and fits 64 bits with its sign.
    pub fn is_whole(&self) -> bool {
        self.whole().is_some() || (self.0 != "-0" && self.0.parse::<i64>().is_ok())
    }

    /// Written out: its digits before and after the point, without an exponent or a needless nought at the end; none where
    /// there would be more than forty of them.
    pub fn plain(&self) -> Option<(String, String)> {
        let Digits { sign, digits, point } = Digits::of(&self.0);
        if digits.len() > 40 || point.abs() > MOST_DIGITS {
            return None;
        }
        let (before, after) = if point <= 0 {
            (String::new(), "0".repeat(point.unsigned_abs() as usize) + &digits)
        } else {
            let padded = format!("{digits:0<width$}", width = point.unsigned_abs() as usize);
            let (before, after) = padded.split_at(point.unsigned_abs() as usize);
            (before.to_owned(), after.to_owned())
        };
        let before = if before.is_empty() { "0" } else { &before };
        Some((format!("{sign}{before}"), after))
    }

    /// Whether it is above a whole number.
    pub fn is_above(&self, limit: u32) -> bool {
        match self.plain() {
            Some((before, after)) => {
                before.parse::<i128>().is_ok_and(|whole| whole > i128::from(limit) || (whole == i128::from(limit) && !after.is_empty()))
            }
            None => {
                let digits = Digits::of(&self.0);
                digits.sign.is_empty() && digits.point > 10
            }
        }
    }

    /// Whether it is further from nothing than any number that programs can count with (64-bit floats).
    pub(crate) fn is_too_large(text: &str) -> bool {
        let Digits { digits, point, .. } = Digits::of(text);
        (point, digits.as_str()) >= LARGEST
    }
}

impl From<u64> for Number {
    fn from(whole: u64) -> Self {
        Self(whole.to_string())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A number as its sign, its digits without noughts at either end, and how many of them are before the point.
struct Digits<'a> {
    sign: &'a str,
    digits: String,
    point: i32,
}

impl<'a> Digits<'a> {
    fn of(text: &'a str) -> Self {
        let (sign, unsigned) = text.strip_prefix('-').map_or(("", text), |unsigned| ("-", unsigned));
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{before}{after}");
        let from_first = all.trim_start_matches('0');
        if from_first.is_empty() {
            return Self { sign: "", digits: String::new(), point: 0 };
        }
        let exponent = exponent.parse().unwrap_or(if exponent.starts_with('-') { i32::MIN } else { i32::MAX });
        let noughts = all.len() - from_first.len();
        let point =
            i32::try_from(before.len()).unwrap_or(i32::MAX).saturating_add(exponent).saturating_sub(i32::try_from(noughts).unwrap_or(i32::MAX));
        Self { sign, digits: from_first.trim_end_matches('0').to_owned(), point }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, before: &str, after: &str) {
        assert_eq!(Number(text.to_owned()).plain(), Some((before.to_owned(), after.to_owned())), "{text}");
    }

    #[test]
    fn a_number_is_written_out() {
        check("12.50", "12", "5");
        check("1e3", "1000", "");
        check("-1.25e-3", "-0", "00125");
        check("100", "100", "");
        check("0.0", "0", "");
        check("123.456E2", "12345", "6");
        assert_eq!(Number("1e400".to_owned()).plain(), None);
    }

    #[test]
    fn what_floats_cannot_hold_is_too_large() {
        for (text, too_large) in [
            ("1e308", false),
            ("1.7976931348623157e308", false),
            ("1.7976931348623159e308", true),
            ("1e309", true),
            ("-1e999", true),
            ("0e999", false),
            ("1e-999", false),
            ("1e99999999999", true),
        ] {
            assert_eq!(Number::is_too_large(text), too_large, "{text}");
            assert_eq!(text.parse::<f64>().unwrap().is_infinite(), too_large, "{text}");
        }
    }

    #[test]
    fn a_number_is_above_another() {
        for (text, above) in [
            ("1", false),
            ("2", true),
            ("1.0", false),
            ("1.5", true),
            ("1e400", true),
            ("-1e400", false),
            ("1e-400", false),
            ("0", false),
            ("-3", false),
        ] {
            assert_eq!(Number(text.to_owned()).is_above(1), above, "{text}");
        }
    }
}

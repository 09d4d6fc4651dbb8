//! Rates: exact fractions, written as a decimal or a fraction string.

use crate::decimal::{fraction, is_plain_decimal};
use num_rational::Ratio;
use num_traits::CheckedAdd;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// An exact number: a fraction of whole numbers, always in its lowest terms. Amounts under way are exact pence.
pub type Exact = Ratio<i128>;

/// A whole number as an exact one.
pub fn exact(whole: i64) -> Exact {
    Ratio::from_integer(i128::from(whole))
}

/// The sum of several rates; none where it has more digits than can be held.
pub fn sum_of_rates(rates: impl IntoIterator<Item = Rate>) -> Option<Exact> {
    rates.into_iter().try_fold(exact(0), |sum, rate| sum.checked_add(&rate.exact()))
}

/// The largest numerator and denominator: with nine digits each, products of money and three rates fit 128 bits.
const LARGEST: i128 = 1_000_000_000;

/// A share, threshold or weight as an exact fraction: `"0.30"`, `"2/3"`, `"-0.05"`. It keeps how it was written,
/// so `"0.30"` stays `"0.30"`, and compares by value, so it equals `"3/10"`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rate {
    numerator: i64,
    denominator: i64,
}

as_text!(Rate, Self::ZERO, |text| Self::read(text).ok());

/// Why a text is not a rate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    /// Neither a decimal nor a fraction.
    #[error("\"{0}\" is not a rate: expected a decimal or a fraction, such as \"0.30\" or \"2/3\"")]
    NotARate(String),
    /// Too many digits.
    #[error("\"{0}\" has too many digits: expected at most nine above and below the line")]
    TooPrecise(String),
}

impl Rate {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// The whole.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// So many hundredths.
    pub const fn percent(hundredths: i32) -> Self {
        Self { numerator: hundredths as i64, denominator: 100 }
    }

    /// A fraction. Errors where the lower part is not positive or either has more than nine digits.
    pub fn fraction(numerator: i64, denominator: i64) -> Result<Self, RateError> {
        Self::of(numerator, denominator).map_err(|wrong| wrong(format!("{numerator}/{denominator}")))
    }

    /// As an exact fraction.
    pub fn exact(self) -> Exact {
        // In 64 bits lowest terms are found many times sooner than in 128.
        let lowest = Ratio::new(self.numerator, self.denominator);
        Ratio::new_raw(i128::from(*lowest.numer()), i128::from(*lowest.denom()))
    }

    /// The part above the line, as written.
    pub const fn numerator(self) -> i64 {
        self.numerator
    }

    /// The part below the line, as written; always positive.
    pub const fn denominator(self) -> i64 {
        self.denominator
    }

    /// Whether it is below nothing.
    pub const fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.numerator == 0
    }
}

impl Default for Rate {
    /// Nothing.
    fn default() -> Self {
        Self::ZERO
    }
}

impl FromStr for Rate {
    type Err = RateError;

    fn from_str(text: &str) -> Result<Self, RateError> {
        Self::read(text).map_err(|wrong| wrong(text.chars().take(40).collect()))
    }
}

/// What is wrong, once it is told of which text.
type Wrong = fn(String) -> RateError;

impl Rate {
    fn read(text: &str) -> Result<Self, Wrong> {
        let (above, below) = match text.split_once('/') {
            Some((above, below)) => {
                let whole = |text: &str| is_plain_decimal(text) && !text.contains('.');
                if !whole(above) || !whole(below) {
                    return Err(RateError::NotARate);
                }
                (above.parse().ok(), below.parse().ok())
            }
            None if !is_plain_decimal(text) => return Err(RateError::NotARate),
            None => {
                let (above, below) = fraction(text).ok_or(RateError::TooPrecise as Wrong)?;
                (i64::try_from(above).ok(), i64::try_from(below).ok())
            }
        };
        let (Some(numerator), Some(denominator)) = (above, below) else { return Err(RateError::TooPrecise) };
        Self::of(numerator, denominator)
    }

    fn of(numerator: i64, denominator: i64) -> Result<Self, Wrong> {
        if denominator <= 0 {
            return Err(RateError::NotARate);
        }
        if i128::from(numerator).abs() > LARGEST || i128::from(denominator) > LARGEST {
            return Err(RateError::TooPrecise);
        }
        Ok(Self { numerator, denominator })
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match power_of_ten(self.denominator) {
            Some(0) => write!(f, "{}", self.numerator),
            Some(scale) => {
                let (sign, digits) = (if self.numerator < 0 { "-" } else { "" }, self.numerator.unsigned_abs());
                let unit = self.denominator.unsigned_abs();
                write!(f, "{sign}{}.{:0scale$}", digits / unit, digits % unit)
            }
            None => write!(f, "{}/{}", self.numerator, self.denominator),
        }
    }
}

fn power_of_ten(denominator: i64) -> Option<usize> {
    (0..=9).find(|&scale| 10_i64.pow(scale) == denominator).map(|scale| scale as usize)
}

impl PartialEq for Rate {
    fn eq(&self, other: &Self) -> bool {
        self.exact() == other.exact()
    }
}

impl Eq for Rate {}

impl PartialOrd for Rate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.exact().cmp(&other.exact())
    }
}

impl TryFrom<String> for Rate {
    type Error = RateError;

    fn try_from(text: String) -> Result<Self, RateError> {
        text.parse()
    }
}

impl From<Rate> for String {
    fn from(rate: Rate) -> Self {
        rate.to_string()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Rate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Rate".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "format": "rate", "pattern": "^-?[0-9]+(\\.[0-9]{1,9}|/[0-9]+)?$",
            "description": "a rate as text, a decimal or a fraction, such as \"0.30\" or \"2/3\""
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_keeps_its_spelling_and_compares_by_value() {
        for text in ["0.30", "2/3", "-0.05", "1", "0", "25/36"] {
            assert_eq!(text.parse::<Rate>().map(|r| r.to_string()), Ok(text.to_owned()));
        }
        assert_eq!("0.30".parse::<Rate>(), "6/20".parse());
        assert!("0.6666".parse::<Rate>().is_ok_and(|r| "2/3".parse().is_ok_and(|third: Rate| r < third)));
    }

    #[test]
    fn a_sum_that_cannot_be_held_is_none() {
        let rate = |below| Rate::fraction(1, below);
        assert_eq!(sum_of_rates([Rate::percent(30), Rate::percent(70)]), Some(exact(1)));
        let primes = [999_999_937, 999_999_929, 999_999_893, 999_999_883, 999_999_797, 999_999_761].map(rate);
        assert_eq!(sum_of_rates(primes.into_iter().flatten()), None);
    }

    #[test]
    fn what_is_not_a_rate_is_refused() {
        for bad in ["", "30%", "1/0", "1/-3", "1.5/2", "NaN", "0.1234567891", "99999999999", "1/99999999999", "1e-3", "/2", "2/"] {
            assert!(bad.parse::<Rate>().is_err(), "{bad}");
        }
    }
}

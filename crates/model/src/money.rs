//! Money: whole pence, written as a decimal string.

use crate::Exact;
use crate::decimal::{fraction, is_plain_decimal};
use num_rational::Ratio;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};
use std::str::FromStr;

/// The largest amount, either way: ten trillion pounds, in pence. A thousand such sums still fit 64 bits.
const LARGEST_PENCE: i64 = 1_000_000_000_000_000;

/// An amount of money in whole pence (or cents: hundredths of the design's currency), positive or negative.
/// In files it is a decimal string with at most two decimals: `"1234.56"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Money(i64);

as_text!(Money, Self::ZERO, |text| Self::read(text).ok());

/// Why a text or a number is not an amount of money.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not a decimal number.
    #[error("\"{0}\" is not an amount: expected digits with at most two decimals, such as \"1234.56\"")]
    NotANumber(String),
    /// More than two decimals.
    #[error("\"{0}\" has parts of a penny: expected at most two decimals")]
    PartsOfAPenny(String),
    /// Beyond ten trillion.
    #[error("{0} is too large: expected at most 10000000000000.00 either way")]
    TooLarge(String),
}

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// From whole pence. Errors beyond ten trillion pounds either way.
    pub fn from_pence(pence: i64) -> Result<Self, MoneyError> {
        Self::within_limits(pence.into()).ok_or_else(|| MoneyError::TooLarge(format!("{pence} pence")))
    }

    /// From whole pounds that are known to be small enough (up to 21 million), for constants and tests.
    pub const fn pounds(pounds: i32) -> Self {
        Self(pounds as i64 * 100)
    }

    /// The nearest penny to an exact amount of pence, halves to the even one. Errors beyond ten trillion pounds.
    pub fn round_half_even(pence: Exact) -> Result<Self, MoneyError> {
        Self::nearest(pence).ok_or_else(|| MoneyError::TooLarge(format!("{} pence", pence.to_integer())))
    }

    /// The same; none beyond ten trillion pounds.
    pub fn nearest(pence: Exact) -> Option<Self> {
        let (above, below) = pence.into_raw();
        let (floor, rest) = (above.div_euclid(below), above.rem_euclid(below));
        let up = rest > below - rest || (rest == below - rest && floor % 2 != 0);
        Self::within_limits(floor + i128::from(up))
    }

    /// Whole pence.
    pub const fn pence(self) -> i64 {
        self.0
    }

    /// The same amount as an exact fraction of pence.
    pub fn exact(self) -> Exact {
        Ratio::from_integer(i128::from(self.0))
    }

    /// Without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Whether it is below nothing.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }
}

impl FromStr for Money {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        Self::read(text).map_err(|wrong| wrong(text.chars().take(40).collect()))
    }
}

/// What is wrong, once it is told of which text.
type Wrong = fn(String) -> MoneyError;

impl Money {
    fn read(text: &str) -> Result<Self, Wrong> {
        if !is_plain_decimal(text) {
            return Err(MoneyError::NotANumber);
        }
        let (above, below) = fraction(text).ok_or(MoneyError::TooLarge as Wrong)?;
        let hundredfold = above.saturating_mul(100);
        if hundredfold % below != 0 {
            return Err(MoneyError::PartsOfAPenny);
        }
        Self::within_limits(hundredfold / below).ok_or(MoneyError::TooLarge)
    }

    fn within_limits(pence: i128) -> Option<Self> {
        i64::try_from(pence).ok().filter(|pence| pence.unsigned_abs() <= LARGEST_PENCE.unsigned_abs()).map(Self)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let pence = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", pence / 100, pence % 100)
    }
}

impl TryFrom<String> for Money {
    type Error = MoneyError;

    fn try_from(text: String) -> Result<Self, MoneyError> {
        text.parse()
    }
}

impl From<Money> for String {
    fn from(money: Money) -> Self {
        money.to_string()
    }
}

impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Money {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Money {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Money {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Money".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "format": "money", "pattern": "^-?[0-9]+(\\.[0-9]{1,2}0*)?$",
            "description": "money as text with at most two decimals, such as \"1234.56\""
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, pence: i64, printed: &str) {
        let money: Money = text.parse().expect(text);
        assert_eq!(money.pence(), pence);
        assert_eq!(money.to_string(), printed);
    }

    #[test]
    fn decimal_text_is_pence_and_back() {
        check("1234.56", 123_456, "1234.56");
        check("-0.01", -1, "-0.01");
        check("8800000", 880_000_000, "8800000.00");
        check("0.50", 50, "0.50");
    }

    #[test]
    fn what_is_not_an_amount_is_refused() {
        for bad in [
            "",
            "-",
            "1.",
            ".5",
            "1e3",
            "NaN",
            "Infinity",
            "£5",
            "1,000",
            " 1",
            "+1",
            "0.001",
            "10000000000000.01",
            "99999999999999999999999999999999999",
        ] {
            assert!(bad.parse::<Money>().is_err(), "{bad}");
        }
    }

    #[test]
    fn halves_round_to_the_even_penny() {
        for (numerator, pence) in [(1, 0), (3, 2), (5, 2), (-1, 0), (-3, -2), (7, 4)] {
            assert_eq!(Money::round_half_even(Ratio::new(numerator, 2)).map(Money::pence), Ok(pence));
        }
    }
}

//! Exact arithmetic that says when a figure needs more digits than there are, instead of wrapping or panicking.

use crate::SettleError;
use alliance_model::{Exact, Money};
use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub};

/// Above this denominator an amount can no longer be rounded within 128 bits.
const FINEST: i128 = 1 << 120;

pub(crate) trait Careful: Sized {
    fn plus(self, other: Exact) -> Result<Exact, SettleError>;
    fn minus(self, other: Exact) -> Result<Exact, SettleError>;
    fn times(self, other: Exact) -> Result<Exact, SettleError>;
    fn over(self, other: Exact) -> Result<Exact, SettleError>;
    /// The nearest penny, halves to the even one.
    fn to_the_penny(self) -> Result<Money, SettleError>;
}

impl Careful for Exact {
    fn plus(self, other: Exact) -> Result<Exact, SettleError> {
        self.checked_add(&other).ok_or(SettleError::TooPrecise)
    }

    fn minus(self, other: Exact) -> Result<Exact, SettleError> {
        self.checked_sub(&other).ok_or(SettleError::TooPrecise)
    }

    fn times(self, other: Exact) -> Result<Exact, SettleError> {
        self.checked_mul(&other).ok_or(SettleError::TooPrecise)
    }

    fn over(self, other: Exact) -> Result<Exact, SettleError> {
        self.checked_div(&other).ok_or(SettleError::TooPrecise)
    }

    fn to_the_penny(self) -> Result<Money, SettleError> {
        if *self.denom() > FINEST {
            return Err(SettleError::TooPrecise);
        }
        Money::round_half_even(self).map_err(|_| SettleError::TooLarge)
    }
}

/// A whole number as an exact one.
pub(crate) const fn whole(number: i128) -> Exact {
    Ratio::new_raw(number, 1)
}

/// The sum of exact numbers.
pub(crate) fn sum(numbers: impl IntoIterator<Item = Exact>) -> Result<Exact, SettleError> {
    numbers.into_iter().try_fold(whole(0), Careful::plus)
}

/// Straight lines between points in order; level before the first and after the last. None where there is no point.
pub(crate) fn interpolate(points: impl IntoIterator<Item = (Exact, Exact)>, at: Exact) -> Result<Option<Exact>, SettleError> {
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

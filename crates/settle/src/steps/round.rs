//! The pool is rounded to a unit, halves to the even one.

use super::Said;
use crate::careful::{Careful, whole};
use crate::{SettleError, words};
use alliance_model::{Exact, Money, Rounding};

pub(crate) fn apply(index: usize, rounding: Rounding, pool: Exact) -> Result<Exact, SettleError> {
    if rounding.to <= Money::ZERO {
        return Err(SettleError::RoundToNothing { step: index, to: rounding.to });
    }
    let units = pool.over(rounding.to.exact())?.to_the_penny()?;
    Ok(whole(i128::from(units.pence())).times(rounding.to.exact())?)
}

pub(crate) fn explain(rounding: Rounding, pool: Exact) -> Said {
    let what = format!("The pool is rounded to {}.", words::money(rounding.to));
    Said::new(what, "the nearest unit, halves to the even one", words::amount(pool))
}

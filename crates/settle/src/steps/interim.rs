//! Holding back part of an interim payment. The final settlement is the same: this only tells what waits until then.

use super::Said;
use crate::careful::Careful;
use crate::{SettleError, words};
use alliance_model::{Exact, Rate};
use num_traits::Signed;

pub(crate) fn explain(retention: Rate, pool: Exact) -> Result<Said, SettleError> {
    let held = retention.exact().times(pool.abs())?;
    let rate = words::share(retention.exact());
    let what = format!("Until the final account {rate} is held back. The final settlement does not change.");
    Ok(Said::aside(what, "held back: retention × pool", format!("{rate} × {} = {} held back", words::amount(pool.abs()), words::amount(held))))
}

//! Part of a gain is kept at alliance level, in whole pence.

use super::{Piece, Said};
use crate::careful::{Careful, whole};
use crate::{SettleError, words};
use alliance_model::{Exact, Reserve};
use num_traits::Signed;

pub(crate) fn piece(reserve: &Reserve, pool: Exact) -> Result<Piece, SettleError> {
    if !pool.is_positive() {
        return Ok(Piece::KEEP);
    }
    Ok(Piece::times(whole(1).minus(reserve.rate.exact())?))
}

pub(crate) fn explain(reserve: &Reserve, pool: Exact) -> Said {
    if !pool.is_positive() {
        return Said::unchanged("There is no gain to keep a part of.", pool);
    }
    let (rate, pool) = (words::share(reserve.rate.exact()), words::amount(pool));
    let what = format!("{rate} of the gain is kept for: {}.", reserve.label);
    Said::new(what, "pool less the part kept, in whole pence", format!("{pool} \u{2212} {rate} × {pool}"))
}

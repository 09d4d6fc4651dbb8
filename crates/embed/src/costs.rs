//! Many futures of the final cost: where a member reads, it takes its results.

use crate::{Drawn, Kind};
use alliance_panel::{Asked, pictures};

pub(crate) fn picture(its: &Asked<'_>, kind: Kind) -> Drawn {
    let drawn = match kind {
        _ if its.you.is_some() => return Ok(None),
        Kind::SCurve => pictures::small_s_curve(its),
        Kind::Tornado => pictures::small_tornado(its),
        _ => return Ok(None),
    };
    Ok(drawn.map(|(picture, stamp)| (picture, Some(stamp))))
}

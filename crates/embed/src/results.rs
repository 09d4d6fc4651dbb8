//! Many futures of what the members come to.

use crate::{Drawn, Kind};
use alliance_panel::{Asked, pictures};

pub(crate) fn picture(its: &Asked<'_>, kind: Kind) -> Drawn {
    let drawn = match kind {
        Kind::SCurve => pictures::small_member_s_curve(its),
        Kind::Tornado => pictures::small_member_tornado(its),
        _ => return Ok(None),
    };
    Ok(drawn.map(|(picture, stamp)| (picture, Some(stamp))))
}

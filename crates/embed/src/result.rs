//! How the result of the member who reads spreads over many futures.

use crate::{Drawn, Kind};
use alliance_panel::{Asked, pictures};

pub(crate) fn picture(its: &Asked<'_>, kind: Kind) -> Drawn {
    if kind != Kind::SCurve {
        return Ok(None);
    }
    Ok(pictures::small_member_s_curve(its).map(|(picture, stamp)| (picture, Some(stamp))))
}

//! What drives the result of the member who reads.

use crate::{Drawn, Kind};
use alliance_panel::{Asked, pictures};

pub(crate) fn picture(its: &Asked<'_>, kind: Kind) -> Drawn {
    if kind != Kind::Tornado {
        return Ok(None);
    }
    Ok(pictures::small_member_tornado(its).map(|(picture, stamp)| (picture, Some(stamp))))
}

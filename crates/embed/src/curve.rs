//! What the providers gain or pay, by final cost.

use crate::{Drawn, Kind};
use alliance_panel::{Asked, pictures};

pub(crate) fn picture(its: &Asked<'_>, kind: Kind) -> Drawn {
    if kind != Kind::Curve {
        return Ok(None);
    }
    Ok(Some((pictures::curve(its)?, None)))
}

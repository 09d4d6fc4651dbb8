//! Who has how much say, at a table that is soon counted.

use crate::{Drawn, Kind};
use alliance_panel::{Asked, pictures};

pub(crate) fn picture(its: &Asked<'_>, kind: Kind) -> Drawn {
    if kind != Kind::Power {
        return Ok(None);
    }
    Ok(pictures::small_power(its).map(|picture| (picture, None)))
}

//! The scenarios of the design beside it.

use crate::part::under;
use crate::{Drawn, Kind};
use alliance_panel::{Asked, pictures};

pub(crate) fn picture(its: &Asked<'_>, kind: Kind) -> Drawn {
    if kind != Kind::Compare {
        return Ok(None);
    }
    Ok(pictures::small_scenarios(its, under).map(|(picture, stamp)| (picture, Some(stamp))))
}

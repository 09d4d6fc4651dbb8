//! Say beside stake.

use crate::{Drawn, Kind};
use alliance_panel::{Asked, pictures};

pub(crate) fn picture(its: &Asked<'_>, kind: Kind) -> Drawn {
    if kind != Kind::SayAndStake {
        return Ok(None);
    }
    Ok(pictures::small_say_and_stake(its).map(|(picture, stamp)| (picture, Some(stamp))))
}

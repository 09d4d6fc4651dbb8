//! Power and futures of every design, whatever it takes.

use crate::{Drawn, Kind};
use alliance_panel::{Asked, Memory, pictures};

pub(crate) fn picture(its: &Asked<'_>, kind: Kind) -> Drawn {
    let memory = &mut Memory::default();
    let (picture, stamp) = match kind {
        Kind::Power => return Ok(Some((pictures::power(its)?, None))),
        Kind::SCurve => pictures::s_curve(its, memory)?,
        Kind::Tornado => pictures::tornado(its, memory)?,
        Kind::Compare => pictures::scenarios(its, memory)?,
        Kind::SayAndStake => pictures::say_and_stake(its, memory)?,
        _ => return Ok(None),
    };
    Ok(Some((picture, Some(stamp))))
}

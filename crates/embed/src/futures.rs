//! Many futures, each picture with how they were drawn.

use crate::{Kind, Stamped};
use alliance_panel::{Asked, Memory, pictures};

pub(crate) fn picture(its: &Asked<'_>, kind: Kind) -> Option<Result<Stamped, String>> {
    let memory = &mut Memory::default();
    let drawn = match kind {
        Kind::SCurve => pictures::s_curve(its, memory),
        Kind::Tornado => pictures::tornado(its, memory),
        Kind::Compare => pictures::scenarios(its, memory),
        #[cfg(feature = "power")]
        Kind::SayAndStake => pictures::say_and_stake(its, memory),
        _ => return None,
    };
    Some(drawn.map(|(picture, stamp)| (picture, Some(stamp))))
}

//! The votes: who answers to whom, the motion, and the calculator whose seats can be pressed.

use crate::pieces::{fields, group, one, text, whole};
use crate::why::Why;
use crate::{Drawn, Kind};
use alliance_chart::{Picture, seats_as_buttons, seats_at};
use alliance_json::Json;
use alliance_panel::{Asked, pictures};

pub(crate) fn picture(its: &Asked<'_>, kind: Kind) -> Drawn {
    let picture = match kind {
        Kind::Governance => pictures::governance(its),
        Kind::Vote | Kind::VoteCalculator => pictures::vote(its)?,
        _ => return Ok(None),
    };
    Ok(Some((picture, None)))
}

/// The round table, whose seats are buttons.
pub(crate) fn calculator(its: &Asked<'_>, mut picture: Picture) -> Result<Json, Why> {
    let body = its.design.body_of(&its.design.motion).ok_or_else(|| "There is no body that could vote.".to_owned())?;
    let seats = seats_at(its.design, &body.id, its.you, true);
    let first = seats.iter().find(|seat| seat.votes > 0).map(|seat| seat.id.clone());
    seats_as_buttons(&mut picture.scene, &seats, first.as_ref());
    let motion = its.design.motion.text.trim();
    let motion = (!motion.is_empty()).then(|| one("motion", motion.to_owned()));
    let press = one("text", "Press a seat to change where it stands.".to_owned());
    Ok(whole(&picture.title, motion.into_iter().chain([press, group([("buttons", text(&body.name)), ("picture", fields(&picture))])]).collect()))
}

//! Who sits round a table; on a motion, where each seat stands.

use crate::{Asked, Panel, Part, Piece};
use alliance_chart::{RoundTable, round_table, seats_at};
use alliance_model::Body;
use alliance_report::governance::table_subtitle;

/// Of the body whose id is asked about, or else that leads.
pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let named = asked.text.and_then(|text| text.parse().ok());
    let body = named.map_or_else(|| asked.design.leadership(), |id| asked.design.body(&id));
    drawn(asked, body.ok_or("There is no such table. Name one of the bodies of the design.")?, false)
}

/// Of the body to which the motion is put.
pub(crate) fn on_motion(asked: &Asked<'_>) -> Result<Panel, String> {
    drawn(asked, asked.table()?.body, true)
}

fn drawn(asked: &Asked<'_>, body: &Body, voting: bool) -> Result<Panel, String> {
    let design = asked.design;
    let seats = seats_at(design, &body.id, asked.you, voting);
    let subtitle = table_subtitle(design, &body.id, design.rule_of(&design.motion));
    let picture = round_table(RoundTable { width: asked.width, title: &body.name, subtitle: &subtitle, seats: &seats });
    Ok(Panel { findings: vec![], parts: vec![Part::open("", vec![Piece::picture(&picture, "", &asked.file_name("table"))])] })
}

//! Who answers to whom.

use crate::{Asked, Panel, Part, Piece};
use alliance_chart::Picture;

pub(crate) fn panel(asked: &Asked<'_>) -> Panel {
    Panel { findings: vec![], parts: vec![Part::open("", vec![Piece::picture(&picture(asked), "", &asked.file_name("governance"))])] }
}

/// The members, and below them the teams.
pub fn picture(asked: &Asked<'_>) -> Picture {
    alliance_chart::governance(asked.design, asked.width)
}

//! Who answers to whom.

use crate::{Asked, Panel, Part, Piece};

pub(crate) fn panel(asked: &Asked<'_>) -> Panel {
    let picture = alliance_chart::governance(asked.design, asked.width);
    Panel { findings: vec![], parts: vec![Part::open("", vec![Piece::picture(&picture, "", &asked.file_name("governance"))])] }
}

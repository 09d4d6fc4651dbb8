//! Terms of reference, drafted from the design: what it says, and what is to be agreed.

use super::Passage;
use crate::{Part, Piece};
use alliance_model::Design;
use alliance_report::draft::{Heading, draft_finding, terms_of_reference};

pub(super) fn passages(design: &Design) -> Vec<Passage> {
    let headings = terms_of_reference(design);
    let about = format!("{} A draft to talk about: have it read by a lawyer before anybody signs.", draft_finding(&headings));
    let intro = Passage { is_numbered: false, part: Part::open("", vec![Piece::Text(about)]) };
    std::iter::once(intro).chain(headings.into_iter().map(passage)).collect()
}

fn passage(heading: Heading) -> Passage {
    let lines = (!heading.lines.is_empty()).then_some(Piece::List(heading.lines));
    let asked = heading.to_be_agreed.iter().map(|question| Piece::Warning(format!("To be agreed: {question}")));
    Passage::new(heading.title, lines.into_iter().chain(asked).collect())
}

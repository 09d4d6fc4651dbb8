//! The risk register: what may happen, how likely it is, and what it costs if it does.

use super::amount::Amount;
use super::shapes::{Shape, about};
use crate::{Asked, Edit, Entry, Field, Panel, Part, Piece};
use alliance_model::{Design, Id, Money, Rate, Risk};

pub(crate) fn panel(asked: &Asked<'_>) -> Panel {
    let design = asked.design;
    let told = "Things that may happen, and what each costs if it does. A chance of 5% means one year in twenty. \
        Where only likely has a box, half of the time it costs less than that.";
    let mut pieces = vec![Piece::Text(told.to_owned())];
    if !design.risks.is_empty() {
        let head = ["Risk", "Chance, %", "Low", "Likely", "High", "Shape", "Remove"];
        pieces.push(Piece::form(head, design.risks.iter().map(row)));
    }
    pieces.push(Piece::fields([Entry::button("Add a risk", "Add a risk", vec![Edit::set("risks.+", new(design))])]));
    let mut parts = vec![Part::open("What may happen", pieces)];
    if !design.risks.is_empty() {
        parts.push(Part::folded("More shapes", design.risks.iter().map(|risk| Amount::of_risk(risk).group(None)).collect()));
    }
    Panel { findings: vec![], parts }
}

fn row(risk: &Risk) -> [Entry; 7] {
    let at = |field: &str| format!("risks.{}.{field}", risk.id);
    let label = |what: &str| format!("{}: {what}", risk.name);
    let [low, likely, high] = Amount::of_risk(risk).row();
    [
        Field::words(label("name"), at("name")).into(),
        Field::rate(label("chance, in per cent"), at("chance")).into(),
        low,
        likely,
        high,
        Entry::Text(Shape::of(&risk.impact).word().to_owned()),
        Entry::button("\u{d7}", label("remove it"), vec![Edit::remove(format!("risks.{}", risk.id))]),
    ]
}

/// One year in ten, some 10,000.
fn new(design: &Design) -> Risk {
    Risk {
        id: Id::from_name("risk", |slug| design.risks.iter().any(|risk| risk.id.as_str() == slug)),
        name: "A risk".to_owned(),
        chance: Rate::percent(10),
        impact: Shape::Smooth.through(about(Money::pounds(10_000))),
        at_least: None,
        at_most: None,
        owner: None,
    }
}

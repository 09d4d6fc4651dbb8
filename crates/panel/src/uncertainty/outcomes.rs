//! Outcomes that are not known yet: what may be measured in the end.

use crate::{Asked, Edit, Entry, Field, Panel, Part, Piece};
use alliance_model::{MayBe, Outcome, Rate};

pub(crate) fn panel(asked: &Asked<'_>) -> Panel {
    let outcomes = &asked.design.outcomes;
    let told = "Tick what is not known yet, and say what may be measured in the end: low, likely and high. \
        An outcome without a minimum, target or stretch is told by its score, from \u{2212}100 to 100.";
    let none = "There are no outcomes yet. Add them under Money, Outcomes.";
    let pieces = if outcomes.is_empty() {
        vec![Piece::Text(none.to_owned())]
    } else {
        vec![Piece::Text(told.to_owned()), Piece::form(["Outcome", "Not known yet", "Low", "Likely", "High"], outcomes.iter().map(row))]
    };
    Panel { findings: vec![], parts: vec![Part::open("What may be measured", pieces)] }
}

fn row(outcome: &Outcome) -> [Entry; 5] {
    let path = format!("outcomes.{}.may_be", outcome.id);
    let start = outcome.may_be.unwrap_or_else(|| start(outcome));
    let label = format!("{}: not known yet", outcome.name);
    let tick = Field::toggle(label, outcome.may_be.is_some(), vec![Edit::remove(&path)], vec![Edit::set(&path, start)]);
    let cell = |what: &str| {
        if outcome.may_be.is_none() {
            return Entry::Figure(String::new());
        }
        let (label, path) = (format!("{}: {what}", outcome.name), format!("{path}.{what}"));
        if is_score(outcome) {
            Field::rate(format!("{label} score, from \u{2212}100 to 100"), path).into()
        } else {
            Field::number(label, path).into()
        }
    };
    let name = if outcome.unit.is_empty() { outcome.name.clone() } else { format!("{} ({})", outcome.name, outcome.unit) };
    [Entry::Text(name), tick.into(), cell("low"), cell("likely"), cell("high")]
}

/// Without a level nothing is measured: the score itself is said.
fn is_score(outcome: &Outcome) -> bool {
    outcome.minimum.is_none() && outcome.target.is_none() && outcome.stretch.is_none()
}

/// From the minimum over what was measured, or agreed, to the stretch.
fn start(outcome: &Outcome) -> MayBe {
    let levels = if is_score(outcome) {
        [Some(Rate::ZERO), outcome.score.or(Some(Rate::percent(50))), Some(Rate::ONE)]
    } else {
        [outcome.minimum, outcome.measured.or(outcome.target), outcome.stretch]
    };
    let middle = levels.into_iter().flatten().nth(1).or_else(|| levels.into_iter().flatten().next()).unwrap_or(Rate::percent(50));
    let mut three = levels.map(|level| level.unwrap_or(middle));
    three.sort();
    let [low, likely, high] = three;
    MayBe { low, likely, high }
}

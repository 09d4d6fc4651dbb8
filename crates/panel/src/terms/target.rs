//! The target cost, what it is made of, and the changes that were agreed to it.

use super::with_step;
use crate::{Asked, Edit, Entry, Field, Panel, Part, Piece};
use alliance_model::{Adjustment, Design, Money, Step};
use alliance_report::figures::{money, percent_exact};

pub(crate) fn panel(asked: &Asked<'_>) -> Panel {
    let design = asked.design;
    let cost = Field::money("Target cost", "terms.target")
        .hint("What the members agree that the work should cost. A lower final cost is a saving, a higher one an overrun.");
    let fees = Field::tick("Fees are inside the target", "terms.fee_in_target");
    let mut parts = vec![Part::open("", vec![Piece::fields([cost, fees])])];
    parts.extend(made_of(design));
    parts.push(Part::open("Agreed changes to the target", changes(design)));
    Panel { findings: vec![], parts }
}

/// The budgets of the lines, and what the target leaves for risk; none where no line has a budget.
fn made_of(design: &Design) -> Option<Part> {
    let lines: Vec<(&str, Money)> = design.costs.iter().filter_map(|line| Some((line.name.as_str(), line.budget?))).collect();
    if lines.is_empty() {
        return None;
    }
    let told = |amount: Money| money(amount, &design.currency);
    let share =
        |amount: Money| if design.terms.target == Money::ZERO { String::new() } else { percent_exact(amount.exact() / design.terms.target.exact()) };
    let planned: Money = lines.iter().map(|(_, budget)| *budget).sum();
    let left = design.terms.target - planned;
    let row = |name: &str, amount: Money| [name.to_owned(), told(amount), share(amount)];
    let rows =
        lines.iter().map(|(name, budget)| row(name, *budget)).chain([row("Left for fees and risk", left), row("Target cost", design.terms.target)]);
    let table = Piece::table("What the target is made of", ["Line", "Budget", "Part of the target"], rows);
    let mut pieces = vec![table];
    if left.is_negative() {
        pieces.insert(
            0,
            Piece::Warning(format!(
                "The lines cost {} more than the target before any fee or risk. Raise the target, or lower a budget.",
                told(left.abs())
            )),
        );
    }
    Some(Part::folded("What it is made of", pieces))
}

fn changes(design: &Design) -> Vec<Piece> {
    let at = |place: usize, field: &str| format!("facts.adjustments.{place}.{field}");
    let rows = design.facts.adjustments.iter().enumerate().map(|(place, change)| {
        [
            Field::words(format!("Change {}: why", place + 1), at(place, "label")).into(),
            Field::money(format!("Change {}: by how much", place + 1), at(place, "amount")).into(),
            Entry::button("\u{d7}", format!("Remove the change: {}", change.label), vec![Edit::remove(format!("facts.adjustments.{place}"))]),
        ]
    });
    let rows: Vec<[Entry; 3]> = rows.collect();
    let mut pieces =
        vec![Piece::Text("More people, inflation, or a change of scope: what moves the target by agreement. A cut has a minus.".to_owned())];
    if !rows.is_empty() {
        pieces.push(Piece::form(["Why", "By how much", "Remove"], rows));
    }
    let mut all = design.facts.adjustments.clone();
    all.push(Adjustment { label: "A change".to_owned(), amount: Money::ZERO });
    let mut add = vec![Edit::set("facts.adjustments", all)];
    if !design.terms.steps.contains(&Step::AdjustTarget) {
        if !design.facts.adjustments.is_empty() {
            let mend = vec![with_step(design, 0, Step::AdjustTarget)];
            pieces.push(Piece::Warning("These changes move nothing: the terms have no step that adjusts the target.".to_owned()));
            pieces.push(Piece::fields([Entry::button("Let them move the target", "Let them move the target", mend)]));
        }
        add.push(with_step(design, 0, Step::AdjustTarget));
    }
    pieces.push(Piece::fields([Entry::button("Add a change", "Add a change to the target", add)]));
    pieces
}

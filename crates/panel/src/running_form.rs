//! What the alliance costs to run, as a form.

use crate::{Edit, Entry, Field, Part, Piece};
use alliance_model::{Design, Id, Meetings, Money, Rate, RunningCost};

/// Sums in one table, meetings in another, and buttons for one more of each.
pub(crate) fn part(design: &Design) -> Part {
    let (sums, meetings): (Vec<_>, Vec<_>) = design.running_costs.iter().partition(|cost| cost.meetings.is_none());
    let mut pieces = vec![];
    if !sums.is_empty() {
        pieces.push(Piece::form(["For", "Amount a year", "Remove"], sums.into_iter().map(sum)));
    }
    if !meetings.is_empty() {
        pieces.push(Piece::form(["For", "People", "Meetings a year", "Hours each", "An hour costs", "Remove"], meetings.into_iter().map(meeting)));
    }
    let id = Id::from_name("cost", |slug| design.running_costs.iter().any(|cost| cost.id.as_str() == slug));
    let new = |label: &str, amount: Option<Money>, meetings: Option<Meetings>| {
        vec![Edit::set("running_costs.+", RunningCost { id: id.clone(), label: label.to_owned(), amount, meetings })]
    };
    let hours = Meetings { people: 9, a_year: 12, hours: Rate::fraction(2, 1).unwrap_or_default(), rate: Money::pounds(30) };
    pieces.push(Piece::fields([
        Entry::button("Add a sum", "Add a sum to what it costs to run", new("A payment", Some(Money::ZERO), None)),
        Entry::button("Add meetings", "Add meetings to what it costs to run", new("Meetings", None, Some(hours))),
    ]));
    Part::folded("Change what it costs to run", pieces)
}

fn label(cost: &RunningCost, what: &str) -> String {
    format!("{}: {what}", cost.label)
}

fn remove(cost: &RunningCost) -> Entry {
    Entry::button("\u{d7}", label(cost, "remove it"), vec![Edit::remove(format!("running_costs.{}", cost.id))])
}

fn sum(cost: &RunningCost) -> [Entry; 3] {
    let at = |field: &str| format!("running_costs.{}.{field}", cost.id);
    [Field::words(label(cost, "name"), at("label")).into(), Field::money(label(cost, "amount a year"), at("amount")).optional().into(), remove(cost)]
}

fn meeting(cost: &RunningCost) -> [Entry; 6] {
    let at = |field: &str| format!("running_costs.{}.{field}", cost.id);
    [
        Field::words(label(cost, "name"), at("label")).into(),
        Field::count(label(cost, "people"), at("meetings.people")).into(),
        Field::count(label(cost, "meetings a year"), at("meetings.a_year")).into(),
        Field::number(label(cost, "hours each"), at("meetings.hours")).into(),
        Field::money(label(cost, "an hour costs"), at("meetings.rate")).into(),
        remove(cost),
    ]
}

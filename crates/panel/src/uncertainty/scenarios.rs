//! Scenarios: each is a name and what differs from the design.

use super::offers::offers;
use super::places;
use crate::{Asked, Choice, Edit, Entry, Field, Holds, Panel, Part, Piece};
use alliance_format::{tree, under, value_at};
use alliance_json::Json;
use alliance_model::{Change, Design, Id, Scenario, Severity, check};
use alliance_report::figures::list;

/// So many are compared with the base.
const COMPARED: usize = 3;

pub(crate) fn panel(asked: &Asked<'_>) -> Panel {
    let design = asked.design;
    let scenarios = &design.scenarios;
    let told = "The base is the design as it is. A scenario says only what differs from it, so it follows whatever you change in the base.";
    let mut pieces = vec![Piece::Text(told.to_owned())];
    if scenarios.len() > COMPARED {
        let first: Vec<&str> = scenarios.iter().take(COMPARED).map(|scenario| scenario.name.as_str()).collect();
        pieces.push(Piece::Text(format!("The first three are compared with the base: {}. The others are kept.", list(&first))));
    }
    let new = Scenario { id: fresh(design), name: format!("Scenario {}", scenarios.len() + 1), changes: vec![] };
    pieces.push(Piece::fields([Entry::button("Add a scenario", "Add a scenario", vec![Edit::set("scenarios.+", new)])]));
    let one = |(place, scenario): (usize, &Scenario)| Part::open(&format!("Scenario {}", place + 1), scenario_form(design, place, scenario));
    let parts = std::iter::once(Part::open("", pieces)).chain(scenarios.iter().enumerate().map(one)).collect();
    Panel { findings: vec![], parts }
}

fn fresh(design: &Design) -> Id {
    Id::from_name("scenario", |slug| design.scenarios.iter().any(|scenario| scenario.id.as_str() == slug))
}

fn scenario_form(design: &Design, place: usize, scenario: &Scenario) -> Vec<Piece> {
    let path = format!("scenarios.{}", scenario.id);
    let copy = Scenario { id: fresh(design), name: format!("{}, copy", scenario.name), changes: scenario.changes.clone() };
    let about = |what: &str| format!("{what}: {}", scenario.name);
    let mut pieces = vec![Piece::fields([
        Entry::from(Field::words(format!("Name of scenario {}", place + 1), format!("{path}.name"))),
        Entry::button("Copy", about("Copy this scenario"), vec![Edit::set("scenarios.+", copy)]),
        Entry::button("Remove", about("Remove this scenario"), vec![Edit::remove(&path)]),
    ])];
    pieces.extend(wrong(design, scenario).map(Piece::Warning));
    if scenario.changes.is_empty() {
        pieces.push(Piece::Text("Nothing differs from the base yet.".to_owned()));
    } else {
        let json = tree(design);
        let rows = scenario.changes.iter().enumerate().map(|(at, change)| difference(design, &json, scenario, at, change));
        pieces.push(Piece::form(["What differs", "In the base", "Here", "Take it away"], rows));
    }
    pieces.push(Piece::fields([add(design, scenario, &format!("{path}.changes"))]));
    pieces
}

/// Why a scenario cannot be worked out, if so.
fn wrong(design: &Design, scenario: &Scenario) -> Option<String> {
    let problem = match under(design, scenario) {
        Err(problem) => problem,
        Ok(changed) => check(&changed).into_iter().find(|problem| problem.severity == Severity::Error)?,
    };
    Some(format!("This scenario cannot be worked out. Found {}. Expected {}. {}", problem.found, problem.expected, problem.mend))
}

fn difference(design: &Design, json: &Json, scenario: &Scenario, at: usize, change: &Change) -> [Entry; 4] {
    let path = format!("scenarios.{}.changes.{at}", scenario.id);
    let what = places::place(design, &change.path);
    let holds = places::holds(design, &change.path);
    let label = format!("{}: {what}", scenario.name);
    let typed = |make: fn(String, String) -> Field| make(label.clone(), format!("{path}.value")).into();
    let here = match holds.filter(|_| change.value.text().is_some()) {
        Some(Holds::Money) => typed(Field::money),
        Some(Holds::Rate) => typed(Field::rate),
        Some(Holds::Number) => typed(Field::number),
        Some(Holds::Words) => typed(Field::words),
        _ => Entry::Figure(places::value(design, holds, Some(&change.value))),
    };
    let base = places::value(design, holds, value_at(json, &change.path));
    let unit = if holds == Some(Holds::Rate) { ", %" } else { "" };
    [
        Entry::Text(format!("{what}{unit}")),
        Entry::Figure(base),
        here,
        Entry::button("\u{d7}", format!("{label}: take this difference away"), vec![Edit::remove(path)]),
    ]
}

/// A difference from the list; one about the same place takes the place of the other.
fn add(design: &Design, scenario: &Scenario, path: &str) -> Field {
    let json = tree(design);
    let with = |change: Change| {
        let others = scenario.changes.iter().filter(|other| places::by_kind(&json, &other.path) != change.path).cloned();
        others.chain([change.clone()]).collect::<Vec<Change>>()
    };
    let offered = offers(design).into_iter().map(|offer| Choice::new(offer.name, vec![Edit::set(path, with(offer.change))]));
    let none = Choice::new("Choose\u{2026}", vec![Edit::set(path, scenario.changes.clone())]);
    Field::choice(format!("Add a difference to {}", scenario.name), Some(0), std::iter::once(none).chain(offered).collect())
}

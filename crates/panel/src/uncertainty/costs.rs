//! What each line of the budget may cost: low, likely, high; other shapes are folded away.

use super::amount::Amount;
use super::shapes::{Shape, about, pence};
use super::without_line;
use crate::{Asked, Choice, Edit, Entry, Field, Panel, Part, Piece};
use alliance_model::{CostLine, Design, Id, Money};
use alliance_report::figures::{list, whole_money};

pub(crate) fn panel(asked: &Asked<'_>) -> Panel {
    let design = asked.design;
    let mut pieces = vec![];
    if !design.costs.is_empty() {
        let about = "Low: it is never below this. Likely: what you expect most. High: it is never above this. \
            Where only likely has a box, half of the time it costs less than that. Smooth and straight say how the chance falls away on both sides.";
        let head = ["Line", "Low", "Likely", "High", "Shape", "Remove"];
        pieces.extend([Piece::Text(about.to_owned()), Piece::form(head, design.costs.iter().map(|line| row(design, line)))]);
    }
    pieces.extend(certain(design));
    let add = vec![Edit::set("costs.+", new(design))];
    pieces.push(Piece::fields([Entry::button("Add a line", "Add a line to the costs", add)]));
    let mut parts = vec![Part::open("What each line may cost", pieces)];
    let shaped: Vec<Piece> = design.costs.iter().filter_map(more).collect();
    if !shaped.is_empty() {
        parts.push(Part::folded("More shapes", shaped));
    }
    Panel { findings: vec![], parts }
}

/// What a line costs where nothing else is said.
fn planned(line: &CostLine) -> Option<Money> {
    line.forecast.or(line.budget)
}

fn row(design: &Design, line: &CostLine) -> [Entry; 6] {
    let name = Field::words(format!("{}: name", line.name), format!("costs.{}.name", line.id)).into();
    let remove = Entry::button("\u{d7}", format!("{}: remove it", line.name), without_line(design, &line.id));
    let Some(amount) = Amount::of_line(line) else {
        let figure = planned(line).map_or_else(|| "not given".to_owned(), |planned| whole_money(planned, &design.currency));
        let none = || Entry::Figure(String::new());
        return [name, none(), Entry::Figure(figure), none(), Entry::Text("certain".to_owned()), remove];
    };
    let [low, likely, high] = amount.row();
    [name, low, likely, high, Entry::Text(Shape::of(amount.distribution).word().to_owned()), remove]
}

/// Lines that are certain so far, each with a button that lets it vary.
fn certain(design: &Design) -> Vec<Piece> {
    let certain: Vec<&CostLine> = design.costs.iter().filter(|line| line.distribution.is_none()).collect();
    let starts = |line: &CostLine| Some(Edit::set(format!("costs.{}.distribution", line.id), Shape::Smooth.through(about(planned(line)?))));
    let mut pieces = vec![];
    let without: Vec<&str> = certain.iter().filter(|line| planned(line).is_none()).map(|line| line.name.as_str()).collect();
    if !without.is_empty() {
        let told = format!("Nothing says what these cost: {}. Give each a budget, in the open book under Money.", list(&without));
        pieces.push(Piece::Warning(told));
    }
    let mut buttons: Vec<Entry> = vec![];
    let every: Vec<Edit> = certain.iter().filter_map(|line| starts(line)).collect();
    if every.len() > 1 {
        buttons.push(Entry::button("All of them may cost more or less", "All of them may cost more or less: the lines that are certain", every));
    }
    buttons.extend(certain.iter().filter_map(|line| {
        let edits = vec![starts(line)?];
        let does = format!("It may cost more or less: {}", line.name);
        Some(Entry::button(does.clone(), does, edits))
    }));
    if !buttons.is_empty() {
        let told = "Lines that are certain cost exactly what is forecast or budgeted. One that may cost more or less starts at 90%, 100% and 120% \
            of that: a start, for you to change.";
        pieces.extend([Piece::Text(told.to_owned()), Piece::fields(buttons)]);
    }
    pieces
}

fn more(line: &CostLine) -> Option<Piece> {
    let path = format!("costs.{}", line.id);
    let edits = ["distribution", "at_least", "at_most"].map(|field| Edit::remove(format!("{path}.{field}"))).to_vec();
    let certain = planned(line).map(|_| Choice::new("Certain: what is forecast or budgeted", edits));
    Some(Amount::of_line(line)?.group(certain))
}

/// A new line, around a hundredth of the target.
fn new(design: &Design) -> CostLine {
    let hundredth = if design.terms.target == Money::ZERO { Money::pounds(10_000) } else { pence(i128::from(design.terms.target.pence()) / 100) };
    CostLine {
        id: Id::from_name("line", |slug| design.costs.iter().any(|line| line.id.as_str() == slug)),
        name: "A line".to_owned(),
        member: None,
        budget: None,
        actual: None,
        forecast: None,
        disallowed: None,
        distribution: Some(Shape::Smooth.through(about(hundredth))),
        at_least: None,
        at_most: None,
    }
}

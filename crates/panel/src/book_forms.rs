//! The open book as a form, and a ledger that is pasted into it: what is read as what, and what could not be read.

use crate::tables::{heads, table};
use crate::uncertainty::without_line;
use crate::{Asked, Choice, Edit, Entry, Field, Panel, Part, Paste, Piece};
use alliance_format::{LARGEST_FILE, Ledger, LedgerField, RowProblem, read_ledger};
use alliance_model::{CostLine, Design, Id, Money, Severity};
use alliance_report::figures::{count, whole_money};
use alliance_report::years::name;
use alliance_settle::Books;

/// Every line with its figures, and ways to add more.
pub(crate) fn lines(design: &Design) -> Part {
    let mut pieces = vec![];
    if !design.costs.is_empty() {
        let head = ["Line", "Member", "Budget", "Spent so far", "In the end", "Not allowed", "Remove"];
        pieces.push(Piece::form(head, design.costs.iter().map(|line| row(design, line))));
    }
    let id = Id::from_name("line", |slug| design.costs.iter().any(|line| line.id.as_str() == slug));
    let new = format!(r#"{{ "id": "{id}", "name": "A line" }}"#);
    let add = Entry::button("Add a line", "Add a line to the open book", vec![Edit { path: "costs.+".to_owned(), value: Some(new) }]);
    pieces.push(Piece::fields([add]));
    pieces.push(Piece::Paste(Paste {
        label: "Paste lines from a spreadsheet, or choose a CSV file".to_owned(),
        hint: "The first row says what each column is: Line, Member, Budget, Actual, Forecast, Disallowed.".to_owned(),
        ask: "read_ledger".to_owned(),
    }));
    Part::folded("Change the lines", pieces)
}

fn row(design: &Design, line: &CostLine) -> [Entry; 7] {
    let at = |field: &str| format!("costs.{}.{field}", line.id);
    let label = |what: &str| format!("{}: {what}", line.name);
    let money = |what: &str, field: &str| Field::money(label(what), at(field)).optional().into();
    let members = design.members.iter().filter(|member| member.is_provider());
    let none = Choice::new("All", vec![Edit::remove(at("member"))]);
    let choices = std::iter::once(none)
        .chain(members.clone().map(|member| Choice::new(&member.name, vec![Edit::set(at("member"), member.id.clone())])))
        .collect();
    let chosen = line.member.as_ref().map_or(Some(0), |id| members.clone().position(|member| member.id == *id).map(|place| place + 1));
    [
        Field::words(label("name"), at("name")).into(),
        Field::choice(label("member"), chosen, choices).into(),
        money("budget", "budget"),
        money("spent so far", "actual"),
        money("in the end", "forecast"),
        money("not allowed", "disallowed"),
        Entry::button("\u{d7}", label("remove it"), without_line(design, &line.id)),
    ]
}

/// A button that makes the final cost and the direct costs those of the books, where they are not.
pub(crate) fn follow(design: &Design, books: &Books) -> Option<Piece> {
    if books.differs.is_empty() || books.outturn.is_negative() {
        return None;
    }
    let mut changes = vec![Edit::set("facts.outturn", books.outturn), Edit::remove("facts.direct_costs")];
    changes.extend(books.direct_costs.iter().map(|cost| Edit::set(format!("facts.direct_costs.{}", cost.member), cost.cost)));
    let label = format!("Let the final cost follow the books: {}", whole_money(books.outturn, &design.currency));
    Some(Piece::fields([Entry::button(label.clone(), label, changes)]))
}

/// What a pasted ledger says, before it is taken.
pub(crate) fn preview(asked: &Asked<'_>) -> Panel {
    let design = asked.design;
    let text = asked.text.unwrap_or_default();
    if text.trim().is_empty() {
        return Panel::default();
    }
    if text.len() > LARGEST_FILE {
        let told = "This is more than can be read at once. Take away what is not needed.".to_owned();
        return Panel { findings: vec![], parts: vec![Part::open("", vec![Piece::Warning(told)])] };
    }
    let ledger = read_ledger(text, None, &design.members, &design.costs);
    let mut pieces = vec![columns(&ledger)];
    if !ledger.lines.is_empty() {
        pieces.push(read(asked, &ledger));
    }
    let told = |of: Severity| ledger.problems.iter().filter(move |problem| problem.severity == of).map(problem_in_words);
    let errors: Vec<String> = told(Severity::Error).collect();
    pieces.extend(told(Severity::Warning).chain(errors.iter().cloned()).map(Piece::Warning));
    let found = count(ledger.lines.len(), "line was read", "lines were read");
    let figures = |line: &CostLine| line.budget.or(line.actual).or(line.forecast).is_some();
    if !errors.is_empty() {
        pieces.push(Piece::Text("Mend these in the text above; then the lines can be taken.".to_owned()));
    } else if ledger.lines.iter().any(figures) {
        let mut all = design.costs.clone();
        for line in ledger.lines {
            match all.iter_mut().find(|old| old.id == line.id) {
                Some(old) => *old = line,
                None => all.push(line),
            }
        }
        pieces.push(Piece::fields([Entry::button(
            "Put them into the open book",
            "Put them into the open book: the pasted lines",
            vec![Edit::set("costs", all)],
        )]));
    }
    Panel { findings: vec![format!("{found}.")], parts: vec![Part::open("", pieces)] }
}

fn columns(ledger: &Ledger) -> Piece {
    let row = |(place, column): (usize, &alliance_format::LedgerColumn)| {
        let head = if column.head.is_empty() { format!("Column {}", place + 1) } else { column.head.clone() };
        [head, column.field.map_or("left out", field_name).to_owned(), column.samples.join(", ")]
    };
    let rows = ledger.columns.iter().enumerate().map(row).map(Vec::from).collect();
    table("What each column is read as", 3, heads(&["Column", "Read as", "Such as"]), rows)
}

const fn field_name(field: LedgerField) -> &'static str {
    match field {
        LedgerField::Id => "the short name of a line",
        LedgerField::Name => "the name of a line",
        LedgerField::Member => "the member that spends it",
        LedgerField::Budget => "the budget",
        LedgerField::Actual => "what was spent so far",
        LedgerField::Forecast => "what is expected in the end",
        LedgerField::ToComplete => "what is still to come",
        LedgerField::Disallowed => "what is not allowed",
    }
}

fn read(asked: &Asked<'_>, ledger: &Ledger) -> Piece {
    let money = |amount: Option<Money>| amount.map_or_else(|| "\u{2013}".to_owned(), |amount| whole_money(amount, &asked.design.currency));
    let row = |line: &CostLine| {
        let whose = line.member.as_ref().map_or_else(|| "All".to_owned(), |id| name(asked.design, id));
        let amounts = [line.budget, line.actual, line.forecast, line.disallowed].map(money);
        [line.name.clone(), whose].into_iter().chain(amounts).collect()
    };
    let head = heads(&["Line", "Member", "Budget", "Spent so far", "In the end", "Not allowed"]);
    table("The lines as they were read", 2, head, ledger.lines.iter().map(row).collect())
}

/// What is wrong with a row that was pasted, and how to mend it.
pub(crate) fn problem_in_words(problem: &RowProblem) -> String {
    let place = match (problem.row, problem.column) {
        (Some(row), Some(column)) => format!("Row {row}, column {column}: found"),
        (Some(row), None) => format!("Row {row}: found"),
        _ => "Found".to_owned(),
    };
    format!("{place} {}. Expected {}. {}", problem.found, problem.expected, problem.mend)
}

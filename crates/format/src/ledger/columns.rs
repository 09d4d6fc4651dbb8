//! Which column is what: by the words in its head; without heads, by what stands in it.

use super::rows::Row;
use super::{LedgerColumn, LedgerField, LedgerMapping, amount};

/// How far down the heads are looked for.
const HEADS_WITHIN: usize = 12;
/// How many cells of a column are shown.
const SAMPLES: usize = 3;

/// Fields with the words by which they are known, those first that a head may share with others: "Forecast spend".
const WORDS: [(LedgerField, &[&str]); 8] = [
    (LedgerField::Disallowed, &["disallowed", "not allowed", "unallowable", "disallowable", "ineligible"]),
    (LedgerField::ToComplete, &["to complete", "to go", "to come", "remaining", "still to"]),
    (LedgerField::Forecast, &["forecast", "outturn", "expected", "projected", "projection", "final", "at completion"]),
    (LedgerField::Actual, &["actual", "actuals", "spent", "spend", "to date", "ytd"]),
    (LedgerField::Member, &["member", "organisation", "organization", "partner", "provider", "who"]),
    (LedgerField::Name, &["cost line", "line", "name", "item", "description", "heading", "what"]),
    (LedgerField::Budget, &["budget", "plan", "planned", "agreed"]),
    (LedgerField::Id, &["id", "code", "ref", "reference"]),
];

impl LedgerMapping {
    fn column_of(&mut self, field: LedgerField) -> &mut Option<u32> {
        match field {
            LedgerField::Id => &mut self.id,
            LedgerField::Name => &mut self.name,
            LedgerField::Member => &mut self.member,
            LedgerField::Budget => &mut self.budget,
            LedgerField::Actual => &mut self.actual,
            LedgerField::Forecast => &mut self.forecast,
            LedgerField::ToComplete => &mut self.to_complete,
            LedgerField::Disallowed => &mut self.disallowed,
        }
    }
}

/// What the columns are, and whether heads say so.
pub(super) fn guess(rows: &[Row]) -> (LedgerMapping, bool) {
    let known = |row: &Row| row.cells.iter().filter(|cell| field_of(cell).is_some()).count();
    let heads = rows.iter().take(HEADS_WITHIN).enumerate().map(|(place, row)| (place, known(row))).rev().max_by_key(|(_, known)| *known);
    match heads.filter(|(_, known)| *known > 1).and_then(|(place, _)| Some((place, rows.get(place)?))) {
        Some((place, row)) => (by_heads(place, row), true),
        None => (by_cells(rows), false),
    }
}

/// A mapping that is given, with the rows above the first line where it does not say how many.
pub(super) fn with_head_rows(given: LedgerMapping, rows: &[Row]) -> LedgerMapping {
    let guessed = || match guess(rows) {
        (guessed, true) => guessed.head_rows,
        _ => Some(u32::from(first_is_head(rows))),
    };
    LedgerMapping { head_rows: given.head_rows.or_else(guessed), ..given }
}

/// The columns as they are shown.
pub(super) fn told(mapping: &LedgerMapping, rows: &[Row], head_rows: usize) -> Vec<LedgerColumn> {
    let mut mapping = *mapping;
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let head = head_rows.checked_sub(1).and_then(|place| rows.get(place));
    let column = |column: u32| {
        let cells = rows.iter().skip(head_rows).map(|row| row.cell(Some(column))).filter(|cell| !cell.is_empty());
        LedgerColumn {
            head: head.map_or("", |row| row.cell(Some(column))).to_owned(),
            field: WORDS.iter().map(|(field, _)| *field).find(|field| *mapping.column_of(*field) == Some(column)),
            samples: cells.take(SAMPLES).map(str::to_owned).collect(),
        }
    };
    (0..u32::try_from(width).unwrap_or_default()).map(column).collect()
}

fn by_heads(place: usize, row: &Row) -> LedgerMapping {
    let mut mapping = LedgerMapping { head_rows: u32::try_from(place + 1).ok(), ..LedgerMapping::default() };
    // A head that is just the word goes before one that only has it among others.
    for exactly in [true, false] {
        for (column, head) in (0..).zip(&row.cells) {
            let Some(field) = field_of(head).filter(|field| !exactly || is_just(*field, head)) else { continue };
            let taken = WORDS.iter().any(|(other, _)| *mapping.column_of(*other) == Some(column));
            let place = mapping.column_of(field);
            if place.is_none() && !taken {
                *place = Some(column);
            }
        }
    }
    mapping
}

/// The first column of words is the name; columns of amounts are budget, actual and forecast in turn.
fn by_cells(rows: &[Row]) -> LedgerMapping {
    let head_rows = usize::from(first_is_head(rows));
    let mut mapping = LedgerMapping { head_rows: u32::try_from(head_rows).ok(), ..LedgerMapping::default() };
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let mut amounts = [LedgerField::Budget, LedgerField::Actual, LedgerField::Forecast].into_iter();
    for column in 0..u32::try_from(width).unwrap_or_default() {
        let cells: Vec<&str> = rows.iter().skip(head_rows).map(|row| row.cell(Some(column))).filter(|cell| !cell.is_empty()).collect();
        let figures = cells.iter().filter(|cell| amount::read(cell).is_ok()).count();
        if figures * 2 > cells.len() {
            if let Some(field) = amounts.next() {
                *mapping.column_of(field) = Some(column);
            }
        } else if mapping.name.is_none() && !cells.is_empty() {
            mapping.name = Some(column);
        }
    }
    mapping
}

/// Whether the first row has words alone, and amounts stand below it.
fn first_is_head(rows: &[Row]) -> bool {
    let has_amount = |row: &Row| row.cells.iter().any(|cell| !cell.is_empty() && amount::read(cell).is_ok());
    rows.first().is_some_and(|first| !has_amount(first)) && rows.iter().skip(1).any(has_amount)
}

fn field_of(head: &str) -> Option<LedgerField> {
    let head = format!(" {} ", words(head));
    let has = |word: &&str| head.contains(&format!(" {word} "));
    WORDS.iter().find(|(_, words)| words.iter().any(has)).map(|(field, _)| *field)
}

fn is_just(field: LedgerField, head: &str) -> bool {
    let head = words(head);
    WORDS.iter().any(|(other, words)| *other == field && words.contains(&head.as_str()))
}

/// Small letters and single spaces, and nothing else.
fn words(head: &str) -> String {
    let letters: String = head.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

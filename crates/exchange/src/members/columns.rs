//! Which column is what: by the words in its head, or else by the first column that holds words.

use super::{MemberColumn, MemberField, MembersMapping};
use alliance_format::{Row, read_amount};

/// How far down the heads are looked for.
const HEADS_WITHIN: usize = 12;
/// How many cells of a column are shown.
const SAMPLES: usize = 3;

/// Fields with the words by which they are known, those first that a head may share with others: "Charity number".
const WORDS: [(MemberField, &[&str]); 12] = [
    (MemberField::CharityNumber, &["charity number", "charity no", "charitynumber", "charity registration", "registered charity", "charity reg"]),
    (MemberField::CompanyNumber, &["company number", "company no", "companynumber", "company registration", "companies house"]),
    (MemberField::NhsCode, &["nhs code", "ods code", "ods", "nhs organisation code"]),
    (MemberField::Identifier, &["identifier", "org id", "organisation id", "organization id", "org identifier", "id"]),
    (MemberField::FreeReserves, &["reserves", "free reserves", "unrestricted"]),
    (MemberField::AnnualIncome, &["income", "turnover", "annual income"]),
    (MemberField::Work, &["share of work", "work", "share", "workshare", "percent of work"]),
    (MemberField::Budget, &["budget", "budget within the target"]),
    (MemberField::Fee, &["fee", "limb 2", "overhead"]),
    (MemberField::Kind, &["kind", "type", "sector", "kind of organisation", "category"]),
    (MemberField::Notes, &["notes", "note", "comment", "comments", "remarks"]),
    (MemberField::Name, &["name", "organisation", "organization", "member", "partner", "provider", "charity", "company", "recipient", "who"]),
];

/// What the columns are, and whether heads say so.
pub(super) fn guess(table: &[Row]) -> (MembersMapping, bool) {
    let known = |row: &Row| row.cells.iter().filter(|cell| field_of(cell).is_some()).count();
    let heads = table.iter().take(HEADS_WITHIN).enumerate().rev().max_by_key(|(_, row)| known(row)).filter(|(_, row)| known(row) > 0);
    match heads.filter(|(_, row)| is_head(row)) {
        Some((place, row)) => (by_heads(place, row), true),
        None => (by_cells(table), false),
    }
}

/// A row is heads where it names a member or two things, and every cell that is named is just a name.
fn is_head(row: &Row) -> bool {
    let fields: Vec<MemberField> = row.cells.iter().filter_map(|cell| field_of(cell)).collect();
    let no_figures = row.cells.iter().all(|cell| cell.is_empty() || !matches!(read_amount(cell), Ok(Some(_))));
    let only_cell = row.cells.len() == 1 && row.cells.iter().any(|cell| is_just(cell));
    no_figures && (fields.len() > 1 || only_cell)
}

/// The columns as they are shown.
pub(super) fn told(mapping: &MembersMapping, table: &[Row]) -> Vec<MemberColumn> {
    let width = table.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let head = mapping.head_rows.checked_sub(1).and_then(|place| table.get(place));
    let column = |column: usize| {
        let cell = |row: &Row| row.cells.get(column).filter(|cell| !cell.is_empty()).cloned();
        MemberColumn {
            head: head.and_then(cell).unwrap_or_default(),
            field: mapping.columns.get(column).copied().flatten(),
            samples: table.iter().skip(mapping.head_rows).filter_map(cell).take(SAMPLES).collect(),
        }
    };
    (0..width).map(column).collect()
}

fn by_heads(place: usize, row: &Row) -> MembersMapping {
    let mut columns: Vec<Option<MemberField>> = vec![None; row.cells.len()];
    // A head that is just the word goes before one that only has it among others.
    for exactly in [true, false] {
        for (column, head) in row.cells.iter().enumerate() {
            let Some(field) = field_of(head).filter(|_| !exactly || is_just(head)) else { continue };
            // An organisation may stand in several registers.
            let is_taken = field != MemberField::Identifier && columns.contains(&Some(field));
            if let Some(free) = columns.get_mut(column).filter(|free| free.is_none() && !is_taken) {
                *free = Some(field);
            }
        }
    }
    MembersMapping { head_rows: place + 1, columns }
}

/// The first column of words is the name.
fn by_cells(table: &[Row]) -> MembersMapping {
    let width = table.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let holds_words = |column: usize| {
        let mut cells = table.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.is_empty());
        cells.any(|cell| read_amount(cell).is_err())
    };
    let name = (0..width).find(|column| holds_words(*column));
    MembersMapping { head_rows: 0, columns: (0..width).map(|column| (Some(column) == name).then_some(MemberField::Name)).collect() }
}

fn field_of(head: &str) -> Option<MemberField> {
    let head = format!(" {} ", plain(head));
    let has = |word: &&str| head.contains(&format!(" {word} "));
    WORDS.iter().find(|(_, words)| words.iter().any(has)).map(|(field, _)| *field)
}

fn is_just(head: &str) -> bool {
    let head = plain(head);
    WORDS.iter().any(|(_, words)| words.contains(&head.as_str()))
}

/// Small letters and single spaces, and nothing else.
pub(super) fn plain(text: &str) -> String {
    let letters: String = text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

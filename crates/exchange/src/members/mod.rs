//! Members from a list: comma-separated text of any make, or grants in the form of 360Giving, whose recipients become members.
//! The answer says what each column is taken for and what becomes of each row; nobody who is there already is lost.

mod columns;
mod grants;
mod kinds;
mod numbers;
mod rows;
mod shares;
mod written;

pub use written::members_csv;

use alliance_format::{LARGEST_FILE, Row, RowProblem, read_rows};
use alliance_json::AsJson;
use alliance_model::{Member, Severity};
use serde::{Deserialize, Serialize};

/// More organisations than this sign no one agreement, and are no list of members.
const MOST_ROWS: usize = 500;
/// The same of what is known of each.
const MOST_COLUMNS: usize = 100;

/// What a list of members reads as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MembersList {
    /// Its columns, and what each is taken for.
    pub columns: Vec<MemberColumn>,
    /// The same as it can be handed in again, changed.
    pub mapping: MembersMapping,
    /// What becomes of each row.
    pub rows: Vec<MemberRow>,
    /// All members as they are then: those of the design in their order, changed where a row says so, and new ones behind them.
    pub members: Vec<Member>,
    /// What cannot be read, or is worth a look.
    pub problems: Vec<RowProblem>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MemberColumn {
    /// Its head; empty where there is none.
    pub head: String,
    /// What it is taken for; none where it is left out.
    pub field: Option<MemberField>,
    /// Its first cells that hold something.
    pub samples: Vec<String>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
#[serde(rename_all = "snake_case")]
pub enum MemberField {
    /// The name of the organisation.
    Name,
    /// What kind of organisation it is.
    Kind,
    /// A number in a register with the code of the register before it: `GB-CHC-1164021`.
    Identifier,
    /// A charity number.
    CharityNumber,
    /// A number at Companies House.
    CompanyNumber,
    /// An NHS organisation code.
    NhsCode,
    /// The share of the work: a percentage, or a fraction of one.
    Work,
    /// The budget within the target cost.
    Budget,
    /// A fixed fee.
    Fee,
    /// Free reserves.
    FreeReserves,
    /// Income in a year.
    AnnualIncome,
    /// Anything worth knowing.
    Notes,
}

impl MemberField {
    /// Every field, in the order in which people are asked.
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::Kind,
        Self::Identifier,
        Self::CharityNumber,
        Self::CompanyNumber,
        Self::NhsCode,
        Self::Work,
        Self::Budget,
        Self::Fee,
        Self::FreeReserves,
        Self::AnnualIncome,
        Self::Notes,
    ];
}

/// What each column is taken for, in their order; what is not named is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
pub struct MembersMapping {
    /// How many rows stand above the first member.
    #[serde(default)]
    pub head_rows: usize,
    /// What each column holds; none where it is left out.
    #[serde(default)]
    pub columns: Vec<Option<MemberField>>,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MemberRow {
    /// The row, from 1.
    pub row: usize,
    /// The place of its member in the list of all.
    pub place: usize,
    /// What becomes of it.
    pub fate: Fate,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// A new member.
    New,
    /// A member that is there already and changes.
    Updated,
    /// A member that is there already and stays as it is.
    Same,
}

impl MembersList {
    /// How many rows have this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.rows.iter().filter(|row| row.fate == fate).count()
    }

    /// Whether anything cannot be read.
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }

    fn refused(found: impl Into<String>, expected: &str, mend: &str, existing: &[Member]) -> Self {
        let problem = RowProblem {
            severity: Severity::Error,
            row: None,
            column: None,
            found: found.into(),
            expected: expected.to_owned(),
            mend: mend.to_owned(),
        };
        Self { columns: vec![], mapping: MembersMapping::default(), rows: vec![], members: existing.to_vec(), problems: vec![problem] }
    }
}

/// Reads a list of members. Which column is what is guessed from the heads, unless it is given. A row is a member that is there
/// already where they share a number of a register, or else the name; what the row does not say stays as it is.
pub fn read_members(text: &str, mapping: Option<MembersMapping>, existing: &[Member]) -> MembersList {
    let table = match table_of(text) {
        Ok(table) => table,
        Err([found, expected, mend]) => return MembersList::refused(found, &expected, &mend, existing),
    };
    let guessed = columns::guess(&table);
    let (mapping, found_heads) = mapping.map_or(guessed, |given| (given, true));
    let columns = columns::told(&mapping, &table);
    let mut reading = rows::Reading::new(mapping, existing);
    if !found_heads {
        reading.no_heads();
    }
    let head_rows = reading.mapping.head_rows;
    table.iter().skip(head_rows).for_each(|row| reading.row(row));
    reading.list(columns)
}

/// The rows of a list; or what was found, what is expected, and how to mend it.
fn table_of(text: &str) -> Result<Vec<Row>, [String; 3]> {
    let refused = |found: &str, expected: &str, mend: &str| Err([found, expected, mend].map(str::to_owned));
    let keep = "Keep only the rows and columns that tell who is to sign.";
    if text.len() > LARGEST_FILE {
        return refused("more than can be read at once", "a list of organisations", keep);
    }
    let is_json = text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']);
    let table = if is_json { grants::rows(text)? } else { read_rows(text, MOST_ROWS + 1).1 };
    if table.iter().all(|row| row.cells.iter().all(String::is_empty)) {
        return refused("nothing", "rows of organisations, or a file of 360Giving grants", "Copy the rows with their heads, and paste them.");
    }
    if table.len() > MOST_ROWS {
        return refused("more rows", &format!("at most {MOST_ROWS}"), keep);
    }
    if table.iter().any(|row| row.cells.len() > MOST_COLUMNS) {
        return refused("more columns", &format!("at most {MOST_COLUMNS}"), keep);
    }
    Ok(table)
}

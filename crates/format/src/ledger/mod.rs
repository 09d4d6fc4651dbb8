//! A ledger as people have it: comma-separated text from a spreadsheet, read into cost lines, with a preview of which column
//! is what and a list of what cannot be read, by row and column. Rows are told as a spreadsheet counts them, from 1.

mod amount;
mod columns;
mod rows;

use alliance_json::AsJson;
use alliance_model::{CostLine, Id, Member, Money, Severity};
pub use amount::{NotAnAmount, read as read_amount};
pub use rows::{Row, read as read_rows};
use serde::Serialize;

/// What a ledger reads as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ledger {
    /// What stands between its cells: a comma, a semicolon or a tab.
    pub separator: char,
    /// Its columns, and what each is taken for.
    pub columns: Vec<LedgerColumn>,
    /// The same as it can be handed in again, changed.
    pub mapping: LedgerMapping,
    /// The cost lines that it makes, in order.
    pub lines: Vec<CostLine>,
    /// What cannot be read, or is worth a look. An error leaves its cell empty.
    pub problems: Vec<RowProblem>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LedgerColumn {
    /// Its head; empty where there is none.
    pub head: String,
    /// What it is taken for; none where it is left out.
    pub field: Option<LedgerField>,
    /// Its first cells that hold something.
    pub samples: Vec<String>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LedgerField {
    /// The id of a line.
    Id,
    /// What is paid for.
    Name,
    /// Who spends it, by id or by name.
    Member,
    /// What was planned.
    Budget,
    /// What was spent so far.
    Actual,
    /// What is expected in the end.
    Forecast,
    /// What is still to come: with what was spent it is the forecast.
    ToComplete,
    /// What the open book does not allow.
    Disallowed,
}

/// Which column is what, counted from 0. What is not named is left out, and stays as it is in lines that are there already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
pub struct LedgerMapping {
    /// How many rows stand above the first line; looked for where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 4_294_967_295_u64)))]
    pub head_rows: Option<u32>,
    /// The id of a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 4_294_967_295_u64)))]
    pub id: Option<u32>,
    /// What is paid for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 4_294_967_295_u64)))]
    pub name: Option<u32>,
    /// Who spends it, by id or by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 4_294_967_295_u64)))]
    pub member: Option<u32>,
    /// What was planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 4_294_967_295_u64)))]
    pub budget: Option<u32>,
    /// What was spent so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 4_294_967_295_u64)))]
    pub actual: Option<u32>,
    /// What is expected in the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 4_294_967_295_u64)))]
    pub forecast: Option<u32>,
    /// What is still to come, where no forecast is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 4_294_967_295_u64)))]
    pub to_complete: Option<u32>,
    /// What the open book does not allow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 4_294_967_295_u64)))]
    pub disallowed: Option<u32>,
}

/// Something in rows that were pasted that cannot be read, or is worth a look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RowProblem {
    /// Whether it keeps something from being read.
    pub severity: Severity,
    /// The row, from 1; none for the whole.
    pub row: Option<usize>,
    /// The column, from 1; none for the whole row.
    pub column: Option<usize>,
    /// What was found.
    pub found: String,
    /// What is expected.
    pub expected: String,
    /// How to mend it.
    pub mend: String,
}

/// Reads a ledger. Which column is what is guessed from the heads, unless it is given. A line that is among those there already, by its id
/// or else by its name, keeps its id, its uncertainty, and the figures for which the ledger has no column.
pub fn read_ledger(text: &str, mapping: Option<LedgerMapping>, members: &[Member], existing: &[CostLine]) -> Ledger {
    let (separator, rows) = rows::read(text, usize::MAX);
    let (mapping, found_heads) = match mapping {
        Some(given) => (columns::with_head_rows(given, &rows), true),
        None => columns::guess(&rows),
    };
    let head_rows = mapping.head_rows.unwrap_or_default() as usize;
    let mut reading = Reading { mapping, members, existing, lines: Vec::new(), problems: Vec::new() };
    if rows.is_empty() {
        reading.say(Severity::Error, None, None, "nothing", "rows of cost lines", "Copy the rows with their heads, and paste them.");
    } else if !found_heads {
        let mend = "Say which column is what.";
        reading.say(
            Severity::Warning,
            None,
            None,
            "no heads that say what the columns are",
            "a row such as: Cost line, Member, Budget, Actual",
            mend,
        );
    }
    rows.iter().skip(head_rows).for_each(|row| reading.row(row));
    let columns = columns::told(&mapping, &rows, head_rows);
    Ledger { separator, columns, mapping, lines: reading.lines, problems: reading.problems }
}

struct Reading<'a> {
    mapping: LedgerMapping,
    members: &'a [Member],
    existing: &'a [CostLine],
    lines: Vec<CostLine>,
    problems: Vec<RowProblem>,
}

impl Reading<'_> {
    fn say(&mut self, severity: Severity, row: Option<usize>, column: Option<u32>, found: &str, expected: &str, mend: &str) {
        let column = column.map(|column| column as usize + 1);
        self.problems.push(RowProblem { severity, row, column, found: found.to_owned(), expected: expected.to_owned(), mend: mend.to_owned() });
    }

    fn row(&mut self, row: &Row) {
        if row.cells.iter().all(String::is_empty) {
            return;
        }
        let name = row.cell(self.mapping.name);
        if is_total(name) {
            let mend = "Nothing, if it is the sum of the rows above. Else give it another name.";
            return self.say(Severity::Warning, Some(row.number), self.mapping.name, &quoted(name), "cost lines only: this row is left out", mend);
        }
        let given = row.cell(self.mapping.id);
        let known = self.known(given, name).cloned();
        let name = self.name(row, known.as_ref());
        let id = self.id(row, &name, known.as_ref());
        let [budget, actual, forecast, to_complete, disallowed] =
            [self.mapping.budget, self.mapping.actual, self.mapping.forecast, self.mapping.to_complete, self.mapping.disallowed]
                .map(|column| column.map(|column| self.amount(row, column)));
        let member = self.mapping.member.map(|column| self.member(row, column));
        let mut line = known.unwrap_or_else(|| empty_line(id.clone()));
        (line.id, line.name) = (id, name);
        line.member = member.unwrap_or(line.member);
        line.budget = budget.unwrap_or(line.budget);
        line.actual = actual.unwrap_or(line.actual);
        line.disallowed = disallowed.unwrap_or(line.disallowed);
        line.forecast = match (forecast, to_complete) {
            (Some(forecast), _) => forecast,
            (None, Some(to_complete)) => to_complete.and_then(|more| Money::from_pence((line.actual.unwrap_or_default() + more).pence()).ok()),
            (None, None) => line.forecast,
        };
        self.lines.push(line);
    }

    /// The line that is there already: by its id, else by its name; each is found once.
    fn known(&self, id: &str, name: &str) -> Option<&CostLine> {
        let mut left = self.existing.iter().filter(|line| !self.lines.iter().any(|read| read.id == line.id));
        if !id.is_empty() {
            return left.find(|line| line.id.as_str() == id);
        }
        left.find(|line| !name.is_empty() && same(&line.name, name))
    }

    fn name(&mut self, row: &Row, known: Option<&CostLine>) -> String {
        let name = row.cell(self.mapping.name);
        if name.is_empty() {
            if let Some(known) = known {
                return known.name.clone();
            }
            self.say(Severity::Warning, Some(row.number), self.mapping.name, "no name", "what is paid for", "Write what the money is for.");
            return format!("Line {}", row.number);
        }
        if name.chars().count() > LONGEST_NAME {
            let expected = format!("at most {LONGEST_NAME} characters");
            self.say(Severity::Error, Some(row.number), self.mapping.name, "a longer text", &expected, "Shorten it; it is cut here.");
        }
        name.chars().take(LONGEST_NAME).collect()
    }

    fn id(&mut self, row: &Row, name: &str, known: Option<&CostLine>) -> Id {
        if let Some(known) = known {
            return known.id.clone();
        }
        let given = row.cell(self.mapping.id);
        let taken = |id: &str| self.lines.iter().chain(self.existing).any(|line| line.id.as_str() == id);
        let made = Id::from_name(if given.is_empty() { name } else { given }, taken);
        if given.is_empty() || given == made.as_str() {
            return made;
        }
        let expected = "an id that no other line has: lower-case letters, digits and hyphens";
        let mend = format!("It becomes \"{made}\" here. Write another if that is not meant.");
        self.say(Severity::Warning, Some(row.number), self.mapping.id, &quoted(given), expected, &mend);
        made
    }

    fn member(&mut self, row: &Row, column: u32) -> Option<Id> {
        let told = row.cell(Some(column));
        if told.is_empty() {
            return None;
        }
        let by_id = self.members.iter().find(|member| member.id.as_str() == told);
        let found = by_id.or_else(|| self.members.iter().find(|member| same(&member.name, told))).map(|member| member.id.clone());
        if found.is_none() {
            let mend = "Write the name as it is among the members, or leave it empty for a cost of all.";
            self.say(Severity::Error, Some(row.number), Some(column), &quoted(told), "the name or the id of a member", mend);
        }
        found
    }

    fn amount(&mut self, row: &Row, column: u32) -> Option<Money> {
        let told = row.cell(Some(column));
        let (expected, mend) = match amount::read(told) {
            Ok(Some(amount)) if amount.is_negative() => ("nothing or more", "Set a credit off against the line that it belongs to."),
            Ok(amount) => return amount,
            Err(NotAnAmount::PartsOfAPenny) => ("at most two decimals", "Round it to the penny."),
            Err(NotAnAmount::TooLarge) => ("at most 10000000000000.00", "Check the figure."),
            Err(NotAnAmount::Words) => ("an amount, such as 1,234.56 or (1,234)", "Write the figure alone."),
        };
        self.say(Severity::Error, Some(row.number), Some(column), &quoted(told), expected, mend);
        None
    }
}

/// The longest name of a cost line, as the schema has it.
const LONGEST_NAME: usize = 500;

fn empty_line(id: Id) -> CostLine {
    CostLine {
        id,
        name: String::new(),
        member: None,
        budget: None,
        actual: None,
        forecast: None,
        disallowed: None,
        distribution: None,
        at_least: None,
        at_most: None,
    }
}

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

fn is_total(name: &str) -> bool {
    let name = name.trim_end_matches(':').to_lowercase();
    ["total", "totals", "grand total", "sum", "subtotal", "sub-total", "sub total"].contains(&name.as_str())
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.chars().take(40).collect::<String>())
}

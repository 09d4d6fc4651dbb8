//! The open book: pasted text into cost lines, and cost lines into what they make of the year.

use crate::Refusal;
use crate::designs::read_with;
use crate::parts::read;
use alliance_format::{LARGEST_FILE, Ledger, LedgerMapping, read_ledger as read_lines};
use alliance_json::AsJson;
use alliance_model::Design;
use alliance_report::books::ledger_csv as written;
use alliance_settle::{Books, books_of_design};
use serde::Serialize;
use serde_json::{Map, Value};

/// The text of a ledger, and what its columns are.
#[derive(Debug, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LedgerText {
    /// What was pasted, or stands in a file.
    pub text: String,
    /// Which column is what; guessed from the heads where nothing is said.
    #[serde(default)]
    pub mapping: Option<LedgerMapping>,
}

/// A ledger as it is read, with the books that it makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadLedger {
    /// What was read.
    #[serde(flatten)]
    pub ledger: Ledger,
    /// What the books would say with these lines in place of those of the design. None where they cannot be followed.
    pub books: Option<Books>,
}

/// Reads `{ design, text, mapping? }`. Lines of the design that the text names keep their ids and their uncertainty.
/// Errors with every problem of the design, or where the text is too large; what is wrong in the text is among its problems.
pub fn read_ledger(given: Value) -> Result<ReadLedger, Refusal> {
    let Value::Object(mut parts) = given else { return Err(expected()) };
    let text = ["text", "mapping"].into_iter().filter_map(|name| parts.remove_entry(name)).collect::<Map<_, _>>();
    let LedgerText { text, mapping } = read("LedgerText", Value::Object(text))?;
    if text.len() > LARGEST_FILE {
        return Err(Refusal::new(
            "too_large",
            "text",
            format!("The ledger is too large: expected at most {LARGEST_FILE} bytes. Take away what is not needed."),
        ));
    }
    let design = read_with(parts, "costs")?;
    let ledger = read_lines(&text, mapping, &design.members, &design.costs);
    let books = books_of_design(&Design { costs: ledger.lines.clone(), ..design }).ok();
    Ok(ReadLedger { ledger, books })
}

/// Follows the cost lines of `{ design, costs? }` to the final cost and the direct cost of each member.
pub fn books(given: Value) -> Result<Books, Refusal> {
    Ok(books_of_design(&design(given)?)?)
}

/// The ledger of `{ design, costs? }` as comma-separated text.
pub fn ledger_csv(given: Value) -> Result<String, Refusal> {
    Ok(written(&design(given)?))
}

fn design(given: Value) -> Result<Design, Refusal> {
    let Value::Object(parts) = given else { return Err(expected()) };
    read_with(parts, "costs")
}

fn expected() -> Refusal {
    Refusal::new("invalid", "", "Expected an object with a design.")
}

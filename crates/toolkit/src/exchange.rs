//! A design in the forms of others: open data, lists of members, spreadsheets.

use crate::Refusal;
use crate::designs::read_with;
use crate::parts::read;
use alliance_exchange::{
    MembersList, MembersMapping, OpenData, Standard, members_csv as written, open_data, read_members as read_list, workbook_base64,
};
use alliance_format::LARGEST_FILE;
use alliance_json::AsJson;
use alliance_model::Design;
use alliance_panel::{Ask, Asked, Memory, spreadsheet_name, tables};
use serde::Serialize;
use serde_json::{Map, Value};

/// The text of a list of members, and what its columns are.
#[derive(Debug, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MembersText {
    /// What was pasted, or stands in a file.
    pub text: String,
    /// What each column is; guessed from the heads where nothing is said.
    #[serde(default)]
    pub mapping: Option<MembersMapping>,
}

/// A workbook of all tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Spreadsheet {
    /// What the file is called.
    pub name: String,
    /// Its bytes in base64.
    pub base64: String,
    /// What its sheets hold, in their order.
    pub sheets: Vec<String>,
}

/// Writes `{ design, standard }` by a standard of open data. Errors with every problem of the design, or with what is no standard;
/// what the standard asks for and the design does not say is among the answer's problems.
pub fn export_open_data(given: Value) -> Result<OpenData, Refusal> {
    let mut parts = parts(given)?;
    let standard: Standard = serde_json::from_value(parts.remove("standard").unwrap_or_default())
        .map_err(|error| Refusal::new("invalid", "standard", format!("There is no such standard: {error}.")))?;
    Ok(open_data(&design(parts)?, standard))
}

/// Reads `{ design, text, mapping? }`. Members of the design are kept, and changed where the list says so. Errors with every problem
/// of the design, or where the text is too large; what is wrong in the text is among its problems.
pub fn read_members(given: Value) -> Result<MembersList, Refusal> {
    let mut parts = parts(given)?;
    let text = ["text", "mapping"].into_iter().filter_map(|name| parts.remove_entry(name)).collect::<Map<_, _>>();
    let MembersText { text, mapping } = read("MembersText", Value::Object(text))?;
    if text.len() > LARGEST_FILE {
        let told = format!("The list is too large: expected at most {LARGEST_FILE} bytes. Keep only the rows that are needed.");
        return Err(Refusal::new("too_large", "text", told));
    }
    Ok(read_list(&text, mapping, &design(parts)?.members))
}

/// The members of `{ design }` as comma-separated text.
pub fn members_csv(given: Value) -> Result<String, Refusal> {
    Ok(written(&design(parts(given)?)?))
}

/// All tables of `{ design }` as one workbook.
pub fn spreadsheet(given: Value) -> Result<Spreadsheet, Refusal> {
    let design = design(parts(given)?)?;
    let asked = Asked {
        ask: Ask::Spreadsheets,
        design: &design,
        you: None,
        rule: None,
        member: None,
        text: None,
        width: 640.0,
        futures: alliance_simulate::Asked::default(),
    };
    let tables = tables(&asked, &mut Memory::default());
    let sheets = tables.iter().map(|table| table.title.clone()).collect();
    Ok(Spreadsheet { name: spreadsheet_name(&design), base64: workbook_base64(&design.title, &tables), sheets })
}

fn design(parts: Map<String, Value>) -> Result<Design, Refusal> {
    read_with(parts, "members")
}

fn parts(given: Value) -> Result<Map<String, Value>, Refusal> {
    match given {
        Value::Object(parts) => Ok(parts),
        _ => Err(Refusal::new("invalid", "", "Expected an object with a design.")),
    }
}

//! A report: ready to be shown, and as a file of its own.

use crate::{Refusal, panel};
use alliance_panel::{Panel, Piece};
use serde::Serialize;
use serde_json::{Value, json};

/// A report in both its forms.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// Findings, then parts, ready to be shown.
    pub panel: Panel,
    /// The same as one file of HTML with its pictures and its style sheet inside. It holds no script and fetches nothing.
    pub html: String,
}

/// Answers `{ design, kind?, sections?, you?, width?, futures? }`: the kind is `one_page` or `long`. Errors as [`panel()`] does, and with a
/// kind or a section that there is not.
pub fn report(given: Value) -> Result<Report, Refusal> {
    let Value::Object(mut parts) = given else {
        return Err(Refusal::new("invalid", "", "Expected an object with a design."));
    };
    let kind = parts.remove("kind");
    let ask = match kind.as_ref().map(Value::as_str) {
        None | Some(Some("long")) => "long_report",
        Some(Some("one_page")) => "one_page",
        Some(_) => return Err(Refusal::new("invalid", "kind", "There is no such kind of report: expected one_page or long.")),
    };
    let sections = parts.remove("sections").map(names).transpose()?;
    parts.extend([("ask".to_owned(), json!(ask)), ("text".to_owned(), json!(sections))]);
    let panel = panel(Value::Object(parts))?;
    let files = panel.parts.iter().flat_map(|part| &part.pieces).find_map(|piece| if let Piece::Files(files) = piece { files.first() } else { None });
    let html = files.map(|file| file.text.clone()).unwrap_or_default();
    Ok(Report { panel, html })
}

/// Names of sections, each with a comma behind it, so that none at all is not taken for all of them.
fn names(given: Value) -> Result<String, Refusal> {
    let wrong = || Refusal::new("invalid", "sections", "Expected a list of names of sections, such as [\"members\", \"money\"].");
    let Value::Array(names) = given else { return Err(wrong()) };
    let named: Option<Vec<&str>> = names.iter().map(Value::as_str).collect();
    Ok(format!("{},", named.ok_or_else(wrong)?.join(",")))
}

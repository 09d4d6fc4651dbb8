//! Whole designs: the ones to start from, and the check.

use crate::Refusal;
use alliance_format::{Opened, Refused};
use alliance_model::{Problem, Severity};
use serde::Serialize;
use serde_json::Value;

/// The version of the toolkit.
pub const fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// A design to start from, as on its card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TemplateCard {
    /// By which it is asked for: `health-alliance`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What is in it, in a few short sentences.
    pub summary: String,
    /// Where its figures come from.
    pub note: String,
}

/// The designs to start from.
pub fn templates() -> Vec<TemplateCard> {
    let card = |template: &alliance_format::Template| TemplateCard {
        id: template.id.to_owned(),
        title: template.title.to_owned(),
        summary: template.summary.to_owned(),
        note: template.note.to_owned(),
    };
    alliance_format::templates().iter().map(card).collect()
}

/// One of them, whole, as it is in its file. Errors where there is none with this id.
pub fn template(id: &Value) -> Result<Value, Refusal> {
    let templates = alliance_format::templates();
    let Some(template) = templates.iter().find(|template| id == template.id) else {
        let ids: Vec<_> = templates.iter().map(|template| format!("\"{}\"", template.id)).collect();
        return Err(Refusal::new("unknown_template", "", format!("There is no template {id}. Expected one of {}.", ids.join(", "))));
    };
    Ok(template.value())
}

/// What the check of a design finds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckedDesign {
    /// Whether it can be used: there is no error among the problems.
    pub ok: bool,
    /// Errors first, then warnings.
    pub problems: Vec<Problem>,
}

impl From<Vec<Problem>> for CheckedDesign {
    fn from(problems: Vec<Problem>) -> Self {
        Self { ok: problems.iter().all(|problem| problem.severity == Severity::Warning), problems }
    }
}

/// Checks a design, given as a value or as the text of a file. It never refuses: what is wrong is the answer.
pub fn check_design(given: Value) -> CheckedDesign {
    match opened(given) {
        Ok(opened) => opened.warnings.into(),
        Err(refused) => refused.problems.into(),
    }
}

/// A design, given as a value or as the text of a file, as its shortest text. Errors with every problem.
pub fn short_text(given: Value) -> Result<String, Refusal> {
    Ok(alliance_format::write_short(&opened(given)?.design))
}

fn opened(given: Value) -> Result<Opened, Refused> {
    match given {
        Value::String(text) => alliance_format::read(&text),
        value => alliance_format::from_value(value),
    }
}

/// A design given with other parts: the part replaces the design's own, if it is given. Errors with every problem.
pub(crate) fn read_with(mut parts: serde_json::Map<String, Value>, part: &str) -> Result<alliance_model::Design, Refusal> {
    let mut design = parts.remove("design").unwrap_or_default();
    if let (Some(value), Some(fields)) = (parts.remove(part), design.as_object_mut()) {
        fields.insert(part.to_owned(), value);
    }
    if let Some(unknown) = parts.keys().next() {
        let message = format!("{unknown}: found beside a design; expected only {part} there. Take it away, or give bare parts without a design.");
        return Err(Refusal::new("invalid", unknown, message));
    }
    Ok(alliance_format::from_value(design)?.design)
}

//! A design read from text: opened with warnings, or refused with every problem.

use crate::depth::{DEEPEST, deeper_than};
use crate::syntax;
use crate::tree::Node;
use crate::typed::typed;
use crate::walk::walk;
use crate::words::{error, found};
use alliance_model::{Design, FORMAT, Problem, Severity, VERSION};
use serde_json::{Map, Value};

/// The largest file that is read, in bytes: five million. A design is about thirty thousand.
pub const LARGEST_FILE: usize = 5_000_000;

/// A design that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The design, with the fields that this version does not know in `unknown`.
    pub design: Design,
    /// What somebody should look at: fields that are not known, shares that do not add to one.
    pub warnings: Vec<Problem>,
}

/// A file that was not opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Refused {
    /// Why: one error or more, and after them the warnings. Never empty.
    pub problems: Vec<Problem>,
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self { problems: vec![problem] }
    }
}

/// Reads a file.
///
/// # Errors
/// Every problem at once where the text is not a design of this version: first those of form, by the schema; and where
/// the form is right, those of the whole, by [`alliance_model::check`]. A text that is too large, is not JSON, is
/// another kind of file or a newer version is refused with that one problem.
pub fn read(text: &str) -> Result<Opened, Refused> {
    if text.len() > LARGEST_FILE {
        let found = format!("a file of {} MB", text.len().div_ceil(1_000_000));
        let expected = format!("at most {} MB", LARGEST_FILE / 1_000_000);
        return Err(error(String::new(), found, expected, "Choose another file. A design is far smaller than this.").into());
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let tree: Node = serde_json::from_str(text).map_err(|refusal| syntax::problem(text, &refusal))?;
    let mut twice = Vec::new();
    let value = tree.into_value("", &mut twice);
    open(value, twice)
}

/// Reads a file that is a JSON value already.
///
/// # Errors
/// As [`read()`].
pub fn from_value(value: Value) -> Result<Opened, Refused> {
    if deeper_than(DEEPEST, &value) {
        let expected = format!("at most {DEEPEST} levels");
        return Err(error(String::new(), "lists within lists, too deep", expected, "Take the needless lists away.").into());
    }
    open(value, Vec::new())
}

fn open(mut value: Value, mut problems: Vec<Problem>) -> Result<Opened, Refused> {
    right_kind(&value)?;
    let walk = walk(&mut value);
    problems.extend(walk.problems);
    refuse_errors(&mut problems)?;
    let mut design: Design = typed(&value).map_err(|misfit| error(String::new(), misfit.to_string(), "a design", "Mend this place."))?;
    design.unknown = walk.unknown;
    problems.extend(alliance_model::check(&design));
    refuse_errors(&mut problems)?;
    Ok(Opened { design, warnings: problems })
}

/// Refuses where there is an error, errors first.
fn refuse_errors(problems: &mut Vec<Problem>) -> Result<(), Refused> {
    if problems.iter().all(|problem| problem.severity == Severity::Warning) {
        return Ok(());
    }
    problems.sort_by_key(|problem| problem.severity == Severity::Warning);
    Err(Refused { problems: std::mem::take(problems) })
}

/// Refuses another kind of file, and a newer version of this one, in one sentence each.
fn right_kind(value: &Value) -> Result<(), Refused> {
    let Value::Object(fields) = value else {
        let mend = "Choose a file that this workbench saved.";
        return Err(error(String::new(), found(value), "a design, in curly brackets", mend).into());
    };
    if is_another_kind(fields) {
        let found = fields.get("format").map_or_else(|| "no \"format\", nor anything else of a design".to_owned(), found);
        let mend = "This is another kind of file. Choose one that this workbench saved.";
        return Err(error("format".to_owned(), found, format!("\"{FORMAT}\""), mend).into());
    }
    let version = fields.get("version").and_then(Value::as_f64).unwrap_or_default();
    if version > f64::from(VERSION) {
        let found = format!("version {version}, made by a newer workbench");
        let mend = "Open it with a newer workbench. The file is left as it is.";
        return Err(error("version".to_owned(), found, format!("version {VERSION}, which this workbench reads"), mend).into());
    }
    Ok(())
}

fn is_another_kind(fields: &Map<String, Value>) -> bool {
    match fields.get("format") {
        Some(format) => format != FORMAT,
        None => !fields.contains_key("members") && !fields.contains_key("terms"),
    }
}

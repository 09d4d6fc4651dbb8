//! A design read from text: opened with warnings, or refused with every problem.

use crate::depth::deeper_than;
use crate::reopen::design;
use crate::syntax;
use crate::twice::fields_there_twice;
use crate::walk::walk;
use crate::words::{error, found};
use alliance_json::{DEEPEST, Json};
use alliance_model::{Design, FORMAT, Problem, Severity, VERSION};
use serde_json::Value;

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
    open(alliance_json::read(text).map_err(|refusal| syntax::problem(text, refusal))?)
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
    open(value.into())
}

fn open(json: Json) -> Result<Opened, Refused> {
    right_kind(&json)?;
    let mut problems = fields_there_twice(&json);
    problems.extend(walk(&json));
    problems = refuse_errors(problems)?;
    // The walk has found all that is wrong with its form.
    let misfit = || error(String::new(), "something that does not fit", "a design", "Mend this place.");
    let design = design(&json).ok_or_else(misfit)?;
    problems.extend(alliance_model::check(&design));
    Ok(Opened { design, warnings: refuse_errors(problems)? })
}

/// Refuses where there is an error, errors first.
pub(crate) fn refuse_errors(problems: Vec<Problem>) -> Result<Vec<Problem>, Refused> {
    let (mut errors, warnings): (Vec<_>, Vec<_>) = problems.into_iter().partition(|problem| problem.severity == Severity::Error);
    if errors.is_empty() {
        return Ok(warnings);
    }
    errors.extend(warnings);
    Err(Refused { problems: errors })
}

/// Refuses another kind of file, and a newer version of this one, in one sentence each.
fn right_kind(json: &Json) -> Result<(), Refused> {
    if json.fields().is_none() {
        let mend = "Choose a file that this workbench saved.";
        return Err(error(String::new(), found(json), "a design, in curly brackets", mend).into());
    }
    if is_another_kind(json) {
        let found = json.get("format").map_or_else(|| "no \"format\", nor anything else of a design".to_owned(), found);
        let mend = "This is another kind of file. Choose one that this workbench saved.";
        return Err(error("format".to_owned(), found, format!("\"{FORMAT}\""), mend).into());
    }
    if let Some(Json::Number(version)) = json.get("version")
        && version.is_above(VERSION)
    {
        let found = format!("version {version}, made by a newer workbench");
        let mend = "Open it with a newer workbench. The file is left as it is.";
        return Err(error("version".to_owned(), found, format!("version {VERSION}, which this workbench reads"), mend).into());
    }
    Ok(())
}

fn is_another_kind(json: &Json) -> bool {
    match json.get("format") {
        Some(format) => format.text() != Some(FORMAT),
        None => json.get("members").is_none() && json.get("terms").is_none(),
    }
}

//! Parts of a design without the rest, for doors that take them: the same walk, by a schema of their own.

use crate::Refused;
use crate::depth::deeper_than;
use crate::walk::walk_by;
use crate::words::error;
use alliance_json::{AsJson, DEEPEST, Json, from_json};
use alliance_model::{Problem, Severity};
use serde_json::Value;

/// Reads parts by a schema that may refer to any definition of [`crate::SCHEMA`], such as `#/$defs/Terms`.
///
/// # Errors
/// Every problem at once. Unlike in a file, a field that is not known is one too: there is nothing to put it back into.
pub fn parts<T: AsJson>(schema: &'static Json, value: Value) -> Result<T, Refused> {
    if deeper_than(DEEPEST, &value) {
        let expected = format!("at most {DEEPEST} levels");
        return Err(error(String::new(), "lists within lists, too deep", expected, "Take the needless lists away.").into());
    }
    let json = Json::from(value);
    let problems = walk_by(schema, &json);
    if !problems.is_empty() {
        return Err(Refused { problems: problems.into_iter().map(strict).collect() });
    }
    from_json(&json).ok_or_else(|| error(String::new(), "something that does not fit", "a value that does", "Mend this place.").into())
}

/// A walk warns of unknown fields, and of nothing else.
fn strict(problem: Problem) -> Problem {
    match problem.severity {
        Severity::Error => problem,
        Severity::Warning => Problem { severity: Severity::Error, mend: "Check its spelling, or take it away.".to_owned(), ..problem },
    }
}

//! A question about a design, answered ready to be shown.

use crate::Refusal;
use crate::designs::read_with;
use alliance_model::Id;
use alliance_panel::{Ask, Asked, Panel, answer};
use serde_json::Value;

/// How wide pictures are where nothing is said, in CSS pixels.
const WIDTH: f64 = 640.0;

/// Answers `{ design, ask, you?, rule?, member?, width? }`. Errors with every problem of the design, with what is no question, or with the
/// sentence that says why there is no answer.
pub fn panel(given: Value) -> Result<Panel, Refusal> {
    let Value::Object(mut parts) = given else {
        return Err(Refusal::new("invalid", "", "Expected an object with a design and a question."));
    };
    let ask = parts.remove("ask").unwrap_or_default();
    // The refusal of serde names every question there is.
    let ask: Ask =
        serde_json::from_value(ask).map_err(|error| Refusal::new("unknown_question", "ask", format!("There is no such question: {error}.")))?;
    let width = match parts.remove("width") {
        None => WIDTH,
        Some(width) => width.as_f64().ok_or_else(|| Refusal::new("invalid", "width", "The width is a number of CSS pixels."))?,
    };
    let mut named = |name: &str| id(parts.remove(name), name);
    let (you, rule, member) = (named("you")?, named("rule")?, named("member")?);
    let design = read_with(parts, "motion")?;
    answer(&Asked { ask, design: &design, you: you.as_ref(), rule: rule.as_ref(), member: member.as_ref(), width })
        .map_err(|why| Refusal::new("no_answer", "", why))
}

fn id(given: Option<Value>, name: &str) -> Result<Option<Id>, Refusal> {
    match given {
        None | Some(Value::Null) => Ok(None),
        Some(given) => {
            let id = given.as_str().and_then(|id| id.parse().ok());
            Ok(Some(id.ok_or_else(|| Refusal::new("invalid", name, format!("{name}: found {given}; expected an id of the design.")))?))
        }
    }
}

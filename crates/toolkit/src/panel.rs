//! A question about a design, answered ready to be shown.

use crate::Refusal;
use crate::designs::read_with;
use crate::simulate::futures_asked;
use alliance_model::{Design, Id};
use alliance_panel::{Ask, Asked, Memory, Panel, Preparing, answer_again};
use serde_json::{Map, Value};
use std::cell::RefCell;

/// How wide pictures are where nothing is said, in CSS pixels.
const WIDTH: f64 = 640.0;

thread_local! {
    /// So that what did not change is neither read nor worked out again: after a change, a page asks several questions
    /// about one design.
    static MEMORY: RefCell<Memory> = RefCell::default();
    static NEWEST: RefCell<Option<(Given, Design)>> = const { RefCell::new(None) };
}

/// A design as it came.
#[derive(PartialEq)]
enum Given {
    /// From anybody: among the parts of the question.
    Parts(Map<String, Value>),
    /// From the page, which wrote it itself.
    Text(String),
}

impl Given {
    fn read(&self) -> Result<Design, Refusal> {
        match self {
            Self::Parts(parts) => read_with(parts.clone(), "motion"),
            Self::Text(text) => Ok(alliance_format::reopen(text)?),
        }
    }
}

/// Answers `{ design, ask, you?, rule?, member?, text?, width?, futures? }`. Errors with every problem of the design, with what is no question, or
/// with the sentence that says why there is no answer.
pub fn panel(given: Value) -> Result<Panel, Refusal> {
    asked(parts(given)?, None, answered)
}

/// The same for the page: the question without its design as JSON, and the text of the design, which is read only where it has changed.
pub fn panel_of(question: &str, design: &str) -> Result<Panel, Refusal> {
    asked(parts(json(question)?)?, Some(design), answered)
}

/// What has to be drawn before a question can be answered at once; none where nothing has. Takes the same, and errors as [`panel()`].
pub fn prepare(given: Value) -> Result<Option<Preparing>, Refusal> {
    asked(parts(given)?, None, |asked, memory| Ok(Preparing::new(asked, memory)))
}

/// The same for the page, see [`panel_of()`].
pub fn prepare_of(question: &str, design: &str) -> Result<Option<Preparing>, Refusal> {
    asked(parts(json(question)?)?, Some(design), |asked, memory| Ok(Preparing::new(asked, memory)))
}

fn answered(asked: &Asked<'_>, memory: &mut Memory) -> Result<Panel, Refusal> {
    answer_again(asked, memory).map_err(|why| Refusal::new("no_answer", "", why))
}

fn json(question: &str) -> Result<Value, Refusal> {
    serde_json::from_str(question).map_err(|error| Refusal::new("invalid", "", format!("The question is no JSON: {error}.")))
}

fn parts(given: Value) -> Result<Map<String, Value>, Refusal> {
    match given {
        Value::Object(parts) => Ok(parts),
        _ => Err(Refusal::new("invalid", "", "Expected an object with a design and a question.")),
    }
}

/// Remembers what was drawn.
pub fn keep(prepared: Preparing) {
    MEMORY.with_borrow_mut(|memory| prepared.keep(memory));
}

/// Reads a question, and hands it on with what is remembered.
fn asked<T>(
    mut parts: Map<String, Value>,
    design: Option<&str>,
    use_it: impl FnOnce(&Asked<'_>, &mut Memory) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
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
    let text = parts.remove("text").as_ref().and_then(Value::as_str).map(str::to_owned);
    let futures = futures_asked(parts.remove("futures").unwrap_or_else(|| Value::Object(Map::new())))?;
    with_design(design.map_or_else(|| Given::Parts(parts), |text| Given::Text(text.to_owned())), |design| {
        let asked = Asked { ask, design, you: you.as_ref(), rule: rule.as_ref(), member: member.as_ref(), text: text.as_deref(), width, futures };
        MEMORY.with_borrow_mut(|memory| use_it(&asked, memory))
    })
}

/// Hands on the design in these parts, and what is remembered of it.
pub(crate) fn remembered<T>(parts: Map<String, Value>, use_it: impl FnOnce(&Design, &mut Memory) -> Result<T, Refusal>) -> Result<T, Refusal> {
    with_design(Given::Parts(parts), |design| MEMORY.with_borrow_mut(|memory| use_it(design, memory)))
}

/// Hands on the design, which is read only where it is not that of the last question.
fn with_design<T>(given: Given, use_it: impl FnOnce(&Design) -> Result<T, Refusal>) -> Result<T, Refusal> {
    NEWEST.with_borrow_mut(|newest| {
        let (_, design) = match newest.take().filter(|(known, _)| *known == given) {
            Some(known) => newest.insert(known),
            None => {
                let design = given.read()?;
                newest.insert((given, design))
            }
        };
        use_it(design)
    })
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

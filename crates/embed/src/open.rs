//! From a text to a design: a design as it is published, or a few numbers. Nothing of it is trusted.

use crate::FewNumbers;
use alliance_format::{Change, LARGEST_FILE, reopen};
use alliance_json::Json;
use alliance_model::{Design, Money, Severity, check};

/// Why there is no design: a sentence for people.
pub type Wrong = String;

/// Opens a text.
///
/// # Errors
/// Where it is too large, is no JSON, or neither a design nor a few numbers: the first thing that is wrong with it.
pub fn open(text: &str) -> Result<Design, Wrong> {
    if text.len() > LARGEST_FILE {
        return Err(format!("This design is larger than {} MB, so it was not opened.", LARGEST_FILE / 1_000_000));
    }
    let text = text.trim_start_matches('\u{feff}');
    let json = alliance_json::read(text).map_err(|_| "This is not a design: its text is not whole, or is not JSON.")?;
    if is_few_numbers(&json) {
        return makes_sense(FewNumbers::read(&json)?.design()?);
    }
    reopen(text).map_err(|refused| match refused.problems.into_iter().next() {
        Some(problem) => format!("This design cannot be opened. In {problem}"),
        None => "This design cannot be opened.".to_owned(),
    })
}

/// A few numbers have a target at the top; a design has its target among its terms.
fn is_few_numbers(json: &Json) -> bool {
    json.get("target").is_some() && json.get("format").is_none() && json.get("terms").is_none()
}

/// Changes a design by paths: `{ "facts.outturn": "9400000.00", "members.northgate.fee": null }`.
///
/// # Errors
/// Where a path leads nowhere, or the design would be wrong: why.
pub fn change(design: &Design, patch: &str) -> Result<Design, Wrong> {
    let json = alliance_json::read(patch).map_err(|_| "This change is not JSON.")?;
    let fields = json.fields().ok_or("A change is an object of paths and values, such as { \"facts.outturn\": \"9400000.00\" }.")?;
    let changes = fields.iter().map(|(path, value)| Change { path: path.clone(), value: (!value.is_null()).then(|| value.clone()) });
    let changed = alliance_format::change(design, &changes.collect::<Vec<_>>());
    let changed = changed.filter(|changed| changed.unknown.len() <= design.unknown.len());
    makes_sense(changed.ok_or("A path of this change leads nowhere, or to a place where such a value cannot stand.")?)
}

/// The design at another final cost; direct costs that were given are of another year then.
///
/// # Errors
/// Where it is no amount, or is below nothing.
pub(crate) fn at_outturn(design: &Design, outturn: &str) -> Result<Design, Wrong> {
    let outturn: Money = outturn.parse().map_err(|error| format!("The final cost cannot be read: {error}."))?;
    let mut changed = design.clone();
    changed.facts.outturn = outturn;
    changed.facts.direct_costs.clear();
    makes_sense(changed)
}

fn makes_sense(design: Design) -> Result<Design, Wrong> {
    match check(&design).into_iter().find(|problem| problem.severity == Severity::Error) {
        Some(problem) => Err(format!("This design does not make sense. In {problem}")),
        None => Ok(design),
    }
}

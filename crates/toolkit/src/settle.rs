//! A year settled, to the penny.

use crate::Refusal;
use crate::designs::read_with;
use crate::parts::{design_of_settlement, name_members, read};
use alliance_model::{Design, Severity};
use alliance_settle::{Settlement, settle_design};
use serde_json::Value;

/// Settles `{ terms, members, facts, outcomes? }`, or the year of `{ design, facts? }`.
/// Errors with every problem of what was given, or with the one that keeps the terms from being settled.
pub fn settle(given: Value) -> Result<Settlement, Refusal> {
    Ok(settle_design(&design_of(given)?)?)
}

/// What is settled, as a design.
pub(crate) fn design_of(given: Value) -> Result<Design, Refusal> {
    match given {
        Value::Object(parts) if parts.contains_key("design") => read_with(parts, "facts"),
        parts => design_of_parts(parts),
    }
}

/// Paths within parts are the same as within a design, so the checks on the whole do for both.
fn design_of_parts(mut parts: Value) -> Result<Design, Refusal> {
    name_members(&mut parts);
    without_errors(design_of_settlement(read("SettlementParts", parts)?)?)
}

/// The design, unless the checks on the whole find an error in it.
pub(crate) fn without_errors(design: Design) -> Result<Design, Refusal> {
    let errors: Vec<_> = alliance_model::check(&design).into_iter().filter(|problem| problem.severity == Severity::Error).collect();
    if errors.is_empty() { Ok(design) } else { Err(Refusal::invalid(errors)) }
}

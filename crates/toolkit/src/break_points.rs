//! Where something begins or stops, over the final cost.

use crate::Refusal;
use crate::settle::design_of;
use alliance_model::Money;
use alliance_report::breaks::sentence;
use alliance_settle::BreakKind;
use serde::Serialize;
use serde_json::Value;

/// A break point, in words and for programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ToldBreakPoint {
    /// The final cost there, to the nearest penny.
    pub outturn: Money,
    /// What happens there.
    pub text: String,
    /// The same for programs.
    pub what: BreakKind,
}

/// Every break point of `{ terms, members, facts, outcomes? }`, or of `{ design, facts? }`, in order of final cost.
/// Errors as [`crate::settle()`].
pub fn break_points(given: Value) -> Result<Vec<ToldBreakPoint>, Refusal> {
    let design = design_of(given)?;
    let points = alliance_settle::break_points(&design.terms, &design.members, &design.outcomes, &design.facts)?;
    Ok(points.into_iter().map(|point| ToldBreakPoint { outturn: point.outturn, text: sentence(&design, &point), what: point.kind }).collect())
}

//! The dangers of terms.

use crate::Refusal;
use crate::settle::design_of;
use alliance_report::terms::terms_warned;
use alliance_settle::{DangerLevel, TermsDanger, TermsDangerKind, terms_dangers};
use serde::Serialize;
use serde_json::Value;

/// What a check of terms finds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckedTerms {
    /// What may be wrong, warnings first.
    pub dangers: Vec<ToldTermsDanger>,
}

/// A danger of terms, in words and for programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ToldTermsDanger {
    /// Whether it should be mended, or is only good to know.
    pub level: DangerLevel,
    /// What causes it: `terms.steps[2].caps.northgate`.
    pub path: String,
    /// What it is.
    pub text: String,
    /// What can be done about it.
    pub mend: String,
    /// The same for programs.
    pub what: TermsDangerKind,
}

/// Looks for the dangers of the terms of `{ terms, members, facts, outcomes? }`, or of `{ design, facts? }`.
/// Errors with every problem of what was given, or with the one that keeps the terms from being settled.
pub fn check_terms(given: Value) -> Result<CheckedTerms, Refusal> {
    let design = design_of(given)?;
    let dangers = terms_dangers(&design.terms, &design.members, &design.outcomes, &design.facts)?;
    let told = |danger: TermsDanger| {
        let words = terms_warned(&design, &danger);
        ToldTermsDanger { level: danger.level, path: danger.path, text: words.text, mend: words.mend, what: danger.what }
    };
    Ok(CheckedTerms { dangers: dangers.into_iter().map(told).collect() })
}

//! A motion decided, and why.

use crate::Refusal;
use crate::table::{Needs, Table};
use alliance_model::{Rule, Verdict};
use alliance_report::votes::{explain, sentence};
use alliance_vote::{Stage, Tally};
use serde::Serialize;
use serde_json::Value;

/// What came of a motion, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Decision {
    /// What came of it.
    pub verdict: Verdict,
    /// Why, in one or two sentences.
    pub sentence: String,
    /// Why, a line for each stage.
    pub explanation: Vec<ExplanationLine>,
    /// Who stands where, in votes.
    pub tally: Tally,
    /// Who stands where, in seats that vote.
    pub heads: Tally,
    /// Every stage for programs: eligible, recused, present, quorum, cast, test, consent, tie, verdict.
    pub stages: Vec<Stage>,
}

/// One line of an explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExplanationLine {
    /// What the stage is called.
    pub stage: String,
    /// What happened there.
    pub text: String,
    /// Whether it went well; null where there was nothing to pass.
    pub holds: Option<bool>,
}

/// Decides by `{ seats, rule, members?, positions? }`, or the motion of `{ design, body?, rule?, motion?, positions? }`.
/// Errors with every problem of what was given, or with the one that keeps the vote from being taken.
pub fn decide(given: Value) -> Result<Decision, Refusal> {
    let (table, _) = Table::read(given, Needs::Rule, &[])?;
    let (rule, path) = table.rule()?;
    answer(&table, rule, path)
}

/// Decides by one rule of a table.
pub(crate) fn answer(table: &Table, rule: &Rule, path: &str) -> Result<Decision, Refusal> {
    let decision = alliance_vote::decide(&table.voters, rule, |seat| table.position(seat)).map_err(|error| Refusal::of_vote(&error, path))?;
    let lines = explain(&table.design, rule, &decision).into_iter();
    Ok(Decision {
        verdict: decision.verdict,
        sentence: sentence(&table.design, rule, &decision),
        explanation: lines.map(|line| ExplanationLine { stage: line.stage, text: line.text, holds: line.holds }).collect(),
        tally: decision.tally,
        heads: decision.heads,
        stages: decision.stages,
    })
}

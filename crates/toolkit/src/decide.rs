//! A motion decided, and why.

use crate::Refusal;
use crate::designs::read_with;
use crate::parts::{TableParts, design_of_table, name_members, name_where_missing, read};
use alliance_model::{Design, Id, Position, Problem, Rule, Severity, Verdict};
use alliance_report::votes::{explain, sentence};
use alliance_vote::{Stage, Tally, VoteError, Voter};
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

/// Decides by `{ seats, rule, members?, positions? }`, or the motion of `{ design, motion? }`.
/// Errors with every problem of what was given, or with the one that keeps the vote from being taken.
pub fn decide(given: Value) -> Result<Decision, Refusal> {
    match given {
        Value::Object(parts) if parts.contains_key("design") => decide_motion(&read_with(parts, "motion")?),
        parts => decide_parts(parts),
    }
}

fn decide_motion(design: &Design) -> Result<Decision, Refusal> {
    let motion = &design.motion;
    let body = design.body_of(motion).ok_or_else(|| Refusal::of_vote(&VoteError::NoBody, ""))?;
    let rule = design.rule_of(motion).ok_or_else(|| Refusal::of_vote(&VoteError::NoRule, ""))?;
    let place = design.rules.iter().position(|other| other.id == rule.id).unwrap_or_default();
    let voters = alliance_vote::voters(design, &body.id);
    answer(design, &voters, rule, &format!("rules[{place}]"), |seat| motion.position(seat))
}

fn decide_parts(mut parts: Value) -> Result<Decision, Refusal> {
    name_members(&mut parts);
    if let Some(rule) = parts.get_mut("rule") {
        name_where_missing(rule, Some("rule"));
    }
    let parts: TableParts = read("TableParts", parts)?;
    let voters = parts.voters();
    let strangers: Vec<_> = parts.positions.keys().filter(|id| voters.iter().all(|voter| &voter.id != *id)).map(stranger).collect();
    if !strangers.is_empty() {
        return Err(Refusal::invalid(strangers));
    }
    let TableParts { rule, members, positions, .. } = parts;
    let design = design_of_table(&voters, members)?;
    answer(&design, &voters, &rule, "rule", |seat| positions.get(seat).copied().unwrap_or_default())
}

fn stranger(id: &Id) -> Problem {
    Problem {
        severity: Severity::Error,
        path: format!("positions.{id}"),
        found: format!("\"{id}\""),
        expected: "the id of a seat".to_owned(),
        mend: "Add a seat with this id, or name another.".to_owned(),
    }
}

fn answer(design: &Design, voters: &[Voter], rule: &Rule, path: &str, position: impl Fn(&Id) -> Position) -> Result<Decision, Refusal> {
    let decision = alliance_vote::decide(voters, rule, position).map_err(|error| Refusal::of_vote(&error, path))?;
    let lines = explain(design, rule, &decision).into_iter();
    Ok(Decision {
        verdict: decision.verdict,
        sentence: sentence(design, rule, &decision),
        explanation: lines.map(|line| ExplanationLine { stage: line.stage, text: line.text, holds: line.holds }).collect(),
        tally: decision.tally,
        heads: decision.heads,
        stages: decision.stages,
    })
}

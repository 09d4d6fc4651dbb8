//! The same votes under every rule.

use crate::Refusal;
use crate::decide::{Decision, answer};
use crate::table::{Needs, Table};
use alliance_model::Id;
use serde::Serialize;
use serde_json::Value;

/// What comes of the votes under one rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleDecision {
    /// The rule.
    pub rule: Id,
    /// What it is called.
    pub name: String,
    /// What comes of it; null where the rule makes no sense at this table.
    pub decision: Option<Decision>,
    /// What is wrong then.
    pub problem: Option<RuleProblem>,
}

/// Why a rule makes no sense at a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleProblem {
    /// A short name for programs.
    pub code: String,
    /// Where: `rules[1].pass.consent.seats[0]`.
    pub path: String,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl From<Refusal> for RuleProblem {
    fn from(refusal: Refusal) -> Self {
        Self { code: refusal.code, path: refusal.path, message: refusal.message }
    }
}

/// Decides by every rule of `{ seats, rules, members?, positions? }`, or of `{ design, body?, motion?, positions? }`.
/// Errors with every problem of what was given; a rule that makes no sense says so in its place.
pub fn compare_rules(given: Value) -> Result<Vec<RuleDecision>, Refusal> {
    let (table, _) = Table::read(given, Needs::Rules, &[])?;
    let decided = |(rule, path): &(alliance_model::Rule, String)| {
        let (decision, problem) = match table.meant(rule, path).and_then(|()| answer(&table, rule, path)) {
            Ok(decision) => (Some(decision), None),
            Err(refusal) => (None, Some(refusal.into())),
        };
        RuleDecision { rule: rule.id.clone(), name: rule.name.clone(), decision, problem }
    };
    Ok(table.rules.iter().map(decided).collect())
}

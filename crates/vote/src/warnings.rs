//! Tests of a rule that speak of nobody, or ask for more than there is: they are what the rule says, and hardly what it means.

use crate::CompiledRule;
use crate::clause::{Clause, Group, Requirement};
use serde::Serialize;

/// A test that can hardly be meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleWarning {
    /// What is odd.
    pub code: RuleWarningCode,
    /// Where in the rule: `pass.all[1].at_least`.
    pub path: String,
}

/// What is odd about a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RuleWarningCode {
    /// No seat that votes is of the group.
    EmptyClass,
    /// It asks for more than all of the group have together.
    OutOfReach,
}

impl CompiledRule {
    /// The tests that can hardly be meant, in the order of the rule.
    pub fn warnings(&self) -> Vec<RuleWarning> {
        let mut warnings = Vec::new();
        if let Some(quorum) = &self.quorum {
            walk("quorum", quorum, &mut warnings);
        }
        walk("pass", &self.pass, &mut warnings);
        warnings
    }
}

fn walk(path: &str, clause: &Clause, warnings: &mut Vec<RuleWarning>) {
    let mut warn = |code: RuleWarningCode, part: &str| warnings.push(RuleWarning { code, path: format!("{path}.{part}") });
    match clause {
        Clause::All(parts) => parts.iter().enumerate().for_each(|(index, part)| walk(&format!("{path}.all[{index}]"), part, warnings)),
        Clause::Any(parts) => parts.iter().enumerate().for_each(|(index, part)| walk(&format!("{path}.any[{index}]"), part, warnings)),
        Clause::Consent(consent) if total(&consent.group) == 0 => warn(RuleWarningCode::EmptyClass, "consent"),
        Clause::Consent(_) => {}
        Clause::AtLeast(requirement) => odd(requirement).into_iter().for_each(|code| warn(code, "at_least")),
    }
}

fn odd(requirement: &Requirement) -> Option<RuleWarningCode> {
    let nobody = requirement.seats.seats().next().is_none() && requirement.organisations.is_empty();
    let all = total(&requirement.seats) + requirement.organisations.len() as u64;
    if nobody {
        return Some(RuleWarningCode::EmptyClass);
    }
    (requirement.needed(all) > all).then_some(RuleWarningCode::OutOfReach)
}

fn total(group: &Group) -> u64 {
    group.seats().map(|(_, weight)| weight).sum()
}

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
    /// What it asks for, where that is more than there is.
    pub needed: Option<u64>,
    /// What all of the group have together.
    pub all: u64,
}

/// What is odd about a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RuleWarningCode {
    /// No seat that votes is of the group.
    EmptyClass,
    /// It asks for more than all of the group have together.
    QuotaAboveTotal,
}

impl RuleWarning {
    fn empty(path: String) -> Self {
        Self { code: RuleWarningCode::EmptyClass, path, needed: None, all: 0 }
    }
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
    match clause {
        Clause::All(parts) => parts.iter().enumerate().for_each(|(index, part)| walk(&format!("{path}.all[{index}]"), part, warnings)),
        Clause::Any(parts) => parts.iter().enumerate().for_each(|(index, part)| walk(&format!("{path}.any[{index}]"), part, warnings)),
        Clause::Consent(consent) if total(&consent.group) == 0 => warnings.push(RuleWarning::empty(format!("{path}.consent"))),
        Clause::Consent(_) => {}
        Clause::AtLeast(requirement) => warnings.extend(odd(requirement, format!("{path}.at_least"))),
    }
}

fn odd(requirement: &Requirement, path: String) -> Option<RuleWarning> {
    if requirement.seats.seats().next().is_none() && requirement.organisations.is_empty() {
        return Some(RuleWarning::empty(path));
    }
    let all = total(&requirement.seats) + requirement.organisations.len() as u64;
    let needed = requirement.needed(all);
    (needed > all).then_some(RuleWarning { code: RuleWarningCode::QuotaAboveTotal, path, needed: Some(needed), all })
}

fn total(group: &Group) -> u64 {
    group.seats().map(|(_, weight)| weight).sum()
}

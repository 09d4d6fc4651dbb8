//! The front door: a table, a rule and positions in; a decision out.

use crate::{CompiledRule, Decision, VoteError, Voter, voters};
use alliance_model::{Design, Id, Motion, Position, Rule};

/// Decides by a rule. Errors where the table or the rule makes no sense.
pub fn decide(voters: &[Voter], rule: &Rule, position: impl Fn(&Id) -> Position) -> Result<Decision, VoteError> {
    let compiled = CompiledRule::compile(voters, rule)?;
    Ok(compiled.explain(&compiled.ballots(position)))
}

/// Decides a motion of a design: by its body, its rule and its ballots. Errors also where the design has no body or no rule.
pub fn decide_motion(design: &Design, motion: &Motion) -> Result<Decision, VoteError> {
    let body = design.body_of(motion).ok_or(VoteError::NoBody)?;
    let rule = design.rule_of(motion).ok_or(VoteError::NoRule)?;
    decide(&voters(design, &body.id), rule, |seat| motion.position(seat))
}

/// The same votes under every rule, side by side, each with its id. A rule that makes no sense at this table has its error.
pub fn compare(voters: &[Voter], rules: &[Rule], position: impl Fn(&Id) -> Position) -> Vec<(Id, Result<Decision, VoteError>)> {
    rules.iter().map(|rule| (rule.id.clone(), decide(voters, rule, &position))).collect()
}

//! The dangers of a rule.

use crate::Refusal;
use crate::table::{Needs, Table};
use alliance_report::votes::warned;
use alliance_vote::checker::{Danger, DangerName, Level, What};
use serde::Serialize;
use serde_json::Value;

/// What a check of a rule finds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckedRule {
    /// What may be wrong, warnings first.
    pub dangers: Vec<ToldDanger>,
    /// What could not be looked at: the table is too large for this rule.
    pub not_checked: Vec<DangerName>,
}

/// A danger, in words and for programs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ToldDanger {
    /// Whether it should be mended, or is only good to know.
    pub level: Level,
    /// What it is.
    pub text: String,
    /// What can be done about it.
    pub mend: String,
    /// The same for programs.
    pub what: What,
}

/// Looks for fifteen dangers of the rule of `{ seats, rule, members? }`, or of the motion of `{ design, body?, rule?, motion?, positions? }`.
/// Errors with every problem of what was given, or where the rule makes no sense.
pub fn check_rule(given: Value) -> Result<CheckedRule, Refusal> {
    let (table, _) = Table::read(given, Needs::Rule, &[])?;
    let (rule, path) = table.rule_as_it_is()?;
    let checked = alliance_vote::checker::check_rule(&table.voters, rule).map_err(|error| Refusal::of_vote(&error, path))?;
    let told = |danger: Danger| {
        let words = warned(&table.design, &danger);
        ToldDanger { level: danger.level, text: words.text, mend: words.mend, what: danger.what }
    };
    Ok(CheckedRule { dangers: checked.dangers.into_iter().map(told).collect(), not_checked: checked.not_checked })
}

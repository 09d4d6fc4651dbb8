//! What if somebody leaves, joins or merges, seats change, or a rule does.

use crate::Refusal;
use crate::beliefs::{LeaningTogether, SeatBelief, belief_of, leaning, refusal};
use crate::compare::RuleProblem;
use crate::parts::{TableSeat, name_where_missing, read};
use crate::table::{Needs, Table};
use alliance_json::AsJson;
use alliance_model::{Id, Rule, Verdict};
use alliance_vote::change::{Change, ChangeError, Side, Stands, what_if as compared};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// What changes, and what is believed.
#[derive(Debug, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WhatIfParts {
    /// What changes, one after the other.
    pub changes: Vec<TableChange>,
    /// What is believed of each seat; one that is not named stands where its position is, for certain.
    #[serde(default)]
    pub beliefs: BTreeMap<Id, SeatBelief>,
    /// How seats lean together; where nothing is said, each makes up its own mind.
    #[serde(default)]
    pub leaning: Option<LeaningTogether>,
}

/// One thing that changes.
#[derive(Debug, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
#[serde(rename_all = "snake_case")]
pub enum TableChange {
    /// A member leaves, with all of its seats.
    Leaves(Id),
    /// A seat comes to the table: a member joins, or gets one more.
    Joins(TableSeat),
    /// One member becomes part of another; its seats go with it.
    Merges {
        /// The member that ends.
        member: Id,
        /// The member that it becomes part of.
        into: Id,
    },
    /// A seat is given up.
    SeatGoes(Id),
    /// A seat gets another number of votes.
    Votes {
        /// The seat.
        seat: Id,
        /// Its votes.
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 9_007_199_254_740_991_u64)))]
        votes: u64,
    },
    /// A seat falls vacant, or is filled.
    Vacant {
        /// The seat.
        seat: Id,
        /// Whether nobody holds it.
        vacant: bool,
    },
    /// A rule takes the place of the one with its id; or is new.
    Rule(Rule),
}

/// A rule before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BeforeAndAfter {
    /// The rule.
    pub rule: Id,
    /// Before; null where the rule is new.
    pub before: Option<OneSide>,
    /// After.
    pub after: OneSide,
}

/// A rule at a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OneSide {
    /// What comes of the ballots; null where the rule makes no sense there.
    pub verdict: Option<Verdict>,
    /// What is wrong then: a rule may name a seat that has gone.
    pub problem: Option<RuleProblem>,
    /// The chance of passing; null where there is none, or too much to work it out.
    pub passes: Option<f64>,
}

/// Every rule of `{ seats, rules, members?, positions?, beliefs?, leaning?, changes }`, or of a design, before and after.
/// Errors with every problem of what was given, or where a change cannot be made.
pub fn what_if(given: Value) -> Result<Vec<BeforeAndAfter>, Refusal> {
    let (table, mut own) = Table::read(given, Needs::Rules, &["changes", "beliefs", "leaning"])?;
    let changes = own.get_mut("changes").and_then(Value::as_array_mut);
    changes.into_iter().flatten().filter_map(|change| change.get_mut("rule")).for_each(|rule| name_where_missing(rule, Some("rule")));
    let parts: WhatIfParts = read("WhatIfParts", own)?;
    let rules: Vec<Rule> = table.rules.iter().map(|(rule, _)| rule.clone()).collect();
    let change = |change: TableChange| match change {
        TableChange::Leaves(member) => Change::Leaves(member),
        TableChange::Joins(seat) => Change::Joins(seat.voter(&table.design.members)),
        TableChange::Merges { member, into } => Change::Merges { member, into },
        TableChange::SeatGoes(seat) => Change::SeatGoes(seat),
        TableChange::Votes { seat, votes } => Change::Votes { seat, votes },
        TableChange::Vacant { seat, vacant } => Change::Vacant { seat, vacant },
        TableChange::Rule(rule) => Change::Rule(rule),
    };
    let changes: Vec<_> = parts.changes.into_iter().map(change).collect();
    let stands = Stands {
        position: |seat: &Id| table.position(seat),
        belief: |seat: &Id| belief_of(&table, &parts.beliefs, seat),
        leaning: leaning(parts.leaning.as_ref()),
    };
    let compared = compared(&table.voters, &rules, &changes, &stands).map_err(|error| refused(&error))?;
    let path = |rule: &Id| table.rules.iter().find(|(other, _)| other.id == *rule).map_or("changes", |(_, path)| path);
    let told = compared.into_iter().map(|rule| BeforeAndAfter {
        before: rule.before.map(|side| one_side(side, path(&rule.rule))),
        after: one_side(rule.after, path(&rule.rule)),
        rule: rule.rule,
    });
    Ok(told.collect())
}

fn one_side(side: Side, path: &str) -> OneSide {
    let problem = side.verdict.as_ref().err().map(|error| Refusal::of_vote(error, path).into());
    OneSide { verdict: side.verdict.ok(), problem, passes: side.passes }
}

fn refused(error: &ChangeError) -> Refusal {
    match error {
        ChangeError::UnknownSeat { change, .. } => Refusal::new("unknown_seat", &format!("changes[{change}]"), error.to_string()),
        ChangeError::UnknownMember { change, .. } => Refusal::new("unknown_member", &format!("changes[{change}]"), error.to_string()),
        ChangeError::Chances(error) => refusal(error, "rules"),
    }
}

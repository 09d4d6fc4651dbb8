//! A table with its rules, from a design or from bare parts; and what a function asks for besides.

use crate::Refusal;
use crate::parts::{RulesParts, SeatsParts, TableParts, design_of_table, name_members, name_where_missing, read, voters};
use alliance_model::{Design, Id, Position, Problem, Rule, Severity};
use alliance_vote::{VoteError, Voter};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What a function needs of a table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needs {
    /// `{ seats, rule, members?, positions? }`, or the rule of the motion of `{ design, motion? }`.
    Rule,
    /// `{ seats, rules, members?, positions? }`, or every rule of `{ design, motion? }`.
    Rules,
    /// `{ seats?, members? }`, or the body of the motion of `{ design, motion? }`.
    Seats,
}

/// A table, ready for the engine.
pub(crate) struct Table {
    /// For words that name seats and members.
    pub(crate) design: Design,
    pub(crate) voters: Vec<Voter>,
    /// The rules, each with its path.
    pub(crate) rules: Vec<(Rule, String)>,
    positions: BTreeMap<Id, Position>,
}

impl Table {
    /// Reads a table, and hands back the parts that are the function's `own`. Errors with every problem of the table.
    pub(crate) fn read(given: Value, needs: Needs, own: &[&str]) -> Result<(Self, Value), Refusal> {
        let Value::Object(mut parts) = given else { return Ok((Self::of_parts(given, needs)?, Value::Null)) };
        let taken: Map<String, Value> = own.iter().filter_map(|name| parts.remove_entry(*name)).collect();
        let table = if parts.contains_key("design") { Self::of_design(parts, needs, own)? } else { Self::of_parts(Value::Object(parts), needs)? };
        Ok((table, Value::Object(taken)))
    }

    fn of_design(mut parts: Map<String, Value>, needs: Needs, own: &[&str]) -> Result<Self, Refusal> {
        let mut design = parts.remove("design").unwrap_or_default();
        if let (Some(motion), Some(fields)) = (parts.remove("motion"), design.as_object_mut()) {
            fields.insert("motion".to_owned(), motion);
        }
        if let Some(unknown) = parts.keys().next() {
            let expected = ["motion"].iter().chain(own).copied().collect::<Vec<_>>().join(", ");
            let message =
                format!("{unknown}: found beside a design; expected only {expected} there. Take it away, or give bare parts without a design.");
            return Err(Refusal::new("invalid", unknown, message));
        }
        let design = alliance_format::from_value(design)?.design;
        let body = design.body_of(&design.motion).ok_or_else(|| Refusal::of_vote(&VoteError::NoBody, ""))?;
        let all = || design.rules.iter().enumerate().map(|(place, rule)| (rule.clone(), format!("rules[{place}]")));
        let rules = match needs {
            Needs::Seats => Vec::new(),
            Needs::Rules => all().collect(),
            Needs::Rule => {
                let rule = design.rule_of(&design.motion).ok_or_else(|| Refusal::of_vote(&VoteError::NoRule, ""))?;
                all().filter(|(other, _)| other.id == rule.id).take(1).collect()
            }
        };
        let voters = alliance_vote::voters(&design, &body.id);
        let positions = voters.iter().map(|voter| (voter.id.clone(), design.motion.position(&voter.id))).collect();
        Ok(Self { voters, rules, positions, design })
    }

    fn of_parts(mut parts: Value, needs: Needs) -> Result<Self, Refusal> {
        name_members(&mut parts);
        match needs {
            Needs::Rule => {
                if let Some(rule) = parts.get_mut("rule") {
                    name_where_missing(rule, Some("rule"));
                }
                let TableParts { seats, rule, members, positions } = read("TableParts", parts)?;
                Self::new(voters(&seats, &members), vec![(rule, "rule".to_owned())], positions, members)
            }
            Needs::Rules => {
                let rules = parts.get_mut("rules").and_then(Value::as_array_mut);
                rules.into_iter().flatten().enumerate().for_each(|(place, rule)| name_where_missing(rule, Some(&format!("rule-{}", place + 1))));
                let RulesParts { seats, rules, members, positions } = read("RulesParts", parts)?;
                let rules = rules.into_iter().enumerate().map(|(place, rule)| (rule, format!("rules[{place}]")));
                Self::new(voters(&seats, &members), rules.collect(), positions, members)
            }
            Needs::Seats => {
                let SeatsParts { seats, members } = read("SeatsParts", parts)?;
                Self::new(voters(&seats, &members), Vec::new(), BTreeMap::new(), members)
            }
        }
    }

    fn new(
        voters: Vec<Voter>,
        rules: Vec<(Rule, String)>,
        positions: BTreeMap<Id, Position>,
        members: Vec<alliance_model::Member>,
    ) -> Result<Self, Refusal> {
        let table = Self { design: design_of_table(&voters, members)?, voters, rules, positions };
        table.all_seats("positions", table.positions.keys())?;
        Ok(table)
    }

    /// The one rule.
    pub(crate) fn rule(&self) -> Result<(&Rule, &str), Refusal> {
        let (rule, path) = self.rules.first().ok_or_else(|| Refusal::of_vote(&VoteError::NoRule, ""))?;
        Ok((rule, path))
    }

    /// How a seat stands: it agrees where nothing is said.
    pub(crate) fn position(&self, seat: &Id) -> Position {
        self.positions.get(seat).copied().unwrap_or_default()
    }

    /// Errors where an id under a path is not that of a seat.
    pub(crate) fn all_seats<'a>(&self, path: &str, ids: impl Iterator<Item = &'a Id>) -> Result<(), Refusal> {
        let strangers: Vec<_> = ids.filter(|id| self.voters.iter().all(|voter| voter.id != **id)).map(|id| stranger(path, id)).collect();
        if strangers.is_empty() { Ok(()) } else { Err(Refusal::invalid(strangers)) }
    }
}

fn stranger(path: &str, id: &Id) -> Problem {
    Problem {
        severity: Severity::Error,
        path: format!("{path}.{id}"),
        found: format!("\"{id}\""),
        expected: "the id of a seat".to_owned(),
        mend: "Add a seat with this id, or name another.".to_owned(),
    }
}

//! A table with its rules, from a design or from bare parts; and what a question takes besides.

use crate::Refusal;
use crate::parts::{PositionParts, RulesParts, SeatsParts, TableParts, design_of_table, name_members, name_where_missing, read, voters};
use alliance_model::{Design, Id, Member, Position, Problem, Rule, Severity};
use alliance_vote::{CompiledRule, VoteError, Voter};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What a question needs of a table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needs {
    /// `{ seats, rule, members?, positions? }`, or one rule of `{ design, body?, rule?, motion?, positions? }`.
    Rule,
    /// `{ seats, rules, members?, positions? }`, or every rule of `{ design, body?, motion?, positions? }`.
    Rules,
    /// `{ seats?, members? }`, or a body of `{ design, body?, motion? }`.
    Seats,
}

/// A table, ready for the engine.
pub(crate) struct Table {
    /// For words that name seats and members.
    pub(crate) design: Design,
    pub(crate) voters: Vec<Voter>,
    /// The rules, each with its place in what was given.
    pub(crate) rules: Vec<(Rule, String)>,
    /// Positions that were said: those given, or those of a design's motion.
    pub(crate) positions: BTreeMap<Id, Position>,
    /// Whether a rule is taken as it is, however odd: a design may be in the middle of being written.
    as_it_is: bool,
}

impl Table {
    /// Reads a table, and hands back the parts that are the question's `own`. Errors with every problem of the table.
    pub(crate) fn read(given: Value, needs: Needs, own: &[&str]) -> Result<(Self, Value), Refusal> {
        let Value::Object(mut parts) = given else { return Ok((Self::of_parts(given, needs)?, json!({}))) };
        let taken: Map<String, Value> = own.iter().filter_map(|name| parts.remove_entry(*name)).collect();
        let table = if parts.contains_key("design") { Self::of_design(parts, needs, own)? } else { Self::of_parts(Value::Object(parts), needs)? };
        table.all_seats("positions", table.positions.keys())?;
        Ok((table, Value::Object(taken)))
    }

    fn of_parts(mut parts: Value, needs: Needs) -> Result<Self, Refusal> {
        name_members(&mut parts);
        match needs {
            Needs::Rule => {
                if let Some(rule) = parts.get_mut("rule") {
                    name_where_missing(rule, Some("rule"));
                }
                let TableParts { seats, rule, members, positions, answer_anyway } = read("TableParts", parts)?;
                Self::bare(voters(&seats, &members), vec![(rule, "rule".to_owned())], positions, members, answer_anyway)
            }
            Needs::Rules => {
                let rules = parts.get_mut("rules").and_then(Value::as_array_mut);
                rules.into_iter().flatten().enumerate().for_each(|(place, rule)| name_where_missing(rule, Some(&format!("rule-{}", place + 1))));
                let RulesParts { seats, rules, members, positions, answer_anyway } = read("RulesParts", parts)?;
                Self::bare(voters(&seats, &members), with_places(rules), positions, members, answer_anyway)
            }
            Needs::Seats => {
                let SeatsParts { seats, members } = read("SeatsParts", parts)?;
                Self::bare(voters(&seats, &members), Vec::new(), BTreeMap::new(), members, false)
            }
        }
    }

    fn bare(
        voters: Vec<Voter>,
        rules: Vec<(Rule, String)>,
        positions: BTreeMap<Id, Position>,
        members: Vec<Member>,
        as_it_is: bool,
    ) -> Result<Self, Refusal> {
        Ok(Self { design: design_of_table(&voters, members)?, voters, rules, positions, as_it_is })
    }

    fn of_design(mut parts: Map<String, Value>, needs: Needs, own: &[&str]) -> Result<Self, Refusal> {
        let mut design = parts.remove("design").unwrap_or_default();
        if let (Some(motion), Some(fields)) = (parts.remove("motion"), design.as_object_mut()) {
            fields.insert("motion".to_owned(), motion);
        }
        let body = parts.remove("body");
        let rule = if needs == Needs::Rule { parts.remove("rule") } else { None };
        let positions = if needs == Needs::Seats { None } else { parts.remove("positions") };
        if let Some(unknown) = parts.keys().next() {
            return Err(unexpected(unknown, needs, own));
        }
        let design = alliance_format::from_value(design)?.design;
        let rules = match needs {
            Needs::Seats => Vec::new(),
            Needs::Rules => with_places(design.rules.clone()),
            Needs::Rule => {
                let id = one_of(rule, "rule", design.rules.iter().map(|rule| &rule.id), || design.rule_of(&design.motion).map(|rule| &rule.id));
                let id = id?.ok_or_else(|| Refusal::of_vote(&VoteError::NoRule, ""))?;
                with_places(design.rules.clone()).into_iter().filter(|(rule, _)| rule.id == *id).take(1).collect()
            }
        };
        let body = one_of(body, "body", design.bodies.iter().map(|body| &body.id), || design.body_of(&design.motion).map(|body| &body.id));
        let voters = alliance_vote::voters(&design, body?.ok_or_else(|| Refusal::of_vote(&VoteError::NoBody, ""))?);
        let positions = positions.map_or_else(|| Ok(of_motion(&design, &voters)), said)?;
        Ok(Self { design, voters, rules, positions, as_it_is: true })
    }

    /// The one rule, and its place in what was given. Errors as [`Self::meant`].
    pub(crate) fn rule(&self) -> Result<(&Rule, &str), Refusal> {
        let (rule, path) = self.rule_as_it_is()?;
        self.meant(rule, path)?;
        Ok((rule, path))
    }

    /// The same, however odd it is.
    pub(crate) fn rule_as_it_is(&self) -> Result<(&Rule, &str), Refusal> {
        let (rule, path) = self.rules.first().ok_or_else(|| Refusal::of_vote(&VoteError::NoRule, ""))?;
        Ok((rule, path))
    }

    /// Errors where a rule among bare parts speaks of nobody or asks for more than there is, unless that is asked about on purpose.
    pub(crate) fn meant(&self, rule: &Rule, path: &str) -> Result<(), Refusal> {
        if self.as_it_is {
            return Ok(());
        }
        let compiled = CompiledRule::compile(&self.voters, rule).map_err(|error| Refusal::of_vote(&error, path))?;
        let odd = compiled.warnings();
        if odd.is_empty() { Ok(()) } else { Err(Refusal::of_odd_tests(&odd, path)) }
    }

    /// How a seat stands: it agrees where nothing is said.
    pub(crate) fn position(&self, seat: &Id) -> Position {
        self.positions.get(seat).copied().unwrap_or_default()
    }

    /// Errors where an id under a path is not that of a seat.
    pub(crate) fn all_seats<'a>(&self, path: &str, ids: impl Iterator<Item = &'a Id>) -> Result<(), Refusal> {
        let is_stranger = |id: &&Id| self.voters.iter().all(|voter| voter.id != **id);
        let strangers: Vec<_> =
            ids.filter(is_stranger).map(|id| problem(&format!("{path}.{id}"), &format!("\"{id}\""), "the id of a seat")).collect();
        if strangers.is_empty() { Ok(()) } else { Err(Refusal::invalid(strangers)) }
    }
}

fn with_places(rules: Vec<Rule>) -> Vec<(Rule, String)> {
    rules.into_iter().enumerate().map(|(place, rule)| (rule, format!("rules[{place}]"))).collect()
}

/// The id that was given, which must be known; or else that of the motion, where it has one.
fn one_of<'a>(
    given: Option<Value>,
    what: &str,
    mut known: impl Iterator<Item = &'a Id>,
    of_motion: impl FnOnce() -> Option<&'a Id>,
) -> Result<Option<&'a Id>, Refusal> {
    let Some(given) = given else { return Ok(of_motion()) };
    let found = known.find(|id| given == id.as_str());
    found.map(Some).ok_or_else(|| Refusal::invalid(vec![problem(what, &given.to_string(), &format!("the id of a {what} of the design"))]))
}

/// What the ballots of the motion say of this table.
fn of_motion(design: &Design, voters: &[Voter]) -> BTreeMap<Id, Position> {
    let here = design.motion.ballots.iter().filter(|ballot| voters.iter().any(|voter| voter.id == ballot.seat));
    here.map(|ballot| (ballot.seat.clone(), ballot.position)).collect()
}

fn said(positions: Value) -> Result<BTreeMap<Id, Position>, Refusal> {
    let parts: PositionParts = read("PositionParts", json!({ "positions": positions }))?;
    Ok(parts.positions)
}

fn unexpected(found: &str, needs: Needs, own: &[&str]) -> Refusal {
    let beside: &[&str] = match needs {
        Needs::Rule => &["body", "rule", "motion", "positions"],
        Needs::Rules => &["body", "motion", "positions"],
        Needs::Seats => &["body", "motion"],
    };
    let expected = beside.iter().chain(own).copied().collect::<Vec<_>>().join(", ");
    let message = format!("{found}: found beside a design; expected only {expected} there. Take it away, or give bare parts without a design.");
    Refusal::new("invalid", found, message)
}

fn problem(path: &str, found: &str, expected: &str) -> Problem {
    let mend = "Name one that is there.".to_owned();
    Problem { severity: Severity::Error, path: path.to_owned(), found: found.to_owned(), expected: expected.to_owned(), mend }
}

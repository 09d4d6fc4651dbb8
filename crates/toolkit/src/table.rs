//! What the questions about a rule are asked of: bare seats and a rule, or those of a design.

use crate::Refusal;
use crate::parts::{PositionParts, TableParts, name_members, name_where_missing, read};
use alliance_model::{Design, Id, Position, Problem, Rule, Severity};
use alliance_vote::{VoteError, Voter};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A table, its rule, and how its seats stand as far as that was said.
pub(crate) struct Table {
    pub(crate) voters: Vec<Voter>,
    pub(crate) rule: Rule,
    /// Where the rule is in what was given.
    path: String,
    /// Positions that were said: those given, or those of a design's motion.
    pub(crate) positions: BTreeMap<Id, Position>,
}

impl Table {
    /// A refusal of the engine, with its place in what was given.
    pub(crate) fn refusal(&self, error: &VoteError) -> Refusal {
        Refusal::of_vote(error, &self.path)
    }

    /// A path within the rule as a path in what was given.
    pub(crate) fn path(&self, within: &str) -> String {
        format!("{}.{within}", self.path)
    }
}

/// Reads `{ seats, rule, members?, positions? }` or `{ design, body?, rule?, positions? }`, and beside it the options that
/// a question has, by their names and the schema of this name.
pub(crate) fn table_with<T: DeserializeOwned>(given: Value, schema: &str, options: &[&str]) -> Result<(Table, T), Refusal> {
    let Value::Object(mut parts) = given else { return Ok((bare(given)?, read(schema, Value::Object(Map::new()))?)) };
    let taken: Map<String, Value> = options.iter().filter_map(|name| Some(((*name).to_owned(), parts.remove(*name)?))).collect();
    let table = if parts.contains_key("design") { of_design(parts)? } else { bare(Value::Object(parts))? };
    Ok((table, read(schema, Value::Object(taken))?))
}

fn bare(mut parts: Value) -> Result<Table, Refusal> {
    name_members(&mut parts);
    if let Some(rule) = parts.get_mut("rule") {
        name_where_missing(rule, Some("rule"));
    }
    let parts: TableParts = read("TableParts", parts)?;
    let table = Table { voters: parts.voters(), rule: parts.rule, path: "rule".to_owned(), positions: parts.positions };
    check_positions(&table)?;
    Ok(table)
}

fn of_design(mut parts: Map<String, Value>) -> Result<Table, Refusal> {
    let positions: Option<BTreeMap<Id, Position>> = parts.remove("positions").map(positions).transpose()?;
    let body = parts.remove("body");
    let rule = parts.remove("rule");
    let given = parts.remove("design").unwrap_or_default();
    if let Some(unknown) = parts.keys().next() {
        let message = format!("{unknown}: found beside a design; expected body, rule, positions and what the question takes. Take it away.");
        return Err(Refusal::new("invalid", unknown, message));
    }
    let design = alliance_format::from_value(given)?.design;
    let body = match body {
        Some(id) => named("body", "bodies", &id, design.bodies.iter().map(|body| &body.id))?.clone(),
        None => design.body_of(&design.motion).ok_or_else(|| Refusal::of_vote(&VoteError::NoBody, ""))?.id.clone(),
    };
    let rule = match rule {
        Some(id) => named("rule", "rules", &id, design.rules.iter().map(|rule| &rule.id))?.clone(),
        None => design.rule_of(&design.motion).ok_or_else(|| Refusal::of_vote(&VoteError::NoRule, ""))?.id.clone(),
    };
    let Some(place) = design.rules.iter().position(|other| other.id == rule) else { return Err(Refusal::of_vote(&VoteError::NoRule, "")) };
    let Some(rule) = design.rules.get(place).cloned() else { return Err(Refusal::of_vote(&VoteError::NoRule, "")) };
    let voters = alliance_vote::voters(&design, &body);
    let positions = positions.unwrap_or_else(|| of_motion(&design, &voters));
    let table = Table { voters, rule, path: format!("design.rules[{place}]"), positions };
    check_positions(&table)?;
    Ok(table)
}

/// What the ballots of the motion say of this table.
fn of_motion(design: &Design, voters: &[Voter]) -> BTreeMap<Id, Position> {
    let here = design.motion.ballots.iter().filter(|ballot| voters.iter().any(|voter| voter.id == ballot.seat));
    here.map(|ballot| (ballot.seat.clone(), ballot.position)).collect()
}

fn positions(given: Value) -> Result<BTreeMap<Id, Position>, Refusal> {
    let parts: PositionParts = read("PositionParts", serde_json::json!({ "positions": given }))?;
    Ok(parts.positions)
}

/// The id that was given, where there is a part with it.
fn named<'a>(what: &str, list: &str, given: &Value, mut known: impl Iterator<Item = &'a Id>) -> Result<&'a Id, Refusal> {
    let found = known.find(|id| given == id.as_str());
    found.ok_or_else(|| Refusal::invalid(vec![problem(what, &given.to_string(), &format!("the id of one of the design's {list}"))]))
}

fn check_positions(table: &Table) -> Result<(), Refusal> {
    let strange = |id: &&Id| table.voters.iter().all(|voter| voter.id != **id);
    let strangers: Vec<_> =
        table.positions.keys().filter(strange).map(|id| problem(&format!("positions.{id}"), &format!("\"{id}\""), "the id of a seat")).collect();
    if strangers.is_empty() { Ok(()) } else { Err(Refusal::invalid(strangers)) }
}

fn problem(path: &str, found: &str, expected: &str) -> Problem {
    let mend = "Name one that is there.".to_owned();
    Problem { severity: Severity::Error, path: path.to_owned(), found: found.to_owned(), expected: expected.to_owned(), mend }
}

//! What would flip a result, and where a vote under way stands.

use crate::Refusal;
use crate::parts::read;
use crate::table::{Needs, Table};
use alliance_json::AsJson;
use alliance_model::Position;
use alliance_vote::{CHOICES, Flips, Standing};
use serde_json::Value;

/// How many changes are listed where nothing is said.
const FEW: u32 = 100;

/// What is asked of flips beside the seats, the rule and the positions.
#[derive(Debug, Default, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FlipsAsked {
    /// What seats may change to; agree, abstain and disagree where nothing is said.
    #[serde(default)]
    pub to: Option<Vec<Position>>,
    /// The most changes that are listed; 100 where nothing is said.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 100_000)))]
    pub limit: Option<u32>,
}

/// The smallest changes of positions that flip a result; a seat without a position agrees. Errors as [`crate::voting_power`].
pub fn flips(given: Value) -> Result<Flips, Refusal> {
    let (table, own) = Table::read(given, Needs::Rule, &["to", "limit"])?;
    let asked: FlipsAsked = read("FlipsAsked", own)?;
    let (rule, path) = table.rule()?;
    let to = asked.to.unwrap_or_else(|| CHOICES.to_vec());
    let limit = asked.limit.unwrap_or(FEW) as usize;
    alliance_vote::flips(&table.voters, rule, |seat| table.position(seat), &to, limit).map_err(|error| Refusal::of_vote(&error, path))
}

/// Where a vote stands; a seat without a position has not been heard. Errors as [`crate::voting_power`].
pub fn standing(given: Value) -> Result<Standing, Refusal> {
    let (table, _) = Table::read(given, Needs::Rule, &[])?;
    let (rule, path) = table.rule()?;
    alliance_vote::standing(&table.voters, rule, |seat| table.positions.get(seat).copied()).map_err(|error| Refusal::of_vote(&error, path))
}

//! What would flip a result, and where a vote under way stands.

use crate::Refusal;
use crate::table::table_with;
use alliance_model::Position;
use alliance_vote::{CHOICES, Flips, Standing};
use serde::Deserialize;
use serde_json::Value;

/// How many changes are listed where nothing is said.
const FEW: u32 = 100;

/// What is asked of flips beside the seats, the rule and the positions.
#[derive(Debug, Default, Deserialize)]
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

/// Nothing is asked of a vote under way beside its seats, its rule and the positions so far.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StandingAsked {}

/// The smallest changes of positions that flip a result; a seat without a position agrees. Errors as [`crate::voting_power`].
pub fn flips(given: Value) -> Result<Flips, Refusal> {
    let (table, asked): (_, FlipsAsked) = table_with(given, "FlipsAsked", &["to", "limit"])?;
    let position = |seat: &alliance_model::Id| table.positions.get(seat).copied().unwrap_or_default();
    let to = asked.to.unwrap_or_else(|| CHOICES.to_vec());
    let limit = asked.limit.unwrap_or(FEW) as usize;
    alliance_vote::flips(&table.voters, &table.rule, position, &to, limit).map_err(|error| table.refusal(&error))
}

/// Where a vote stands; a seat without a position has not been heard. Errors as [`crate::voting_power`].
pub fn standing(given: Value) -> Result<Standing, Refusal> {
    let (table, StandingAsked {}) = table_with(given, "StandingAsked", &[])?;
    alliance_vote::standing(&table.voters, &table.rule, |seat| table.positions.get(seat).copied()).map_err(|error| table.refusal(&error))
}

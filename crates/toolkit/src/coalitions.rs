//! Who can pass or block together.

use crate::Refusal;
use crate::parts::read;
use crate::table::{Needs, Table};
use alliance_json::AsJson;
use alliance_vote::Coalitions;
use serde_json::Value;

/// How many sets are listed where nothing is said.
const FEW: u32 = 200;

/// What is asked of coalitions beside the seats and the rule, and of flips.
#[derive(Debug, Default, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CoalitionsAsked {
    /// The most sets of each kind that are listed; 200 where nothing is said.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 100_000)))]
    pub limit: Option<u32>,
}

/// Minimal winning and blocking coalitions, dictators, vetoers and dummies. Errors as [`crate::voting_power`].
pub fn coalitions(given: Value) -> Result<Coalitions, Refusal> {
    let (table, own) = Table::read(given, Needs::Rule, &["limit"])?;
    let asked: CoalitionsAsked = read("CoalitionsAsked", own)?;
    let (rule, path) = table.rule()?;
    let limit = asked.limit.unwrap_or(FEW) as usize;
    alliance_vote::coalitions(&table.voters, rule, limit).map_err(|error| Refusal::of_vote(&error, path))
}

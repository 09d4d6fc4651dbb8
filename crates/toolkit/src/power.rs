//! Who has how much power.

use crate::Refusal;
use crate::table::table_with;
use alliance_model::{Id, Position};
use alliance_vote::power::{Power, PowerOptions, Sample, power};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// What is asked of power beside the seats and the rule.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PowerAsked {
    /// Seats that do not choose: each in the position given. All others agree or disagree.
    #[serde(default)]
    pub fixed: BTreeMap<Id, Position>,
    /// Whole numbers and fractions even where doubles would be quicker. Up to 26 seats, they are always there.
    #[serde(default)]
    pub exact: bool,
    /// Johnston, Deegan-Packel and Holler-Packel too, for up to 26 seats, where something else would be quicker.
    #[serde(default)]
    pub every_index: bool,
    /// Seats that first agree among themselves, in lists.
    #[serde(default)]
    pub unions: Vec<Vec<Id>>,
    /// Whether abstention is asked about as a third choice.
    #[serde(default)]
    pub abstention: bool,
    /// A sample in place of exact answers.
    #[serde(default)]
    pub sample: Option<SampleAsked>,
}

/// A sample of coalitions.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
pub struct SampleAsked {
    /// The same seed gives the same sample.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 9_007_199_254_740_991_u64)))]
    pub seed: u64,
    /// How many coalitions, and as many orders of seats.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10_000_000)))]
    pub samples: u32,
}

/// The power of each seat under a rule, of bare parts or of a design. Errors with every problem of what was given, or with
/// what keeps it from being worked out.
pub fn voting_power(given: Value) -> Result<Power, Refusal> {
    let options = ["fixed", "exact", "every_index", "unions", "abstention", "sample"];
    let (table, asked): (_, PowerAsked) = table_with(given, "PowerAsked", &options)?;
    let options = PowerOptions {
        fixed: asked.fixed,
        exact: asked.exact,
        every_index: asked.every_index,
        unions: asked.unions,
        abstention: asked.abstention,
        sample: asked.sample.map(|sample| Sample { seed: sample.seed, samples: sample.samples }),
    };
    let mut power = power(&table.voters, &table.rule, &options).map_err(|error| table.refusal(&error))?;
    power.warnings.iter_mut().for_each(|warning| warning.path = table.path(&warning.path));
    Ok(power)
}

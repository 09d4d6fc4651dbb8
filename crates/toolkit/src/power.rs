//! Who has how much power.

use crate::Refusal;
use crate::parts::read;
use crate::table::{Needs, Table};
use alliance_json::AsJson;
use alliance_model::{Id, Position};
use alliance_vote::power::{Power, PowerOptions, Sample, power};
use serde_json::Value;
use std::collections::BTreeMap;

/// What is asked of power beside the seats and the rule.
#[derive(Debug, Default, AsJson)]
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
#[derive(Debug, AsJson)]
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
    let (table, own) = Table::read(given, Needs::Rule, &["fixed", "exact", "every_index", "unions", "abstention", "sample"])?;
    let asked: PowerAsked = read("PowerAsked", own)?;
    let (rule, path) = table.rule()?;
    let options = PowerOptions {
        fixed: asked.fixed,
        exact: asked.exact,
        every_index: asked.every_index,
        unions: asked.unions,
        abstention: asked.abstention,
        sample: asked.sample.map(|sample| Sample { seed: sample.seed, samples: sample.samples }),
    };
    let mut power = power(&table.voters, rule, &options).map_err(|error| Refusal::of_vote(&error, path))?;
    power.warnings.iter_mut().for_each(|warning| warning.path = format!("{path}.{}", warning.path));
    Ok(power)
}

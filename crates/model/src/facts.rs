//! Facts of a year: what the terms are applied to.

use crate::{Id, Money, Rate, Table, is_default};
use alliance_json::AsJson;
use serde::{Deserialize, Serialize};

/// What is known, or supposed, about a year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Facts {
    /// The final cost of the work.
    pub outturn: Money,
    /// Direct cost of each member (limb 1); where absent the outturn is divided by share of the work.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub direct_costs: Table<Id, Money>,
    /// Agreed changes to the target.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<Adjustment>,
    /// An amount that lightens pain, never below nothing.
    #[serde(default, skip_serializing_if = "is_default")]
    pub relief: Money,
    /// The final cost as it was forecast at each interim payment, in order of time; used where the terms have such payments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forecasts: Vec<Money>,
    /// The overall score, where it is not worked out from outcomes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Rate>,
    /// People served, for thresholds that slide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 4_294_967_295_u64)))]
    pub people: Option<u32>,
}

/// One agreed change to the target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Adjustment {
    /// Why.
    pub label: String,
    /// By how much, up or down.
    pub amount: Money,
}

//! What the alliance itself costs to run.

use crate::{Id, Money, Rate};
use alliance_json::AsJson;
use serde::{Deserialize, Serialize};

/// One thing that it takes to run the alliance: an amount, the time of meetings, or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RunningCost {
    /// Unique among running costs.
    pub id: Id,
    /// What is paid for, such as the chair, or the support of lived-experience advisers.
    #[cfg_attr(feature = "schema", schemars(length(max = 500)))]
    pub label: String,
    /// An amount a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// The time of people who meet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meetings: Option<Meetings>,
}

/// The time of people who meet: people x meetings x hours x rate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Meetings {
    /// How many people.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 4_294_967_295_u64)))]
    pub people: u32,
    /// How many meetings a year.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 4_294_967_295_u64)))]
    pub a_year: u32,
    /// Hours for each, with reading and travel.
    #[serde(default)]
    pub hours: Rate,
    /// What an hour costs.
    #[serde(default)]
    pub rate: Money,
}

//! Outcomes: measures that change what is shared.

use crate::{Id, Rate, is_default};
use alliance_json::AsJson;
use serde::{Deserialize, Serialize};

/// A measure of what the alliance is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Outcome {
    /// Unique among outcomes.
    pub id: Id,
    /// What is measured.
    #[cfg_attr(feature = "schema", schemars(length(max = 500)))]
    pub name: String,
    /// Its weight; the weights of all outcomes add to one.
    pub weight: Rate,
    /// In what it is measured.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unit: String,
    /// The minimum condition: below it the outcome counts as failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Rate>,
    /// What was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Rate>,
    /// What would be exceptional.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stretch: Option<Rate>,
    /// What was measured; the score follows from it where none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured: Option<Rate>,
    /// The score so far: -1 failed, 0 minimum, 1 stretch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Rate>,
    /// What may be measured in the end, where that is not known yet; the score itself where no level is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub may_be: Option<MayBe>,
}

/// A measure that is not known yet: a smooth curve through three points (PERT, lambda 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MayBe {
    /// Lowest.
    pub low: Rate,
    /// Most likely.
    pub likely: Rate,
    /// Highest.
    pub high: Rate,
}

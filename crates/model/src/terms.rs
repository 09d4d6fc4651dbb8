//! Terms of risk and reward: a target cost and ordered steps. The same steps in another order pay other money,
//! so the order is data. What each step does is worked out in `alliance-settle`; here it is only said.

use crate::{Id, Money, Rate, Table, is_default};
use alliance_json::AsJson;
use serde::{Deserialize, Serialize};

/// The target cost and the steps from the difference to each member's share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Terms {
    /// The target cost of the work.
    pub target: Money,
    /// Whether the members' fees (limb 2) are inside the target and the outturn.
    #[serde(default, skip_serializing_if = "is_default")]
    pub fee_in_target: bool,
    /// What is done, in this order.
    pub steps: Vec<Step>,
}

/// One step: it takes the pool (positive for a gain, negative for pain) and returns it changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "step")]
pub enum Step {
    /// The target moves by the adjustments among the facts: changes agreed, demand, inflation.
    AdjustTarget,
    /// Small differences are not shared.
    Trigger(Trigger),
    /// The providers' part of the difference, by its distance from the target.
    Share(Share),
    /// Outcomes change what is shared.
    Quality(Quality),
    /// Part of a gain or of pain is taken off.
    Levy(Levy),
    /// The pool goes no further than this.
    Cap(Cap),
    /// Relief among the facts lightens pain.
    Relief,
    /// Part of a gain is kept at alliance level.
    Reserve(Reserve),
    /// The pool is split between the providers.
    Split(Split),
    /// Part is held back until the final account.
    Interim {
        /// The part of an interim payment that is kept back.
        retention: Rate,
    },
    /// The pool is rounded.
    Round(Rounding),
}

/// How far the pool goes either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cap {
    /// The most that the providers gain together; no limit where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gain: Option<Limit>,
    /// The most that the providers lose together; no limit where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pain: Option<Limit>,
}

/// Small differences are not shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trigger {
    /// Which of the two kinds of neutral band.
    pub rule: TriggerRule,
    /// The threshold for a saving, as a share of the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gain: Option<Threshold>,
    /// The threshold for an overrun, as a share of the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pain: Option<Threshold>,
}

/// The two kinds of neutral band, which pay very different money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TriggerRule {
    /// Only what is beyond the threshold is shared.
    Deductible,
    /// Nothing below the threshold; from the first pound once it is reached.
    Cliff,
}

/// A threshold: one rate, or one that slides with the number of people served.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", untagged)]
pub enum Threshold {
    /// The same for every size.
    Flat(Rate),
    /// Straight lines between points; level before the first and after the last.
    Sliding {
        /// Points in order of people served.
        by_people: Vec<SlidingPoint>,
    },
}

/// A point of a sliding threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SlidingPoint {
    /// People served.
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 4_294_967_295_u64)))]
    pub people: u32,
    /// The threshold there.
    pub rate: Rate,
}

/// The providers' part of the difference, in bands by distance from the target.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Share {
    /// Bands of a saving.
    pub gain: Vec<Band>,
    /// Bands of an overrun.
    pub pain: Vec<Band>,
}

/// A band of the difference; what lies in no band is the commissioner's alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Band {
    /// Where it starts, as a share of the target.
    pub from: Rate,
    /// Where it ends, as a share of the target; none for no end.
    #[serde(default)]
    pub to: Option<Rate>,
    /// The providers' part within it.
    pub share: Rate,
}

/// How outcomes change what is shared. The score runs from 0 to 1 (from -1 for pools).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "form")]
pub enum Quality {
    /// The pool is multiplied by a factor that follows the score in straight lines.
    Multiplier {
        /// Points in order of score.
        points: Vec<QualityPoint>,
    },
    /// The rate follows the score: a gain is shared at `max` x score, pain at 1 less that, between floor and ceiling.
    Rate {
        /// The rate at full score.
        max: Rate,
        /// The least rate for pain.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        floor: Option<Rate>,
        /// The greatest rate for pain.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ceiling: Option<Rate>,
    },
    /// A gain is paid only where the score reaches this.
    Gate {
        /// The score that is needed.
        minimum: Rate,
    },
    /// Separate pools: the overall performance score earns part of a reward, or costs part of a liability.
    Pools {
        /// Paid in full at a score of 1.
        reward: Money,
        /// Owed in full at a score of -1.
        liability: Money,
    },
}

/// A point of the curve from score to factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QualityPoint {
    /// The score.
    pub score: Rate,
    /// The factor for a gain.
    pub gain: Rate,
    /// The factor for pain.
    pub pain: Rate,
}

/// A part taken off the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "on")]
pub enum Levy {
    /// From a gain.
    Gain {
        /// The part.
        rate: Rate,
    },
    /// From pain.
    Pain {
        /// The part.
        rate: Rate,
    },
}

/// How far the pool goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// An amount.
    Amount(Money),
    /// A share of the target.
    OfTarget(Rate),
    /// A share of the providers' fees.
    OfFees(Rate),
}

/// A part of a gain that is kept at alliance level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reserve {
    /// The part.
    pub rate: Rate,
    /// What it is kept for.
    pub label: String,
}

/// How the pool is split between the providers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Split {
    /// By what.
    pub by: Key,
    /// The most that each member loses; no limit where absent.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub caps: Table<Id, Money>,
    /// The most that each member gains; no limit where absent.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub gain_caps: Table<Id, Money>,
    /// Who takes what a cap removes.
    pub excess: Excess,
}

/// What the pool is split by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// The same for each provider.
    Equal,
    /// By share of the work.
    Work,
    /// By fee (limb 2).
    Fee,
    /// By budget within the target cost.
    Budget,
    /// By free reserves: those who can bear more carry more.
    FreeReserves,
    /// By the loss that each says it could bear.
    RiskTolerance,
    /// By weights of their own.
    Weights(Table<Id, Rate>),
}

/// Who takes what a member's cap removes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Excess {
    /// The commissioner.
    Commissioner,
    /// The other providers, up to their own caps; then the commissioner.
    Reallocate,
}

/// To what the pool is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rounding {
    /// The unit: `"1.00"` for whole pounds.
    pub to: Money,
}

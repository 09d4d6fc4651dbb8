//! What a run of many futures answers. Amounts are estimates in pounds (whole units of the design's currency), gains positive;
//! chances run from 0 to 1. Each has its standard error where it is an estimate.

use alliance_json::AsJson;
use alliance_model::Id;
use serde::Serialize;

/// The futures of a design.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Futures {
    /// How they were drawn.
    pub run: Stamp,
    /// The target cost, after adjustments.
    pub target: f64,
    /// The final cost.
    pub outturn: Spread,
    /// The chance that the final cost is below the target.
    pub saving: Chance,
    /// The chance that it is above.
    pub overrun: Chance,
    /// The chance that the providers together gain all that the cap of the pool allows; none where there is no such cap.
    pub pool_gain_cap: Option<Chance>,
    /// The chance that the providers together lose all that the cap of the pool allows; none where there is no such cap.
    pub pool_pain_cap: Option<Chance>,
    /// Each member, in the order of the design.
    pub members: Vec<MemberFutures>,
    /// What drives the final cost, the strongest first.
    pub drivers: Vec<Driver>,
    /// What was done to a table of correlations that cannot be; none where it can.
    pub mended: Option<Mended>,
}

/// How futures were drawn: with the same stamp and the same design, the same numbers come out, bit for bit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stamp {
    /// How the points are laid.
    pub points: Points,
    /// How many futures.
    pub samples: u32,
    /// In how many independent rounds, each of the same size, from whose differences the errors are estimated; 1 where the points are plain.
    pub rounds: u32,
    /// The seed.
    pub seed: u32,
    /// Whether every future was settled to the penny; otherwise the settlement is not rounded.
    pub exact_pence: bool,
    /// A mark of everything in the design that the futures hang on: sixteen hexadecimal digits.
    pub design: String,
}

/// How points are laid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, serde::Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
#[serde(rename_all = "snake_case")]
pub enum Points {
    /// Every future by itself.
    Plain,
    /// Each input spread evenly (Latin hypercube).
    LatinHypercube,
    /// All inputs together spread evenly (Sobol), scrambled by the seed.
    #[default]
    Sobol,
}

/// A chance and its standard error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Chance {
    /// The chance.
    pub chance: f64,
    /// Its standard error.
    pub error: f64,
}

/// How an amount spreads over the futures.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Spread {
    /// The mean.
    pub mean: f64,
    /// Its standard error.
    pub mean_error: f64,
    /// The standard deviation.
    pub sd: f64,
    /// Percentiles, in order: 1, 5, 10, 25, 50, 75, 90, 95, 99 per cent.
    pub percentiles: Vec<Percentile>,
    /// The S-curve: the amount that a share of `(i + 1/2) / n` of the futures stays under, for each i of n.
    pub curve: Vec<f64>,
    /// How many futures fall where.
    pub histogram: Histogram,
}

/// An amount that a share of the futures stays under.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Percentile {
    /// The share, in per cent.
    pub percent: f64,
    /// The amount.
    pub amount: f64,
    /// Its standard error.
    pub error: f64,
}

/// How many futures fall into each of several equal stretches.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Histogram {
    /// Where the first stretch begins.
    pub from: f64,
    /// How wide each is.
    pub width: f64,
    /// How many futures fall into each; those beyond either end are counted in the last one there.
    pub counts: Vec<u32>,
}

/// What the futures hold for one member.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MemberFutures {
    /// Whose.
    pub member: Id,
    /// Whether it commissions: then its result is the commissioner's part of the difference.
    pub commissions: bool,
    /// Its part of the difference between target and final cost: a gain is positive.
    pub result: Spread,
    /// The chance of a gain.
    pub gains: Chance,
    /// The chance of a loss.
    pub loses: Chance,
    /// The chance that its own cap stops its loss; none where it has no cap.
    pub own_cap: Option<OwnCap>,
    /// The loss that it stays within in nine futures of ten; nothing where that is a gain.
    pub loss_p90: f64,
    /// How its losses compare with what it keeps in reserve; none where nothing is said of its free reserves.
    pub reserves: Option<ReservesTest>,
    /// What drives its result, the strongest first; what has no effect comes last.
    pub drivers: Vec<Driver>,
}

/// A member's own cap on its loss.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OwnCap {
    /// The most it can lose.
    pub cap: f64,
    /// The chance that it loses all of it.
    pub reached: Chance,
}

/// Losses beside free reserves.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReservesTest {
    /// Its free reserves.
    pub free_reserves: f64,
    /// The loss that it stays within in nine futures of ten, as a share of them; none where it has none and loses.
    pub part: Option<f64>,
    /// The chance that it loses more than it keeps.
    pub over_all: Chance,
    /// The chance that it loses more than a quarter of it: three months' worth of a year's reserves.
    pub over_three_months: Chance,
}

/// What an input does to a result.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Driver {
    /// The cost line, risk or outcome.
    pub input: Id,
    /// Which of them.
    pub kind: InputKind,
    /// What it is called.
    pub name: String,
    /// Rank correlation with the result (Spearman), from -1 to 1.
    pub rank_correlation: f64,
    /// The result where the input is low and all others are at their means: at its 10th percentile over all futures.
    pub at_low: f64,
    /// The result where it is high: at its 90th percentile over all futures, which is nothing for a risk that happens in fewer than one of ten.
    pub at_high: f64,
    /// The result where all inputs are at their means: between the two. It is not the mean of the results where caps and bands bend them.
    pub at_means: f64,
    /// Whether it makes any difference.
    pub has_effect: bool,
}

/// What kind of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum InputKind {
    /// A line of the budget.
    CostLine,
    /// An event that may happen.
    Risk,
    /// A measure that changes what is shared.
    Outcome,
}

/// What was done to a table of correlations that cannot be.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mended {
    /// The largest change of any one correlation.
    pub largest_change: f64,
    /// The two lines whose correlation changed most.
    pub between: [Id; 2],
    /// What was asked between them.
    pub asked: f64,
    /// What is used.
    pub used: f64,
}

//! Power as an answer: plain data. Whole numbers of any size are decimal text, exact fractions are text as `421/2145`.

use crate::RuleWarning;
use alliance_model::Id;
use serde::Serialize;

/// Who has how much power under a rule, where each seat agrees or disagrees.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Power {
    /// How it was worked out.
    pub method: PowerMethod,
    /// Why in this way.
    pub because: PowerBecause,
    /// How many coalitions there are: two to the power of the number of players.
    pub coalitions: String,
    /// How many of them win; none where only its part is known.
    pub winning: Option<String>,
    /// Coleman's power of the body to act: the part of all coalitions that win.
    pub act: f64,
    /// Whether agreeing never harms what one agrees with; none where that is not known.
    pub monotone: Option<bool>,
    /// By how much a double may be wrong, as a part of itself; of a sample, by how much absolute Banzhaf and
    /// Shapley-Shubik are off at most in 95 of 100 samples.
    pub error: f64,
    /// Each seat that votes, is held and is not fixed, and the chair where it may break ties.
    pub seats: Vec<SeatPower>,
    /// Each organisation with a seat among them.
    pub organisations: Vec<OrganisationPower>,
    /// Power where some seats first agree among themselves; where unions were given.
    pub unions: Option<Vec<UnionPower>>,
    /// Power where abstaining is a third choice; where it was asked for.
    pub abstention: Option<AbstentionPower>,
    /// What is not given, and why.
    pub missing: Vec<MissingIndex>,
    /// Tests of the rule that can never hold, or that speak of nobody.
    pub warnings: Vec<RuleWarning>,
}

/// An algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PowerMethod {
    /// Interchangeable seats are counted by kind, with binomials.
    Kinds,
    /// Every coalition, one bit for each.
    Table,
    /// Coalitions by the sum of their weights; Shapley-Shubik by quadrature.
    Sums,
    /// The coalitions of one half of the seats against those of the other.
    Halves,
    /// Several sums at once, as a decision diagram.
    Layers,
    /// Coalitions at random, with error bars.
    Sample,
}

/// Why an algorithm was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PowerBecause {
    /// There are few kinds of seats.
    FewKinds,
    /// There are few seats.
    FewSeats,
    /// The rule is one weighted vote.
    OneWeight,
    /// The rule has one weight of any size, and small counts beside it.
    OneLargeWeight,
    /// The rule has several tests, with few different totals.
    FewTotals,
    /// A sample was asked for.
    Asked,
}

/// The power of a seat. Doubles are parts of one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SeatPower {
    /// The seat.
    pub seat: Id,
    /// Coalitions of the others that it makes win, less those that it makes lose; none where only their part is known.
    pub swings: Option<String>,
    /// Absolute Banzhaf, also called Penrose: the chance to decide where all others toss a fair coin.
    pub banzhaf_absolute: f64,
    /// Banzhaf: its part of all swings; 0 where nobody swings.
    pub banzhaf: f64,
    /// The same as a fraction.
    pub banzhaf_exact: Option<String>,
    /// Shapley-Shubik: the chance to be the one in a random order who makes it pass.
    pub shapley_shubik: Option<f64>,
    /// The same as a fraction.
    pub shapley_shubik_exact: Option<String>,
    /// Coleman: its chance to prevent what would pass; none where nothing can.
    pub prevent: Option<f64>,
    /// Coleman: its chance to make pass what would not; none where everything does.
    pub initiate: Option<f64>,
    /// Rae: how often it gets its way where all toss a fair coin.
    pub success: f64,
    /// Johnston: critical members share a vulnerable coalition.
    pub johnston: Option<f64>,
    /// The same as a fraction.
    pub johnston_exact: Option<String>,
    /// Deegan-Packel: members share a minimal winning coalition.
    pub deegan_packel: Option<f64>,
    /// The same as a fraction.
    pub deegan_packel_exact: Option<String>,
    /// Holler-Packel: its part of all places in minimal winning coalitions.
    pub holler_packel: Option<f64>,
    /// The same as a fraction.
    pub holler_packel_exact: Option<String>,
}

/// The power of an organisation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OrganisationPower {
    /// The organisation.
    pub member: Id,
    /// Its seats among the players.
    pub seats: Vec<Id>,
    /// The Banzhaf of its seats together, each voting for itself.
    pub banzhaf: f64,
    /// The Shapley-Shubik of its seats together.
    pub shapley_shubik: Option<f64>,
    /// Its power where its seats vote as one, and so do those of every other; none where that cannot be had.
    pub as_one: Option<BlocPower>,
}

/// The power of several seats that vote as one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BlocPower {
    /// Coalitions of the others that it makes win, less those that it makes lose.
    pub swings: Option<String>,
    /// Absolute Banzhaf.
    pub banzhaf_absolute: f64,
    /// Its part of all swings.
    pub banzhaf: f64,
    /// Shapley-Shubik.
    pub shapley_shubik: Option<f64>,
}

/// The power of a seat in a union. Seats in no union are each one by themselves.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnionPower {
    /// The seat.
    pub seat: Id,
    /// Owen: Shapley-Shubik among the unions, and then within.
    pub owen: f64,
    /// The same as a fraction.
    pub owen_exact: String,
    /// Banzhaf-Owen: absolute Banzhaf among the unions, and then within.
    pub banzhaf_owen: f64,
    /// The same as a fraction.
    pub banzhaf_owen_exact: String,
    /// Symmetric coalitional Banzhaf: absolute Banzhaf among the unions, Shapley-Shubik within.
    pub symmetric_banzhaf: f64,
    /// The same as a fraction.
    pub symmetric_banzhaf_exact: String,
}

/// Power where each seat agrees, abstains or disagrees.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AbstentionPower {
    /// How many ways of voting there are: three to the power of the number of players.
    pub profiles: String,
    /// How many of them pass.
    pub passing: String,
    /// How many are tied, with nobody to break it.
    pub tied: String,
    /// Each seat.
    pub seats: Vec<AbstentionSeatPower>,
}

/// The power of a seat where abstaining is a third choice.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AbstentionSeatPower {
    /// The seat.
    pub seat: Id,
    /// In how many ways that the others vote it passes by its yes, and not by its no; less those the other way round.
    pub yes_or_no: String,
    /// The same for its yes instead of its abstaining.
    pub yes_or_abstain: String,
    /// The same for its abstaining instead of its no.
    pub abstain_or_no: String,
    /// The first as a part of all ways that the others vote.
    pub banzhaf_absolute: f64,
    /// Its part of all of the first; 0 where there are none.
    pub banzhaf: f64,
    /// Shapley-Shubik by roll call (Felsenthal and Machover 1997): the chance, where all vote at random in random order,
    /// to be the one after whom the outcome is certain.
    pub shapley_shubik: f64,
    /// The same as a fraction, where `exact` is asked for or the seats are few.
    pub shapley_shubik_exact: Option<String>,
}

/// An index that is not given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MissingIndex {
    /// Which.
    pub index: PowerIndex,
    /// Why.
    pub reason: MissingReason,
}

/// What may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PowerIndex {
    /// Swings as whole numbers.
    Swings,
    /// Shapley-Shubik.
    ShapleyShubik,
    /// Johnston.
    Johnston,
    /// Deegan-Packel.
    DeeganPackel,
    /// Holler-Packel.
    HollerPackel,
    /// Owen and Banzhaf-Owen.
    Unions,
    /// Abstention as a third choice.
    Abstention,
    /// Organisations voting as one.
    AsOne,
}

/// Why something is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MissingReason {
    /// The method that is quick for this rule does not count it.
    NotByThisMethod,
    /// It would take too long for this many seats.
    TooCostly,
    /// It is given as doubles; ask for it exactly.
    NotAsked,
}

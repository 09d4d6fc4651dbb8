//! Years: what each is settled by, who joins and leaves at its start, and what becomes of what it leaves over.

use crate::{Excess, Facts, Id, Member, Money, Rate, Table, is_default};
use alliance_json::AsJson;
use serde::{Deserialize, Serialize};

/// One year of the agreement. Its target is given, or made from the one before: moved part of the way to the last outturn,
/// then indexed, then cut, then adjusted by the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Year {
    /// Unique among years.
    pub id: Id,
    /// What it is called, such as `2026/27`.
    #[cfg_attr(feature = "schema", schemars(length(max = 500)))]
    pub label: String,
    /// Whether its outturn is expected, and not known yet.
    #[serde(default, skip_serializing_if = "is_default")]
    pub forecast: bool,
    /// What its terms are applied to.
    pub facts: Facts,
    /// The target, where it is agreed anew; else it is made from the last one, in the first year from that of the terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Money>,
    /// How far the last target moves to the last outturn: 0 stays, 1 makes the outturn the target.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rebase: Rate,
    /// By how much a target that is made from the last one grows, for example with prices; below nothing where it shrinks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub index: Rate,
    /// The part of the target that the commissioner cuts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cut: Rate,
    /// An amount that the commissioner cuts besides.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cut_amount: Money,
    /// Who joins at its start.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joins: Vec<Joining>,
    /// Who leaves at its start.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leaves: Vec<Leaving>,
    /// New shares of the whole work; the others keep the rest, in their proportions.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub work: Table<Id, Rate>,
    /// What becomes of members' shares of its gain or pain, less what was paid on account.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reward: Carry,
    /// What becomes of reward that a lower score left unearned; where it is settled, the commissioner keeps it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unearned: Carry,
    /// What becomes of what is kept at alliance level.
    #[serde(default = "Carry::rolled", skip_serializing_if = "Carry::is_rolled")]
    pub reserve: Carry,
}

/// What becomes of money at the end of a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Carry {
    /// It is paid.
    #[default]
    Settled,
    /// It is carried into the next year.
    Rolled,
    /// A gain is spent on services; pain is paid.
    Services,
}

impl Carry {
    /// What is assumed of a reserve.
    pub const fn rolled() -> Self {
        Self::Rolled
    }

    /// Whether it is carried.
    pub const fn is_rolled(&self) -> bool {
        matches!(self, Self::Rolled)
    }
}

/// A member that joins at the start of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Joining {
    /// Who it is. Its share of the work is of the whole; the others keep the rest, in their proportions.
    pub member: Member,
    /// Whether it shares by work in the reserve that was kept before it came.
    #[serde(default, skip_serializing_if = "is_default")]
    pub shares_reserve: bool,
}

/// A member that leaves at the start of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Leaving {
    /// Who it is.
    pub member: Id,
    /// Who takes over the pain that it carries; it stays liable itself where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pain: Option<Excess>,
    /// Whether its carried gain and its part of the reserve stay with the others.
    #[serde(default, skip_serializing_if = "is_default")]
    pub forfeits: bool,
}

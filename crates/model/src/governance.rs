//! Governance: who sits where, who answers to whom, what each kind of decision needs, and what follows a deadlock.

use crate::{Id, Rate, Table, is_default};
use alliance_json::AsJson;
use serde::{Deserialize, Serialize};

/// A group that meets: the leadership team, the management team, a service team or a working group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Body {
    /// Unique among bodies.
    pub id: Id,
    /// Its name.
    #[cfg_attr(feature = "schema", schemars(length(max = 500)))]
    pub name: String,
    /// What it is for.
    pub kind: BodyKind,
    /// The body above it; none where it answers to the members themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers_to: Option<Id>,
    /// The role that leads it, such as "Alliance manager".
    #[serde(default, skip_serializing_if = "is_default")]
    #[cfg_attr(feature = "schema", schemars(length(max = 500)))]
    pub led_by: String,
    /// The member that runs it, for a service team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<Id>,
    /// What it does, in a few words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub purpose: String,
}

/// What a body is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    /// The alliance leadership team (ALT): direction, risk, money.
    Leadership,
    /// The alliance management team (AMT): runs the work.
    Management,
    /// A team that serves people.
    ServiceTeam,
    /// A group with a task.
    WorkingGroup,
}

/// A chair at the table of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Seat {
    /// Unique among seats.
    pub id: Id,
    /// The body it belongs to.
    pub body: Id,
    /// What the seat is called, never the person in it.
    #[cfg_attr(feature = "schema", schemars(length(max = 500)))]
    pub title: String,
    /// The member it speaks for; none for an independent chair, a lived-experience adviser, an observer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<Id>,
    /// What kind of seat it is.
    pub kind: SeatKind,
    /// Votes: 0 for a seat that speaks but does not vote; 1 where the file says nothing.
    #[serde(default = "one_vote")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 9_007_199_254_740_991_u64)))]
    pub votes: u64,
    /// Further named weights, such as a population, for tests that weigh by them.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    #[cfg_attr(feature = "schema", schemars(inner(range(min = 0, max = 9_007_199_254_740_991_u64))))]
    pub weights: Table<String, u64>,
    /// The role that may stand in, such as "Deputy director".
    #[serde(default, skip_serializing_if = "is_default")]
    pub deputy: String,
    /// Whether nobody holds it now.
    #[serde(default, skip_serializing_if = "is_default")]
    pub vacant: bool,
}

fn one_vote() -> u64 {
    1
}

/// What kind of seat it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SeatKind {
    /// Speaks for a member.
    MemberRepresentative,
    /// Leads the meeting and belongs to no member.
    IndependentChair,
    /// Has used the service, or cares for somebody who has.
    LivedExperience,
    /// Advises.
    Advisor,
    /// Watches.
    Observer,
}

impl SeatKind {
    /// Every kind, in the order in which people are asked.
    pub const ALL: [Self; 5] = [Self::MemberRepresentative, Self::IndependentChair, Self::LivedExperience, Self::Advisor, Self::Observer];
}

/// A kind of decision, with the body that takes it and the rule it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Matter {
    /// Unique among matters.
    pub id: Id,
    /// What is decided, such as "Changing the target cost".
    #[cfg_attr(feature = "schema", schemars(length(max = 500)))]
    pub name: String,
    /// The rule it needs.
    pub rule: Id,
    /// The body that decides; the leadership team where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Id>,
    /// Whether it is reserved: kept from the ordinary rule because it touches the agreement itself or a duty in law.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reserved: bool,
}

/// One rung of the ladder that a motion climbs when it does not pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LadderStep {
    /// What is done.
    pub action: LadderAction,
    /// How many weeks it takes.
    #[serde(default, skip_serializing_if = "is_default")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 520)))]
    pub weeks: u32,
    /// The chance that it settles the matter, from 0 to 1, where somebody has judged it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chance: Option<Rate>,
    /// What it costs or needs.
    #[serde(default, skip_serializing_if = "is_default")]
    pub notes: String,
}

/// What can be done about a deadlock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LadderAction {
    /// Change the motion and vote again.
    Amend,
    /// Wait and vote again.
    Defer,
    /// Take it to the chief executives.
    Escalate,
    /// Let the chair decide.
    Chair,
    /// Ask a mediator.
    Mediate,
    /// Let an expert decide.
    Expert,
}

//! Motions, ballots and the minute book.

use crate::{Id, Rate, Rule, is_default};
use alliance_json::AsJson;
use serde::{Deserialize, Serialize};

/// A motion on the table, and how each seat stands on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Motion {
    /// What is proposed.
    #[cfg_attr(feature = "schema", schemars(length(max = 2000)))]
    pub text: String,
    /// The kind of decision it is; its rule decides where no rule is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matter: Option<Id>,
    /// The rule that decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Id>,
    /// The body that votes; the leadership team where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Id>,
    /// Only what differs: a seat without a ballot agrees.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ballots: Vec<Ballot>,
    /// How likely each seat is to take each position, judged before the vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beliefs: Option<MotionBeliefs>,
}

impl Motion {
    /// How a seat stands: agree where it has said nothing.
    pub fn position(&self, seat: &Id) -> Position {
        self.ballots.iter().find(|ballot| &ballot.seat == seat).map_or(Position::Agree, |ballot| ballot.position)
    }

    /// Sets how a seat stands. What says no more than that a seat agrees is not kept.
    pub fn set_position(&mut self, seat: &Id, position: Position) {
        match self.ballots.iter_mut().find(|ballot| &ballot.seat == seat) {
            Some(ballot) => ballot.position = position,
            None => self.ballots.push(Ballot { seat: seat.clone(), position, by_deputy: false, reason: String::new(), strength: None }),
        }
        self.ballots.retain(|ballot| ballot.position != Position::Agree || ballot.by_deputy || !ballot.reason.is_empty());
    }
}

/// How one seat stands on a motion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ballot {
    /// The seat.
    pub seat: Id,
    /// Where it stands.
    pub position: Position,
    /// Whether a deputy sits in.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by_deputy: bool,
    /// Why.
    #[serde(default, skip_serializing_if = "is_default")]
    #[cfg_attr(feature = "schema", schemars(length(max = 2000)))]
    pub reason: String,
    /// How strongly, from 1 to 5, where somebody asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 5)))]
    pub strength: Option<u8>,
}

/// How likely each seat is to take each position, judged before a vote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MotionBeliefs {
    /// What is believed of a seat that is not named.
    #[serde(default)]
    pub everyone: Likelihood,
    /// Seats of which something else is believed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seats: Vec<SeatLikelihood>,
    /// How closely seats lean together, from 0 (each makes up its own mind) to 1 (all think as one).
    #[serde(default, skip_serializing_if = "is_default")]
    pub together: Rate,
}

impl MotionBeliefs {
    /// What is believed of a seat.
    pub fn of(&self, seat: &Id) -> Likelihood {
        self.seats.iter().find(|named| &named.seat == seat).map_or(self.everyone, |named| named.belief)
    }
}

/// What is believed of one seat. Of those that come, what is left disagrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Likelihood {
    /// The chance that it agrees, if it comes.
    pub agree: Rate,
    /// The chance that it abstains, if it comes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub abstain: Rate,
    /// The chance that it does not come.
    #[serde(default, skip_serializing_if = "is_default")]
    pub absent: Rate,
}

impl Default for Likelihood {
    /// Four in five agree: a body that mostly gets on.
    fn default() -> Self {
        Self { agree: Rate::percent(80), abstain: Rate::ZERO, absent: Rate::ZERO }
    }
}

/// What is believed of a seat that is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SeatLikelihood {
    /// The seat.
    pub seat: Id,
    /// What is believed of it.
    pub belief: Likelihood,
}

/// Where a seat stands on a motion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// For.
    #[default]
    Agree,
    /// Present, and neither for nor against.
    Abstain,
    /// Against.
    Disagree,
    /// So strongly against that it should not go on.
    Block,
    /// Not there, and no deputy either.
    Absent,
    /// Set aside for a conflict of interest.
    Recused,
}

impl Position {
    /// Every position, from for to away.
    pub const ALL: [Self; 6] = [Self::Agree, Self::Abstain, Self::Disagree, Self::Block, Self::Absent, Self::Recused];

    /// The position that a press on a seat moves on to; six presses come back to where it was.
    pub const fn next(self) -> Self {
        match self {
            Self::Agree => Self::Disagree,
            Self::Disagree => Self::Abstain,
            Self::Abstain => Self::Block,
            Self::Block => Self::Absent,
            Self::Absent => Self::Recused,
            Self::Recused => Self::Agree,
        }
    }
}

/// A motion that was put: an entry of the minute book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordedDecision {
    /// Unique among decisions.
    pub id: Id,
    /// When, as `2026-11-22`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub date: String,
    /// The motion and its ballots as they were.
    pub motion: Motion,
    /// The rule as it was, so that later changes do not rewrite history.
    pub rule: Rule,
    /// What came of it.
    pub verdict: Verdict,
    /// Why, line by line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub explanation: Vec<String>,
}

/// What came of a motion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It passes.
    Passes,
    /// It does not.
    Fails,
    /// As many for as against, and nobody to break the tie.
    Tied,
    /// Stopped by a block, or by an objection where consent is needed.
    Blocked,
    /// Too few are there to decide.
    NoQuorum,
}

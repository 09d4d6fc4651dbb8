//! What may be wrong with a rule.

use alliance_model::{Id, Position, Selector};
use serde::Serialize;

/// What a check of a rule finds.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Checked {
    /// What may be wrong, warnings first.
    pub dangers: Vec<Danger>,
    /// What could not be looked at: the table is too large for this rule.
    pub not_checked: Vec<DangerName>,
}

/// Something that may be wrong.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Danger {
    /// Whether it should be mended, or is only good to know.
    pub level: Level,
    /// What it is.
    pub what: What,
}

/// How bad a danger is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Most likely it is not meant.
    Warning,
    /// It may well be meant, and people should know.
    Information,
}

/// The name of a danger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DangerName {
    /// L1.
    Powerless,
    /// L2.
    Vetoes,
    /// L3.
    Improper,
    /// L4.
    Ties,
    /// L5.
    UnusedCastingVote,
    /// L6.
    RecusalIsNo,
    /// L7.
    VacancyIsNo,
    /// L8.
    EmptyGroup,
    /// L9.
    OutOfReach,
    /// L10.
    QuorumBusting,
    /// L11.
    NotMonotone,
    /// L12.
    Rounding,
    /// L13.
    NeverBinds,
    /// L14.
    AbstentionMatters,
    /// L15.
    MovingThreshold,
}

/// Where one seat stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stand {
    /// The seat.
    pub seat: Id,
    /// Where it stands.
    pub position: Position,
}

/// A danger, with what it was found in. In lists of ballots a seat that is not named is absent.
///
/// Where nothing else is said, everybody is there and agrees or disagrees.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "danger", rename_all = "snake_case")]
pub enum What {
    /// L1: seats that vote, and whose vote never changes the result.
    Powerless {
        /// The seats.
        seats: Vec<Id>,
    },
    /// L2: seats without which nothing passes; and one whose agreement alone is enough.
    Vetoes {
        /// The seats.
        seats: Vec<Id>,
        /// Whether these are all seats that vote.
        everybody: bool,
        /// The seat that decides alone.
        dictator: Option<Id>,
    },
    /// L3: a motion and its opposite can both pass.
    Improper {
        /// Ballots with which it passes, and with which it passes too where all are turned round.
        ballots: Vec<Stand>,
    },
    /// L4: a tie can stand, or the chair must break it.
    Ties {
        /// The share of all ballots that are ties.
        share: f64,
        /// The chair, where it breaks ties.
        chair: Option<Id>,
    },
    /// L5: the casting vote can never be used.
    UnusedCastingVote {
        /// The chair; none where there is none, or nobody holds the seat.
        chair: Option<Id>,
    },
    /// L6: to step aside for a conflict of interest counts as a vote against.
    RecusalIsNo {
        /// Ballots that would pass if those who step aside did not count at all.
        ballots: Vec<Stand>,
    },
    /// L7: an empty seat counts as a vote against.
    VacancyIsNo {
        /// Seats that are empty now.
        vacant: Vec<Id>,
        /// Seats that stop it if they are empty, where the others agree or disagree so.
        empty: Vec<Id>,
        /// How the others vote.
        ballots: Vec<Stand>,
    },
    /// L8: one who steps aside leaves nobody in a group that must agree.
    EmptyGroup {
        /// The group.
        among: Selector,
        /// Its only seat.
        seat: Id,
    },
    /// L9: what is asked is out of reach, now or if one seat goes.
    OutOfReach {
        /// Whether it is so already.
        now: bool,
        /// The seats of which one must go, and no motion can pass any more.
        seats: Vec<Id>,
    },
    /// L10: one who is against stops a motion by staying away.
    QuorumBusting {
        /// The seat.
        seat: Id,
        /// How the others vote. It passes if the seat disagrees, and not if it is absent.
        ballots: Vec<Stand>,
    },
    /// L11: more support stops a motion.
    NotMonotone {
        /// The seat.
        seat: Id,
        /// Where it stands when the motion passes.
        passes: Position,
        /// Where it stands, more in favour, when it does not.
        stops: Position,
        /// How the others vote.
        ballots: Vec<Stand>,
    },
    /// L12: rounding decides how many are needed.
    Rounding {
        /// Where in the rule.
        path: String,
        /// Out of how many, where all are there.
        base: u64,
        /// How many are needed.
        needed: u64,
        /// How many would be, by the simple fraction that was most likely meant; none where the share is that fraction.
        meant: Option<u64>,
    },
    /// L13: a part of the rule changes nothing.
    NeverBinds {
        /// Where in the rule.
        path: String,
    },
    /// L14: to abstain is neither to agree nor to disagree.
    AbstentionMatters {
        /// A seat that makes it pass by abstaining rather than disagreeing.
        helps: Id,
        /// How the others vote then.
        helping: Vec<Stand>,
        /// A seat that stops it by abstaining rather than agreeing.
        harms: Id,
        /// How the others vote then.
        harming: Vec<Stand>,
    },
    /// L15: what is needed moves while people vote, so that it can pass by the count so far and fail in the end.
    MovingThreshold {
        /// The seat that votes last.
        seat: Id,
        /// How the others vote. It passes before the seat has voted, and not when it disagrees.
        ballots: Vec<Stand>,
    },
}

impl What {
    /// Which danger it is.
    pub fn name(&self) -> DangerName {
        match self {
            Self::Powerless { .. } => DangerName::Powerless,
            Self::Vetoes { .. } => DangerName::Vetoes,
            Self::Improper { .. } => DangerName::Improper,
            Self::Ties { .. } => DangerName::Ties,
            Self::UnusedCastingVote { .. } => DangerName::UnusedCastingVote,
            Self::RecusalIsNo { .. } => DangerName::RecusalIsNo,
            Self::VacancyIsNo { .. } => DangerName::VacancyIsNo,
            Self::EmptyGroup { .. } => DangerName::EmptyGroup,
            Self::OutOfReach { .. } => DangerName::OutOfReach,
            Self::QuorumBusting { .. } => DangerName::QuorumBusting,
            Self::NotMonotone { .. } => DangerName::NotMonotone,
            Self::Rounding { .. } => DangerName::Rounding,
            Self::NeverBinds { .. } => DangerName::NeverBinds,
            Self::AbstentionMatters { .. } => DangerName::AbstentionMatters,
            Self::MovingThreshold { .. } => DangerName::MovingThreshold,
        }
    }
}

//! Why chances cannot be worked out.

use crate::VoteError;
use alliance_model::Id;
use serde::Serialize;

/// Why chances cannot be worked out.
#[derive(Clone, Debug, PartialEq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ChancesError {
    /// The table or the rule makes no sense.
    #[error(transparent)]
    Vote(#[from] VoteError),
    /// A belief whose chances do not add to 1.
    #[error("The chances of the seat \"{seat}\" are not a belief. Expected numbers from 0 to 1 that add to 1.")]
    NotABelief {
        /// The seat.
        seat: Id,
    },
    /// A correlation that is none.
    #[error("{found} does not say how closely seats lean together. Expected a number from 0 (not at all) to 1 (always alike).")]
    NotACorrelation {
        /// The bloc, by its place; none for everybody.
        bloc: Option<usize>,
        /// The number that was found.
        found: f64,
    },
    /// A bloc names a seat that is not at the table.
    #[error("No seat at this table has the id \"{id}\". Name a seat that is there.")]
    UnknownSeat {
        /// The bloc, by its place.
        bloc: usize,
        /// The id that was found.
        id: Id,
    },
    /// A seat is in two blocs, or twice in one.
    #[error("The seat \"{id}\" is in a bloc already. Name it once.")]
    SeatTwice {
        /// The second bloc, by its place.
        bloc: usize,
        /// The seat.
        id: Id,
    },
    /// The rule has too many courses to walk them all.
    #[error(
        "This vote can take more than {most} courses that differ, too many to walk them all. Sample it instead: a million ballots are right to 0.1 %."
    )]
    TooLarge {
        /// The most that are walked.
        most: usize,
    },
    /// More or fewer ballots than are drawn.
    #[error("{found} ballots cannot be drawn. Expected 1 to {}.", ChancesError::MOST_BALLOTS)]
    HowMany {
        /// How many were asked for.
        found: u32,
    },
}

impl ChancesError {
    /// The most ballots that are drawn at once.
    pub const MOST_BALLOTS: u32 = 100_000_000;

    /// A short name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Vote(error) => error.code(),
            Self::NotABelief { .. } => "not_a_belief",
            Self::NotACorrelation { .. } => "not_a_correlation",
            Self::UnknownSeat { .. } => "unknown_seat",
            Self::SeatTwice { .. } => "seat_twice",
            Self::TooLarge { .. } => "too_large",
            Self::HowMany { .. } => "how_many",
        }
    }
}

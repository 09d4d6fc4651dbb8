//! Why a vote cannot be taken.

use alliance_model::{Id, Rate};
use serde::Serialize;

/// Why a vote cannot be taken: the table or the rule makes no sense as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum VoteError {
    /// The rule names a seat that is not at the table.
    #[error("No seat at this table has the id \"{id}\". Name a seat that is there.")]
    UnknownSeat {
        /// Where in the rule.
        path: String,
        /// The id that was found.
        id: Id,
    },
    /// The rule names a member without a seat at the table.
    #[error("No seat at this table belongs to the member \"{id}\". Name a member with a seat there.")]
    UnknownMember {
        /// Where in the rule.
        path: String,
        /// The id that was found.
        id: Id,
    },
    /// The rule weighs by a name that no seat has.
    #[error("No seat at this table has a weight called \"{name}\". Expected \"votes\", \"heads\", \"members\", or a weight of the seats.")]
    UnknownWeight {
        /// Where in the rule.
        path: String,
        /// The name that was found.
        name: String,
    },
    /// A list of tests without a test.
    #[error("This list of tests is empty. Add a test, or take the list away.")]
    EmptyList {
        /// Where in the rule.
        path: String,
    },
    /// A test that asks for nothing.
    #[error("This test asks for nothing. Add a share or a number of votes.")]
    NothingAsked {
        /// Where in the rule.
        path: String,
    },
    /// A share that is none.
    #[error("{share} is not a share. Expected a number from 0 to 1.")]
    NotAShare {
        /// Where in the rule.
        path: String,
        /// The share that was found.
        share: Rate,
    },
    /// No seat votes.
    #[error("Nobody at this table has a vote. Give a seat one vote or more.")]
    EmptyTable,
    /// More seats than the engine takes.
    #[error("There are {found} seats at this table. At most {} can vote.", VoteError::MOST_SEATS)]
    TooManySeats {
        /// How many were found.
        found: usize,
    },
    /// Votes or weights that add to more than 2^53 - 1, which other programs could not hold exactly.
    #[error("The {weight} of all seats add to more than 9,007,199,254,740,991. Write them smaller, for example in thousands.")]
    TooManyVotes {
        /// Which weight: `votes`, or the name of another.
        weight: String,
    },
    /// Two seats with one id.
    #[error("Two seats at this table have the id \"{id}\". Give one of them another.")]
    DuplicateSeat {
        /// The id.
        id: Id,
    },
    /// A seat in two unions.
    #[error("The seat \"{id}\" is in two unions. Name it in one.")]
    SeatInTwoUnions {
        /// Where in the options.
        path: String,
        /// The seat.
        id: Id,
    },
    /// An exact answer would take too long.
    #[error("An exact answer for {seats} seats under this rule would take about {seconds} seconds or more. Ask for a sample, or fix some seats.")]
    TooCostly {
        /// How many seats choose.
        seats: usize,
        /// About how long it would take in a browser.
        seconds: u64,
    },
    /// A design without a body.
    #[error("There is no body that could vote. Add one, such as a leadership team.")]
    NoBody,
    /// A design without a rule.
    #[error("There is no rule to decide by. Add one, such as a simple majority.")]
    NoRule,
}

impl VoteError {
    /// The most seats at one table.
    pub const MOST_SEATS: usize = 1_000;

    /// A short name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownSeat { .. } => "unknown_seat",
            Self::UnknownMember { .. } => "unknown_member",
            Self::UnknownWeight { .. } => "unknown_weight",
            Self::EmptyList { .. } => "empty_list",
            Self::NothingAsked { .. } => "nothing_asked",
            Self::NotAShare { .. } => "not_a_share",
            Self::EmptyTable => "empty_table",
            Self::TooManySeats { .. } => "too_many_seats",
            Self::TooManyVotes { .. } => "too_many_votes",
            Self::DuplicateSeat { .. } => "duplicate_seat",
            Self::SeatInTwoUnions { .. } => "seat_in_two_unions",
            Self::TooCostly { .. } => "too_costly",
            Self::NoBody => "no_body",
            Self::NoRule => "no_rule",
        }
    }

    /// Where: within the rule, such as `pass.all[1].at_least.among.seats[0]`, or a part of the design.
    pub fn path(&self) -> &str {
        match self {
            Self::UnknownSeat { path, .. }
            | Self::UnknownMember { path, .. }
            | Self::UnknownWeight { path, .. }
            | Self::EmptyList { path }
            | Self::NothingAsked { path }
            | Self::SeatInTwoUnions { path, .. }
            | Self::NotAShare { path, .. } => path,
            Self::EmptyTable | Self::TooManySeats { .. } | Self::TooManyVotes { .. } | Self::DuplicateSeat { .. } | Self::TooCostly { .. } => "seats",
            Self::NoBody => "bodies",
            Self::NoRule => "rules",
        }
    }
}

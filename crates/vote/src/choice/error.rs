//! Why ballots cannot be counted.

use alliance_model::{Id, Rate};
use serde::Serialize;

/// Why ballots cannot be counted: the options or a ballot make no sense as they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ChoiceError {
    /// Nothing to choose from.
    #[error("There is no option to choose. Add one or more; the status quo is added by itself.")]
    NoOptions,
    /// More options than the engine takes.
    #[error("There are {found} options. At most {} can be told apart here.", ChoiceError::MOST_OPTIONS)]
    TooManyOptions {
        /// How many were found.
        found: usize,
    },
    /// Two options with one id.
    #[error("Two options have the id \"{id}\". Give one of them another.")]
    DuplicateOption {
        /// Where.
        path: String,
        /// The id.
        id: Id,
    },
    /// An option that is none of these.
    #[error("\"{id}\" is not among the options. Name one of them, or add it.")]
    UnknownOption {
        /// Where.
        path: String,
        /// The id that was found.
        id: Id,
    },
    /// A ballot names an option twice.
    #[error("This ballot names \"{id}\" twice. Name it once.")]
    NamedTwice {
        /// Where.
        path: String,
        /// The option.
        id: Id,
    },
    /// A ballot says something that this method does not count.
    #[error("This method does not count this. Use \"{expected}\" instead.")]
    NotCounted {
        /// Where.
        path: String,
        /// The field that is counted.
        expected: &'static str,
    },
    /// A score outside its scale.
    #[error("{found} is not on the scale. Expected a whole number from 0 to {highest}.")]
    OffTheScale {
        /// Where.
        path: String,
        /// The score that was found.
        found: u64,
        /// The highest score.
        highest: u64,
    },
    /// A scale that is none.
    #[error("A scale cannot end at {found}. Expected a whole number from 1 to {}.", ChoiceError::HIGHEST_SCORE)]
    NotAScale {
        /// The end that was found.
        found: u64,
    },
    /// A share that is none.
    #[error("{share} is not a share. Expected a number from 0 to 1.")]
    NotAShare {
        /// The share that was found.
        share: Rate,
    },
    /// Votes that add to more than other programs can hold exactly.
    #[error("The votes of all ballots add to more than 9,007,199,254,740. Write them smaller, for example in thousands.")]
    TooManyVotes,
}

impl ChoiceError {
    /// The most options of one question, with the status quo.
    pub const MOST_OPTIONS: usize = 64;
    /// The end of the longest scale.
    pub const HIGHEST_SCORE: u64 = 1000;
    /// The most votes together: times the highest score they still are a number that every program holds exactly.
    pub const MOST_VOTES: u64 = 9_007_199_254_740;

    /// A short name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoOptions => "no_options",
            Self::TooManyOptions { .. } => "too_many_options",
            Self::DuplicateOption { .. } => "duplicate_option",
            Self::UnknownOption { .. } => "unknown_option",
            Self::NamedTwice { .. } => "named_twice",
            Self::NotCounted { .. } => "not_counted",
            Self::OffTheScale { .. } => "off_the_scale",
            Self::NotAScale { .. } => "not_a_scale",
            Self::NotAShare { .. } => "not_a_share",
            Self::TooManyVotes => "too_many_votes",
        }
    }

    /// Where in the question, such as `ballots[2].ranking[0]`.
    pub fn path(&self) -> &str {
        match self {
            Self::NoOptions | Self::TooManyOptions { .. } => "options",
            Self::DuplicateOption { path, .. }
            | Self::UnknownOption { path, .. }
            | Self::NamedTwice { path, .. }
            | Self::NotCounted { path, .. }
            | Self::OffTheScale { path, .. } => path,
            Self::NotAScale { .. } => "method",
            Self::NotAShare { .. } => "method.approval.minimum",
            Self::TooManyVotes => "ballots",
        }
    }
}

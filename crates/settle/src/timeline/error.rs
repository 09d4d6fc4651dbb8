//! Why years cannot be settled one after another, and how to mend it.

use crate::SettleError;
use alliance_model::{Id, Money};

/// Why years cannot be settled one after another. Years are told to people from 1, in paths from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TimelineError {
    /// There is no year.
    #[error("There are no years. Add one.")]
    NoYears,
    /// A year by itself cannot be settled.
    #[error("Year {}: {error}", year + 1)]
    Year {
        /// Which.
        year: usize,
        /// Why.
        error: SettleError,
    },
    /// A cut takes more than there is.
    #[error("Year {}: the target comes to {target}. Cut less, or give the target itself.", year + 1)]
    TargetBelowNothing {
        /// Which.
        year: usize,
        /// What it comes to.
        target: Money,
    },
    /// Somebody leaves who is not there.
    #[error("Year {}: \"{member}\" leaves, but is not a member then. Name one that is, or let it leave in another year.", year + 1)]
    NotThere {
        /// When.
        year: usize,
        /// Which of those who leave.
        place: usize,
        /// Who.
        member: Id,
    },
    /// Somebody joins who is there already.
    #[error("Year {}: \"{member}\" joins, but is a member already. Give it another id, or let it leave first.", year + 1)]
    AlreadyThere {
        /// When.
        year: usize,
        /// Which of those who join.
        place: usize,
        /// Who.
        member: Id,
    },
    /// A share of the work for somebody who is not there.
    #[error("Year {}: \"{member}\" has a share of the work, but is not a member then. Take its share away.", year + 1)]
    WorkOfNobody {
        /// When.
        year: usize,
        /// Who.
        member: Id,
    },
    /// Shares of the work that are more than the whole.
    #[error("Year {}: the new shares of the work add to more than the whole. Make one of them smaller.", year + 1)]
    WorkOverWhole {
        /// When.
        year: usize,
    },
}

impl TimelineError {
    /// A short name for programs, such as `no_years`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoYears => "no_years",
            Self::Year { error, .. } => error.code(),
            Self::TargetBelowNothing { .. } => "target_below_nothing",
            Self::NotThere { .. } => "not_there",
            Self::AlreadyThere { .. } => "already_there",
            Self::WorkOfNobody { .. } => "work_of_nobody",
            Self::WorkOverWhole { .. } => "work_over_whole",
        }
    }

    /// Where to look in the design: `years[1].leaves[0].member`.
    pub fn path(&self) -> String {
        match self {
            Self::NoYears => "years".to_owned(),
            Self::Year { year, error } => match error.path() {
                path if path.starts_with("facts") => format!("years[{year}].{path}"),
                path => path,
            },
            Self::TargetBelowNothing { year, .. } => format!("years[{year}].target"),
            Self::NotThere { year, place, .. } => format!("years[{year}].leaves[{place}].member"),
            Self::AlreadyThere { year, place, .. } => format!("years[{year}].joins[{place}].member.id"),
            Self::WorkOfNobody { year, member } => format!("years[{year}].work.{member}"),
            Self::WorkOverWhole { year } => format!("years[{year}].work"),
        }
    }
}

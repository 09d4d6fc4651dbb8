//! Scores and resistance: sums, or averages where a missing score is left out.

use super::table::Table;
use super::{ChoiceError, Missing, Scale};
use serde::Serialize;
use std::cmp::Ordering;

/// A count of scores.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Scores {
    /// The total of each option.
    pub totals: Vec<Total>,
}

/// What an option has: its average is `sum` over `votes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Total {
    /// The sum of its scores, each times the votes of its ballot.
    pub sum: u64,
    /// The votes that it is the sum of; 0 where nobody scored it and a missing score is left out: then it cannot win.
    pub votes: u64,
}

impl Total {
    /// By averages, exactly.
    fn compare(&self, other: &Self) -> Ordering {
        let cross = |total: &Self, other: &Self| u128::from(total.sum) * u128::from(other.votes);
        cross(self, other).cmp(&cross(other, self))
    }
}

impl Scores {
    pub(super) fn highest(&self) -> Vec<usize> {
        self.best(Ordering::Greater)
    }

    pub(super) fn lowest(&self) -> Vec<usize> {
        self.best(Ordering::Less)
    }

    /// The options that no other beats.
    fn best(&self, beats: Ordering) -> Vec<usize> {
        let scored = || self.totals.iter().enumerate().filter(|(_, total)| total.votes > 0);
        scored().filter(|(_, total)| scored().all(|(_, other)| other.compare(total) != beats)).map(|(option, _)| option).collect()
    }
}

pub(super) fn count(table: &Table, scale: Scale) -> Result<Scores, ChoiceError> {
    if scale.highest == 0 || scale.highest > ChoiceError::HIGHEST_SCORE {
        return Err(ChoiceError::NotAScale { found: scale.highest });
    }
    let mut totals = vec![Total { sum: 0, votes: 0 }; table.options.len()];
    for ballot in &table.ballots {
        for (option, total) in totals.iter_mut().enumerate() {
            let said = ballot.named.iter().find(|(named, _)| *named == option).map(|(_, score)| *score);
            let score = match (said, scale.missing) {
                (Some(score), _) => score,
                (None, Missing::Zero) => 0,
                (None, Missing::Highest) => scale.highest,
                (None, Missing::LeftOut) => continue,
            };
            total.sum += score * ballot.votes;
            total.votes += ballot.votes;
        }
    }
    Ok(Scores { totals })
}

//! The score of an outcome over what is measured, as plain arithmetic: what `score.rs` of the exact engine says, without fractions.

use super::number;
use alliance_model::{Outcome, Rate};

/// From what is measured to a score; of an outcome without levels the measure is the score itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoreLine {
    minimum: Option<f64>,
    foot: Option<f64>,
    top: Option<f64>,
    less_is_better: bool,
}

impl ScoreLine {
    /// The line of an outcome.
    pub fn new(outcome: &Outcome) -> Self {
        let level = |level: Option<Rate>| level.map(|level| number(level.exact()));
        let [minimum, target, stretch] = [outcome.minimum, outcome.target, outcome.stretch].map(level);
        let (foot, top) = match (target, stretch) {
            (Some(target), Some(stretch)) => (Some(target), Some(stretch)),
            (target, stretch) => (minimum, target.or(stretch)),
        };
        let less_is_better = foot.is_some_and(|foot| top.is_some_and(|top| top < foot));
        Self { minimum, foot, top, less_is_better }
    }

    /// The line of a score that is given.
    pub fn itself() -> Self {
        Self { minimum: None, foot: None, top: None, less_is_better: false }
    }

    /// The score of what is measured.
    pub fn at(&self, measured: f64) -> f64 {
        let reaches = |level: f64| if self.less_is_better { measured <= level } else { measured >= level };
        match (self.minimum, self.foot, self.top) {
            (None, None, None) => measured,
            (Some(minimum), _, _) if !reaches(minimum) => -1.0,
            (_, _, Some(top)) if reaches(top) => 1.0,
            (_, Some(foot), Some(top)) if reaches(foot) => (measured - foot) / (top - foot),
            _ => 0.0,
        }
    }
}

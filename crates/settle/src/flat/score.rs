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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::score::overall;
    use alliance_model::{Facts, Id, Money, Quality, Step, Terms};
    use proptest::prelude::*;

    fn level() -> impl Strategy<Value = Option<Rate>> {
        prop::option::of((0..40_i64).prop_map(|quarter| Rate::fraction(quarter, 4).unwrap()))
    }

    proptest! {
        #[test]
        fn it_says_what_the_exact_score_says(minimum in level(), target in level(), stretch in level(), measured in level()) {
            let (id, name, weight, unit) = (Id::from_name("o", |_| false), String::new(), Rate::ONE, String::new());
            let outcome = Outcome { id, name, weight, unit, minimum, target, stretch, measured, score: None, may_be: None };
            let pools = Quality::Pools { reward: Money::ZERO, liability: Money::ZERO };
            let terms = Terms { steps: vec![Step::Quality(pools)], ..Terms::default() };
            let exact = overall(&terms, std::slice::from_ref(&outcome), &Facts::default());
            if let (Some(measured), Ok(Some(exact))) = (measured, exact) {
                let found = ScoreLine::new(&outcome).at(number(measured.exact()));
                prop_assert!((found - number(exact)).abs() < 1e-12, "{outcome:?}: {found} and not {exact}");
            }
        }
    }
}

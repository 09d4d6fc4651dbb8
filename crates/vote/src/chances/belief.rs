//! What is believed of a seat, and what becomes of it when the common factor is known.

use super::normal::{below, quantile};
use alliance_model::Position;

/// The chance of each position; together 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Belief {
    /// For.
    pub agree: f64,
    /// Present, and neither.
    pub abstain: f64,
    /// Against, without a block.
    pub disagree: f64,
    /// Against, with a block.
    pub block: f64,
    /// Not there.
    pub absent: f64,
    /// Set aside for a conflict of interest.
    pub recused: f64,
}

/// How far the chances of a belief may be from 1 together: as much as is lost in writing them with nine digits.
const SLACK: f64 = 1e-8;

impl Belief {
    /// It agrees with this chance, and disagrees otherwise.
    pub fn agreeing(chance: f64) -> Self {
        Self { agree: chance, disagree: 1.0 - chance, ..Self::default() }
    }

    /// It stands there for certain.
    pub fn certain(position: Position) -> Self {
        let chance = |of: Position| f64::from(u8::from(of == position));
        Self {
            agree: chance(Position::Agree),
            abstain: chance(Position::Abstain),
            disagree: chance(Position::Disagree),
            block: chance(Position::Block),
            absent: chance(Position::Absent),
            recused: chance(Position::Recused),
        }
    }

    /// The chance of a position.
    pub fn of(&self, position: Position) -> f64 {
        match position {
            Position::Agree => self.agree,
            Position::Abstain => self.abstain,
            Position::Disagree => self.disagree,
            Position::Block => self.block,
            Position::Absent => self.absent,
            Position::Recused => self.recused,
        }
    }

    pub(super) fn is_sound(&self) -> bool {
        let chances = Position::ALL.map(|position| self.of(position));
        chances.iter().all(|chance| *chance >= 0.0) && (chances.iter().sum::<f64>() - 1.0).abs() <= SLACK
    }
}

/// A seat that leans: a normal latent opinion, with cuts between block, disagree, abstain and agree, from low to high.
#[derive(Clone, Copy, Debug)]
pub(super) struct Latent {
    belief: Belief,
    /// The chance that it is there and may vote.
    there: f64,
    /// Below the first it blocks, below the second it disagrees, below the third it abstains.
    cuts: [f64; 3],
}

impl Latent {
    pub(super) fn of(belief: Belief) -> Self {
        let Belief { agree, abstain, disagree, block, .. } = belief;
        let there = agree + abstain + disagree + block;
        let cut = |below: f64| if there > 0.0 { quantile((below / there).min(1.0)) } else { 0.0 };
        Self { belief, there, cuts: [cut(block), cut(block + disagree), cut(there - agree)] }
    }

    /// Its belief, when the factor is known, and how closely it follows it.
    pub(super) fn given(&self, factor: f64, correlation: f64) -> Belief {
        if correlation == 0.0 {
            return self.belief;
        }
        let (pull, rest) = (libm::sqrt(correlation) * factor, libm::sqrt(1.0 - correlation));
        let under = self.cuts.map(|cut| if rest > 0.0 { below((cut - pull) / rest) } else { f64::from(u8::from(pull < cut)) });
        let [block, against, not_for] = under.map(|share| share * self.there);
        Belief { agree: self.there - not_for, abstain: not_for - against, disagree: against - block, block, ..self.belief }
    }

    /// Where its position changes, for a seat that follows the factor alone.
    pub(super) fn cuts(&self) -> [f64; 3] {
        self.cuts
    }
}

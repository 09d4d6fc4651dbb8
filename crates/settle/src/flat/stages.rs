//! The pool step by step, where the score differs from future to future or the pool is rounded to a unit.

use super::broken::Broken;
use super::quality::AtScore;
use super::split::{Shares, cut};
use super::{number, pounds};
use crate::careful::Careful;
use crate::plan::Plan;
use crate::steps::{self, split::Division};
use crate::{SettleError, Side};
use alliance_model::{Money, Step};

/// What is done to the pool, in order, and how it is split.
#[derive(Clone, Debug)]
pub struct Stages {
    target: f64,
    stages: Vec<Stage>,
    shares: Shares,
}

#[derive(Clone, Debug)]
enum Stage {
    Straight(Broken),
    /// The same, and where it takes something off, the cap of the pool is reached.
    Caps(Broken),
    /// The same, and what it takes off is kept at alliance level.
    Keeps(Broken),
    Score(AtScore),
    Round(f64),
}

impl Stages {
    #[inline(never)] // Seldom runs: apart, it is compiled only where it does.
    pub(super) fn new(plan: &Plan<'_>, division: &Division<'_>, score_varies: bool) -> Result<Self, SettleError> {
        let mut stages = Vec::new();
        for (index, step) in plan.terms.steps.iter().enumerate() {
            match step {
                Step::AdjustTarget | Step::Split(_) | Step::Interim { .. } => {}
                Step::Round(rounding) if rounding.to <= Money::ZERO => return Err(SettleError::RoundToNothing { step: index, to: rounding.to }),
                Step::Round(rounding) => stages.push(Stage::Round(pounds(rounding.to.exact()))),
                Step::Quality(quality) if score_varies => stages.push(Stage::Score(AtScore::new(index, quality, plan)?)),
                Step::Reserve(_) => stages.push(Stage::Keeps(straight(index, step, plan)?)),
                Step::Cap(_) => stages.push(Stage::Caps(straight(index, step, plan)?)),
                _ => stages.push(Stage::Straight(straight(index, step, plan)?)),
            }
        }
        Ok(Self { target: pounds(plan.target.exact()), stages, shares: Shares::new(division)? })
    }

    pub(super) fn settle(&self, outturns: &[f64], scores: &[f64], rows: &mut [Vec<f64>]) {
        for row in rows.iter_mut() {
            row.clear();
            row.resize(outturns.len(), 0.0);
        }
        let Some((commissioner, members)) = rows.split_last_mut() else { return };
        for (index, outturn) in outturns.iter().enumerate() {
            let difference = self.target - outturn;
            let Pool { pool, kept, .. } = self.pool(difference, scores.get(index).copied().unwrap_or_default());
            let piece = self.shares.knots.iter().take_while(|knot| pool >= **knot).count();
            let mut left = difference - kept;
            for (row, (slope, offset)) in members.iter_mut().zip(self.shares.pieces.get(piece).into_iter().flatten()) {
                let share = slope * pool + offset;
                left -= share;
                if let Some(place) = row.get_mut(index) {
                    *place = share;
                }
            }
            if let Some(place) = commissioner.get_mut(index) {
                *place = left;
            }
        }
    }

    /// On which side the cap of the pool is reached.
    pub(super) fn capped(&self, outturn: f64, score: f64) -> Option<Side> {
        self.pool(self.target - outturn, score).capped
    }

    fn pool(&self, difference: f64, score: f64) -> Pool {
        let (mut pool, mut kept, mut capped) = (difference, 0.0, None);
        for stage in &self.stages {
            match stage {
                Stage::Straight(broken) => pool = broken.at(pool),
                Stage::Caps(broken) => {
                    let left = broken.at(pool);
                    if (pool - left).abs() > HALF_A_PENNY {
                        capped = Some(if pool < 0.0 { Side::Pain } else { Side::Gain });
                    }
                    pool = left;
                }
                Stage::Keeps(broken) => {
                    let left = broken.at(pool);
                    kept += pool - left;
                    pool = left;
                }
                Stage::Score(at_score) => pool = at_score.at(pool, score),
                Stage::Round(unit) => pool = (pool / unit).round_ties_even() * unit,
            }
        }
        Pool { pool, kept, capped }
    }
}

/// The pool as the split meets it, what is kept at alliance level, and where its cap was reached.
struct Pool {
    pool: f64,
    kept: f64,
    capped: Option<Side>,
}

/// Less than this is no difference.
const HALF_A_PENNY: f64 = 0.005;

/// A step as a broken line over the pool, asked of the exact step in the middle of every stretch between its levels.
fn straight(index: usize, step: &Step, plan: &Plan<'_>) -> Result<Broken, SettleError> {
    let fees = plan.limbs.providers_fees(&plan.limbs.at(plan.facts.outturn)?.fees);
    let context = plan.context(fees);
    let mut levels = Vec::new();
    for level in steps::levels(index, step, &context)? {
        levels.push(level.side.signed(level.amount.plus(level.of_fees.times(fees)?)?));
    }
    let (knots, middles) = cut(levels)?;
    let mut pieces = Vec::with_capacity(middles.len());
    for pool in middles {
        let piece = steps::piece(index, step, pool, &context)?;
        pieces.push((number(piece.slope), pounds(piece.offset.plus(piece.of_fees.times(fees)?)?)));
    }
    Ok(Broken { knots, pieces })
}

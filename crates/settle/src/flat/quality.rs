//! Outcomes that change what is shared, as broken lines over the score.

use super::broken::{Broken, in_order, insides};
use super::number;
use crate::plan::Plan;
use crate::{SettleError, steps};
use alliance_model::{Exact, Quality, Rate, Step};
use num_traits::FromPrimitive;

/// What a step does to the pool at a score: a factor by side, and an amount on top.
#[derive(Clone, Debug)]
pub(super) struct AtScore {
    pub(super) factor: [Broken; 2],
    pub(super) earned: Broken,
}

impl AtScore {
    /// Asks the exact step on either side of every score at which it bends.
    pub(super) fn new(index: usize, quality: &Quality, plan: &Plan<'_>) -> Result<Self, SettleError> {
        let knots = in_order(bends(quality));
        let step = Step::Quality(quality.clone());
        let probe = |pool: i128, score: f64| {
            let context = plan.context_at(Exact::from_integer(0), Exact::from_f64(score));
            let piece = steps::piece(index, &step, Exact::from_integer(pool), &context)?;
            Ok::<_, SettleError>((number(piece.slope), super::pounds(piece.offset)))
        };
        let broken = |of: &dyn Fn(f64) -> Result<f64, SettleError>| {
            let mut pieces = Vec::with_capacity(knots.len() + 1);
            for (place, inside) in insides(&knots).into_iter().enumerate() {
                // Two scores well inside the stretch tell its line.
                let reach = match (place.checked_sub(1).and_then(|before| knots.get(before)), knots.get(place)) {
                    (Some(before), Some(after)) => (after - before) / 4.0,
                    _ => 0.5,
                };
                let (left, right) = (of(inside - reach)?, of(inside + reach)?);
                let slope = (right - left) / (2.0 * reach);
                pieces.push((slope, left - slope * (inside - reach)));
            }
            Ok::<_, SettleError>(Broken { knots: knots.clone(), pieces })
        };
        let gain = broken(&|score| probe(1, score).map(|(slope, _)| slope))?;
        let pain = broken(&|score| probe(-1, score).map(|(slope, _)| slope))?;
        let earned = broken(&|score| probe(1, score).map(|(_, offset)| offset))?;
        Ok(Self { factor: [gain, pain], earned })
    }

    pub(super) fn at(&self, pool: f64, score: f64) -> f64 {
        let [gain, pain] = &self.factor;
        let factor = if pool < 0.0 { pain } else { gain };
        factor.at(score) * pool + self.earned.at(score)
    }
}

/// The scores at which a step bends or jumps.
fn bends(quality: &Quality) -> Vec<f64> {
    let at = |rate: Rate| number(rate.exact());
    match quality {
        Quality::Multiplier { points } => points.iter().map(|point| at(point.score)).collect(),
        Quality::Rate { max, floor, ceiling } => {
            let max = at(*max);
            let limits = [floor, ceiling].into_iter().flatten().map(|limit| (1.0 - at(*limit)) / max);
            let unlimited = [0.0, 1.0, 1.0 / max];
            unlimited.into_iter().chain(limits).filter(|bend| bend.is_finite()).collect()
        }
        Quality::Gate { minimum } => vec![at(*minimum)],
        Quality::Pools { .. } => vec![-1.0, 0.0, 1.0],
    }
}

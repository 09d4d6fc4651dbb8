//! Outcomes change what is shared: a factor by a curve of points, a rate that follows the score
//! (42 CFR 425.610: pain at 1 less `max x score`, between a floor and a ceiling), a gate, or separate pools
//! (National Alliance Contracting Guidelines, option 1).

use super::{Context, Piece, Said};
use crate::careful::{Careful, interpolate, whole};
use crate::{SettleError, Side, words};
use alliance_model::{Exact, Quality};
use num_traits::Signed;

pub(crate) fn piece(index: usize, quality: &Quality, pool: Exact, context: &Context<'_>) -> Result<Piece, SettleError> {
    if let Quality::Pools { .. } = quality {
        return Ok(Piece::plus(earned(quality, context)?));
    }
    let factor = factor(quality, Side::of(pool), context)?.ok_or(SettleError::NoPoints { step: index })?;
    Ok(Piece::times(factor))
}

/// What the pool is multiplied by; none where the curve has no points.
fn factor(quality: &Quality, side: Side, context: &Context<'_>) -> Result<Option<Exact>, SettleError> {
    let score = score(context);
    match quality {
        Quality::Multiplier { points } => Ok(interpolate(
            &mut points.iter().map(|point| (point.score.exact(), if side == Side::Gain { point.gain.exact() } else { point.pain.exact() })),
            score,
        )?),
        Quality::Rate { max, floor, ceiling } => {
            let gain = max.exact().times(score.clamp(whole(0), whole(1)))?;
            if side == Side::Gain {
                return Ok(Some(gain));
            }
            let at_least = floor.map_or(whole(0), |floor| floor.exact());
            let at_most = ceiling.map_or(whole(1), |ceiling| ceiling.exact());
            Ok(Some(whole(1).minus(gain)?.max(at_least).min(at_most)))
        }
        Quality::Gate { minimum } if side == Side::Gain && score < minimum.exact() => Ok(Some(whole(0))),
        Quality::Gate { .. } | Quality::Pools { .. } => Ok(Some(whole(1))),
    }
}

/// What the separate pools pay, or cost.
fn earned(quality: &Quality, context: &Context<'_>) -> Result<Exact, SettleError> {
    let Quality::Pools { reward, liability } = quality else { return Ok(whole(0)) };
    let score = score(context).clamp(whole(-1), whole(1));
    let pool = if score.is_negative() { liability } else { reward };
    Ok(pool.exact().times(score)?)
}

/// The plan has made sure that there is a score where a step asks for it.
fn score(context: &Context<'_>) -> Exact {
    context.score.unwrap_or_else(|| whole(0))
}

pub(crate) fn explain(quality: &Quality, pool: Exact, context: &Context<'_>) -> Result<Said, SettleError> {
    let (side, score) = (Side::of(pool), words::share(score(context)));
    let factor = words::share(factor(quality, side, context)?.unwrap_or_else(|| whole(1)));
    let product = format!("{factor} × {}", words::amount(pool));
    Ok(match quality {
        Quality::Multiplier { .. } => Said::new(format!("A score of {score} makes the factor {factor}."), "factor for the score × pool", product),
        Quality::Rate { .. } if side == Side::Gain => {
            Said::new(format!("At a score of {score}, {factor} of a gain is shared."), "greatest rate × score × pool", product)
        }
        Quality::Rate { .. } => {
            let words = "(1 \u{2212} greatest rate × score, between floor and ceiling) × pool";
            Said::new(format!("At a score of {score}, {factor} of pain is shared."), words, product)
        }
        Quality::Gate { minimum } => {
            let (relation, result) =
                if context.score < Some(minimum.exact()) { ("does not reach", "no gain is paid") } else { ("reaches", "a gain is paid") };
            let what = format!("The score of {score} {relation} {}, so {result}.", words::share(minimum.exact()));
            Said::new(what, "a gain only where the score is reached", product)
        }
        Quality::Pools { .. } => {
            let earned = earned(quality, context)?;
            let (what, sign) = match earned.is_negative() {
                true => (format!("A score of {score} costs part of the liability."), '\u{2212}'),
                false => (format!("A score of {score} earns part of the reward."), '+'),
            };
            let numbers = format!("{} {sign} {}", words::amount(pool), words::amount(earned.abs()));
            Said::new(what, "pool + reward × score, or \u{2212} liability × score below nothing", numbers)
        }
    })
}

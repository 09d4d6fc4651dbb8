//! Small differences are not shared, by one of two rules that pay very different money:
//! deductible, `max(0, |V| - b T)`; cliff, `V` where `|V| >= b T` and else nothing (42 CFR 425.604 for the cliff).

use super::{Context, Level, Piece, Said};
use crate::careful::{Careful, interpolate, whole};
use crate::{BreakKind, SettleError, Side, words};
use alliance_model::{Exact, Threshold, Trigger, TriggerRule, exact};
use num_traits::Signed;

pub(crate) fn piece(index: usize, trigger: &Trigger, pool: Exact, context: &Context<'_>) -> Result<Piece, SettleError> {
    let side = Side::of(pool);
    let Some(rate) = rate(index, trigger, side, context)? else { return Ok(Piece::KEEP) };
    let level = rate.times(context.target)?;
    let reached = pool.abs() >= level;
    Ok(match trigger.rule {
        _ if !reached => Piece::NOTHING,
        TriggerRule::Cliff => Piece::KEEP,
        TriggerRule::Deductible => Piece::plus(side.signed(-level)),
    })
}

pub(crate) fn levels(index: usize, trigger: &Trigger, context: &Context<'_>) -> Result<Vec<Level>, SettleError> {
    let mut levels = Vec::new();
    for side in Side::BOTH {
        if let Some(rate) = rate(index, trigger, side, context)? {
            let amount = rate.times(context.target)?;
            levels.push(Level { side, amount, of_fees: whole(0), kind: Some(BreakKind::TriggerReached { side }) });
        }
    }
    Ok(levels)
}

/// The threshold of a side as a share of the target; none where the step says nothing of that side.
fn rate(index: usize, trigger: &Trigger, side: Side, context: &Context<'_>) -> Result<Option<Exact>, SettleError> {
    let threshold = match side {
        Side::Gain => trigger.gain.as_ref(),
        Side::Pain => trigger.pain.as_ref(),
    };
    match threshold {
        None => Ok(None),
        Some(Threshold::Flat(rate)) => Ok(Some(rate.exact())),
        Some(Threshold::Sliding { by_people }) => {
            let people = context.facts.people.ok_or(SettleError::NoPeople { step: index })?;
            let mut points = by_people.iter().map(|point| (exact(i64::from(point.people)), point.rate.exact()));
            let rate = interpolate(&mut points, exact(i64::from(people)))?;
            rate.map(Some).ok_or(SettleError::NoPoints { step: index })
        }
    }
}

pub(crate) fn explain(index: usize, trigger: &Trigger, pool: Exact, context: &Context<'_>) -> Result<Said, SettleError> {
    let side = Side::of(pool);
    let Some(rate) = rate(index, trigger, side, context)? else {
        return Ok(Said::unchanged("There is no threshold on this side.", pool));
    };
    let level = rate.times(context.target)?;
    let (threshold, size) = (words::amount(level), words::amount(pool.abs()));
    let told = format!("{} of the target", words::share(rate));
    if pool.abs() < level {
        let what = format!("The difference does not reach {told}, so nothing is shared.");
        return Ok(Said::aside(what, "nothing below the threshold", format!("{size} < {threshold}, so 0.00")));
    }
    Ok(match trigger.rule {
        TriggerRule::Cliff => {
            let what = format!("The difference reaches {told}, so all of it is shared, from the first pound.");
            Said::aside(what, "all of it once the threshold is reached", format!("{size} ≥ {threshold}, so {}", words::amount(pool)))
        }
        TriggerRule::Deductible => {
            let what = format!("Only what is beyond {told} is shared.");
            let sign = if side == Side::Gain { '\u{2212}' } else { '+' };
            Said::new(what, "difference less the threshold", format!("{} {sign} {threshold}", words::amount(pool)))
        }
    })
}

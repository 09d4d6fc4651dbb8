//! Cliffs: where a penny of cost moves much money.

use super::{Looked, TermsDanger, TermsDangerKind as What, information, warning};
use crate::{BreakKind, SettleError, Side};
use alliance_model::{Money, Step, Trigger, TriggerRule};

pub(super) fn found(looked: &Looked<'_>) -> Result<Vec<TermsDanger>, SettleError> {
    let mut found = Vec::new();
    for point in &looked.breaks {
        let BreakKind::TriggerReached { side } = point.kind else { continue };
        let Some(jump) = jump(looked, point.outturn)? else { continue };
        found.push(warning(trigger_path(looked, side), What::Cliff { side, at: point.outturn, jump }));
    }
    found.extend(mixed(looked));
    Ok(found)
}

/// How far the pool moves across a penny either way, where that is more than it moves across the next two pennies on both sides.
fn jump(looked: &Looked<'_>, at: Money) -> Result<Option<Money>, SettleError> {
    let lowest = looked.stretches.first().map_or(0, |stretch| stretch.from.pence());
    if at.pence() < lowest + 3 {
        return Ok(None);
    }
    let pool = |away: i64| {
        let outturn = Money::from_pence(at.pence() + away).map_err(|_| SettleError::TooLarge)?;
        looked.agreement.at(outturn).map(|settlement| settlement.pool)
    };
    let moved = |from: i64, to: i64| Ok::<_, SettleError>((pool(to)? - pool(from)?).abs());
    let (across, around) = (moved(-1, 1)?, moved(-3, -1)?.max(moved(1, 3)?));
    let rounding = Money::from_pence(2).unwrap_or_default();
    Ok((across > around + rounding).then_some(across))
}

fn triggers<'a>(looked: &'a Looked<'_>) -> impl Iterator<Item = (usize, &'a Trigger)> {
    looked.agreement.terms.steps.iter().enumerate().filter_map(|(index, step)| match step {
        Step::Trigger(trigger) => Some((index, trigger)),
        _ => None,
    })
}

const fn has(trigger: &Trigger, side: Side) -> bool {
    match side {
        Side::Gain => trigger.gain.is_some(),
        Side::Pain => trigger.pain.is_some(),
    }
}

fn trigger_path(looked: &Looked<'_>, side: Side) -> String {
    let name = if side == Side::Gain { "gain" } else { "pain" };
    triggers(looked)
        .find(|(_, trigger)| has(trigger, side))
        .map_or_else(|| "terms.steps".to_owned(), |(index, _)| format!("terms.steps[{index}].{name}"))
}

/// Both kinds of neutral band, on different sides; on one side they are refused.
fn mixed(looked: &Looked<'_>) -> Option<TermsDanger> {
    let of =
        |rule: TriggerRule| triggers(looked).find(move |(_, trigger)| trigger.rule == rule && (trigger.gain.is_some() || trigger.pain.is_some()));
    let ((index, cliff), _) = (of(TriggerRule::Cliff)?, of(TriggerRule::Deductible)?);
    let side = if has(cliff, Side::Gain) { Side::Gain } else { Side::Pain };
    Some(information(format!("terms.steps[{index}]"), What::MixedTriggers { cliff: side }))
}

//! Where the providers have no part of the next pound, or more than all of it.

use super::stretch::{Stretch, cause};
use super::{Looked, TermsDanger, TermsDangerKind as What, information, warning};
use crate::careful::whole;
use crate::{BreakKind, Fraction, SettleError, Side};
use alliance_model::{Id, Money, Step};
use num_traits::Zero;

pub(super) fn found(looked: &Looked<'_>) -> Result<Vec<TermsDanger>, SettleError> {
    let mut found = Vec::new();
    let hazard = moral_hazard(looked)?;
    let from = hazard.as_ref().map(|(from, _)| *from);
    found.extend(hazard.map(|(_, danger)| danger));
    found.extend(members_who_lose_no_more(looked, from)?);
    found.extend(nobodys(looked, from)?);
    found.extend(lopsided(looked, from)?);
    found.extend(more_than_all(looked));
    Ok(found)
}

/// The last stretches that are nobody's, up to any cost; and where they begin.
fn moral_hazard(looked: &Looked<'_>) -> Result<Option<(Money, TermsDanger)>, SettleError> {
    let of_pain = |stretch: &&Stretch| stretch.side == Side::Pain;
    let Some(first) = looked.stretches.iter().filter(of_pain).rev().take_while(|stretch| stretch.is_nobodys()).last() else { return Ok(None) };
    let loss = -looked.agreement.at(first.from)?.pool;
    let what = What::MoralHazard { from: first.from, loss: loss.max(Money::ZERO) };
    Ok(Some((first.from, warning(cause(looked.agreement, Side::Pain, first.from, first.to)?, what))))
}

/// Members whose loss stops before that of the providers together.
fn members_who_lose_no_more(looked: &Looked<'_>, all_stop: Option<Money>) -> Result<Vec<TermsDanger>, SettleError> {
    let mut found = Vec::new();
    for (index, member) in looked.agreement.members.iter().enumerate() {
        let bears = |stretch: &&Stretch| !stretch.next.members.get(index).is_none_or(|part| part.0.is_zero());
        let of_pain = || looked.stretches.iter().filter(|stretch| stretch.side == Side::Pain);
        let (Some(last), Some(path)) = (of_pain().rfind(bears), cap_path(looked, &member.id)) else { continue };
        let Some(from) = last.to.filter(|from| all_stop.is_none_or(|all| *from < all)) else { continue };
        let loss = looked.agreement.at(from)?.member(&member.id).map_or(Money::ZERO, |result| -result.limb3);
        found.push(information(path, What::MemberLosesNoMore { member: member.id.clone(), from, loss }));
    }
    Ok(found)
}

fn cap_path(looked: &Looked<'_>, member: &Id) -> Option<String> {
    looked.agreement.terms.steps.iter().enumerate().find_map(|(index, step)| match step {
        Step::Split(split) if split.caps.contains_key(member) => Some(format!("terms.steps[{index}].caps.{member}")),
        _ => None,
    })
}

/// Stretches that are nobody's, other than those past the moral hazard and those that a trigger leaves out around the target.
fn nobodys(looked: &Looked<'_>, hazard: Option<Money>) -> Result<Vec<TermsDanger>, SettleError> {
    let counts = |stretch: &&Stretch| stretch.is_nobodys() && hazard.is_none_or(|hazard| stretch.from < hazard) && !below_a_trigger(looked, stretch);
    let told = runs(looked.stretches.iter().filter(counts)).into_iter().map(|run| {
        let Run { side, from, to, .. } = run;
        let tell = if side == Side::Pain { warning } else { information };
        Ok(tell(cause(looked.agreement, side, from, to)?, What::NobodyResponsible { side, from, to }))
    });
    told.collect()
}

/// Stretches that follow each other on one side, with the same part for the providers.
struct Run {
    side: Side,
    from: Money,
    to: Option<Money>,
    part: Fraction,
}

fn runs<'a>(stretches: impl Iterator<Item = &'a Stretch>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for stretch in stretches {
        let part = stretch.next.providers;
        match runs.last_mut() {
            Some(run) if (run.side, run.to, run.part) == (stretch.side, Some(stretch.from), part) => run.to = stretch.to,
            _ => runs.push(Run { side: stretch.side, from: stretch.from, to: stretch.to, part }),
        }
    }
    runs
}

/// Between the target and the threshold of a trigger.
fn below_a_trigger(looked: &Looked<'_>, stretch: &Stretch) -> bool {
    looked.breaks.iter().any(|point| match point.kind {
        BreakKind::TriggerReached { side: Side::Gain } => stretch.side == Side::Gain && stretch.from >= point.outturn,
        BreakKind::TriggerReached { side: Side::Pain } => stretch.side == Side::Pain && stretch.to.is_some_and(|to| to <= point.outturn),
        _ => false,
    })
}

/// A loss that stops, beside a gain that goes on to a cost of nothing.
fn lopsided(looked: &Looked<'_>, hazard: Option<Money>) -> Result<Option<TermsDanger>, SettleError> {
    let gains_on = looked.stretches.first().is_some_and(|stretch| stretch.side == Side::Gain && !stretch.is_nobodys());
    let Some(loss_stops) = hazard.filter(|hazard| gains_on && *hazard > looked.target) else { return Ok(None) };
    let cap = looked.agreement.terms.steps.iter().position(|step| matches!(step, Step::Cap(cap) if cap.pain.is_some()));
    let path = cap.map_or_else(|| "terms.steps".to_owned(), |index| format!("terms.steps[{index}].gain"));
    Ok(Some(information(path, What::LopsidedCaps { loss_stops })))
}

/// A pound that costs the providers more than a pound.
fn more_than_all(looked: &Looked<'_>) -> Vec<TermsDanger> {
    let steps = &looked.agreement.terms.steps;
    let quality = steps.iter().position(|step| matches!(step, Step::Quality(_)));
    let share = quality.or_else(|| steps.iter().position(|step| matches!(step, Step::Share(_))));
    let path = share.map_or_else(|| "terms.steps".to_owned(), |index| format!("terms.steps[{index}]"));
    let more = runs(looked.stretches.iter().filter(|stretch| stretch.next.providers.0 > whole(1)));
    let tell = |Run { side, from, to, part }| warning(path.clone(), What::MoreThanAll { side, from, to, part });
    more.into_iter().map(tell).collect()
}

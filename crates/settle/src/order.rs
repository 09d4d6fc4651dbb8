//! Which orders of steps make sense. Any order may be right for some agreement; these few cannot be.

use crate::{SettleError, steps};
use alliance_model::{Step, Trigger};

/// The first step that cannot stand where it stands.
pub(crate) fn check(all: &[Step], providers: usize) -> Result<(), SettleError> {
    if providers == 0 {
        return Err(SettleError::NoProviders);
    }
    for (step, here) in all.iter().enumerate() {
        let before = all.get(..step).unwrap_or_default();
        once(here, step, before)?;
        one_kind_of_trigger(here, step, before)?;
        before_the_split(here, step, before)?;
        before_the_interim(here, step, before)?;
        if matches!(here, Step::AdjustTarget) && before.iter().any(|earlier| !matches!(earlier, Step::AdjustTarget)) {
            return Err(SettleError::TargetMovesLate { step });
        }
    }
    if providers > 1 && !all.iter().any(is_split) {
        return Err(SettleError::NoSplit { providers });
    }
    Ok(())
}

const fn is_split(step: &Step) -> bool {
    matches!(step, Step::Split(_))
}

/// The share, the split, the interim payments and the change of the target stand once.
fn once(here: &Step, step: usize, before: &[Step]) -> Result<(), SettleError> {
    if !matches!(here, Step::AdjustTarget | Step::Share(_) | Step::Split(_) | Step::Interim { .. }) {
        return Ok(());
    }
    let name = steps::name(here);
    match before.iter().position(|earlier| steps::name(earlier) == name) {
        Some(first) => Err(SettleError::Twice { step, first, name }),
        None => Ok(()),
    }
}

/// One trigger for each side: a cliff for savings may stand beside a deductible for overruns.
fn one_kind_of_trigger(here: &Step, step: usize, before: &[Step]) -> Result<(), SettleError> {
    let Step::Trigger(here) = here else { return Ok(()) };
    let on_the_same_side = |other: &Trigger| (here.gain.is_some() && other.gain.is_some()) || (here.pain.is_some() && other.pain.is_some());
    for (first, earlier) in before.iter().enumerate() {
        match earlier {
            Step::Trigger(other) if on_the_same_side(other) && other.rule == here.rule => {
                return Err(SettleError::Twice { step, first, name: "trigger" });
            }
            Step::Trigger(other) if on_the_same_side(other) => return Err(SettleError::BothTriggers { step, first }),
            _ => {}
        }
    }
    Ok(())
}

/// After the split no pool is left; only interim payments, which change nothing in the end, may follow.
fn before_the_split(here: &Step, step: usize, before: &[Step]) -> Result<(), SettleError> {
    match before.iter().position(is_split) {
        Some(split) if !matches!(here, Step::Interim { .. }) => Err(SettleError::AfterSplit { step, split, name: steps::name(here) }),
        _ => Ok(()),
    }
}

/// What is paid on account is a part of what the steps come to, so nothing but the split may follow.
fn before_the_interim(here: &Step, step: usize, before: &[Step]) -> Result<(), SettleError> {
    match before.iter().position(|earlier| matches!(earlier, Step::Interim { .. })) {
        Some(interim) if !is_split(here) => Err(SettleError::AfterInterim { step, interim, name: steps::name(here) }),
        _ => Ok(()),
    }
}

//! Parts that are missing, stand in the wrong place, or do not add up.

use super::{Looked, TermsDanger, TermsDangerKind as What, information, warning};
use crate::careful::sum;
use crate::steps::split::Division;
use crate::{Fraction, SettleError};
use alliance_model::{Cap, Id, Key, Money, Step, Terms, exact};

pub(super) fn found(looked: &Looked<'_>) -> Result<Vec<TermsDanger>, SettleError> {
    let mut found = Vec::new();
    if looked.target == Money::ZERO {
        found.push(warning("terms.target".to_owned(), What::NoTarget));
    }
    found.extend(outcomes(looked)?);
    found.extend(without_a_part(looked)?);
    if let Some(danger) = cap_before_share(looked)? {
        found.push(danger);
    }
    Ok(found)
}

fn outcomes(looked: &Looked<'_>) -> Result<Vec<TermsDanger>, SettleError> {
    let outcomes = looked.agreement.outcomes;
    let light = outcomes.iter().enumerate().filter(|(_, outcome)| outcome.weight.is_zero());
    let mut found: Vec<TermsDanger> = light
        .map(|(index, outcome)| warning(format!("outcomes[{index}].weight"), What::OutcomeWithoutWeight { outcome: outcome.id.clone() }))
        .collect();
    let sum = sum(outcomes.iter().map(|outcome| outcome.weight.exact()))?;
    if !outcomes.is_empty() && sum != exact(1) {
        found.push(warning("outcomes".to_owned(), What::OutcomeWeights { sum: Fraction(sum) }));
    }
    Ok(found)
}

/// Providers with no weight in the split.
fn without_a_part(looked: &Looked<'_>) -> Result<Vec<TermsDanger>, SettleError> {
    let agreement = looked.agreement;
    let fees = agreement.plan()?.limbs.at(agreement.facts.outturn)?.fees;
    let division = Division::new(&agreement.terms.steps, agreement.members, &fees)?;
    let weighed = agreement.members.iter().zip(&division.weights).enumerate();
    let without = weighed.filter(|(_, (member, weight))| member.is_provider() && **weight == 0);
    Ok(without
        .map(|(index, (member, _))| information(weight_path(agreement.terms, index, &member.id), What::NoPart { member: member.id.clone() }))
        .collect())
}

/// Where a member's weight in the split is written.
fn weight_path(terms: &Terms, index: usize, member: &Id) -> String {
    let split = terms.steps.iter().enumerate().find_map(|(step, found)| match found {
        Step::Split(split) => Some((step, &split.by)),
        _ => None,
    });
    let field = match split {
        Some((step, Key::Weights(_))) => return format!("terms.steps[{step}].by.weights.{member}"),
        Some((_, Key::Work)) => "work",
        Some((_, Key::Fee)) => "fee",
        Some((_, Key::Budget)) => "budget",
        Some((_, Key::FreeReserves)) => "free_reserves",
        Some((_, Key::RiskTolerance)) => "risk_tolerance",
        Some((_, Key::Equal)) | None => return format!("members[{index}]"),
    };
    format!("members[{index}].{field}")
}

/// A cap that would pay other money if it stood after the share.
fn cap_before_share(looked: &Looked<'_>) -> Result<Option<TermsDanger>, SettleError> {
    let steps = &looked.agreement.terms.steps;
    let Some(share) = steps.iter().position(|step| matches!(step, Step::Share(_))) else { return Ok(None) };
    let Some(cap) = steps.iter().take(share).position(|step| matches!(step, Step::Cap(Cap { pain: Some(_), .. }))) else { return Ok(None) };
    let mut terms = looked.agreement.terms.clone();
    let moved = terms.steps.remove(cap);
    terms.steps.insert(share, moved);
    let (now, moved) = (looked.agreement.at(looked.bad)?.pool, looked.agreement.under(&terms).at(looked.bad)?.pool);
    let what = What::CapBeforeShare { now, moved, bad: looked.bad };
    Ok((now != moved).then(|| warning(format!("terms.steps[{cap}].pain"), what)))
}

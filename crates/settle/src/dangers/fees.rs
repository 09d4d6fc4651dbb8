//! Fees that grow with cost, and members that are better off where the work costs more.

use super::stretch::Stretch;
use super::{Looked, TermsDanger, TermsDangerKind as What, warning};
use crate::{SettleError, Settlement};
use alliance_model::{Fee, Id, Member, Money};

pub(super) fn found(looked: &Looked<'_>) -> Result<Vec<TermsDanger>, SettleError> {
    let (at_target, at_bad) = (looked.agreement.at(looked.target)?, looked.agreement.at(looked.bad)?);
    let mut found = Vec::new();
    for (index, member) in looked.agreement.members.iter().enumerate().filter(|(_, member)| member.is_provider()) {
        let fee = |settlement: &Settlement| settlement.member(&member.id).map_or(Money::ZERO, |result| result.limb2);
        let path = fee_path(index, member);
        if let Some(path) = &path {
            let what = What::FeeGrowsWithCost { member: member.id.clone(), at_target: fee(&at_target), at_bad: fee(&at_bad), bad: looked.bad };
            found.push(warning(path.clone(), what));
        }
        let rewarded = first_reward(looked, &member.id)?;
        found.extend(rewarded.map(|what| warning(path.unwrap_or_else(|| "terms.steps".to_owned()), what)));
    }
    Ok(found)
}

fn fee_path(index: usize, member: &Member) -> Option<String> {
    matches!(member.fee, Some(Fee::OfActual { rate }) if !rate.is_zero()).then(|| format!("members[{index}].fee"))
}

/// The first run of stretches, up to the bad outturn, along which a member's fee and share together rise.
fn first_reward(looked: &Looked<'_>, member: &Id) -> Result<Option<What>, SettleError> {
    let mut run: Option<(Money, Money, Money)> = None;
    for stretch in looked.stretches.iter().filter(|stretch| stretch.from < looked.bad) {
        let to = stretch.to.map_or(looked.bad, |to| to.min(looked.bad));
        let rise = rise(looked, member, stretch, to)?;
        match (&mut run, rise) {
            (None, None) => {}
            (None, Some(rise)) => run = Some((stretch.from, to, rise)),
            (Some((_, end, more)), Some(rise)) => (*end, *more) = (to, *more + rise),
            (Some(_), None) => break,
        }
    }
    Ok(run.map(|(from, to, more)| What::RewardsOverrun { member: member.clone(), from, to, more }))
}

/// How much better off a member is at the end of a stretch than at its start, beyond what rounding moves. The ends are left out:
/// a jump is another danger.
fn rise(looked: &Looked<'_>, member: &Id, stretch: &Stretch, to: Money) -> Result<Option<Money>, SettleError> {
    let rounding = Money::from_pence(2).unwrap_or_default();
    let penny = Money::from_pence(1).unwrap_or_default();
    let margin = |outturn: Money| {
        let settlement = looked.agreement.at(outturn)?;
        Ok::<_, SettleError>(settlement.member(member).map(|result| result.limb2 + result.limb3))
    };
    let (Some(before), Some(after)) = (margin(stretch.from + penny)?, margin(to - penny)?) else { return Ok(None) };
    Ok(Some(after - before).filter(|rise| *rise > rounding))
}

//! Fees that grow with cost, and members that are better off where the work costs more.

use super::{Looked, TermsDanger, TermsDangerKind as What, warning};
use crate::{SettleError, Settlement};
use alliance_model::{Fee, Id, Member, Money};

pub(super) fn found(looked: &Looked<'_>) -> Result<Vec<TermsDanger>, SettleError> {
    let (at_target, at_bad) = (looked.agreement.at(looked.target)?, looked.agreement.at(looked.bad)?);
    let ends = ends(looked)?;
    let mut found = Vec::new();
    for (index, member) in looked.agreement.members.iter().enumerate().filter(|(_, member)| member.is_provider()) {
        let fee = |settlement: &Settlement| settlement.member(&member.id).map_or(Money::ZERO, |result| result.limb2);
        let path = fee_path(index, member);
        if let Some(path) = &path {
            let what = What::FeeGrowsWithCost { member: member.id.clone(), at_target: fee(&at_target), at_bad: fee(&at_bad), bad: looked.bad };
            found.push(warning(path.clone(), what));
        }
        found.extend(first_reward(&ends, &member.id).map(|what| warning(path.unwrap_or_else(|| "terms.steps".to_owned()), what)));
    }
    Ok(found)
}

fn fee_path(index: usize, member: &Member) -> Option<String> {
    matches!(member.fee, Some(Fee::OfActual { rate }) if !rate.is_zero()).then(|| format!("members[{index}].fee"))
}

/// A stretch of final cost, up to the bad outturn, settled a penny inside both of its ends: a jump between stretches is another danger.
struct Ends {
    from: Money,
    to: Money,
    first: Settlement,
    last: Settlement,
}

fn ends(looked: &Looked<'_>) -> Result<Vec<Ends>, SettleError> {
    let penny = Money::from_pence(1).unwrap_or_default();
    let stretches = looked.stretches.iter().filter(|stretch| stretch.from < looked.bad);
    let settled = stretches.map(|stretch| {
        let (from, to) = (stretch.from, stretch.to.map_or(looked.bad, |to| to.min(looked.bad)));
        Ok(Ends { from, to, first: looked.agreement.at(from + penny)?, last: looked.agreement.at(to - penny)? })
    });
    settled.collect()
}

/// The first run of stretches along which a member's fee and share together rise.
fn first_reward(ends: &[Ends], member: &Id) -> Option<What> {
    let mut run: Option<(Money, Money, Money)> = None;
    for stretch in ends {
        match (&mut run, rise(stretch, member)) {
            (None, None) => {}
            (None, Some(rise)) => run = Some((stretch.from, stretch.to, rise)),
            (Some((_, end, more)), Some(rise)) => (*end, *more) = (stretch.to, *more + rise),
            (Some(_), None) => break,
        }
    }
    run.map(|(from, to, more)| What::RewardsOverrun { member: member.clone(), from, to, more })
}

/// How much better off a member is at the end of a stretch than at its start, beyond what rounding moves.
fn rise(stretch: &Ends, member: &Id) -> Option<Money> {
    let rounding = Money::from_pence(2).unwrap_or_default();
    let margin = |settlement: &Settlement| settlement.member(member).map(|result| result.limb2 + result.limb3);
    Some(margin(&stretch.last)? - margin(&stretch.first)?).filter(|rise| *rise > rounding)
}

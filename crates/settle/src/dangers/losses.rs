//! Members that can lose more than they have.

use super::{Looked, TermsDanger, TermsDangerKind as What, warning};
use crate::careful::{Careful, whole};
use crate::{Fraction, SettleError};
use alliance_model::{Id, Member, Money, Step};
use num_traits::Signed;

pub(super) fn found(looked: &Looked<'_>) -> Result<Vec<TermsDanger>, SettleError> {
    let mut found = Vec::new();
    let at_bad = looked.agreement.at(looked.bad)?;
    let beyond = looked.agreement.next_pound(looked.bad)?;
    for (index, member) in looked.agreement.members.iter().enumerate().filter(|(_, member)| member.is_provider()) {
        let Some(reserves) = member.free_reserves else { continue };
        let loss = at_bad.member(&member.id).map_or(Money::ZERO, |result| -result.limb3);
        if loss <= reserves.max(Money::ZERO) {
            continue;
        }
        let what = What::LossBeyondReserves {
            member: member.id.clone(),
            reserves,
            from: first_beyond(looked, &member.id, reserves.max(Money::ZERO))?,
            loss,
            bad: looked.bad,
            months: months_of_income(member, loss)?,
            grows: beyond.members.get(index).is_some_and(|part| part.0.is_positive()),
        };
        found.push(warning(path(looked, index, &member.id), what));
    }
    Ok(found)
}

/// A loss over a twelfth of a year's income.
fn months_of_income(member: &Member, loss: Money) -> Result<Option<Fraction>, SettleError> {
    let Some(income) = member.annual_income.filter(|income| *income > Money::ZERO) else { return Ok(None) };
    Ok(Some(Fraction(loss.exact().times(whole(12))?.over(income.exact())?)))
}

/// The first final cost, to the penny, at which a member's loss passes an amount; it does by the bad outturn.
fn first_beyond(looked: &Looked<'_>, member: &Id, amount: Money) -> Result<Money, SettleError> {
    let passes = |outturn: Money| {
        let settlement = looked.agreement.at(outturn)?;
        Ok::<_, SettleError>(settlement.member(member).is_some_and(|result| -result.limb3 > amount))
    };
    let (mut within, mut beyond) = (Money::ZERO, looked.bad);
    for edge in looked.stretches.iter().map(|stretch| stretch.from).filter(|edge| *edge < looked.bad) {
        if passes(edge)? {
            beyond = edge;
            break;
        }
        within = edge;
    }
    // Within a stretch the loss is a straight line, so halving finds the penny.
    while beyond.pence() - within.pence() > 1 {
        let middle = Money::from_pence(within.pence() + (beyond.pence() - within.pence()) / 2).map_err(|_| SettleError::TooLarge)?;
        *(if passes(middle)? { &mut beyond } else { &mut within }) = middle;
    }
    Ok(beyond)
}

/// Its cap, there or missing; without a split, its reserves.
fn path(looked: &Looked<'_>, index: usize, member: &Id) -> String {
    let split = looked.agreement.terms.steps.iter().position(|step| matches!(step, Step::Split(_)));
    split.map_or_else(|| format!("members[{index}].free_reserves"), |split| format!("terms.steps[{split}].caps.{member}"))
}

//! Fairness: who carries the risk beside who does the work, and what a bad year would take from each member's reserves.

use crate::agreement::Agreement;
use crate::careful::{Careful, sum, whole};
use crate::{Fraction, NextPound, SettleError, Settlement};
use alliance_model::{Exact, Facts, Id, Member, Money, Outcome, Rate, Terms};
use num_traits::Signed;
use serde::Serialize;

/// Who carries what, now and at a bad outturn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fairness {
    /// Who bears the pound that follows the present outturn.
    pub now: NextPound,
    /// Who bears the pound that follows the bad one.
    pub worst: NextPound,
    /// What the commissioner loses at the bad outturn; nothing where it does not.
    pub commissioner_loss: Money,
    /// Each provider, in the order of the members.
    pub members: Vec<MemberFairness>,
}

/// What one provider carries. Months are months of its income: an amount over a twelfth of a year's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MemberFairness {
    /// Whose.
    pub member: Id,
    /// Its part of the providers' work; none where no provider has any.
    pub work: Option<Fraction>,
    /// Its part of the providers' loss at the bad outturn; none where they lose nothing.
    pub risk: Option<Fraction>,
    /// Its part of the risk over its part of the work: above one, it carries more than it does.
    pub risk_to_work: Option<Fraction>,
    /// What it loses at the bad outturn (limb 3 alone; its fee is for overhead and profit); nothing where it does not.
    pub loss: Money,
    /// Its free reserves.
    pub reserves: Option<Money>,
    /// The loss over the free reserves; none where it has none, or none are known.
    pub loss_to_reserves: Option<Fraction>,
    /// How many months of income its free reserves are.
    pub reserves_in_months: Option<Fraction>,
    /// How many months of income the loss is.
    pub loss_in_months: Option<Fraction>,
}

/// Who carries what, now and at a bad outturn, such as [`crate::bad_outturn`]. Errors as [`crate::settle`] does.
pub fn fairness(terms: &Terms, members: &[Member], outcomes: &[Outcome], facts: &Facts, bad: Money) -> Result<Fairness, SettleError> {
    let agreement = Agreement::new(terms, members, outcomes, facts);
    let settlement = agreement.at(bad)?;
    let work = sum(members.iter().filter(|member| member.is_provider()).map(work_of))?;
    let of_each = members.iter().filter(|member| member.is_provider()).map(|member| of_member(member, &settlement, work));
    Ok(Fairness {
        now: agreement.next_pound(facts.outturn)?,
        worst: agreement.next_pound(bad)?,
        commissioner_loss: loss(settlement.commissioner),
        members: of_each.collect::<Result<_, _>>()?,
    })
}

fn work_of(member: &Member) -> Exact {
    member.work.unwrap_or(Rate::ZERO).exact().max(whole(0))
}

fn loss(amount: Money) -> Money {
    (-amount).max(Money::ZERO)
}

fn of_member(member: &Member, settlement: &Settlement, all_work: Exact) -> Result<MemberFairness, SettleError> {
    let loss = settlement.member(&member.id).map_or(Money::ZERO, |result| loss(result.limb3));
    let all_losses: Money = settlement.members.iter().map(|result| self::loss(result.limb3)).sum();
    let work = part(work_of(member), all_work)?;
    let risk = part(loss.exact(), all_losses.exact())?;
    let risk_to_work = match (risk, work) {
        (Some(risk), Some(work)) => part(risk.0, work.0)?,
        _ => None,
    };
    let reserves = member.free_reserves;
    let month = member.annual_income.unwrap_or_default().exact().over(whole(12))?;
    Ok(MemberFairness {
        member: member.id.clone(),
        work,
        risk,
        risk_to_work,
        loss,
        reserves,
        loss_to_reserves: part(loss.exact(), reserves.unwrap_or_default().exact())?,
        reserves_in_months: reserves.map_or(Ok(None), |reserves| part(reserves.exact(), month))?,
        loss_in_months: part(loss.exact(), month)?,
    })
}

/// One amount over another; none where that is not more than nothing.
fn part(amount: Exact, of: Exact) -> Result<Option<Fraction>, SettleError> {
    if !of.is_positive() {
        return Ok(None);
    }
    Ok(Some(Fraction(amount.over(of)?)))
}

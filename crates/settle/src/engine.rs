//! The settlement: the pool through the steps, the split, and the books.

use crate::careful::{Careful, whole};
use crate::limbs::Paid;
use crate::plan::Plan;
use crate::steps::{self, split::Division};
use crate::trace::Trace;
use crate::{MemberResult, SettleError, Settlement, TraceLine, words};
use alliance_model::{Design, Exact, Facts, Member, Money, Outcome, Step, Terms};

/// Settles a year: who gains, who pays, and a line of working for every number.
/// Errors where the order of the steps makes no sense or something that a step needs is missing; each says how to mend it.
pub fn settle(terms: &Terms, members: &[Member], outcomes: &[Outcome], facts: &Facts) -> Result<Settlement, SettleError> {
    let plan = Plan::new(terms, members, outcomes, facts)?;
    let paid = plan.limbs.of_the_year(facts.outturn)?;
    settlement(&plan, facts.outturn, &paid, Trace::<true>::new())
}

/// Settles a design with its own facts.
pub fn settle_design(design: &Design) -> Result<Settlement, SettleError> {
    settle(&design.terms, &design.members, &design.outcomes, &design.facts)
}

/// The same without the working: every trace is empty.
pub fn settle_without_trace(design: &Design) -> Result<Settlement, SettleError> {
    let plan = Plan::new(&design.terms, &design.members, &design.outcomes, &design.facts)?;
    let paid = plan.limbs.of_the_year(design.facts.outturn)?;
    settlement(&plan, design.facts.outturn, &paid, Trace::<false>::new())
}

/// Settles at another outturn than that of the facts, without a trace. Direct costs that are given keep their proportions.
pub(crate) fn settle_at(plan: &Plan<'_>, outturn: Money) -> Result<Settlement, SettleError> {
    let paid = plan.limbs.at(outturn)?;
    settlement(plan, outturn, &paid, Trace::<false>::new())
}

fn settlement<const TRACED: bool>(plan: &Plan<'_>, outturn: Money, paid: &Paid, mut trace: Trace<TRACED>) -> Result<Settlement, SettleError> {
    let division = Division::new(&plan.terms.steps, plan.members, paid)?;
    let (pool_exact, reserve) = pool_before_split(plan, outturn, paid, &mut trace)?;
    let pool_to_split = pool_exact.to_the_penny()?;
    let parts = division.of(pool_to_split)?;
    let pool = whole(parts.shares.iter().sum()).to_the_penny()?;
    trace.say(|| Ok(division.explain(pool_exact, pool_to_split, pool)))?;
    interim_lines(plan, pool, paid, &mut trace)?;

    let mut members = Vec::with_capacity(plan.members.len());
    let amounts = paid.costs.iter().zip(&paid.fees).zip(parts.shares.iter().zip(&parts.uncapped));
    for (index, (member, ((cost, fee), (share, uncapped)))) in plan.members.iter().zip(amounts).enumerate() {
        let [limb1, limb2, limb3, uncapped] = [pence(*cost)?, pence(*fee)?, pence(*share)?, pence(*uncapped)?];
        let lines = if TRACED {
            let mut lines = limb_lines(plan, index, member, paid)?;
            lines.extend(division.explain_member(index, pool_to_split, uncapped, limb3)?);
            lines
        } else {
            Vec::new()
        };
        members.push(MemberResult { member: member.id.clone(), limb1, limb2, limb3, total: limb1 + limb2 + limb3, uncapped, trace: lines });
    }
    let difference = plan.target - outturn;
    let paid = members.iter().map(|member| member.total).sum::<Money>() + reserve;
    let commissioner = difference - pool - reserve;
    Ok(Settlement { target: plan.target, outturn, difference, pool, commissioner, reserve, paid, members, trace: trace.into_lines() })
}

/// The pool as the split meets it, and what is kept at alliance level.
fn pool_before_split<const TRACED: bool>(
    plan: &Plan<'_>,
    outturn: Money,
    paid: &Paid,
    trace: &mut Trace<TRACED>,
) -> Result<(Exact, Money), SettleError> {
    let context = plan.context_of(paid);
    let mut pool = (plan.target - outturn).exact();
    let mut reserve = whole(0);
    if plan.terms.steps.first() != Some(&Step::AdjustTarget) {
        trace.say(|| Ok(steps::difference_line(plan.target, outturn)))?;
    }
    for (index, step) in plan.terms.steps.iter().enumerate().take_while(|(_, step)| !matches!(step, Step::Split(_))) {
        let (after, kept) = steps::apply(index, step, pool, &context)?;
        trace.say(|| steps::explain(index, step, pool, after, &context))?;
        if *step == Step::AdjustTarget {
            trace.say(|| Ok(steps::difference_line(plan.target, outturn)))?;
        }
        pool = after;
        reserve = reserve.plus(kept)?;
    }
    Ok((pool, reserve.to_the_penny()?))
}

/// After the split only holding back may follow; it tells what waits, and changes nothing.
fn interim_lines<const TRACED: bool>(plan: &Plan<'_>, pool: Money, paid: &Paid, trace: &mut Trace<TRACED>) -> Result<(), SettleError> {
    let context = plan.context_of(paid);
    for (index, step) in plan.terms.steps.iter().enumerate().skip_while(|(_, step)| !matches!(step, Step::Split(_))).skip(1) {
        trace.say(|| steps::explain(index, step, pool.exact(), pool.exact(), &context))?;
    }
    Ok(())
}

fn pence(whole_pence: i128) -> Result<Money, SettleError> {
    let pence = i64::try_from(whole_pence).map_err(|_| SettleError::TooLarge)?;
    Money::from_pence(pence).map_err(|_| SettleError::TooLarge)
}

fn limb_lines(plan: &Plan<'_>, index: usize, member: &Member, paid: &Paid) -> Result<Vec<TraceLine>, SettleError> {
    let line = |step: &str, what: &str, (told, numbers): (&str, String), amount: Option<&i128>| TraceLine {
        step: step.to_owned(),
        what: what.to_owned(),
        words: told.to_owned(),
        numbers,
        before: words::money(Money::ZERO),
        after: words::amount(whole(amount.copied().unwrap_or_default())),
    };
    Ok(vec![
        line("limb_1", "Its direct cost is paid back.", plan.limbs.explain_cost(index, paid)?, paid.costs.get(index)),
        line("limb_2", "Its fee for overhead and profit.", plan.limbs.explain_fee(index, member, paid), paid.fees.get(index)),
    ])
}

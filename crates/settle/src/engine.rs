//! The settlement: the pool through the steps, the split, and the books.

use crate::careful::{Careful, pence, whole};
use crate::interim::OnAccount;
use crate::limbs::Paid;
use crate::plan::Plan;
use crate::steps::{
    self,
    split::{Division, Parts},
};
use crate::trace::Trace;
use crate::{MemberResult, SettleError, Settlement, TraceLine, score, words};
use alliance_model::{Design, Exact, Facts, Member, Money, Outcome, Step, Terms};

/// Settles a year: who gains, who pays, and a line of working for every number.
/// Errors where the order of the steps makes no sense or something that a step needs is missing; each says how to mend it.
pub fn settle(terms: &Terms, members: &[Member], outcomes: &[Outcome], facts: &Facts) -> Result<Settlement, SettleError> {
    of_the_year(&Plan::new(terms, members, outcomes, facts)?, Trace::<true>::new())
}

/// Settles a design with its own facts.
pub fn settle_design(design: &Design) -> Result<Settlement, SettleError> {
    settle(&design.terms, &design.members, &design.outcomes, &design.facts)
}

/// The same without the working: every trace is empty.
pub fn settle_without_trace(design: &Design) -> Result<Settlement, SettleError> {
    of_the_year(&Plan::new(&design.terms, &design.members, &design.outcomes, &design.facts)?, Trace::<false>::new())
}

/// Settles at another outturn than that of the facts, without a trace. Direct costs that are given keep their proportions.
pub(crate) fn settle_at(plan: &Plan<'_>, outturn: Money) -> Result<Settlement, SettleError> {
    settlement(plan, outturn, &plan.limbs.at(outturn)?, Trace::<false>::new())
}

fn of_the_year<const TRACED: bool>(plan: &Plan<'_>, trace: Trace<TRACED>) -> Result<Settlement, SettleError> {
    let outturn = plan.facts.outturn;
    settlement(plan, outturn, &plan.limbs.of_the_year(outturn)?, trace)
}

/// What the providers share at an outturn.
pub(crate) struct Shared {
    /// The pool as the split meets it, in whole pence.
    to_split: Money,
    /// What the providers have of it in the end.
    pub(crate) pool: Money,
    /// Kept at alliance level.
    pub(crate) reserve: Money,
    pub(crate) parts: Parts,
}

/// What is shared at other outturns than that of the facts. Direct costs that are given keep their proportions.
pub(crate) struct Sharing<'a> {
    plan: &'a Plan<'a>,
    /// The fees and the split, where they are the same at every outturn.
    always: Option<(Vec<i128>, Division<'a>)>,
}

impl<'a> Sharing<'a> {
    pub(crate) fn new(plan: &'a Plan<'a>) -> Result<Self, SettleError> {
        let fees = plan.limbs.fees_that_are_fixed();
        let with_division = |fees: Vec<i128>| Division::new(&plan.terms.steps, plan.members, &fees).map(|division| (fees, division));
        Ok(Self { plan, always: fees.map(with_division).transpose()? })
    }

    pub(crate) fn at(&self, outturn: Money) -> Result<Shared, SettleError> {
        let mut untold = Trace::<false>::new();
        if let Some((fees, division)) = &self.always {
            return share_out(self.plan, outturn, fees, division, &mut untold);
        }
        let fees = self.plan.limbs.at(outturn)?.fees;
        let division = Division::new(&self.plan.terms.steps, self.plan.members, &fees)?;
        share_out(self.plan, outturn, &fees, &division, &mut untold)
    }
}

fn settlement<const TRACED: bool>(plan: &Plan<'_>, outturn: Money, paid: &Paid, mut trace: Trace<TRACED>) -> Result<Settlement, SettleError> {
    let division = Division::new(&plan.terms.steps, plan.members, &paid.fees)?;
    let shared = share_out(plan, outturn, &paid.fees, &division, &mut trace)?;
    let on_account = OnAccount::new(plan)?;
    let amounts = paid.costs.iter().zip(&paid.fees).zip(shared.parts.shares.iter().zip(&shared.parts.uncapped));
    let mut members = Vec::with_capacity(plan.members.len());
    for (index, (member, ((cost, fee), (share, uncapped)))) in plan.members.iter().zip(amounts).enumerate() {
        let [limb1, limb2, limb3, uncapped] = [pence(*cost)?, pence(*fee)?, pence(*share)?, pence(*uncapped)?];
        let (payments, final_account) = on_account.of_member(index, limb3);
        let mut lines = Vec::new();
        if TRACED {
            lines.reserve_exact(5);
            lines.extend(limb_lines(plan, index, member, paid)?);
            lines.extend(division.explain_member(index, shared.to_split, uncapped, limb3)?);
            lines.extend(on_account.explain_member(index, limb3));
        }
        let (member, total) = (member.id.clone(), limb1 + limb2 + limb3);
        members.push(MemberResult { member, limb1, limb2, limb3, total, uncapped, on_account: payments, final_account, trace: lines });
    }
    let Shared { pool, reserve, .. } = shared;
    let difference = plan.target - outturn;
    let paid = members.iter().map(|member| member.total).sum::<Money>() + reserve;
    let commissioner = difference - pool - reserve;
    Ok(Settlement { target: plan.target, outturn, difference, pool, commissioner, reserve, paid, members, trace: trace.into_lines() })
}

/// The pool through the steps and between the members.
fn share_out<const TRACED: bool>(
    plan: &Plan<'_>,
    outturn: Money,
    fees: &[i128],
    division: &Division<'_>,
    trace: &mut Trace<TRACED>,
) -> Result<Shared, SettleError> {
    let context = plan.context(plan.limbs.providers_fees(fees));
    let (exact, reserve) = pool_before_split(plan, outturn, &context, trace)?;
    let to_split = exact.to_the_penny()?;
    let parts = division.of(to_split)?;
    let pool = pence(parts.shares.iter().sum())?;
    trace.say(|| Ok(division.explain(exact, to_split, pool)))?;
    for (index, step) in plan.terms.steps.iter().enumerate().filter(|(_, step)| matches!(step, Step::Interim { .. })) {
        trace.say(|| steps::explain(index, step, pool.exact(), pool.exact(), &context))?;
    }
    Ok(Shared { to_split, pool, reserve, parts })
}

/// The pool as the split meets it, and what is kept at alliance level.
fn pool_before_split<const TRACED: bool>(
    plan: &Plan<'_>,
    outturn: Money,
    context: &steps::Context<'_>,
    trace: &mut Trace<TRACED>,
) -> Result<(Exact, Money), SettleError> {
    let mut pool = (plan.target - outturn).exact();
    let mut reserve = whole(0);
    let mut score_told = false;
    if plan.terms.steps.first() != Some(&Step::AdjustTarget) {
        trace.say(|| Ok(steps::difference_line(plan.target, outturn)))?;
    }
    for (index, step) in plan.terms.steps.iter().enumerate().filter(|(_, step)| !matches!(step, Step::Split(_) | Step::Interim { .. })) {
        if let (Step::Quality(_), Some(overall), false) = (step, context.score, score_told) {
            trace.say_if_any(|| score::explain(plan.outcomes, plan.facts, overall, pool))?;
            score_told = true;
        }
        let (after, kept) = steps::apply(index, step, pool, context)?;
        trace.say(|| steps::explain(index, step, pool, after, context))?;
        if *step == Step::AdjustTarget {
            trace.say(|| Ok(steps::difference_line(plan.target, outturn)))?;
        }
        pool = after;
        reserve = reserve.plus(kept)?;
    }
    Ok((pool, reserve.to_the_penny()?))
}

fn limb_lines(plan: &Plan<'_>, index: usize, member: &Member, paid: &Paid) -> Result<[TraceLine; 2], SettleError> {
    let line = |step, what: &'static str, (words, numbers): (&'static str, String), amount: Option<&i128>| {
        let after = words::amount(whole(amount.copied().unwrap_or_default()));
        TraceLine { step, what: what.into(), words, numbers, before: words::money(Money::ZERO), after }
    };
    Ok([
        line("limb_1", "Its direct cost is paid back.", plan.limbs.explain_cost(index, paid)?, paid.costs.get(index)),
        line("limb_2", "Its fee for overhead and profit.", plan.limbs.explain_fee(index, member, paid), paid.fees.get(index)),
    ])
}

//! Limb 1, the direct cost of each member, and limb 2, its fee.
//!
//! Limb 1 is what the facts give for each member; where they give nothing, the outturn divided by share of the work
//! (by nobody's share: equally between the providers). Where fees are inside the target they are inside the outturn too,
//! and the direct costs are what the fees leave of it. A fee on actual cost inside the outturn depends on the direct cost
//! that it reduces; it is solved exactly: with fixed fees F, shares of cost w and rates r, direct cost = (outturn - F) / (1 + sum of r w).

use crate::apportion::{by_largest_remainder, whole_weights};
use crate::careful::{Careful, sum, whole};
use crate::{SettleError, words};
use alliance_model::{Exact, Facts, Fee, Member, Money, Rate};
use num_traits::{Signed, Zero};

/// What is known of every member's cost and fee before the outturn is: one entry for each member, in order.
pub(crate) struct Limbs {
    fee_in_target: bool,
    providers: Vec<bool>,
    /// What limb 1 is divided by; not normalised.
    weights: Vec<i128>,
    /// Fees that do not depend on cost, in whole pence.
    fixed: Vec<i128>,
    /// Rates on actual direct cost.
    rates: Vec<Exact>,
    /// Direct costs that are given, in whole pence.
    given: Option<Vec<i128>>,
}

/// Limb 1 and limb 2 of every member, in whole pence.
pub(crate) struct Paid {
    pub(crate) costs: Vec<i128>,
    pub(crate) fees: Vec<i128>,
}

/// A fee as a line over the outturn: `fixed + slope x outturn`.
#[derive(Clone, Copy)]
pub(crate) struct FeeLine {
    pub(crate) fixed: Exact,
    pub(crate) slope: Exact,
}

impl FeeLine {
    /// Whether it is more than nothing there. By its root, because the product would need more digits.
    pub(crate) fn is_positive_at(&self, outturn: Exact) -> Result<bool, SettleError> {
        Ok(match self.root()? {
            None => self.fixed.is_positive(),
            Some(root) if self.slope.is_positive() => outturn > root,
            Some(root) => outturn < root,
        })
    }

    /// The outturn where it comes to nothing; none where it is level.
    pub(crate) fn root(&self) -> Result<Option<Exact>, SettleError> {
        if self.slope.is_zero() {
            return Ok(None);
        }
        Ok(Some((-self.fixed).over(self.slope)?))
    }
}

impl Limbs {
    pub(crate) fn new(members: &[Member], facts: &Facts, target: Money, fee_in_target: bool) -> Result<Self, SettleError> {
        let work = work_weights(members)?;
        let all_work = whole(work.iter().sum()).max(whole(1));
        let given = (!facts.direct_costs.is_empty())
            .then(|| members.iter().map(|m| facts.direct_costs.get(&m.id).map_or(0, |cost| i128::from(cost.pence()))).collect::<Vec<_>>());
        let mut fixed = Vec::with_capacity(members.len());
        let mut rates = Vec::with_capacity(members.len());
        for (member, part) in members.iter().zip(&work) {
            let (amount, rate) = match member.fee {
                None => (Money::ZERO, Rate::ZERO),
                Some(Fee::Fixed { amount }) => (amount, Rate::ZERO),
                Some(Fee::OfTarget { rate }) => {
                    (rate.exact().times(target.exact())?.times(whole(*part).over(all_work)?)?.to_the_penny()?, Rate::ZERO)
                }
                Some(Fee::OfActual { rate }) => (Money::ZERO, rate),
            };
            fixed.push(i128::from(amount.pence()));
            rates.push(rate.exact());
        }
        let usable = given.clone().filter(|costs| costs.iter().any(|cost| *cost > 0));
        let weights = usable.map_or(work, |costs| costs.into_iter().map(|cost| cost.max(0)).collect());
        Ok(Self { fee_in_target, providers: members.iter().map(Member::is_provider).collect(), weights, fixed, rates, given })
    }

    /// Both limbs at this year's outturn. Errors where direct costs are given and do not make it up.
    pub(crate) fn of_the_year(&self, outturn: Money) -> Result<Paid, SettleError> {
        let Some(costs) = self.given.clone() else { return self.at(outturn) };
        let fees = self.fees_on(&costs)?;
        let inside = if self.fee_in_target { fees.iter().sum() } else { 0 };
        let expected = i128::from(outturn.pence()) - inside;
        let found = costs.iter().sum::<i128>();
        if found != expected {
            return Err(SettleError::DirectCosts { found: whole(found).to_the_penny()?, expected: whole(expected).to_the_penny()? });
        }
        Ok(Paid { costs, fees })
    }

    /// Both limbs at any outturn: direct costs that are given keep their proportions.
    pub(crate) fn at(&self, outturn: Money) -> Result<Paid, SettleError> {
        if !self.fee_in_target {
            let costs = by_largest_remainder(i128::from(outturn.pence()), &self.weights)?;
            let fees = self.fees_on(&costs)?;
            return Ok(Paid { costs, fees });
        }
        self.cost_and_fee_together(self.left_by_fixed_fees(outturn)?)
    }

    /// What fixed fees inside the target leave of an outturn.
    fn left_by_fixed_fees(&self, outturn: Money) -> Result<i128, SettleError> {
        let fixed = self.fixed.iter().sum::<i128>();
        let left = i128::from(outturn.pence()) - fixed;
        if left < 0 { Err(SettleError::FeesPassOutturn { fees: whole(fixed).to_the_penny()?, outturn }) } else { Ok(left) }
    }

    /// Every fee at an outturn, for a split that no fee on actual cost has a part in.
    pub(crate) fn fees_to_split_by(&self, outturn: Money) -> Result<Vec<i128>, SettleError> {
        if self.fee_in_target {
            self.left_by_fixed_fees(outturn)?;
        }
        Ok(self.fixed.clone())
    }

    /// Every fee, where they are the same at any outturn: none follows cost, and none has to fit inside it.
    pub(crate) fn fees_that_are_fixed(&self) -> Option<Vec<i128>> {
        (!self.fee_in_target && self.rates.iter().all(Zero::is_zero)).then(|| self.fixed.clone())
    }

    /// Divides what the fixed fees leave between every member's cost and its fee on that cost, so that all of it is used to the penny.
    fn cost_and_fee_together(&self, left: i128) -> Result<Paid, SettleError> {
        if self.rates.iter().all(Zero::is_zero) {
            return Ok(Paid { costs: by_largest_remainder(left, &self.weights)?, fees: self.fixed.clone() });
        }
        let mut weights: Vec<Exact> = self.weights.iter().map(|weight| whole(*weight)).collect();
        for (weight, rate) in self.weights.iter().zip(&self.rates) {
            weights.push(whole(*weight).times(*rate)?);
        }
        let mut costs = by_largest_remainder(left, &whole_weights(&weights)?)?;
        let on_cost = costs.split_off(self.weights.len());
        let fees = self.fixed.iter().zip(on_cost).map(|(fixed, fee)| fixed + fee).collect();
        Ok(Paid { costs, fees })
    }

    /// What these direct costs come to: with the fees on them where those are inside the target.
    pub(crate) fn outturn_of(&self, costs: &[i128]) -> Result<i128, SettleError> {
        let inside = if self.fee_in_target { self.fees_on(costs)?.iter().sum() } else { 0 };
        Ok(costs.iter().sum::<i128>() + inside)
    }

    fn fees_on(&self, costs: &[i128]) -> Result<Vec<i128>, SettleError> {
        let fee = |((fixed, rate), cost): ((&i128, &Exact), &i128)| {
            if rate.is_zero() {
                return Ok(*fixed);
            }
            let on_cost = whole(*cost).times(*rate)?.to_the_penny()?;
            Ok(fixed + i128::from(on_cost.pence()))
        };
        self.fixed.iter().zip(&self.rates).zip(costs).map(fee).collect()
    }

    /// The formula of a member's direct cost: in words, in numbers.
    pub(crate) fn explain_cost(&self, index: usize, paid: &Paid) -> Result<(&'static str, String), SettleError> {
        let cost = whole(paid.costs.get(index).copied().unwrap_or_default());
        if self.given.is_some() {
            return Ok(("as its books say", words::amount(cost)));
        }
        let all = whole(paid.costs.iter().sum());
        let part = whole(self.weights.get(index).copied().unwrap_or_default()).over(whole(self.weights.iter().sum::<i128>().max(1)))?;
        let product = part.times(all)?;
        let told = if self.fee_in_target { "its share of the work × the outturn less the fees" } else { "its share of the work × the outturn" };
        let numbers = format!("{} × {} = {}", words::share(part), words::amount(all), words::amount(product));
        let numbers = if product == cost { numbers } else { format!("{numbers}, in whole pence {}", words::amount(cost)) };
        Ok((told, numbers))
    }

    /// The formula of a member's fee: in words, in numbers.
    pub(crate) fn explain_fee(&self, index: usize, member: &Member, paid: &Paid) -> (&'static str, String) {
        let at = |amounts: &[i128]| words::amount(whole(amounts.get(index).copied().unwrap_or_default()));
        match member.fee {
            None => ("no fee", at(&paid.fees)),
            Some(Fee::Fixed { .. }) => ("a fixed sum", at(&paid.fees)),
            Some(Fee::OfTarget { rate }) => {
                ("rate × its share of the work × target", format!("{} of its part of the target: {}", words::share(rate.exact()), at(&paid.fees)))
            }
            Some(Fee::OfActual { rate }) => {
                ("rate × its direct cost", format!("{} × {}, to the penny: {}", words::share(rate.exact()), at(&paid.costs), at(&paid.fees)))
            }
        }
    }

    /// The providers' fees together.
    pub(crate) fn providers_fees(&self, fees: &[i128]) -> Exact {
        whole(fees.iter().zip(&self.providers).filter(|(_, provides)| **provides).map(|(fee, _)| fee).sum())
    }

    /// Every member's fee as a line over the outturn, before rounding.
    pub(crate) fn fee_lines(&self) -> Result<Vec<FeeLine>, SettleError> {
        let all = whole(self.weights.iter().sum::<i128>().max(1));
        let mut lines = Vec::with_capacity(self.rates.len());
        for ((weight, rate), fixed) in self.weights.iter().zip(&self.rates).zip(&self.fixed) {
            lines.push(FeeLine { fixed: whole(*fixed), slope: whole(*weight).over(all)?.times(*rate)? });
        }
        if !self.fee_in_target {
            return Ok(lines);
        }
        let (fixed, on_cost) = (whole(self.fixed.iter().sum()), sum(lines.iter().map(|line| line.slope))?.plus(whole(1))?);
        for line in &mut lines {
            line.slope = line.slope.over(on_cost)?;
            line.fixed = line.fixed.minus(line.slope.times(fixed)?)?;
        }
        Ok(lines)
    }

    /// The providers' fees together, likewise.
    pub(crate) fn providers_fee_line(&self) -> Result<FeeLine, SettleError> {
        let lines = self.fee_lines()?;
        let of_providers = || lines.iter().zip(&self.providers).filter(|(_, provides)| **provides).map(|(line, _)| line);
        Ok(FeeLine { fixed: sum(of_providers().map(|line| line.fixed))?, slope: sum(of_providers().map(|line| line.slope))? })
    }
}

/// Shares of the work as whole weights; where nobody has one, the same for each provider.
pub(crate) fn work_weights(members: &[Member]) -> Result<Vec<i128>, SettleError> {
    let shares: Vec<Exact> = members.iter().map(|member| member.work.unwrap_or(Rate::ZERO).exact()).collect();
    let weights = whole_weights(&shares)?;
    if weights.iter().any(|weight| *weight > 0) {
        return Ok(weights);
    }
    Ok(members.iter().map(|member| i128::from(member.is_provider())).collect())
}

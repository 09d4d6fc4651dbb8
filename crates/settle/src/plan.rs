//! All that is known before the outturn is: the order checked, the target adjusted, the score read.

use crate::careful::{Careful, sum};
use crate::limbs::Limbs;
use crate::{SettleError, order, score, steps::Context};
use alliance_model::{Exact, Facts, Member, Money, Outcome, Step, Terms};

pub(crate) struct Plan<'a> {
    pub(crate) terms: &'a Terms,
    pub(crate) members: &'a [Member],
    pub(crate) outcomes: &'a [Outcome],
    pub(crate) facts: &'a Facts,
    /// After adjustments.
    pub(crate) target: Money,
    pub(crate) limbs: Limbs,
    score: Option<Exact>,
}

impl<'a> Plan<'a> {
    pub(crate) fn new(terms: &'a Terms, members: &'a [Member], outcomes: &'a [Outcome], facts: &'a Facts) -> Result<Self, SettleError> {
        order::check(&terms.steps, members.iter().filter(|member| member.is_provider()).count())?;
        let target = if terms.steps.contains(&Step::AdjustTarget) { adjusted(terms.target, facts)? } else { terms.target };
        let limbs = Limbs::new(members, facts, target, terms.fee_in_target)?;
        let score = score::overall(terms, outcomes, facts)?;
        Ok(Self { terms, members, outcomes, facts, target, limbs, score })
    }

    /// What the steps may ask, at an outturn with these fees of the providers.
    pub(crate) fn context(&self, fees: Exact) -> Context<'a> {
        self.context_at(fees, self.score)
    }

    /// The same at another score.
    pub(crate) fn context_at(&self, fees: Exact, score: Option<Exact>) -> Context<'a> {
        Context { target: self.target.exact(), fees, score, facts: self.facts }
    }
}

fn adjusted(target: Money, facts: &Facts) -> Result<Money, SettleError> {
    let target = sum(facts.adjustments.iter().map(|change| change.amount.exact()))?.plus(target.exact())?.to_the_penny()?;
    if target.is_negative() { Err(SettleError::TargetBelowNothing { target }) } else { Ok(target) }
}

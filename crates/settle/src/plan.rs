//! All that is known before the outturn is: the order checked, the target adjusted, the score read.

use crate::careful::{Careful, sum};
use crate::limbs::{Limbs, Paid};
use crate::{SettleError, order, steps::Context};
use alliance_model::{Exact, Facts, Member, Money, Outcome, Step, Terms};
use num_traits::Zero;

pub(crate) struct Plan<'a> {
    pub(crate) terms: &'a Terms,
    pub(crate) members: &'a [Member],
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
        Ok(Self { terms, members, facts, target, limbs, score: score(terms, outcomes, facts)? })
    }

    /// What the steps may ask, at an outturn with these fees of the providers.
    pub(crate) fn context(&self, fees: Exact) -> Context<'a> {
        Context { target: self.target.exact(), fees, score: self.score, facts: self.facts }
    }

    pub(crate) fn context_of(&self, paid: &Paid) -> Context<'a> {
        self.context(self.limbs.providers_fees(paid))
    }
}

fn adjusted(target: Money, facts: &Facts) -> Result<Money, SettleError> {
    sum(facts.adjustments.iter().map(|change| change.amount.exact()))?.plus(target.exact())?.to_the_penny()
}

/// The overall score, where a step asks for one: as given, or the scores of the outcomes by their weights.
fn score(terms: &Terms, outcomes: &[Outcome], facts: &Facts) -> Result<Option<Exact>, SettleError> {
    let Some(step) = terms.steps.iter().position(|step| matches!(step, Step::Quality(_))) else { return Ok(None) };
    if let Some(score) = facts.score {
        return Ok(Some(score.exact()));
    }
    if outcomes.is_empty() {
        return Err(SettleError::NoScore { step, path: "facts.score".to_owned() });
    }
    let mut overall = Exact::zero();
    for (index, outcome) in outcomes.iter().enumerate() {
        let missing = || SettleError::NoScore { step, path: format!("outcomes[{index}].score") };
        let score = outcome.score.ok_or_else(missing)?;
        overall = overall.plus(outcome.weight.exact().times(score.exact())?)?;
    }
    Ok(Some(overall))
}

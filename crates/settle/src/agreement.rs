//! What is settled, held together, so that it can be asked again at other outturns and under other terms.

use crate::engine::settle_at;
use crate::plan::Plan;
use crate::{BreakPoint, SettleError, Settlement, break_points};
use alliance_model::{Exact, Facts, Member, Money, Outcome, Terms};

/// The parts of a settlement.
#[derive(Clone, Copy)]
pub(crate) struct Agreement<'a> {
    pub(crate) terms: &'a Terms,
    pub(crate) members: &'a [Member],
    pub(crate) outcomes: &'a [Outcome],
    pub(crate) facts: &'a Facts,
}

impl<'a> Agreement<'a> {
    pub(crate) const fn new(terms: &'a Terms, members: &'a [Member], outcomes: &'a [Outcome], facts: &'a Facts) -> Self {
        Self { terms, members, outcomes, facts }
    }

    pub(crate) const fn under<'b>(self, terms: &'b Terms) -> Agreement<'b>
    where
        'a: 'b,
    {
        Agreement { terms, members: self.members, outcomes: self.outcomes, facts: self.facts }
    }

    pub(crate) fn plan(self) -> Result<Plan<'a>, SettleError> {
        Plan::new(self.terms, self.members, self.outcomes, self.facts)
    }

    /// Direct costs among the facts keep their proportions.
    pub(crate) fn at(self, outturn: Money) -> Result<Settlement, SettleError> {
        settle_at(&self.plan()?, outturn)
    }

    pub(crate) fn break_points(self) -> Result<Vec<BreakPoint>, SettleError> {
        break_points(self.terms, self.members, self.outcomes, self.facts)
    }
}

/// A bad outturn to look at where nobody names one: a fifth above the target, or where it stands now if that is more.
/// A fifth is a choice: upper limits of 120% of the target are typical (NEC, reachback 21389).
pub fn bad_outturn(target: Money, outturn: Money) -> Money {
    let fifth = Money::round_half_even(target.exact() / Exact::from_integer(5)).unwrap_or(Money::ZERO);
    (target + fifth).max(outturn)
}

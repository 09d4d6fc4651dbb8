//! The settlement over a range of outturns.

use crate::engine::settle_at;
use crate::plan::Plan;
use crate::{SettleError, Settlement};
use alliance_model::{Facts, Member, Money, Outcome, Terms};
use serde::Serialize;

/// The parts of the difference at one outturn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CurvePoint {
    /// The final cost.
    pub outturn: Money,
    /// The providers' part together.
    pub pool: Money,
    /// The commissioner's part.
    pub commissioner: Money,
    /// Each member's part (limb 3), in the order of the members; nothing for one that commissions.
    pub members: Vec<Money>,
}

/// So many outturns, evenly from one to another and both included, with the parts at each. Direct costs among the facts
/// keep their proportions. Errors as [`crate::settle`] does.
pub fn curve(
    terms: &Terms,
    members: &[Member],
    outcomes: &[Outcome],
    facts: &Facts,
    from: Money,
    to: Money,
    points: usize,
) -> Result<Vec<CurvePoint>, SettleError> {
    let plan = Plan::new(terms, members, outcomes, facts)?;
    let point = |index| settle_at(&plan, evenly(from, to, index, points)).map(CurvePoint::from);
    (0..points).map(point).collect()
}

/// The amount at a place between two amounts, to the penny below.
fn evenly(from: Money, to: Money, index: usize, points: usize) -> Money {
    let (index, gaps) = (index as i128, (points as i128 - 1).max(1));
    let way = i128::from((to - from).pence()) * index / gaps;
    let way = i64::try_from(way).ok().and_then(|pence| Money::from_pence(pence).ok());
    from + way.unwrap_or(to - from)
}

impl From<Settlement> for CurvePoint {
    fn from(settlement: Settlement) -> Self {
        let members = settlement.members.iter().map(|member| member.limb3).collect();
        Self { outturn: settlement.outturn, pool: settlement.pool, commissioner: settlement.commissioner, members }
    }
}

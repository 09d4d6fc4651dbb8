//! The settlement over many outturns.

use crate::engine::shares_at;
use crate::plan::Plan;
use crate::{SettleError, careful::pence};
use alliance_model::{Facts, Member, Money, Outcome, Terms};
use serde::Serialize;

/// The parts of the difference at one outturn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// The parts at each of these outturns, in their order. Direct costs among the facts keep their proportions, so that the
/// curve passes through the settlement of the year. An outturn below the fees that are inside it cannot be, and is left out.
/// Errors as [`crate::settle`] does.
pub fn curve_at(
    terms: &Terms,
    members: &[Member],
    outcomes: &[Outcome],
    facts: &Facts,
    outturns: impl IntoIterator<Item = Money>,
) -> Result<Vec<CurvePoint>, SettleError> {
    let plan = Plan::new(terms, members, outcomes, facts)?;
    let cannot_be = |point: &Result<_, _>| matches!(point, Err(SettleError::FeesPassOutturn { .. }));
    outturns.into_iter().map(|outturn| point(&plan, outturn)).filter(|point| !cannot_be(point)).collect()
}

/// So many outturns, evenly from one to another and both included, with the parts at each; otherwise as [`curve_at`].
pub fn curve(
    terms: &Terms,
    members: &[Member],
    outcomes: &[Outcome],
    facts: &Facts,
    from: Money,
    to: Money,
    points: usize,
) -> Result<Vec<CurvePoint>, SettleError> {
    curve_at(terms, members, outcomes, facts, (0..points).map(|index| evenly(from, to, index, points)))
}

fn point(plan: &Plan<'_>, outturn: Money) -> Result<CurvePoint, SettleError> {
    let shared = shares_at(plan, outturn)?;
    let commissioner = plan.target - outturn - shared.pool - shared.reserve;
    let members = shared.parts.shares.into_iter().map(pence).collect::<Result<_, _>>()?;
    Ok(CurvePoint { outturn, pool: shared.pool, commissioner, members })
}

/// The amount at a place between two amounts, to the penny below.
fn evenly(from: Money, to: Money, index: usize, points: usize) -> Money {
    let (index, gaps) = (index as i128, (points as i128 - 1).max(1));
    let way = i128::from((to - from).pence()) * index / gaps;
    let way = i64::try_from(way).ok().and_then(|pence| Money::from_pence(pence).ok());
    from + way.unwrap_or(to - from)
}

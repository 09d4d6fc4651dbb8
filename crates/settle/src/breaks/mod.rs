//! Break points, exactly: the outturns where something begins or stops. The pool is carried through the steps not as a
//! number but as a broken line over the outturn; every level of every step cuts it. What every member has of it is then a
//! straight line in each stretch, and each cut where one of these lines bends is a break point: between two neighbouring
//! ones every member's result is a straight line.

mod kind;
mod line;
mod results;

use crate::careful::{Careful, whole};
use crate::plan::Plan;
use crate::steps::{self, Level, split::Division};
use crate::{SettleError, Side};
use alliance_model::{Exact, Facts, Member, Outcome, Step, Terms, sort_short};
pub use kind::{BreakKind, BreakPoint};
use line::BrokenLine;
use results::Results;

/// Where something happens, exactly, and what.
type Found = Vec<(Exact, BreakKind)>;

/// Every break point of the terms, in order of outturn. Direct costs among the facts keep their proportions. Two things are
/// left out: rounding steps, and that with a split by fee the parts themselves move where only some fees follow the cost; the
/// fees at the outturn of the facts stand for all. What lies beyond the largest amount of money is not told. Errors as [`crate::settle`] does.
pub fn break_points(terms: &Terms, members: &[Member], outcomes: &[Outcome], facts: &Facts) -> Result<Vec<BreakPoint>, SettleError> {
    let plan = Plan::new(terms, members, outcomes, facts)?;
    let division = Division::new(&terms.steps, members, &plan.limbs.at(facts.outturn)?.fees)?;
    let (line, mut found) = carried(&plan, &division)?;
    let results = Results::new(&plan, &line, &division)?;
    results.margins(&mut found)?;
    results.alone(&mut found);
    results.interests(&mut found)?;
    results.other_bends(&mut found);
    sort_short(&mut found, |left, right| left.0 < right.0);
    let told = |(outturn, kind): (Exact, BreakKind)| outturn.to_the_penny().map(|outturn| BreakPoint { outturn, kind });
    found.into_iter().map(told).filter(|point| !matches!(point, Err(SettleError::TooLarge))).collect()
}

/// Every member's share, and what is kept at alliance level, over the outturn: stretch by stretch, each straight.
pub(crate) struct Outline {
    pub(crate) from: Exact,
    /// Slope and offset of each member's share.
    pub(crate) shares: Vec<(Exact, Exact)>,
    pub(crate) kept: Exact,
    pub(crate) kept_offset: Exact,
}

/// Where the cap of the pool is first reached on a side.
pub(crate) type PoolCap = (Side, Exact);

/// The whole outline, from an outturn of nothing upwards, and where the pool's caps are reached.
pub(crate) fn outline(plan: &Plan<'_>, division: &Division<'_>) -> Result<(Vec<Outline>, Vec<PoolCap>), SettleError> {
    let (line, found) = carried(plan, division)?;
    let is_cap = |(outturn, kind): (Exact, BreakKind)| match kind {
        BreakKind::PoolCapReached { side } => Some((side, outturn)),
        _ => None,
    };
    let caps = found.into_iter().filter_map(is_cap).collect();
    let mut outline = Vec::with_capacity(line.pieces.len());
    for (index, piece) in line.pieces.iter().enumerate() {
        let (_, pool) = line.middle(index)?;
        let mut shares = Vec::with_capacity(plan.members.len());
        for (part, fixed) in division.lines(pool)? {
            shares.push((part.times(piece.slope)?, part.times(piece.offset)?.plus(fixed)?));
        }
        outline.push(Outline { from: piece.from, shares, kept: piece.kept, kept_offset: piece.kept_offset });
    }
    Ok((outline, caps))
}

/// The pool carried through the steps up to the split, cut wherever a piece ends or a member's cap is reached; and what begins there.
fn carried(plan: &Plan<'_>, division: &Division<'_>) -> Result<(BrokenLine, Found), SettleError> {
    let mut found = Vec::new();
    let mut line = BrokenLine::new(plan.target, plan.limbs.providers_fee_line()?);
    for (index, step) in plan.terms.steps.iter().enumerate().take_while(|(_, step)| !matches!(step, Step::Split(_))) {
        for level in steps::levels(index, step, &plan.context(whole(0)))? {
            let crossings = line.cut(&level)?;
            found.extend(level.kind.iter().flat_map(|kind| crossings.iter().map(|outturn| (*outturn, kind.clone()))));
        }
        line.pass(index, step, plan)?;
    }
    line.cut_at_nothing()?;
    member_caps(&mut line, division, plan.members, &mut found)?;
    Ok((line, found))
}

fn member_caps(line: &mut BrokenLine, division: &Division<'_>, members: &[Member], found: &mut Found) -> Result<(), SettleError> {
    for side in Side::BOTH {
        for level in division.cap_levels(side)? {
            let Some(member) = members.get(level.member) else { continue };
            let crossings = line.cut(&Level { side, amount: level.pool, of_fees: whole(0), kind: None })?;
            found.extend(crossings.into_iter().map(|outturn| (outturn, BreakKind::MemberCapReached { member: member.id.clone(), side })));
        }
    }
    Ok(())
}

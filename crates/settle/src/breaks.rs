//! Break points, exactly: the outturns where something begins or stops. The pool is carried through the steps not as a
//! number but as a broken line over the outturn; every level of every step cuts it, and each cut is a break point.

use crate::careful::{Careful, whole};
use crate::limbs::FeeLine;
use crate::plan::Plan;
use crate::steps::{self, Level, split::Division};
use crate::{SettleError, Side};
use alliance_model::{Exact, Facts, Id, Member, Money, Outcome, Step, Terms, sort_short};
use num_traits::Zero;
use serde::Serialize;

/// An outturn where something begins or stops, to the nearest penny.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BreakPoint {
    /// The final cost there.
    pub outturn: Money,
    /// What happens there, going away from the target.
    #[serde(flatten)]
    pub kind: BreakKind,
}

/// What happens at a break point, going away from the target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BreakKind {
    /// The difference passes the threshold of a trigger.
    TriggerReached {
        /// Of a saving or an overrun.
        side: Side,
    },
    /// A band of the share starts.
    BandStarts {
        /// Of a saving or an overrun.
        side: Side,
        /// Which band, from 0.
        index: usize,
    },
    /// The pool stops at its cap.
    PoolCapReached {
        /// Of a saving or an overrun.
        side: Side,
    },
    /// A member's share stops at its own cap.
    MemberCapReached {
        /// Whose.
        member: Id,
        /// Of a saving or an overrun.
        side: Side,
    },
    /// From here the next pound is the commissioner's alone.
    CommissionerAlone {
        /// Of a saving or an overrun.
        side: Side,
    },
    /// From here the providers have a part of the next pound, after a stretch that was the commissioner's alone.
    SharedAgain {
        /// Of a saving or an overrun.
        side: Side,
    },
}

/// Every break point of the terms, in order of outturn. A split by fee uses the fees at the outturn of the facts;
/// rounding steps are left out. Errors as [`crate::settle`] does.
pub fn break_points(terms: &Terms, members: &[Member], outcomes: &[Outcome], facts: &Facts) -> Result<Vec<BreakPoint>, SettleError> {
    let plan = Plan::new(terms, members, outcomes, facts)?;
    let division = Division::new(&terms.steps, members, &plan.limbs.fees_at(facts.outturn)?)?;
    let mut found = Vec::new();
    let mut line = BrokenLine::new(plan.target, plan.limbs.providers_fee_line()?);
    for (index, step) in terms.steps.iter().enumerate().take_while(|(_, step)| !matches!(step, Step::Split(_))) {
        for level in steps::levels(index, step, &plan.context(whole(0)))? {
            let crossings = line.cut(&level)?;
            found.extend(level.kind.iter().flat_map(|kind| crossings.iter().map(|outturn| (*outturn, kind.clone()))));
        }
        line.pass(index, step, &plan)?;
    }
    member_caps(&mut line, &division, members, &mut found)?;
    commissioner_alone(&line, &division, &mut found)?;
    sort_short(&mut found, |left, right| left.0 < right.0);
    found.into_iter().map(|(outturn, kind)| Ok(BreakPoint { outturn: outturn.to_the_penny()?, kind })).collect()
}

fn member_caps(line: &mut BrokenLine, division: &Division<'_>, members: &[Member], found: &mut Vec<(Exact, BreakKind)>) -> Result<(), SettleError> {
    for side in Side::BOTH {
        for level in division.cap_levels(side)? {
            let Some(member) = members.get(level.member) else { continue };
            let crossings = line.cut(&Level { side, amount: level.pool, of_fees: whole(0), kind: None })?;
            found.extend(crossings.into_iter().map(|outturn| (outturn, BreakKind::MemberCapReached { member: member.id.clone(), side })));
        }
    }
    Ok(())
}

/// Where the providers' part stops moving or moves again, going away from the target:
/// it stands still where the pool is flat, or where every provider with a part is at its cap.
fn commissioner_alone(line: &BrokenLine, division: &Division<'_>, found: &mut Vec<(Exact, BreakKind)>) -> Result<(), SettleError> {
    let mut full = Vec::new();
    for side in Side::BOTH {
        let levels = division.cap_levels(side)?;
        let with_a_part = division.weights.iter().filter(|weight| **weight > 0).count();
        full.push((side, levels.iter().map(|level| level.pool).max().filter(|_| levels.len() == with_a_part)));
    }
    let mut alone = Vec::with_capacity(line.pieces.len());
    for index in 0..line.pieces.len() {
        let (Some(piece), pool) = (line.pieces.get(index), line.middle(index)?.1) else { continue };
        let all_full = full.iter().any(|(side, most)| most.is_some_and(|most| side.is_beyond(pool, most)));
        alone.push((piece.from, piece.slope.is_zero() || all_full));
    }
    for pair in alone.windows(2) {
        let [(_, alone_below), (at, alone_above)] = pair else { continue };
        let kind = match (alone_below, alone_above) {
            (false, true) if *at >= line.target => BreakKind::CommissionerAlone { side: Side::Pain },
            (true, false) if *at <= line.target => BreakKind::CommissionerAlone { side: Side::Gain },
            (true, false) => BreakKind::SharedAgain { side: Side::Pain },
            (false, true) => BreakKind::SharedAgain { side: Side::Gain },
            _ => continue,
        };
        found.push((*at, kind));
    }
    Ok(())
}

/// The pool over the outturn, from an outturn of nothing upwards, in straight pieces.
struct BrokenLine {
    target: Exact,
    fees: FeeLine,
    pieces: Vec<Stretch>,
}

/// From an outturn up to where the next stretch starts, the pool is `slope x outturn + offset`.
#[derive(Clone, Copy)]
struct Stretch {
    from: Exact,
    slope: Exact,
    offset: Exact,
}

impl BrokenLine {
    /// The difference: target less outturn, cut at the target.
    fn new(target: Money, fees: FeeLine) -> Self {
        let target = target.exact();
        let below = Stretch { from: whole(0), slope: whole(-1), offset: target };
        Self { target, fees, pieces: vec![below, Stretch { from: target, ..below }] }
    }

    /// Cuts the line where it crosses a level; answers the outturns where it passes beyond it, going away from the target.
    fn cut(&mut self, level: &Level) -> Result<Vec<Exact>, SettleError> {
        // The level over the outturn is a line too, because fees may follow the cost.
        let level_slope = level.side.signed(level.of_fees.times(self.fees.slope)?);
        let level_offset = level.side.signed(level.amount.plus(level.of_fees.times(self.fees.fixed)?)?);
        let mut cut = Vec::with_capacity(self.pieces.len() + 1);
        for (index, piece) in self.pieces.iter().enumerate() {
            cut.push(*piece);
            let closing = piece.slope.minus(level_slope)?;
            if closing.is_zero() {
                continue;
            }
            let at = level_offset.minus(piece.offset)?.over(closing)?;
            if at > piece.from && self.pieces.get(index + 1).is_none_or(|next| at < next.from) {
                cut.push(Stretch { from: at, ..*piece });
            }
        }
        self.pieces = cut;
        let mut beyond = Vec::with_capacity(self.pieces.len());
        for index in 0..self.pieces.len() {
            let (outturn, pool) = self.middle(index)?;
            let here = level_slope.times(outturn)?.plus(level_offset)?;
            beyond.push(level.side.is_beyond(pool, level.side.signed(here)));
        }
        let outwards = if level.side == Side::Gain { [true, false] } else { [false, true] };
        let passes = self.pieces.iter().skip(1).zip(beyond.windows(2)).filter(|(_, pair)| *pair == outwards);
        Ok(passes.map(|(piece, _)| piece.from).collect())
    }

    /// Carries the line through a step: each stretch by the piece of the step that holds in its middle.
    fn pass(&mut self, index: usize, step: &Step, plan: &Plan<'_>) -> Result<(), SettleError> {
        self.cut(&Level { side: Side::Gain, amount: whole(0), of_fees: whole(0), kind: None })?;
        let mut passed = Vec::with_capacity(self.pieces.len());
        for (at, stretch) in self.pieces.iter().enumerate() {
            let (outturn, pool) = self.middle(at)?;
            let fees = self.fees.slope.times(outturn)?.plus(self.fees.fixed)?;
            let piece = steps::piece(index, step, pool, &plan.context(fees))?;
            let slope = piece.slope.times(stretch.slope)?.plus(piece.of_fees.times(self.fees.slope)?)?;
            let offset = piece.slope.times(stretch.offset)?.plus(piece.offset)?.plus(piece.of_fees.times(self.fees.fixed)?)?;
            passed.push(Stretch { from: stretch.from, slope, offset });
        }
        self.pieces = passed;
        Ok(())
    }

    /// An outturn inside a stretch, and the pool there.
    fn middle(&self, index: usize) -> Result<(Exact, Exact), SettleError> {
        let Some(piece) = self.pieces.get(index) else { return Ok((whole(0), whole(0))) };
        let outturn = match self.pieces.get(index + 1) {
            Some(next) => piece.from.plus(next.from)?.over(whole(2))?,
            None => piece.from.plus(whole(1))?,
        };
        Ok((outturn, piece.slope.times(outturn)?.plus(piece.offset)?))
    }
}

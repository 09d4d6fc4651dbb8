//! The pool over the outturn as a broken line, carried through the steps.

use crate::careful::{Careful, whole};
use crate::limbs::FeeLine;
use crate::plan::Plan;
use crate::steps::{self, Level};
use crate::{SettleError, Side};
use alliance_model::{Exact, Money, Step};
use num_traits::Zero;

/// The pool over the outturn, from an outturn of nothing upwards, in straight pieces.
pub(crate) struct BrokenLine {
    pub(crate) target: Exact,
    fees: FeeLine,
    pub(crate) pieces: Vec<Stretch>,
}

/// From an outturn up to where the next stretch starts, the pool is `slope x outturn + offset`.
#[derive(Clone, Copy)]
pub(crate) struct Stretch {
    pub(crate) from: Exact,
    pub(crate) slope: Exact,
    pub(crate) offset: Exact,
    /// By how much what is kept at alliance level grows with the outturn.
    pub(crate) kept: Exact,
    /// What would be kept at an outturn of nothing on this line.
    pub(crate) kept_offset: Exact,
}

impl BrokenLine {
    /// The difference: target less outturn, cut at the target.
    pub(crate) fn new(target: Money, fees: FeeLine) -> Self {
        let target = target.exact();
        let below = Stretch { from: whole(0), slope: whole(-1), offset: target, kept: whole(0), kept_offset: whole(0) };
        Self { target, fees, pieces: vec![below, Stretch { from: target, ..below }] }
    }

    /// Cuts the line where it crosses a level; answers the outturns where it passes beyond it, going away from the target.
    pub(crate) fn cut(&mut self, level: &Level) -> Result<Vec<Exact>, SettleError> {
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

    /// Cuts the line where a gain turns into pain.
    pub(crate) fn cut_at_nothing(&mut self) -> Result<(), SettleError> {
        self.cut(&Level { side: Side::Gain, amount: whole(0), of_fees: whole(0), kind: None }).map(drop)
    }

    /// Carries the line through a step: each stretch by the piece of the step that holds in its middle.
    pub(crate) fn pass(&mut self, index: usize, step: &Step, plan: &Plan<'_>) -> Result<(), SettleError> {
        self.cut_at_nothing()?;
        let mut passed = Vec::with_capacity(self.pieces.len());
        for (at, stretch) in self.pieces.iter().enumerate() {
            let (outturn, pool) = self.middle(at)?;
            let fees = self.fees.slope.times(outturn)?.plus(self.fees.fixed)?;
            let piece = steps::piece(index, step, pool, &plan.context(fees))?;
            let slope = piece.slope.times(stretch.slope)?.plus(piece.of_fees.times(self.fees.slope)?)?;
            let offset = piece.slope.times(stretch.offset)?.plus(piece.offset)?.plus(piece.of_fees.times(self.fees.fixed)?)?;
            let (mut kept, mut kept_offset) = (stretch.kept, stretch.kept_offset);
            if matches!(step, Step::Reserve(_)) {
                kept = kept.plus(stretch.slope.minus(slope)?)?;
                kept_offset = kept_offset.plus(stretch.offset.minus(offset)?)?;
            }
            passed.push(Stretch { from: stretch.from, slope, offset, kept, kept_offset });
        }
        self.pieces = passed;
        Ok(())
    }

    /// An outturn inside a stretch, and the pool there: a whole penny where there is one, because it needs fewer digits.
    pub(crate) fn middle(&self, index: usize) -> Result<(Exact, Exact), SettleError> {
        let Some(piece) = self.pieces.get(index) else { return Ok((whole(0), whole(0))) };
        let outturn = match self.pieces.get(index + 1) {
            Some(next) => {
                let middle = piece.from.plus(next.from)?.over(whole(2))?;
                if middle.floor() > piece.from { middle.floor() } else { middle }
            }
            None => piece.from.floor().plus(whole(2))?,
        };
        Ok((outturn, piece.slope.times(outturn)?.plus(piece.offset)?))
    }
}

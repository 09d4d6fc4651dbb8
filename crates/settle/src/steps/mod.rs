//! The steps. Each takes the signed pool and returns it, and each is made of straight pieces: near any pool it is
//! `slope x pool + offset`. The engine asks for the piece that holds at its pool; the search for break points
//! asks for the levels where one piece ends and the next begins. So both always speak of the same terms.

mod cap;
mod levy;
mod quality;
mod relief;
mod reserve;
mod round;
mod share;
pub(crate) mod split;
mod target;
mod trigger;

use crate::careful::{Careful, whole};
use crate::{BreakKind, SettleError, Side, TraceLine, interim, words};
use alliance_model::{Exact, Facts, Step};
use std::borrow::Cow;

pub(crate) use target::difference_line;

/// What steps may ask beside the pool.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    /// The target after adjustments, in pence.
    pub(crate) target: Exact,
    /// The providers' fees together, in pence.
    pub(crate) fees: Exact,
    /// The overall score; there is one where a step asks for it.
    pub(crate) score: Option<Exact>,
    pub(crate) facts: &'a Facts,
}

/// The straight piece of a step near a pool: `slope x pool + offset + of_fees x providers' fees`.
#[derive(Clone, Copy)]
pub(crate) struct Piece {
    pub(crate) slope: Exact,
    pub(crate) offset: Exact,
    pub(crate) of_fees: Exact,
}

impl Piece {
    pub(crate) const KEEP: Self = Self::times(whole(1));
    pub(crate) const NOTHING: Self = Self::times(whole(0));

    pub(crate) const fn times(slope: Exact) -> Self {
        Self { slope, offset: whole(0), of_fees: whole(0) }
    }

    pub(crate) const fn plus(offset: Exact) -> Self {
        Self { slope: whole(1), offset, of_fees: whole(0) }
    }

    /// The pool after this piece.
    pub(crate) fn at(&self, pool: Exact, fees: Exact) -> Result<Exact, SettleError> {
        Ok(self.slope.times(pool)?.plus(self.offset)?.plus(self.of_fees.times(fees)?)?)
    }
}

/// A size of the pool, on one side, where a step changes its piece: `amount + of_fees x providers' fees`.
pub(crate) struct Level {
    pub(crate) side: Side,
    pub(crate) amount: Exact,
    pub(crate) of_fees: Exact,
    /// What begins beyond it, where that is worth telling.
    pub(crate) kind: Option<BreakKind>,
}

/// What a step is called in the file.
pub(crate) const fn name(step: &Step) -> &'static str {
    match step {
        Step::AdjustTarget => "adjust_target",
        Step::Trigger(_) => "trigger",
        Step::Share(_) => "share",
        Step::Quality(_) => "quality",
        Step::Levy(_) => "levy",
        Step::Cap(_) => "cap",
        Step::Relief => "relief",
        Step::Reserve(_) => "reserve",
        Step::Split(_) => "split",
        Step::Interim { .. } => "interim",
        Step::Round(_) => "round",
    }
}

/// The piece of a step that holds at a pool. Rounding is left out, as are the steps that do not change the pool.
pub(crate) fn piece(index: usize, step: &Step, pool: Exact, context: &Context<'_>) -> Result<Piece, SettleError> {
    match step {
        Step::AdjustTarget | Step::Split(_) | Step::Interim { .. } | Step::Round(_) => Ok(Piece::KEEP),
        Step::Trigger(trigger) => trigger::piece(index, trigger, pool, context),
        Step::Share(share) => share::piece(share, pool, context),
        Step::Quality(quality) => quality::piece(index, quality, pool, context),
        Step::Levy(levy) => levy::piece(*levy, pool),
        Step::Cap(cap) => cap::piece(*cap, pool, context),
        Step::Relief => relief::piece(pool, context),
        Step::Reserve(reserve) => reserve::piece(reserve, pool),
    }
}

/// Where a step changes its piece, besides at nothing.
pub(crate) fn levels(index: usize, step: &Step, context: &Context<'_>) -> Result<Vec<Level>, SettleError> {
    match step {
        Step::Trigger(trigger) => trigger::levels(index, trigger, context),
        Step::Share(share) => share::levels(share, context),
        Step::Cap(cap) => cap::levels(*cap, context),
        Step::Relief => Ok(relief::levels(context)),
        _ => Ok(Vec::new()),
    }
}

/// What a step that is not the split does to a pool, and what it keeps at alliance level.
pub(crate) fn apply(index: usize, step: &Step, pool: Exact, context: &Context<'_>) -> Result<(Exact, Exact), SettleError> {
    match step {
        Step::Round(rounding) => Ok((round::apply(index, *rounding, pool)?, whole(0))),
        Step::Reserve(_) => {
            let kept = pool.minus(piece(index, step, pool, context)?.at(pool, context.fees)?)?.to_the_penny()?.exact();
            Ok((pool.minus(kept)?, kept))
        }
        _ => Ok((piece(index, step, pool, context)?.at(pool, context.fees)?, whole(0))),
    }
}

/// The trace line of a step that is not the split.
pub(crate) fn explain(index: usize, step: &Step, before: Exact, after: Exact, context: &Context<'_>) -> Result<TraceLine, SettleError> {
    let said = match step {
        Step::AdjustTarget => return target::adjustment_line(context),
        Step::Trigger(trigger) => trigger::explain(index, trigger, before, context)?,
        Step::Share(share) => share::explain(share, before, context)?,
        Step::Quality(quality) => quality::explain(quality, before, context)?,
        Step::Levy(levy) => levy::explain(*levy, before),
        Step::Cap(cap) => cap::explain(*cap, before, context)?,
        Step::Relief => relief::explain(before, context),
        Step::Reserve(reserve) => reserve::explain(reserve, before),
        Step::Interim { retention } => interim::explain(*retention, before)?,
        Step::Round(rounding) => round::explain(*rounding, before),
        Step::Split(_) => Said::new("The pool is split.", "pool", words::amount(before)),
    };
    let after = words::amount(after);
    let mut numbers = said.numbers;
    if said.is_a_formula {
        numbers.push_str(" = ");
        numbers.push_str(&after);
    }
    Ok(TraceLine { step: name(step), what: said.what, words: said.words, numbers, before: words::amount(before), after })
}

/// What a step says of itself.
pub(crate) struct Said {
    what: Cow<'static, str>,
    words: &'static str,
    numbers: String,
    /// Whether "= result" follows the numbers.
    is_a_formula: bool,
}

impl Said {
    pub(crate) fn new(what: impl Into<Cow<'static, str>>, words: &'static str, numbers: impl Into<String>) -> Self {
        Self { what: what.into(), words, numbers: numbers.into(), is_a_formula: true }
    }

    /// The pool goes through unchanged.
    pub(crate) fn unchanged(what: &'static str, pool: Exact) -> Self {
        Self::new(what, "pool, unchanged", words::amount(pool))
    }

    /// The numbers stand alone, because the pool is not their result.
    pub(crate) fn aside(what: impl Into<Cow<'static, str>>, words: &'static str, numbers: impl Into<String>) -> Self {
        Self { is_a_formula: false, ..Self::new(what, words, numbers) }
    }
}

//! The split as broken lines over the pool.

use super::{number, pounds};
use crate::steps::split::Division;
use crate::{SettleError, Side};
use alliance_model::Exact;

/// Every member's share over the pool: where the second piece begins and each after it, and for each piece a line for each member.
#[derive(Clone, Debug)]
pub(super) struct Shares {
    pub(super) knots: Vec<f64>,
    pub(super) pieces: Vec<Vec<(f64, f64)>>,
}

impl Shares {
    pub(super) fn new(division: &Division<'_>) -> Result<Self, SettleError> {
        let mut levels = Vec::new();
        for side in Side::BOTH {
            levels.extend(division.cap_levels(side)?.into_iter().map(|level| side.signed(level.pool)));
        }
        let (knots, middles) = cut(levels);
        let mut pieces = Vec::with_capacity(middles.len());
        for pool in middles {
            let lines = division.lines(pool)?;
            pieces.push(lines.into_iter().map(|(slope, offset)| (number(slope), pounds(offset))).collect());
        }
        Ok(Self { knots, pieces })
    }
}

/// The pool cut at nothing and at signed levels: the knots, and an exact amount inside each stretch between them and outside each end.
/// A level of pain still belongs to the stretch beyond it, as a level of a gain does.
pub(super) fn cut(mut levels: Vec<Exact>) -> (Vec<f64>, Vec<Exact>) {
    levels.push(Exact::from_integer(0));
    alliance_model::sort_short(&mut levels, |left, right| left < right);
    levels.dedup();
    let knot = |level: &Exact| if Side::of(*level) == Side::Pain { pounds(*level).next_up() } else { pounds(*level) };
    let two = Exact::from_integer(2);
    let before = levels.first().map(|first| first - two);
    let between = levels.windows(2).map(|pair| pair.iter().sum::<Exact>() / two);
    let after = levels.last().map(|last| last + two);
    let middles = before.into_iter().chain(between).chain(after).collect();
    (levels.iter().map(knot).collect(), middles)
}

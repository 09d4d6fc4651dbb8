//! The split as broken lines over the pool.

use super::{number, pounds};
use crate::careful::{Careful, whole};
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
        let (knots, middles) = cut(levels)?;
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
pub(super) fn cut(mut levels: Vec<Exact>) -> Result<(Vec<f64>, Vec<Exact>), SettleError> {
    levels.push(whole(0));
    alliance_model::sort_short(&mut levels, |left, right| left < right);
    levels.dedup();
    let knot = |level: &Exact| if Side::of(*level) == Side::Pain { pounds(*level).next_up() } else { pounds(*level) };
    let mut middles = Vec::with_capacity(levels.len() + 1);
    for (place, level) in levels.iter().enumerate() {
        middles.push(match place.checked_sub(1).and_then(|before| levels.get(before)) {
            Some(before) => before.plus(*level)?.over(whole(2))?,
            None => level.minus(whole(2))?,
        });
    }
    if let Some(last) = levels.last() {
        middles.push(last.plus(whole(2))?);
    }
    Ok((levels.iter().map(knot).collect(), middles))
}

//! How far the pool goes either way: an amount, a share of the target, or a share of the providers' fees
//! (the usual Australian cap: pain goes no further than the fees at risk).

use super::{Context, Level, Piece, Said};
use crate::careful::{Careful, whole};
use crate::{BreakKind, SettleError, Side, words};
use alliance_model::{Cap, Exact, Limit};
use num_traits::Signed;

pub(crate) fn piece(cap: Cap, pool: Exact, context: &Context<'_>) -> Result<Piece, SettleError> {
    let side = Side::of(pool);
    let Some((amount, of_fees)) = level(cap, side, context)? else { return Ok(Piece::KEEP) };
    if pool.abs() <= amount.plus(of_fees.times(context.fees)?)? {
        return Ok(Piece::KEEP);
    }
    Ok(Piece { slope: whole(0), offset: side.signed(amount), of_fees: side.signed(of_fees) })
}

pub(crate) fn levels(cap: Cap, context: &Context<'_>) -> Result<Vec<Level>, SettleError> {
    let mut levels = Vec::new();
    for side in Side::BOTH {
        if let Some((amount, of_fees)) = level(cap, side, context)? {
            levels.push(Level { side, amount, of_fees, kind: Some(BreakKind::PoolCapReached { side }) });
        }
    }
    Ok(levels)
}

const fn limit(cap: Cap, side: Side) -> Option<Limit> {
    match side {
        Side::Gain => cap.gain,
        Side::Pain => cap.pain,
    }
}

/// The limit of a side: so many pence, and so much of the providers' fees. Below nothing counts as nothing.
fn level(cap: Cap, side: Side, context: &Context<'_>) -> Result<Option<(Exact, Exact)>, SettleError> {
    let (amount, of_fees) = match limit(cap, side) {
        None => return Ok(None),
        Some(Limit::Amount(amount)) => (amount.exact(), whole(0)),
        Some(Limit::OfTarget(rate)) => (rate.exact().times(context.target)?, whole(0)),
        Some(Limit::OfFees(rate)) => (whole(0), rate.exact()),
    };
    Ok(Some((amount.max(whole(0)), of_fees.max(whole(0)))))
}

pub(crate) fn explain(cap: Cap, pool: Exact, context: &Context<'_>) -> Result<Said, SettleError> {
    let side = Side::of(pool);
    let (Some(limit), Some((amount, of_fees))) = (limit(cap, side), level(cap, side, context)?) else {
        return Ok(Said::unchanged("There is no cap on this side.", pool));
    };
    let most = amount.plus(of_fees.times(context.fees)?)?;
    let (most_text, size) = (words::amount(most), words::amount(pool.abs()));
    let of = match limit {
        Limit::Amount(_) => most_text,
        Limit::OfTarget(rate) => format!("{} × {} = {most_text}", words::share(rate.exact()), words::amount(context.target)),
        Limit::OfFees(rate) => format!("{} × {} = {most_text}", words::share(rate.exact()), words::amount(context.fees)),
    };
    let words_of = match limit {
        Limit::Amount(_) => "the pool, but no more than the cap",
        Limit::OfTarget(_) => "the pool, but no more than the cap, a share of the target",
        Limit::OfFees(_) => "the pool, but no more than the cap, a share of the providers' fees",
    };
    let passes = pool.abs() > most;
    let what = match (side, passes) {
        (Side::Gain, true) => "The gain passes the cap, so it stops there.",
        (Side::Pain, true) => "The pain passes the cap, so it stops there; the commissioner bears the rest.",
        (_, false) => "The pool stays under the cap.",
    };
    let relation = if passes { '>' } else { '≤' };
    Ok(Said::aside(what, words_of, format!("{size} {relation} {of}")))
}

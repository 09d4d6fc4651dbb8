//! A part of a gain or of pain is taken off, such as the 2 per cent sequestration of Medicare.

use super::{Piece, Said};
use crate::careful::{Careful, whole};
use crate::{SettleError, Side, words};
use alliance_model::{Exact, Levy, Rate};

pub(crate) fn piece(levy: Levy, pool: Exact) -> Result<Piece, SettleError> {
    match rate_on(levy, Side::of(pool)) {
        Some(rate) => Ok(Piece::times(whole(1).minus(rate.exact())?)),
        None => Ok(Piece::KEEP),
    }
}

const fn rate_on(levy: Levy, side: Side) -> Option<Rate> {
    match (levy, side) {
        (Levy::Gain { rate }, Side::Gain) | (Levy::Pain { rate }, Side::Pain) => Some(rate),
        _ => None,
    }
}

pub(crate) fn explain(levy: Levy, pool: Exact) -> Said {
    let Some(rate) = rate_on(levy, Side::of(pool)) else { return Said::unchanged("Nothing is taken off on this side.", pool) };
    let rate = words::share(rate.exact());
    let what = format!("{rate} is taken off.");
    Said::new(what, "(1 \u{2212} levy) × pool", format!("(1 \u{2212} {rate}) × {}", words::amount(pool)))
}

//! The providers' part of the difference, in bands by distance from the target: the difference is cut into the bands,
//! each part is multiplied by its share, and the products are added (NEC4 clause 54; a flat share is one band without end).

use super::{Context, Level, Piece, Said};
use crate::careful::{Careful, whole};
use crate::{BreakKind, SettleError, Side, words};
use alliance_model::{Band, Exact, Share};
use num_traits::Signed;

pub(crate) fn piece(share: &Share, pool: Exact, context: &Context<'_>) -> Result<Piece, SettleError> {
    let (side, size) = (Side::of(pool), pool.abs());
    let mut piece = Piece::NOTHING;
    for band in bands(share, side) {
        let (from, to) = edges(band, context.target)?;
        let part = band.share.exact();
        match to {
            _ if size <= from => {}
            Some(to) if size > to => piece.offset = piece.offset.plus(part.times(to.minus(from)?.max(whole(0)))?)?,
            _ => {
                piece.slope = piece.slope.plus(part)?;
                piece.offset = piece.offset.minus(part.times(from)?)?;
            }
        }
    }
    piece.offset = side.signed(piece.offset);
    Ok(piece)
}

pub(crate) fn levels(share: &Share, context: &Context<'_>) -> Result<Vec<Level>, SettleError> {
    let mut levels = Vec::new();
    for side in Side::BOTH {
        for (index, band) in bands(share, side).iter().enumerate() {
            let (from, to) = edges(band, context.target)?;
            levels.push(Level { side, amount: from, of_fees: whole(0), kind: Some(BreakKind::BandStarts { side, index }) });
            levels.extend(to.map(|amount| Level { side, amount, of_fees: whole(0), kind: None }));
        }
    }
    Ok(levels)
}

fn bands(share: &Share, side: Side) -> &[Band] {
    match side {
        Side::Gain => &share.gain,
        Side::Pain => &share.pain,
    }
}

/// Where a band starts and ends, in pence from the target.
fn edges(band: &Band, target: Exact) -> Result<(Exact, Option<Exact>), SettleError> {
    let to = band.to.map(|to| to.exact().times(target)).transpose()?;
    Ok((band.from.exact().times(target)?, to))
}

pub(crate) fn explain(share: &Share, pool: Exact, context: &Context<'_>) -> Result<Said, SettleError> {
    let (side, size) = (Side::of(pool), pool.abs());
    let mut products = Vec::new();
    for band in bands(share, side) {
        let (from, to) = edges(band, context.target)?;
        let within = to.map_or(size, |to| to.min(size)).minus(from)?;
        if within.is_positive() {
            products.push(format!("{} × {}", words::share(band.share.exact()), words::amount(within)));
        }
    }
    let what = match side {
        Side::Gain => "The providers keep their part of the saving.",
        Side::Pain => "The providers bear their part of the overrun.",
    };
    let sum = match products.as_slice() {
        [] => "0.00".to_owned(),
        [only] => only.clone(),
        several => several.join(" + "),
    };
    let numbers = if side == Side::Pain { format!("\u{2212}({sum})") } else { sum };
    Ok(Said::new(what, "for each band: share × the part of the difference within it, all added", numbers))
}

//! Relief among the facts lightens pain, never below nothing (for a disaster year, say).

use super::{Context, Level, Piece, Said};
use crate::careful::whole;
use crate::{SettleError, Side, words};
use alliance_model::Exact;
use num_traits::Signed;

pub(crate) fn piece(pool: Exact, context: &Context<'_>) -> Result<Piece, SettleError> {
    let relief = amount(context);
    Ok(match pool {
        gain if !gain.is_negative() => Piece::KEEP,
        pain if pain.abs() > relief => Piece::plus(relief),
        _ => Piece::NOTHING,
    })
}

pub(crate) fn levels(context: &Context<'_>) -> Vec<Level> {
    vec![Level { side: Side::Pain, amount: amount(context), of_fees: whole(0), kind: None }]
}

fn amount(context: &Context<'_>) -> Exact {
    context.facts.relief.exact().max(whole(0))
}

pub(crate) fn explain(pool: Exact, context: &Context<'_>) -> Said {
    let relief = words::amount(amount(context));
    match pool {
        gain if !gain.is_negative() => Said::unchanged("There is no pain to lighten.", pool),
        pain if pain.abs() > amount(context) => {
            Said::new("Relief lightens the pain.", "pain less the relief", format!("{} + {relief}", words::amount(pool)))
        }
        _ => Said::aside(
            "Relief takes all of the pain.",
            "pain less the relief, never below nothing",
            format!("{relief} covers {}", words::amount(pool.abs())),
        ),
    }
}

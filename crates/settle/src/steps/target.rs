//! The target, as adjusted, and the difference from it.

use super::Context;
use crate::careful::{Careful, sum};
use crate::{SettleError, TraceLine, words};
use alliance_model::Money;
use std::cmp::Ordering;
use std::fmt::Write;

/// How the target came to be what it is.
pub(crate) fn adjustment_line(context: &Context<'_>) -> Result<TraceLine, SettleError> {
    let changes = &context.facts.adjustments;
    let before = context.target.minus(sum(changes.iter().map(|change| change.amount.exact()))?)?;
    let (before, after) = (words::amount(before), words::amount(context.target));
    let what = match changes.len() {
        0 => "No change to the target was agreed.",
        _ => "The target moves by the changes that were agreed.",
    };
    let mut numbers = before.clone();
    for change in changes {
        let sign = if change.amount.is_negative() { '\u{2212}' } else { '+' };
        // Writing to a string cannot fail.
        let _ = write!(numbers, " {sign} {} ({})", words::money(change.amount.abs()), change.label);
    }
    let numbers = format!("{numbers} = {after}");
    Ok(TraceLine { step: "adjust_target", what: what.into(), words: "target + agreed changes", numbers, before, after })
}

/// Where the pool starts.
pub(crate) fn difference_line(target: Money, outturn: Money) -> TraceLine {
    let what = match outturn.cmp(&target) {
        Ordering::Less => "The work costs less than the target: a saving.",
        Ordering::Equal => "The work costs just the target.",
        Ordering::Greater => "The work costs more than the target: an overrun.",
    };
    let (before, after) = (words::money(target), words::money(target - outturn));
    let numbers = format!("{before} \u{2212} {} = {after}", words::money(outturn));
    TraceLine { step: "difference", what: what.into(), words: "target \u{2212} outturn", numbers, before, after }
}

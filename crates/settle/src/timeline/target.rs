//! How the target of a year is made: given; or the last one, moved part of the way to the last outturn, and indexed. Then the
//! commissioner cuts. Nothing is rounded under way; each part is told as the difference of amounts to the penny.

use super::{TargetMade, TimelineError, YearResult};
use crate::SettleError;
use crate::careful::{Careful, whole};
use alliance_model::{Money, Year};

/// Before the adjustments of the facts, which are the business of a step of the terms.
pub(super) fn make(index: usize, year: &Year, first: Money, last: Option<&YearResult>) -> Result<TargetMade, TimelineError> {
    let made = parts(year, first, last).map_err(|error| TimelineError::Year { year: index, error })?;
    if made.made.is_negative() {
        return Err(TimelineError::TargetBelowNothing { year: index, target: made.made });
    }
    Ok(made)
}

fn parts(year: &Year, first: Money, last: Option<&YearResult>) -> Result<TargetMade, SettleError> {
    let before = last.map_or(first, |last| last.settlement.target);
    let start = year.target.unwrap_or(before);
    let mut target = start.exact();
    if let (None, Some(last)) = (year.target, last) {
        let way = last.settlement.outturn.exact().minus(target)?;
        target = target.plus(way.times(year.rebase.exact())?)?;
    }
    let rebased = target.to_the_penny()?;
    if year.target.is_none() {
        target = target.times(whole(1).plus(year.index.exact())?)?;
    }
    let indexed = target.to_the_penny()?;
    target = target.times(whole(1).minus(year.cut.exact())?)?.minus(year.cut_amount.exact())?;
    let made = target.to_the_penny()?;
    Ok(TargetMade {
        start,
        given: year.target.is_some(),
        rebased: rebased - start,
        indexed: indexed - rebased,
        cut: made - indexed,
        made,
        settled: made,
    })
}

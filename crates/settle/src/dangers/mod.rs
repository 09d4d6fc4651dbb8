//! The dangers of terms: what can be settled, and yet deserves a warning. Each is found by settling at and between the break
//! points, and its cause by changing one thing and settling again. What cannot be settled at all is refused: see [`crate::SettleError`].

mod danger;
mod fees;
mod jumps;
mod limits;
mod losses;
mod parts;
mod stretch;

pub use danger::{DangerLevel, TermsDanger, TermsDangerKind};

use crate::agreement::{Agreement, bad_outturn};
use crate::{BreakPoint, SettleError};
use alliance_model::{Facts, Member, Money, Outcome, Terms, sort_short};
use stretch::{Stretch, stretches};

/// Every danger of the terms, warnings first. Errors as [`crate::settle`] does.
pub fn terms_dangers(terms: &Terms, members: &[Member], outcomes: &[Outcome], facts: &Facts) -> Result<Vec<TermsDanger>, SettleError> {
    let looked = Looked::at(Agreement::new(terms, members, outcomes, facts))?;
    let mut found = parts::found(&looked)?;
    if looked.target > Money::ZERO {
        found.extend(limits::found(&looked)?);
        found.extend(jumps::found(&looked)?);
        found.extend(losses::found(&looked)?);
        found.extend(fees::found(&looked)?);
    }
    sort_short(&mut found, |one, other| one.level < other.level);
    Ok(found)
}

/// What every search starts from.
struct Looked<'a> {
    agreement: Agreement<'a>,
    /// After adjustments.
    target: Money,
    bad: Money,
    breaks: Vec<BreakPoint>,
    /// From a cost of nothing upwards.
    stretches: Vec<Stretch>,
}

impl<'a> Looked<'a> {
    fn at(agreement: Agreement<'a>) -> Result<Self, SettleError> {
        let target = agreement.plan()?.target;
        let breaks = agreement.break_points()?;
        let stretches = stretches(agreement, target, &breaks)?;
        Ok(Self { agreement, target, bad: bad_outturn(target, agreement.facts.outturn), breaks, stretches })
    }
}

const fn warning(path: String, what: TermsDangerKind) -> TermsDanger {
    TermsDanger { level: DangerLevel::Warning, path, what }
}

const fn information(path: String, what: TermsDangerKind) -> TermsDanger {
    TermsDanger { level: DangerLevel::Information, path, what }
}

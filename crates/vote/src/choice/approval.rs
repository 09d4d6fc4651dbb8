//! Approval: most approvals win, if they are enough.

use super::table::Table;
use super::{ChoiceError, Count};
use alliance_model::Rate;
use serde::Serialize;

/// A count of approvals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Approval {
    /// Votes that approve each option.
    pub approvals: Vec<u64>,
    /// The fewest that are enough.
    pub needed: u64,
}

/// The options with most approvals, if they are enough; and the count.
pub(super) fn count(table: &Table, minimum: Option<Rate>) -> Result<(Vec<usize>, Count), ChoiceError> {
    let needed = needed(table.votes, minimum)?;
    let approves = |option: usize| table.ballots.iter().filter(move |ballot| ballot.named.iter().any(|(named, _)| *named == option));
    let approvals: Vec<u64> = (0..table.options.len()).map(|option| approves(option).map(|ballot| ballot.votes).sum()).collect();
    let most = approvals.iter().copied().max().unwrap_or(0);
    let wins = |(option, have): (usize, &u64)| (*have == most && most >= needed).then_some(option);
    Ok((approvals.iter().enumerate().filter_map(wins).collect(), Count::Approval(Approval { approvals, needed })))
}

/// At least one, and the share of the votes, rounded up.
fn needed(votes: u64, minimum: Option<Rate>) -> Result<u64, ChoiceError> {
    let share = minimum.unwrap_or(Rate::ZERO);
    match (u128::try_from(share.numerator()), u128::try_from(share.denominator())) {
        (Ok(above), Ok(below)) if above <= below => Ok(u64::try_from((u128::from(votes) * above).div_ceil(below)).unwrap_or(u64::MAX).max(1)),
        _ => Err(ChoiceError::NotAShare { share }),
    }
}

//! Numbers put in order: few of them by what sorts every list, for each sort of its own brings a good deal of code to the browser.

use std::cmp::Ordering;

/// The places of numbers from the lowest to the highest; equal ones as they stand.
pub(crate) fn places_in_order(numbers: &[f64]) -> Vec<usize> {
    let at = |place: usize| numbers.get(place).copied().unwrap_or_default();
    alliance_json::in_order(numbers.len(), &|one, other| at(one).total_cmp(&at(other)) == Ordering::Less)
}

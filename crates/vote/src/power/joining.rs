//! Sums of weights, counted: what they become when one more player may join, and how many lie between two of them.

/// Adds a player with odds to join, from the far end, a block of its weight at a time, so that no block reads what it writes.
pub(super) fn add_odds(counts: &mut [f64], weight: usize, reach: usize, odds: f64) {
    each_block(counts, weight, reach, |to, from| to.iter_mut().zip(from).for_each(|(to, from)| *to += odds * from));
}

/// Adds two players of one weight at once: either of them joins, or both.
pub(super) fn add_two(counts: &mut [f64], weight: usize, reach: usize, odds: f64) {
    let (either, both) = (2.0 * odds, odds * odds);
    let mut end = reach;
    while end > 2 * weight {
        let start = end.saturating_sub(weight).max(2 * weight);
        let (before, to) = counts.split_at_mut(start);
        let from = |start: usize| before.get(start..).unwrap_or_default();
        let joined = from(start - weight).iter().zip(from(start - 2 * weight));
        to.iter_mut().take(end - start).zip(joined).for_each(|(to, (one, two))| *to += either * one + both * two);
        end = start;
    }
    add_odds(counts, weight, end, either);
}

fn each_block(counts: &mut [f64], weight: usize, reach: usize, add: impl Fn(&mut [f64], &[f64])) {
    let mut end = reach;
    while end > weight {
        let start = end.saturating_sub(weight).max(weight);
        let (before, from_start) = counts.split_at_mut(start);
        let length = end - start;
        let from = before.get(start - weight..start - weight + length).unwrap_or_default();
        add(from_start.get_mut(..length).unwrap_or_default(), from);
        end = start;
    }
}

/// Prefix sums with twice the digits: a difference of two of them loses none.
pub(super) fn prefix_sums(counts: &[f64]) -> Vec<(f64, f64)> {
    let mut sums = Vec::with_capacity(counts.len() + 1);
    let (mut high, mut low) = (0.0_f64, 0.0_f64);
    sums.push((high, low));
    for count in counts {
        let sum = high + count;
        let rounded = sum - high;
        low += (high - (sum - rounded)) + (count - rounded);
        high = sum;
        sums.push((high, low));
    }
    sums
}

pub(super) fn difference(before: &[(f64, f64)], start: usize, end: usize) -> f64 {
    let (Some(start), Some(end)) = (before.get(start), before.get(end)) else { return 0.0 };
    (end.0 - start.0) + (end.1 - start.1)
}

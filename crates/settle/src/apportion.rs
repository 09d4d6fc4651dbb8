//! Whole pence by weights: largest remainder, and the two rules for what a cap removes.

use crate::SettleError;
use alliance_model::{Exact, Excess, sort_short};
use std::cmp::Reverse;

/// Weights as whole numbers in the same proportions; those below nothing count as nothing.
pub(crate) fn whole_weights(weights: &[Exact]) -> Result<Vec<i128>, SettleError> {
    let mut unit: i128 = 1;
    for weight in weights {
        if unit % weight.denom() == 0 {
            continue;
        }
        // In lowest terms, what is left below the line is what the unit still lacks.
        let lacking = *Exact::new(unit, *weight.denom()).denom();
        unit = unit.checked_mul(lacking).ok_or(SettleError::TooPrecise)?;
    }
    weights.iter().map(|weight| weight.numer().checked_mul(unit / weight.denom()).map(|w| w.max(0)).ok_or(SettleError::TooPrecise)).collect()
}

/// Divides pence (nothing or more) by weights: everybody gets the whole pence of its part, and the pence still missing
/// go one each to the largest remainders, ties to whoever stands first. Nothing to divide by gives everybody nothing.
pub(crate) fn by_largest_remainder(pence: i128, weights: &[i128]) -> Result<Vec<i128>, SettleError> {
    let total = weights.iter().try_fold(0_i128, |sum, weight| sum.checked_add(*weight)).ok_or(SettleError::TooPrecise)?;
    if total == 0 {
        return Ok(vec![0; weights.len()]);
    }
    let mut parts = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    let mut missing = pence;
    for (index, weight) in weights.iter().enumerate() {
        let product = pence.checked_mul(*weight).ok_or(SettleError::TooPrecise)?;
        parts.push(product / total);
        remainders.push((Reverse(product % total), index));
        missing -= product / total;
    }
    if missing > 0 {
        sort_short(&mut remainders, |left, right| left < right);
    }
    for ((_, index), _) in remainders.into_iter().zip(0..missing) {
        if let Some(part) = parts.get_mut(index) {
            *part += 1;
        }
    }
    Ok(parts)
}

/// What each gets under its cap (none: no limit), from its uncapped share. What nobody takes is the commissioner's.
pub(crate) fn under_caps(pence: i128, weights: &[i128], uncapped: &[i128], caps: &[Option<i128>], excess: Excess) -> Result<Vec<i128>, SettleError> {
    match excess {
        Excess::Commissioner => Ok(uncapped.iter().zip(caps).map(|(share, cap)| cap.map_or(*share, |cap| cap.min(*share))).collect()),
        Excess::Reallocate => fill_up(pence, weights, caps),
    }
}

/// Water-filling: whoever would pass its cap gets just its cap, and the rest is divided anew between the others.
fn fill_up(pence: i128, weights: &[i128], caps: &[Option<i128>]) -> Result<Vec<i128>, SettleError> {
    let mut left = pence;
    let mut open = weights.to_vec();
    let mut held = vec![0; weights.len()];
    loop {
        let mut parts = by_largest_remainder(left, &open)?;
        let mut someone_is_full = false;
        for (index, part) in parts.iter().enumerate() {
            let Some(cap) = caps.get(index).copied().flatten().filter(|cap| part > cap) else { continue };
            someone_is_full = true;
            left -= cap;
            if let (Some(weight), Some(kept)) = (open.get_mut(index), held.get_mut(index)) {
                *weight = 0;
                *kept = cap;
            }
        }
        if !someone_is_full {
            parts.iter_mut().zip(&held).for_each(|(part, kept)| *part += kept);
            return Ok(parts);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[track_caller]
    fn check(pence: i128, weights: &[i128], expect: &[i128]) {
        assert_eq!(by_largest_remainder(pence, weights).unwrap(), expect);
    }

    #[test]
    fn the_last_pence_go_to_the_largest_remainders() {
        check(100, &[1, 1, 1], &[34, 33, 33]);
        check(101, &[1, 1, 1], &[34, 34, 33]);
        check(10, &[1, 2, 3], &[2, 3, 5]);
        check(0, &[1, 2], &[0, 0]);
        check(7, &[0, 5, 0], &[0, 7, 0]);
        check(7, &[0, 0], &[0, 0]);
    }

    #[test]
    fn weights_of_any_form_become_whole() {
        let weights = [Exact::new(1, 3), Exact::new(1, 2), Exact::new(-1, 6), Exact::new(3, 10)];
        assert_eq!(whole_weights(&weights).unwrap(), [10, 15, 0, 9]);
    }

    #[test]
    fn a_full_member_passes_its_rest_on_until_all_are_full() {
        let caps = [Some(10), Some(30), None];
        assert_eq!(fill_up(90, &[1, 1, 1], &caps).unwrap(), [10, 30, 50]);
        assert_eq!(fill_up(90, &[1, 1, 0], &caps).unwrap(), [10, 30, 0]);
        assert_eq!(fill_up(15, &[1, 1, 1], &caps).unwrap(), [5, 5, 5]);
    }
}

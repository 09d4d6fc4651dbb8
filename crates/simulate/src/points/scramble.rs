//! Sobol's points at random, and still as even: each round of a run scrambles them anew, so that rounds are independent.

use super::directions::directions;
use super::mix::mixed;

/// The directions of a dimension, counted from 0, and its first point, scrambled by a random matrix and a random shift of binary digits: every digit may be turned by
/// those before it, none by those after, so that each block of 2^k points keeps one in each stretch. J. Matousek, "On the
/// L2-discrepancy for anchored boxes", J. Complexity 14, 527-556 (1998). None from the 257th dimension on.
pub(crate) fn scrambled(dimension: usize, seed: u64) -> Option<([u32; 32], u32)> {
    let directions = directions(dimension)?;
    let random = |number: u64| (mixed(seed, dimension as u64 * 33 + number) >> 32) as u32;
    let columns: [u32; 32] = std::array::from_fn(|digit| {
        let own = 1_u32 << (31 - digit);
        own | (random(digit as u64) & (own - 1))
    });
    Some((directions.map(|direction| turned(&columns, direction)), random(32)))
}

/// The matrix with these columns times a column of binary digits.
fn turned(columns: &[u32; 32], digits: u32) -> u32 {
    let set = columns.iter().enumerate().filter(|(digit, _)| digits << digit >> 31 == 1);
    set.fold(0, |turned, (_, column)| turned ^ column)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::directions::tests::{DIMENSIONS, one_in_each_stretch, points};
    use super::*;

    #[test]
    fn there_are_no_more_than_the_directions() {
        assert!(scrambled(DIMENSIONS - 1, 1).is_some());
        assert_eq!(scrambled(DIMENSIONS, 1), None);
    }

    /// Over many seeds each point is uniform: its mean is one half, within four standard errors.
    #[test]
    fn each_point_is_uniform_over_the_seeds() {
        let seeds = 4_096;
        for place in [0, 1, 7, 100] {
            let scrambled = |seed| scrambled(3, mixed(7, seed)).unwrap();
            let at = |seed| points(&scrambled(seed).0, scrambled(seed).1, place + 1).pop().unwrap();
            let mean = (0..seeds).map(|seed| f64::from(at(seed)) / 4_294_967_296.0).sum::<f64>() / seeds as f64;
            assert!((mean - 0.5).abs() < 4.0 / (12.0 * seeds as f64).sqrt(), "point {place}: {mean}");
        }
    }

    proptest! {
        #[test]
        fn every_block_keeps_one_point_in_each_stretch(dimension in 0..DIMENSIONS, seed: u64, bits in 0_u32..=12, block in 0_usize..4) {
            let (directions, shift) = scrambled(dimension, seed).unwrap();
            let size = 1_usize << bits;
            prop_assert!(one_in_each_stretch(&points(&directions, shift, 4 << bits)[block * size..][..size]));
        }

        /// Two dimensions together: the first two are a net, with one point in every box of equal area, scrambled or not.
        #[test]
        fn two_dimensions_keep_one_point_in_each_box(seed: u64, wide in 0_u32..=10) {
            let of = |dimension| { let s = scrambled(dimension, seed).unwrap(); points(&s.0, s.1, 1 << 10) };
            let box_of = |(x, y): (u32, u32)| ((u64::from(x) >> (32 - wide)) << (10 - wide)) | (u64::from(y) >> (22 + wide));
            let mut boxes: Vec<u64> = of(0).into_iter().zip(of(1)).map(box_of).collect();
            boxes.sort_unstable();
            prop_assert!(boxes.into_iter().eq(0..1 << 10));
        }

        #[test]
        fn seeds_and_dimensions_differ(dimension in 0..DIMENSIONS - 1, seed: u32) {
            let here = scrambled(dimension, u64::from(seed)).unwrap();
            let other_seed = scrambled(dimension, u64::from(seed) + 1).unwrap();
            prop_assert_ne!(here.1, other_seed.1);
            prop_assert_ne!(here.0, other_seed.0);
            prop_assert_ne!(here.1, scrambled(dimension + 1, u64::from(seed)).unwrap().1);
        }
    }
}

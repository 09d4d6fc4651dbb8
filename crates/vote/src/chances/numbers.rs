//! Random numbers that are counted, not chained: SplitMix64 (Steele, Lea and Flood, 2014), whose state after so many steps
//! can be jumped to. The same seed gives the same numbers everywhere, in any order.

/// How many ballots are drawn at once.
pub(super) const BLOCK: usize = 256;

/// A number of 32 bits for each ballot of a block.
pub(super) type Numbers = [u32; BLOCK];

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// The words that come `first` after the seed and then each `apart` from the last, in halves: the lower and the upper.
pub(super) fn words(seed: u64, first: u64, apart: u64, [lower, upper]: &mut [Numbers; 2]) {
    let mut state = seed.wrapping_add(first.wrapping_add(1).wrapping_mul(STEP));
    let step = apart.wrapping_mul(STEP);
    for (lower, upper) in lower.iter_mut().zip(upper) {
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        (*lower, *upper) = (mixed as u32, (mixed >> 32) as u32);
        state = state.wrapping_add(step);
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, words};

    #[test]
    fn numbers_are_those_of_splitmix64() {
        // The first two outputs for the seed 1234567, as published with the generator.
        let published = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973];
        let mut halves = [[0; BLOCK]; 2];
        let [first, second] = [0, 1].map(|from| {
            words(1_234_567, from, 1, &mut halves);
            halves.map(|half| half[..2].to_vec())
        });
        let word = |[lower, upper]: &[Vec<u32>; 2], place: usize| u64::from(lower[place]) | u64::from(upper[place]) << 32;
        assert_eq!([word(&first, 0), word(&first, 1)], published);
        assert_eq!(word(&second, 0), published[1]);
    }
}

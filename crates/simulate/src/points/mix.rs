//! Random numbers picked by their index: the same for any order in which they are asked for.

/// The step from one index to the next: 2^64 over the golden ratio, made odd.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// 64 random bits. SplitMix64: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA (2014).
pub(crate) fn mixed(seed: u64, index: u64) -> u64 {
    let mut z = seed.wrapping_add(index.wrapping_add(1).wrapping_mul(STEP));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::mixed;

    /// The golden stream of the benchmark `alliance-12x8`: its first numbers, and all 28,000 together.
    #[test]
    fn the_golden_stream_comes_out() {
        let stream: Vec<u64> = (0..28_000).map(|index| mixed(20_220_401, index)).collect();
        assert_eq!(stream[..4], [0x3fdd_4240_f141_a556, 0xcec5_1c43_d90b_a984, 0xe39f_7f72_51d0_f9dd, 0x9232_41bb_a3c7_c1a7]);
        assert_eq!(stream.last(), Some(&0xe027_ac7e_bf4b_966f));
        assert_eq!(stream.iter().fold(0, |all, number| all ^ number), 0x8dc6_d297_9da2_1356);
        assert_eq!(stream.iter().fold(0_u64, |sum, number| sum.wrapping_add(*number)), 0x9eb7_78fa_d4c4_3ade);
    }
}

//! The directions in which Sobol's points step.

use super::table::TABLE;

/// The 32 direction numbers of a dimension, counted from 0; the highest bit is the first binary digit after the point.
/// None from the 257th dimension on. I. M. Sobol' (1967), with the initial numbers of Joe and Kuo (2008).
///
/// In Gray code's order, a point differs from the one before it by one direction: point `i` is that before it, exclusive-or
/// the direction of the number of zero bits that `i` ends with.
pub(crate) fn directions(dimension: usize) -> Option<[u32; 32]> {
    // Of the first dimension every initial number is one: the digits are those of the index, mirrored.
    let Some(row) = dimension.checked_sub(1) else { return Some(std::array::from_fn(|digit| 1 << (31 - digit))) };
    let (polynomial, initial) = TABLE.get(row)?;
    let degree = initial.len();
    let mut directions = [0_u32; 32];
    for digit in 0..32 {
        directions[digit] = match initial.get(digit) {
            Some(number) => u32::from(*number) << (31 - digit),
            None => next(&directions[digit - degree..digit], *polynomial),
        };
    }
    Some(directions)
}

/// The direction after as many as the polynomial's degree: those whose coefficient is one, and the oldest once more, moved by the degree.
fn next(before: &[u32], polynomial: u16) -> u32 {
    let Some(oldest) = before.first() else { return 0 };
    let coefficient = |back: usize| (polynomial >> back) & 1 == 1;
    let chosen = before.iter().enumerate().filter(|(back, _)| coefficient(*back));
    chosen.fold(oldest >> before.len(), |sum, (_, direction)| sum ^ direction)
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// For how many dimensions there are directions.
    pub(in crate::points) const DIMENSIONS: usize = TABLE.len() + 1;

    /// The first points in Gray code's order.
    pub(in crate::points) fn points(directions: &[u32; 32], shift: u32, count: u32) -> Vec<u32> {
        let step = |point: &mut u32, index: u32| {
            let now = *point;
            *point ^= directions[(index + 1).trailing_zeros() as usize];
            Some(now)
        };
        (0..count).scan(shift, step).collect()
    }

    /// Whether each of so many equal stretches holds one of the points.
    pub(in crate::points) fn one_in_each_stretch(points: &[u32]) -> bool {
        let shift = 32 - points.len().trailing_zeros();
        let mut stretches: Vec<u64> = points.iter().map(|point| u64::from(*point) >> shift).collect();
        stretches.sort_unstable();
        stretches.into_iter().eq(0..points.len() as u64)
    }

    fn mark(numbers: &[u32]) -> u64 {
        numbers.iter().fold(0, |mark: u64, number| mark.wrapping_mul(31).wrapping_add(u64::from(*number)))
    }

    /// From SciPy 1.17: `qmc.Sobol(256, scramble=False, bits=32).random_base2(10)[:1000]` times 2^32, and all 32 directions (`_sv`);
    /// the mark of a list is `mark * 31 + number` over its numbers, modulo 2^64.
    #[test]
    fn they_are_those_of_scipy() {
        let known = [
            (1, 0x6afc_b69f_a000_0000, [0x8000_0000, 0xc000_0000, 0x4000_0000, 0x2840_0000], 0xd3e6_28da_3ef3_68eb),
            (2, 0xdf45_e3c0_e000_0000, [0x8000_0000, 0x4000_0000, 0xc000_0000, 0xe8c0_0000], 0xb370_902f_147f_0469),
            (3, 0x8bcb_4664_e000_0000, [0x8000_0000, 0x4000_0000, 0xc000_0000, 0x14c0_0000], 0x1d76_326d_bcd5_22cb),
            (10, 0x3b73_9031_6000_0000, [0x8000_0000, 0xc000_0000, 0x4000_0000, 0xa1c0_0000], 0xff23_0664_f607_5243),
            (100, 0x472e_8114_6000_0000, [0x8000_0000, 0xc000_0000, 0x4000_0000, 0x7fc0_0000], 0x584a_8158_704a_c27b),
            (256, 0x99b7_abcc_6000_0000, [0x8000_0000, 0xc000_0000, 0x4000_0000, 0x6fc0_0000], 0x5fa1_e959_a41f_d05d),
        ];
        for (dimension, points_mark, some, directions_mark) in known {
            let directions = directions(dimension - 1).unwrap();
            let points = points(&directions, 0, 1_000);
            assert_eq!([points[1], points[2], points[3], points[999]], some, "dimension {dimension}");
            assert_eq!(mark(&points), points_mark, "dimension {dimension}");
            assert_eq!(mark(&directions), directions_mark, "dimension {dimension}");
        }
    }

    #[test]
    fn there_are_256_dimensions() {
        assert_eq!(DIMENSIONS, 256);
        assert!(directions(DIMENSIONS - 1).is_some());
        assert_eq!(directions(DIMENSIONS), None);
    }

    #[test]
    fn the_table_keeps_to_its_form() {
        for (polynomial, initial) in &TABLE {
            assert_eq!(initial.len(), 15 - polynomial.leading_zeros() as usize);
            assert!(initial.iter().enumerate().all(|(place, number)| number % 2 == 1 && u32::from(*number) < 2 << place));
        }
    }

    proptest! {
        #[test]
        fn every_block_has_one_point_in_each_stretch(dimension in 0..DIMENSIONS, bits in 0_u32..=12, block in 0_usize..4) {
            let size = 1_usize << bits;
            let points = points(&directions(dimension).unwrap(), 0, 4 << bits);
            prop_assert!(one_in_each_stretch(&points[block * size..][..size]));
        }
    }
}

//! Counting the ones of a truth table by the size of their coalitions, for all and for each player.

/// Ones by size.
pub(crate) struct Sizes {
    /// All.
    pub(crate) all: Vec<u64>,
    /// For each player, those with it.
    pub(crate) with: Vec<Vec<u64>>,
}

/// The low six players' coalitions, by how many they are.
const LEVELS: [u64; 7] = levels();

const fn levels() -> [u64; 7] {
    let mut levels = [0; 7];
    let mut lane = 0_u32;
    while lane < 64 {
        levels[lane.count_ones() as usize] |= 1 << lane;
        lane += 1;
    }
    levels
}

/// Of each pair of coalitions that differ by one of the low six players, those with it.
pub(crate) const WITH: [u64; 6] =
    [0xAAAA_AAAA_AAAA_AAAA, 0xCCCC_CCCC_CCCC_CCCC, 0xF0F0_F0F0_F0F0_F0F0, 0xFF00_FF00_FF00_FF00, 0xFFFF_0000_FFFF_0000, 0xFFFF_FFFF_0000_0000];

/// Counts the ones of a table of so many players. Words are read as a square: its rows are told apart by the upper
/// half of the players beyond six, its columns by the lower half. A row is added up in binary, 64 lanes at a time.
pub(crate) fn count_by_size(words: &[u64], players: usize) -> Sizes {
    let high = players.saturating_sub(6);
    let lower = high / 2;
    let mut sizes = Sizes { all: vec![0; players + 1], with: vec![vec![0; players + 1]; players] };
    let columns = 1_usize << lower;
    let rows = words.len() / columns;
    for row in 0..rows {
        let line = |column: usize| words.get(row * columns + column).copied().unwrap_or(0);
        let sums = Sums::of(lower, columns, line);
        sums.each(|many, digit, ones| {
            let size = many + row.count_ones() as usize;
            add_levels(&mut sizes.all, size, ones, digit);
            for (with, mask) in sizes.with.iter_mut().zip(WITH) {
                add_levels(with, size, ones & mask, digit);
            }
            for (_, with) in sizes.with.iter_mut().skip(6 + lower).enumerate().filter(|(bit, _)| row >> bit & 1 == 1) {
                add_levels(with, size, ones, digit);
            }
        });
    }
    for column in 0..columns {
        let line = |row: usize| words.get(row * columns + column).copied().unwrap_or(0);
        let sums = Sums::of(high - lower, rows, line);
        sums.each(|many, digit, ones| {
            let size = many + column.count_ones() as usize;
            for (_, with) in sizes.with.iter_mut().skip(6).take(lower).enumerate().filter(|(bit, _)| column >> bit & 1 == 1) {
                add_levels(with, size, ones, digit);
            }
        });
    }
    sizes
}

fn add_levels(counts: &mut [u64], size: usize, ones: u64, digit: usize) {
    for (count, level) in counts.iter_mut().skip(size).zip(LEVELS) {
        *count += u64::from((ones & level).count_ones()) << digit;
    }
}

/// The most players of a line.
const MOST: usize = 11;

/// For each number of members that tell a line's words apart, how often each lane is one, as binary digits.
struct Sums {
    members: usize,
    digits: [[u64; MOST]; MOST],
}

impl Sums {
    fn of(members: usize, count: usize, word: impl Fn(usize) -> u64) -> Self {
        let mut digits = [[0; MOST]; MOST];
        for place in 0..count {
            let mut carry = word(place);
            let Some(sum) = digits.get_mut(place.count_ones() as usize) else { continue };
            for digit in sum {
                if carry == 0 {
                    break;
                }
                (*digit, carry) = (*digit ^ carry, *digit & carry);
            }
        }
        Self { members, digits }
    }

    /// Each digit that is not nothing: the number of members, the place of the digit, its lanes.
    fn each(&self, mut tell: impl FnMut(usize, usize, u64)) {
        for (many, digits) in self.digits.iter().enumerate().take(self.members + 1) {
            for (digit, ones) in digits.iter().enumerate().filter(|(_, ones)| **ones != 0) {
                tell(many, digit, *ones);
            }
        }
    }
}

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
/// half of the players beyond six, its columns by the lower half. Rows tell of the upper players, columns of the lower.
pub(crate) fn count_by_size(words: &[u64], players: usize) -> Sizes {
    let high = players.saturating_sub(6);
    let (lower, upper) = (high / 2, high - high / 2);
    let (columns, rows) = (1_usize << lower, 1_usize << upper);
    let mut sizes = Sizes { all: vec![0; players + 1], with: vec![vec![0; players + 1]; players] };
    // Of the low six, only once all is added up: for each size without them, how often each lane is one.
    let mut lanes = vec![[0; DIGITS]; high + 1];
    let line = Line::of(lower);
    for (row, words) in words.chunks_exact(columns).enumerate() {
        let sums = line.sums(words);
        let members = row.count_ones() as usize;
        for (digits, all) in sums.iter().zip(lanes.iter_mut().skip(members)) {
            digits.iter().enumerate().for_each(|(digit, ones)| carry(all, digit, *ones));
        }
        sizes.add(&by_level(&sums), members, 6 + lower, row);
    }
    for (size, digits) in lanes.iter().enumerate() {
        let ones = |mask: u64| digits.map(|ones| ones & mask);
        add(&mut sizes.all, size, &by_level(&[ones(!0)]));
        sizes.with.iter_mut().zip(WITH).for_each(|(with, mask)| add(with, size, &by_level(&[ones(mask)])));
    }
    // Eight columns at a time are one run through the table.
    let line = Line::of(upper);
    let mut turned = vec![0; 8 * rows];
    for first in (0..columns).step_by(8) {
        for (row, words) in words.chunks_exact(columns).enumerate() {
            let column = turned.iter_mut().skip(row).step_by(rows);
            column.zip(words.iter().skip(first)).for_each(|(to, word)| *to = *word);
        }
        for (column, words) in (first..columns).zip(turned.chunks_exact(rows)) {
            let sums = line.sums(words);
            sizes.add(&by_level(&sums), column.count_ones() as usize, 6, column);
        }
    }
    sizes
}

impl Sizes {
    /// Adds what a line holds to each player that its place has.
    fn add(&mut self, line: &[u64], members: usize, first: usize, place: usize) {
        let mut bits = place;
        while bits != 0 {
            let player = first + bits.trailing_zeros() as usize;
            self.with.iter_mut().skip(player).take(1).for_each(|with| add(with, members, line));
            bits &= bits - 1;
        }
    }
}

fn add(counts: &mut [u64], size: usize, more: &[u64]) {
    counts.iter_mut().skip(size).zip(more).for_each(|(count, more)| *count += more);
}

/// Binary digits are enough for as many words as a table has.
const DIGITS: usize = 21;
/// The most players that tell the words of a line apart; one word for each of their sets.
const MOST: usize = 10;

/// How often each lane is one, as binary digits, for each number of members that tell a line's words apart.
type LineSums = [[u64; MOST]; MOST + 1];

/// A line of words: their places by the number of members.
struct Line {
    places: Vec<Vec<u16>>,
}

impl Line {
    fn of(members: usize) -> Self {
        let mut places = vec![Vec::new(); members + 1];
        for place in 0..1_u16 << members {
            places.iter_mut().skip(place.count_ones() as usize).take(1).for_each(|places| places.push(place));
        }
        Self { places }
    }

    fn sums(&self, words: &[u64]) -> LineSums {
        let mut sums = [[0; MOST]; MOST + 1];
        let word = |place: Option<&u16>| place.and_then(|place| words.get(usize::from(*place))).copied().unwrap_or(0);
        for (places, sums) in self.places.iter().zip(&mut sums) {
            // Four at a time: of four words, only one in four lanes or so carries on.
            let [mut one, mut two] = [0, 0];
            for four in places.chunks(4) {
                let (first, second, fours);
                (one, first) = add_three(one, word(four.first()), word(four.get(1)));
                (one, second) = add_three(one, word(four.get(2)), word(four.get(3)));
                (two, fours) = add_three(two, first, second);
                carry(sums, 2, fours);
            }
            [sums[0], sums[1]] = [one, two];
        }
        sums
    }
}

/// Adds three bits in each lane: their sum and what is carried.
pub(super) fn add_three(one: u64, other: u64, third: u64) -> (u64, u64) {
    let half = one ^ other;
    (half ^ third, one & other | half & third)
}

/// Adds ones at a digit.
fn carry(digits: &mut [u64], digit: usize, ones: u64) {
    let mut carry = ones;
    for digit in digits.iter_mut().skip(digit) {
        if carry == 0 {
            break;
        }
        (*digit, carry) = (*digit ^ carry, *digit & carry);
    }
}

/// The ones of lanes by size: as many of the low six as a lane has, beside the members of its line.
fn by_level<const N: usize>(sums: &[[u64; N]]) -> Vec<u64> {
    let mut counts = vec![0; sums.len() + LEVELS.len() - 1];
    for (members, digits) in sums.iter().enumerate() {
        for (digit, ones) in digits.iter().enumerate().filter(|(_, ones)| **ones != 0) {
            for (count, level) in counts.iter_mut().skip(members).zip(LEVELS) {
                *count += u64::from((ones & level).count_ones()) << digit;
            }
        }
    }
    counts
}

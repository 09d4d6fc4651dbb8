//! The truth table of a game: one bit for each coalition, 64 to a word. Works for any rule, and gives every index.
//!
//! A coalition is a number whose bits are its members: the low six say which bit, the others which word.

use super::findings::{Findings, Minimal, Number, swings_by_size};
use super::game::Game;
use super::tallies::{Sizes, WITH, count_by_size};
use crate::counters::Formula;
use num_bigint::BigInt;

/// The most players of a table.
pub(crate) const MOST: usize = 26;

/// Which coalitions win.
pub(crate) struct Table {
    pub(crate) players: usize,
    pub(crate) words: Vec<u64>,
    /// Whether the form of the rule shows that agreeing never harms.
    plainly_monotone: bool,
}

impl Table {
    /// Asks the rule about every coalition.
    pub(crate) fn of(game: &Game) -> Self {
        let players = game.size();
        let count = 1_usize << players.saturating_sub(6);
        let valid = if players >= 6 { !0 } else { (1_u64 << (1_u64 << players)) - 1 };
        let mut words = if game.organisations.is_empty() { by_counters(game, count) } else { one_by_one(game, count) };
        words.iter_mut().for_each(|word| *word &= valid);
        Self { players, words, plainly_monotone: game.is_plainly_monotone() }
    }

    /// Everything that the table tells.
    pub(crate) fn find(&self) -> Findings {
        let wins = count_by_size(&self.words, self.players);
        let (critical, minimal, monotone) = self.critical();
        let minimal = count_by_size(&minimal, self.players);
        let whole = |counts: &[u64]| counts.iter().map(|count| BigInt::from(*count)).collect::<Vec<_>>();
        let winning = whole(&wins.all);
        let by_size: Vec<Vec<BigInt>> = wins.with.iter().map(|with| swings_by_size(&winning, &whole(with))).collect();
        let Sizes { all, with } = minimal;
        Findings {
            winning: Number::Whole(winning.iter().sum()),
            swings: by_size.iter().map(|sizes| Number::Whole(sizes.iter().sum())).collect(),
            by_size: Some(by_size),
            shapley: None,
            minimal: Some(Minimal { count: all.iter().sum::<u64>().into(), with: with.iter().map(|with| whole(with)).collect() }),
            by_critical: Some(critical.iter().map(|counts| whole(counts)).collect()),
            monotone: Some(monotone),
            error: 4.0 * f64::EPSILON,
        }
    }

    /// Whether agreeing never harms.
    pub(crate) fn is_monotone(&self) -> bool {
        self.words.iter().enumerate().all(|(place, wins)| self.rises(place, *wins))
    }

    /// Whether a coalition with a player wins.
    pub(crate) fn wins_with(&self, player: usize) -> bool {
        self.words.iter().enumerate().any(|(place, wins)| wins & self.with(place, player) != 0)
    }

    /// Whether a coalition without a player wins.
    pub(crate) fn wins_without(&self, player: usize) -> bool {
        self.words.iter().enumerate().any(|(place, wins)| wins & !self.with(place, player) != 0)
    }

    /// Whether every coalition with a player wins.
    pub(crate) fn always_wins_with(&self, player: usize) -> bool {
        self.words.iter().enumerate().all(|(place, wins)| !wins & self.with(place, player) & self.valid() == 0)
    }

    /// Whether a player ever makes a difference.
    pub(crate) fn moves(&self, player: usize) -> bool {
        let differs = |(place, wins): (usize, &u64)| {
            let (with, without) = self.without(place, player);
            (wins ^ without) & with & self.valid() != 0
        };
        self.words.iter().enumerate().any(differs)
    }

    /// Which coalitions of a word have a player.
    fn with(&self, place: usize, player: usize) -> u64 {
        match WITH.get(player) {
            Some(with) => *with,
            None => {
                if place >> (player - 6) & 1 == 1 {
                    !0
                } else {
                    0
                }
            }
        }
    }

    /// For each player, the winning coalitions in which it is critical by how many are; the table of minimal winning
    /// coalitions; and whether agreeing never harms.
    fn critical(&self) -> (Vec<Vec<u64>>, Vec<u64>, bool) {
        let mut counts = [[0_u64; MOST + 1]; MOST];
        let mut minimal = Vec::with_capacity(self.words.len());
        let mut critical = Vec::with_capacity(MOST);
        for (place, &wins) in self.words.iter().enumerate() {
            critical.clear();
            minimal.push(if wins == 0 { 0 } else { self.critical_in(place, wins, &mut critical) });
            if !critical.is_empty() {
                tally(&critical, &mut counts);
            }
        }
        let counts = counts.iter().take(self.players).map(|counts| counts.iter().take(self.players + 1).copied().collect());
        (counts.collect(), minimal, self.plainly_monotone || self.is_monotone())
    }

    /// Who is critical in which coalitions of a word that wins somewhere; answers those in which all members are.
    fn critical_in(&self, place: usize, wins: u64, critical: &mut Vec<(usize, u64)>) -> u64 {
        let mut all = wins;
        for (player, with) in WITH.iter().enumerate().take(self.players) {
            let mask = wins & with & !(wins << (1_u32 << player));
            all &= !with | mask;
            if mask != 0 {
                critical.push((player, mask));
            }
        }
        let mut members = place;
        while members != 0 {
            let bit = members & members.wrapping_neg();
            let mask = wins & !self.words.get(place ^ bit).copied().unwrap_or(0);
            all &= mask;
            if mask != 0 {
                critical.push((6 + bit.trailing_zeros() as usize, mask));
            }
            members ^= bit;
        }
        all
    }

    /// Which coalitions of a word have a player, and whether each wins without it.
    fn without(&self, place: usize, player: usize) -> (u64, u64) {
        if let Some(with) = WITH.get(player) {
            let word = self.words.get(place).copied().unwrap_or(0);
            return (*with, word << (1_u32 << player));
        }
        let bit = 1_usize << (player - 6);
        if place & bit == 0 {
            return (0, 0);
        }
        (!0, self.words.get(place ^ bit).copied().unwrap_or(0))
    }

    /// Whether no coalition of a word loses by one more member.
    fn rises(&self, place: usize, wins: u64) -> bool {
        let low = WITH.iter().enumerate().take(self.players).all(|(player, with)| (wins & !with) << (1_u32 << player) & !wins & self.valid() == 0);
        let high = (6..self.players).all(|player| {
            let bit = 1_usize << (player - 6);
            place & bit != 0 || wins & !self.words.get(place | bit).copied().unwrap_or(0) == 0
        });
        low && high
    }

    fn valid(&self) -> u64 {
        if self.players >= 6 { !0 } else { (1_u64 << (1_u64 << self.players)) - 1 }
    }
}

/// Adds, for each coalition of a word with somebody critical, to each who is, by how many are.
fn tally(critical: &[(usize, u64)], counts: &mut [[u64; MOST + 1]; MOST]) {
    // How many are critical in each of the 64 coalitions, as five binary digits of 64 lanes.
    let mut digits = [0_u64; 5];
    for (_, mask) in critical {
        let mut carry = *mask;
        for digit in &mut digits {
            (*digit, carry) = (*digit ^ carry, *digit & carry);
        }
    }
    let [one, two, four, eight, sixteen] = digits;
    let mut left = one | two | four | eight | sixteen;
    while left != 0 {
        let lane = left.trailing_zeros();
        let bit = |digit: u64| (digit >> lane & 1) as usize;
        let many = bit(one) | bit(two) << 1 | bit(four) << 2 | bit(eight) << 3 | bit(sixteen) << 4;
        let like = |digit: u64| digit ^ (bit(digit) as u64).wrapping_sub(1);
        let equal = left & like(one) & like(two) & like(four) & like(eight) & like(sixteen);
        left ^= equal;
        for (player, mask) in critical {
            if let Some(count) = counts.get_mut(*player).and_then(|counts| counts.get_mut(many)) {
                *count += u64::from((mask & equal).count_ones());
            }
        }
    }
}

/// Every coalition of a word at once: the low six players have 64 sums, and a threshold less what the others have is
/// reached by the highest of them.
fn by_counters(game: &Game, count: usize) -> Vec<u64> {
    let atoms: Vec<Atom> = (0..game.thresholds.len()).map(|counter| Atom::of(game, counter)).collect();
    let mut masks: Vec<Vec<u64>> = game.thresholds.iter().map(|thresholds| vec![0; thresholds.len()]).collect();
    (0..count)
        .map(|place| {
            for ((atom, thresholds), masks) in atoms.iter().zip(&game.thresholds).zip(&mut masks) {
                let high = atom.high(place);
                masks.iter_mut().zip(thresholds).for_each(|(mask, threshold)| *mask = atom.at_least(threshold - high));
            }
            lanes(&game.formula, &masks)
        })
        .collect()
}

fn lanes(formula: &Formula, masks: &[Vec<u64>]) -> u64 {
    match formula {
        Formula::Always(holds) => {
            if *holds {
                !0
            } else {
                0
            }
        }
        Formula::Reached(counter, threshold) => masks.get(*counter).and_then(|masks| masks.get(*threshold)).copied().unwrap_or(0),
        Formula::All(parts) => parts.iter().fold(!0, |all, part| all & lanes(part, masks)),
        Formula::Any(parts) => parts.iter().fold(0, |any, part| any | lanes(part, masks)),
        Formula::Not(inner) => !lanes(inner, masks),
    }
}

/// One counter over all coalitions.
struct Atom {
    /// The sums of the low six players, upwards, and for each place the coalitions from there on.
    low: Vec<(i64, u64)>,
    /// The sums of the next ten, and of the rest.
    middle: Vec<i64>,
    top: Vec<i64>,
}

impl Atom {
    fn of(game: &Game, counter: usize) -> Self {
        let adds: Vec<i64> = game.adds.iter().map(|adds| adds.get(counter).copied().unwrap_or(0)).collect();
        let base = game.base.get(counter).copied().unwrap_or(0);
        let part = |from: usize, to: usize| adds.get(from.min(adds.len())..to.min(adds.len())).unwrap_or_default();
        let mut low: Vec<(i64, u64)> = sums(part(0, 6), 0).into_iter().zip((0..64).map(|lane| 1_u64 << lane)).collect();
        low.sort_unstable();
        let mut from_here = 0;
        for (_, lanes) in low.iter_mut().rev() {
            from_here |= *lanes;
            *lanes = from_here;
        }
        low.dedup_by_key(|(sum, _)| *sum);
        Self { low, middle: sums(part(6, 16), 0), top: sums(part(16, adds.len()), base) }
    }

    fn high(&self, place: usize) -> i64 {
        let (middle, top) = (self.middle.get(place % self.middle.len()), self.top.get(place / self.middle.len()));
        middle.copied().unwrap_or(0) + top.copied().unwrap_or(0)
    }

    fn at_least(&self, threshold: i64) -> u64 {
        // Most words are far from the threshold.
        if self.low.first().is_some_and(|(least, _)| *least >= threshold) {
            return !0;
        }
        if self.low.last().is_some_and(|(most, _)| *most < threshold) {
            return 0;
        }
        let place = self.low.partition_point(|(sum, _)| *sum < threshold);
        self.low.get(place).map_or(0, |(_, lanes)| *lanes)
    }
}

/// The sums of all subsets, in the order of their numbers.
fn sums(adds: &[i64], base: i64) -> Vec<i64> {
    let mut sums = vec![base];
    for add in adds {
        sums.extend_from_within(..);
        let half = sums.len() / 2;
        sums.iter_mut().skip(half).for_each(|sum| *sum += add);
    }
    sums
}

/// Where organisations count once, by one coalition after the other, each differing from the last by few members.
fn one_by_one(game: &Game, count: usize) -> Vec<u64> {
    let mut words = vec![0_u64; count];
    let mut totals = game.base.clone();
    let coalitions = 1_u64 << game.size();
    let mut code = 0_u64;
    for number in 0..coalitions {
        if game.wins(&totals) {
            words.iter_mut().skip((code >> 6) as usize).take(1).for_each(|word| *word |= 1 << (code & 63));
        }
        // The next number of a Gray code differs in one bit.
        let player = (number + 1).trailing_zeros();
        if number + 1 == coalitions {
            break;
        }
        code ^= 1 << player;
        let sign = if code >> player & 1 == 1 { 1 } else { -1 };
        if let Some(adds) = game.adds.get(player as usize) {
            totals.iter_mut().zip(adds).for_each(|(total, add)| *total += sign * add);
        }
    }
    words
}

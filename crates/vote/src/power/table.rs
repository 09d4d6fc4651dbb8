//! The truth table of a game: one bit for each coalition, 64 to a word. Works for any rule, and gives every index.
//!
//! A coalition is a number whose bits are its members: the low six say which bit, the others which word.

use super::critical::Critical;
use super::fill::fill;
use super::findings::{Findings, Minimal, Number, swings_by_size};
use super::game::Game;
use super::tallies::{Sizes, WITH, count_by_size};
use num_bigint::BigInt;

/// The most players of a table.
pub(crate) const MOST: usize = 26;

/// Everything about a game, by its table. Light players are the low bits: what they do seldom matters, so most words are
/// all alike, and little is left to count.
pub(crate) fn find(game: &Game) -> Findings {
    let order = game.light_first();
    let blocs: Vec<Vec<usize>> = order.iter().map(|player| vec![*player]).collect();
    Table::of(&game.merged(&blocs)).find().in_order(&order)
}

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
        let mut words = if game.organisations.is_empty() { fill(game, count) } else { one_by_one(game, count) };
        words.iter_mut().for_each(|word| *word &= valid);
        Self { players, words, plainly_monotone: game.is_plainly_monotone() }
    }

    /// Everything that the table tells.
    fn find(&self) -> Findings {
        let wins = count_by_size(&self.words, self.players);
        let Critical { by_number, minimal } = Critical::of(&self.words, self.players);
        let whole = |counts: &[u64]| counts.iter().map(|count| BigInt::from(*count)).collect::<Vec<_>>();
        let winning = whole(&wins.all);
        let by_size: Vec<Vec<BigInt>> = wins.with.iter().map(|with| swings_by_size(&winning, &whole(with))).collect();
        let Sizes { all, with } = count_by_size(&minimal, self.players);
        Findings {
            winning: Number::Whole(winning.iter().sum()),
            swings: by_size.iter().map(|sizes| Number::Whole(sizes.iter().sum())).collect(),
            by_size: Some(by_size),
            shapley: None,
            minimal: Some(Minimal { count: all.iter().sum::<u64>().into(), with: with.iter().map(|with| whole(with)).collect() }),
            by_critical: Some(by_number.iter().map(|counts| whole(counts)).collect()),
            monotone: Some(self.plainly_monotone || self.is_monotone()),
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

//! Meet in the middle: all coalitions of one half of the players against all of the other half, sorted by one counter
//! whose weights may be of any size, and told apart by the totals of the other counters, which must be few.
//! Klinz and Woeginger (2005) for one weight; here for a weight and a count, joined by and and or.

use super::findings::{Findings, Number, swings_by_size};
use super::game::Game;
use num_bigint::BigInt;
use std::collections::BTreeMap;

/// The most players: each half has 2^18 coalitions.
pub(crate) const MOST: usize = 36;

/// A game ready to be counted by halves.
pub(crate) struct Halves<'a> {
    game: &'a Game,
    /// The counter by which halves are sorted.
    sorted: usize,
    halves: [Half; 2],
}

/// The coalitions of some players: for each size and totals of the small counters, sorted by the large one.
struct Half {
    players: Vec<usize>,
    groups: BTreeMap<(usize, Vec<i64>), Vec<(i64, u32)>>,
}

impl<'a> Halves<'a> {
    /// Takes a game apart. None where it is no game for this: organisations, too many players, too many totals, or a
    /// counter by which more can become less.
    pub(crate) fn of(game: &'a Game) -> Option<Self> {
        if game.size() > MOST || game.size() < 2 || !game.organisations.is_empty() || !game.is_plainly_monotone() {
            return None;
        }
        let total = |counter: &usize| game.adds.iter().filter_map(|adds| adds.get(*counter)).sum::<i64>();
        let sorted = (0..game.thresholds.len()).max_by_key(total)?;
        let others = (0..game.thresholds.len()).filter(|counter| *counter != sorted);
        let totals: f64 = others.map(|counter| total(&counter) as f64 + 1.0).product();
        if totals > 100.0 {
            return None;
        }
        // Players turn about, so that neither half is the heavy one.
        let half = |first: usize| Half::of(game, sorted, (first..game.size()).step_by(2).collect());
        Some(Self { game, sorted, halves: [half(0), half(1)] })
    }

    /// Winning coalitions by size, for all and for each player; swings are made of them.
    pub(crate) fn find(&self) -> Findings {
        let size = self.game.size();
        let mut all = vec![0_u64; size + 1];
        let mut with = vec![vec![0_u64; size + 1]; size];
        let [first, second] = &self.halves;
        self.count(first, second, &mut all, &mut with);
        self.count(second, first, &mut vec![0; size + 1], &mut with);
        let whole = |counts: &[u64]| counts.iter().map(|count| BigInt::from(*count)).collect::<Vec<_>>();
        let winning = whole(&all);
        let by_size: Vec<Vec<BigInt>> = with.iter().map(|with| swings_by_size(&winning, &whole(with))).collect();
        Findings {
            winning: Number::Whole(winning.iter().sum()),
            swings: by_size.iter().map(|sizes| Number::Whole(sizes.iter().sum())).collect(),
            by_size: Some(by_size),
            monotone: Some(true),
            error: 4.0 * f64::EPSILON,
            ..Findings::default()
        }
    }

    /// Adds, for each coalition of one half, how many of the other half make it win.
    fn count(&self, one: &Half, other: &Half, all: &mut [u64], with: &mut [Vec<u64>]) {
        for ((size, totals), coalitions) in &one.groups {
            let mut wins = vec![vec![0_u64; self.game.size() + 1]; coalitions.len()];
            for ((more, more_totals), others) in &other.groups {
                let sums: Vec<i64> = totals.iter().zip(more_totals).map(|(one, other)| one + other).collect();
                let Some(needed) = self.needed(&sums) else { continue };
                let mut place = others.len();
                for ((sum, _), wins) in coalitions.iter().zip(&mut wins) {
                    while place > 0 && others.get(place - 1).is_some_and(|(other, _)| sum.saturating_add(*other) >= needed) {
                        place -= 1;
                    }
                    wins.iter_mut().skip(size + more).take(1).for_each(|wins| *wins += (others.len() - place) as u64);
                }
            }
            for ((_, members), wins) in coalitions.iter().zip(&wins) {
                add(all, wins);
                let is_member = |(place, _): &(usize, &usize)| members >> place & 1 == 1;
                for (_, player) in one.players.iter().enumerate().filter(is_member) {
                    with.iter_mut().skip(*player).take(1).for_each(|with| add(with, wins));
                }
            }
        }
    }

    /// What the sorted counter must reach, given the totals of the others; none where nothing is enough.
    fn needed(&self, totals: &[i64]) -> Option<i64> {
        let thresholds = self.game.thresholds.get(self.sorted)?;
        let wins = |sorted: i64| {
            let mut all = totals.to_vec();
            all.iter_mut().skip(self.sorted).take(1).for_each(|total| *total = sorted);
            self.game.wins(&all)
        };
        let base = self.game.base.get(self.sorted)?;
        if wins(i64::MIN / 4) {
            return Some(i64::MIN / 4);
        }
        thresholds.iter().copied().filter(|threshold| wins(*threshold)).min().map(|needed| needed - base)
    }
}

fn add(sums: &mut [u64], more: &[u64]) {
    sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
}

impl Half {
    fn of(game: &Game, sorted: usize, players: Vec<usize>) -> Self {
        let mut groups: BTreeMap<(usize, Vec<i64>), Vec<(i64, u32)>> = BTreeMap::new();
        // The base is counted once: by the half of the first player.
        let base = if players.first() == Some(&0) { game.base.clone() } else { vec![0; game.base.len()] };
        for members in 0..1_u32 << players.len() {
            let mut totals = base.clone();
            for (place, player) in players.iter().enumerate() {
                if let (1, Some(adds)) = (members >> place & 1, game.adds.get(*player)) {
                    totals.iter_mut().zip(adds).for_each(|(total, add)| *total += add);
                }
            }
            let sum = totals.iter_mut().skip(sorted).take(1).map(|total| std::mem::take(total)).sum::<i64>();
            let sum = sum - base.get(sorted).copied().unwrap_or(0);
            groups.entry((members.count_ones() as usize, totals)).or_default().push((sum, members));
        }
        groups.values_mut().for_each(|coalitions| coalitions.sort_unstable());
        Self { players, groups }
    }
}

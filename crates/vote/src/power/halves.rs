//! Meet in the middle: all coalitions of one half of the players against all of the other half, sorted by one counter
//! whose weights may be of any size, and told apart by the totals of the other counters, which must be few.
//! Klinz and Woeginger (2005) for one weight; here for a weight and a count, joined by and and or.

use super::findings::{Findings, Number, swings_by_size};
use super::game::Game;
use num_bigint::BigInt;

/// The most players: each half has 2^18 coalitions.
pub(crate) const MOST: usize = 36;

/// A game ready to be counted by halves.
pub(crate) struct Halves<'a> {
    game: &'a Game,
    /// The counter by which halves are sorted.
    sorted: usize,
    halves: [Half; 2],
}

/// The coalitions of some players.
struct Half {
    players: Vec<usize>,
    groups: Vec<Group>,
}

/// Coalitions of one size and of the same small totals: each by what it adds to the large counter, upwards, with its
/// members as bits.
struct Group {
    size: usize,
    totals: Vec<i64>,
    coalitions: Vec<(i64, u32)>,
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
        let sizes = other.players.len() + 1;
        let mut sums = vec![vec![0_u64; self.game.size() + 1]; one.players.len()];
        for group in &one.groups {
            let mut wins = vec![0_u64; sizes * group.coalitions.len()];
            for more in &other.groups {
                let totals: Vec<i64> = group.totals.iter().zip(&more.totals).map(|(one, other)| one + other).collect();
                if let Some(needed) = self.needed(&totals) {
                    pair(&group.coalitions, &more.coalitions, needed, wins.iter_mut().skip(more.size).step_by(sizes));
                }
            }
            for ((_, members), wins) in group.coalitions.iter().zip(wins.chunks_exact(sizes)) {
                add(all.get_mut(group.size..).unwrap_or_default(), wins);
                let mut members = *members;
                while members != 0 {
                    let row = sums.get_mut(members.trailing_zeros() as usize).and_then(|row| row.get_mut(group.size..));
                    add(row.unwrap_or_default(), wins);
                    members &= members - 1;
                }
            }
        }
        for (player, sums) in one.players.iter().zip(&sums) {
            with.iter_mut().skip(*player).take(1).for_each(|with| add(with, sums));
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

/// Adds to each coalition's count how many others make it reach what is needed; both are sorted upwards.
fn pair<'a>(coalitions: &[(i64, u32)], others: &[(i64, u32)], needed: i64, wins: impl Iterator<Item = &'a mut u64>) {
    let mut place = others.len();
    for ((sum, _), wins) in coalitions.iter().zip(wins) {
        while place > 0 && others.get(place - 1).is_some_and(|(other, _)| sum.saturating_add(*other) >= needed) {
            place -= 1;
        }
        *wins += (others.len() - place) as u64;
    }
}

fn add(sums: &mut [u64], more: &[u64]) {
    sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
}

impl Half {
    fn of(game: &Game, sorted: usize, players: Vec<usize>) -> Self {
        // The base is counted once: by the half of the first player.
        let counted = players.first() == Some(&0);
        let base: Vec<i64> = game.base.iter().map(|base| if counted { *base } else { 0 }).collect();
        let small: Vec<usize> = (0..base.len()).filter(|counter| *counter != sorted).collect();
        let add = |player: usize, counter: usize| game.adds.get(player).and_then(|adds| adds.get(counter)).copied().unwrap_or(0);
        // Size and small totals as the digits of one number, so that they add up as the large one does.
        let most = |counter: &usize| players.iter().map(|player| add(*player, *counter)).sum::<i64>() + 1;
        let mut coalitions = vec![(0_i64, 0_i64, 0_u32)];
        for (place, player) in players.iter().enumerate() {
            let digits = small.iter().rev().fold(0, |number, counter| number * most(counter) + add(*player, *counter));
            let key = digits * (players.len() as i64 + 1) + 1;
            let large = add(*player, sorted);
            let joined: Vec<_> = coalitions.iter().map(|(other, sum, members)| (other + key, sum + large, members | 1 << place)).collect();
            coalitions.extend(joined);
        }
        coalitions.sort_unstable();
        let group = |coalitions: &[(i64, i64, u32)]| {
            let mut key = coalitions.first().map_or(0, |(key, ..)| *key);
            let mut digit = |below: i64| {
                let digit = key % below;
                key /= below;
                digit
            };
            let size = digit(players.len() as i64 + 1) as usize;
            let mut totals = base.clone();
            totals.iter_mut().skip(sorted).take(1).for_each(|total| *total = 0);
            for counter in &small {
                let more = digit(most(counter));
                totals.iter_mut().skip(*counter).take(1).for_each(|total| *total += more);
            }
            Group { size, totals, coalitions: coalitions.iter().map(|(_, sum, members)| (*sum, *members)).collect() }
        };
        let groups = coalitions.chunk_by(|one, other| one.0 == other.0).map(group).collect();
        Self { players, groups }
    }
}

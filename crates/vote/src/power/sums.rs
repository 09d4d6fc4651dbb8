//! One weighted vote: how many coalitions have each sum of weights, on the short side of the quota only.
//!
//! A player swings where the others have from quota less its weight up to quota less one; taking it out of the sums of
//! all is an alternating series of blocks, each a difference of two prefix sums. A quota above half is turned into
//! one below it by asking who blocks. Shapley-Shubik is the integral, over the chance `p` that each of the others
//! agrees, of the chance to swing: a polynomial in `p` of degree `n - 1`, which Gauss-Legendre with `n / 2` nodes
//! integrates exactly (Owen 1972).

use super::findings::{Findings, Number};
use super::joining::{add_odds, add_two, difference, prefix_sums};
use super::quadrature::gauss_legendre;
use num_bigint::{BigInt, BigUint};
use num_traits::{One, Zero};
use std::ops::{AddAssign, SubAssign};

/// A weighted vote on its short side: heavier players first, those without weight left out.
pub(crate) struct Sums {
    players: usize,
    /// The weights, upwards, each with the players that have it.
    weights: Vec<(usize, Vec<usize>)>,
    /// Sums below this are counted.
    short: usize,
    /// Whether the short side is that of blocking.
    blocking: bool,
    /// The length of the other side.
    long: usize,
}

/// What it costs to ask of a game, in additions; worked out before anything is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// All swings, as doubles.
    pub(crate) swings: f64,
    /// Shapley-Shubik as doubles.
    pub(crate) shapley: f64,
    /// All swings by size, exactly.
    pub(crate) by_size: f64,
}

impl Sums {
    /// The short side of a vote with these weights. None where it is too long to be held.
    pub(crate) fn of(weights: &[u64], quota: u64) -> Option<Self> {
        let sum: u64 = weights.iter().sum();
        let other = sum.checked_sub(quota)?.checked_add(1)?;
        let short = usize::try_from(quota.min(other)).ok().filter(|short| (1..=50_000_000).contains(short))?;
        let long = usize::try_from(quota.max(other)).ok()?;
        Some(Self { players: weights.len(), weights: grouped(weights, short), short, blocking: other < quota, long })
    }

    /// The same vote on its other side.
    fn other_side(&self, weights: &[u64]) -> Self {
        Self { players: self.players, weights: grouped(weights, self.long), short: self.long, blocking: !self.blocking, long: self.short }
    }

    pub(crate) fn cost(&self) -> Cost {
        let mut sum = 0.0_f64;
        let mut additions = 0.0;
        for (weight, players) in &self.weights {
            for _ in players {
                sum = (sum + *weight as f64).min(self.short as f64);
                additions += sum;
            }
        }
        let nodes = self.players.div_ceil(2) as f64 * (1.0 + self.long as f64 / self.short as f64) / 2.0;
        let series: f64 = self.weights.iter().map(|(weight, _)| self.short as f64 / *weight as f64).sum();
        let one = additions + 4.0 * self.short as f64 + 8.0 * series;
        let by_size = (additions + 2.0 * series * self.weights.len() as f64) * self.players as f64;
        Cost { swings: one, shapley: nodes * one, by_size }
    }

    /// Swings as parts of all coalitions of the others, and the part that wins.
    pub(crate) fn swings(&self) -> Findings {
        let (each, below) = self.at(0.5);
        let winning = if self.blocking { below } else { 1.0 - below };
        Findings {
            winning: Number::Part(winning),
            swings: self.for_each_player(&each, 0.0).into_iter().map(Number::Part).collect(),
            monotone: Some(true),
            error: self.error(),
            ..Findings::default()
        }
    }

    /// Shapley-Shubik as doubles. Where joining is likely, the other side is counted, on which it is not.
    pub(crate) fn shapley(&self, weights: &[u64]) -> Vec<f64> {
        let other = self.other_side(weights);
        let mut each = vec![0.0; self.players];
        for (node, weight) in gauss_legendre(self.players.div_ceil(2)) {
            if self.is_negligible(node) {
                continue;
            }
            let (side, p) = if node <= 0.5 { (self, node) } else { (&other, 1.0 - node) };
            let swings = side.for_each_player(&side.at(p).0, 0.0);
            each.iter_mut().zip(swings).for_each(|(sum, swing)| *sum += weight * swing);
        }
        each
    }

    /// Each addition of a player rounds twice, and so does each node.
    pub(crate) fn error(&self) -> f64 {
        (self.players as f64 * 2.0 + 20.0) * f64::EPSILON
    }

    /// The chance of each weight to swing where each of the others joins with chance `p`, at most one half, and that of a sum
    /// on the short side.
    #[expect(clippy::disallowed_methods, reason = "a scale that cancels in the end")]
    fn at(&self, p: f64) -> (Vec<f64>, f64) {
        let odds = p / (1.0 - p);
        let nobody = self.players_with_weight() as i32;
        let mut counts = vec![0.0; self.short];
        // Even nobody's chance, for a thousand seats, is no less than a double can hold if it is scaled.
        let scale = (1.0 - p).powi(nobody).max(1e-290);
        counts.iter_mut().take(1).for_each(|count| *count = scale);
        let mut reach = 1;
        for (weight, players) in &self.weights {
            for pair in players.chunks(2) {
                reach = (reach + weight * pair.len()).min(self.short);
                if pair.len() == 2 { add_two(&mut counts, *weight, reach, odds) } else { add_odds(&mut counts, *weight, reach, odds) }
            }
        }
        let before = prefix_sums(&counts);
        let to_chances = (1.0 - p).powi(nobody) / scale;
        let swing = |(weight, _): &(usize, Vec<usize>)| self.series(&before, *weight, odds) / (1.0 - p) * to_chances;
        (self.weights.iter().map(swing).collect(), difference(&before, 0, self.short) * to_chances)
    }

    /// What a weight swings: from the blocks of sums below the quota, with the player taken out in turn.
    fn series(&self, before: &[(f64, f64)], weight: usize, odds: f64) -> f64 {
        let (mut sum, mut factor, mut end) = (0.0, 1.0, self.short);
        while end > 0 {
            let start = end.saturating_sub(weight);
            sum += factor * difference(before, start, end);
            factor *= -odds;
            end = start;
        }
        sum
    }

    /// Whether nobody swings often enough to be seen at this chance to join: by Chernoff's bound on the short side.
    #[expect(clippy::disallowed_methods, reason = "a bound far from where it decides")]
    fn is_negligible(&self, p: f64) -> bool {
        let all = self.sum() as f64;
        let bound = |tilt: f64| {
            let chances = |(weight, players): &(usize, Vec<usize>)| players.len() as f64 * (1.0 - p + p * (-tilt * *weight as f64).exp()).ln();
            self.weights.iter().map(chances).sum::<f64>() + tilt * self.short as f64
        };
        p * all > self.short as f64 && [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0].iter().any(|tilt| bound(tilt * 4.0 / all) < -80.0)
    }

    /// The sum of all weights, none of which counts for more than the short side.
    fn sum(&self) -> u64 {
        self.weights.iter().map(|(weight, players)| *weight as u64 * players.len() as u64).sum()
    }

    fn players_with_weight(&self) -> usize {
        self.weights.iter().map(|(_, players)| players.len()).sum()
    }

    fn nobody<N: Clone + Zero + One>(&self) -> Vec<N> {
        let mut counts = vec![N::zero(); self.short];
        counts.iter_mut().take(1).for_each(|count| *count = N::one());
        counts
    }

    /// Each player in turn, light ones first: its weight, and how far sums reach with it, up to a length.
    fn each_addition(&self, length: usize, mut add: impl FnMut(usize, usize)) {
        let mut reach = 1;
        for (weight, players) in &self.weights {
            for _ in players {
                reach = (reach + weight).min(length);
                add(*weight, reach);
            }
        }
    }

    fn for_each_player<T: Clone>(&self, by_weight: &[T], dummy: T) -> Vec<T> {
        let mut each = vec![dummy; self.players];
        for ((_, players), value) in self.weights.iter().zip(by_weight) {
            for player in players {
                each.iter_mut().skip(*player).take(1).for_each(|entry| *entry = value.clone());
            }
        }
        each
    }

    /// Swings as whole numbers.
    pub(crate) fn exact_swings(&self) -> Findings {
        if self.players < 127 { self.exactly::<u128>() } else { self.exactly::<BigUint>() }
    }

    fn exactly<N: Whole>(&self) -> Findings {
        let mut counts = self.nobody::<N>();
        self.each_addition(self.short, |weight, reach| add_counts(&mut counts, weight, reach));
        let each: Vec<BigInt> = self.weights.iter().map(|(weight, _)| blocks(&counts, *weight, self.short)).collect();
        let dummies = self.players - self.players_with_weight();
        let below: BigInt = counts.iter().cloned().map(Into::into).sum::<BigInt>() << dummies;
        let winning = if self.blocking { below } else { (BigInt::one() << self.players) - below };
        // A player without weight doubles the coalitions of all others.
        let swings = self.for_each_player(&each, BigInt::zero()).into_iter().map(|swings| Number::Whole(swings << dummies));
        Findings { winning: Number::Whole(winning), swings: swings.collect(), monotone: Some(true), error: 4.0 * f64::EPSILON, ..Findings::default() }
    }

    /// Swings by size as whole numbers; players without weight count in the sizes of others.
    pub(crate) fn by_size(&self) -> Vec<Vec<BigInt>> {
        if self.players < 127 { self.sizes::<u128>() } else { self.sizes::<BigUint>() }
    }

    fn sizes<N: Whole>(&self) -> Vec<Vec<BigInt>> {
        let with_weight = self.players_with_weight();
        let mut rows: Vec<Vec<N>> = vec![vec![N::zero(); self.short]; with_weight + 1];
        rows.iter_mut().take(1).for_each(|row| *row = self.nobody());
        let mut added = 0;
        self.each_addition(self.short, |weight, reach| {
            for size in (0..=added).rev() {
                let (smaller, larger) = rows.split_at_mut(size + 1);
                let (Some(from), Some(to)) = (smaller.last(), larger.first_mut()) else { continue };
                let until = reach.saturating_sub(weight);
                to.iter_mut().skip(weight).zip(from).take(until).for_each(|(to, from)| *to += from.clone());
            }
            added += 1;
        });
        let prefix = |row: Vec<N>| {
            let mut sums = vec![N::zero()];
            let mut sum = N::zero();
            for count in row {
                sum += count;
                sums.push(sum.clone());
            }
            sums
        };
        let rows: Vec<Vec<N>> = rows.into_iter().map(prefix).collect();
        let each: Vec<Vec<BigInt>> = self.weights.iter().map(|(weight, _)| self.sizes_of(&rows, *weight)).collect();
        let dummies = self.players - with_weight;
        let each = each.into_iter().map(|mut sizes| {
            (0..dummies).for_each(|_| spread(&mut sizes));
            sizes.resize(self.players, BigInt::zero());
            if self.blocking {
                sizes.reverse();
            }
            sizes
        });
        self.for_each_player(&each.collect::<Vec<_>>(), vec![BigInt::zero(); self.players])
    }

    fn sizes_of<N: Whole>(&self, prefix: &[Vec<N>], weight: usize) -> Vec<BigInt> {
        let block = |size: usize, start: usize, end: usize| -> BigInt {
            let Some(row) = prefix.get(size) else { return BigInt::zero() };
            let (Some(before), Some(all)) = (row.get(start), row.get(end)) else { return BigInt::zero() };
            let mut block = all.clone();
            block -= before.clone();
            block.into()
        };
        let size_without = |size: usize| {
            let mut sum = BigInt::zero();
            let (mut end, mut left, mut minus) = (self.short, size, false);
            while end > 0 {
                let start = end.saturating_sub(weight);
                let block = block(left, start, end);
                sum = if minus { sum - block } else { sum + block };
                if left == 0 {
                    break;
                }
                (end, left, minus) = (start, left - 1, !minus);
            }
            sum
        };
        (0..prefix.len().saturating_sub(1)).map(size_without).collect()
    }
}

/// Weights upwards, each with the players that have it; those without are left out. Whoever reaches beyond a side alone is
/// as heavy as that.
fn grouped(weights: &[u64], side: usize) -> Vec<(usize, Vec<usize>)> {
    let mut grouped: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut order: Vec<(u64, usize)> = weights.iter().copied().zip(0..).filter(|(weight, _)| *weight > 0).collect();
    order.sort_unstable();
    for (weight, player) in order {
        let weight = usize::try_from(weight).unwrap_or(usize::MAX).min(side);
        match grouped.last_mut().filter(|(last, _)| *last == weight) {
            Some((_, players)) => players.push(player),
            None => grouped.push((weight, vec![player])),
        }
    }
    grouped
}

/// Whole numbers without a sign.
trait Whole: Clone + Zero + One + AddAssign + SubAssign + Into<BigInt> {}
impl<N: Clone + Zero + One + AddAssign + SubAssign + Into<BigInt>> Whole for N {}

/// One more player that may join or not: sizes of those beyond it spread by one.
fn spread(sizes: &mut Vec<BigInt>) {
    sizes.push(BigInt::zero());
    for size in (1..sizes.len()).rev() {
        let before = sizes.get(size - 1).cloned().unwrap_or_default();
        sizes.iter_mut().skip(size).take(1).for_each(|count| *count += &before);
    }
}

/// The sum over the last `weight` sums below the end with a player taken out, as the alternating series of blocks.
fn blocks<N: Whole>(counts: &[N], weight: usize, short: usize) -> BigInt {
    let mut sum = BigInt::zero();
    let (mut end, mut minus) = (short, false);
    while end > 0 {
        let start = end.saturating_sub(weight);
        let mut block = N::zero();
        counts.iter().take(end).skip(start).for_each(|count| block += count.clone());
        let block: BigInt = block.into();
        sum = if minus { sum - block } else { sum + block };
        (end, minus) = (start, !minus);
    }
    sum
}

fn add_counts<N: Whole>(counts: &mut [N], weight: usize, reach: usize) {
    for place in (weight..reach).rev() {
        let from = counts.get(place - weight).cloned().unwrap_or_else(N::zero);
        counts.iter_mut().skip(place).take(1).for_each(|count| *count += from.clone());
    }
}

#[cfg(test)]
#[path = "sums_tests.rs"]
mod tests;

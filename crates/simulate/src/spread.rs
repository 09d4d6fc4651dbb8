//! How an amount spreads over the futures, and how sure each figure is.
//!
//! Plain points: the usual errors, `sd / sqrt(n)` and `sqrt(p (1 - p) / n)`. Spread points (Latin hypercube, Sobol) are drawn in rounds that
//! are independent of each other, and the differences between the rounds tell the error (Owen 1997). A percentile is as sure as
//! the chance of what lies below it: its error is a quarter of the way between the amounts two errors of chance below and above.

use crate::gathered::Layout;
use crate::ranked::InOrder;
use crate::{Chance, Histogram, Percentile, Spread};

/// The percentiles that are told.
pub(crate) const PERCENTS: [f64; 9] = [1.0, 5.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0];
/// Points of an S-curve.
const CURVE: usize = 100;
/// Bars of a histogram.
const BARS: usize = 40;

/// How many amounts, their sum and the sum of their squares, all less a centre.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sum {
    pub(crate) count: f64,
    pub(crate) first: f64,
    pub(crate) second: f64,
}

impl Sum {
    pub(crate) fn of(amounts: &[f64], centre: f64) -> Self {
        let mut lanes = [(0.0, 0.0); 4];
        for four in amounts.chunks(4) {
            for (lane, amount) in lanes.iter_mut().zip(four) {
                let away = amount - centre;
                lane.0 += away;
                lane.1 += away * away;
            }
        }
        let (first, second) = lanes.iter().fold((0.0, 0.0), |sum, lane| (sum.0 + lane.0, sum.1 + lane.1));
        Self { count: amounts.len() as f64, first, second }
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self { count: self.count + other.count, first: self.first + other.first, second: self.second + other.second }
    }
}

impl From<&[f64]> for Sum {
    fn from(numbers: &[f64]) -> Self {
        let at = |place: usize| numbers.get(place).copied().unwrap_or_default();
        Self { count: at(0), first: at(1), second: at(2) }
    }
}

/// The sums of each round, of amounts less a centre.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sums {
    pub(crate) centre: f64,
    pub(crate) rounds: Vec<Sum>,
}

impl Sums {
    /// Of amounts in the order of the futures.
    pub(crate) fn of(amounts: &[f64], layout: Layout) -> Self {
        let centre = amounts.first().copied().unwrap_or_default();
        let parts = (0..layout.parts()).map(|part| Sum::of(amounts.get(layout.part(part)).unwrap_or_default(), centre));
        Self::of_parts(centre, &parts.collect::<Vec<_>>(), layout)
    }

    /// Of all the parts.
    pub(crate) fn of_parts(centre: f64, parts: &[Sum], layout: Layout) -> Self {
        let round = |parts: &[Sum]| parts.iter().copied().fold(Sum::default(), Sum::plus);
        Self { centre, rounds: parts.chunks(layout.parts_of_round()).map(round).collect() }
    }

    /// Mean, its error, and the standard deviation.
    pub(crate) fn moments(&self) -> (f64, f64, f64) {
        let all = self.rounds.iter().copied().fold(Sum::default(), Sum::plus);
        let mean = all.first / all.count;
        let sd = (all.second / all.count - mean * mean).max(0.0).sqrt();
        let means: Vec<f64> = self.rounds.iter().map(|round| round.first / round.count).collect();
        let error = if means.len() > 1 { error_of_rounds(&means) } else { sd / all.count.sqrt() };
        (self.centre + mean, error, sd)
    }
}

/// The standard error of a mean of rounds.
fn error_of_rounds(rounds: &[f64]) -> f64 {
    let count = rounds.len() as f64;
    let mean = rounds.iter().sum::<f64>() / count;
    let squares: f64 = rounds.iter().map(|round| (round - mean) * (round - mean)).sum();
    (squares / (count - 1.0) / count).sqrt()
}

/// A chance, of how many futures of each round.
pub(crate) fn chance(amounts: &dyn InOrder, counts: &[u32]) -> Chance {
    let futures = amounts.futures() as f64;
    let chance = counts.iter().map(|count| f64::from(*count)).sum::<f64>() / futures;
    let error = if amounts.rounds() > 1 {
        let per_round = futures / amounts.rounds() as f64;
        error_of_rounds(&counts.iter().map(|count| f64::from(*count) / per_round).collect::<Vec<_>>())
    } else {
        (chance * (1.0 - chance) / futures).sqrt()
    };
    Chance { chance, error }
}

/// The chance of not being among these.
pub(crate) fn other_chance(amounts: &dyn InOrder, counts: &[u32]) -> Chance {
    let Chance { chance, error } = chance(amounts, counts);
    Chance { chance: 1.0 - chance, error }
}

/// Everything that is told of an amount.
pub(crate) fn spread(amounts: &dyn InOrder, sums: &Sums) -> Spread {
    let (mean, mean_error, sd) = sums.moments();
    let percentile = |percent: &f64| {
        let share = percent / 100.0;
        let amount = amounts.percentile(share);
        let unsure = match amounts.rounds() {
            1 => (share * (1.0 - share) / amounts.futures() as f64).sqrt(),
            _ => chance(amounts, &amounts.up_to(amount)).error,
        };
        let error = (amounts.percentile(share + 2.0 * unsure) - amounts.percentile(share - 2.0 * unsure)) / 4.0;
        Percentile { percent: *percent, amount, error }
    };
    let curve = (0..CURVE).map(|point| amounts.at_rank(((2 * point + 1) * amounts.futures()) / (2 * CURVE))).collect();
    Spread { mean, mean_error, sd, percentiles: PERCENTS.iter().map(percentile).collect(), curve, histogram: histogram(amounts) }
}

/// From the amount that one future in two hundred stays under to that which one in two hundred passes.
fn histogram(amounts: &dyn InOrder) -> Histogram {
    let (from, to) = (amounts.percentile(0.005), amounts.percentile(0.995));
    let width = (to - from) / BARS as f64;
    if width <= 0.0 {
        return Histogram { from, width: 0.0, counts: vec![amounts.futures() as u32] };
    }
    let mut counts = Vec::with_capacity(BARS);
    let mut before = 0;
    for bar in 1..BARS {
        let below: u32 = amounts.below(from + width * bar as f64).iter().sum();
        counts.push(below - before);
        before = below;
    }
    counts.push(amounts.futures() as u32 - before);
    Histogram { from, width, counts }
}

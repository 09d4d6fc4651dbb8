//! What an engine finds of a game, as whole numbers as far as it can. The indices are made of it in one place.

use alliance_model::sort_short;
use num_bigint::BigInt;

/// What an engine finds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Findings {
    /// How many coalitions win.
    pub(crate) winning: Number,
    /// For each player, how many coalitions of the others it makes win, less those that it makes lose.
    pub(crate) swings: Vec<Number>,
    /// The same by how many others agree, where the engine counts them.
    pub(crate) by_size: Option<Vec<Vec<BigInt>>>,
    /// Shapley-Shubik as doubles, where it does not.
    pub(crate) shapley: Option<Vec<f64>>,
    /// Coalitions in which each member is critical.
    pub(crate) minimal: Option<Minimal>,
    /// For each player, the winning coalitions in which it is critical, by how many are.
    pub(crate) by_critical: Option<Vec<Vec<BigInt>>>,
    /// Whether agreeing never harms, where that is known.
    pub(crate) monotone: Option<bool>,
    /// The most by which doubles may be wrong, as a part of themselves.
    pub(crate) error: f64,
}

impl Findings {
    /// The same where the players were in another order: `order` says who was where.
    pub(crate) fn in_order(mut self, order: &[usize]) -> Self {
        put_back(order, &mut self.swings);
        self.by_size.iter_mut().for_each(|rows| put_back(order, rows));
        self.shapley.iter_mut().for_each(|rows| put_back(order, rows));
        self.minimal.iter_mut().for_each(|minimal| put_back(order, &mut minimal.with));
        self.by_critical.iter_mut().for_each(|rows| put_back(order, rows));
        self
    }
}

fn put_back<T>(order: &[usize], rows: &mut Vec<T>) {
    let mut placed: Vec<(usize, T)> = order.iter().copied().zip(std::mem::take(rows)).collect();
    sort_short(&mut placed, |(one, _), (other, _)| one < other);
    rows.extend(placed.into_iter().map(|(_, row)| row));
}

/// Minimal winning coalitions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Minimal {
    /// How many.
    pub(crate) count: BigInt,
    /// For each player, how many with it, by their size.
    pub(crate) with: Vec<Vec<BigInt>>,
}

/// A whole number, or about one.
#[derive(Clone, Debug)]
pub(crate) enum Number {
    /// Exactly.
    Whole(BigInt),
    /// As a part of all coalitions (of the others, for swings): whole numbers can be too long for a double.
    Part(f64),
}

impl Number {
    /// Whether it is nothing.
    pub(crate) fn is_zero(&self) -> bool {
        match self {
            Self::Whole(whole) => whole.sign() == num_bigint::Sign::NoSign,
            Self::Part(part) => *part <= 0.0,
        }
    }
}

impl Default for Number {
    fn default() -> Self {
        Self::Whole(BigInt::default())
    }
}

/// Swings by size from winning coalitions by size: all, and those with a player.
pub(crate) fn swings_by_size(winning: &[BigInt], with: &[BigInt]) -> Vec<BigInt> {
    let at = |list: &[BigInt], size: usize| list.get(size).cloned().unwrap_or_default();
    (0..winning.len().saturating_sub(1)).map(|others| at(with, others + 1) - (at(winning, others) - at(with, others))).collect()
}

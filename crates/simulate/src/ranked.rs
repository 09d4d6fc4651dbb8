//! Amounts of many futures in order: how many lie below one, and which stands at a rank. They are put into equal stretches, part by
//! part, and only looked at one stretch at a time: so nothing is ever sorted as a whole.

use crate::gathered::Layout;
use crate::order::sort;
use std::borrow::Cow;
use std::cell::RefCell;

/// What can be asked of the amounts of a run, from the lowest to the highest.
pub(crate) trait InOrder {
    /// How many futures there are.
    fn futures(&self) -> usize;
    /// How many rounds.
    fn rounds(&self) -> usize;
    /// The amount at a rank, the lowest at 0.
    fn at_rank(&self, rank: usize) -> f64;
    /// In how many futures of each round it is less than this.
    fn below(&self, amount: f64) -> Vec<u32>;
    /// In how many futures of each round it is this or less.
    fn up_to(&self, amount: f64) -> Vec<u32> {
        self.below(amount.next_up())
    }

    /// A percentile, between the two nearest ranks (type 7 of Hyndman and Fan 1996).
    fn percentile(&self, share: f64) -> f64 {
        let last = self.futures().saturating_sub(1);
        let place = share.clamp(0.0, 1.0) * last as f64;
        let rank = (place as usize).min(last);
        let here = self.at_rank(rank);
        let on = place - rank as f64;
        if on > 0.0 { here + on * (self.at_rank((rank + 1).min(last)) - here) } else { here }
    }
}

/// Equal stretches from the lowest to the highest of some amounts; what lies outside goes into the first or the last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bins {
    low: f64,
    per_unit: f64,
    count: usize,
}

impl Bins {
    /// For the amounts of so many futures, by those of the first ones: hardly any others lie outside.
    pub(crate) fn new(futures: usize, first: &[f64]) -> Self {
        let low = first.iter().copied().fold(f64::INFINITY, f64::min);
        let high = first.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let count = (futures / 16).clamp(16, 8_192);
        let per_unit = if high > low { count as f64 / (high - low) } else { 0.0 };
        Self { low, per_unit, count }
    }

    /// How many edges they have.
    pub(crate) fn edges(&self) -> usize {
        self.count + 1
    }

    fn of(&self, amount: f64) -> usize {
        // A number below nothing becomes 0.
        (((amount - self.low) * self.per_unit) as usize).min(self.count - 1)
    }
}

/// The amounts of a part, bin by bin.
#[derive(Clone, Debug)]
pub(crate) struct Binned {
    /// Where each bin begins, and where the last one ends.
    pub(crate) begins: Vec<u32>,
    pub(crate) amounts: Vec<f64>,
}

impl Binned {
    pub(crate) fn new(amounts: &[f64], bins: &Bins) -> Self {
        let mut begins = vec![0_u32; bins.edges()];
        for amount in amounts {
            if let Some(count) = begins.get_mut(bins.of(*amount) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for begin in &mut begins {
            sum += *begin;
            *begin = sum;
        }
        let mut next = begins.clone();
        let mut by_bin = vec![0.0; amounts.len()];
        for amount in amounts {
            if let Some(place) = next.get_mut(bins.of(*amount)) {
                if let Some(slot) = by_bin.get_mut(*place as usize) {
                    *slot = *amount;
                }
                *place += 1;
            }
        }
        Self { begins, amounts: by_bin }
    }

    fn begin(&self, bin: usize) -> u32 {
        self.begins.get(bin).copied().unwrap_or_default()
    }

    fn in_bin(&self, bin: usize) -> &[f64] {
        self.amounts.get(self.begin(bin) as usize..self.begin(bin + 1) as usize).unwrap_or_default()
    }
}

/// The amounts themselves.
#[derive(Debug)]
pub(crate) struct Ranked<'a> {
    layout: Layout,
    bins: Bins,
    parts: Cow<'a, [Binned]>,
    /// Where each bin begins among all.
    begins: Vec<u32>,
    /// Bins that were asked for, in order.
    ordered: RefCell<Vec<Option<Box<[f64]>>>>,
}

impl<'a> Ranked<'a> {
    /// Of amounts in the order of the futures.
    pub(crate) fn new(amounts: &[f64], layout: Layout) -> Self {
        let bins = Bins::new(layout.futures, amounts.get(layout.first_block()).unwrap_or_default());
        let parts = (0..layout.parts()).map(|part| Binned::new(amounts.get(layout.part(part)).unwrap_or_default(), &bins));
        Self::of_parts(parts.collect(), bins, layout)
    }

    /// Of all the parts.
    pub(crate) fn of_parts(parts: Cow<'a, [Binned]>, bins: Bins, layout: Layout) -> Self {
        let mut begins = vec![0; bins.edges()];
        for part in parts.iter() {
            begins.iter_mut().zip(&part.begins).for_each(|(sum, begin)| *sum += begin);
        }
        Self { layout, bins, parts, begins, ordered: RefCell::new(vec![None; bins.count]) }
    }
}

impl InOrder for Ranked<'_> {
    fn futures(&self) -> usize {
        self.layout.futures
    }

    fn rounds(&self) -> usize {
        self.layout.rounds()
    }

    fn at_rank(&self, rank: usize) -> f64 {
        // The last bin that begins at this rank or before it; of empty ones the one that holds it.
        let bin = self.begins.partition_point(|begin| *begin as usize <= rank).saturating_sub(1).min(self.bins.count - 1);
        let place = rank - self.begins.get(bin).copied().unwrap_or_default() as usize;
        let mut ordered = self.ordered.borrow_mut();
        let Some(slot) = ordered.get_mut(bin) else { return f64::NAN };
        let amounts = slot.get_or_insert_with(|| {
            let mut amounts: Vec<f64> = self.parts.iter().flat_map(|part| part.in_bin(bin)).copied().collect();
            sort(&mut amounts);
            amounts.into_boxed_slice()
        });
        amounts.get(place).or(amounts.last()).copied().unwrap_or(f64::NAN)
    }

    fn below(&self, amount: f64) -> Vec<u32> {
        let bin = self.bins.of(amount);
        let in_part = |part: &Binned| part.begin(bin) + part.in_bin(bin).iter().filter(|other| **other < amount).count() as u32;
        self.parts.chunks(self.layout.parts_of_round()).map(|round| round.iter().map(in_part).sum()).collect()
    }
}

/// The results of a member that only rise, or only fall, as the final cost rises: everything follows from the order of the costs.
pub(crate) struct Follows<'a, F: Fn(f64) -> f64> {
    pub(crate) costs: &'a Ranked<'a>,
    pub(crate) result: F,
    pub(crate) rises: bool,
}

impl<F: Fn(f64) -> f64> Follows<'_, F> {
    /// The lowest cost for which something holds that holds for all costs above it; none where it holds for none.
    fn first_cost(&self, holds: impl Fn(f64) -> bool) -> Option<f64> {
        let last = self.costs.futures().saturating_sub(1);
        let (mut without, mut with) = (self.costs.at_rank(0), self.costs.at_rank(last));
        if holds(without) {
            return Some(f64::NEG_INFINITY);
        }
        if !holds(with) {
            return None;
        }
        loop {
            let middle = without + (with - without) / 2.0;
            if middle <= without || middle >= with {
                return Some(with);
            }
            if holds(middle) {
                with = middle;
            } else {
                without = middle;
            }
        }
    }

    fn in_each_round(&self) -> Vec<u32> {
        self.costs.below(f64::INFINITY)
    }
}

impl<F: Fn(f64) -> f64> InOrder for Follows<'_, F> {
    fn futures(&self) -> usize {
        self.costs.futures()
    }

    fn rounds(&self) -> usize {
        self.costs.rounds()
    }

    fn at_rank(&self, rank: usize) -> f64 {
        let last = self.futures().saturating_sub(1);
        (self.result)(self.costs.at_rank(if self.rises { rank } else { last.saturating_sub(rank) }))
    }

    fn below(&self, amount: f64) -> Vec<u32> {
        let all = self.in_each_round();
        if self.rises {
            return match self.first_cost(|cost| (self.result)(cost) >= amount) {
                Some(cost) => self.costs.below(cost),
                None => all,
            };
        }
        match self.first_cost(|cost| (self.result)(cost) < amount) {
            Some(cost) => self.costs.below(cost).into_iter().zip(all).map(|(below, all)| all - below).collect(),
            None => vec![0; all.len()],
        }
    }
}

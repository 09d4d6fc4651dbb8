//! What is left of raw counters once it is known where each seat may stand: what is certain becomes part of the
//! thresholds, amounts are divided by what all have in common, and counters that move alike become one.

use super::formula::Formula;
use super::raw::{Adds, RawCounter, RawOrganisation};
use super::{Condition, Organisation};

/// A counter over the seats that can move: what each adds, by its options, never less than nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Narrowed {
    pub(super) adds: Vec<Vec<i128>>,
    pub(super) organisations: Vec<Organisation>,
    pub(super) thresholds: Vec<i128>,
}

/// How a raw counter comes back from a narrowed one: `sign * (scale * narrowed + shift)`.
struct Scale {
    sign: i128,
    scale: i128,
    shift: i128,
}

/// Narrows counters one after the other; those that move alike share a place.
pub(super) struct Narrower<'a> {
    /// Where each seat may stand.
    pub(super) may: &'a [Vec<usize>],
    pub(super) counters: Vec<Narrowed>,
    /// Inner counters of organisations.
    pub(super) inner: Vec<Vec<Vec<i128>>>,
}

impl Narrower<'_> {
    /// The formula over narrowed counters. Thresholds are in the order in which they were met.
    pub(super) fn formula(&mut self, formula: &Formula, raw: &[RawCounter]) -> Formula {
        formula.replaced(&mut |counter, threshold| {
            let Some(raw) = raw.get(counter) else { return Formula::Always(false) };
            raw.thresholds.get(threshold).map_or(Formula::Always(false), |threshold| self.reached(raw, *threshold))
        })
    }

    fn reached(&mut self, raw: &RawCounter, threshold: i128) -> Formula {
        let organisations = self.organisations(&raw.organisations);
        let sign = self.sign(&raw.adds, &organisations.1);
        let signed = |amount: i128| sign * amount;
        let mut shift = signed(organisations.0);
        let mut adds = self.shifted(&raw.adds, signed, &mut shift);
        let mut organisations = organisations.1;
        organisations.iter_mut().for_each(|organisation| organisation.amount = signed(organisation.amount));
        let amounts = adds.iter().flatten().copied().chain(organisations.iter().map(|organisation| organisation.amount));
        let scale = amounts.fold(0, gcd).max(1);
        adds.iter_mut().flatten().for_each(|add| *add /= scale);
        organisations.iter_mut().for_each(|organisation| organisation.amount /= scale);
        self.answer(Narrowed { adds, organisations, thresholds: Vec::new() }, &Scale { sign, scale, shift }, threshold)
    }

    fn answer(&mut self, counter: Narrowed, by: &Scale, threshold: i128) -> Formula {
        let upwards = by.sign > 0;
        let threshold = if upwards { ceiling(threshold - by.shift, by.scale) } else { (-threshold - by.shift).div_euclid(by.scale) + 1 };
        let least: i128 = counter.organisations.iter().map(|organisation| organisation.amount.min(0)).sum();
        let most: i128 = counter.organisations.iter().map(|organisation| organisation.amount.max(0)).sum::<i128>()
            + counter.adds.iter().map(|adds| adds.iter().copied().max().unwrap_or(0)).sum::<i128>();
        if threshold <= least || threshold > most {
            return Formula::Always((threshold <= least) == upwards);
        }
        let same = |other: &Narrowed| other.adds == counter.adds && other.organisations == counter.organisations;
        let place = self.counters.iter().position(same).unwrap_or(self.counters.len());
        if place == self.counters.len() {
            self.counters.push(counter);
        }
        let Some(counter) = self.counters.get_mut(place) else { return Formula::Always(false) };
        let index = counter.thresholds.iter().position(|other| *other == threshold).unwrap_or(counter.thresholds.len());
        if index == counter.thresholds.len() {
            counter.thresholds.push(threshold);
        }
        let reached = Formula::Reached(place, index);
        if upwards { reached } else { reached.negated() }
    }

    /// What organisations add for certain, and those that may add something.
    fn organisations(&mut self, raw: &[RawOrganisation]) -> (i128, Vec<Organisation>) {
        let mut certain = 0;
        let mut left: Vec<Organisation> = Vec::new();
        for RawOrganisation { seats, conditions, amount } in raw {
            let conditions: Option<Vec<_>> = conditions.iter().map(|(adds, threshold)| self.condition(adds, *threshold)).collect();
            let Some(conditions) = conditions else { continue };
            let conditions: Vec<_> = conditions.into_iter().flatten().collect();
            if conditions.is_empty() {
                certain += amount;
                continue;
            }
            match left.iter_mut().find(|other| other.conditions == conditions) {
                Some(other) => other.amount += amount,
                None => left.push(Organisation { seats: seats.clone(), conditions, amount: *amount }),
            }
        }
        left.retain(|organisation| organisation.amount != 0);
        (certain, left)
    }

    /// A condition; nothing where it always holds, and none where it never does.
    fn condition(&mut self, adds: &[Adds], threshold: i128) -> Option<Option<Condition>> {
        let mut shift = 0;
        let mut adds = self.shifted(adds, |amount| amount, &mut shift);
        let scale = adds.iter().flatten().copied().fold(0, gcd).max(1);
        adds.iter_mut().flatten().for_each(|add| *add /= scale);
        let threshold = ceiling(threshold - shift, scale);
        let most: i128 = adds.iter().map(|adds| adds.iter().copied().max().unwrap_or(0)).sum();
        if threshold <= 0 {
            return Some(None);
        }
        if threshold > most {
            return None;
        }
        let counter = self.inner.iter().position(|other| *other == adds).unwrap_or(self.inner.len());
        if counter == self.inner.len() {
            self.inner.push(adds);
        }
        Some(Some(Condition { counter, threshold }))
    }

    /// What each seat adds by its options beyond the least that it may add, which goes into the shift.
    fn shifted(&self, adds: &[Adds], signed: impl Fn(i128) -> i128, shift: &mut i128) -> Vec<Vec<i128>> {
        let narrow = |(adds, may): (&Adds, &Vec<usize>)| {
            let mut options: Vec<i128> = may.iter().map(|stand| signed(adds.get(*stand).copied().unwrap_or(0))).collect();
            let least = options.iter().copied().min().unwrap_or(0);
            options.iter_mut().for_each(|add| *add -= least);
            *shift += least;
            options
        };
        adds.iter().zip(self.may).map(narrow).collect()
    }

    /// Up where a seat's earlier option adds more than a later one: so a vote for counts upwards.
    fn sign(&self, adds: &[Adds], organisations: &[Organisation]) -> i128 {
        let steps = adds.iter().zip(self.may).flat_map(|(adds, may)| {
            let option = |stand: &usize| adds.get(*stand).copied().unwrap_or(0);
            may.iter().zip(may.iter().skip(1)).map(move |(first, second)| option(first) - option(second))
        });
        let amounts = organisations.iter().map(|organisation| organisation.amount);
        steps.chain(amounts).find(|step| *step != 0).map_or(1, i128::signum)
    }
}

fn ceiling(above: i128, below: i128) -> i128 {
    -(-above).div_euclid(below)
}

fn gcd(first: i128, second: i128) -> i128 {
    let (mut larger, mut smaller) = (first.abs(), second.abs());
    while smaller != 0 {
        (larger, smaller) = (smaller, larger % smaller);
    }
    larger
}

//! Counters made flat for walking, in numbers no larger than their totals need: whole numbers of 128 bits are slow in
//! WebAssembly, and hardly any rule needs them.

use super::formula::{Set, set_of};
use super::{Counters, Ending};
use crate::mixer::Mixer;
use alliance_model::Verdict;
use num_traits::{AsPrimitive, PrimInt};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// A number for totals.
pub(crate) trait Amount: PrimInt + AsPrimitive<u64> {}
impl<N: PrimInt + AsPrimitive<u64>> Amount for N {}

/// Counters, step by step. From [`Self::totals`], [`Self::take`] and [`Self::settle`] in turn come to the ending.
pub(crate) struct Steps<'a, N> {
    counters: &'a Counters,
    steps: Vec<Step<N>>,
    known: Known,
}

/// What is to be done at one step.
struct Step<N> {
    /// What each option adds, counter after counter.
    adds: Vec<Vec<N>>,
    /// What organisations add after it.
    closing: Vec<Closing<N>>,
    /// Inner counters that are not needed after it.
    clears: Vec<usize>,
    /// Before it, for each threshold of each counter in turn, what its total must be.
    cuts: Vec<Cut<N>>,
}

/// An organisation: what it adds to which counter where totals have reached thresholds.
struct Closing<N> {
    counter: usize,
    amount: N,
    conditions: Vec<(usize, N)>,
}

/// For a threshold, the least total with which it may yet be reached, and with which it is reached whatever comes.
#[derive(Clone, Copy)]
struct Cut<N> {
    may: N,
    is: N,
}

/// What is learnt of a rule while its ballots are walked: what it means how far each threshold is.
type Known = HashMap<u64, Outlook, BuildHasherDefault<Mixer>>;

#[derive(Clone, Copy)]
enum Outlook {
    Certain(Ending),
    HangsOn(Set),
}

/// The most thresholds that are told in one number: each is out of reach, open or reached.
const MOST_TOLD: usize = 40;

impl<'a, N: Amount> Steps<'a, N>
where
    i128: AsPrimitive<N>,
{
    /// The steps of counters; their totals must fit, as [`Counters::are_light`] tells for 64 bits.
    pub(crate) fn of(counters: &'a Counters) -> Self {
        let outer = counters.thresholds.len();
        let cuts = |ahead: &Vec<(i128, i128)>| -> Vec<Cut<N>> {
            let of_counter = |(thresholds, (least, most)): (&'a Vec<i128>, &(i128, i128))| {
                let (least, most) = (*least, *most);
                thresholds.iter().map(move |threshold| Cut { may: (threshold - most).as_(), is: (threshold - least).as_() })
            };
            counters.thresholds.iter().zip(ahead).flat_map(of_counter).collect()
        };
        let closing = |place: &usize| {
            let (counter, organisation) = counters.organisations.get(*place)?;
            let conditions = organisation.conditions.iter().map(|condition| (outer + condition.counter, condition.threshold.as_()));
            Some(Closing { counter: *counter, amount: organisation.amount.as_(), conditions: conditions.collect() })
        };
        let mut steps: Vec<Step<N>> = counters.ahead.iter().map(|ahead| Step { cuts: cuts(ahead), ..Step::default() }).collect();
        for (step, mover) in steps.iter_mut().zip(&counters.movers) {
            step.adds = mover.adds.iter().map(|adds| adds.iter().map(|add| add.as_()).collect()).collect();
            step.closing = mover.closing.iter().filter_map(closing).collect();
            step.clears = mover.clears.iter().map(|inner| outer + inner).collect();
        }
        Self { counters, steps, known: Known::default() }
    }

    /// The totals before anybody is heard: of the counters, and of the inner counters of the organisation that is heard.
    pub(crate) fn totals(&self) -> Vec<N> {
        vec![N::zero(); self.counters.width()]
    }

    /// Writes what becomes of the totals before a step when its mover takes one of its options; organisations collapse
    /// after their last seats.
    pub(crate) fn take(&self, before: &[N], totals: &mut [N], step: usize, option: usize) {
        let Some(step) = self.steps.get(step) else { return };
        let Some(adds) = step.adds.get(option) else { return };
        totals.iter_mut().zip(before).zip(adds).for_each(|((total, before), add)| *total = *before + *add);
        for closing in &step.closing {
            let reached = |(counter, threshold): &(usize, N)| totals.get(*counter).is_some_and(|total| total >= threshold);
            if closing.conditions.iter().all(reached)
                && let Some(total) = totals.get_mut(closing.counter)
            {
                *total = *total + closing.amount;
            }
        }
        for inner in &step.clears {
            if let Some(total) = totals.get_mut(*inner) {
                *total = N::zero();
            }
        }
    }

    /// Brings totals before a step to the form that all totals with the same future share, and answers the ending where
    /// it is certain whatever the others do; after the last step it always is.
    pub(crate) fn settle(&mut self, totals: &mut [N], step: usize) -> Option<Ending> {
        let Self { counters, steps, known } = self;
        let cuts = steps.get(step).map_or(&[][..], |step| step.cuts.as_slice());
        let (mut told, mut open, mut left) = (0_u64, 0, cuts);
        for (counter, (total, thresholds)) in totals.iter_mut().zip(&counters.thresholds).enumerate() {
            let (mine, others) = left.split_at_checked(thresholds.len()).unwrap_or_default();
            left = others;
            let (mut settled, mut is_open) = (out_of_reach(mine), false);
            for cut in mine {
                let (may, is) = (*total >= cut.may, *total >= cut.is);
                told = told.wrapping_mul(3).wrapping_add(u64::from(may) + u64::from(is));
                is_open |= may & !is;
                settled = if is { cut.is } else { settled };
            }
            *total = if is_open { *total } else { settled };
            open |= if is_open { set_of(counter) } else { 0 };
        }
        let outlook = match known.get(&told).filter(|_| cuts.len() <= MOST_TOLD) {
            Some(outlook) => *outlook,
            None => {
                let outlook = outlook(counters, totals, cuts);
                if cuts.len() <= MOST_TOLD {
                    known.insert(told, outlook);
                }
                outlook
            }
        };
        match outlook {
            Outlook::Certain(ending) => Some(ending),
            Outlook::HangsOn(hangs_on) => {
                if open & !hangs_on != 0 {
                    forget(open & !hangs_on, counters, totals, cuts);
                }
                None
            }
        }
    }
}

impl<N> Default for Step<N> {
    fn default() -> Self {
        Self { adds: Vec::new(), closing: Vec::new(), clears: Vec::new(), cuts: Vec::new() }
    }
}

/// The total of a counter none of whose thresholds can be reached any more.
fn out_of_reach<N: Amount>(cuts: &[Cut<N>]) -> N {
    cuts.first().map_or(N::zero(), |first| first.may - N::one())
}

fn outlook<N: Amount>(counters: &Counters, totals: &[N], cuts: &[Cut<N>]) -> Outlook {
    let reached = |counter: usize, threshold: usize| {
        let before: usize = counters.thresholds.iter().take(counter).map(Vec::len).sum();
        let (total, cut) = (totals.get(counter)?, cuts.get(before + threshold)?);
        if *total >= cut.is { Some(true) } else { (*total < cut.may).then_some(false) }
    };
    let mut hangs_on = 0;
    for (formula, ending) in &counters.course {
        match formula.weighed(&reached) {
            (Some(true), _) if hangs_on == 0 => return Outlook::Certain(*ending),
            // What comes after it in the course is never asked for.
            (Some(true), _) => break,
            (_, more) => hangs_on |= more,
        }
    }
    if hangs_on == 0 { Outlook::Certain(Ending::of(Verdict::Fails)) } else { Outlook::HangsOn(hangs_on) }
}

/// Counters that are still open, but on which nothing hangs any more, are put to where none of their thresholds is reached.
fn forget<N: Amount>(set: Set, counters: &Counters, totals: &mut [N], cuts: &[Cut<N>]) {
    let mut left = cuts;
    for (counter, (total, thresholds)) in totals.iter_mut().zip(&counters.thresholds).enumerate() {
        let (mine, others) = left.split_at_checked(thresholds.len()).unwrap_or_default();
        left = others;
        let all_open = || mine.iter().all(|cut| *total >= cut.may && *total < cut.is);
        if set & set_of(counter) != 0 && all_open() {
            *total = out_of_reach(mine);
        }
    }
}

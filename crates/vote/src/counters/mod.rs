//! A rule seen as counters: each seat, by where it stands, adds fixed amounts to a few counters, and the verdict is a
//! formula over thresholds of their totals.
//!
//! Only counters that the rule really reads are kept, and those that move alike are one. Where a test counts
//! organisations, the seats of one organisation follow each other and move inner counters, which collapse after its last
//! seat. Seats that add the same in every position are of one kind: they are interchangeable.
//!
//! Everything exact in this crate stands on this: [`Counters::totals`], then for each [`Mover`] in order
//! [`Counters::take`] and [`Counters::settle`], then [`Counters::verdict`]. It agrees with
//! [`CompiledRule::evaluate`] for all ballots.

mod formula;
mod narrow;
mod raw;
#[cfg(test)]
mod tests;

pub(crate) use formula::Formula;

use crate::CompiledRule;
use crate::mixer::Mixer;
use alliance_model::{Position, Tie, Verdict};
use formula::{Set, set_of};
use narrow::Narrower;
use raw::{Raw, VACANT};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// What is asked of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// Which of the five verdicts.
    Verdict,
    /// Whether it passes; anything else counts as failing. Fewer counters than for the verdict.
    Passes,
}

/// A rule as counters.
#[derive(Clone, Debug)]
pub(crate) struct Counters {
    /// The seats that can move, in the order in which they are to be taken: seats of one kind follow each other,
    /// and so do seats of one organisation that counts once.
    pub(crate) movers: Vec<Mover>,
    /// The thresholds of each counter, upwards.
    pub(crate) thresholds: Vec<Vec<i128>>,
    /// The verdicts in the order in which they are asked for; the motion fails where none holds.
    pub(crate) course: Vec<(Formula, Verdict)>,
    /// What organisations add; each is in `closing` of its last seat.
    pub(crate) organisations: Vec<(usize, Organisation)>,
    /// How many inner counters there are, after the counters themselves in each list of totals.
    inner: usize,
    /// For each step, the least and the most that each counter can still get; the last entry is after all.
    ahead: Vec<Vec<(i128, i128)>>,
}

/// A seat that can move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mover {
    /// Its place at the table.
    pub(crate) place: usize,
    /// Seats of one kind are interchangeable.
    pub(crate) kind: usize,
    /// Where it may stand, in the order of [`Position::ALL`].
    pub(crate) options: Vec<Position>,
    /// What each option adds to each counter, and then to each inner counter.
    pub(crate) adds: Vec<Vec<i128>>,
    /// Organisations of which it is the last seat, by their places.
    pub(crate) closing: Vec<usize>,
    /// Inner counters that are not needed after it.
    clears: Vec<usize>,
}

/// An organisation that adds once, where all of its conditions hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Organisation {
    seats: Vec<usize>,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) amount: i128,
}

/// An inner counter and what it must reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    pub(crate) counter: usize,
    pub(crate) threshold: i128,
}

/// The totals of the counters, and of the inner counters of the organisation that is being heard.
pub(crate) type Totals = Vec<i128>;

/// The most thresholds whose signs fit a number.
const MOST_SIGNS: usize = 64;

/// What is learnt of a rule while its ballots are walked: what the signs of its thresholds mean.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known(HashMap<u128, Outlook, BuildHasherDefault<Mixer>>);

#[derive(Clone, Copy, Debug)]
enum Outlook {
    Certain(Verdict),
    HangsOn(Set),
}

impl Counters {
    /// Counters for a rule, where each seat, by its place, may take these positions. A seat with one position is settled;
    /// a vacant seat, and one that can make no difference, has none. Give positions in the order of [`Position::ALL`].
    pub(crate) fn new(rule: &CompiledRule, question: Question, may: impl Fn(usize) -> Vec<Position>) -> Self {
        Self::in_order(rule, question, may, |_| 0)
    }

    /// The same, with seats of a lower `rank` taken before those of a higher one.
    pub(crate) fn in_order(rule: &CompiledRule, question: Question, may: impl Fn(usize) -> Vec<Position>, rank: impl Fn(usize) -> usize) -> Self {
        let mut raw = Raw::of(rule);
        let course = match question {
            Question::Verdict => raw.course(),
            Question::Passes => vec![(raw.passes(), Verdict::Passes)],
        };
        let may: Vec<Vec<Position>> = (0..rule.seats.len()).map(|place| if rule.is_player(place) { may(place) } else { Vec::new() }).collect();
        let stands: Vec<Vec<usize>> = may.iter().enumerate().map(|(place, may)| stands(rule, place, may)).collect();
        let mut narrower = Narrower { may: &stands, counters: Vec::new(), inner: Vec::new() };
        let course: Vec<_> = course.iter().map(|(formula, verdict)| (narrower.formula(formula, &raw.counters), *verdict)).collect();
        Self::arranged(&narrower, &may, course, rank)
    }

    /// The totals before anybody is heard.
    pub(crate) fn totals(&self) -> Totals {
        vec![0; self.thresholds.len() + self.inner]
    }

    /// Adds what the mover of a step adds in one of its options; organisations collapse after their last seats.
    pub(crate) fn take(&self, totals: &mut Totals, step: usize, option: usize) {
        let Some(mover) = self.movers.get(step) else { return };
        let Some(adds) = mover.adds.get(option) else { return };
        totals.iter_mut().zip(adds).for_each(|(total, add)| *total += add);
        for (counter, organisation) in mover.closing.iter().filter_map(|place| self.organisations.get(*place)) {
            let reached =
                |condition: &Condition| totals.get(self.thresholds.len() + condition.counter).is_some_and(|total| *total >= condition.threshold);
            if organisation.conditions.iter().all(reached)
                && let Some(total) = totals.get_mut(*counter)
            {
                *total += organisation.amount;
            }
        }
        for inner in &mover.clears {
            if let Some(total) = totals.get_mut(self.thresholds.len() + inner) {
                *total = 0;
            }
        }
    }

    /// Brings totals before a step to the form that all totals with the same future share, and answers the verdict where
    /// it is certain whatever the others do. What is learnt on the way is kept in `known`, for the next time.
    pub(crate) fn settle(&self, totals: &mut Totals, step: usize, known: &mut Known) -> Option<Verdict> {
        let ahead = self.ahead.get(step).map_or(&[][..], Vec::as_slice);
        // Two bits for each threshold: open, reached, or out of reach.
        let (mut signs, mut count) = (0_u128, 0);
        for ((total, thresholds), (least, most)) in totals.iter_mut().zip(&self.thresholds).zip(ahead) {
            let (low, high) = (*total + least, *total + most);
            let (mut reached, mut open) = (None, false);
            for threshold in thresholds {
                let sign = if low >= *threshold {
                    reached = Some(threshold);
                    1
                } else if high < *threshold {
                    2
                } else {
                    open = true;
                    0
                };
                signs = signs << 2 | sign;
                count += 1;
            }
            if !open {
                *total = reached.map_or_else(|| thresholds.first().map_or(0, |first| first - 1 - most), |reached| reached - least);
            }
        }
        let outlook = match known.0.get(&signs).filter(|_| count <= MOST_SIGNS) {
            Some(outlook) => *outlook,
            None => {
                let outlook = self.outlook(totals, ahead);
                if count <= MOST_SIGNS {
                    known.0.insert(signs, outlook);
                }
                outlook
            }
        };
        match outlook {
            Outlook::Certain(verdict) => return Some(verdict),
            Outlook::HangsOn(counters) => self.forget_all_but(counters, totals, ahead),
        }
        None
    }

    fn outlook(&self, totals: &[i128], ahead: &[(i128, i128)]) -> Outlook {
        let mut hangs_on = 0;
        for (formula, verdict) in &self.course {
            match formula.weighed(&|counter, threshold| self.reached(totals, ahead, counter, threshold)) {
                (Some(true), _) if hangs_on == 0 => return Outlook::Certain(*verdict),
                // What comes after it in the course is never asked for.
                (Some(true), _) => break,
                (_, more) => hangs_on |= more,
            }
        }
        if hangs_on == 0 { Outlook::Certain(Verdict::Fails) } else { Outlook::HangsOn(hangs_on) }
    }

    /// The verdict, when all movers have been taken.
    pub(crate) fn verdict(&self, totals: &Totals) -> Verdict {
        let end = vec![(0, 0); self.thresholds.len()];
        self.certain(totals, &end).unwrap_or(Verdict::Fails)
    }

    fn certain(&self, totals: &[i128], ahead: &[(i128, i128)]) -> Option<Verdict> {
        let reached = |counter: usize, threshold: usize| self.reached(totals, ahead, counter, threshold);
        for (formula, verdict) in &self.course {
            match formula.holds(&reached) {
                Some(true) => return Some(*verdict),
                Some(false) => {}
                None => return None,
            }
        }
        Some(Verdict::Fails)
    }

    fn reached(&self, totals: &[i128], ahead: &[(i128, i128)], counter: usize, threshold: usize) -> Option<bool> {
        let (total, (least, most)) = (totals.get(counter)?, ahead.get(counter)?);
        let threshold = self.thresholds.get(counter)?.get(threshold)?;
        if total + least >= *threshold {
            return Some(true);
        }
        (total + most < *threshold).then_some(false)
    }

    /// A counter on which nothing hangs any more is put to where none of its thresholds is reached.
    fn forget_all_but(&self, hangs_on: Set, totals: &mut Totals, ahead: &[(i128, i128)]) {
        for (counter, ((total, thresholds), (least, most))) in totals.iter_mut().zip(&self.thresholds).zip(ahead).enumerate() {
            let open = || thresholds.iter().all(|threshold| *total + least < *threshold && *total + most >= *threshold);
            if hangs_on & set_of(counter) == 0 && open() {
                *total = thresholds.first().map_or(0, |first| first - 1 - most);
            }
        }
    }

    fn arranged(narrower: &Narrower<'_>, may: &[Vec<Position>], course: Vec<(Formula, Verdict)>, rank: impl Fn(usize) -> usize) -> Self {
        let counters = &narrower.counters;
        let block = blocks(may.len(), counters.iter().flat_map(|counter| &counter.organisations));
        let adds = |place: usize, option: usize| -> Vec<i128> {
            let outer = counters.iter().map(|counter| &counter.adds);
            outer.chain(&narrower.inner).map(|adds| adds.get(place).and_then(|adds| adds.get(option)).copied().unwrap_or(0)).collect()
        };
        let mover = |(place, options): (usize, &Vec<Position>)| {
            let adds = (0..options.len()).map(|option| adds(place, option)).collect();
            Mover { place, kind: 0, options: options.clone(), adds, closing: Vec::new(), clears: Vec::new() }
        };
        let mut movers: Vec<Mover> = may.iter().enumerate().filter(|(_, options)| options.len() > 1).map(mover).collect();
        let key = |mover: &Mover| (block.get(mover.place).copied().flatten(), std::cmp::Reverse(mover.adds.clone()), mover.options.clone());
        movers
            .sort_by_key(|mover| (key(mover).0, key(mover).1, mover.options.iter().map(|option| *option as usize).collect::<Vec<_>>(), mover.place));
        movers.sort_by_key(|mover| rank(mover.place));
        let mut kind = 0;
        for step in 1..movers.len() {
            let [before, after] = [step - 1, step].map(|step| movers.get(step).map(key));
            kind += usize::from(before != after);
            movers.iter_mut().skip(step).take(1).for_each(|mover| mover.kind = kind);
        }
        let thresholds: Vec<Vec<i128>> = counters.iter().map(|counter| counter.thresholds.clone()).collect();
        let organisations = counters.iter().enumerate().flat_map(|(place, counter)| counter.organisations.iter().map(move |of| (place, of.clone())));
        let mut made = Self { movers, thresholds, course, organisations: organisations.collect(), inner: narrower.inner.len(), ahead: Vec::new() };
        made.close();
        made.sort_thresholds();
        made.look_ahead();
        made
    }

    /// Tells the last seat of each organisation what it closes, and what is then forgotten.
    fn close(&mut self) {
        let mut last_use = vec![None; self.inner];
        for (place, (_, organisation)) in self.organisations.iter().enumerate() {
            let last = self.movers.iter().rposition(|mover| organisation.seats.contains(&mover.place));
            let Some(last) = last else { continue };
            self.movers.iter_mut().skip(last).take(1).for_each(|mover| mover.closing.push(place));
            for condition in &organisation.conditions {
                last_use.iter_mut().skip(condition.counter).take(1).for_each(|step| *step = (*step).max(Some(last)));
            }
        }
        for (inner, step) in last_use.into_iter().enumerate() {
            let Some(step) = step else { continue };
            self.movers.iter_mut().skip(step).take(1).for_each(|mover| mover.clears.push(inner));
        }
    }

    fn sort_thresholds(&mut self) {
        let before = self.thresholds.clone();
        self.thresholds.iter_mut().for_each(|thresholds| thresholds.sort_unstable());
        let after = &self.thresholds;
        let moved = |counter: usize, index: usize| {
            let threshold = before.get(counter).and_then(|thresholds| thresholds.get(index));
            let place = after.get(counter).and_then(|thresholds| thresholds.iter().position(|other| Some(other) == threshold));
            Formula::Reached(counter, place.unwrap_or(index))
        };
        for (formula, _) in &mut self.course {
            *formula = formula.replaced(&mut |counter, index| moved(counter, index));
        }
    }

    fn look_ahead(&mut self) {
        let mut ahead = vec![(0_i128, 0_i128); self.thresholds.len()];
        self.ahead = vec![ahead.clone()];
        for mover in self.movers.iter().rev() {
            for (counter, (least, most)) in ahead.iter_mut().enumerate() {
                let adds = || mover.adds.iter().map(|adds| adds.get(counter).copied().unwrap_or(0));
                let amounts = || mover.closing.iter().filter_map(|place| self.organisations.get(*place));
                let amounts = || amounts().filter(|(of, _)| *of == counter).map(|(_, organisation)| organisation.amount);
                *least += adds().min().unwrap_or(0) + amounts().map(|amount| amount.min(0)).sum::<i128>();
                *most += adds().max().unwrap_or(0) + amounts().map(|amount| amount.max(0)).sum::<i128>();
            }
            self.ahead.push(ahead.clone());
        }
        self.ahead.reverse();
    }
}

impl CompiledRule {
    /// Whether a seat can make a difference: it is held, and it votes or may have to break a tie.
    pub(crate) fn is_player(&self, place: usize) -> bool {
        let casts = self.tie == Tie::ChairCasts && self.chair == Some(place);
        self.seats.get(place).is_some_and(|seat| !seat.vacant && (seat.votes > 0 || casts))
    }
}

/// Where a seat may stand, as places in a list of what it adds.
fn stands(rule: &CompiledRule, place: usize, may: &[Position]) -> Vec<usize> {
    if rule.seats.get(place).is_some_and(|seat| seat.vacant) {
        return vec![VACANT];
    }
    if may.is_empty() { vec![Position::Absent as usize] } else { may.iter().map(|position| *position as usize).collect() }
}

/// For each seat, the organisation that it must be heard with: the place of the first seat of it.
fn blocks<'a>(seats: usize, organisations: impl Iterator<Item = &'a Organisation>) -> Vec<Option<usize>> {
    let mut block = vec![None; seats];
    for organisation in organisations {
        let known = organisation.seats.iter().filter_map(|seat| block.get(*seat).copied().flatten());
        let joined: Vec<usize> = known.collect();
        let Some(first) = organisation.seats.iter().chain(&joined).copied().min() else { continue };
        for (seat, of) in block.iter_mut().enumerate() {
            if organisation.seats.contains(&seat) || of.is_some_and(|of| joined.contains(&of)) {
                *of = Some(first);
            }
        }
    }
    block
}

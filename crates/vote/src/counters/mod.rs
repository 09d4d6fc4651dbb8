//! A rule seen as counters: each seat, by where it stands, adds fixed amounts to a few counters, and the verdict is a
//! formula over thresholds of their totals.
//!
//! Only counters that the rule really reads are kept, and those that move alike are one. Where a test counts
//! organisations, the seats of one organisation follow each other and move inner counters, which collapse after its last
//! seat. Seats that add the same in every position are interchangeable.
//!
//! Everything exact in this crate stands on this: [`Steps`] walks the counters, mover after mover, and agrees with
//! [`CompiledRule::evaluate`] for all ballots.

mod formula;
mod narrow;
mod raw;
mod steps;
#[cfg(test)]
mod tests;

pub(crate) use formula::Formula;
pub(crate) use steps::{Amount, Steps};

use crate::CompiledRule;
use alliance_model::{Position, Tie, Verdict, sort_short};
use narrow::Narrower;
use raw::{Raw, VACANT};

/// What is asked of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// Which of the five verdicts.
    Verdict,
    /// Which verdict, and whether the casting vote made it.
    Ending,
    /// Whether it passes; anything else counts as failing. Fewer counters than for the verdict.
    Passes,
}

/// How a vote ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ending {
    pub(crate) verdict: Verdict,
    /// Whether the chair's casting vote made it pass; told only where [`Question::Ending`] asks for it.
    pub(crate) by_casting_vote: bool,
}

impl Ending {
    pub(crate) fn of(verdict: Verdict) -> Self {
        Self { verdict, by_casting_vote: false }
    }
}

/// A rule as counters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Counters {
    /// The seats that can move, in the order in which they are to be taken: seats that are equal follow each other,
    /// and so do seats of one organisation that counts once.
    pub(crate) movers: Vec<Mover>,
    /// The thresholds of each counter, upwards.
    pub(crate) thresholds: Vec<Vec<i128>>,
    /// The endings in the order in which they are asked for; the motion fails where none holds.
    pub(crate) course: Vec<(Formula, Ending)>,
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
            Question::Verdict => raw.course().into_iter().map(|(formula, ending)| (formula, Ending::of(ending.verdict))).collect(),
            Question::Ending => raw.course(),
            Question::Passes => vec![(raw.passes(), Ending::of(Verdict::Passes))],
        };
        let may: Vec<Vec<Position>> = (0..rule.seats.len()).map(|place| if rule.is_player(place) { may(place) } else { Vec::new() }).collect();
        let stands: Vec<Vec<usize>> = may.iter().enumerate().map(|(place, may)| stands(rule, place, may)).collect();
        let mut narrower = Narrower { may: &stands, counters: Vec::new(), inner: Vec::new() };
        let course: Vec<_> = course.iter().map(|(formula, ending)| (narrower.formula(formula, &raw.counters), *ending)).collect();
        Self::arranged(&narrower, &may, course, rank)
    }

    /// How many counters there are, with the inner ones.
    pub(crate) fn width(&self) -> usize {
        self.thresholds.len() + self.inner
    }

    /// Whether all totals fit 64 bits with room to spare.
    pub(crate) fn are_light(&self) -> bool {
        let adds = self.movers.iter().flat_map(|mover| mover.adds.iter().flatten());
        let amounts = self.organisations.iter().map(|(_, organisation)| &organisation.amount);
        let all = adds.chain(amounts).chain(self.thresholds.iter().flatten());
        all.fold(0_u128, |sum, amount| sum.saturating_add(amount.unsigned_abs())) < 1 << 60
    }

    fn arranged(narrower: &Narrower<'_>, may: &[Vec<Position>], course: Vec<(Formula, Ending)>, rank: impl Fn(usize) -> usize) -> Self {
        let counters = &narrower.counters;
        let block = blocks(may.len(), counters.iter().flat_map(|counter| &counter.organisations));
        let adds = |place: usize, option: usize| -> Vec<i128> {
            let outer = counters.iter().map(|counter| &counter.adds);
            outer.chain(&narrower.inner).map(|adds| adds.get(place).and_then(|adds| adds.get(option)).copied().unwrap_or(0)).collect()
        };
        let mover = |(place, options): (usize, &Vec<Position>)| {
            let adds = (0..options.len()).map(|option| adds(place, option)).collect();
            Mover { place, options: options.clone(), adds, closing: Vec::new(), clears: Vec::new() }
        };
        let movers: Vec<Mover> = may.iter().enumerate().filter(|(_, options)| options.len() > 1).map(mover).collect();
        let block_of = |mover: &Mover| block.get(mover.place).copied().flatten();
        let options = |mover: &Mover| mover.options.iter().map(|option| *option as usize).collect::<Vec<_>>();
        let key = |mover: &Mover| (rank(mover.place), block_of(mover), std::cmp::Reverse(mover.adds.clone()), options(mover), mover.place);
        let mut keyed: Vec<_> = movers.into_iter().map(|mover| (key(&mover), mover)).collect();
        sort_short(&mut keyed, |(one, _), (other, _)| one < other);
        let movers: Vec<Mover> = keyed.into_iter().map(|(_, mover)| mover).collect();
        // The largest groups first: what equal seats come to together are few totals, and all that is heard later multiplies.
        let equal = |one: &Mover, other: &Mover| one.adds == other.adds && one.options == other.options;
        let together = |one: &Mover, other: &Mover| {
            rank(one.place) == rank(other.place) && block_of(one) == block_of(other) && (block_of(one).is_some() || equal(one, other))
        };
        let mut groups: Vec<&[Mover]> = movers.chunk_by(together).collect();
        let order = |group: &&[Mover]| (group.first().map(|mover| rank(mover.place)), std::cmp::Reverse(group.len()));
        sort_short(&mut groups, |one, other| order(one) < order(other));
        let movers = groups.concat();
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

//! From a compiled rule to counters that seats add to, over every position that a seat may take.

use super::Ending;
use super::formula::Formula;
use crate::CompiledRule;
use crate::clause::{Clause, Group, Requirement};
use alliance_model::{Block, Counting, Denominator, Position, Tie, Verdict};

/// Where a seat can stand: the six positions in their order, and vacant.
pub(super) const STANDS: usize = 7;
pub(super) const VACANT: usize = 6;

/// What a seat adds, by where it stands.
pub(super) type Adds = [i128; STANDS];

/// A counter: what each seat adds by itself, and what organisations add once all of their seats are heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawCounter {
    pub(super) adds: Vec<Adds>,
    pub(super) organisations: Vec<RawOrganisation>,
    pub(super) thresholds: Vec<i128>,
}

/// What an organisation adds where all of its conditions hold: each an inner counter and its threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawOrganisation {
    pub(super) seats: Vec<usize>,
    pub(super) conditions: Vec<(Vec<Adds>, i128)>,
    pub(super) amount: i128,
}

/// A rule as counters and formulas, before anything is known of where seats may stand.
pub(super) struct Raw<'a> {
    rule: &'a CompiledRule,
    pub(super) counters: Vec<RawCounter>,
}

/// What is assumed beside the positions.
#[derive(Clone, Copy, Default)]
struct Assumed {
    casting_vote: bool,
    waive_consent: bool,
}

impl<'a> Raw<'a> {
    pub(super) fn of(rule: &'a CompiledRule) -> Self {
        Self { rule, counters: Vec::new() }
    }

    /// The endings in the order in which they are asked for; where none holds, the motion fails.
    pub(super) fn course(&mut self) -> Vec<(Formula, Ending)> {
        let nobody = self.somebody().negated();
        let quorate = self.quorate();
        let missing = if self.rule.quorum.is_some() { Verdict::NoQuorum } else { Verdict::Fails };
        let passes = self.clause(&self.rule.pass, Assumed::default());
        let by_casting_vote = Ending { verdict: Verdict::Passes, by_casting_vote: true };
        vec![
            (nobody, Ending::of(missing)),
            (quorate.negated(), Ending::of(Verdict::NoQuorum)),
            (self.vetoed(), Ending::of(Verdict::Blocked)),
            (passes, Ending::of(Verdict::Passes)),
            (self.waived(), Ending::of(Verdict::Blocked)),
            (Formula::all([self.tied(), self.chair_agrees()]), by_casting_vote),
            (self.tied(), Ending::of(Verdict::Tied)),
        ]
    }

    /// Only whether the motion passes.
    pub(super) fn passes(&mut self) -> Formula {
        let holds = self.clause(&self.rule.pass, Assumed::default());
        let by_casting_vote = Formula::all([self.waived().negated(), self.tied(), self.chair_agrees()]);
        let passes = Formula::any([holds, by_casting_vote]);
        Formula::all([self.somebody(), self.quorate(), self.vetoed().negated(), passes])
    }

    fn somebody(&mut self) -> Formula {
        let eligible = self.sum(&self.rule.everyone, |stand| i128::from(is_in(Denominator::Eligible, stand)), |_| 1);
        self.reached(eligible, Vec::new(), 1)
    }

    fn quorate(&mut self) -> Formula {
        self.rule.quorum.as_ref().map_or(Formula::Always(true), |quorum| self.clause(quorum, Assumed::default()))
    }

    fn vetoed(&mut self) -> Formula {
        if self.rule.block != Block::Veto {
            return Formula::Always(false);
        }
        let blocks = self.sum(&self.rule.everyone, |stand| i128::from(stand == Position::Block as usize), |_| 1);
        self.reached(blocks, Vec::new(), 1)
    }

    /// Whether it passes where every objection is waived; asked only where an objection can stop it.
    fn waived(&mut self) -> Formula {
        if !self.rule.pass.asks_consent() {
            return Formula::Always(false);
        }
        self.clause(&self.rule.pass, Assumed { waive_consent: true, ..Assumed::default() })
    }

    /// As many votes for as against, and one more would do.
    fn tied(&mut self) -> Formula {
        let lead = self.sum(&self.rule.everyone, lead, i128::from);
        let agree = self.sum(&self.rule.everyone, |stand| i128::from(stand == Position::Agree as usize), i128::from);
        let parts = [
            self.reached(agree, Vec::new(), 1),
            self.reached(lead.clone(), Vec::new(), 0),
            self.reached(lead, Vec::new(), 1).negated(),
            self.clause(&self.rule.pass, Assumed { casting_vote: true, ..Assumed::default() }),
        ];
        Formula::all(parts)
    }

    fn chair_agrees(&mut self) -> Formula {
        let Some(chair) = self.rule.chair.filter(|_| self.rule.tie == Tie::ChairCasts) else { return Formula::Always(false) };
        let mut adds = vec![Adds::default(); self.rule.seats.len()];
        if let Some([agree, ..]) = adds.get_mut(chair) {
            *agree = 1;
        }
        self.reached(adds, Vec::new(), 1)
    }

    fn clause(&mut self, clause: &Clause, assumed: Assumed) -> Formula {
        match clause {
            Clause::All(clauses) => {
                let parts: Vec<_> = clauses.iter().map(|clause| self.clause(clause, assumed)).collect();
                Formula::all(parts)
            }
            Clause::Any(clauses) => {
                let parts: Vec<_> = clauses.iter().map(|clause| self.clause(clause, assumed)).collect();
                Formula::any(parts)
            }
            Clause::AtLeast(requirement) => self.requirement(requirement, assumed),
            Clause::Consent(_) if assumed.waive_consent => Formula::Always(true),
            Clause::Consent(consent) => {
                let against = self.sum(&consent.group, |stand| i128::from(is_against(stand)), |_| 1);
                self.reached(against, Vec::new(), 1).negated()
            }
        }
    }

    fn requirement(&mut self, requirement: &Requirement, assumed: Assumed) -> Formula {
        let extra = i128::from(assumed.casting_vote && requirement.takes_casting_vote);
        let strictly = i128::from(requirement.asked.more_than);
        let votes = requirement.asked.votes.is_some_and(|votes| i128::from(votes) + strictly >= 1);
        let more_than_a_share = requirement.share.is_some() && strictly == 1;
        // Whether what else is asked already makes sure that somebody is counted; a counter less is many nodes less.
        let somebody = extra == 0 && (votes || more_than_a_share);
        let mut parts = Vec::new();
        if !((somebody || requirement.at_least_one) && is_in_too(requirement.counting, requirement.asked.of)) {
            parts.push(self.counted_over(requirement, 0, 1, 1 - extra));
        }
        if requirement.at_least_one && !somebody {
            parts.push(self.counted_over(requirement, 1, 0, 1 - extra));
        }
        if let Some(votes) = requirement.asked.votes {
            parts.push(self.counted_over(requirement, 1, 0, i128::from(votes) + strictly - extra));
        }
        if let Some((above, below)) = requirement.share {
            let (above, below) = (above as i128, below as i128);
            parts.push(self.counted_over(requirement, below, -above, strictly - extra * (below - above)));
        }
        Formula::all(parts)
    }

    /// Whether so many times those counted and so many times the denominator reach a threshold together.
    fn counted_over(&mut self, requirement: &Requirement, counted: i128, base: i128, threshold: i128) -> Formula {
        let is_counted = |stand| i128::from(is_counted(requirement.counting, stand));
        let is_in_base = |stand| i128::from(is_in(requirement.asked.of, stand));
        let adds = self.sum(&requirement.seats, |stand| counted * is_counted(stand) + base * is_in_base(stand), i128::from);
        let mut organisations = Vec::new();
        for group in &requirement.organisations {
            let seats: Vec<_> = group.seats().map(|(seat, _)| seat).collect();
            let any = |is: &dyn Fn(usize) -> i128| (self.sum(group, is, |_| 1), 1);
            let lead = (self.sum(group, lead, i128::from), i128::from(requirement.counting == Counting::Agree));
            let conditions = match requirement.counting {
                Counting::Agree => vec![lead],
                Counting::AgreeOrAbstain => vec![any(&|stand| i128::from(self::is_counted(Counting::Present, stand))), lead],
                Counting::Cast | Counting::Present | Counting::InTheRoom => vec![any(&is_counted)],
            };
            let adding = [(conditions, counted), (vec![any(&is_in_base)], base)];
            let adding = adding.into_iter().filter(|(_, amount)| *amount != 0);
            organisations.extend(adding.map(|(conditions, amount)| RawOrganisation { seats: seats.clone(), conditions, amount }));
        }
        self.reached(adds, organisations, threshold)
    }

    /// What the seats of a group add, each as much as it counts for.
    fn sum(&self, group: &Group, of: impl Fn(usize) -> i128, weigh: impl Fn(u64) -> i128) -> Vec<Adds> {
        let mut adds = vec![Adds::default(); self.rule.seats.len()];
        for (seat, weight) in group.seats() {
            let Some(entry) = adds.get_mut(seat) else { continue };
            let vacant = self.rule.seats.get(seat).is_some_and(|seat| seat.vacant);
            for (stand, add) in entry.iter_mut().enumerate() {
                if (stand == VACANT) == vacant {
                    *add = of(stand) * weigh(weight);
                }
            }
        }
        adds
    }

    fn reached(&mut self, adds: Vec<Adds>, organisations: Vec<RawOrganisation>, threshold: i128) -> Formula {
        let same = |counter: &RawCounter| counter.adds == adds && counter.organisations == organisations;
        let place = match self.counters.iter().position(same) {
            Some(place) => place,
            None => {
                self.counters.push(RawCounter { adds, organisations, thresholds: Vec::new() });
                self.counters.len() - 1
            }
        };
        let Some(counter) = self.counters.get_mut(place) else { return Formula::Always(false) };
        let index = match counter.thresholds.iter().position(|other| *other == threshold) {
            Some(index) => index,
            None => {
                counter.thresholds.push(threshold);
                counter.thresholds.len() - 1
            }
        };
        Formula::Reached(place, index)
    }
}

fn is_against(stand: usize) -> bool {
    stand == Position::Disagree as usize || stand == Position::Block as usize
}

/// One for those who agree, one less for those against.
fn lead(stand: usize) -> i128 {
    i128::from(stand == Position::Agree as usize) - i128::from(is_against(stand))
}

fn is_in(of: Denominator, stand: usize) -> bool {
    match of {
        Denominator::Seats => true,
        Denominator::Eligible => stand <= Position::Absent as usize,
        Denominator::Present => stand <= Position::Block as usize,
        Denominator::Cast => stand == Position::Agree as usize || is_against(stand),
    }
}

/// Whether all who are counted are in the denominator too.
fn is_in_too(counting: Counting, of: Denominator) -> bool {
    (0..VACANT).all(|stand| !is_counted(counting, stand) || is_in(of, stand))
}

fn is_counted(counting: Counting, stand: usize) -> bool {
    match counting {
        Counting::Agree => stand == Position::Agree as usize,
        Counting::AgreeOrAbstain => stand <= Position::Abstain as usize,
        Counting::Cast => is_in(Denominator::Cast, stand),
        Counting::Present => is_in(Denominator::Present, stand),
        Counting::InTheRoom => is_in(Denominator::Present, stand) || stand == Position::Recused as usize,
    }
}

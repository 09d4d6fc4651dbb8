//! Compiled tests: whether each holds of a set of ballots. Nothing here allocates.

use crate::ballots::{Ballots, Word, place};
use alliance_model::{AtLeast, Counting, Selector};

/// A test of a rule, with its selectors resolved.
#[derive(Clone, Debug)]
pub(crate) enum Clause {
    All(Vec<Self>),
    Any(Vec<Self>),
    AtLeast(Requirement),
    Consent(Consent),
}

/// The ballots, and what is assumed beside them.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) ballots: &'a Ballots,
    /// Whether one more vote agrees: the chair's, on a tie.
    pub(crate) casting_vote: bool,
    /// Whether every objection is waived: to ask whether objections alone stop a motion.
    pub(crate) waive_consent: bool,
}

impl<'a> View<'a> {
    pub(crate) fn of(ballots: &'a Ballots) -> Self {
        Self { ballots, casting_vote: false, waive_consent: false }
    }
}

impl Clause {
    pub(crate) fn holds(&self, view: View<'_>) -> bool {
        match self {
            Self::All(clauses) => clauses.iter().all(|clause| clause.holds(view)),
            Self::Any(clauses) => clauses.iter().any(|clause| clause.holds(view)),
            Self::AtLeast(requirement) => requirement.holds(view),
            Self::Consent(consent) => view.waive_consent || !consent.group.meets(view.ballots, |word| word.against),
        }
    }

    /// Whether it asks anywhere for consent.
    pub(crate) fn asks_consent(&self) -> bool {
        match self {
            Self::All(clauses) | Self::Any(clauses) => clauses.iter().any(Self::asks_consent),
            Self::AtLeast(_) => false,
            Self::Consent(_) => true,
        }
    }

    /// Whether a seat objects where its consent is asked.
    pub(crate) fn objects(&self, seat: usize, ballots: &Ballots) -> bool {
        match self {
            Self::All(clauses) | Self::Any(clauses) => clauses.iter().any(|clause| clause.objects(seat, ballots)),
            Self::AtLeast(_) => false,
            Self::Consent(consent) => consent.group.has(seat) && is_against(seat, ballots),
        }
    }
}

fn is_against(seat: usize, ballots: &Ballots) -> bool {
    let (index, bit) = place(seat);
    ballots.word(index).against & bit != 0
}

/// None of a group may object.
#[derive(Clone, Debug)]
pub(crate) struct Consent {
    pub(crate) asked: Selector,
    pub(crate) group: Group,
}

impl Consent {
    pub(crate) fn objects(&self, seat: usize, ballots: &Ballots) -> bool {
        self.group.has(seat) && is_against(seat, ballots)
    }
}

/// Seats with what each counts for: one part for each weight in each word, so that equal seats are counted at once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    parts: Vec<Part>,
}

#[derive(Clone, Copy, Debug)]
struct Part {
    word: usize,
    mask: u64,
    weight: u64,
}

impl Group {
    /// From seats, by their places, each with its weight.
    pub(crate) fn new(seats: impl Iterator<Item = (usize, u64)>) -> Self {
        let mut parts: Vec<Part> = Vec::new();
        for (seat, weight) in seats {
            let (word, mask) = place(seat);
            match parts.iter_mut().find(|part| part.word == word && part.weight == weight) {
                Some(part) => part.mask |= mask,
                None => parts.push(Part { word, mask, weight }),
            }
        }
        Self { parts }
    }

    /// What the seats of a set count for together.
    pub(crate) fn sum(&self, ballots: &Ballots, set: impl Fn(Word) -> u64) -> u64 {
        self.parts.iter().map(|part| part.weight * u64::from((part.mask & set(ballots.word(part.word))).count_ones())).sum()
    }

    /// Whether any of its seats is in a set.
    pub(crate) fn meets(&self, ballots: &Ballots, set: impl Fn(Word) -> u64) -> bool {
        self.parts.iter().any(|part| part.mask & set(ballots.word(part.word)) != 0)
    }

    /// Its seats, by their places, each with its weight.
    pub(crate) fn seats(&self) -> impl Iterator<Item = (usize, u64)> + '_ {
        let of = |part: &Part| {
            let Part { word, mask, weight } = *part;
            (0..64).filter(move |bit| mask >> bit & 1 == 1).map(move |bit| (word * 64 + bit, weight))
        };
        self.parts.iter().flat_map(of)
    }

    fn has(&self, seat: usize) -> bool {
        self.weight_of(seat).is_some()
    }

    /// What a seat counts for; none where it is not in the group.
    pub(crate) fn weight_of(&self, seat: usize) -> Option<u64> {
        let (word, bit) = place(seat);
        self.parts.iter().find(|part| part.word == word && part.mask & bit != 0).map(|part| part.weight)
    }
}

/// Enough of a group.
#[derive(Clone, Debug)]
pub(crate) struct Requirement {
    /// As the rule says it.
    pub(crate) asked: AtLeast,
    /// Who is counted.
    pub(crate) counting: Counting,
    /// The share as a fraction, both parts at most a thousand million.
    pub(crate) share: Option<(u128, u128)>,
    /// Whether nothing of nothing is too little, whatever the share: so for what passes.
    pub(crate) at_least_one: bool,
    /// Whether a casting vote counts here: where all who agree are counted, by votes, seats or organisations.
    pub(crate) takes_casting_vote: bool,
    /// Seats that count by themselves.
    pub(crate) seats: Group,
    /// Organisations with several seats, each counting once; weights are their votes.
    pub(crate) organisations: Vec<Group>,
}

impl Requirement {
    pub(crate) fn holds(&self, view: View<'_>) -> bool {
        let base = self.base(view);
        base > 0 && self.is_enough(self.counted(view), base)
    }

    /// The denominator.
    pub(crate) fn base(&self, view: View<'_>) -> u64 {
        let of = |word: Word| word.of(self.asked.of);
        let organisations = self.organisations.iter().filter(|organisation| organisation.meets(view.ballots, of)).count();
        self.seats.sum(view.ballots, of) + organisations as u64 + self.casting_vote(view)
    }

    /// Who is counted over it.
    pub(crate) fn counted(&self, view: View<'_>) -> u64 {
        let organisations = self.organisations.iter().filter(|organisation| self.counts(organisation, view.ballots)).count();
        self.seats.sum(view.ballots, |word| word.counted(self.counting)) + organisations as u64 + self.casting_vote(view)
    }

    /// A casting vote counts as one more vote, cast by one more: so that it alone never makes two thirds out of half.
    fn casting_vote(&self, view: View<'_>) -> u64 {
        u64::from(view.casting_vote && self.takes_casting_vote)
    }

    /// An organisation agrees when more of its votes agree than disagree. It is there, or takes part, when any of its seats does.
    fn counts(&self, organisation: &Group, ballots: &Ballots) -> bool {
        let agree = || organisation.sum(ballots, |word| word.agree);
        let against = || organisation.sum(ballots, |word| word.against);
        match self.counting {
            Counting::Agree => agree() > against(),
            Counting::AgreeOrAbstain => organisation.meets(ballots, |word| word.counted(Counting::Present)) && agree() >= against(),
            Counting::Cast | Counting::Present | Counting::InTheRoom => organisation.meets(ballots, |word| word.counted(self.counting)),
        }
    }

    fn is_enough(&self, counted: u64, base: u64) -> bool {
        let more_than = self.asked.more_than;
        let reached = |have: u128, need: u128| have > need || (have == need && !more_than);
        let share = |(above, below): (u128, u128)| reached(u128::from(counted) * below, above * u128::from(base));
        self.share.is_none_or(share)
            && self.asked.votes.is_none_or(|votes| reached(counted.into(), votes.into()))
            && (counted > 0 || !self.at_least_one)
    }

    /// The least number that is enough of this denominator.
    pub(crate) fn needed(&self, base: u64) -> u64 {
        let (more, least) = (u128::from(self.asked.more_than), u128::from(self.at_least_one));
        let share = self.share.map_or(0, |(above, below)| {
            let need = above * u128::from(base);
            if self.asked.more_than { need / below + 1 } else { need.div_ceil(below) }
        });
        let votes = self.asked.votes.map_or(0, |votes| u128::from(votes) + more);
        u64::try_from(share.max(votes).max(least)).unwrap_or(u64::MAX)
    }
}

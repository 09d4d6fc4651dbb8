//! A rule ready to decide: the course from ballots to verdict.

use crate::clause::{Clause, Group, View};
use crate::{Ballots, Decision, VoteError, Voter};
use alliance_model::{Block, Denominator, Id, Position, Rule, SeatKind, Tie, Verdict};

/// A rule compiled against the seats of a table. Places are those of the voters it was compiled with.
#[derive(Clone, Debug)]
pub struct CompiledRule {
    pub(crate) seats: Vec<Seat>,
    /// Voting seats, with their votes.
    pub(crate) everyone: Group,
    pub(crate) quorum: Option<Clause>,
    pub(crate) pass: Clause,
    pub(crate) block: Block,
    pub(crate) tie: Tie,
    /// The independent chair, voting or not.
    pub(crate) chair: Option<usize>,
}

#[derive(Clone, Debug)]
pub(crate) struct Seat {
    pub(crate) id: Id,
    pub(crate) votes: u64,
    pub(crate) vacant: bool,
}

/// How far a motion got.
#[derive(Clone, Copy)]
pub(crate) struct Course {
    pub(crate) verdict: Verdict,
    /// Whether nobody is left who may vote.
    pub(crate) nobody: bool,
    /// Whether a block stops it, by a veto.
    pub(crate) vetoed: bool,
    /// Whether it would pass but for an objection where consent is needed.
    pub(crate) objected: bool,
    /// Whether it is a tie that one more vote would break.
    pub(crate) tied: bool,
}

impl Course {
    fn ends(verdict: Verdict) -> Self {
        Self { verdict, nobody: false, vetoed: false, objected: false, tied: false }
    }
}

impl CompiledRule {
    /// Compiles a rule against the seats of a table. Errors where the table or the rule makes no sense.
    pub fn compile(voters: &[Voter], rule: &Rule) -> Result<Self, VoteError> {
        crate::compile::compile(voters, rule)
    }

    pub(crate) fn new(voters: &[Voter], rule: &Rule, quorum: Option<Clause>, pass: Clause) -> Self {
        let voting = voters.iter().enumerate().filter(|(_, voter)| voter.is_voting());
        Self {
            seats: voters.iter().map(|voter| Seat { id: voter.id.clone(), votes: voter.votes, vacant: voter.vacant }).collect(),
            everyone: Group::new(voting.map(|(seat, voter)| (seat, voter.votes))),
            quorum,
            pass,
            block: rule.block,
            tie: rule.tie,
            chair: voters.iter().position(|voter| voter.kind == SeatKind::IndependentChair),
        }
    }

    /// The positions of all seats as ballots; change them in place to ask again.
    pub fn ballots(&self, position: impl Fn(&Id) -> Position) -> Ballots {
        let mut ballots = Ballots::absent(self.seats.iter().map(|seat| seat.vacant));
        for (place, seat) in self.seats.iter().enumerate() {
            ballots.set(place, position(&seat.id));
        }
        ballots
    }

    /// What comes of these ballots. Allocates nothing.
    pub fn evaluate(&self, ballots: &Ballots) -> Verdict {
        self.course(ballots).verdict
    }

    /// What comes of these ballots, and why.
    pub fn explain(&self, ballots: &Ballots) -> Decision {
        crate::explain::explain(self, ballots)
    }

    pub(crate) fn course(&self, ballots: &Ballots) -> Course {
        let view = View::of(ballots);
        if !self.everyone.meets(ballots, |word| word.of(Denominator::Eligible)) {
            let verdict = if self.quorum.is_some() { Verdict::NoQuorum } else { Verdict::Fails };
            return Course { nobody: true, ..Course::ends(verdict) };
        }
        if self.quorum.as_ref().is_some_and(|quorum| !quorum.holds(view)) {
            return Course::ends(Verdict::NoQuorum);
        }
        let holds = self.pass.holds(view);
        let vetoed = self.block == Block::Veto && self.everyone.meets(ballots, |word| word.block);
        let objected = !holds && self.pass.holds(View { waive_consent: true, ..view });
        if vetoed || objected {
            return Course { vetoed, objected, ..Course::ends(Verdict::Blocked) };
        }
        if holds {
            return Course::ends(Verdict::Passes);
        }
        if !self.is_tie(ballots) {
            return Course::ends(Verdict::Fails);
        }
        let verdict = if self.casting_vote(ballots) == Some(Position::Agree) { Verdict::Passes } else { Verdict::Tied };
        Course { tied: true, ..Course::ends(verdict) }
    }

    /// As many votes for as against, and one more for it would pass.
    fn is_tie(&self, ballots: &Ballots) -> bool {
        let agree = self.everyone.sum(ballots, |word| word.agree);
        let against = self.everyone.sum(ballots, |word| word.against);
        agree > 0 && agree == against && self.pass.holds(View { casting_vote: true, ..View::of(ballots) })
    }

    /// The side that the chair takes in a tie; none where the rule gives no casting vote, or the chair takes no side.
    fn casting_vote(&self, ballots: &Ballots) -> Option<Position> {
        let position = self.chair.filter(|_| self.tie == Tie::ChairCasts).and_then(|chair| ballots.position(chair))?;
        matches!(position, Position::Agree | Position::Disagree | Position::Block).then_some(position)
    }
}

//! The chances of a vote, from what is believed of each seat: exact, by one walk over every course that the vote can take.
//!
//! Seats may lean together: given a common factor they are independent again, so what is left is one integral over that
//! factor (a Gaussian copula with one factor; probit, if you like). Whether a seat comes at all does not lean.

mod belief;
mod error;
mod leaning;
mod memory;
mod normal;
mod numbers;
mod sample;
mod urn;
mod walk;

pub use belief::Belief;
pub use error::ChancesError;
pub use leaning::{Bloc, Leaning};
pub use memory::Memory;
pub use sample::{Sampled, SampledSeat, Sampling, sample};

use crate::counters::{Counters, Mover, Question};
use crate::diagram::TooLarge;
use crate::{CompiledRule, Voter};
use alliance_model::{Id, Position, Rule, Tie, Verdict};
use leaning::Groups;
use serde::Serialize;
use walk::{Heard, Walk};

/// The most nodes of a diagram that is walked: about a second of work where seats lean together.
const MOST_NODES: usize = 200_000;

/// The chances of a vote.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Chances {
    /// That it passes.
    pub passes: f64,
    /// That too few agree.
    pub fails: f64,
    /// That it is a tie that nobody breaks.
    pub tied: f64,
    /// That a block or an objection stops it.
    pub blocked: f64,
    /// That too few are there to decide.
    pub no_quorum: f64,
    /// That it is a tie and the chair has the casting vote, whatever comes of it: part of `passes` and of `tied`.
    pub casting_vote: f64,
    /// Each seat that can make a difference, in the order of the table.
    pub seats: Vec<SeatChances>,
    /// How far off any of these may be.
    pub error: f64,
}

/// The chances of one seat.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SeatChances {
    /// The seat.
    pub seat: Id,
    /// That the others leave it to this seat: it would pass if the seat agrees, and not if it disagrees
    /// (less the chance that it is the other way round, which only odd rules allow).
    pub decisive: f64,
    /// That it gets its way: it agrees and the motion passes, or it is against and the motion does not.
    pub success: f64,
    /// That a decision is taken against it: it agrees and the motion is turned down, or it is against and the motion passes.
    pub outvoted: f64,
}

/// The chances of a vote under a rule. Errors where the rule, a belief or a bloc makes no sense, and where there are too
/// many courses to walk: then [`sample()`] can. Who asks again and again keeps a [`Memory`].
pub fn chances(voters: &[Voter], rule: &Rule, belief: impl Fn(&Id) -> Belief, leaning: &Leaning) -> Result<Chances, ChancesError> {
    chances_again(&mut Memory::default(), voters, rule, belief, leaning)
}

/// The same; what does not hang on how likely each position is, is looked up where it is remembered.
pub fn chances_again(
    memory: &mut Memory,
    voters: &[Voter],
    rule: &Rule,
    belief: impl Fn(&Id) -> Belief,
    leaning: &Leaning,
) -> Result<Chances, ChancesError> {
    let vote = Vote::of(voters, CompiledRule::compile(voters, rule)?, belief, leaning)?;
    let walked = vote.walk(memory)?;
    let casting_vote = match vote.rule.tie {
        Tie::Fails => 0.0,
        Tie::ChairCasts => walked.verdict(Verdict::Tied) + walked.by_casting_vote(),
    };
    let seats = vote.rule.seats.iter().enumerate().filter_map(|(place, seat)| {
        let (_, [decisive, success, outvoted]) = *walked.seats.iter().find(|(of, _)| *of == place)?;
        Some(SeatChances { seat: seat.id.clone(), decisive, success, outvoted })
    });
    Ok(Chances {
        passes: walked.verdict(Verdict::Passes) + walked.by_casting_vote(),
        fails: walked.verdict(Verdict::Fails),
        tied: walked.verdict(Verdict::Tied),
        blocked: walked.verdict(Verdict::Blocked),
        no_quorum: walked.verdict(Verdict::NoQuorum),
        casting_vote,
        seats: seats.collect(),
        error: walked.error,
    })
}

/// A rule with what is believed of its seats.
struct Vote {
    rule: CompiledRule,
    /// By the places of the seats.
    beliefs: Vec<Belief>,
    groups: Groups,
}

impl Vote {
    fn of(voters: &[Voter], rule: CompiledRule, belief: impl Fn(&Id) -> Belief, leaning: &Leaning) -> Result<Self, ChancesError> {
        let beliefs: Vec<Belief> = voters.iter().map(|voter| belief(&voter.id)).collect();
        if let Some((voter, _)) = voters.iter().zip(&beliefs).find(|(_, belief)| !belief.is_sound()) {
            return Err(ChancesError::NotABelief { seat: voter.id.clone() });
        }
        Ok(Self { groups: Groups::of(voters, leaning)?, beliefs, rule })
    }

    /// Every position that a seat may take; to agree and to disagree in any case, for it is asked what would come of them.
    fn may(&self, place: usize) -> Vec<Position> {
        let belief = self.beliefs.get(place).copied().unwrap_or_default();
        let may = |position: &Position| matches!(position, Position::Agree | Position::Disagree) || belief.of(*position) > 0.0;
        Position::ALL.into_iter().filter(may).collect()
    }

    fn counters(&self, question: Question) -> Counters {
        Counters::in_order(&self.rule, question, |place| self.may(place), |place| self.groups.of_seat(place))
    }

    fn walk(&self, memory: &mut Memory) -> Result<walk::Walked, ChancesError> {
        let counters = self.counters(Question::Ending);
        let heard = |mover: &Mover| Heard {
            place: mover.place,
            options: mover.options.clone(),
            belief: self.beliefs.get(mover.place).copied().unwrap_or_default(),
            group: self.groups.of_seat(mover.place),
        };
        let heard = counters.movers.iter().map(heard).collect();
        let diagram = memory.diagram(counters, MOST_NODES).map_err(|TooLarge| ChancesError::TooLarge { most: MOST_NODES })?;
        Ok(Walk { diagram, heard, groups: &self.groups }.chances())
    }
}

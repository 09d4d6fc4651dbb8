//! A second opinion on chances: ballots drawn by chance, from a seed.
//!
//! Where seats can stand in few ways together, it is counted how often each way comes up, and each is judged once.

use super::belief::Belief;
use super::error::ChancesError;
use super::leaning::Leaning;
use super::numbers::BLOCK;
use super::urn::{Block, Urn};
use super::{MOST_NODES, Vote};
use crate::counters::{Counters, Mover, Question};
use crate::diagram::{Diagram, Next};
use crate::{Ballots, CompiledRule, Voter};
use alliance_model::{Id, Position, Rule, Verdict};
use serde::Serialize;

/// How many options a seat can have.
const OPTIONS: usize = Position::ALL.len();
/// A diagram for drawing may be small only: building it must not take longer than drawing.
const MOST_DRAWN_NODES: usize = MOST_NODES / 4;
/// The most ways in which seats can stand together that are counted each.
const MOST_WAYS: usize = 1 << 16;

/// How ballots are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sampling {
    /// Where the random numbers begin.
    pub seed: u64,
    /// How many ballots.
    pub ballots: u32,
}

/// Chances by drawing. Each is off by about one standard error, `sqrt(p (1 - p) / ballots)`, rarely by three.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sampled {
    /// How many ballots were drawn.
    pub ballots: u32,
    /// The share that passes.
    pub passes: f64,
    /// The share where too few agree.
    pub fails: f64,
    /// The share that is a tie that nobody breaks.
    pub tied: f64,
    /// The share that a block or an objection stops.
    pub blocked: f64,
    /// The share where too few are there.
    pub no_quorum: f64,
    /// The standard error of the share that passes.
    pub error: f64,
    /// Each seat that can make a difference.
    pub seats: Vec<SampledSeat>,
}

/// A seat in ballots drawn by chance.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SampledSeat {
    /// The seat.
    pub seat: Id,
    /// The share where it gets its way: it agrees and the motion passes, or it is against and the motion does not.
    pub success: f64,
}

/// Draws ballots and counts what comes of them. Errors as [`super::chances`] does, but for no rule is it too much.
pub fn sample(voters: &[Voter], rule: &Rule, belief: impl Fn(&Id) -> Belief, leaning: &Leaning, sampling: Sampling) -> Result<Sampled, ChancesError> {
    if sampling.ballots == 0 || sampling.ballots > ChancesError::MOST_BALLOTS {
        return Err(ChancesError::HowMany { found: sampling.ballots });
    }
    let vote = Vote::of(voters, CompiledRule::compile(voters, rule)?, belief, leaning)?;
    let counters = vote.counters(Question::Verdict);
    let mut counts = Counts { verdicts: [0; 5], taken: vec![[0; 2 * OPTIONS]; counters.movers.len()] };
    let mut ballots = vote.rule.ballots(|_| Position::Absent);
    let mut evaluate = |options: &[u8]| evaluate(&vote.rule, &mut ballots, &counters.movers, options);
    let urn = Urn::of(&vote, &counters);
    match ways(&counters.movers) {
        Some(ways) => by_ways(&urn, sampling, &counters.movers, ways, |options, times| counts.add(options, evaluate(options), times)),
        None => match Diagram::of(&counters, MOST_DRAWN_NODES).map(Diagram::reduced) {
            Ok(diagram) => by_blocks(&urn, sampling, &mut counts, |block| by_diagram(&diagram, block)),
            Err(_) => by_blocks(&urn, sampling, &mut counts, |block| one_by_one(block, &mut evaluate)),
        },
    }
    Ok(counts.sampled(&vote.rule, &counters, sampling.ballots))
}

/// In how many ways seats can stand together, where they are few.
fn ways(movers: &[Mover]) -> Option<usize> {
    movers.iter().try_fold(1_usize, |ways, mover| ways.checked_mul(mover.options.len()).filter(|ways| *ways <= MOST_WAYS))
}

/// Draws block after block; tells each, and how many of its ballots are asked for.
fn draw(urn: &Urn, sampling: Sampling, mut show: impl FnMut(&Block, usize)) {
    let mut block = urn.block();
    for from in (0..sampling.ballots).step_by(BLOCK) {
        urn.draw(sampling.seed, u64::from(from), &mut block);
        show(&block, BLOCK.min((sampling.ballots - from) as usize));
    }
}

/// Tells each way in which seats stand, and how often it was drawn.
fn by_ways(urn: &Urn, sampling: Sampling, movers: &[Mover], ways: usize, mut tell: impl FnMut(&[u8], u32)) {
    let mut times = vec![0_u32; ways];
    draw(urn, sampling, |block, count| {
        let mut ways = [0_u32; BLOCK];
        for (options, mover) in block.options.iter().zip(movers) {
            let base = mover.options.len() as u32;
            ways.iter_mut().zip(options).for_each(|(way, option)| *way = *way * base + u32::from(*option));
        }
        for way in ways.iter().take(count) {
            if let Some(times) = times.get_mut(*way as usize) {
                *times += 1;
            }
        }
    });
    let mut options = vec![0; movers.len()];
    for (way, times) in times.into_iter().enumerate().filter(|(_, times)| *times > 0) {
        let mut left = way;
        for (option, mover) in options.iter_mut().zip(movers).rev() {
            *option = (left % mover.options.len()) as u8;
            left /= mover.options.len();
        }
        tell(&options, times);
    }
}

/// Judges block after block.
fn by_blocks(urn: &Urn, sampling: Sampling, counts: &mut Counts, mut judge: impl FnMut(&Block) -> [Verdict; BLOCK]) {
    draw(urn, sampling, |block, count| {
        let verdicts = judge(block);
        counts.add_all(block, verdicts.get(..count).unwrap_or_default());
    });
}

/// What comes of each ballot, seat after seat.
fn by_diagram(diagram: &Diagram, block: &Block) -> [Verdict; BLOCK] {
    let mut at = [diagram.root; BLOCK];
    for (layer, options) in diagram.layers.iter().zip(&block.options) {
        for (at, option) in at.iter_mut().zip(options) {
            if let Next::Node(node) = *at {
                *at = layer.next.get(node as usize * layer.options + usize::from(*option)).copied().unwrap_or(*at);
            }
        }
    }
    at.map(|at| match at {
        Next::End(ending) => ending.verdict,
        Next::Node(_) => Verdict::Fails,
    })
}

fn one_by_one(block: &Block, mut evaluate: impl FnMut(&[u8]) -> Verdict) -> [Verdict; BLOCK] {
    let mut ballot = Vec::new();
    std::array::from_fn(|index| {
        ballot.clear();
        ballot.extend(block.options.iter().filter_map(|options| options.get(index)));
        evaluate(&ballot)
    })
}

/// What the rule says of one ballot.
fn evaluate(rule: &CompiledRule, ballots: &mut Ballots, movers: &[Mover], options: &[u8]) -> Verdict {
    for (mover, option) in movers.iter().zip(options) {
        if let Some(position) = mover.options.get(usize::from(*option)) {
            ballots.set(mover.place, *position);
        }
    }
    rule.evaluate(ballots)
}

/// Where the counts of options begin, for ballots with this verdict.
fn passes(verdict: Verdict) -> usize {
    if verdict == Verdict::Passes { OPTIONS } else { 0 }
}

struct Counts {
    /// By the order of verdicts.
    verdicts: [u32; 5],
    /// For each seat, how often each option was taken and the motion did not pass, and then how often it did.
    taken: Vec<[u32; 2 * OPTIONS]>,
}

impl Counts {
    /// Adds a ballot that came up so many times.
    fn add(&mut self, options: &[u8], verdict: Verdict, times: u32) {
        self.verdicts.iter_mut().skip(verdict as usize).take(1).for_each(|count| *count += times);
        for (taken, option) in self.taken.iter_mut().zip(options) {
            taken.iter_mut().skip(passes(verdict) + usize::from(*option)).take(1).for_each(|count| *count += times);
        }
    }

    /// Adds the first ballots of a block, as many as there are verdicts.
    fn add_all(&mut self, block: &Block, verdicts: &[Verdict]) {
        for verdict in verdicts {
            self.verdicts.iter_mut().skip(*verdict as usize).take(1).for_each(|count| *count += 1);
        }
        for (taken, options) in self.taken.iter_mut().zip(&block.options) {
            for (verdict, option) in verdicts.iter().zip(options) {
                if let Some(count) = taken.get_mut(passes(*verdict) + usize::from(*option)) {
                    *count += 1;
                }
            }
        }
    }

    fn sampled(&self, rule: &CompiledRule, counters: &Counters, ballots: u32) -> Sampled {
        let share = |count: u32| f64::from(count) / f64::from(ballots);
        let [passes, fails, tied, blocked, no_quorum] = self.verdicts.map(share);
        let of = |(place, seat): (usize, &crate::rule::Seat)| {
            let step = counters.movers.iter().position(|mover| mover.place == place)?;
            let (not, passed) = self.taken.get(step)?.split_at(OPTIONS);
            let mover = counters.movers.get(step)?;
            let ways = mover.options.iter().zip(not).zip(passed).map(|((position, not), passed)| match position {
                Position::Agree => *passed,
                Position::Disagree | Position::Block => *not,
                Position::Abstain | Position::Absent | Position::Recused => 0,
            });
            Some(SampledSeat { seat: seat.id.clone(), success: share(ways.sum()) })
        };
        let seats = rule.seats.iter().enumerate().filter_map(of).collect();
        let error = libm::sqrt(passes * (1.0 - passes) / f64::from(ballots));
        Sampled { ballots, passes, fails, tied, blocked, no_quorum, error, seats }
    }
}

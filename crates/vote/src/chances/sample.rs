//! A second opinion on chances: ballots drawn by chance, from a seed.
//!
//! Random numbers are counter-based: the number of a ballot and the seed say which numbers it gets, so that the same seed
//! gives the same ballots everywhere, in any order. The numbers are those of SplitMix64 (Steele, Lea and Flood, 2014),
//! whose state after so many steps can be jumped to.

use super::belief::{Belief, Latent};
use super::error::ChancesError;
use super::leaning::Leaning;
use super::normal::quantile;
use super::{MOST_NODES, Vote};
use crate::counters::{Counters, Mover, Question};
use crate::diagram::{Diagram, Next};
use crate::{Ballots, CompiledRule, Voter};
use alliance_model::{Id, Position, Rule, Verdict};
use serde::Serialize;

/// The factor is drawn among so many equally likely parts of the normal distribution, each told by its middle.
const PARTS: u32 = 4096;
/// How many options a seat can have.
const OPTIONS: usize = Position::ALL.len();
/// A diagram for drawing may be small only: building it must not take longer than drawing.
const MOST_DRAWN_NODES: usize = MOST_NODES / 4;

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
    let counters = vote.counters(&vote.rule, Question::Verdict);
    let urn = Urn::of(&vote, &counters);
    let mut counts = Counts { verdicts: [0; 5], taken: vec![[0; 2 * OPTIONS]; counters.movers.len()] };
    match Diagram::of(&counters, MOST_DRAWN_NODES) {
        Ok(diagram) => urn.draw(sampling, &mut counts, |options| by_diagram(&diagram, options)),
        Err(_) => {
            let mut ballots = vote.rule.ballots(|_| Position::Absent);
            urn.draw(sampling, &mut counts, |options| one_by_one(&vote.rule, &mut ballots, &counters.movers, options));
        }
    }
    Ok(counts.sampled(&vote.rule, &counters, sampling.ballots))
}

fn by_diagram(diagram: &Diagram, options: &[u8]) -> Verdict {
    let mut at = diagram.root;
    for (layer, option) in diagram.layers.iter().zip(options) {
        let Next::Node(node) = at else { break };
        let Some(next) = layer.next.get(node as usize * layer.options + usize::from(*option)) else { break };
        at = *next;
    }
    match at {
        Next::Verdict(verdict) => verdict,
        Next::Node(_) => Verdict::Fails,
    }
}

fn one_by_one(rule: &CompiledRule, ballots: &mut Ballots, movers: &[Mover], options: &[u8]) -> Verdict {
    for (mover, option) in movers.iter().zip(options) {
        if let Some(position) = mover.options.get(usize::from(*option)) {
            ballots.set(mover.place, *position);
        }
    }
    rule.evaluate(ballots)
}

struct Counts {
    /// By the order of verdicts.
    verdicts: [u32; 5],
    /// For each seat, how often each option was taken and the motion did not pass, and then how often it did.
    taken: Vec<[u32; 2 * OPTIONS]>,
}

impl Counts {
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

/// Where each seat's options end, on a scale of 2^31, for each part of its group's factor.
struct Urn {
    /// How many groups there are.
    groups: usize,
    seats: Vec<Drawn>,
    /// For each part of the factor, or once where seats do not lean.
    ends: Vec<Vec<[u32; OPTIONS]>>,
}

/// A seat: its group, and which ends are its own. Seats of one group with equal beliefs share them.
struct Drawn {
    group: usize,
    ends: usize,
    /// How many ends there are: one less than options.
    cuts: usize,
}

impl Urn {
    fn of(vote: &Vote, counters: &Counters) -> Self {
        let leans = |group: usize| vote.groups.correlation(group) > 0.0;
        let middles: Vec<f64> = if (0..vote.groups.count()).any(leans) { (0..PARTS).map(middle).collect() } else { Vec::new() };
        let mut known: Vec<(usize, Belief, &[Position])> = Vec::new();
        let mut urn = Self { groups: vote.groups.count(), seats: Vec::new(), ends: Vec::new() };
        for mover in &counters.movers {
            let belief = vote.beliefs.get(mover.place).copied().unwrap_or_default();
            let group = vote.groups.of_seat(mover.place);
            let kind = (group, belief, mover.options.as_slice());
            let place = known.iter().position(|other| *other == kind).unwrap_or(known.len());
            if place == known.len() {
                let (latent, correlation) = (Latent::of(belief), vote.groups.correlation(group));
                let factors = if leans(group) { middles.as_slice() } else { &[0.0] };
                urn.ends.push(factors.iter().map(|factor| ends(&latent.given(*factor, correlation), &mover.options)).collect());
                known.push(kind);
            }
            urn.seats.push(Drawn { group, ends: place, cuts: mover.options.len() - 1 });
        }
        urn
    }

    fn draw(&self, sampling: Sampling, counts: &mut Counts, mut judge: impl FnMut(&[u8]) -> Verdict) {
        let words = self.groups.div_ceil(2) as u64 + (self.seats.len() as u64).div_ceil(2);
        let mut parts = vec![0; self.groups];
        let mut options = vec![0_u8; self.seats.len()];
        for ballot in 0..u64::from(sampling.ballots) {
            let mut numbers = Numbers::at(sampling.seed, ballot * words);
            parts.iter_mut().for_each(|part| *part = (numbers.next() % PARTS) as usize);
            for (option, seat) in options.iter_mut().zip(&self.seats) {
                let part = parts.get(seat.group).copied().unwrap_or(0);
                let number = numbers.next() >> 1;
                let ends = self.ends.get(seat.ends).and_then(|ends| ends.get(part).or(ends.first()));
                *option = ends.map_or(0, |ends| ends.iter().take(seat.cuts).map(|end| u8::from(number >= *end)).sum());
            }
            let verdict = judge(&options);
            counts.verdicts.iter_mut().skip(verdict as usize).take(1).for_each(|count| *count += 1);
            let passes = OPTIONS * usize::from(verdict == Verdict::Passes);
            for (taken, option) in counts.taken.iter_mut().zip(&options) {
                if let Some(count) = taken.get_mut(passes + usize::from(*option)) {
                    *count += 1;
                }
            }
        }
    }
}

/// The middle of a part of the factor: as likely below as above within the part.
fn middle(part: u32) -> f64 {
    quantile((f64::from(part) + 0.5) / f64::from(PARTS))
}

/// Where each option but the last ends; from the last on, no number reaches the end.
fn ends(belief: &Belief, options: &[Position]) -> [u32; OPTIONS] {
    let mut ends = [u32::MAX; OPTIONS];
    let mut sum = 0.0;
    for (end, option) in ends.iter_mut().zip(options).take(options.len() - 1) {
        sum += belief.of(*option);
        *end = (sum * 2_147_483_648.0) as u32;
    }
    ends
}

/// SplitMix64, from so many steps after its seed, in halves of 32 bits.
struct Numbers {
    state: u64,
    half: Option<u32>,
}

impl Numbers {
    const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

    fn at(seed: u64, steps: u64) -> Self {
        Self { state: seed.wrapping_add(steps.wrapping_mul(Self::STEP)), half: None }
    }

    fn next(&mut self) -> u32 {
        if let Some(half) = self.half.take() {
            return half;
        }
        self.state = self.state.wrapping_add(Self::STEP);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        self.half = Some((mixed >> 32) as u32);
        mixed as u32
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn numbers_are_those_of_splitmix64() {
        // The first two outputs for the seed 1234567, as published with the generator.
        let mut numbers = Numbers::at(1_234_567, 0);
        let mut word = || u64::from(numbers.next()) | u64::from(numbers.next()) << 32;
        assert_eq!(word(), 6_457_827_717_110_365_317);
        assert_eq!(word(), 3_203_168_211_198_807_973);
        let mut later = Numbers::at(1_234_567, 1);
        assert_eq!(u64::from(later.next()) | u64::from(later.next()) << 32, 3_203_168_211_198_807_973);
    }
}

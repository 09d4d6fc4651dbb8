//! Ballots drawn by chance, seat by seat over a block of them at a time.

use super::Vote;
use super::belief::{Belief, Latent};
use super::normal::quantile;
use super::numbers::{BLOCK, Numbers, words};
use crate::counters::Counters;
use alliance_model::Position;

/// The factor is drawn among so many equally likely parts of the normal distribution, each told by its middle.
const PARTS: u32 = 4096;

/// Where each seat's options end, on a scale of 2^31, for each part of its group's factor.
pub(super) struct Urn {
    /// For each group, how many parts of its factor are told apart.
    parts: Vec<u32>,
    seats: Vec<Drawn>,
    /// For each kind of seat and each of its options but the last, where it ends, by parts of the factor.
    ends: Vec<Vec<Vec<u32>>>,
}

/// A seat: its group, and which ends are its own. Seats of one group with equal beliefs share them.
struct Drawn {
    group: usize,
    kind: usize,
}

/// A block of ballots.
pub(super) struct Block {
    /// For each group, the part of its factor in each ballot.
    parts: Vec<Numbers>,
    /// For each seat, the option that it takes in each ballot.
    pub(super) options: Vec<[u8; BLOCK]>,
}

impl Urn {
    pub(super) fn of(vote: &Vote, counters: &Counters) -> Self {
        let leans = |group: usize| vote.groups.correlation(group) > 0.0;
        let parts: Vec<u32> = (0..vote.groups.count()).map(|group| if leans(group) { PARTS } else { 1 }).collect();
        let middles: Vec<f64> = if parts.contains(&PARTS) { (0..PARTS).map(middle).collect() } else { Vec::new() };
        let mut known: Vec<(usize, Belief, &[Position])> = Vec::new();
        let mut urn = Self { parts, seats: Vec::new(), ends: Vec::new() };
        for mover in &counters.movers {
            let belief = vote.beliefs.get(mover.place).copied().unwrap_or_default();
            let group = vote.groups.of_seat(mover.place);
            let of = (group, belief, mover.options.as_slice());
            let kind = known.iter().position(|other| *other == of).unwrap_or(known.len());
            if kind == known.len() {
                let (latent, correlation) = (Latent::of(belief), vote.groups.correlation(group));
                let factors = if leans(group) { middles.as_slice() } else { &[0.0] };
                urn.ends.push(ends(&mover.options, factors.iter().map(|factor| latent.given(*factor, correlation))));
                known.push(of);
            }
            urn.seats.push(Drawn { group, kind });
        }
        urn
    }

    /// An empty block.
    pub(super) fn block(&self) -> Block {
        Block { parts: vec![[0; BLOCK]; self.parts.len()], options: vec![[0; BLOCK]; self.seats.len()] }
    }

    /// Draws the ballots from this one on. A ballot's numbers are its own, whatever is drawn before it: first one for each
    /// group, then one for each seat.
    pub(super) fn draw(&self, seed: u64, from: u64, block: &mut Block) {
        let apart = (self.parts.len().div_ceil(2) + self.seats.len().div_ceil(2)) as u64;
        let mut halves = [[0; BLOCK]; 2];
        let Block { parts, options } = block;
        for draw in 0..self.parts.len() + self.seats.len() {
            if draw % 2 == 0 {
                words(seed, from.wrapping_mul(apart).wrapping_add(draw as u64 / 2), apart, &mut halves);
            }
            let [lower, upper] = &halves;
            let numbers = if draw % 2 == 0 { lower } else { upper };
            match draw.checked_sub(self.parts.len()) {
                None => {
                    let (Some(parts), Some(count)) = (parts.get_mut(draw), self.parts.get(draw)) else { continue };
                    parts.iter_mut().zip(numbers).for_each(|(part, number)| *part = number % count);
                }
                Some(seat) => {
                    let (Some(drawn), Some(options)) = (self.seats.get(seat), options.get_mut(seat)) else { continue };
                    let (Some(ends), Some(parts)) = (self.ends.get(drawn.kind), parts.get(drawn.group)) else { continue };
                    take(options, ends, parts, numbers);
                }
            }
        }
    }
}

/// The option of a seat in each ballot: as many as end before its number.
fn take(options: &mut [u8; BLOCK], ends: &[Vec<u32>], parts: &Numbers, numbers: &Numbers) {
    options.fill(0);
    for ends in ends {
        for ((option, part), number) in options.iter_mut().zip(parts).zip(numbers) {
            *option += u8::from(ends.get(*part as usize).is_some_and(|end| number >> 1 >= *end));
        }
    }
}

/// The middle of a part of the factor: as likely below as above within the part.
fn middle(part: u32) -> f64 {
    quantile((f64::from(part) + 0.5) / f64::from(PARTS))
}

/// Where each option but the last ends, for each of these beliefs.
fn ends(options: &[Position], beliefs: impl Iterator<Item = Belief>) -> Vec<Vec<u32>> {
    let mut ends = vec![Vec::new(); options.len().saturating_sub(1)];
    for belief in beliefs {
        let mut sum = 0.0;
        for (ends, option) in ends.iter_mut().zip(options) {
            sum += belief.of(*option);
            ends.push((sum * 2_147_483_648.0) as u32);
        }
    }
    ends
}

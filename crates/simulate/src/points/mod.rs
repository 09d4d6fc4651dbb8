//! The random numbers of every future: the number of the future and that of the input pick them, and nothing else does.

mod directions;
mod mix;
mod permute;
mod scramble;
mod table;

use crate::Points;
use mix::mixed;
use permute::permuted;
use scramble::scrambled;

/// Where random numbers come from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Source {
    pub(crate) points: Points,
    pub(crate) seed: u32,
    /// How many numbers a future takes.
    pub(crate) inputs: usize,
    /// How many rounds, and how many futures each has.
    pub(crate) rounds: u32,
    pub(crate) per_round: u32,
    /// Of Sobol points: the scrambled directions and the shift of every input in every round.
    directions: Vec<Option<([u32; 32], u32)>>,
}

/// How many independent rounds spread points are drawn in: their differences tell the errors.
const ROUNDS: u32 = 16;

impl Source {
    /// For so many futures, rounded up to whole rounds, of so many inputs.
    pub(crate) fn new(points: Points, seed: u32, samples: u32, inputs: usize) -> Self {
        let rounds = if points == Points::Plain { 1 } else { ROUNDS };
        let per_round = samples.div_ceil(rounds).max(2);
        let mut source = Self { points, seed, inputs, rounds, per_round, directions: Vec::new() };
        if points == Points::Sobol {
            let every = (0..rounds).flat_map(|round| (0..inputs).map(move |input| (round, input)));
            source.directions = every.map(|(round, input)| scrambled(input, mixed(u64::from(seed), u64::from(round)))).collect();
        }
        source
    }

    /// Whether it is the source for these.
    pub(crate) fn is_for(&self, points: Points, seed: u32, samples: u32, inputs: usize) -> bool {
        let per_round = samples.div_ceil(self.rounds).max(2);
        (self.points, self.seed, self.per_round, self.inputs) == (points, seed, per_round, inputs)
    }

    /// How many futures there are.
    pub(crate) fn samples(&self) -> u32 {
        self.rounds * self.per_round
    }

    /// A key for an input in a round.
    fn key(&self, round: u32, input: usize) -> u64 {
        mixed(mixed(u64::from(self.seed), u64::from(round)), input as u64)
    }

    /// Fills in the random numbers of an input for futures one after another, all of one round.
    pub(crate) fn fill(&self, input: usize, first: u32, numbers: &mut [u64]) {
        let (round, place) = (first / self.per_round, first % self.per_round);
        let sobol = self.directions.get(round as usize * self.inputs + input).copied().flatten();
        match (self.points, sobol) {
            (Points::Sobol, Some((directions, shift))) => fill_sobol(&directions, shift, place, numbers),
            (Points::LatinHypercube, _) => self.fill_hypercube(input, round, place, numbers),
            // Sobol points beyond the published directions are plain.
            _ => self.fill_plain(input, first, numbers),
        }
    }

    /// The random number itself, as published: see [`mixed`].
    pub(crate) fn plain(&self, input: usize, future: u32) -> u64 {
        mixed(u64::from(self.seed), u64::from(future) * self.inputs as u64 + input as u64)
    }

    #[inline(never)] // Seldom runs: apart, it is compiled only where it does.
    fn fill_plain(&self, input: usize, first: u32, numbers: &mut [u64]) {
        for (future, number) in (first..).zip(numbers) {
            // The middle of one of 2^52 stretches.
            *number = (self.plain(input, future) & !0xfff) | 0x800;
        }
    }

    #[inline(never)] // Seldom runs: apart, it is compiled only where it does.
    fn fill_hypercube(&self, input: usize, round: u32, place: u32, numbers: &mut [u64]) {
        let key = self.key(round, input);
        for (place, number) in (place..).zip(numbers) {
            let stretch = permuted(place, self.per_round, key as u32);
            let within = mixed(key, u64::from(place)) >> 32;
            // (stretch + within) / per_round, in 64 bits below the point.
            let whole = (u128::from(stretch) << 64) + (u128::from(within) << 32) + (1 << 31);
            *number = (whole / u128::from(self.per_round)) as u64 | 0x800;
        }
    }
}

/// Points one after another: those whose number differs in a single digit differ by the direction of that digit.
fn fill_sobol(directions: &[u32; 32], shift: u32, first: u32, numbers: &mut [u64]) {
    let at = |place: u32| {
        directions.iter().enumerate().filter(|(digit, _)| place >> digit & 1 == 1).fold(shift, |point, (_, direction)| point ^ direction)
    };
    // Up to 256 places share all their higher digits.
    let mut done = 0;
    while done < numbers.len() {
        let place = first + done as u32;
        let digits = place.trailing_zeros().min(8);
        let count = (1_usize << digits).min(numbers.len() - done);
        let Some(block) = numbers.get_mut(done..done + count) else { return };
        if let Some(number) = block.first_mut() {
            *number = u64::from(at(place)) << 32 | 1 << 31;
        }
        let mut known = 1;
        for direction in directions {
            if known >= count {
                break;
            }
            let (left, right) = block.split_at_mut(known);
            for (number, other) in right.iter_mut().zip(left.iter()) {
                *number = other ^ (u64::from(*direction) << 32);
            }
            known *= 2;
        }
        done += count;
    }
}

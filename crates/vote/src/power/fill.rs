//! Filling a truth table from the counters of a game: a line of words at a time, each word with 64 coalitions at once.
//!
//! The low six players have 64 sums. A threshold less what the other players add is reached by the highest of them.

use super::game::Game;
use crate::counters::Formula;

/// The words of a game without organisations.
pub(super) fn fill(game: &Game, count: usize) -> Vec<u64> {
    let atoms: Vec<Atom> = (0..game.thresholds.len()).map(|counter| Atom::of(game, counter)).collect();
    let mut words = vec![0; count];
    for (row, line) in words.chunks_mut(1 << MIDDLE).enumerate() {
        Filler { game, atoms: &atoms, row }.write(&game.formula, line);
    }
    words
}

/// Players that tell the words of a line apart.
const MIDDLE: usize = 10;

/// Fills one line.
struct Filler<'a> {
    game: &'a Game,
    atoms: &'a [Atom],
    row: usize,
}

impl Filler<'_> {
    fn write(&self, formula: &Formula, line: &mut [u64]) {
        match formula {
            Formula::Always(holds) => line.fill(if *holds { !0 } else { 0 }),
            Formula::Reached(counter, threshold) => {
                let threshold = self.game.thresholds.get(*counter).and_then(|thresholds| thresholds.get(*threshold));
                if let (Some(atom), Some(threshold)) = (self.atoms.get(*counter), threshold) {
                    atom.write(*threshold, self.row, line);
                }
            }
            Formula::All(parts) => self.join(parts, line, !0, |all, part| all & part),
            Formula::Any(parts) => self.join(parts, line, 0, |any, part| any | part),
            Formula::Not(inner) => {
                self.write(inner, line);
                line.iter_mut().for_each(|word| *word = !*word);
            }
        }
    }

    fn join(&self, parts: &[Formula], line: &mut [u64], none: u64, join: impl Fn(u64, u64) -> u64) {
        line.fill(none);
        let mut part_line = vec![0; line.len()];
        for part in parts {
            self.write(part, &mut part_line);
            line.iter_mut().zip(&part_line).for_each(|(word, part)| *word = join(*word, *part));
        }
    }
}

/// One counter over all coalitions.
struct Atom {
    low: Low,
    /// The sums of the next players, by their number; and the least and the most of them.
    middle: Vec<i64>,
    least: i64,
    most: i64,
    /// The sums of the rest.
    top: Vec<i64>,
}

impl Atom {
    fn of(game: &Game, counter: usize) -> Self {
        let adds: Vec<i64> = game.adds.iter().map(|adds| adds.get(counter).copied().unwrap_or(0)).collect();
        let base = game.base.get(counter).copied().unwrap_or(0);
        let part = |from: usize, to: usize| adds.get(from.min(adds.len())..to.min(adds.len())).unwrap_or_default();
        let middle = sums(part(6, 6 + MIDDLE), 0);
        let (least, most) = middle.iter().fold((0, 0), |(least, most), sum| (least.min(*sum), most.max(*sum)));
        Self { low: Low::of(part(0, 6)), middle, least, most, top: sums(part(6 + MIDDLE, adds.len()), base) }
    }

    /// Which coalitions of a line reach a threshold.
    fn write(&self, threshold: i64, row: usize, line: &mut [u64]) {
        let needed = threshold - self.top.get(row).copied().unwrap_or(0);
        if needed - self.least <= self.low.least {
            return line.fill(!0);
        }
        if needed - self.most > self.low.most {
            return line.fill(0);
        }
        line.iter_mut().zip(&self.middle).for_each(|(word, middle)| *word = self.low.at_least(needed - middle));
    }
}

/// The sums of the low six players.
struct Low {
    least: i64,
    most: i64,
    /// The sums, upwards, and for each the coalitions from there on.
    from_here: Vec<(i64, u64)>,
    /// Where to begin to look for a sum: by its distance from the least, in steps.
    begin: Vec<u8>,
    step: u32,
}

/// So many places to begin are enough: there are at most 64 sums.
const BEGIN: u32 = 8;

impl Low {
    fn of(adds: &[i64]) -> Self {
        let mut from_here: Vec<(i64, u64)> = sums(adds, 0).into_iter().zip((0..64).map(|lane| 1_u64 << lane)).collect();
        from_here.sort_unstable();
        let mut all = 0;
        for (_, lanes) in from_here.iter_mut().rev() {
            all |= *lanes;
            *lanes = all;
        }
        from_here.dedup_by_key(|(sum, _)| *sum);
        let (least, most) = (from_here.first().map_or(0, |(sum, _)| *sum), from_here.last().map_or(0, |(sum, _)| *sum));
        let step = (i64::BITS - (most - least).leading_zeros()).saturating_sub(BEGIN);
        let at = |place: i64| from_here.partition_point(|(sum, _)| *sum < least + (place << step)) as u8;
        let begin = (0..=(most - least) >> step).map(at).collect();
        Self { least, most, from_here, begin, step }
    }

    /// Which coalitions of the six reach so much.
    fn at_least(&self, needed: i64) -> u64 {
        // Most words are far from the threshold.
        if needed <= self.least {
            return !0;
        }
        if needed > self.most {
            return 0;
        }
        let begin = self.begin.get(((needed - self.least) >> self.step) as usize).map_or(0, |begin| usize::from(*begin));
        let reached = self.from_here.iter().skip(begin).find(|(sum, _)| *sum >= needed);
        reached.map_or(0, |(_, lanes)| *lanes)
    }
}

/// The sums of all subsets, in the order of their numbers.
fn sums(adds: &[i64], base: i64) -> Vec<i64> {
    let mut sums = vec![base];
    for add in adds {
        sums.extend_from_within(..);
        let half = sums.len() / 2;
        sums.iter_mut().skip(half).for_each(|sum| *sum += add);
    }
    sums
}

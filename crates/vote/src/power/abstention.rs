//! Abstention as a third choice: every way that seats agree, abstain or disagree, by the diagram of all courses.
//!
//! By roll call (Felsenthal and Machover 1997), all vote at random in random order, and the pivot is the one after whom
//! the outcome is certain: that it passes though all still to come say no, or fails though they say yes. So the index is
//! a Shapley value of the chance that the outcome is certain once some have voted. It supposes that a rule is monotone.

use super::answer::{AbstentionPower, AbstentionSeatPower};
use super::indices::{factorials, quotient, ratio};
use super::quadrature::gauss_legendre;
use crate::CompiledRule;
use crate::counters::{Counters, Question};
use crate::diagram::{Diagram, TooLarge};
use alliance_model::{Id, Position, Verdict, sort_short};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};
use std::ops::Sub;

/// The most nodes of the diagram.
const MOST_NODES: usize = 200_000;
/// The most products of whole numbers for exact fractions: what is free, and what is done where it is asked for.
const FREE: usize = 10_000;
const MOST_EXACT: usize = 5_000_000;

const CHOICES: [Position; 3] = [Position::Agree, Position::Abstain, Position::Disagree];

/// Power where each seat that is not fixed agrees, abstains or disagrees; with fractions where they are asked for or free.
/// Errors where there are too many totals.
pub(crate) fn power(rule: &CompiledRule, fixed: impl Fn(usize) -> Option<Position>, exact: bool) -> Result<AbstentionPower, TooLarge> {
    let may = |place: usize| fixed(place).map_or_else(|| CHOICES.to_vec(), |position| vec![position]);
    let counters = Counters::new(rule, Question::Verdict, may);
    let diagram = Diagram::of(&counters, MOST_NODES)?;
    let ways = Ways { diagram: &diagram, size: counters.movers.len() };
    // Up to so many seats, the ways to vote fit into a machine's longest numbers.
    let (steps, passing, tied) = if ways.size <= 70 { ways.counted::<i128>() } else { ways.counted::<BigInt>() };
    let shapley = ways.roll_call(exact);
    let all: BigInt = steps.iter().flatten().sum();
    let profiles = BigInt::from(3).pow(ways.size as u32);
    let mut seats = Vec::new();
    for ((mover, step), (shapley, exact)) in counters.movers.iter().zip(&steps).zip(shapley) {
        let Some(seat) = rule.seats.get(mover.place) else { continue };
        seats.push((mover.place, seat_power(&seat.id, step, &all, &profiles, shapley, exact)));
    }
    sort_short(&mut seats, |(one, _), (other, _)| one < other);
    Ok(AbstentionPower {
        passing: passing.to_string(),
        tied: tied.to_string(),
        profiles: profiles.to_string(),
        seats: seats.into_iter().map(|(_, seat)| seat).collect(),
    })
}

fn seat_power(
    seat: &Id,
    [upper, lower]: &[BigInt; 2],
    all: &BigInt,
    profiles: &BigInt,
    shapley: f64,
    exact: Option<BigRational>,
) -> AbstentionSeatPower {
    let both = upper + lower;
    AbstentionSeatPower {
        seat: seat.clone(),
        yes_or_abstain: upper.to_string(),
        abstain_or_no: lower.to_string(),
        banzhaf_absolute: quotient(&both, &(profiles / 3)),
        banzhaf: ratio(both.clone(), all.clone()).and_then(|part| part.to_f64()).unwrap_or(0.0),
        yes_or_no: both.to_string(),
        shapley_shubik: exact.as_ref().and_then(ToPrimitive::to_f64).unwrap_or(shapley),
        shapley_shubik_exact: exact.map(|exact| exact.to_string()),
    }
}

/// Whole numbers with a sign.
trait Count: Clone + Zero + One + From<u8> + Sub<Output = Self> + Into<BigInt> {}
impl<N: Clone + Zero + One + From<u8> + Sub<Output = N> + Into<BigInt>> Count for N {}

struct Ways<'a> {
    diagram: &'a Diagram,
    size: usize,
}

impl Ways<'_> {
    /// For each player, ways of the others in which agreeing passes and abstaining does not, and abstaining and disagreeing;
    /// and in how many ways it passes, and is tied.
    fn counted<N: Count>(&self) -> (Vec<[BigInt; 2]>, BigInt, BigInt) {
        let mut ways = vec![N::one()];
        for left in 0..self.size {
            let next = ways.get(left).cloned().unwrap_or_else(N::one) * N::from(3);
            ways.push(next);
        }
        // Passing and tied at once.
        let ended = |verdict: Verdict, step: usize| {
            let all = ways.get(self.size - step).cloned().unwrap_or_else(N::one);
            match verdict {
                Verdict::Passes => [all, N::zero()],
                Verdict::Tied => [N::zero(), all],
                _ => [N::zero(), N::zero()],
            }
        };
        let values = self.diagram.backwards(ended, |_, options| {
            options.iter().fold([N::zero(), N::zero()], |[passing, tied], [more, more_tied]| [passing + more.clone(), tied + more_tied.clone()])
        });
        let coming = self.diagram.forwards(N::one(), &N::zero(), |_, _, value| value.clone(), |sum, more| *sum = sum.clone() + more);
        let mut steps = vec![[N::zero(), N::zero()]; self.size];
        self.each_node(&values, ended, |step, node, [[agree, _], [abstain, _], [disagree, _]]| {
            let Some(coming) = coming.get(step).and_then(|layer| layer.get(node)) else { return };
            let Some([upper, lower]) = steps.get_mut(step) else { return };
            *upper = upper.clone() + coming.clone() * (agree - abstain.clone());
            *lower = lower.clone() + coming.clone() * (abstain - disagree);
        });
        let [passing, tied] = self.diagram.value(self.diagram.root, 0, &values, ended).unwrap_or_else(|| [N::zero(), N::zero()]);
        (steps.into_iter().map(|step| step.map(Into::into)).collect(), passing.into(), tied.into())
    }

    /// Tells, for each node, the values of its three options.
    fn each_node<V: Clone>(&self, values: &[Vec<V>], ended: impl Fn(Verdict, usize) -> V + Copy, mut tell: impl FnMut(usize, usize, [V; 3])) {
        for (step, layer) in self.diagram.layers.iter().enumerate() {
            for (place, node) in layer.nodes().enumerate() {
                let value = |option: usize| self.diagram.value(*node.get(option)?, step + 1, values, ended);
                if let (Some(agree), Some(abstain), Some(disagree)) = (value(0), value(1), value(2)) {
                    tell(step, place, [agree, abstain, disagree]);
                }
            }
        }
    }

    /// Shapley-Shubik by roll call: as doubles, and as fractions.
    fn roll_call(&self, exact: bool) -> Vec<(f64, Option<BigRational>)> {
        let nodes: usize = self.diagram.layers.iter().map(|layer| layer.len()).sum();
        if nodes * self.size * self.size <= if exact { MOST_EXACT } else { FREE } {
            return self.roll_call_exactly().into_iter().map(|exact| (0.0, Some(exact))).collect();
        }
        let mut sums = vec![0.0; self.size];
        for (node, weight) in gauss_legendre(self.size.div_ceil(2)) {
            for last in [2, 0] {
                self.add_gains(last, node, weight, &mut sums);
            }
        }
        sums.into_iter().map(|sum| (sum, None)).collect()
    }

    /// Where each has voted with chance `voted` and the others take the `last` option: by how much each makes it certain.
    fn add_gains(&self, last: usize, voted: f64, weight: f64, sums: &mut [f64]) {
        let chance = |option: usize| voted / 3.0 + if option == last { 1.0 - voted } else { 0.0 };
        let ended = |verdict: Verdict, _: usize| if (verdict == Verdict::Passes) == (last == 2) { 1.0 } else { 0.0 };
        let values = self.diagram.backwards(ended, |_, options| options.iter().enumerate().map(|(option, value)| chance(option) * value).sum());
        let coming = self.diagram.forwards(1.0, &0.0, |_, option, value| chance(option) * value, |sum, more| *sum += more);
        self.each_node(&values, ended, |step, node, options| {
            let coming = coming.get(step).and_then(|layer| layer.get(node)).copied().unwrap_or(0.0);
            let waiting = options.get(last).copied().unwrap_or(0.0);
            sums.iter_mut().skip(step).take(1).for_each(|sum| *sum += weight * coming * (options.iter().sum::<f64>() / 3.0 - waiting));
        });
    }

    fn roll_call_exactly(&self) -> Vec<BigRational> {
        let passing = self.gains_by_voted(2);
        let failing = self.gains_by_voted(0);
        let factorials = factorials(self.size);
        let share = |(voted, gain): (usize, BigInt)| {
            let orders = factorials.get(voted)? * factorials.get(self.size - 1 - voted)?;
            ratio(gain * orders, factorials.last()? * BigInt::from(3).pow(voted as u32 + 1))
        };
        let shapley = |(passing, failing): (Vec<BigInt>, Vec<BigInt>)| {
            let gains = passing.into_iter().zip(failing).map(|(passing, failing)| passing + failing);
            gains.enumerate().filter_map(share).fold(BigRational::zero(), |sum, more| sum + more)
        };
        passing.into_iter().zip(failing).map(shapley).collect()
    }

    /// For each player, by how many of the others have voted: in how many more ways it is certain once the player has.
    fn gains_by_voted(&self, last: usize) -> Vec<Vec<BigInt>> {
        // One who takes the last option has voted so, or is still to come.
        let times = |option: usize, counts: &[BigInt]| {
            let mut made = vec![BigInt::zero(); counts.len() + 1];
            made.iter_mut().skip(1).zip(counts).for_each(|(made, count)| *made += count);
            if option == last {
                made.iter_mut().zip(counts).for_each(|(made, count)| *made += count);
            }
            made
        };
        let sum = |first: &mut Vec<BigInt>, more: Vec<BigInt>| {
            first.resize(first.len().max(more.len()), BigInt::zero());
            first.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        };
        let ended = |verdict: Verdict, step: usize| {
            let certain = (verdict == Verdict::Passes) == (last == 2);
            let one = if certain { BigInt::one() } else { BigInt::zero() };
            (step..self.size).fold(vec![one], |counts, _| {
                let mut all = Vec::new();
                (0..3).for_each(|option| sum(&mut all, times(option, &counts)));
                all
            })
        };
        let values = self.diagram.backwards(ended, |_, options| {
            let mut all = Vec::new();
            options.iter().enumerate().for_each(|(option, counts)| sum(&mut all, times(option, counts)));
            all
        });
        let coming = self.diagram.forwards(vec![BigInt::one()], &Vec::new(), |_, option, counts| times(option, counts), sum);
        let mut gains = vec![vec![BigInt::zero(); self.size]; self.size];
        self.each_node(&values, ended, |step, node, options| {
            let Some(coming) = coming.get(step).and_then(|layer| layer.get(node)) else { return };
            let Some(gains) = gains.get_mut(step) else { return };
            let mut gain = vec![BigInt::zero(); self.size];
            for (option, counts) in options.iter().enumerate() {
                let times = if option == last { -2 } else { 1 };
                gain.iter_mut().zip(counts).for_each(|(gain, count)| *gain += count * times);
            }
            for (before, coming) in coming.iter().enumerate() {
                gains.iter_mut().skip(before).zip(&gain).for_each(|(sum, gain)| *sum += coming * gain);
            }
        });
        gains
    }
}

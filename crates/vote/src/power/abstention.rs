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
use alliance_model::{Id, Position, Verdict};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};

/// The most nodes of the diagram.
const MOST_NODES: usize = 200_000;
/// The most products of whole numbers for exact fractions.
const MOST_EXACT: usize = 2_000_000;

const CHOICES: [Position; 3] = [Position::Agree, Position::Abstain, Position::Disagree];

/// Power where each seat that is not fixed agrees, abstains or disagrees. Errors where there are too many totals.
pub(crate) fn power(rule: &CompiledRule, fixed: impl Fn(usize) -> Option<Position>) -> Result<AbstentionPower, TooLarge> {
    let may = |place: usize| fixed(place).map_or_else(|| CHOICES.to_vec(), |position| vec![position]);
    let counters = Counters::new(rule, Question::Verdict, may);
    let diagram = Diagram::of(&counters, MOST_NODES)?;
    let ways = Ways { diagram: &diagram, size: counters.movers.len() };
    let steps = ways.steps();
    let shapley = ways.roll_call();
    let all: BigInt = steps.iter().flatten().sum();
    let profiles = BigInt::from(3).pow(ways.size as u32);
    let mut seats = Vec::new();
    for ((mover, step), (shapley, exact)) in counters.movers.iter().zip(&steps).zip(shapley) {
        let Some(seat) = rule.seats.get(mover.place) else { continue };
        seats.push((mover.place, seat_power(&seat.id, step, &all, &profiles, shapley, exact)));
    }
    seats.sort_by_key(|(place, _)| *place);
    Ok(AbstentionPower {
        passing: ways.ending(Verdict::Passes).to_string(),
        tied: ways.ending(Verdict::Tied).to_string(),
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

struct Ways<'a> {
    diagram: &'a Diagram,
    size: usize,
}

impl Ways<'_> {
    /// In how many ways it ends so.
    fn ending(&self, wanted: Verdict) -> BigInt {
        let ended = |verdict: Verdict, step: usize| if verdict == wanted { BigInt::from(3).pow((self.size - step) as u32) } else { BigInt::zero() };
        let values = self.diagram.backwards(ended, |_, options| options.iter().sum());
        self.diagram.value(self.diagram.root, 0, &values, ended).unwrap_or_default()
    }

    /// For each player, ways of the others in which agreeing passes and abstaining does not, and abstaining and disagreeing.
    fn steps(&self) -> Vec<[BigInt; 2]> {
        let ended = |verdict: Verdict, step: usize| {
            if verdict == Verdict::Passes { BigInt::from(3).pow((self.size - step) as u32) } else { BigInt::zero() }
        };
        let values = self.diagram.backwards(ended, |_, options| options.iter().sum());
        let coming = self.diagram.forwards(BigInt::one(), &BigInt::zero(), |_, _, value| value.clone(), |sum, more| *sum += more);
        let mut steps = vec![[BigInt::zero(), BigInt::zero()]; self.size];
        self.each_node(&values, ended, |step, node, [agree, abstain, disagree]| {
            let Some(coming) = coming.get(step).and_then(|layer| layer.get(node)) else { return };
            let Some([upper, lower]) = steps.get_mut(step) else { return };
            *upper += coming * (agree - abstain.clone());
            *lower += coming * (abstain - disagree);
        });
        steps
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

    /// Shapley-Shubik by roll call: as doubles, and as fractions where there are few seats.
    fn roll_call(&self) -> Vec<(f64, Option<BigRational>)> {
        let nodes: usize = self.diagram.layers.iter().map(|layer| layer.len()).sum();
        if nodes * self.size * self.size <= MOST_EXACT {
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

//! Several sums at once: the diagram of all courses, where totals with the same future are one. For rules with many seats
//! and several tests, where none of the quicker ways will do.

use super::findings::{Findings, Number};
use super::quadrature::gauss_legendre;
use crate::CompiledRule;
use crate::counters::{Counters, Question};
use crate::diagram::{Diagram, TooLarge};
use alliance_model::{Position, Verdict};
use num_bigint::BigInt;
use num_traits::{One, Zero};

/// The diagram of a yes/no game and its players, by their places at the table.
pub(crate) struct Layers {
    diagram: Diagram,
    places: Vec<usize>,
    nodes: usize,
    monotone: Option<bool>,
}

impl Layers {
    /// Builds the diagram of a rule where some seats are fixed. Errors where it has more nodes than `most`.
    pub(crate) fn of(rule: &CompiledRule, fixed: impl Fn(usize) -> Option<Position>, most: usize, monotone: Option<bool>) -> Result<Self, TooLarge> {
        let may = |place: usize| fixed(place).map_or_else(|| vec![Position::Agree, Position::Disagree], |position| vec![position]);
        let counters = Counters::new(rule, Question::Passes, may);
        let diagram = Diagram::of(&counters, most)?;
        let nodes = diagram.layers.iter().map(|layer| layer.len()).sum();
        Ok(Self { diagram, places: counters.movers.iter().map(|mover| mover.place).collect(), nodes, monotone })
    }

    /// Additions for Shapley-Shubik by quadrature.
    pub(crate) fn cost(&self) -> f64 {
        self.nodes as f64 * self.places.len().div_ceil(2) as f64 * 4.0
    }

    /// Swings as whole numbers, for players by their places at the table.
    pub(crate) fn find(&self, players: &[Vec<usize>], shapley: bool) -> Findings {
        let size = self.places.len();
        let ended = |verdict: Verdict, step: usize| if verdict == Verdict::Passes { BigInt::one() << (size - step) } else { BigInt::zero() };
        let wins = self.diagram.backwards(ended, |_, options| options.iter().sum());
        let coming = self.diagram.forwards(BigInt::one(), &BigInt::zero(), |_, _, value| value.clone(), |sum, more| *sum += more);
        let swings: Vec<BigInt> = self.swings(&wins, &coming, ended);
        let winning = self.diagram.value(self.diagram.root, 0, &wins, ended).unwrap_or_default();
        Findings {
            winning: Number::Whole(winning),
            swings: self.in_order(players, &swings).into_iter().map(Number::Whole).collect(),
            shapley: shapley.then(|| self.in_order(players, &self.shapley())),
            monotone: self.monotone,
            error: (size as f64 * 4.0 + 20.0) * f64::EPSILON,
            ..Findings::default()
        }
    }

    fn shapley(&self) -> Vec<f64> {
        let mut sums = vec![0.0; self.places.len()];
        let ended = |verdict: Verdict, _: usize| f64::from(u8::from(verdict == Verdict::Passes));
        for (node, weight) in gauss_legendre(self.places.len().div_ceil(2)) {
            let chance = |option: usize| if option == 0 { node } else { 1.0 - node };
            let wins = self.diagram.backwards(ended, |_, options| options.iter().enumerate().map(|(option, value)| chance(option) * value).sum());
            let coming = self.diagram.forwards(1.0, &0.0, |_, option, value| chance(option) * value, |sum, more| *sum += more);
            let swings = self.swings(&wins, &coming, ended);
            sums.iter_mut().zip(swings).for_each(|(sum, swing)| *sum += weight * swing);
        }
        sums
    }

    /// For each layer: what comes to its nodes, times what agreeing gains there.
    fn swings<V: Clone + Zero + std::ops::Sub<Output = V> + std::ops::Mul<Output = V>>(
        &self,
        values: &[Vec<V>],
        coming: &[Vec<V>],
        ended: impl Fn(Verdict, usize) -> V + Copy,
    ) -> Vec<V> {
        let layer = |(step, (layer, coming)): (usize, (&crate::diagram::Layer, &Vec<V>))| {
            let gain = |(node, coming): (&[crate::diagram::Next], &V)| {
                let value = |option: usize| node.get(option).and_then(|next| self.diagram.value(*next, step + 1, values, ended));
                let (Some(agree), Some(disagree)) = (value(0), value(1)) else { return V::zero() };
                coming.clone() * (agree - disagree)
            };
            layer.nodes().zip(coming).map(gain).fold(V::zero(), |sum, more| sum + more)
        };
        self.diagram.layers.iter().zip(coming).enumerate().map(layer).collect()
    }

    fn in_order<V: Clone + Zero>(&self, players: &[Vec<usize>], values: &[V]) -> Vec<V> {
        let value = |player: &Vec<usize>| {
            let step = self.places.iter().position(|place| player.first() == Some(place));
            step.and_then(|step| values.get(step)).cloned().unwrap_or_else(V::zero)
        };
        players.iter().map(value).collect()
    }
}

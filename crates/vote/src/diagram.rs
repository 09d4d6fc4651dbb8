//! Every course that a vote can take, as a diagram: a layer of nodes for each seat in turn, where a node stands for all
//! that came before with the same future. Whatever is asked of all ballots together is one pass over it.

use crate::counters::{Counters, Totals};
use alliance_model::Verdict;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A decision diagram over the movers of [`Counters`], in their order.
#[derive(Clone, Debug)]
pub(crate) struct Diagram {
    /// Where the vote begins.
    pub(crate) root: Next,
    /// A layer for each mover.
    pub(crate) layers: Vec<Layer>,
}

/// The nodes before one mover is heard.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layer {
    /// How many options the mover has.
    pub(crate) options: usize,
    /// Where each option leads: for each node as many entries as there are options.
    pub(crate) next: Vec<Next>,
}

/// Where an option leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// To a node of the next layer.
    Node(u32),
    /// To a verdict that nobody who is still to be heard can change.
    Verdict(Verdict),
}

/// A diagram would have more nodes than are allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLarge;

impl Diagram {
    /// Builds the diagram. Errors where it would have more nodes than `most`.
    pub(crate) fn of(counters: &Counters, most: usize) -> Result<Self, TooLarge> {
        let mut totals = counters.totals();
        let mut layer: Vec<Totals> = Vec::new();
        let root = match counters.settle(&mut totals, 0) {
            Some(verdict) => Next::Verdict(verdict),
            None if counters.movers.is_empty() => Next::Verdict(counters.verdict(&totals)),
            None => {
                layer.push(totals);
                Next::Node(0)
            }
        };
        let mut layers = Vec::new();
        let mut left = most;
        let mut scratch = Totals::new();
        for (step, mover) in counters.movers.iter().enumerate() {
            left = left.checked_sub(layer.len()).ok_or(TooLarge)?;
            let mut known: HashMap<Totals, u32, BuildHasherDefault<Mixer>> = HashMap::default();
            let mut next = Vec::with_capacity(layer.len() * mover.options.len());
            for totals in &layer {
                for option in 0..mover.options.len() {
                    scratch.clone_from(totals);
                    counters.take(&mut scratch, step, option);
                    next.push(match counters.settle(&mut scratch, step + 1) {
                        Some(verdict) => Next::Verdict(verdict),
                        None => Next::Node(known.get(&scratch).copied().unwrap_or_else(|| {
                            let node = known.len() as u32;
                            known.insert(scratch.clone(), node);
                            node
                        })),
                    });
                }
                if known.len() > left {
                    return Err(TooLarge);
                }
            }
            layers.push(Layer { options: mover.options.len(), next });
            let mut after: Vec<(u32, Totals)> = known.into_iter().map(|(totals, node)| (node, totals)).collect();
            after.sort_unstable_by_key(|(node, _)| *node);
            layer = after.into_iter().map(|(_, totals)| totals).collect();
        }
        Ok(Self { root, layers })
    }

    /// From the end to the beginning: a value for each node of each layer. `ended` gives the value of a verdict that is
    /// certain before a step, `joined` that of a node from those of its options.
    pub(crate) fn backwards<V: Clone>(&self, ended: impl Fn(Verdict, usize) -> V, joined: impl Fn(usize, &[V]) -> V) -> Vec<Vec<V>> {
        let mut values: Vec<Vec<V>> = vec![Vec::new(); self.layers.len() + 1];
        let mut options = Vec::new();
        for (step, layer) in self.layers.iter().enumerate().rev() {
            let mut made = Vec::with_capacity(layer.len());
            for node in layer.nodes() {
                options.clear();
                options.extend(node.iter().filter_map(|next| self.value(*next, step + 1, &values, &ended)));
                made.push(joined(step, &options));
            }
            values.iter_mut().skip(step).take(1).for_each(|values| *values = std::mem::take(&mut made));
        }
        values
    }

    /// The value where an option leads, or at the root for step 0, by the values that [`Self::backwards`] gave.
    pub(crate) fn value<V: Clone>(&self, next: Next, step: usize, values: &[Vec<V>], ended: impl Fn(Verdict, usize) -> V) -> Option<V> {
        match next {
            Next::Verdict(verdict) => Some(ended(verdict, step)),
            Next::Node(node) => values.get(step)?.get(node as usize).cloned(),
        }
    }

    /// From the beginning to the end: how much comes to each node of each layer, beginning with `all` at the root.
    /// `share` gives what of it an option takes.
    pub(crate) fn forwards<V: Clone>(&self, all: V, none: &V, share: impl Fn(usize, usize, &V) -> V, add: impl Fn(&mut V, V)) -> Vec<Vec<V>> {
        let mut values: Vec<Vec<V>> = self.layers.iter().map(|layer| vec![none.clone(); layer.len()]).collect();
        if let (Next::Node(_), Some(first)) = (self.root, values.first_mut()) {
            first.iter_mut().for_each(|value| *value = all.clone());
        }
        for (step, layer) in self.layers.iter().enumerate() {
            let (before, after) = values.split_at_mut(step + 1);
            let (Some(before), Some(after)) = (before.last(), after.first_mut()) else { continue };
            for (node, value) in layer.nodes().zip(before) {
                for (option, next) in node.iter().enumerate() {
                    if let Next::Node(next) = next
                        && let Some(after) = after.get_mut(*next as usize)
                    {
                        add(after, share(step, option, value));
                    }
                }
            }
        }
        values
    }
}

/// Mixes whole numbers into a hash: totals are many and short, and nobody chooses them to collide.
#[derive(Default)]
struct Mixer(u64);

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(23) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_i128(&mut self, number: i128) {
        self.write_u64(number as u64);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 29
    }
}

impl Layer {
    /// How many nodes it has.
    pub(crate) fn len(&self) -> usize {
        self.next.len() / self.options.max(1)
    }

    /// Where the options of each node lead.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = &[Next]> {
        self.next.chunks_exact(self.options.max(1))
    }
}

#[cfg(test)]
#[path = "diagram_tests.rs"]
mod tests;

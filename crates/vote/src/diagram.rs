//! Every course that a vote can take, as a diagram: a layer of nodes for each seat in turn, where a node stands for all
//! that came before with the same future. Whatever is asked of all ballots together is one pass over it.

use crate::counters::{Counters, Known, Totals};
use alliance_model::Verdict;

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
        let (mut totals, mut learnt) = (counters.totals(), Known::default());
        let mut here = Nodes::of(totals.len());
        let root = match counters.settle(&mut totals, 0, &mut learnt) {
            Some(verdict) => Next::Verdict(verdict),
            None if counters.movers.is_empty() => Next::Verdict(counters.verdict(&totals)),
            None => Next::Node(here.place(&totals)),
        };
        let mut layers = Vec::new();
        let mut left = most;
        for (step, mover) in counters.movers.iter().enumerate() {
            left = left.checked_sub(here.len()).ok_or(TooLarge)?;
            let mut after = Nodes::of(totals.len());
            let mut next = Vec::with_capacity(here.len() * mover.options.len());
            for before in here.all() {
                for option in 0..mover.options.len() {
                    totals.clear();
                    totals.extend_from_slice(before);
                    counters.take(&mut totals, step, option);
                    next.push(match counters.settle(&mut totals, step + 1, &mut learnt) {
                        Some(verdict) => Next::Verdict(verdict),
                        None => Next::Node(after.place(&totals)),
                    });
                }
                if after.len() > left {
                    return Err(TooLarge);
                }
            }
            layers.push(Layer { options: mover.options.len(), next });
            here = after;
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

/// The totals of the nodes of a layer, one after the other, and where to find each.
struct Nodes {
    width: usize,
    totals: Totals,
    count: u32,
    /// A table with open addresses, at most half full: the number of a node plus one, or nothing.
    slots: Vec<u32>,
}

impl Nodes {
    fn of(width: usize) -> Self {
        Self { width: width.max(1), totals: Totals::new(), count: 0, slots: vec![0; 16] }
    }

    fn len(&self) -> usize {
        self.count as usize
    }

    fn all(&self) -> impl Iterator<Item = &[i128]> {
        self.totals.chunks_exact(self.width)
    }

    /// The number of the node with these totals, which is made where there is none.
    fn place(&mut self, totals: &[i128]) -> u32 {
        let slot = self.slot(totals);
        if let Some(node) = self.slots.get(slot).filter(|node| **node > 0) {
            return node - 1;
        }
        self.totals.extend_from_slice(totals);
        self.totals.resize(self.width * (self.len() + 1), 0);
        self.count += 1;
        self.slots.iter_mut().skip(slot).take(1).for_each(|node| *node = self.count);
        if self.slots.len() < 2 * self.len() {
            self.grow();
        }
        self.count - 1
    }

    /// The slot of these totals, or the free one where they belong.
    fn slot(&self, totals: &[i128]) -> usize {
        let mut slot = hash(totals) as usize;
        loop {
            slot &= self.slots.len() - 1;
            let node = self.slots.get(slot).copied().unwrap_or(0) as usize;
            if node == 0 || self.totals.get((node - 1) * self.width..).is_some_and(|node| node.starts_with(totals)) {
                return slot;
            }
            slot += 1;
        }
    }

    fn grow(&mut self) {
        self.slots = vec![0; 4 * self.slots.len()];
        for node in 0..self.len() {
            let slot = self.totals.get(node * self.width..(node + 1) * self.width).map_or(0, |totals| self.slot(totals));
            self.slots.iter_mut().skip(slot).take(1).for_each(|place| *place = node as u32 + 1);
        }
    }
}

fn hash(totals: &[i128]) -> u64 {
    let mixed = totals.iter().fold(0_u64, |mixed, total| (mixed.rotate_left(5) ^ *total as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed ^ mixed >> 32
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

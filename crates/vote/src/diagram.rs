//! Every course that a vote can take, as a diagram: a layer of nodes for each seat in turn, where a node stands for all
//! that came before with the same future. Whatever is asked of all ballots together is one pass over it.

use crate::counters::{Amount, Counters, Ending, Steps};
use crate::nodes::Nodes;
use alliance_model::Verdict;
use num_traits::AsPrimitive;

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
    /// To an ending that nobody who is still to be heard can change.
    End(Ending),
}

/// A diagram would have more nodes than are allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLarge;

impl Diagram {
    /// Builds the diagram. Errors where it would have more nodes than `most`.
    pub(crate) fn of(counters: &Counters, most: usize) -> Result<Self, TooLarge> {
        if counters.are_light() {
            Self::walked(Steps::<i64>::of(counters), counters, most)
        } else {
            Self::walked(Steps::<i128>::of(counters), counters, most)
        }
    }

    fn walked<N: Amount>(mut steps: Steps<'_, N>, counters: &Counters, most: usize) -> Result<Self, TooLarge>
    where
        i128: AsPrimitive<N>,
    {
        let mut totals = steps.totals();
        let mut here = Nodes::of(totals.len());
        let root = match steps.settle(&mut totals, 0) {
            Some(ending) => Next::End(ending),
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
                    steps.take(before, &mut totals, step, option);
                    next.push(match steps.settle(&mut totals, step + 1) {
                        Some(ending) => Next::End(ending),
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

    /// The same with as few nodes as can be: those from which everything comes to the same are one.
    pub(crate) fn reduced(mut self) -> Self {
        let mut after: Vec<Next> = Vec::new();
        for layer in self.layers.iter_mut().rev() {
            let mut kept = Nodes::of(layer.options);
            let (mut leads, mut next) = (Vec::new(), Vec::new());
            let mut here = Vec::with_capacity(layer.len());
            for node in layer.nodes() {
                leads.clear();
                leads.extend(node.iter().map(|lead| renamed(*lead, &after)));
                let certain = leads.first().filter(|first| matches!(first, Next::End(_)) && leads.iter().all(|lead| lead == *first));
                here.push(certain.copied().unwrap_or_else(|| {
                    let known = kept.len();
                    let place = kept.place(&leads.iter().map(Next::code).collect::<Vec<_>>());
                    if kept.len() > known {
                        next.extend_from_slice(&leads);
                    }
                    Next::Node(place)
                }));
            }
            layer.next = next;
            after = here;
        }
        self.root = renamed(self.root, &after);
        self
    }

    /// How many nodes it has.
    pub(crate) fn len(&self) -> usize {
        self.layers.iter().map(Layer::len).sum()
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
            Next::End(ending) => Some(ended(ending.verdict, step)),
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

/// Where something leads once nodes have new names.
fn renamed(next: Next, names: &[Next]) -> Next {
    match next {
        Next::Node(node) => names.get(node as usize).copied().unwrap_or(next),
        Next::End(_) => next,
    }
}

impl Next {
    /// A number for it.
    fn code(&self) -> u64 {
        match self {
            Self::Node(node) => u64::from(*node) << 4,
            Self::End(ending) => (ending.verdict as u64) << 2 | u64::from(ending.by_casting_vote) << 1 | 1,
        }
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

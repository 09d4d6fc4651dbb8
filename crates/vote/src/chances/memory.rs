//! What is kept of one question for the next.

use crate::counters::Counters;
use crate::diagram::{Diagram, TooLarge};

/// The courses that votes can take, as found before: a belief that moves changes none of them, so that only their chances
/// are left to be worked out. Answers are the same with and without it.
#[derive(Debug, Default)]
pub struct Memory {
    /// The newest first.
    kept: Vec<(Counters, Diagram)>,
}

/// The most nodes that are kept together, and how many of them a diagram counts for beside its own.
const MOST_NODES: usize = 200_000;
const EACH: usize = 1_000;

impl Memory {
    /// The diagram of these counters. Errors where it would have more nodes than `most`.
    pub(super) fn diagram(&mut self, counters: Counters, most: usize) -> Result<&Diagram, TooLarge> {
        let newest = match self.kept.iter().position(|(other, _)| *other == counters) {
            Some(place) => self.kept.remove(place),
            None => {
                let diagram = Diagram::of(&counters, most)?.reduced();
                (counters, diagram)
            }
        };
        self.kept.insert(0, newest);
        let mut nodes = 0;
        self.kept.retain(|(_, diagram)| {
            let first = nodes == 0;
            nodes += EACH + diagram.len();
            first || nodes <= MOST_NODES
        });
        self.kept.first().map(|(_, diagram)| diagram).ok_or(TooLarge)
    }
}

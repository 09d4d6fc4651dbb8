//! A run: futures are drawn block by block, in any order and by any number of workers, and then read.

use crate::correlation::mend;
use crate::draw::{BLOCK, Drawing};
use crate::inputs::Inputs;
use crate::mark::mark;
use crate::memory::Memory;
use crate::settler::Settler;
use crate::{Asked, Points, SimulateError, Stamp};
use alliance_model::Design;
use std::borrow::Cow;

/// A run under way.
#[derive(Debug)]
pub struct Run<'a> {
    pub(crate) design: Cow<'a, Design>,
    pub(crate) drawing: Drawing,
    pub(crate) settler: Settler,
    pub(crate) costs: Vec<f64>,
    /// One for each future where the score varies, or else empty.
    pub(crate) scores: Vec<f64>,
    stamp: Stamp,
    next: usize,
}

impl<'a> Run<'a> {
    /// Makes ready for the futures of a design. Errors where nothing is uncertain, or the terms cannot be settled.
    pub fn new(design: Cow<'a, Design>, asked: &Asked, memory: &mut Memory) -> Result<Self, SimulateError> {
        asked.check()?;
        let inputs = Inputs::of(&design)?;
        let score_varies = inputs.score_varies();
        let triangle = inputs.correlations().map(|(rows, n)| mend(rows, n));
        let drawing = Drawing::new(inputs, triangle, asked, asked.is_exact(), memory);
        let settler = Settler::new(&design, score_varies, drawing.is_exact())?;
        let samples = drawing.source.samples();
        let stamp = drawing.stamp(matches!(settler, Settler::Exact(..)), mark(&design));
        let costs = vec![0.0; samples as usize];
        let scores = vec![0.0; if score_varies { samples as usize } else { 0 }];
        Ok(Self { design, drawing, settler, costs, scores, stamp, next: 0 })
    }

    /// How the futures are drawn.
    pub fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    /// How many blocks there are. A block is drawn as a whole; what is in it hangs on nothing but its number.
    pub fn blocks(&self) -> usize {
        self.blocks_of_round() * self.stamp.rounds as usize
    }

    fn blocks_of_round(&self) -> usize {
        self.per_round().div_ceil(BLOCK)
    }

    pub(crate) fn per_round(&self) -> usize {
        self.drawing.source.per_round as usize
    }

    /// Where a block lies among the futures.
    fn block(&self, number: usize) -> std::ops::Range<usize> {
        let (round, place) = (number / self.blocks_of_round(), number % self.blocks_of_round() * BLOCK);
        let begin = round * self.per_round() + place;
        begin..begin + BLOCK.min(self.per_round() - place)
    }

    /// Draws the next blocks, so many of them; answers whether all are drawn.
    pub fn advance(&mut self, blocks: usize) -> bool {
        for number in self.next..self.blocks().min(self.next.saturating_add(blocks)) {
            let block = self.block(number);
            let costs = self.costs.get_mut(block.clone()).unwrap_or_default();
            let scores = self.scores.get_mut(block.clone()).unwrap_or_default();
            self.drawing.block(block.start as u32, costs, scores);
            self.next = number + 1;
        }
        self.is_drawn()
    }

    /// Whether all futures are drawn.
    pub fn is_drawn(&self) -> bool {
        self.next >= self.blocks()
    }

    /// Which part of the futures is drawn, from 0 to 1.
    pub fn progress(&self) -> f64 {
        self.next as f64 / self.blocks() as f64
    }

    /// What some blocks hold, drawn for a run elsewhere: final costs, and after them the scores where those vary.
    pub fn draw(&self, blocks: std::ops::Range<usize>) -> Vec<f64> {
        let (mut costs, mut scores) = (Vec::new(), Vec::new());
        for number in blocks.start..blocks.end.min(self.blocks()) {
            let block = self.block(number);
            let (mut here, mut here_scores) = (vec![0.0; block.len()], vec![0.0; if self.scores.is_empty() { 0 } else { block.len() }]);
            self.drawing.block(block.start as u32, &mut here, &mut here_scores);
            costs.extend(here);
            scores.extend(here_scores);
        }
        costs.extend(scores);
        costs
    }

    /// Takes in what was drawn elsewhere, see [`Run::draw`]: the blocks that come next.
    pub fn take(&mut self, blocks: usize, drawn: &[f64]) {
        if blocks == 0 || self.is_drawn() {
            return;
        }
        let (first, last) = (self.block(self.next), self.block(self.next.saturating_add(blocks).min(self.blocks()) - 1));
        let place = first.start..last.end;
        let (costs, scores) = drawn.split_at(place.len().min(drawn.len()));
        for (ours, theirs) in [(&mut self.costs, costs), (&mut self.scores, scores)] {
            if let Some(ours) = ours.get_mut(place.clone()).filter(|ours| ours.len() == theirs.len()) {
                ours.copy_from_slice(theirs);
            }
        }
        self.next = self.next.saturating_add(blocks).min(self.blocks());
    }

    /// The final costs that are drawn.
    pub fn costs(&self) -> &[f64] {
        &self.costs
    }

    /// About how many seconds a run takes: from what was measured in a browser on a slow machine. Settling to the penny is what takes long.
    pub fn seconds(design: &Design, asked: &Asked) -> f64 {
        let inputs = (design.costs.len() + 2 * design.risks.len() + design.outcomes.len()) as f64;
        let samples = f64::from(asked.samples);
        let settling = if asked.exact_pence == Some(true) { 2e-6 * design.members.len().max(4) as f64 } else { 5e-8 };
        let laid = if asked.points == Points::Sobol { 0.0 } else { 5e-9 };
        samples * (settling + inputs * (1e-8 + laid))
    }
}

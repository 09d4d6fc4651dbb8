//! A run: futures are drawn block by block, here or part by part by any number of workers, and then read.

use crate::draw::{BLOCK, Drawing};
use crate::gathered::{Gathered, Numbers, Part};
use crate::inputs::Inputs;
use crate::mark::mark;
use crate::memory::Memory;
use crate::settler::{Settler, Settles, whole_pence};
use crate::triangle::triangle;
use crate::{Asked, Points, SimulateError, Stamp};
use alliance_model::Design;
use std::borrow::Cow;
use std::ops::Range;

/// A run under way.
#[derive(Debug)]
pub struct Run<'a> {
    pub(crate) design: Cow<'a, Design>,
    pub(crate) drawing: Drawing,
    pub(crate) settler: Settler,
    pub(crate) gathered: Gathered,
    /// Those of all futures where they are asked for or needed, or else those of the first part.
    pub(crate) kept: Stretch,
    keeps_all: bool,
    /// What is drawn of the next part.
    next: Stretch,
    stamp: Stamp,
}

/// Some futures, in order.
#[derive(Debug, Default)]
pub(crate) struct Stretch {
    pub(crate) costs: Vec<f64>,
    /// One for each where the score varies, or else empty.
    pub(crate) scores: Vec<f64>,
}

impl<'a> Run<'a> {
    /// Makes ready for the futures of a design. Errors where nothing is uncertain, or the terms cannot be settled.
    pub fn new(design: Cow<'a, Design>, asked: &Asked, memory: &mut Memory) -> Result<Self, SimulateError> {
        asked.check()?;
        let inputs = Inputs::of(&design)?;
        let score_varies = inputs.score_varies();
        let triangle = triangle(&inputs);
        let drawing = Drawing::new(inputs, triangle, asked, asked.is_exact(), memory);
        let settler = Settler::new(&design, score_varies, drawing.is_exact())?;
        let stamp = drawing.stamp(matches!(settler, Settler::Exact(..)), mark(&design));
        let follows = settler.lines().is_some_and(|lines| (0..=design.members.len()).all(|place| lines.direction(place).is_some()));
        let mut next = Stretch::default();
        next.draw(&drawing, drawing.layout().first_block());
        let gathered = Gathered::new(&design, drawing.layout(), &as_settled(&next.costs, &stamp));
        Ok(Self { design, drawing, settler, gathered, kept: Stretch::default(), keeps_all: asked.keep || !follows, next, stamp })
    }

    /// How the futures are drawn.
    pub fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    /// In how many parts they can be drawn apart from each other. What is in a part hangs on nothing but its number.
    pub fn parts(&self) -> usize {
        self.gathered.layout.parts()
    }

    /// Draws the next blocks, so many of them; answers whether all are drawn.
    pub fn advance(&mut self, blocks: usize) -> bool {
        for _ in 0..blocks {
            if self.is_drawn() {
                break;
            }
            let part = self.gathered.next_part();
            let first = part.start + self.next.costs.len();
            self.next.draw(&self.drawing, first..part.end.min(first + BLOCK));
            if self.next.costs.len() == part.len() {
                self.gathered.push(self.gather(&self.next.costs));
                let drawn = std::mem::take(&mut self.next);
                self.keep(&drawn.costs, &drawn.scores);
                self.next = drawn.emptied();
            }
        }
        self.is_drawn()
    }

    /// Whether all futures are drawn.
    pub fn is_drawn(&self) -> bool {
        self.gathered.is_whole()
    }

    /// Which part of the futures is drawn, from 0 to 1. What was looked at before the first step counts with it.
    pub fn progress(&self) -> f64 {
        if self.is_drawn() {
            return 1.0;
        }
        let part = self.gathered.next_part();
        let drawn = part.start + self.next.costs.len().min(part.len() - 1);
        drawn as f64 / self.gathered.layout.futures as f64
    }

    /// The final costs of a part, gathered.
    fn gather(&self, costs: &[f64]) -> Part {
        self.gathered.part(&as_settled(costs, &self.stamp), self.settler.lines())
    }

    /// Keeps the futures of the next part as far as they are needed.
    fn keep(&mut self, costs: &[f64], scores: &[f64]) {
        for (kept, next) in [(&mut self.kept.costs, costs), (&mut self.kept.scores, scores)] {
            if self.keeps_all && !next.is_empty() {
                // For all at once, so that they are not moved while they come.
                kept.reserve_exact(self.gathered.layout.futures - kept.len());
            }
            if self.keeps_all || kept.is_empty() {
                kept.extend(next);
            }
        }
    }

    /// Whether a part is kept, and so handed over whole.
    fn is_kept(&self, part: usize) -> bool {
        self.keeps_all || part == 0
    }

    /// Some parts, drawn for a run elsewhere: of each what is gathered of it, and where they are needed its costs and scores.
    pub fn draw(&self, parts: Range<usize>) -> Vec<f64> {
        let parts = parts.start..parts.end.min(self.parts());
        let mut drawn = Vec::with_capacity(parts.clone().map(|part| self.numbers_of(part)).sum());
        let mut futures = Stretch::default();
        for number in parts {
            let part = self.gathered.layout.part(number);
            futures = futures.emptied();
            for first in part.clone().step_by(BLOCK) {
                futures.draw(&self.drawing, first..part.end.min(first + BLOCK));
            }
            self.gather(&futures.costs).write(&mut drawn);
            if self.is_kept(number) {
                drawn.extend(&futures.costs);
                drawn.extend(&futures.scores);
            }
        }
        drawn
    }

    /// How many numbers a part is handed over in.
    fn numbers_of(&self, part: usize) -> usize {
        let futures = self.gathered.layout.part(part).len();
        self.gathered.numbers(futures, self.settler.lines()) + if self.is_kept(part) { futures + self.scores_of(futures) } else { 0 }
    }

    /// How many scores so many futures have.
    fn scores_of(&self, futures: usize) -> usize {
        if self.drawing.inputs.score_varies() { futures } else { 0 }
    }

    /// Takes in the next parts, so many of them, drawn elsewhere by [`Run::draw`]; answers whether it is those that were given.
    pub fn take(&mut self, parts: usize, drawn: &[f64]) -> bool {
        let mut numbers = Numbers(drawn);
        (0..parts).all(|_| self.take_part(&mut numbers).is_some()) && numbers.0.is_empty()
    }

    fn take_part(&mut self, numbers: &mut Numbers<'_>) -> Option<()> {
        if self.is_drawn() {
            return None;
        }
        let number = self.gathered.parts();
        let futures = self.gathered.layout.part(number).len();
        let part = self.gathered.read(numbers, self.settler.lines())?;
        if self.is_kept(number) {
            let costs = numbers.next(futures)?;
            let scores = numbers.next(self.scores_of(futures))?;
            self.keep(costs, scores);
        }
        self.gathered.push(part);
        self.next = Stretch::default();
        Some(())
    }

    /// The final costs of all futures that are drawn; where they are not asked for ([`Asked::keep`]) perhaps only some.
    pub fn costs(&self) -> &[f64] {
        &self.kept.costs
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

/// Settled to the penny, a cost is one of whole pence.
fn as_settled<'a>(costs: &'a [f64], stamp: &Stamp) -> Cow<'a, [f64]> {
    if stamp.exact_pence { whole_pence(costs).into() } else { costs.into() }
}

impl Stretch {
    /// Draws a block and puts it after the others.
    fn draw(&mut self, drawing: &Drawing, block: Range<usize>) {
        let drawn = self.costs.len();
        self.costs.resize(drawn + block.len(), 0.0);
        self.scores.resize(if drawing.inputs.score_varies() { drawn + block.len() } else { 0 }, 0.0);
        let costs = self.costs.get_mut(drawn..).unwrap_or_default();
        drawing.block(block.start as u32, costs, self.scores.get_mut(drawn..).unwrap_or_default());
    }

    /// None, with the room that these took.
    fn emptied(mut self) -> Self {
        self.costs.clear();
        self.scores.clear();
        self
    }
}

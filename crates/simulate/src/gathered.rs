//! Final costs gathered as they are drawn: put into bins and added up, a part of the futures at a time. Whoever draws a part gathers
//! it as well, here or in another thread; the same comes out.

use crate::draw::BLOCK;
use crate::ranked::{Binned, Bins, Ranked};
use crate::shape::pounds;
use crate::spread::{Sum, Sums};
use alliance_model::Design;
use alliance_settle::Lines;
use std::borrow::Cow;
use std::ops::Range;

/// So many futures at most are one part: they stay near at hand while they are put into bins, and there are parts for many helpers.
const PART: usize = 32 * BLOCK;

/// How futures lie: in rounds that are independent of each other, and each of those in parts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout {
    pub(crate) futures: usize,
    pub(crate) per_round: usize,
}

impl Layout {
    pub(crate) fn rounds(self) -> usize {
        self.futures / self.per_round.max(1)
    }

    pub(crate) fn parts_of_round(self) -> usize {
        self.per_round.div_ceil(PART).max(1)
    }

    pub(crate) fn parts(self) -> usize {
        self.rounds() * self.parts_of_round()
    }

    /// Where a part lies among the futures.
    pub(crate) fn part(self, number: usize) -> Range<usize> {
        let (round, place) = (number / self.parts_of_round(), number % self.parts_of_round() * PART);
        let begin = round * self.per_round + place;
        begin..begin + PART.min(self.per_round - place)
    }

    /// The futures that are drawn first.
    pub(crate) fn first_block(self) -> Range<usize> {
        0..BLOCK.min(self.per_round)
    }
}

/// One part.
#[derive(Debug)]
pub(crate) struct Part {
    binned: Binned,
    sum: Sum,
    /// Of every straight piece of the terms, where those are broken lines over the cost: the costs that lie there, less the target.
    pieces: Vec<Sum>,
}

impl Part {
    /// As a row of numbers, for another thread.
    pub(crate) fn write(&self, numbers: &mut Vec<f64>) {
        numbers.extend(self.binned.begins.iter().copied().map(f64::from));
        numbers.extend(&self.binned.amounts);
        numbers.extend([self.sum].iter().chain(&self.pieces).flat_map(|sum| [sum.count, sum.first, sum.second]));
    }
}

/// All parts that are there, and how others are gathered.
#[derive(Debug)]
pub(crate) struct Gathered {
    pub(crate) layout: Layout,
    bins: Bins,
    centre: f64,
    target: f64,
    binned: Vec<Binned>,
    sums: Vec<Sum>,
    pieces: Vec<Vec<Sum>>,
}

impl Gathered {
    /// None yet. The costs of the first block tell how all are gathered.
    pub(crate) fn new(design: &Design, layout: Layout, first: &[f64]) -> Self {
        let (bins, centre, target) = (Bins::new(layout.futures, first), first.first().copied().unwrap_or_default(), pounds(design.terms.target));
        Self { layout, bins, centre, target, binned: Vec::new(), sums: Vec::new(), pieces: Vec::new() }
    }

    /// Of costs that are all drawn.
    pub(crate) fn of(design: &Design, layout: Layout, costs: &[f64], lines: Option<&Lines>) -> Self {
        let mut gathered = Self::new(design, layout, costs.get(layout.first_block()).unwrap_or_default());
        for part in 0..layout.parts() {
            gathered.push(gathered.part(costs.get(layout.part(part)).unwrap_or_default(), lines));
        }
        gathered
    }

    /// The costs of one part, gathered.
    pub(crate) fn part(&self, costs: &[f64], lines: Option<&Lines>) -> Part {
        let pieces = lines.map(|lines| self.sums_of_pieces(costs, lines)).unwrap_or_default();
        Part { binned: Binned::new(costs, &self.bins), sum: Sum::of(costs, self.centre), pieces }
    }

    fn sums_of_pieces(&self, costs: &[f64], lines: &Lines) -> Vec<Sum> {
        let mut sums = vec![Sum::default(); lines.pieces()];
        for cost in costs {
            if let Some(sum) = sums.get_mut(lines.piece(*cost)) {
                let away = cost - self.target;
                *sum = sum.plus(Sum { count: 1.0, first: away, second: away * away });
            }
        }
        sums
    }

    /// How many numbers a part of so many futures is written in.
    pub(crate) fn numbers(&self, futures: usize, lines: Option<&Lines>) -> usize {
        self.bins.edges() + futures + 3 * (1 + lines.map_or(0, Lines::pieces))
    }

    /// The next part, written elsewhere; none where these numbers are not one.
    pub(crate) fn read(&self, numbers: &mut Numbers<'_>, lines: Option<&Lines>) -> Option<Part> {
        let begins = numbers.next(self.bins.edges())?.iter().map(|begin| *begin as u32).collect();
        let amounts = numbers.next(self.next_part().len())?.to_vec();
        let mut sums = numbers.next(3 * (1 + lines.map_or(0, Lines::pieces)))?.chunks_exact(3).map(Sum::from);
        Some(Part { binned: Binned { begins, amounts }, sum: sums.next()?, pieces: sums.collect() })
    }

    pub(crate) fn push(&mut self, part: Part) {
        self.binned.push(part.binned);
        self.sums.push(part.sum);
        self.pieces.push(part.pieces);
    }

    pub(crate) fn is_whole(&self) -> bool {
        self.parts() >= self.layout.parts()
    }

    /// How many parts are there.
    pub(crate) fn parts(&self) -> usize {
        self.binned.len()
    }

    /// Where the next part lies.
    pub(crate) fn next_part(&self) -> Range<usize> {
        self.layout.part(self.parts())
    }

    /// All costs in order.
    pub(crate) fn ranked(&self) -> Ranked<'_> {
        Ranked::of_parts(Cow::Borrowed(&self.binned), self.bins, self.layout)
    }

    /// The sums of all costs.
    pub(crate) fn sums(&self) -> Sums {
        Sums::of_parts(self.centre, &self.sums, self.layout)
    }

    /// What the costs of each piece of the terms are less, and their sums, round by round.
    pub(crate) fn pieces(&self) -> (f64, Vec<Vec<Sum>>) {
        let round = |parts: &[Vec<Sum>]| {
            let mut sums = parts.first().cloned().unwrap_or_default();
            for part in parts.iter().skip(1) {
                sums.iter_mut().zip(part).for_each(|(sum, more)| *sum = sum.plus(*more));
            }
            sums
        };
        (self.target, self.pieces.chunks(self.layout.parts_of_round()).map(round).collect())
    }
}

/// Numbers that are read one after another.
pub(crate) struct Numbers<'a>(pub(crate) &'a [f64]);

impl<'a> Numbers<'a> {
    /// The next ones, so many; none where there are fewer.
    pub(crate) fn next(&mut self, count: usize) -> Option<&'a [f64]> {
        let (next, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(next)
    }
}

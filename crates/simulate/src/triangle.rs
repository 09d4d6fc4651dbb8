//! Lines that move together by a table of correlations. Asked through a trait, so that who draws no such lines carries no code for it.

use crate::Mended;
use crate::correlation::{Mending, mend};
use crate::draw::Drawing;
use crate::inputs::{Inputs, Together};
use crate::special::{normal_cumulative, normal_quantile};
use std::fmt;

/// What moves lines together.
pub(crate) trait MovesLines {
    /// Adds their costs in futures one after another, all of one round.
    fn add(&self, drawing: &Drawing, first: u32, numbers: &mut [u64], costs: &mut [f64]);

    /// The chances that a line's random numbers stand for in the first futures; none where it is not one of them.
    fn chances(&self, drawing: &Drawing, line: usize, futures: usize) -> Option<Vec<f64>>;

    /// What was done to a table that cannot be.
    fn mended(&self, inputs: &Inputs) -> Option<Mended>;
}

impl fmt::Debug for dyn MovesLines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what moves lines together")
    }
}

/// A table of correlations: independent normal numbers times its triangle (Cholesky).
pub(crate) struct Triangle {
    /// Between which lines.
    lines: Vec<usize>,
    mending: Mending,
}

/// Of the table of some inputs; none where they have none.
pub(crate) fn triangle(inputs: &Inputs) -> Option<Box<dyn MovesLines>> {
    let Together::Matrix { lines, rows } = &inputs.together else { return None };
    Some(Box::new(Triangle { lines: lines.clone(), mending: mend(rows, lines.len()) }))
}

impl MovesLines for Triangle {
    fn add(&self, drawing: &Drawing, first: u32, numbers: &mut [u64], costs: &mut [f64]) {
        let independent: Vec<Vec<f64>> = self.lines.iter().map(|line| drawing.normals(*line, first, numbers)).collect();
        for (row, line) in self.lines.iter().enumerate() {
            let Some(table) = drawing.normal_table(*line) else { continue };
            let weights = self.mending.lower.get(row * self.lines.len()..=row * self.lines.len() + row).unwrap_or_default();
            for (future, cost) in costs.iter_mut().enumerate() {
                let normal =
                    weights.iter().zip(&independent).map(|(weight, numbers)| weight * numbers.get(future).copied().unwrap_or_default()).sum();
                *cost += table.at(normal);
            }
        }
    }

    fn chances(&self, drawing: &Drawing, line: usize, futures: usize) -> Option<Vec<f64>> {
        let row = self.lines.iter().position(|other| *other == line)?;
        let mut sums = vec![0.0; futures];
        for (weight, other) in self.mending.lower.iter().skip(row * self.lines.len()).zip(&self.lines).take(row + 1) {
            let numbers = drawing.chances(*other, futures).into_iter().map(normal_quantile);
            sums.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += weight * number);
        }
        Some(sums.into_iter().map(normal_cumulative).collect())
    }

    fn mended(&self, inputs: &Inputs) -> Option<Mended> {
        let (first, second, asked, used) = self.mending.largest_change?;
        let id = |place: usize| self.lines.get(place).and_then(|line| inputs.lines.get(*line)).map(|line| line.id.clone());
        Some(Mended { largest_change: (asked - used).abs(), between: [id(first)?, id(second)?], asked, used })
    }
}

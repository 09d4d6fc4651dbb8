//! The second opinion on the final cost, without a single draw: the sum of all lines and risks on a grid, given each of several
//! values of what is common to the lines. It and the sampling check each other.

use crate::grid::{GridSum, Part, mixture, sum};
use crate::inputs::{Inputs, Together};
use crate::special::{normal_cumulative, normal_density, normal_quantile};
use crate::uncertain::Uncertain;
use crate::{Percentile, SimulateError};
use alliance_model::Design;
use serde::Serialize;

/// Tails are cut where less than this lies beyond.
const CUT: f64 = 1e-6;
/// Cells of the grid, and where there is a common factor: fewer cells for each of several values of it.
const CELLS: usize = 16_384;
const CELLS_WITH_FACTOR: usize = 4_096;
/// The common factor is looked at from so much below its mean to so much above it, in standard deviations, step by step.
const FURTHEST: i32 = 5;
const STEPS: i32 = 4;

/// The final cost by convolution on a grid.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SecondOpinion {
    /// The mean.
    pub mean: f64,
    /// The standard deviation.
    pub sd: f64,
    /// The chance that the final cost is below the target.
    pub saving: f64,
    /// Percentiles: the error is what none of them can be off by, but for the shares below.
    pub percentiles: Vec<Percentile>,
    /// Costs lie within this of those told, whatever the shapes are.
    pub within: f64,
    /// What a chance may be off by besides: tails that are cut, and the steps of the common factor.
    pub chance_within: f64,
}

/// The second opinion on a design; none where a table of correlations is given, for which there is none. Errors as a run does.
pub fn second_opinion(design: &Design) -> Result<Option<SecondOpinion>, SimulateError> {
    let inputs = Inputs::of(design)?;
    let grid = match inputs.together {
        Together::Apart => of_parts(&inputs, &Moved::still, CELLS),
        Together::Factor(correlation) => {
            let (common, own) = (correlation.sqrt(), (1.0 - correlation).sqrt());
            let given =
                |(factor, weight): (f64, f64)| (weight, of_parts(&inputs, &|cost| Moved { cost, common: common * factor, own }, CELLS_WITH_FACTOR));
            mixture(&factors().into_iter().map(given).collect::<Vec<_>>(), CELLS)
        }
        Together::Matrix { .. } => return Ok(None),
    };
    // Every cost rises with the factor, so a chance lies between those at both ends of each step: all these differences together
    // are no more than the largest weight.
    let steps = match inputs.together {
        Together::Factor(_) => factors().into_iter().map(|(_, weight)| weight).fold(0.0, f64::max),
        _ => 0.0,
    };
    let percentile = |percent: f64| Percentile { percent, amount: grid.quantile(percent / 100.0), error: grid.bound() };
    Ok(Some(SecondOpinion {
        mean: grid.mean(),
        sd: grid.sd(),
        saving: grid.cumulative(crate::read::target(design)),
        percentiles: crate::spread::PERCENTS.map(percentile).to_vec(),
        within: grid.bound(),
        chance_within: grid.cut + steps,
    }))
}

/// Values of the common factor, evenly, and their weights: for smooth curves this rule is right to many digits (Trefethen and Weideman 2014).
fn factors() -> Vec<(f64, f64)> {
    let values: Vec<f64> = (-FURTHEST * STEPS..=FURTHEST * STEPS).map(|step| f64::from(step) / f64::from(STEPS)).collect();
    let all: f64 = values.iter().map(|value| normal_density(*value)).sum();
    values.into_iter().map(|value| (value, normal_density(value) / all)).collect()
}

/// A line's cost, given what is common to the lines.
struct Moved<'a> {
    cost: &'a Uncertain,
    common: f64,
    own: f64,
}

impl<'a> Moved<'a> {
    fn still(cost: &'a Uncertain) -> Self {
        Self { cost, common: 0.0, own: 1.0 }
    }

    /// The chance of this or less: that its own number stays under what the common one leaves.
    fn cumulative(&self, amount: f64) -> f64 {
        let chance = self.cost.cumulative(amount);
        if self.own >= 1.0 || chance <= 0.0 || chance >= 1.0 {
            return chance;
        }
        if self.own <= 0.0 {
            return f64::from(normal_quantile(chance) >= self.common);
        }
        normal_cumulative((normal_quantile(chance) - self.common) / self.own)
    }
}

fn of_parts<'a>(inputs: &'a Inputs, moved: &dyn Fn(&'a Uncertain) -> Moved<'a>, cells: usize) -> GridSum {
    let ends = |curve: &Uncertain| (curve.quantile(CUT), curve.quantile(1.0 - CUT));
    let lines: Vec<_> = inputs.lines.iter().map(|line| (moved(&line.cost), ends(&line.cost))).collect();
    let of_lines: Vec<Box<dyn Fn(f64) -> f64 + '_>> =
        lines.iter().map(|(moved, _)| Box::new(|amount| moved.cumulative(amount)) as Box<dyn Fn(f64) -> f64>).collect();
    let of_risks: Vec<Box<dyn Fn(f64) -> f64 + '_>> =
        inputs.risks.iter().map(|risk| Box::new(|amount| risk.impact.cumulative(amount)) as Box<dyn Fn(f64) -> f64>).collect();
    let line_parts = lines.iter().zip(&of_lines).map(|((_, (low, high)), cumulative)| Part { low: *low, high: *high, atom_at_zero: 0.0, cumulative });
    let risk_parts = inputs.risks.iter().zip(&of_risks).map(|(risk, cumulative)| {
        let (low, high) = ends(&risk.impact);
        Part { low, high, atom_at_zero: 1.0 - risk.chance, cumulative }
    });
    sum(&line_parts.chain(risk_parts).collect::<Vec<_>>(), cells)
}

//! A curve of uncertain amounts by itself, to be looked at.

use crate::SimulateError;
use crate::uncertain::Uncertain;
use alliance_model::CostLine;

/// How an uncertain amount is distributed, between its limits where it has some. Amounts are in pounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve(Uncertain);

impl Curve {
    /// Of a cost line; none where it has no shape. Errors where its figures make no curve.
    pub fn of(line: &CostLine) -> Result<Option<Self>, SimulateError> {
        let of = |distribution| Uncertain::amount(&line.id, distribution, line.at_least, line.at_most).map(Self);
        line.distribution.as_ref().map(of).transpose()
    }

    /// The amount that a share of the cases stays under.
    pub fn quantile(&self, share: f64) -> f64 {
        self.0.quantile(share)
    }

    /// The chance of this amount or less, from 0 to 1.
    pub fn cumulative(&self, amount: f64) -> f64 {
        self.0.cumulative(amount)
    }

    /// How densely the cases lie there, per pound; none where single amounts have a chance of their own.
    pub fn density(&self, amount: f64) -> Option<f64> {
        self.0.density(amount)
    }

    /// Mean and variance.
    pub fn moments(&self) -> (f64, f64) {
        self.0.moments()
    }
}

//! An uncertain number held between limits: its curve, what is outside left out, and the rest drawn as often as it is likely.

use crate::SimulateError;
use crate::shape::{Shape, held, pounds};
use alliance_model::{Distribution, Id, Money};

/// A curve between limits.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Uncertain {
    pub(crate) shape: Shape,
    /// The chances at the limits; from 0 to 1 where there are none.
    below: f64,
    inside: f64,
    low: f64,
    high: f64,
}

impl Uncertain {
    /// The whole curve.
    pub(crate) fn whole(shape: Shape) -> Self {
        Self { shape, below: 0.0, inside: 1.0, low: f64::NEG_INFINITY, high: f64::INFINITY }
    }

    /// An amount of the file. Errors where the limits leave nothing, or the figures make no curve.
    pub(crate) fn amount(input: &Id, distribution: &Distribution, at_least: Option<Money>, at_most: Option<Money>) -> Result<Self, SimulateError> {
        let wrong = |what, found: String, expected| SimulateError::Shape { input: input.clone(), what, found, expected };
        let shape = Shape::of(distribution);
        let (mean, variance) = shape.moments();
        let empty = matches!(&shape, Shape::Table { values, .. } if values.is_empty());
        if empty || !mean.is_finite() || !variance.is_finite() || variance < 0.0 {
            return Err(wrong("the shape", "one that cannot be drawn".to_owned(), "amounts in order and a spread above nothing. Check its figures."));
        }
        if at_least.is_none() && at_most.is_none() {
            return Ok(Self::whole(shape));
        }
        let (low, high) = (at_least.map_or(f64::NEG_INFINITY, pounds), at_most.map_or(f64::INFINITY, pounds));
        // What is just at the lower limit may be drawn.
        let below = if at_least.is_some() { shape.cumulative(low.next_down()) } else { 0.0 };
        let inside = if at_most.is_some() { shape.cumulative(high) } else { 1.0 } - below;
        if low > high || inside <= 0.0 {
            let found =
                format!("{} to {}", at_least.map_or_else(String::new, |m| m.to_string()), at_most.map_or_else(String::new, |m| m.to_string()));
            return Err(wrong("the stretch between its limits", found, "a part of its shape inside. Move the limits apart."));
        }
        Ok(Self { shape, below, inside, low, high })
    }

    pub(crate) fn quantile(&self, chance: f64) -> f64 {
        self.quantile_near(chance, f64::NAN)
    }

    pub(crate) fn quantile_near(&self, chance: f64, near: f64) -> f64 {
        if self.is_whole() {
            return self.shape.quantile_near(chance, near);
        }
        held(self.shape.quantile_near(self.below + chance * self.inside, near), self.low, self.high)
    }

    pub(crate) fn cumulative(&self, at: f64) -> f64 {
        ((self.shape.cumulative(at) - self.below) / self.inside).clamp(0.0, 1.0)
    }

    pub(crate) fn density(&self, at: f64) -> Option<f64> {
        let density = self.shape.density(at)?;
        Some(if at < self.low || at > self.high { 0.0 } else { density / self.inside })
    }

    /// Where it is a formula over a standard normal number: its value there, and by how much that grows with the number.
    pub(crate) fn over_normal(&self, z: f64) -> Option<(f64, f64)> {
        match &self.shape {
            Shape::Normal { mean, sd } if self.is_whole() => Some((mean + sd * z, *sd)),
            Shape::Lognormal { mu, sigma } if self.is_whole() => {
                let value = libm::exp(mu + sigma * z);
                Some((value, sigma * value))
            }
            _ => None,
        }
    }

    /// The quantile, and by how much it grows with the chance.
    pub(crate) fn quantile_and_slope(&self, chance: f64, near: f64) -> (f64, f64) {
        match &self.shape {
            Shape::Beta { low, width, curve, .. } if self.is_whole() => {
                let (place, density) = curve.quantile_and_density(chance, (near - low) / width, 1e-3);
                (low + width * place, width / density)
            }
            _ => {
                let value = self.quantile_near(chance, near);
                (value, 1.0 / self.both(value).1)
            }
        }
    }

    /// Whether its quantiles are known to be smooth enough for every cell of a table: the tests look.
    pub(crate) fn is_smooth(&self) -> bool {
        self.is_whole()
            && match &self.shape {
                Shape::Normal { .. } => true,
                Shape::Lognormal { sigma, .. } => *sigma <= 1.0,
                Shape::Beta { curve, .. } => curve.is_gentle(),
                _ => false,
            }
    }

    /// Chance and density together.
    pub(crate) fn both(&self, at: f64) -> (f64, f64) {
        match &self.shape {
            Shape::Beta { low, width, curve, .. } if self.is_whole() => {
                let (cumulative, density) = curve.both((at - low) / width);
                (cumulative, density / width)
            }
            _ => (self.cumulative(at), self.density(at).unwrap_or_default()),
        }
    }

    /// Mean and variance; between limits by adding up the quantiles, finer and finer towards both ends.
    pub(crate) fn moments(&self) -> (f64, f64) {
        if self.is_whole() {
            return self.shape.moments();
        }
        let (mut mean, mut square) = (0.0, 0.0);
        let centre = self.quantile(0.5);
        for octave in 0..40 {
            let from = libm::scalbn(1.0, -octave - 2);
            for part in 0..8 {
                let width = from / 8.0;
                for (node, weight) in GAUSS {
                    let tail = from + width * (f64::from(part) + node);
                    for chance in [tail, 1.0 - tail] {
                        let away = self.quantile(chance) - centre;
                        mean += weight * width * away;
                        square += weight * width * away * away;
                    }
                }
            }
        }
        (centre + mean, square - mean * mean)
    }

    /// Whether nothing is left out.
    pub(crate) fn is_whole(&self) -> bool {
        self.inside >= 1.0
    }

    pub(crate) fn is_certain(&self) -> bool {
        self.shape.is_certain()
    }
}

/// Gauss and Legendre's five points from 0 to 1, and their weights.
const GAUSS: [(f64, f64); 5] = [
    (0.046_910_077_030_668, 0.118_463_442_528_094_55),
    (0.230_765_344_947_158_45, 0.239_314_335_249_683_23),
    (0.5, 0.284_444_444_444_444_44),
    (0.769_234_655_052_841_5, 0.239_314_335_249_683_23),
    (0.953_089_922_969_332, 0.118_463_442_528_094_55),
];

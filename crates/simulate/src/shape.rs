//! The curves that an uncertain amount follows, as plain numbers: pounds, or a measure of an outcome.

use crate::order::places_in_order;
use crate::special::{BetaCurve, normal_cumulative, normal_density, normal_quantile};
use alliance_model::{Distribution, MayBe, Money, Rate};
use libm::{exp, log};

/// An uncertain number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shape {
    Fixed(f64),
    Uniform {
        low: f64,
        high: f64,
    },
    Normal {
        mean: f64,
        sd: f64,
    },
    /// By mean and standard deviation of the logarithm.
    Lognormal {
        mu: f64,
        sigma: f64,
    },
    Triangular {
        low: f64,
        likely: f64,
        high: f64,
    },
    /// A beta curve from `low` on, so wide; PERT is one of them.
    Beta {
        low: f64,
        width: f64,
        curve: BetaCurve,
        mean: f64,
        variance: f64,
    },
    /// Values in order, and the chance of each or of one below it.
    Table {
        values: Vec<f64>,
        upto: Vec<f64>,
    },
}

/// The weight of the most likely value in a PERT curve (Malcolm and others 1959: 4).
const PERT: f64 = 4.0;

/// How many standard deviations the 90th percentile lies above the median of a normal curve.
const Z90: f64 = 1.281_551_565_544_600_4;

pub(crate) fn pounds(money: Money) -> f64 {
    money.pence() as f64 / 100.0
}

pub(crate) fn number(rate: Rate) -> f64 {
    rate.numerator() as f64 / rate.denominator() as f64
}

/// A number, or the limit that it passes. That of the standard library would bring the printing of floats to the browser.
pub(crate) fn held(number: f64, low: f64, high: f64) -> f64 {
    match number {
        _ if number < low => low,
        _ if number > high => high,
        _ => number,
    }
}

impl Shape {
    /// The curve of a distribution in the file.
    pub(crate) fn of(distribution: &Distribution) -> Self {
        match distribution {
            Distribution::Fixed { value } => Self::Fixed(pounds(*value)),
            Distribution::Uniform { low, high } if low < high => Self::Uniform { low: pounds(*low), high: pounds(*high) },
            Distribution::Uniform { low, .. } => Self::Fixed(pounds(*low)),
            Distribution::Normal { mean, sd } => Self::Normal { mean: pounds(*mean), sd: pounds(*sd) },
            Distribution::Lognormal { median, sigma } => Self::Lognormal { mu: log(pounds(*median)), sigma: number(*sigma) },
            Distribution::LognormalPercentiles { p10, p90 } => {
                let (low, high) = (log(pounds(*p10)), log(pounds(*p90)));
                Self::Lognormal { mu: (low + high) / 2.0, sigma: (high - low) / (2.0 * Z90) }
            }
            Distribution::Triangular { low, high, .. } | Distribution::Pert { low, high, .. } if low >= high => Self::Fixed(pounds(*low)),
            Distribution::Triangular { low, likely, high } => Self::Triangular { low: pounds(*low), likely: pounds(*likely), high: pounds(*high) },
            Distribution::Pert { low, likely, high } => Self::pert(pounds(*low), pounds(*likely), pounds(*high)),
            Distribution::Beta { low, high, .. } if low >= high => Self::Fixed(pounds(*low)),
            Distribution::Beta { alpha, beta, low, high } => Self::beta(pounds(*low), pounds(*high), number(*alpha), number(*beta)),
            Distribution::Discrete { outcomes } => Self::table(outcomes.iter().map(|draw| (pounds(draw.value), number(draw.chance))).collect()),
            Distribution::Data { values } => Self::table(values.iter().map(|value| (pounds(*value), 1.0)).collect()),
        }
    }

    /// The curve of a measure that is not known yet.
    pub(crate) fn of_measure(may_be: &MayBe) -> Self {
        let [low, likely, high] = [may_be.low, may_be.likely, may_be.high].map(number);
        if low < high { Self::pert(low, likely, high) } else { Self::Fixed(low) }
    }

    fn pert(low: f64, likely: f64, high: f64) -> Self {
        let width = high - low;
        Self::beta(low, high, 1.0 + PERT * (likely - low) / width, 1.0 + PERT * (high - likely) / width)
    }

    fn beta(low: f64, high: f64, alpha: f64, beta: f64) -> Self {
        let (width, all) = (high - low, alpha + beta);
        let mean = low + width * alpha / all;
        let variance = width * width * alpha * beta / (all * all * (all + 1.0));
        Self::Beta { low, width, curve: BetaCurve::new(alpha, beta), mean, variance }
    }

    /// A table of values and weights, in any order: it is drawn by the order of size, never by that of the file.
    fn table(draws: Vec<(f64, f64)>) -> Self {
        let order = places_in_order(&draws.iter().map(|draw| draw.0).collect::<Vec<_>>());
        let draws: Vec<(f64, f64)> = order.into_iter().filter_map(|place| draws.get(place).copied()).collect();
        let all: f64 = draws.iter().map(|draw| draw.1).sum();
        let mut upto = Vec::with_capacity(draws.len());
        let mut sum = 0.0;
        for (_, weight) in &draws {
            sum += weight / all;
            upto.push(sum);
        }
        if let Some(last) = upto.last_mut() {
            *last = 1.0;
        }
        Self::Table { values: draws.into_iter().map(|draw| draw.0).collect(), upto }
    }

    /// The number that a share of the cases stays under; sooner where it is known to be near another number.
    pub(crate) fn quantile_near(&self, chance: f64, near: f64) -> f64 {
        match self {
            Self::Fixed(value) => *value,
            Self::Uniform { low, high } => low + (high - low) * chance,
            Self::Normal { mean, sd } => mean + sd * normal_quantile(chance),
            Self::Lognormal { mu, sigma } => exp(mu + sigma * normal_quantile(chance)),
            Self::Triangular { low, likely, high } => {
                let width = high - low;
                if chance < (likely - low) / width {
                    low + (chance * (width * (likely - low))).sqrt()
                } else {
                    high - ((1.0 - chance) * (width * (high - likely))).sqrt()
                }
            }
            Self::Beta { low, width, curve, .. } => low + width * curve.quantile(chance, (near - low) / width),
            Self::Table { values, upto } => {
                let place = upto.partition_point(|share| *share <= chance).min(values.len().saturating_sub(1));
                values.get(place).copied().unwrap_or_default()
            }
        }
    }

    /// The chance of this or less.
    pub(crate) fn cumulative(&self, at: f64) -> f64 {
        match self {
            Self::Fixed(value) => f64::from(at >= *value),
            Self::Uniform { low, high } => ((at - low) / (high - low)).clamp(0.0, 1.0),
            Self::Normal { mean, sd } => normal_cumulative((at - mean) / sd),
            Self::Lognormal { mu, sigma } => {
                if at > 0.0 {
                    normal_cumulative((log(at) - mu) / sigma)
                } else {
                    0.0
                }
            }
            Self::Triangular { low, likely, high } => {
                let (width, here) = (high - low, held(at, *low, *high));
                if here < *likely {
                    (here - low) * (here - low) / (width * (likely - low))
                } else if here < *high {
                    1.0 - (high - here) * (high - here) / (width * (high - likely))
                } else {
                    1.0
                }
            }
            Self::Beta { low, width, curve, .. } => curve.cumulative((at - low) / width),
            Self::Table { values, upto } => match values.partition_point(|value| *value <= at) {
                0 => 0.0,
                count => upto.get(count - 1).copied().unwrap_or(1.0),
            },
        }
    }

    /// How densely the cases lie there; none where single numbers have a chance of their own.
    pub(crate) fn density(&self, at: f64) -> Option<f64> {
        Some(match self {
            Self::Fixed(_) | Self::Table { .. } => return None,
            Self::Uniform { low, high } => f64::from(at >= *low && at <= *high) / (high - low),
            Self::Normal { mean, sd } => normal_density((at - mean) / sd) / sd,
            Self::Lognormal { mu, sigma } => {
                if at > 0.0 {
                    normal_density((log(at) - mu) / sigma) / (sigma * at)
                } else {
                    0.0
                }
            }
            Self::Triangular { low, likely, high } => {
                let width = high - low;
                match at {
                    _ if at < *low || at > *high => 0.0,
                    _ if at < *likely => 2.0 * (at - low) / (width * (likely - low)),
                    _ if likely < high => 2.0 * (high - at) / (width * (high - likely)),
                    _ => 2.0 / width,
                }
            }
            Self::Beta { low, width, curve, .. } => curve.density((at - low) / width) / width,
        })
    }

    /// Mean and variance.
    pub(crate) fn moments(&self) -> (f64, f64) {
        match self {
            Self::Fixed(value) => (*value, 0.0),
            Self::Uniform { low, high } => ((low + high) / 2.0, (high - low) * (high - low) / 12.0),
            Self::Normal { mean, sd } => (*mean, sd * sd),
            Self::Lognormal { mu, sigma } => {
                let mean = exp(mu + sigma * sigma / 2.0);
                (mean, mean * mean * libm::expm1(sigma * sigma))
            }
            Self::Triangular { low, likely, high } => {
                let squares = low * low + likely * likely + high * high;
                ((low + likely + high) / 3.0, (squares - low * likely - low * high - likely * high) / 18.0)
            }
            Self::Beta { mean, variance, .. } => (*mean, *variance),
            Self::Table { values, upto } => {
                let weights = upto.iter().zip([0.0].iter().chain(upto)).map(|(upto, before)| upto - before);
                let draws: Vec<(f64, f64)> = values.iter().copied().zip(weights).collect();
                let mean: f64 = draws.iter().map(|(value, weight)| value * weight).sum();
                (mean, draws.iter().map(|(value, weight)| (value - mean) * (value - mean) * weight).sum())
            }
        }
    }

    /// Whether there is nothing to draw.
    pub(crate) fn is_certain(&self) -> bool {
        matches!(self, Self::Fixed(_)) || matches!(self, Self::Table { values, .. } if values.first() == values.last())
    }
}

//! The final cost: how it spreads, and what drives it.

use super::stamped;
use crate::{Asked, Piece};
use alliance_chart::{FutureCurve, LineAt, Picture, Quantile, SCurve, Tornado, TornadoBar, s_curve, tornado};
use alliance_report::futures::{cost_title, drivers_title};
use alliance_simulate::{Driver, Futures, Spread};

pub(super) fn curve(asked: &Asked<'_>, futures: &Futures) -> Vec<Piece> {
    let about = "How many futures of 100 end at or below each final cost.";
    stamped(asked, futures, &curve_picture(asked, &futures.outturn, futures.target), about, "final-cost").into()
}

/// The S-curve of the final cost.
pub(super) fn curve_picture(asked: &Asked<'_>, outturn: &Spread, target: f64) -> Picture {
    s_curve(&SCurve {
        width: asked.width,
        currency: &asked.design.currency,
        curves: &[future_curve(0, "", outturn)],
        line: Some(LineAt { amount: target, name: "target" }),
        title: &cost_title(outturn, &asked.design.currency),
        of: "the final cost",
    })
}

pub(super) fn drivers(asked: &Asked<'_>, futures: &Futures) -> Vec<Piece> {
    let about = "The final cost where one input is low or high, and all others are at their means.";
    stamped(asked, futures, &drivers_picture(asked, &futures.drivers), about, "drivers").into()
}

/// The tornado of the final cost.
pub(super) fn drivers_picture(asked: &Asked<'_>, drivers: &[Driver]) -> Picture {
    tornado(&Tornado {
        width: asked.width,
        currency: &asked.design.currency,
        bars: &bars(drivers),
        mean: at_means(drivers),
        signed: false,
        title: &drivers_title(drivers, "the final cost"),
        of: "the final cost",
    })
}

/// A curve of a spread, with the mark of its place among scenarios.
pub(super) fn future_curve<'a>(mark: usize, name: &'a str, spread: &'a Spread) -> FutureCurve<'a> {
    let quantile = |its: &alliance_simulate::Percentile| Quantile { percent: its.percent, amount: its.amount, error: its.error };
    FutureCurve { name, mark, amounts: &spread.curve, quantiles: spread.percentiles.iter().map(quantile).collect() }
}

/// A bar for each driver.
pub(super) fn bars(drivers: &[Driver]) -> Vec<TornadoBar<'_>> {
    drivers.iter().map(|its| TornadoBar { name: &its.name, at_low: its.at_low, at_high: its.at_high, has_effect: its.has_effect }).collect()
}

/// The result where all inputs are at their means.
pub(super) fn at_means(drivers: &[Driver]) -> f64 {
    drivers.first().map_or(0.0, |driver| driver.at_means)
}

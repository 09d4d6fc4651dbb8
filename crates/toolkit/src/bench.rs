//! The engines without the door, so that their time is not that of reading seats. Not in the package.

use alliance_model::{Correlation, Design, Money, Rate};
use alliance_simulate::{Asked, Memory, Points, futures};
use wasm_bindgen::prelude::wasm_bindgen;

/// A design whose curve is drawn.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Curve(Option<Design>);

#[wasm_bindgen]
impl Curve {
    /// From the text of a file.
    #[wasm_bindgen(constructor)]
    pub fn new(text: &str) -> Self {
        Self(alliance_format::read(text).ok().map(|opened| opened.design))
    }

    /// How many points it has, evenly between two amounts in whole pounds; nothing where it cannot be drawn.
    pub fn points(&self, from: i32, to: i32, points: usize) -> usize {
        let Some(design) = &self.0 else { return 0 };
        let (from, to) = (Money::pounds(from), Money::pounds(to));
        alliance_settle::curve(&design.terms, &design.members, &design.outcomes, &design.facts, from, to, points).map_or(0, |curve| curve.len())
    }
}

/// Absolute Banzhaf of a weighted vote; nothing where there is no such vote.
#[wasm_bindgen(js_name = weightedBanzhaf)]
pub fn weighted_banzhaf(weights: &[u64], quota: u64) -> Vec<f64> {
    alliance_vote::power::weighted_banzhaf(weights, quota).unwrap_or_default()
}

/// Shapley-Shubik of a weighted vote.
#[wasm_bindgen(js_name = weightedShapleyShubik)]
pub fn weighted_shapley_shubik(weights: &[u64], quota: u64) -> Vec<f64> {
    alliance_vote::power::weighted_shapley_shubik(weights, quota).unwrap_or_default()
}

/// A design whose futures are drawn again and again, as a worker does for a page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ManyFutures(Option<Design>, Memory);

#[wasm_bindgen]
impl ManyFutures {
    /// From the text of a file.
    #[wasm_bindgen(constructor)]
    pub fn new(text: &str) -> Self {
        Self(alliance_format::read(text).ok().map(|opened| opened.design), Memory::default())
    }

    /// Draws and reads so many futures whose costs move together so much, in hundredths; answers the mean of the final cost.
    pub fn once(&mut self, samples: u32, plain: bool, together: i32) -> f64 {
        let Self(Some(design), memory) = self else { return f64::NAN };
        design.correlation = Some(Correlation::CommonFactor { correlation: Rate::percent(together) });
        let points = if plain { Points::Plain } else { Points::Sobol };
        futures(design, &Asked { points, samples, exact_pence: Some(false), ..Asked::default() }, memory)
            .map_or(f64::NAN, |futures| futures.outturn.mean)
    }
}

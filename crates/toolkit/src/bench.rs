//! The engines without the door, so that their time is not that of reading seats. Not in the package.

use wasm_bindgen::prelude::wasm_bindgen;

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

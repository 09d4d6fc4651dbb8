//! Well-known rules, as data: a file kept beside the code.

use crate::tree::json;
use crate::typed::typed;
use alliance_model::Rule;
use serde::Deserialize;

/// A well-known rule, ready to be put into a design.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Preset {
    /// The rule, with its name, and its source where one was read.
    pub rule: Rule,
    /// What it means, in a plain sentence or two.
    pub meaning: String,
}

/// Well-known rules, from the strictest to the freest, then those that ask for some groups.
pub fn presets() -> Vec<Preset> {
    // The file is part of the program: a test reads it, so it cannot fail here.
    typed(&json(include_str!(concat!(env!("OUT_DIR"), "/presets.json")))).unwrap_or_default()
}

//! Well-known rules, as data.

use alliance_model::Rule;
use serde::{Deserialize, Serialize};

/// A well-known rule, ready to be put into a design.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preset {
    /// The rule, with its name, and its source where one was read.
    pub rule: Rule,
    /// What it means, in a plain sentence or two.
    pub meaning: String,
}

/// Well-known rules, from the strictest to the freest, then those that ask for some groups.
pub fn presets() -> Vec<Preset> {
    // The file is part of the program: a test reads it, so it cannot fail here.
    serde_json::from_str(include_str!("../presets/presets.json")).unwrap_or_default()
}

//! Well-known rules, as data: a file kept beside the code.

use alliance_json::{AsJson, from_json};
use alliance_model::Rule;

/// A well-known rule, ready to be put into a design.
#[derive(Clone, Debug, PartialEq, Eq, AsJson)]
pub struct Preset {
    /// The rule, with its name, and its source where one was read.
    pub rule: Rule,
    /// What it means, in a plain sentence or two.
    pub meaning: String,
}

/// Well-known rules, from the strictest to the freest, then those that ask for some groups.
pub fn presets() -> Vec<Preset> {
    // The file is part of the program: a test reads it, so it cannot fail here.
    let file = alliance_json::read(include_str!(concat!(env!("OUT_DIR"), "/presets.json")));
    file.ok().and_then(|json| from_json(&json)).unwrap_or_default()
}

//! Problems: what is wrong with a design, where, and how to mend it.

use serde::{Deserialize, Serialize};
use std::fmt;

/// One thing that is wrong, or worth a look. The words are plain sentences for the people who made the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// Whether the file can be opened in spite of it.
    pub severity: Severity,
    /// Where: `members[2].free_reserves`; empty for the whole file.
    pub path: String,
    /// What was found, as it stands there, shortened.
    pub found: String,
    /// What is expected.
    pub expected: String,
    /// How to mend it.
    pub mend: String,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The design opens; somebody should look at this.
    Warning,
    /// The design cannot be opened.
    Error,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.path.is_empty() { "the file" } else { &self.path };
        write!(f, "{place}: found {}; expected {}. {}", self.found, self.expected, self.mend)
    }
}

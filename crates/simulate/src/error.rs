//! Why there are no futures.

use alliance_model::Id;
use alliance_settle::SettleError;

/// Why futures cannot be drawn: what was found, what is expected, how to mend it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SimulateError {
    /// Nothing says what the work may cost.
    #[error("no cost line has a shape and there is no risk: expected at least one. Say of a cost line what it may cost: low, likely, high.")]
    NothingUncertain,
    /// A line says neither what it may cost nor what was planned.
    #[error("the cost line {line} has neither a shape nor a budget: expected one of them. Say what it may cost.")]
    NoCost {
        /// The line.
        line: Id,
    },
    /// Amounts that no curve goes through.
    #[error("{what} of {input} is {found}: expected {expected}")]
    Shape {
        /// The cost line, risk or outcome.
        input: Id,
        /// Which figure of it.
        what: &'static str,
        /// What it is.
        found: String,
        /// What is expected, and how to mend it.
        expected: &'static str,
    },
    /// Too few or too many futures.
    #[error("{found} futures were asked for: expected from 2 to {most}")]
    Samples {
        /// How many.
        found: u32,
        /// The most.
        most: u32,
    },
    /// The terms cannot be settled.
    #[error(transparent)]
    Settle(#[from] SettleError),
}

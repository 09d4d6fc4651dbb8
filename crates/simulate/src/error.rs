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
    /// Fees that are inside the final cost are more than all of it.
    #[error("in some futures the final cost is less than the fees inside it: expected room for the fees. Lower the fees, or raise the lowest costs.")]
    FeesPassCost,
    /// The terms cannot be settled.
    #[error(transparent)]
    Settle(#[from] SettleError),
}

impl SimulateError {
    /// A short name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NothingUncertain => "nothing_uncertain",
            Self::NoCost { .. } => "no_cost",
            Self::Shape { .. } => "shape",
            Self::Samples { .. } => "samples",
            Self::FeesPassCost => "fees_pass_cost",
            Self::Settle(error) => error.code(),
        }
    }

    /// Where in a design it is to be mended.
    pub fn path(&self) -> String {
        match self {
            Self::NothingUncertain | Self::FeesPassCost => "costs".to_owned(),
            Self::NoCost { line } => format!("costs.{line}"),
            Self::Shape { input, .. } => input.to_string(),
            Self::Samples { .. } => "samples".to_owned(),
            Self::Settle(error) => error.path(),
        }
    }
}

//! Why this number: one line for each step.

use crate::SettleError;
use serde::Serialize;
use std::borrow::Cow;

/// One line of the working. Amounts are exact: two decimals, more where they are not whole pence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TraceLine {
    /// The step as the file calls it (`share`), or `difference`, `score`, `limb_1`, `limb_2`, `member_cap`, `final_account`.
    pub step: &'static str,
    /// What happens, in one plain sentence.
    pub what: Cow<'static, str>,
    /// The formula in words.
    pub words: &'static str,
    /// The formula in numbers.
    pub numbers: String,
    /// The amount that goes in.
    pub before: String,
    /// The amount that comes out.
    pub after: String,
}

/// Where lines are written, or not: a curve of many outturns needs none. It is a constant, so that a program which asks for
/// no working carries no words for it.
pub(crate) struct Trace<const WANTED: bool> {
    lines: Vec<TraceLine>,
}

impl<const WANTED: bool> Trace<WANTED> {
    pub(crate) const fn new() -> Self {
        Self { lines: Vec::new() }
    }

    pub(crate) fn say(&mut self, line: impl FnOnce() -> Result<TraceLine, SettleError>) -> Result<(), SettleError> {
        if WANTED {
            self.lines.push(line()?);
        }
        Ok(())
    }

    pub(crate) fn say_if_any(&mut self, line: impl FnOnce() -> Result<Option<TraceLine>, SettleError>) -> Result<(), SettleError> {
        if WANTED {
            self.lines.extend(line()?);
        }
        Ok(())
    }

    pub(crate) fn into_lines(self) -> Vec<TraceLine> {
        self.lines
    }
}

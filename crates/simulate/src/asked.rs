//! What is asked of a run.

use crate::{Points, SimulateError};

/// How futures are to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// How the points are laid.
    pub points: Points,
    /// How many futures: from 2 to [`Asked::MOST_SAMPLES`]. Spread points are drawn in rounds of the same size, so the number is rounded up to whole rounds.
    pub samples: u32,
    /// The seed: the same one draws the same futures.
    pub seed: u32,
    /// Whether to settle every future to the penny; where nothing is said, small runs are ([`Asked::MOST_EXACT`]).
    pub exact_pence: Option<bool>,
    /// Whether to keep the final cost of every future, for [`crate::Run::costs`].
    pub keep: bool,
}

impl Asked {
    /// The most futures of one run.
    pub const MOST_SAMPLES: u32 = 10_000_000;
    /// Up to so many futures, each is settled to the penny unless it is said otherwise.
    pub const MOST_EXACT: u32 = 1_024;
    /// The seed where none is given.
    pub const SEED: u32 = 20_220_401;

    /// Errors where so many futures cannot be drawn.
    pub(crate) fn check(&self) -> Result<(), SimulateError> {
        if (2..=Self::MOST_SAMPLES).contains(&self.samples) {
            return Ok(());
        }
        Err(SimulateError::Samples { found: self.samples, most: Self::MOST_SAMPLES })
    }

    /// Whether every future is to be settled to the penny.
    pub(crate) fn is_exact(&self) -> bool {
        self.exact_pence.unwrap_or(self.samples <= Self::MOST_EXACT)
    }
}

impl Default for Asked {
    /// As a page draws while a slider moves: 4,096 Sobol points.
    fn default() -> Self {
        Self { points: Points::Sobol, samples: 4_096, seed: Self::SEED, exact_pence: None, keep: false }
    }
}

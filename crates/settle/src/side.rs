//! The two sides of the target.

use alliance_model::Exact;
use num_traits::{Signed, Zero};
use serde::Serialize;

/// On which side of the target: a saving is shared as a gain, an overrun as pain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Below the target.
    Gain,
    /// Above the target.
    Pain,
}

impl Side {
    /// Both, in the order of the outturn.
    pub(crate) const BOTH: [Self; 2] = [Self::Gain, Self::Pain];

    /// The side of a signed pool; nothing counts as a gain.
    pub(crate) fn of(pool: Exact) -> Self {
        if pool.is_negative() { Self::Pain } else { Self::Gain }
    }

    /// An amount on this side, with the sign of this side.
    pub(crate) fn signed(self, amount: Exact) -> Exact {
        if self == Self::Pain { -amount } else { amount }
    }

    /// Whether an outturn is further from the target than another on this side.
    pub(crate) fn is_further(self, outturn: Exact, than: Exact) -> bool {
        if self == Self::Pain { outturn > than } else { outturn < than }
    }

    /// Whether a signed pool lies beyond a level on this side.
    pub(crate) fn is_beyond(self, pool: Exact, level: Exact) -> bool {
        self.signed(pool) > level && !pool.is_zero()
    }
}

//! What a break point says.

use crate::Side;
use alliance_model::{Id, Money};
use serde::Serialize;

/// An outturn where something begins or stops, to the nearest penny.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BreakPoint {
    /// The final cost there.
    pub outturn: Money,
    /// What happens there, going away from the target.
    #[serde(flatten)]
    pub kind: BreakKind,
}

/// What happens at a break point, going away from the target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BreakKind {
    /// The difference passes the threshold of a trigger.
    TriggerReached {
        /// Of a saving or an overrun.
        side: Side,
    },
    /// A band of the share starts.
    BandStarts {
        /// Of a saving or an overrun.
        side: Side,
        /// Which band, from 0.
        index: usize,
    },
    /// The pool stops at its cap.
    PoolCapReached {
        /// Of a saving or an overrun.
        side: Side,
    },
    /// A member's share stops at its own cap.
    MemberCapReached {
        /// Whose.
        member: Id,
        /// Of a saving or an overrun.
        side: Side,
    },
    /// A member's margin, limb 2 and limb 3 together, is used up.
    MarginGone {
        /// Whose.
        member: Id,
        /// Of a saving or an overrun.
        side: Side,
    },
    /// From here the next pound is the commissioner's alone.
    CommissionerAlone {
        /// Of a saving or an overrun.
        side: Side,
    },
    /// From here the next pound is the providers' alone: of an overrun, the point of total assumption.
    ProvidersAlone {
        /// Of a saving or an overrun.
        side: Side,
    },
    /// From here the next pound is shared, after a stretch that was one side's alone.
    SharedAgain {
        /// Of a saving or an overrun.
        side: Side,
    },
    /// From here some gain by a further pound of cost, whatever it is spent on, while others lose by it.
    InterestsPart {
        /// Of a saving or an overrun.
        side: Side,
        /// Those whose result rises with cost.
        gain: Vec<Id>,
        /// Those whose result falls with cost.
        lose: Vec<Id>,
    },
    /// From here the next pound is divided in another way, where none of the others says why.
    DividedAnew {
        /// Of a saving or an overrun.
        side: Side,
    },
}

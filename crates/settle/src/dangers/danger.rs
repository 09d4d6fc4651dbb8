//! What may be wrong with terms.

use crate::{Fraction, Side};
use alliance_model::{Id, Money};
use serde::Serialize;

/// Something that may be wrong with terms that can be settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TermsDanger {
    /// Whether it should be mended, or is only good to know.
    pub level: DangerLevel,
    /// What causes it: `terms.steps[2].caps.northgate`.
    pub path: String,
    /// What it is.
    pub what: TermsDangerKind,
}

/// How bad a danger of terms is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DangerLevel {
    /// Most likely it is not meant.
    Warning,
    /// It may well be meant, and people should know.
    Information,
}

/// A danger of terms, with the figures that were found by settling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "danger", rename_all = "snake_case")]
pub enum TermsDangerKind {
    /// The target is nothing, so shares of it are nothing.
    NoTarget,
    /// Past a final cost the providers lose nothing more: moral hazard.
    MoralHazard {
        /// From this final cost.
        from: Money,
        /// What they lose together by then.
        loss: Money,
    },
    /// Past a final cost one member loses nothing more, while others do.
    MemberLosesNoMore {
        /// Which.
        member: Id,
        /// From this final cost.
        from: Money,
        /// What it loses by then.
        loss: Money,
    },
    /// A penny more or less of cost moves much money.
    Cliff {
        /// Of a saving or an overrun.
        side: Side,
        /// At this final cost.
        at: Money,
        /// So much, for the providers together.
        jump: Money,
    },
    /// Between two final costs the providers have no part of the next pound.
    NobodyResponsible {
        /// Of a saving or an overrun.
        side: Side,
        /// From this final cost.
        from: Money,
        /// To this one; none for any cost above.
        to: Option<Money>,
    },
    /// Between two final costs the providers bear more than each pound.
    MoreThanAll {
        /// Of a saving or an overrun.
        side: Side,
        /// From this final cost.
        from: Money,
        /// To this one; none for any cost above.
        to: Option<Money>,
        /// Their part of the next pound.
        part: Fraction,
    },
    /// A member's fee is a share of its actual cost.
    FeeGrowsWithCost {
        /// Whose.
        member: Id,
        /// Its fee at the target.
        at_target: Money,
        /// Its fee at the bad outturn.
        at_bad: Money,
        /// The bad outturn.
        bad: Money,
    },
    /// A member is better off, fee and share together, where the work costs more.
    RewardsOverrun {
        /// Which.
        member: Id,
        /// From this final cost.
        from: Money,
        /// To this one, looked at.
        to: Money,
        /// By so much.
        more: Money,
    },
    /// A member can lose more than its free reserves.
    LossBeyondReserves {
        /// Which.
        member: Id,
        /// Its free reserves.
        reserves: Money,
        /// From this final cost its loss is greater than these.
        from: Money,
        /// What it loses at the bad outturn.
        loss: Money,
        /// The bad outturn.
        bad: Money,
        /// How many months of its income that is (a twelfth of a year's); none where its income is not known.
        months: Option<Fraction>,
        /// Whether it goes on growing there.
        grows: bool,
    },
    /// A provider has no part of any gain or loss.
    NoPart {
        /// Which.
        member: Id,
    },
    /// A loss is limited and a gain is not.
    LopsidedCaps {
        /// From this final cost the providers lose nothing more.
        loss_stops: Money,
    },
    /// A cap stands before the share: it limits the whole difference, not the providers' part.
    CapBeforeShare {
        /// The providers' part at the bad outturn.
        now: Money,
        /// The same with the cap after the share.
        moved: Money,
        /// The bad outturn.
        bad: Money,
    },
    /// A cliff on one side of the target and a deductible on the other.
    MixedTriggers {
        /// The side of the cliff.
        cliff: Side,
    },
    /// An outcome has no weight, so its score changes nothing.
    OutcomeWithoutWeight {
        /// Which.
        outcome: Id,
    },
    /// The weights of the outcomes do not add to one.
    OutcomeWeights {
        /// What they add to.
        sum: Fraction,
    },
}

//! A decision and the way to it.

use alliance_model::{Counting, Denominator, Id, Position, Selector, Verdict, Weigh};
use serde::Serialize;

/// What came of a motion, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// What came of it.
    pub verdict: Verdict,
    /// Who stands where, in votes.
    pub tally: Tally,
    /// Who stands where, in seats that vote.
    pub heads: Tally,
    /// Every stage, in order: eligible, recused, present, quorum, cast, test, consent, tie, verdict.
    pub stages: Vec<Stage>,
}

/// Who stands where. Each denominator is the one before, less some:
/// `seats` - `recused` - `vacant` = `eligible`; less `absent` = `present`; less `abstain` = `cast`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tally {
    /// All that vote.
    pub seats: u64,
    /// Those who may vote on this.
    pub eligible: u64,
    /// Those who are there.
    pub present: u64,
    /// Those who vote for or against.
    pub cast: u64,
    /// For.
    pub agree: u64,
    /// Neither.
    pub abstain: u64,
    /// Against, without a block.
    pub disagree: u64,
    /// So strongly against that it should not go on; counts as against.
    pub block: u64,
    /// Not there.
    pub absent: u64,
    /// Set aside for a conflict of interest.
    pub recused: u64,
    /// Held by nobody.
    pub vacant: u64,
}

impl Tally {
    /// All against: those who disagree and those who block.
    pub fn against(self) -> u64 {
        self.disagree + self.block
    }
}

/// One stage on the way. Lists of seats name voting seats, in the order of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Stage {
    /// Who votes at this table.
    Eligible {
        /// Seats that may vote on this.
        seats: Vec<Id>,
        /// Seats that nobody holds.
        vacant: Vec<Id>,
    },
    /// Who is set aside.
    Recused {
        /// Seats with a conflict of interest.
        seats: Vec<Id>,
    },
    /// Who is there.
    Present {
        /// Seats that are there.
        seats: Vec<Id>,
        /// Seats that are not.
        absent: Vec<Id>,
    },
    /// Whether enough are there.
    Quorum {
        /// The test; none where the rule asks for no quorum.
        test: Option<TestResult>,
    },
    /// Who votes how.
    Cast {
        /// For.
        agree: Vec<Id>,
        /// Neither.
        abstain: Vec<Id>,
        /// Against, without a block.
        disagree: Vec<Id>,
        /// Against, with a block.
        block: Vec<Id>,
    },
    /// Whether enough agree.
    Test {
        /// The test.
        test: TestResult,
    },
    /// Whether an objection stops it.
    Consent {
        /// Whether the rule lets one object: by a veto, or where consent is needed.
        asked: bool,
        /// Whether it is stopped.
        stopped: bool,
        /// Who stops it.
        by: Vec<Id>,
    },
    /// Whether it is a tie, and who breaks it.
    Tie {
        /// Whether it is a tie that one more vote would break.
        tied: bool,
        /// The chair, where the rule gives it a casting vote.
        chair: Option<Id>,
        /// How the chair stands; none where the seat is vacant.
        position: Option<Position>,
        /// The test with the casting vote, where the chair gives one.
        again: Option<TestResult>,
    },
    /// What came of it.
    Verdict {
        /// What came of it.
        verdict: Verdict,
        /// Whether nobody is left who may vote, so that nothing can be decided.
        nobody: bool,
    },
    /// A stage that was not reached: too few are there, or nobody may vote.
    NotReached {
        /// Which.
        name: StageName,
    },
}

/// A stage that may not be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StageName {
    /// Whether enough are there.
    Quorum,
    /// Who votes how.
    Cast,
    /// Whether enough agree.
    Test,
    /// Whether an objection stops it.
    Consent,
    /// Whether it is a tie.
    Tie,
}

/// What came of a test: a tree of the same form as the test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "test", rename_all = "snake_case")]
pub enum TestResult {
    /// Each must hold.
    All {
        /// Whether each does.
        holds: bool,
        /// Each.
        parts: Vec<Self>,
    },
    /// One must hold, or more.
    Any {
        /// Whether one does.
        holds: bool,
        /// Each.
        parts: Vec<Self>,
    },
    /// Enough of some group.
    AtLeast(AtLeastResult),
    /// None of a group may object.
    Consent {
        /// Whether none does.
        holds: bool,
        /// The group.
        among: Selector,
        /// Who objects.
        objectors: Vec<Id>,
    },
}

impl TestResult {
    /// Whether it holds.
    pub fn holds(&self) -> bool {
        match self {
            Self::All { holds, .. } | Self::Any { holds, .. } | Self::Consent { holds, .. } => *holds,
            Self::AtLeast(result) => result.holds,
        }
    }
}

/// Enough of some group, in numbers of the unit of `weigh`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AtLeastResult {
    /// Whether it is enough.
    pub holds: bool,
    /// How many there are.
    pub counted: u64,
    /// Out of how many; where it is 0, nobody is left in the group and the test cannot hold.
    pub base: u64,
    /// The least that is enough of this denominator; it can be more than there are.
    pub needed: u64,
    /// How many short.
    pub missing: u64,
    /// Who is counted.
    pub counting: Counting,
    /// The denominator.
    pub of: Denominator,
    /// What each one counts for.
    pub weigh: Weigh,
    /// Who counts; everyone where absent.
    pub among: Option<Selector>,
}

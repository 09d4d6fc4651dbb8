//! What a settlement answers.

use crate::TraceLine;
use alliance_model::{Id, Money};
use serde::Serialize;

/// Who gains, who pays, and why. Everything is in whole pence, and these always hold:
/// `difference = target - outturn = pool + commissioner + reserve`, and
/// `paid = limb 1 + limb 2 + limb 3 of all members + reserve`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Settlement {
    /// The target cost, after adjustments.
    pub target: Money,
    /// The final cost of the work.
    pub outturn: Money,
    /// Target less outturn: a saving is positive.
    pub difference: Money,
    /// The providers' part of the difference: the sum of limb 3.
    pub pool: Money,
    /// The commissioner's part of the difference: what is neither the providers' nor kept at alliance level.
    pub commissioner: Money,
    /// Kept at alliance level.
    pub reserve: Money,
    /// What the commissioner pays: all limbs of all members, and the reserve, which it pays in.
    pub paid: Money,
    /// One for each member, in the same order.
    pub members: Vec<MemberResult>,
    /// From the target to the split, a line for each step.
    pub trace: Vec<TraceLine>,
}

impl Settlement {
    /// The result of this member.
    pub fn member(&self, id: &Id) -> Option<&MemberResult> {
        self.members.iter().find(|result| &result.member == id)
    }
}

/// What one member is paid. A member that commissions has no limb 3: its part is [`Settlement::commissioner`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MemberResult {
    /// Whose.
    pub member: Id,
    /// Direct cost, paid back.
    pub limb1: Money,
    /// Fee for overhead and profit.
    pub limb2: Money,
    /// Share of the pool: a gain is positive.
    pub limb3: Money,
    /// All three.
    pub total: Money,
    /// Its share of the pool before its own cap.
    pub uncapped: Money,
    /// What it was paid on account of its share, at each forecast of the facts; owed where below nothing.
    /// Empty where the terms have no interim payments.
    pub on_account: Vec<Money>,
    /// What is due to it at the final account, or owed back where below nothing: limb 3 less all that was paid on account.
    pub final_account: Money,
    /// A line for each limb and for its cap.
    pub trace: Vec<TraceLine>,
}

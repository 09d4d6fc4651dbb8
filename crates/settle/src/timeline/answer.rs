//! What a timeline answers.

use super::Ratchet;
use super::accounts::Accounts;
use super::roster::Roster;
use crate::Settlement;
use alliance_model::{Id, Money};
use serde::Serialize;

/// Years one after another, and all of them together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Timeline {
    /// The years, in order.
    pub years: Vec<YearResult>,
    /// Everybody who ever was a member: those of the design, then those who joined.
    pub members: Vec<MemberTotal>,
    /// All years and members together.
    pub totals: TimelineTotals,
    /// What rebasing does to those who save; none where no target is rebased.
    pub ratchet: Option<Ratchet>,
}

/// One year of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct YearResult {
    /// Which.
    pub year: Id,
    /// What it is called.
    pub label: String,
    /// Whether its outturn is expected, and not known yet.
    pub forecast: bool,
    /// How its target came to be.
    pub target: TargetMade,
    /// What the providers would have gained besides, had the score been full.
    pub unearned: Money,
    /// Who joined at its start.
    pub joined: Vec<JoinedMember>,
    /// Who left at its start.
    pub left: Vec<LeftMember>,
    /// Those who are there, in order.
    pub members: Vec<MemberYear>,
    /// What was spent on services from gains and the reserve.
    pub services: Money,
    /// The commissioner's part, less unearned reward that it gives, and with the pain that it takes over.
    pub commissioner: Money,
    /// The settlement of the year by itself.
    pub settlement: Settlement,
}

/// How a target came to be: `start + rebased + indexed + cut = made`; then the adjustments make it `settled`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TargetMade {
    /// The target that was given, or the last one.
    pub start: Money,
    /// Whether it was given.
    pub given: bool,
    /// By how much it moved towards the last outturn.
    pub rebased: Money,
    /// By how much it was indexed.
    pub indexed: Money,
    /// By how much it was cut: nothing or less.
    pub cut: Money,
    /// What came of it.
    pub made: Money,
    /// The same after the adjustments of the facts: what the year was settled by.
    pub settled: Money,
}

/// A member that joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct JoinedMember {
    /// Who.
    pub member: Id,
    /// Its part of the reserve that was kept before it came.
    pub reserve: Money,
}

/// A member that left: `carried + reserve = settled + to_others + to_commissioner`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeftMember {
    /// Who.
    pub member: Id,
    /// The reward, or below nothing the pain, that it carried.
    pub carried: Money,
    /// Its part of the reserve.
    pub reserve: Money,
    /// What it was paid on leaving; below nothing, what it paid.
    pub settled: Money,
    /// What it left to the other providers.
    pub to_others: Money,
    /// The pain that it left to the commissioner.
    pub to_commissioner: Money,
}

impl LeftMember {
    pub(super) const fn nothing(member: Id) -> Self {
        let zero = Money::ZERO;
        Self { member, carried: zero, reserve: zero, settled: zero, to_others: zero, to_commissioner: zero }
    }
}

/// One member in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MemberYear {
    /// Who.
    pub member: Id,
    /// Its share of the year's pool (limb 3).
    pub reward: Money,
    /// What it took over from those who left, less what it gave to those who joined.
    pub taken_over: Money,
    /// What it was paid beside its cost and fee; below nothing, what it paid.
    pub settled: Money,
    /// What it carries into the next year.
    pub carried: Money,
    /// Its part of the reserve at the end of the year.
    pub reserve: Money,
}

/// One member over all years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MemberTotal {
    /// Who.
    pub member: Id,
    /// In how many years it was there.
    pub years: usize,
    /// Direct costs (limb 1).
    pub costs: Money,
    /// Fees (limb 2).
    pub fees: Money,
    /// Shares of the pools (limb 3).
    pub reward: Money,
    /// What it was paid beside costs and fees; below nothing, what it paid.
    pub settled: Money,
    /// What it still carries at the end.
    pub carried: Money,
    /// Its part of the reserve at the end.
    pub reserve: Money,
}

/// All years together: `difference = settled + carried + reserve + services + commissioner`, and
/// `paid = costs + fees + settled + carried + reserve + services`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimelineTotals {
    /// Targets.
    pub target: Money,
    /// Outturns.
    pub outturn: Money,
    /// Targets less outturns: a saving is positive.
    pub difference: Money,
    /// Direct costs of all members.
    pub costs: Money,
    /// Fees of all members.
    pub fees: Money,
    /// What members were paid besides, less what they paid.
    pub settled: Money,
    /// What members still carry.
    pub carried: Money,
    /// What is still kept at alliance level.
    pub reserve: Money,
    /// What was spent on services from gains and the reserve.
    pub services: Money,
    /// The commissioner's part of the differences.
    pub commissioner: Money,
    /// What the commissioner pays, with what is still carried or kept.
    pub paid: Money,
}

/// The timeline of these years, before the ratchet is looked at.
pub(super) fn added_up(years: Vec<YearResult>, roster: &Roster, accounts: &Accounts) -> Timeline {
    let members: Vec<MemberTotal> = roster.ever.iter().map(|member| total(member, &years, accounts)).collect();
    let of_years = |part: fn(&YearResult) -> Money| years.iter().map(part).sum::<Money>();
    let of_members = |part: fn(&MemberTotal) -> Money| members.iter().map(part).sum::<Money>();
    let mut totals = TimelineTotals {
        target: of_years(|year| year.settlement.target),
        outturn: of_years(|year| year.settlement.outturn),
        difference: of_years(|year| year.settlement.difference),
        costs: of_members(|member| member.costs),
        fees: of_members(|member| member.fees),
        settled: of_members(|member| member.settled),
        carried: of_members(|member| member.carried),
        reserve: of_members(|member| member.reserve),
        services: of_years(|year| year.services),
        commissioner: of_years(|year| year.commissioner),
        paid: Money::ZERO,
    };
    totals.paid = totals.costs + totals.fees + totals.settled + totals.carried + totals.reserve + totals.services;
    Timeline { years, members, totals, ratchet: None }
}

fn total(member: &Id, years: &[YearResult], accounts: &Accounts) -> MemberTotal {
    let results = || years.iter().filter_map(|year| year.settlement.member(member));
    let account = accounts.get(member);
    MemberTotal {
        member: member.clone(),
        years: results().count(),
        costs: results().map(|result| result.limb1).sum(),
        fees: results().map(|result| result.limb2).sum(),
        reward: results().map(|result| result.limb3).sum(),
        settled: account.map_or(Money::ZERO, |account| account.settled),
        carried: account.map_or(Money::ZERO, |account| account.carried),
        reserve: account.map_or(Money::ZERO, |account| account.reserve),
    }
}

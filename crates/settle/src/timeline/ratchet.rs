//! The ratchet: whoever saves lowers its own next target. The same years without rebasing show what that costs.

use super::{MemberTotal, Timeline, YearResult, run};
use alliance_model::{Id, Member, Money, Outcome, Rate, Terms, Year};
use serde::Serialize;

/// The same years, with the same outturns, with rebasing and without.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ratchet {
    /// In how many years the work cost less than the target.
    pub years_that_save: usize,
    /// The providers' shares over all years.
    pub reward: Money,
    /// What they would be without rebasing.
    pub reward_without: Money,
    /// What rebasing takes from the providers; below nothing, what it gives them.
    pub given_up: Money,
    /// The same, year by year.
    pub years: Vec<RatchetYear>,
    /// The same for each member.
    pub members: Vec<RatchetMember>,
}

/// One year of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RatchetYear {
    /// Which.
    pub year: Id,
    /// The target that the year was settled by.
    pub target: Money,
    /// What it would be without rebasing.
    pub target_without: Money,
    /// The providers' share.
    pub reward: Money,
    /// What it would be without rebasing.
    pub reward_without: Money,
}

/// One member of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RatchetMember {
    /// Who.
    pub member: Id,
    /// Its shares over all years.
    pub reward: Money,
    /// What they would be without rebasing.
    pub reward_without: Money,
}

/// None where no target is rebased, or where the years cannot be settled without it.
pub(super) fn ratchet(with: &Timeline, terms: &Terms, members: &[Member], outcomes: &[Outcome], years: &[Year]) -> Option<Ratchet> {
    if !years.iter().skip(1).any(|year| year.target.is_none() && !year.rebase.is_zero()) {
        return None;
    }
    let years: Vec<Year> = years.iter().map(|year| Year { rebase: Rate::ZERO, ..year.clone() }).collect();
    let without = run(terms, members, outcomes, &years).ok()?;
    let of_year = |(with, without): (&YearResult, &YearResult)| RatchetYear {
        year: with.year.clone(),
        target: with.settlement.target,
        target_without: without.settlement.target,
        reward: with.settlement.pool,
        reward_without: without.settlement.pool,
    };
    let years: Vec<RatchetYear> = with.years.iter().zip(&without.years).map(of_year).collect();
    let of_member = |(with, without): (&MemberTotal, &MemberTotal)| RatchetMember {
        member: with.member.clone(),
        reward: with.reward,
        reward_without: without.reward,
    };
    let (reward, reward_without) = (years.iter().map(|year| year.reward).sum(), years.iter().map(|year| year.reward_without).sum());
    Some(Ratchet {
        years_that_save: with.years.iter().filter(|year| year.settlement.difference > Money::ZERO).count(),
        reward,
        reward_without,
        given_up: reward_without - reward,
        members: with.members.iter().zip(&without.members).map(of_member).collect(),
        years,
    })
}

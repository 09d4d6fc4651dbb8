//! What a member can lose, as the title of the page.

use crate::figures::{percent_exact, short_money, whole_money};
use alliance_model::{Design, Id, Money};
use alliance_settle::{Fairness, MemberFairness};

/// What the engines found of losses.
#[derive(Clone, Copy, Debug)]
pub struct CanLose<'a> {
    /// The most that each member can lose, in the order of the members; none where it has no end ([`alliance_settle::most_lost`]).
    pub most: &'a [Option<Money>],
    /// Losses at a bad final cost.
    pub fairness: &'a Fairness,
}

impl CanLose<'_> {
    /// The most that a member can lose; none where that has no end.
    pub fn most_of(&self, design: &Design, member: &Id) -> Option<Money> {
        let place = design.members.iter().position(|other| &other.id == member)?;
        self.most.get(place).copied().flatten()
    }

    fn bad_of(&self, member: &Id) -> Option<&MemberFairness> {
        self.fairness.members.iter().find(|other| &other.member == member)
    }
}

/// "You can lose at most £5,000; your free reserves are £31,000." Of the reader, or else of the provider that is hit hardest.
pub fn loss_finding(design: &Design, losses: &CanLose<'_>, you: Option<&Id>) -> String {
    let reader = you.and_then(|you| design.member(you));
    if reader.is_some_and(|member| !member.is_provider()) {
        return commissioner(design, losses, "you");
    }
    let of = reader.map(|member| &member.id).or_else(|| hardest_hit(losses));
    match of.and_then(|id| losses.bad_of(id)) {
        Some(member) => provider(design, losses, member, reader.is_some()),
        None => commissioner(design, losses, "the commissioner"),
    }
}

/// The provider that loses the largest part of its free reserves in a bad year; the one that loses most, where none are known.
fn hardest_hit<'a>(losses: &CanLose<'a>) -> Option<&'a Id> {
    let heavier = |one: &MemberFairness, other: &MemberFairness| (one.loss_to_reserves, one.loss) > (other.loss_to_reserves, other.loss);
    losses.fairness.members.iter().reduce(|most, next| if heavier(next, most) { next } else { most }).map(|member| &member.member)
}

fn commissioner(design: &Design, losses: &CanLose<'_>, who: &str) -> String {
    let bad = short_money(losses.fairness.worst.outturn, &design.currency);
    let bear = if who == "you" { "bear" } else { "bears" };
    if losses.fairness.commissioner_loss == Money::ZERO {
        return format!("In a bad year ({bad}) {who} {bear} nothing of the overrun.");
    }
    let loss = whole_money(losses.fairness.commissioner_loss, &design.currency);
    let pound = whole_money(Money::pounds(1), &design.currency);
    let part = percent_exact(losses.fairness.worst.commissioner.0);
    format!("In a bad year ({bad}) {who} {bear} {loss} of the overrun, and {part} of the next {pound}.")
}

fn provider(design: &Design, losses: &CanLose<'_>, member: &MemberFairness, you: bool) -> String {
    let money = |amount| whole_money(amount, &design.currency);
    let name = design.member(&member.member).map_or(member.member.as_str(), |found| found.name.as_str());
    let who = if you { "You" } else { name };
    let bad = short_money(losses.fairness.worst.outturn, &design.currency);
    let lose = match losses.most_of(design, &member.member) {
        Some(Money::ZERO) => format!("{who} can lose nothing under these terms"),
        Some(most) => format!("{who} can lose at most {}", money(most)),
        None if you => format!("Your loss has no end: in a bad year ({bad}) it is {}", money(member.loss)),
        None => format!("The loss of {name} has no end: in a bad year ({bad}) it is {}", money(member.loss)),
    };
    match (member.reserves, you) {
        (Some(reserves), true) => format!("{lose}; your free reserves are {}.", money(reserves)),
        (Some(reserves), false) => format!("{lose}; its free reserves are {}.", money(reserves)),
        (None, _) => format!("{lose}; the free reserves are not known."),
    }
}

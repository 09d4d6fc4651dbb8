//! The three sentences that come first: how often money is saved, what half of the futures bring, and the worst of it.

use super::amounts::{amount, pounds};
use super::chances::{give_or_take, in_hundred};
use crate::figures::whole_money;
use alliance_model::{Currency, Design, Excess, Id, Step};
use alliance_simulate::{Chance, Futures, MemberFutures, Spread};

/// Of whom a sentence speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Who<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Whether it is the one who reads.
    pub you: bool,
}

/// Of whom sentences about a member speak.
pub fn who<'a>(design: &'a Design, member: &'a Id, you: Option<&Id>) -> Who<'a> {
    let name = design.member(member).map_or(member.as_str(), |found| found.name.as_str());
    Who { name, you: you == Some(member) }
}

impl<'a> Who<'a> {
    fn subject(self) -> &'a str {
        if self.you { "you" } else { self.name }
    }

    fn verb(self, verb: &str) -> String {
        if self.you { verb.to_owned() } else { format!("{verb}s") }
    }

    fn its(self) -> &'static str {
        if self.you { "your" } else { "its" }
    }
}

/// The three sentences for a member: the saving, the middle half of its futures, and its worst.
pub fn headlines(design: &Design, futures: &Futures, member: &MemberFutures, who: Who<'_>) -> Vec<String> {
    vec![saving(futures.saving), half(&member.result, who, &design.currency), worst(design, member, who)]
}

/// "61 of 100 futures save money (give or take 0.2)."
fn saving(saving: Chance) -> String {
    if saving.chance <= 0.0 {
        return "No future saves money.".to_owned();
    }
    if saving.chance >= 1.0 {
        return "Every future saves money.".to_owned();
    }
    format!("{} futures save money{}.", capital(&in_hundred(saving)), sure(saving))
}

/// "Half of futures give you between −£4,215 and £11,000."
fn half(result: &Spread, who: Who<'_>, currency: &Currency) -> String {
    let Some(((low, low_error), (high, high_error))) = at(result, 25.0).zip(at(result, 75.0)) else {
        return format!("Nothing is known of what {} can expect.", who.subject());
    };
    let (low_told, high_told) = (amount(low, low_error, currency), amount(high, high_error, currency));
    if low_told == high_told {
        let what = if pounds(low) == alliance_model::Money::ZERO { "nothing".to_owned() } else { low_told };
        return format!("At least half of futures give {} {what}.", who.subject());
    }
    format!("Half of futures give {} between {low_told} and {high_told}.", who.subject())
}

/// "In 23 of 100 you lose your whole £5,000 cap; the commissioner carries the rest." Where no cap is reached, the loss of one future in ten.
fn worst(design: &Design, member: &MemberFutures, who: Who<'_>) -> String {
    let (subject, lose) = (who.subject(), who.verb("lose"));
    let at_cap = member.own_cap.filter(|cap| cap.reached.chance > 0.0);
    if let Some(cap) = at_cap.filter(|cap| cap.cap > 0.0) {
        let whole = whole_money(pounds(cap.cap), &design.currency);
        let often = if cap.reached.chance >= 1.0 { "every future".to_owned() } else { in_hundred(cap.reached) };
        let sure = sure(cap.reached);
        return format!("In {often} {subject} {lose} {} whole {whole} cap{sure}; {} the rest.", who.its(), carrier(design));
    }
    if member.loses.chance <= 0.0 {
        return format!("No future costs {subject} anything.");
    }
    match at(&member.result, 10.0).filter(|(result, _)| *result < 0.0) {
        Some((result, error)) => format!("In one future of ten {subject} {lose} {} or more.", amount(-result, error, &design.currency)),
        None => format!("In {} {subject} {lose} money{}.", in_hundred(member.loses), sure(member.loses)),
    }
}

/// Who carries what a member's own cap takes off its loss.
fn carrier(design: &Design) -> &'static str {
    let reallocates = |step: &Step| matches!(step, Step::Split(split) if split.excess == Excess::Reallocate);
    if design.terms.steps.iter().any(reallocates) { "the others carry" } else { "the commissioner carries" }
}

fn sure(chance: Chance) -> String {
    give_or_take(chance).map_or_else(String::new, |sure| format!(" ({sure})"))
}

/// An amount of a spread and its standard error.
pub(super) fn at(spread: &Spread, percent: f64) -> Option<(f64, f64)> {
    spread.percentiles.iter().find(|its| (its.percent - percent).abs() < 1e-9).map(|its| (its.amount, its.error))
}

/// As a part of a sentence: without a capital at the front.
pub fn within(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}", first.to_ascii_lowercase(), letters.as_str()))
}

/// With a capital at the front; letters beyond ASCII stay as they are.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}", first.to_ascii_uppercase(), letters.as_str()))
}

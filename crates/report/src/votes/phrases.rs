//! Parts of sentences about tests.

use crate::figures::{list, percent};
use alliance_model::{Counting, Denominator, Design, Id, Kind, Rate, Selector, Weigh};

/// What a seat is called; its id where the design does not know it.
pub(super) fn title<'a>(design: &'a Design, id: &'a Id) -> &'a str {
    design.seat(id).map(|seat| seat.title.as_str()).filter(|title| !title.trim().is_empty()).unwrap_or(id.as_str())
}

/// The group that a selector means: "the providers"; none for everyone.
pub(super) fn group(design: &Design, selector: &Selector) -> Option<String> {
    let name = |id: &Id| design.member(id).map_or(id.as_str(), |member| member.name.as_str()).to_owned();
    let row = |names: Vec<String>| match names.is_empty() {
        true => "nobody".to_owned(),
        false => list(&names.iter().map(String::as_str).collect::<Vec<_>>()),
    };
    match selector {
        Selector::Everyone => None,
        Selector::Kind(Kind::LivedExperience) => Some("people with lived experience".to_owned()),
        Selector::Kind(kind) => Some(format!("the {}", kind_plural(*kind))),
        Selector::Seats(ids) => Some(row(ids.iter().map(|id| title(design, id).to_owned()).collect())),
        Selector::Members(ids) => Some(format!("the seats of {}", row(ids.iter().map(name).collect()))),
    }
}

/// "nobody objects", "nobody among the commissioners objects".
pub(super) fn consent(design: &Design, selector: &Selector) -> String {
    group(design, selector).map_or_else(|| "nobody objects".to_owned(), |group| format!("nobody among {group} objects"))
}

fn kind_plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Commissioner => "commissioners",
        Kind::Provider => "providers",
        Kind::NhsProvider => "NHS providers",
        Kind::Charity => "charities",
        Kind::SocialEnterprise => "social enterprises",
        Kind::LocalAuthority => "councils",
        Kind::PrimaryCare => "GP practices",
        Kind::Other => "other organisations",
        Kind::MemberRepresentative => "members' representatives",
        Kind::IndependentChair => "independent chairs",
        Kind::LivedExperience => "people with lived experience",
        Kind::Advisor => "advisers",
        Kind::Observer => "observers",
    }
}

/// What is counted: "votes", "seats", "organisations", or the name of a weight.
pub(super) fn unit(weigh: &Weigh) -> &str {
    match weigh {
        Weigh::Votes => "votes",
        Weigh::Heads => "seats",
        Weigh::Members => "organisations",
        Weigh::Named(name) => name,
    }
}

/// What those who are counted do.
pub(super) fn predicate(counting: Counting, one: bool) -> &'static str {
    match (counting, one) {
        (Counting::Agree, true) => "agrees",
        (Counting::Agree, false) => "agree",
        (Counting::AgreeOrAbstain, true) => "agrees or abstains",
        (Counting::AgreeOrAbstain, false) => "agree or abstain",
        (Counting::Cast, true) => "is for or against",
        (Counting::Cast, false) => "are for or against",
        (Counting::Present, true) => "is there",
        (Counting::Present, false) => "are there",
        (Counting::InTheRoom, true) => "is in the room",
        (Counting::InTheRoom, false) => "are in the room",
    }
}

/// "more than half of the votes cast", "all the votes cast", "at least 55% of the population of those present".
pub(super) fn part_of(share: Rate, more_than: bool, of: Denominator, weigh: &Weigh) -> String {
    let whole = whole(of, weigh);
    if share == Rate::ONE && !more_than {
        return if whole.starts_with("all ") { whole } else { format!("all {whole}") };
    }
    let how = if more_than { "more than" } else { "at least" };
    format!("{how} {} of {whole}", fraction(share))
}

fn whole(of: Denominator, weigh: &Weigh) -> String {
    let unit = unit(weigh);
    match (of, weigh) {
        (Denominator::Seats, _) => format!("all the {unit}"),
        (Denominator::Cast, Weigh::Votes) => "the votes cast".to_owned(),
        (Denominator::Present, Weigh::Votes | Weigh::Named(_)) => format!("the {unit} of those present"),
        (Denominator::Eligible, Weigh::Votes | Weigh::Named(_)) => format!("the {unit} of those who may vote"),
        (Denominator::Cast, Weigh::Named(_)) => format!("the {unit} of those for or against"),
        (Denominator::Present, Weigh::Heads | Weigh::Members) => format!("the {unit} present"),
        (Denominator::Eligible, Weigh::Heads | Weigh::Members) => format!("the {unit} that may vote"),
        (Denominator::Cast, Weigh::Heads | Weigh::Members) => format!("the {unit} for or against"),
    }
}

fn fraction(share: Rate) -> String {
    let named = [(1, 2, "half"), (1, 3, "one third"), (2, 3, "two thirds"), (1, 4, "one quarter"), (3, 4, "three quarters")];
    let exact = share.exact();
    let found = named.iter().find(|(above, below, _)| (*exact.numer(), *exact.denom()) == (*above, *below));
    found.map_or_else(|| in_figures(share), |(_, _, name)| (*name).to_owned())
}

/// In hundredths where they say it exactly; otherwise as the fraction itself: no threshold is told rounded.
fn in_figures(share: Rate) -> String {
    if 1000 % share.exact().denom() == 0 { percent(share) } else { share.to_string() }
}

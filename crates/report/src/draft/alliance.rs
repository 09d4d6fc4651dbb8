//! What the alliance is: its parties, purpose, scope, term and status in law.

use super::{Heading, always, heading, unless};
use crate::dates::{day, period};
use crate::votes::member_kind_name;
use alliance_model::{Design, Identifier, Member, Scheme};

pub(super) fn headings(design: &Design) -> Vec<Heading> {
    vec![parties(design), purpose(design), scope(), term(design), status()]
}

fn parties(design: &Design) -> Heading {
    let named = (!design.title.trim().is_empty()).then(|| format!("The alliance is called {}.", design.title));
    let lines = named.into_iter().chain(design.members.iter().map(party)).collect();
    let known = design.members.iter().all(|member| !member.identifiers.is_empty());
    heading(
        "Name, parties and their numbers in registers",
        lines,
        [
            unless(!design.members.is_empty(), "Which organisations sign?"),
            unless(known, "What are the register numbers and addresses of each party?"),
        ],
    )
}

/// "Beacon Mind (Charity, GB-CHC 1164021)."
fn party(member: &Member) -> String {
    let numbers = member.identifiers.iter().map(number);
    let about: Vec<String> = std::iter::once(member_kind_name(member.kind).to_owned()).chain(numbers).collect();
    format!("{} ({}).", member.name, about.join(", "))
}

/// A number with the code of its register.
pub fn number(identifier: &Identifier) -> String {
    let code = match identifier.scheme {
        Scheme::CharityCommission => "GB-CHC",
        Scheme::Scotland => "GB-SC",
        Scheme::NorthernIreland => "GB-NIC",
        Scheme::CompaniesHouse => "GB-COH",
        Scheme::Nhs => "GB-NHS",
        Scheme::LocalAuthority => "GB-LAE",
    };
    format!("{code} {}", identifier.id)
}

fn purpose(design: &Design) -> Heading {
    let mut lines = Vec::new();
    lines.extend((!design.purpose.trim().is_empty()).then(|| format!("Purpose: {}", design.purpose)));
    lines.extend(design.principles.iter().map(|principle| format!("Principle: {principle}")));
    lines.extend(design.outcomes.iter().map(|outcome| format!("Outcome: {}.", outcome.name)));
    heading(
        "Purpose, outcomes and principles",
        lines,
        [
            unless(!design.purpose.trim().is_empty(), "What is the alliance for?"),
            unless(!design.outcomes.is_empty(), "Which outcomes show that it works?"),
            unless(!design.principles.is_empty(), "How do the members promise to work together?"),
        ],
    )
}

fn scope() -> Heading {
    heading("Scope", vec![], [always("Which services, people and places are in the alliance, and which are not?")])
}

fn term(design: &Design) -> Heading {
    let lines = design.term.as_ref().and_then(period).map(|period| format!("The alliance runs {period}.")).into_iter().collect();
    let has = |of: fn(&alliance_model::Period) -> &str| design.term.as_ref().is_some_and(|term| day(of(term)).is_some());
    heading(
        "Term, extension and review",
        lines,
        [
            unless(has(|term| &term.start), "On which day does it begin?"),
            unless(has(|term| &term.end), "On which day does it end?"),
            always("Can the term be extended, by how long, and who decides?"),
            always("When is the alliance reviewed before its term ends?"),
        ],
    )
}

fn status() -> Heading {
    heading(
        "Status in law",
        vec![],
        [
            always("Does the agreement say that it makes no partnership in law, no agency, and no liability for each other\u{2019}s debts?"),
            always("Is this document binding, or only the contract that it belongs to?"),
        ],
    )
}

//! The 360Giving Data Standard: the part of the target cost that is each provider's, as a grant to it.
//! <https://standard.threesixtygiving.org/en/latest/technical/reference/>

use super::asked::{Required, is_address, is_date};
use super::organisation::{global_id, note_numbers, number_in};
use super::tree::{amount, group, list, text};
use alliance_json::Json;
use alliance_model::{Design, Member, Money, Scheme};
use alliance_settle::settle_without_trace;

pub(super) fn package(design: &Design, required: &mut Required) -> Json {
    let prefix = required.grant_prefix(design).to_owned();
    let awarded = required.awarded(design).to_owned();
    let funders = required.commissioners(design);
    required.names_and_currency(design);
    note_numbers(design, required);
    let organisation = |member: &&Member| organisation(design, member, &prefix);
    let funding = list(funders.iter().map(organisation));
    let mut grants = Vec::new();
    for provider in required.providers(design) {
        let Some((amount_awarded, says)) = awarded_to(design, provider) else {
            let (path, found) = (format!("members.{}.budget", provider.id), format!("nothing for {}", provider.name));
            required.missing(
                path,
                found,
                "a budget within the target cost, or a share of the work",
                "Write its share of the work on the screen Members.",
            );
            continue;
        };
        let purpose = text(&design.purpose).or_else(|| text(&design.title));
        let about = purpose.as_ref().and_then(Json::text).unwrap_or_default();
        grants.push(group([
            ("id", text(&format!("{prefix}-{}-{}", design.id, provider.id))),
            ("title", Some(Json::Text(format!("{}: {}", design.title, provider.name)))),
            ("description", Some(Json::Text(format!("{about} {says}").trim().to_owned()))),
            ("currency", text(design.currency.code())),
            ("amountAwarded", amount(amount_awarded)),
            ("awardDate", text(&awarded)),
            ("plannedDates", planned(design)),
            ("recipientOrganization", list([organisation(&provider)])),
            ("fundingOrganization", funding.clone()),
        ]));
    }
    let publisher = funders.first().map(|funder| group([("name", text(&funder.name)), ("identifier", global_id(design, funder).map(Json::Text))]));
    let licence = Some(&design.licence).filter(|licence| is_address(licence));
    group([
        ("title", text(&design.title)),
        ("publisher", publisher),
        ("issued", text(&design.publication.published).filter(|_| is_date(design.publication.published.trim()))),
        ("license", licence.and_then(|licence| text(licence))),
        ("grants", Some(Json::List(grants))),
    ])
}

/// What is awarded to a provider, and how that is known: its budget, or else its share of the work in the target cost, to the penny.
fn awarded_to(design: &Design, provider: &Member) -> Option<(Money, &'static str)> {
    if let Some(budget) = provider.budget {
        return Some((budget, "The amount is its budget within the target cost of the alliance."));
    }
    provider.work?;
    let mut at_target = design.clone();
    at_target.facts.outturn = design.terms.target;
    at_target.facts.direct_costs.clear();
    let settled = settle_without_trace(&at_target).ok()?;
    Some((settled.member(&provider.id)?.limb1, "The amount is its share of the work in the target cost of the alliance."))
}

/// An organisation; where it has no number in a register, by the publisher's own.
fn organisation(design: &Design, member: &Member, prefix: &str) -> Json {
    let id = global_id(design, member).unwrap_or_else(|| format!("{prefix}-ORG:{}", member.id));
    let charities = [Scheme::CharityCommission, Scheme::Scotland, Scheme::NorthernIreland];
    group([
        ("id", Some(Json::Text(id))),
        ("name", text(&member.name)),
        ("charityNumber", number_in(member, &charities)),
        ("companyNumber", number_in(member, &[Scheme::CompaniesHouse])),
    ])
}

fn planned(design: &Design) -> Option<Json> {
    let term = design.term.as_ref().filter(|term| is_date(&term.start))?;
    list([group([("startDate", text(&term.start)), ("endDate", text(&term.end).filter(|_| is_date(&term.end)))])])
}

//! A release package of the Open Contracting Data Standard 1.1, with the extension for alliances.
//! <https://standard.open-contracting.org/1.1/en/schema/reference/>

use super::alliance::alliance;
use super::asked::{Required, is_address, is_date};
use super::organisation::{code, global_id, note_numbers, numbers};
use super::tree::{group, list, text, value};
use alliance_json::Json;
use alliance_model::{Design, Identifier, Member, Period};

pub(super) fn package(design: &Design, required: &mut Required) -> Json {
    let prefix = required.ocid_prefix(design).to_owned();
    let published = at_midnight(required.published(design));
    let address = required.address(design);
    let commissioners = required.commissioners(design);
    required.providers(design);
    required.names_and_currency(design);
    note_numbers(design, required);
    let awarded = awarded(design, required);
    let ocid = format!("{prefix}-{}", design.id);
    let tags: &[&str] = if awarded.is_some() { &["award", "contract"] } else { &["planning"] };
    let release = group([
        ("ocid", text(&ocid)),
        ("id", Some(Json::Text(format!("{ocid}-{}", design.publication.published.trim())))),
        ("date", text(&published)),
        ("language", text("en")),
        ("tag", list(tags.iter().map(|tag| Json::from(*tag)))),
        ("initiationType", text("tender")),
        ("parties", list(design.members.iter().map(|member| party(design, member, awarded.is_some())))),
        ("buyer", commissioners.first().map(|buyer| reference(design, buyer))),
        ("planning", Some(planning(design))),
        ("awards", awarded.map(|day| Json::List(vec![award(design, day)]))),
        ("contracts", awarded.map(|_| Json::List(vec![contract(design)]))),
        ("alliance", Some(alliance(design))),
    ]);
    group([
        ("uri", text(address)),
        ("version", text("1.1")),
        ("publishedDate", text(&published)),
        ("publisher", commissioners.first().map(|publisher| self::publisher(publisher))),
        ("license", text(&design.licence).filter(|_| is_address(design.licence.trim()))),
        ("extensions", list(extension(design, required))),
        ("releases", list([release])),
    ])
}

/// The day of the award. Before it there is only a plan, which the standard lets be published; a day that is none is told.
fn awarded<'a>(design: &'a Design, required: &mut Required) -> Option<&'a str> {
    let day = design.publication.awarded.trim();
    if day.is_empty() {
        let mend = "Nothing, if nothing is awarded yet. Else write it in the box \u{201c}Day of the award\u{201d}.";
        required.note("publication.awarded", "no day of the award", "that day; until then this is a plan, without award and contract", mend);
        return None;
    }
    Some(required.awarded(design))
}

/// Where the extension's files are found, which stand in `docs/ocds-extension`. Fields that no extension explains are allowed.
fn extension(design: &Design, required: &mut Required) -> Option<Json> {
    let address = design.publication.extension.trim();
    if is_address(address) {
        return text(address);
    }
    let expected = "the web address of the extension that explains the field \u{201c}alliance\u{201d}; without it the file is still good";
    let mend = "Put the files of docs/ocds-extension on the web, and write their address in the box \u{201c}Web address of the extension\u{201d}.";
    required.note("publication.extension", "no web address", expected, mend);
    None
}

fn publisher(member: &Member) -> Json {
    let number = numbers(member).next();
    group([
        ("name", text(&member.name)),
        ("scheme", number.map(|number| Json::Text(code(number.scheme)))),
        ("uid", number.and_then(|number| text(&number.id))),
    ])
}

/// The id by which a member is known within the release.
pub(super) fn party_id(design: &Design, member: &Member) -> String {
    global_id(design, member).unwrap_or_else(|| member.id.to_string())
}

fn reference(design: &Design, member: &Member) -> Json {
    group([("id", Some(Json::Text(party_id(design, member)))), ("name", text(&member.name))])
}

fn party(design: &Design, member: &Member, is_awarded: bool) -> Json {
    let identifier = |number: &Identifier| group([("scheme", Some(Json::Text(code(number.scheme)))), ("id", text(&number.id))]);
    let mut others: Vec<Json> = Vec::new();
    for other in numbers(member).skip(1).map(identifier) {
        if !others.contains(&other) {
            others.push(other);
        }
    }
    let is_first_buyer = design.members.iter().find(|other| !other.is_provider()).is_some_and(|buyer| buyer.id == member.id);
    let role = match (member.is_provider(), is_first_buyer) {
        (true, _) => is_awarded.then_some("supplier"),
        (false, true) => Some("buyer"),
        (false, false) => Some("funder"),
    };
    group([
        ("id", Some(Json::Text(party_id(design, member)))),
        ("name", text(&member.name)),
        ("identifier", numbers(member).next().map(identifier)),
        ("additionalIdentifiers", list(others)),
        ("roles", list(role.into_iter().chain(["allianceMember"]).map(Json::from))),
    ])
}

fn planning(design: &Design) -> Json {
    let fees = if design.terms.fee_in_target { "Fees are inside it." } else { "Fees come on top of it." };
    let budget = group([
        ("description", Some(Json::Text(format!("The target cost of the alliance. {fees}")))),
        ("amount", value(design.terms.target, &design.currency)),
    ]);
    group([("rationale", text(&design.purpose)), ("budget", Some(budget))])
}

fn award(design: &Design, day: &str) -> Json {
    let suppliers = design.members.iter().filter(|member| member.is_provider());
    group([
        ("id", Some(Json::Text(award_id(design)))),
        ("title", text(&design.title)),
        ("description", text("One award to all providers of the alliance together. Its value is the target cost.")),
        ("date", text(&at_midnight(day))),
        ("value", value(design.terms.target, &design.currency)),
        ("suppliers", list(suppliers.map(|member| reference(design, member)))),
        ("contractPeriod", design.term.as_ref().and_then(period)),
    ])
}

fn contract(design: &Design) -> Json {
    group([
        ("id", Some(Json::Text(format!("{}-contract", design.id)))),
        ("awardID", Some(Json::Text(award_id(design)))),
        ("title", text(&design.title)),
        ("description", text(&design.purpose)),
        ("period", design.term.as_ref().and_then(period)),
        ("value", value(design.terms.target, &design.currency)),
    ])
}

fn award_id(design: &Design) -> String {
    format!("{}-award", design.id)
}

/// From when to when, where those are days.
pub(super) fn period(term: &Period) -> Option<Json> {
    let day = |day: &str| is_date(day.trim()).then(|| Json::Text(at_midnight(day)));
    let (start, end) = (day(&term.start), day(&term.end));
    (start.is_some() || end.is_some()).then(|| group([("startDate", start), ("endDate", end)]))
}

/// The standard wants a time with each day.
fn at_midnight(day: &str) -> String {
    format!("{}T00:00:00Z", day.trim())
}

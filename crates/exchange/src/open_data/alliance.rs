//! What OCDS lacks and the extension adds: members, seats and votes, decision rules, target cost, gain and pain shares, caps.
//! Its schema is `docs/ocds-extension/release-schema.json`. Shares are text, for a JSON number holds no third.

use super::ocds::{party_id, period};
use super::tree::{as_in_file, camel, code, group, in_camel_case, list, text, value};
use alliance_json::Json;
use alliance_model::{Band, Body, Cap, Design, Id, Key, Limit, Member, Rate, Rule, Seat, Split, Step};
use alliance_report::votes::rule_in_words;

pub(super) fn alliance(design: &Design) -> Json {
    let steps = &design.terms.steps;
    let share = steps.iter().find_map(|step| if let Step::Share(share) = step { Some(share) } else { None });
    let cap = steps.iter().find_map(|step| if let Step::Cap(cap) = step { Some(cap) } else { None });
    let split = steps.iter().find_map(|step| if let Step::Split(split) = step { Some(split) } else { None });
    group([
        ("id", text(design.id.as_str())),
        ("title", text(&design.title)),
        ("period", design.term.as_ref().and_then(period)),
        ("members", list(design.members.iter().map(|each| member(design, each, split)))),
        ("bodies", list(design.bodies.iter().map(body))),
        ("seats", list(design.seats.iter().map(|each| seat(design, each)))),
        ("decisionRules", list(design.rules.iter().map(|each| rule(design, each)))),
        ("targetCost", value(design.terms.target, &design.currency)),
        ("feesInTarget", Some(Json::Bool(design.terms.fee_in_target))),
        ("gainShare", share.and_then(|share| list(share.gain.iter().map(band)))),
        ("painShare", share.and_then(|share| list(share.pain.iter().map(band)))),
        ("poolCaps", cap.map(|cap| pool_caps(design, cap))),
        ("splitBy", split.and_then(|split| split_code(&split.by))),
        ("steps", list(steps.iter().filter_map(step_code))),
    ])
}

fn member(design: &Design, member: &Member, split: Option<&Split>) -> Json {
    let cap = |caps: Option<&alliance_model::Table<Id, alliance_model::Money>>| {
        let (_, cap) = caps?.iter().find(|(id, _)| **id == member.id)?;
        value(*cap, &design.currency)
    };
    group([
        ("id", Some(Json::Text(party_id(design, member)))),
        ("name", text(&member.name)),
        ("kind", code(member.kind)),
        ("shareOfWork", member.work.map(rate)),
        ("lossCap", cap(split.map(|split| &split.caps))),
        ("gainCap", cap(split.map(|split| &split.gain_caps))),
    ])
}

fn body(body: &Body) -> Json {
    group([
        ("id", text(body.id.as_str())),
        ("name", text(&body.name)),
        ("kind", code(body.kind)),
        ("answersTo", body.answers_to.as_ref().and_then(|id| text(id.as_str()))),
    ])
}

/// A seat, never the person in it.
fn seat(design: &Design, seat: &Seat) -> Json {
    let member = seat.member.as_ref().and_then(|id| design.member(id));
    group([
        ("id", text(seat.id.as_str())),
        ("title", text(&seat.title)),
        ("body", text(seat.body.as_str())),
        ("member", member.map(|member| Json::Text(party_id(design, member)))),
        ("kind", code(seat.kind)),
        ("votes", Some(Json::Number(seat.votes.into()))),
    ])
}

fn rule(design: &Design, rule: &Rule) -> Json {
    let test = |test: &alliance_model::Test| in_camel_case(as_in_file(test.clone()));
    group([
        ("id", text(rule.id.as_str())),
        ("name", text(&rule.name)),
        ("description", text(&rule_in_words(design, rule))),
        ("quorum", rule.quorum.as_ref().map(test)),
        ("pass", Some(test(&rule.pass))),
        ("block", code(rule.block)),
        ("tie", code(rule.tie)),
    ])
}

fn band(band: &Band) -> Json {
    group([("from", Some(rate(band.from))), ("to", band.to.map(rate)), ("share", Some(rate(band.share)))])
}

fn pool_caps(design: &Design, cap: &Cap) -> Json {
    group([("gain", cap.gain.map(|most| limit(design, most))), ("pain", cap.pain.map(|most| limit(design, most)))])
}

fn limit(design: &Design, limit: Limit) -> Json {
    match limit {
        Limit::Amount(amount) => group([("amount", value(amount, &design.currency))]),
        Limit::OfTarget(share) => group([("ofTarget", Some(rate(share)))]),
        Limit::OfFees(share) => group([("ofFees", Some(rate(share)))]),
    }
}

fn rate(rate: Rate) -> Json {
    as_in_file(rate)
}

/// What a split goes by, without the weights of those that have their own.
fn split_code(key: &Key) -> Option<Json> {
    match key {
        Key::Weights(_) => text("weights"),
        other => code(other.clone()),
    }
}

fn step_code(step: &Step) -> Option<Json> {
    as_in_file(step.clone()).get("step").and_then(Json::text).map(|code| Json::Text(camel(code)))
}

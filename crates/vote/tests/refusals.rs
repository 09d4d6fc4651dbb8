//! Tables and rules that make no sense are refused, with a code and a path.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use alliance_model::Position;
use alliance_vote::VoteError;
use common::{rule, table, vote};
use serde_json::{Value, json};

#[track_caller]
fn refused(seats: &str, parts: Value, code: &str, path: &str) {
    let seats = table(seats);
    let error = vote(&seats, &rule(parts), &vec![Position::Agree; seats.len()]).unwrap_err();
    assert_eq!((error.code(), error.path()), (code, path), "{error}");
    assert!(error.to_string().ends_with('.'));
}

#[test]
fn a_rule_that_makes_no_sense_is_refused_with_its_path() {
    let test = |test: Value| json!({ "pass": { "all": [{ "consent": "everyone" }, test] } });
    let among = |selector: Value| test(json!({ "at_least": { "votes": 1, "of": "cast", "among": selector } }));
    refused("p p", among(json!({ "seats": ["s0", "s7"] })), "unknown_seat", "pass.all[1].at_least.among.seats[1]");
    refused("p p", among(json!({ "members": ["m7"] })), "unknown_member", "pass.all[1].at_least.among.members[0]");
    refused("p p", test(json!({ "consent": { "seats": ["s7"] } })), "unknown_seat", "pass.all[1].consent.seats[0]");
    refused("p p", test(json!({ "at_least": { "votes": 1, "of": "cast", "weigh": "people" } })), "unknown_weight", "pass.all[1].at_least.weigh");
    refused("p p", test(json!({ "any": [] })), "empty_list", "pass.all[1].any");
    refused("p p", test(json!({ "at_least": { "of": "cast" } })), "nothing_asked", "pass.all[1].at_least");
    refused("p p", test(json!({ "at_least": { "share": "3/2", "of": "cast" } })), "not_a_share", "pass.all[1].at_least.share");
    refused("p p", test(json!({ "at_least": { "share": "-0.1", "of": "cast" } })), "not_a_share", "pass.all[1].at_least.share");
    let quorum = json!({ "quorum": { "at_least": { "of": "seats" } }, "pass": { "consent": "everyone" } });
    refused("p p", quorum, "nothing_asked", "quorum.at_least");
}

#[test]
fn a_table_that_makes_no_sense_is_refused() {
    let consent = || json!({ "pass": { "consent": "everyone" } });
    refused("", consent(), "empty_table", "seats");
    refused("a H p0", consent(), "empty_table", "seats");
    refused(&vec!["p"; 1001].join(" "), consent(), "too_many_seats", "seats");
    refused("p9007199254740990 p2", consent(), "too_many_votes", "seats");
    let mut seats = table("p p");
    seats[1].id = seats[0].id.clone();
    let error = alliance_vote::decide(&seats, &rule(consent()), |_| Position::Agree).unwrap_err();
    assert_eq!(error, VoteError::DuplicateSeat { id: seats[0].id.clone() });
}

//! What each word of the grammar means, case by case.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use alliance_model::Verdict;
use alliance_vote::{AtLeastResult, Decision, Stage, StageName, TestResult};
use common::{positions, rule, table, vote};
use serde_json::{Value, json};

#[track_caller]
fn decided(seats: &str, signs: &str, parts: Value) -> Decision {
    vote(&table(seats), &rule(parts), &positions(signs)).unwrap()
}

/// A rule by its parts.
#[track_caller]
fn check(seats: &str, signs: &str, parts: Value, expected: Verdict) {
    assert_eq!(decided(seats, signs, parts.clone()).verdict, expected, "{seats} | {signs} | {parts}");
}

/// A rule that is one test over everyone or a group.
#[track_caller]
fn check_test(seats: &str, signs: &str, at_least: Value, passes: bool) {
    let verdict = decided(seats, signs, json!({ "pass": { "at_least": at_least } })).verdict;
    assert_eq!(verdict == Verdict::Passes, passes, "{seats} | {signs} | {at_least}: {verdict:?}");
}

#[track_caller]
fn numbers(seats: &str, signs: &str, at_least: Value) -> (u64, u64, u64, u64) {
    let decision = decided(seats, signs, json!({ "pass": { "at_least": at_least } }));
    let AtLeastResult { counted, base, needed, missing, .. } = at_least_of(&decision);
    (counted, base, needed, missing)
}

fn at_least_of(decision: &Decision) -> AtLeastResult {
    let result = decision.stages.iter().find_map(|stage| match stage {
        Stage::Test { test: TestResult::AtLeast(result) } => Some(result.clone()),
        _ => None,
    });
    result.unwrap()
}

const NINE: &str = "c p p p p p h l l";

#[test]
fn the_denominators_are_four() {
    // Nine seats, one vacant: 4 agree, 1 abstains, 1 disagrees, 1 is away, 1 is recused.
    let (seats, signs) = ("p p p p p p p p v", "++++o-.r+");
    for (of, base) in [("seats", 9), ("eligible", 7), ("present", 6), ("cast", 5)] {
        assert_eq!(numbers(seats, signs, json!({ "share": "1", "of": of })), (4, base, base, base - 4), "{of}");
    }
}

#[test]
fn a_block_counts_as_a_vote_against() {
    for signs in ["++-", "++x"] {
        assert_eq!(numbers("p p p", signs, json!({ "share": "2/3", "of": "cast" })), (2, 3, 2, 0));
    }
    check("p p p", "++x", json!({ "pass": { "at_least": { "share": "2/3", "of": "cast" } } }), Verdict::Passes);
    check("p p p", "++x", json!({ "pass": { "at_least": { "share": "2/3", "of": "cast" } }, "block": "veto" }), Verdict::Blocked);
}

#[test]
fn only_a_present_voting_seat_can_block() {
    let veto = || json!({ "pass": { "at_least": { "share": "1/2", "of": "cast" } }, "block": "veto" });
    check("p p a", "++x", veto(), Verdict::Passes);
    check("p p v", "++x", veto(), Verdict::Passes);
    check("p p p", "++r", veto(), Verdict::Passes);
    check("p p p", "x--", veto(), Verdict::Blocked);
}

#[test]
fn abstention_counts_against_over_present_and_not_at_all_over_cast() {
    let half = |of: &str| json!({ "share": "1/2", "more_than": true, "of": of });
    check_test("p p p p p p p", "+++--oo", half("cast"), true);
    check_test("p p p p p p p", "+++--oo", half("present"), false);
    check_test("p p p p p p p", "+++--..", half("present"), true);
    check_test("p p p p p p p", "+++--..", half("eligible"), false);
    check_test("p p p p p p p", "+++--rr", half("eligible"), true);
    check_test("p p p p p p p", "+++--rr", half("seats"), false);
    check_test("p p p p p v v", "+++--++", half("eligible"), true);
    check_test("p p p p p v v", "+++--++", half("seats"), false);
}

#[test]
fn at_least_and_more_than_differ_at_the_boundary() {
    for (share, more_than, passes) in
        [("1/2", false, true), ("1/2", true, false), ("0.5", false, true), ("0.500000001", false, false), ("0.499999999", true, true)]
    {
        check_test("p p p p", "++--", json!({ "share": share, "more_than": more_than, "of": "cast" }), passes);
    }
    check_test("p p p", "++-", json!({ "share": "2/3", "of": "cast" }), true);
    check_test("p p p", "++-", json!({ "share": "2/3", "more_than": true, "of": "cast" }), false);
    check_test("p p p", "++-", json!({ "share": "0.6667", "of": "cast" }), false);
    check_test("p p p", "+++", json!({ "share": "1", "more_than": true, "of": "cast" }), false);
}

#[test]
fn a_number_of_votes_can_be_asked_alone_or_beside_a_share() {
    check_test("p p p p", "++--", json!({ "votes": 2, "of": "cast" }), true);
    check_test("p p p p", "++--", json!({ "votes": 2, "more_than": true, "of": "cast" }), false);
    check_test("p p p p", "++--", json!({ "votes": 3, "of": "cast" }), false);
    check_test("p p p p", "+ooo", json!({ "votes": 2, "share": "1", "of": "cast" }), false);
    check_test("p p p p", "++oo", json!({ "votes": 2, "share": "1", "of": "cast" }), true);
    check_test("p p p p", "++-o", json!({ "votes": 2, "share": "1", "of": "cast" }), false);
    assert_eq!(numbers("p p p p", "+ooo", json!({ "votes": 2, "share": "1", "of": "cast" })), (1, 1, 2, 1));
}

#[test]
fn nothing_passes_on_nothing() {
    for of in ["cast", "present"] {
        check_test("p p p", "...", json!({ "share": "0", "of": of }), false);
        check_test("p p p", "...", json!({ "votes": 0, "of": of }), false);
    }
    check_test("p p p", "ooo", json!({ "share": "0", "of": "present" }), false);
    check_test("p p p", "+oo", json!({ "share": "0", "of": "present" }), true);
    check_test("p p p", "ooo", json!({ "votes": 0, "of": "present" }), true);
}

#[test]
fn needed_is_the_least_that_is_enough() {
    for (share, more_than, base, needed) in [
        ("1/2", true, 9, 5),
        ("1/2", true, 8, 5),
        ("1/2", false, 8, 4),
        ("1/2", false, 9, 5),
        ("2/3", false, 9, 6),
        ("2/3", true, 9, 7),
        ("3/4", false, 7, 6),
        ("3/4", false, 8, 6),
        ("0.55", false, 27, 15),
        ("0.72", false, 27, 20),
        ("1", false, 9, 9),
        ("1", true, 9, 10),
        ("0", false, 9, 1),
    ] {
        let seats = vec!["p"; base].join(" ");
        let signs = "-".repeat(base);
        let found = numbers(&seats, &signs, json!({ "share": share, "more_than": more_than, "of": "seats" }));
        assert_eq!(found, (0, base as u64, needed, needed), "{share} of {base}");
    }
}

#[test]
fn seats_without_a_vote_count_nowhere() {
    let decision = decided("p p p a H", "++-++", json!({ "pass": { "at_least": { "share": "2/3", "of": "seats" } } }));
    assert_eq!((decision.verdict, decision.tally.seats, decision.heads.seats), (Verdict::Passes, 3, 3));
    check_test("p p p a a", "+----", json!({ "votes": 1, "of": "seats", "among": { "kind": "advisor" } }), false);
    check_test("p p p a a", "+--++", json!({ "votes": 1, "of": "seats", "among": { "seats": ["s3"] } }), false);
}

#[test]
fn votes_heads_and_named_weights() {
    check_test("p5 p1 p1", "+--", json!({ "share": "1/2", "more_than": true, "of": "cast" }), true);
    check_test("p5 p1 p1", "+--", json!({ "share": "1/2", "more_than": true, "of": "cast", "weigh": "heads" }), false);
    let mut seats = table("p p p");
    for (voter, people) in seats.iter_mut().zip([83_000_000, 68_000_000]) {
        voter.weights.insert("population".to_owned(), people);
    }
    let people = |share: &str| rule(json!({ "pass": { "at_least": { "share": share, "of": "seats", "weigh": "population" } } }));
    let verdict = |share, signs| vote(&seats, &people(share), &positions(signs)).unwrap().verdict;
    assert_eq!(verdict("83/151", "+--"), Verdict::Passes);
    assert_eq!(verdict("0.55", "+--"), Verdict::Fails);
    assert_eq!(verdict("1", "++-"), Verdict::Passes, "a seat without that weight counts 0");
    assert_eq!(verdict("0", "--+"), Verdict::Fails, "a seat without that weight brings nothing");
}

#[test]
fn an_organisation_counts_once_and_agrees_when_more_of_its_votes_do() {
    let majority = |of: &str| json!({ "share": "1/2", "more_than": true, "of": of, "weigh": "members" });
    let seats = "p:a p:a p:a p:b p:c";
    for (signs, passes) in [("+++--", false), ("+++-+", true), ("++--+", true), ("+----", false), ("+-o++", true), ("+-o+-", false), ("...++", true)]
    {
        check_test(seats, signs, majority("cast"), passes);
    }
    assert_eq!(numbers(seats, "+-o+.", majority("cast")), (1, 2, 2, 1), "an organisation at odds with itself casts, and does not agree");
    assert_eq!(numbers(seats, "o..+-", majority("cast")), (1, 2, 2, 1));
    assert_eq!(numbers(seats, "o..+-", majority("present")), (1, 3, 2, 1));
    assert_eq!(numbers(seats, "rrr+-", majority("eligible")), (1, 2, 2, 1));
    assert_eq!(numbers(seats, "rrr+-", majority("seats")), (1, 3, 2, 1));
    assert_eq!(numbers("p3:a p:a p:a p:b l l", "+-----", majority("seats")), (1, 4, 3, 2), "votes decide within; seats without one count alone");
}

#[test]
fn selectors_mean_what_they_say() {
    let all_of = |selector: Value| json!({ "share": "1", "of": "seats", "among": selector });
    let bases = [
        (json!("everyone"), 9),
        (json!({ "kind": "commissioner" }), 1),
        (json!({ "kind": "provider" }), 5),
        (json!({ "kind": "nhs_provider" }), 2),
        (json!({ "kind": "charity" }), 3),
        (json!({ "kind": "member_representative" }), 6),
        (json!({ "kind": "independent_chair" }), 1),
        (json!({ "kind": "lived_experience" }), 2),
        (json!({ "kind": "primary_care" }), 0),
        (json!({ "seats": ["s0", "s8"] }), 2),
        (json!({ "seats": [] }), 0),
        (json!({ "members": ["m0", "m1", "m2"] }), 3),
    ];
    for (selector, base) in bases {
        let found = numbers("c p p p n n h l l", "+++++++++", all_of(selector.clone()));
        assert_eq!((found.0, found.1), (base, base), "{selector}");
        check_test("c p p p n n h l l", "+++++++++", all_of(selector), base > 0);
    }
}

#[test]
fn a_test_counts_only_its_group() {
    let parts = || {
        json!({ "pass": { "all": [
            { "at_least": { "share": "1/2", "more_than": true, "of": "cast" } },
            { "at_least": { "share": "1", "of": "eligible", "among": { "kind": "commissioner" } } },
        ] } })
    };
    check(NINE, "+++++----", parts(), Verdict::Passes);
    check(NINE, "-++++++++", parts(), Verdict::Fails);
    check(NINE, "o++++++++", parts(), Verdict::Fails);
    check(NINE, "+++------", parts(), Verdict::Fails);
    check(NINE, "r++++++++", parts(), Verdict::Fails);
}

#[test]
fn any_holds_when_one_part_does() {
    let parts = || {
        json!({ "pass": { "any": [
            { "at_least": { "share": "1", "of": "present", "among": { "kind": "commissioner" } } },
            { "at_least": { "share": "2/3", "of": "present" } },
        ] } })
    };
    check(NINE, "+--------", parts(), Verdict::Passes);
    check(NINE, "-++++++--", parts(), Verdict::Passes);
    check(NINE, "-+++++---", parts(), Verdict::Fails);
}

#[test]
fn counting_says_who_is_counted() {
    let seats = "p p p p p p p p";
    let signs = "++o-x..r";
    for (counting, counted) in [("agree", 2), ("agree_or_abstain", 3), ("cast", 4), ("present", 5), ("in_the_room", 6)] {
        assert_eq!(numbers(seats, signs, json!({ "votes": 1, "of": "seats", "counting": counting })), (counted, 8, 1, 0), "{counting}");
    }
    let organisations =
        |signs, counting: &str| numbers("p:a p:a p:b", signs, json!({ "votes": 1, "of": "seats", "weigh": "members", "counting": counting })).0;
    for (signs, counting, counted) in [
        ("+-.", "agree_or_abstain", 1),
        ("o-.", "agree_or_abstain", 0),
        ("o.+", "agree_or_abstain", 2),
        ("...", "agree_or_abstain", 0),
        ("r..", "in_the_room", 1),
        ("r..", "present", 0),
        ("o.-", "cast", 1),
        ("-.-", "cast", 2),
    ] {
        assert_eq!(organisations(signs, counting), counted, "{signs} {counting}");
    }
}

#[test]
fn a_quorum_counts_those_present_and_over_cast_those_who_take_part() {
    let with = |quorum: Value| json!({ "quorum": { "at_least": quorum }, "pass": { "at_least": { "share": "1/2", "of": "cast" } } });
    let seats = "p p p p p p p";
    let six = || with(json!({ "votes": 6, "of": "eligible" }));
    check(seats, "+++---.", six(), Verdict::Passes);
    check(seats, "+++--..", six(), Verdict::NoQuorum);
    check(seats, "++oooo.", six(), Verdict::Passes);
    check(seats, "++++++r", six(), Verdict::Passes);
    check(seats, "+++++.r", six(), Verdict::NoQuorum);
    check(seats, "+++++.r", with(json!({ "votes": 6, "of": "seats", "counting": "in_the_room" })), Verdict::Passes);
    check(seats, "++ooooo", with(json!({ "votes": 3, "of": "cast" })), Verdict::NoQuorum);
    check(seats, "++-oooo", with(json!({ "votes": 3, "of": "cast" })), Verdict::Passes);
    check(seats, "+++....", with(json!({ "share": "1/2", "of": "seats" })), Verdict::NoQuorum);
    check(seats, "++++...", with(json!({ "share": "1/2", "of": "seats" })), Verdict::Passes);
    check("p p p v v v v", "+++++++", with(json!({ "share": "1/2", "of": "seats" })), Verdict::NoQuorum);
    check("p p p v v v v", "+++++++", with(json!({ "share": "1/2", "of": "eligible" })), Verdict::Passes);
    let each_class = json!({ "all": [
        { "at_least": { "votes": 1, "of": "seats", "among": { "kind": "commissioner" } } },
        { "at_least": { "votes": 1, "of": "seats", "among": { "kind": "lived_experience" } } },
    ] });
    let parts = json!({ "quorum": each_class, "pass": { "at_least": { "share": "1/2", "of": "cast" } } });
    check("c p p l l", "++++.", parts.clone(), Verdict::Passes);
    check("c p p l l", "+++..", parts.clone(), Verdict::NoQuorum);
    check("c p p l l", "r++++", parts, Verdict::NoQuorum);
}

#[test]
fn one_representative_of_each_organisation_can_be_the_quorum() {
    let parts = || {
        json!({
            "quorum": { "at_least": { "share": "1", "of": "seats", "weigh": "members" } },
            "pass": { "at_least": { "share": "1/2", "of": "cast" } },
        })
    };
    check("p:a p:a p:b", "+.+", parts(), Verdict::Passes);
    check("p:a p:a p:b", "++.", parts(), Verdict::NoQuorum);
}

#[test]
fn consent_needs_no_objection_and_no_presence() {
    let parts = || json!({ "pass": { "consent": "everyone" } });
    check("p p p", "+o.", parts(), Verdict::Passes);
    check("p p p", "ooo", parts(), Verdict::Passes);
    check("p p p", "++-", parts(), Verdict::Blocked);
    check("p p p", "++x", parts(), Verdict::Blocked);
    check("p p v", "++-", parts(), Verdict::Passes);
    check("p p p", "++r", parts(), Verdict::Passes);
    check("p p a", "++-", parts(), Verdict::Passes);
    check("p p p", "++-", json!({ "pass": { "consent": { "kind": "commissioner" } } }), Verdict::Passes);
}

#[test]
fn an_objection_blocks_only_where_it_alone_stops_the_motion() {
    let parts = || {
        json!({ "pass": { "all": [
            { "at_least": { "share": "1/2", "more_than": true, "of": "cast" } },
            { "consent": { "kind": "commissioner" } },
        ] } })
    };
    check(NINE, "-++++++++", parts(), Verdict::Blocked);
    check(NINE, "o++++++++", parts(), Verdict::Passes);
    check(NINE, "-++------", parts(), Verdict::Fails);
    check(NINE, "+++------", parts(), Verdict::Fails);
    let either = json!({ "pass": { "any": [{ "at_least": { "share": "2/3", "of": "cast" } }, { "consent": { "kind": "commissioner" } }] } });
    check(NINE, "-++++++++", either.clone(), Verdict::Passes);
    check(NINE, "-++------", either, Verdict::Blocked);
}

#[test]
fn a_tie_is_half_for_and_half_against_and_one_more_would_pass() {
    let majority = |of: &str| json!({ "pass": { "at_least": { "share": "1/2", "more_than": true, "of": of } } });
    check("p p p p", "++--", majority("cast"), Verdict::Tied);
    check("p p p p", "++-x", majority("cast"), Verdict::Tied);
    check("p p p p", "++--", majority("seats"), Verdict::Tied);
    check("p p p p p", "++--o", majority("cast"), Verdict::Tied);
    check("p p p p p", "++--o", majority("present"), Verdict::Fails);
    check("p p p p", "+---", majority("cast"), Verdict::Fails);
    check("p p p p", "oooo", majority("cast"), Verdict::Fails);
    check("p3 p p p", "+---", majority("cast"), Verdict::Tied);
    check("p3 p p p", "+--.", majority("cast"), Verdict::Passes);
    check("p p p p", "++--", json!({ "pass": { "at_least": { "share": "2/3", "of": "cast" } } }), Verdict::Fails);
    check("p p p p", "++--", json!({ "pass": { "at_least": { "share": "1", "of": "cast" } } }), Verdict::Fails);
    check("p p p p", "++--", json!({ "pass": { "at_least": { "share": "1/2", "of": "cast" } } }), Verdict::Passes);
}

#[test]
fn the_independent_chair_breaks_a_tie_or_does_not() {
    let parts = || json!({ "pass": { "at_least": { "share": "1/2", "more_than": true, "of": "cast" } }, "tie": "chair_casts" });
    for (seats, signs, expected) in [
        ("p p p p H", "++--+", Verdict::Passes),
        ("p p p p H", "++---", Verdict::Tied),
        ("p p p p H", "++--x", Verdict::Tied),
        ("p p p p H", "++--o", Verdict::Tied),
        ("p p p p H", "++--.", Verdict::Tied),
        ("p p p p H", "++--r", Verdict::Tied),
        ("p p p p H", "+---+", Verdict::Fails),
        ("p p p p", "++--", Verdict::Tied),
        ("p p p h", "+--+", Verdict::Passes),
        ("p p p h", "++--", Verdict::Tied),
        ("p p p p H H", "++---+", Verdict::Tied),
    ] {
        check(seats, signs, parts(), expected);
    }
    let mut seats = table("p p p p H");
    seats[4].vacant = true;
    let verdict = vote(&seats, &rule(parts()), &positions("++--+")).unwrap().verdict;
    assert_eq!(verdict, Verdict::Tied, "nobody holds the chair");
}

#[test]
fn a_casting_vote_is_one_more_vote_and_one_more_cast() {
    let chair = |at_least: Value| json!({ "pass": { "at_least": at_least }, "tie": "chair_casts" });
    check("p p p p p p H", "+++---+", chair(json!({ "share": "2/3", "of": "cast" })), Verdict::Fails);
    check("p p p p p p H", "+++---+", chair(json!({ "share": "4/7", "of": "cast" })), Verdict::Passes);
    check("p p p p p p H", "+++---+", chair(json!({ "votes": 4, "of": "cast" })), Verdict::Passes);
    check("p p p p H", "++--+", chair(json!({ "share": "1/2", "more_than": true, "of": "cast", "weigh": "members" })), Verdict::Passes);
    let class = json!({ "pass": { "all": [
        { "at_least": { "share": "1/2", "more_than": true, "of": "cast" } },
        { "at_least": { "votes": 1, "of": "seats", "among": { "kind": "independent_chair" } } },
    ] }, "tie": "chair_casts" });
    check("p p p p H", "++--+", class, Verdict::Fails);
}

#[test]
fn nobody_left_means_nothing_is_decided() {
    let parts = || json!({ "pass": { "consent": "everyone" } });
    check("p p v", "rr+", parts(), Verdict::Fails);
    let mut with_quorum = parts();
    with_quorum["quorum"] = json!({ "at_least": { "votes": 0, "of": "seats" } });
    let decision = decided("p p v", "rr+", with_quorum);
    assert_eq!(decision.verdict, Verdict::NoQuorum);
    assert_eq!(decision.stages.last(), Some(&Stage::Verdict { verdict: Verdict::NoQuorum, nobody: true }));
}

#[test]
fn the_stages_come_in_order_and_those_not_reached_are_told() {
    let names = |decision: &Decision| {
        let name = |stage: &Stage| serde_json::to_value(stage).unwrap()["stage"].as_str().unwrap().to_owned();
        decision.stages.iter().map(name).collect::<Vec<_>>().join(" ")
    };
    let parts = || json!({ "quorum": { "at_least": { "votes": 2, "of": "eligible" } }, "pass": { "at_least": { "share": "1/2", "of": "cast" } } });
    assert_eq!(names(&decided("p p p", "+-.", parts())), "eligible recused present quorum cast test consent tie verdict");
    let missed = decided("p p p", "+..", parts());
    assert_eq!(names(&missed), "eligible recused present quorum not_reached not_reached not_reached not_reached verdict");
    assert!(missed.stages.contains(&Stage::NotReached { name: StageName::Cast }));
}

#[test]
fn the_tally_adds_up_in_votes_and_in_seats() {
    let decision = decided("p3 p2 p p p p p v4 a", "+o-x.r.++", json!({ "pass": { "at_least": { "share": "1/2", "of": "seats" } } }));
    let tally = decision.tally;
    assert_eq!((tally.seats, tally.eligible, tally.present, tally.cast), (14, 9, 7, 5));
    assert_eq!((tally.agree, tally.abstain, tally.disagree, tally.block), (3, 2, 1, 1));
    assert_eq!((tally.absent, tally.recused, tally.vacant, tally.against()), (2, 1, 4, 2));
    let heads = decision.heads;
    assert_eq!((heads.seats, heads.eligible, heads.present, heads.cast, heads.vacant), (8, 6, 4, 3, 1));
}

#[test]
fn who_stops_a_motion_is_named_once_in_the_order_of_the_table() {
    let parts = json!({ "pass": { "all": [{ "consent": "everyone" }, { "consent": { "kind": "provider" } }] }, "block": "veto" });
    let decision = decided("c p p p", "x+-x", parts);
    let ids = ["s0", "s2", "s3"].map(|id| id.parse().unwrap());
    assert!(decision.stages.contains(&Stage::Consent { asked: true, stopped: true, by: ids.to_vec() }));
}

#[test]
fn a_thousand_seats_and_the_largest_votes_are_counted_exactly() {
    let seats = vec!["p"; 1000].join(" ");
    for (agree, expected) in [(501, Verdict::Passes), (500, Verdict::Tied), (499, Verdict::Fails)] {
        let signs = "+".repeat(agree) + &"-".repeat(1000 - agree);
        check(&seats, &signs, json!({ "pass": { "at_least": { "share": "1/2", "more_than": true, "of": "cast" } } }), expected);
    }
    let share = json!({ "share": "500000000/999999999", "of": "seats" });
    check_test("p4503599627370496 p4503599627370495", "+-", share, false);
    check_test("p4503599627370496 p4503599627370495", "+-", json!({ "share": "1/2", "more_than": true, "of": "seats" }), true);
    check_test("p4503599627370495 p4503599627370496", "+-", json!({ "share": "1/2", "of": "seats" }), false);
}

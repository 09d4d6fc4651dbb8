//! Choosing among several options.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use alliance_model::Id;
use alliance_vote::choice::{Choice, ChoiceError, Count, Pairs, Question, Runoff, count_ballots};
use proptest::prelude::*;
use serde_json::{Value, json};

const PUBLISHED: &str = include_str!("../../../tests/golden/votes/17_choice_methods.json");

fn count(question: Value) -> Result<Choice, ChoiceError> {
    let question: Question = serde_json::from_value(question).unwrap();
    count_ballots(&question)
}

fn names(ids: &[Id]) -> Vec<&str> {
    ids.iter().map(Id::as_str).collect()
}

#[track_caller]
fn winners(question: Value, expected: &[&str]) -> Choice {
    let choice = count(question).unwrap();
    assert_eq!(names(&choice.winners), expected, "{:?}", choice.count);
    choice
}

/// Rankings written short: `"3 abc"` is three votes for a over b over c.
fn ranked(method: &str, options: &str, ballots: &[&str]) -> Value {
    let letters = |text: &str| text.chars().map(String::from).collect::<Vec<_>>();
    let ballot = |text: &&str| {
        let (votes, ranking) = text.split_once(' ').unwrap();
        json!({ "votes": votes.parse::<u64>().unwrap(), "ranking": letters(ranking) })
    };
    json!({ "options": letters(options), "method": method, "ballots": ballots.iter().map(ballot).collect::<Vec<_>>() })
}

fn rounds(choice: &Choice) -> &Runoff {
    let Count::InstantRunoff(runoff) = &choice.count else { panic!("{:?}", choice.count) };
    runoff
}

fn pairs(choice: &Choice) -> &Pairs {
    let Count::Schulze(pairs) = &choice.count else { panic!("{:?}", choice.count) };
    pairs
}

#[test]
fn winners_are_those_of_the_published_profiles() {
    let file: Value = serde_json::from_str(PUBLISHED).unwrap();
    let profiles = file["profiles"].as_object().unwrap();
    assert_eq!(profiles.len(), 8);
    for (name, profile) in profiles {
        let option = |place: &Value| json!(format!("o{place}"));
        let ballots = profile["rankings"].as_array().unwrap().iter().zip(profile["counts"].as_array().unwrap());
        let ballots: Vec<_> = ballots
            .map(|(ranking, votes)| json!({ "votes": votes, "ranking": ranking.as_array().unwrap().iter().map(option).collect::<Vec<_>>() }))
            .collect();
        let options: Vec<_> = (0..profile["rankings"][0].as_array().unwrap().len()).map(|place| json!(format!("o{place}"))).collect();
        let ask = |method: &str| count(json!({ "options": options, "method": method, "ballots": ballots })).unwrap();
        let expected = |method: &str| profile["winners"][method].as_array().unwrap().iter().map(option).collect::<Vec<_>>();

        assert_eq!(json!(ask("instant_runoff").winners), json!(expected("irv")), "{name}");
        let schulze = ask("schulze");
        assert_eq!(json!(schulze.winners), json!(expected("schulze")), "{name}");
        let condorcet = expected("condorcet");
        let only = (condorcet.len() == 1).then(|| condorcet[0].clone());
        assert_eq!(json!(pairs(&schulze).condorcet_winner), json!(only), "{name}");
        for (row, margins) in profile["winners"]["margins"].as_array().unwrap().iter().enumerate() {
            for (column, margin) in margins.as_array().unwrap().iter().enumerate() {
                let prefer = |row: usize, column: usize| i64::try_from(pairs(&schulze).prefer[row][column]).unwrap();
                assert_eq!(prefer(row, column) - prefer(column, row), margin.as_i64().unwrap(), "{name}");
            }
        }
    }
}

#[test]
fn the_smith_set_is_the_fewest_that_beat_all_others() {
    let smith = |ballots: &[&str], options: &str| {
        let choice = count(ranked("schulze", options, ballots)).unwrap();
        names(&pairs(&choice).smith).join("")
    };
    assert_eq!(smith(&["1 abc"], "abc"), "a");
    assert_eq!(smith(&["1 abcd", "1 bcad", "1 cabd"], "abcd"), "abc");
    assert_eq!(smith(&["1 ab", "1 ba"], "ab"), "ab");
}

#[test]
fn schulze_follows_the_strongest_paths() {
    // The example of Schulze (2011), section 3.1: 45 votes, E wins.
    let ballots = ["5 acbed", "5 adecb", "8 bedac", "3 cabed", "7 caebd", "2 cbade", "7 dceba", "8 ebadc"];
    let choice = winners(ranked("schulze", "abcde", &ballots), &["e"]);
    assert_eq!(pairs(&choice).prefer[0][..5], [0, 20, 26, 30, 22]);
    assert_eq!(names(&pairs(&choice).smith), ["a", "b", "c", "d", "e"]);
}

#[test]
fn rounds_are_shown_and_who_leaves() {
    let choice = winners(ranked("instant_runoff", "abc", &["4 a", "3 bc", "2 cb"]), &["b"]);
    let runoff = rounds(&choice);
    let leave: Vec<_> = runoff.rounds.iter().map(|round| names(&round.leave).join("")).collect();
    assert_eq!(leave, ["status-quo", "c", ""]);
    assert_eq!(json!(runoff.rounds[2].firsts), json!([{ "option": "a", "votes": 4 }, { "option": "b", "votes": 5 }]));
    assert_eq!(runoff.rounds[2].exhausted, 0);
    assert_eq!(choice.votes, 9);
}

#[test]
fn ballots_run_out() {
    let choice = winners(ranked("instant_runoff", "abc", &["4 a", "3 b", "2 c"]), &["a"]);
    assert_eq!(rounds(&choice).rounds.last().unwrap().exhausted, 2);
}

#[test]
fn a_tie_for_last_place_says_what_hangs_on_it() {
    // B and C leave together; had C left alone, B would have won.
    let choice = winners(ranked("instant_runoff", "abc", &["4 a", "3 b", "3 cb"]), &["a"]);
    assert_eq!(names(rounds(&choice).could_win.as_ref().unwrap()), ["a", "b"]);
    let choice = winners(ranked("instant_runoff", "ab", &["2 a", "2 b"]), &["a", "b"]);
    assert_eq!(names(rounds(&choice).could_win.as_ref().unwrap()), ["a", "b"]);
}

#[test]
fn approvals_need_their_minimum() {
    let ask = |minimum: Value| {
        json!({ "options": ["a", "b"], "method": { "approval": { "minimum": minimum } }, "ballots": [
            { "votes": 2, "approve": ["a"] }, { "approve": ["a", "b"] }, { "votes": 2, "approve": ["status-quo"] }, { "votes": 9 },
        ] })
    };
    let choice = winners(ask(json!("3/5")), &["a"]);
    assert_eq!((choice.votes, choice.abstained, choice.nothing_chosen), (5, 9, false));
    assert!(winners(ask(json!("2/3")), &["status-quo"]).nothing_chosen);
    winners(ask(Value::Null), &["a"]);
}

#[test]
fn equal_approvals_are_a_tie() {
    let ballots = json!([{ "approve": ["a"] }, { "approve": ["b"] }]);
    winners(json!({ "options": ["a", "b"], "method": { "approval": {} }, "ballots": ballots }), &["a", "b"]);
}

#[test]
fn a_missing_score_means_what_is_declared() {
    let ask = |missing: &str| {
        let ballots = json!([{ "scores": { "a": 6, "b": 5 } }, { "scores": { "b": 5 } }]);
        json!({ "options": ["a", "b"], "method": { "score": { "highest": 10, "missing": missing } }, "ballots": ballots })
    };
    winners(ask("zero"), &["b"]);
    winners(ask("left_out"), &["a"]);
    winners(ask("highest"), &["status-quo"]);
}

#[test]
fn the_least_resistance_wins() {
    let ask = |missing: &str| {
        let ballots = json!([{ "scores": { "a": 0, "b": 3 } }, { "scores": { "a": 9, "b": 4 } }, {}]);
        json!({ "options": ["a", "b"], "method": { "consensing": { "highest": 10, "missing": missing } }, "ballots": ballots })
    };
    winners(ask("highest"), &["b"]);
    winners(ask("zero"), &["status-quo"]);
    winners(ask("left_out"), &["b"]);
}

#[test]
fn where_all_abstain_things_stay_as_they_are() {
    for method in [json!("schulze"), json!("instant_runoff"), json!({ "approval": {} }), json!({ "score": { "highest": 5, "missing": "zero" } })] {
        let choice = winners(json!({ "options": ["a", "stay"], "status_quo": "stay", "method": method, "ballots": [{}] }), &["stay"]);
        assert!(choice.nothing_chosen);
        assert_eq!(names(&choice.options), ["a", "stay"]);
    }
}

#[test]
fn what_makes_no_sense_is_refused_with_its_place() {
    #[track_caller]
    fn check(question: Value, code: &str, path: &str) {
        let error = count(question).unwrap_err();
        assert_eq!((error.code(), error.path()), (code, path), "{error}");
    }
    let ask = |method: Value, ballot: Value| json!({ "options": ["a", "b"], "method": method, "ballots": [{}, ballot] });
    let scale = json!({ "score": { "highest": 5, "missing": "zero" } });
    check(json!({ "options": [], "method": "schulze", "ballots": [] }), "no_options", "options");
    check(json!({ "options": ["a", "a"], "method": "schulze", "ballots": [] }), "duplicate_option", "options[1]");
    check(json!({ "options": ["a"], "status_quo": "x", "method": "schulze", "ballots": [] }), "unknown_option", "status_quo");
    check(ask(json!("schulze"), json!({ "ranking": ["a", "x"] })), "unknown_option", "ballots[1].ranking[1]");
    check(ask(json!("schulze"), json!({ "ranking": ["a", "a"] })), "named_twice", "ballots[1].ranking[1]");
    check(ask(json!("schulze"), json!({ "approve": ["a"] })), "not_counted", "ballots[1].approve");
    check(ask(scale, json!({ "scores": { "a": 6 } })), "off_the_scale", "ballots[1].scores.a");
    check(ask(json!({ "score": { "highest": 0, "missing": "zero" } }), json!({})), "not_a_scale", "method");
    check(ask(json!({ "approval": { "minimum": "3/2" } }), json!({})), "not_a_share", "method.approval.minimum");
    check(ask(json!("schulze"), json!({ "votes": 9_007_199_254_740_991_u64 })), "too_many_votes", "ballots");
    let many: Vec<_> = (0..64).map(|place| format!("o{place}")).collect();
    check(json!({ "options": many, "method": "schulze", "ballots": [] }), "too_many_options", "options");
}

/// A ranking of some of five options, with its votes.
fn ballots() -> impl Strategy<Value = Vec<(u64, Vec<usize>)>> {
    let ranking = (Just(vec![0_usize, 1, 2, 3, 4]).prop_shuffle(), 0_usize..6).prop_map(|(mut order, length)| {
        order.truncate(length);
        order
    });
    proptest::collection::vec((1_u64..5, ranking), 1..8)
}

fn of_ballots(method: &str, ballots: &[(u64, Vec<usize>)], name: impl Fn(usize) -> usize) -> Choice {
    let ballot = |(votes, ranking): &(u64, Vec<usize>)| json!({ "votes": votes, "ranking": ranking.iter().map(|option| format!("o{}", name(*option))).collect::<Vec<_>>() });
    let ballots: Vec<_> = ballots.iter().map(ballot).collect();
    count(json!({ "options": ["o0", "o1", "o2", "o3", "o4"], "method": method, "ballots": ballots })).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn schulze_chooses_within_the_smith_set(ballots in ballots()) {
        let choice = of_ballots("schulze", &ballots, |option| option);
        let pairs = pairs(&choice);
        prop_assert!(choice.nothing_chosen || choice.winners.iter().all(|winner| pairs.smith.contains(winner)));
        prop_assert!(!choice.winners.is_empty());
        if let Some(winner) = &pairs.condorcet_winner {
            prop_assert_eq!(&choice.winners, std::slice::from_ref(winner));
            prop_assert_eq!(&pairs.smith, std::slice::from_ref(winner));
        }
    }

    #[test]
    fn other_names_for_the_options_change_nothing(ballots in ballots(), turn in 0_usize..5) {
        for method in ["schulze", "instant_runoff"] {
            let plain = of_ballots(method, &ballots, |option| option);
            let turned = of_ballots(method, &ballots, |option| (option + turn) % 5);
            let place = |id: &Id| id.as_str().strip_prefix('o').and_then(|digits| digits.parse::<usize>().ok());
            let mut expected: Vec<_> = plain.winners.iter().map(|id| place(id).map(|option| (option + turn) % 5)).collect();
            expected.sort_unstable();
            let mut found: Vec<_> = turned.winners.iter().map(place).collect();
            found.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn rounds_keep_every_vote(ballots in ballots()) {
        let choice = of_ballots("instant_runoff", &ballots, |option| option);
        for round in &rounds(&choice).rounds {
            prop_assert_eq!(round.firsts.iter().map(|first| first.votes).sum::<u64>() + round.exhausted, choice.votes);
        }
    }
}

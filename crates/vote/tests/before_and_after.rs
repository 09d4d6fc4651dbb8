//! What goes before a vote, and what follows one that fails: influence and the deadlock ladder.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use alliance_model::LadderStep;
use alliance_vote::{InfluenceError, influence, ladder};
use proptest::prelude::*;
use serde_json::{Value, json};

#[track_caller]
fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-12, "{found}, expected {expected}");
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

#[test]
fn influence_is_that_of_the_textbook() {
    let file: Value = serde_json::from_str(include_str!("../../../tests/golden/votes/14_dynamics.json")).unwrap();
    let listens: Vec<_> = file["inputs"]["A"].as_array().unwrap().iter().map(numbers).collect();
    let result = &file["result"];
    let found = influence(&listens, Some(&numbers(&result["consensus_from"]))).unwrap();
    for (found, expected) in found.weights.iter().zip([3.0 / 11.0, 4.0 / 11.0, 4.0 / 11.0]) {
        close(*found, expected);
    }
    close(found.consensus.unwrap(), result["consensus_value"].as_f64().unwrap());
    close(found.second_eigenvalue, result["second_eigenvalue_modulus"].as_f64().unwrap());
}

#[test]
fn rows_are_scaled_and_who_nobody_hears_has_no_influence() {
    let found = influence(&[vec![1.0, 3.0, 0.0], vec![1.0, 1.0, 0.0], vec![5.0, 5.0, 90.0]], None).unwrap();
    for (found, expected) in found.weights.iter().zip([0.4, 0.6, 0.0]) {
        close(*found, expected);
    }
    assert_eq!(found.consensus, None);
    close(found.second_eigenvalue, 0.9);
}

#[test]
fn all_listening_alike_agree_at_once() {
    let found = influence(&[vec![1.0, 2.0], vec![1.0, 2.0]], Some(&[0.0, 3.0])).unwrap();
    close(found.second_eigenvalue, 0.0);
    close(found.consensus.unwrap(), 2.0);
}

#[test]
fn a_pair_of_turning_eigenvalues_has_its_modulus() {
    // A circle with some listening to oneself: a + b times the third roots of one.
    let (a, b) = (0.3, 0.7);
    let found = influence(&[vec![a, b, 0.0], vec![0.0, a, b], vec![b, 0.0, a]], None).unwrap();
    close(found.second_eigenvalue, (a * a - a * b + b * b).sqrt());
}

#[test]
fn what_keeps_people_apart_is_told() {
    let apart = influence(&[vec![1.0, 1.0, 0.0, 0.0], vec![1.0, 1.0, 0.0, 0.0], vec![0.0, 0.0, 1.0, 0.0], vec![1.0, 1.0, 1.0, 1.0]], None);
    assert_eq!(apart, Err(InfluenceError::SeveralGroups { groups: vec![vec![0, 1], vec![2]] }));
    let circle = influence(&[vec![0.0, 1.0, 0.0], vec![1.0, 0.0, 0.0], vec![1.0, 1.0, 1.0]], None);
    assert_eq!(circle, Err(InfluenceError::Periodic { group: vec![0, 1], period: 2 }));
}

#[test]
fn what_makes_no_sense_is_refused() {
    assert_eq!(influence(&[], None), Err(InfluenceError::HowMany { found: 0 }));
    assert_eq!(influence(&[vec![1.0, 2.0]], None), Err(InfluenceError::Length { person: Some(0), found: 2, expected: 1 }));
    assert_eq!(influence(&[vec![1.0]], Some(&[])), Err(InfluenceError::Length { person: None, found: 0, expected: 1 }));
    assert_eq!(influence(&[vec![0.0]], None), Err(InfluenceError::ListensToNobody { person: 0 }));
    assert_eq!(influence(&[vec![1.0, -1.0], vec![1.0, 1.0]], None), Err(InfluenceError::NotAWeight { person: 0, to: 1, found: -1.0 }));
}

fn steps(told: Value) -> Vec<LadderStep> {
    serde_json::from_value(told).unwrap()
}

#[test]
fn a_ladder_is_climbed_down_until_something_settles_it() {
    let steps = steps(json!([
        { "action": "amend", "weeks": 2 }, { "action": "escalate", "weeks": 4, "chance": "0.5" }, { "action": "expert", "weeks": 8 },
    ]));
    let found = ladder(&steps, 0.6);
    close(found.expected_rounds, 1.0 + 0.4 + 0.16 + 0.08);
    close(found.expected_weeks, 0.4 * 2.0 + 0.16 * 4.0 + 0.08 * 8.0);
    close(found.never, 0.0);
    let settled: Vec<_> = found.rungs.iter().map(|rung| rung.settled).collect();
    for (found, expected) in settled.iter().zip([0.6, 0.24, 0.08, 0.08]) {
        close(*found, expected);
    }
    assert_eq!(found.rungs.iter().map(|rung| (rung.weeks, rung.assumed)).collect::<Vec<_>>(), [(0, false), (2, true), (6, false), (14, true)]);
}

#[test]
fn without_a_last_word_some_matters_are_never_settled() {
    close(ladder(&steps(json!([{ "action": "defer", "weeks": 1 }])), 0.9).never, 0.01);
    close(ladder(&[], 0.9).never, 0.1);
    close(ladder(&[], 1.0).expected_rounds, 1.0);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Talk long enough, and everybody thinks what the weights say.
    #[test]
    fn weights_are_where_talk_ends(
        listens in proptest::collection::vec(proptest::collection::vec(0.01_f64..1.0, 5), 5),
        opinions in proptest::collection::vec(-1.0_f64..1.0, 5),
    ) {
        let found = influence(&listens, Some(&opinions)).unwrap();
        let mut now = opinions;
        for _ in 0..5000 {
            now = listens.iter().map(|row| row.iter().zip(&now).map(|(weight, opinion)| weight * opinion).sum::<f64>() / row.iter().sum::<f64>()).collect();
        }
        for opinion in now {
            prop_assert!((opinion - found.consensus.unwrap()).abs() < 1e-9);
        }
        prop_assert!((found.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert!((0.0..1.0).contains(&found.second_eigenvalue));
    }

    #[test]
    fn a_ladder_ends_somewhere(passing in 0.0_f64..=1.0, weeks in proptest::collection::vec(0_u32..50, 0..6)) {
        let steps: Vec<_> = weeks.iter().map(|weeks| json!({ "action": "mediate", "weeks": weeks })).collect();
        let found = ladder(&serde_json::from_value::<Vec<_>>(json!(steps)).unwrap(), passing);
        prop_assert!((found.rungs.iter().map(|rung| rung.settled).sum::<f64>() + found.never - 1.0).abs() < 1e-12);
    }
}

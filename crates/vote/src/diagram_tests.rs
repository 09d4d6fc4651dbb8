//! A pass over the diagram and a walk over all ballots say the same.
#![allow(clippy::unwrap_used)]

use super::{Diagram, TooLarge};
use crate::counters::{Counters, Question};
use crate::random::votes;
use crate::{CompiledRule, Voter};
use alliance_model::{Position, Rule, Verdict};
use proptest::prelude::*;

const THREE: [Position; 3] = [Position::Agree, Position::Abstain, Position::Disagree];

/// How many of all ballots of three positions come to each verdict, one by one.
fn one_by_one(table: &[Voter], rule: &CompiledRule) -> [u64; 5] {
    let players: Vec<usize> = (0..table.len()).filter(|place| rule.is_player(*place)).collect();
    let mut ballots = rule.ballots(|_| Position::Absent);
    let mut counts = [0; 5];
    for number in 0..3_usize.pow(players.len() as u32) {
        for (index, place) in players.iter().enumerate() {
            ballots.set(*place, THREE[number / 3_usize.pow(index as u32) % 3]);
        }
        counts[rule.evaluate(&ballots) as usize] += 1;
    }
    counts
}

fn by_diagram(diagram: &Diagram) -> [u64; 5] {
    let steps = diagram.layers.len();
    let ended = |verdict: Verdict, step: usize| {
        let mut counts = [0; 5];
        counts[verdict as usize] = 3_u64.pow((steps - step) as u32);
        counts
    };
    let values =
        diagram.backwards(ended, |_, options: &[[u64; 5]]| std::array::from_fn(|verdict| options.iter().map(|option| option[verdict]).sum()));
    let by_layers = diagram.value(diagram.root, 0, &values, ended).unwrap();
    let coming = diagram.forwards(1_u64, &0, |_, _, value| *value, |sum, more| *sum += more);
    for (step, (coming, values)) in coming.iter().zip(&values).enumerate() {
        let through: u64 = coming.iter().zip(values).map(|(coming, value)| coming * value.iter().sum::<u64>()).sum();
        assert!(through <= 3_u64.pow(steps as u32), "step {step}");
    }
    by_layers
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn all_ballots_together_are_all_ballots_one_by_one((table, rule, _) in votes()) {
        let compiled = CompiledRule::compile(&table, &rule).unwrap();
        let counters = Counters::new(&compiled, Question::Verdict, |_| THREE.to_vec());
        let diagram = Diagram::of(&counters, 1_000_000).unwrap();
        let counted = by_diagram(&diagram);
        let reduced = diagram.clone().reduced();
        prop_assert!(reduced.len() <= diagram.len());
        prop_assert_eq!(by_diagram(&reduced), counted);
        prop_assert_eq!(counted.iter().sum::<u64>(), 3_u64.pow(counters.movers.len() as u32));
        // Those who make no difference to the verdict are players all the same.
        prop_assert_eq!(counted, one_by_one(&table, &compiled));
    }
}

#[test]
fn a_diagram_of_many_equal_seats_stays_small_and_a_limit_is_kept() {
    let seats: Vec<_> = (0..200).map(|seat| serde_json::json!({ "id": format!("s{seat}") })).collect();
    let table: Vec<Voter> = serde_json::from_value(seats.into()).unwrap();
    let rule: Rule = serde_json::from_value(serde_json::json!({
        "id": "r", "name": "R", "pass": { "at_least": { "share": "1/2", "more_than": true, "of": "seats" } },
    }))
    .unwrap();
    let compiled = CompiledRule::compile(&table, &rule).unwrap();
    let counters = Counters::new(&compiled, Question::Passes, |_| vec![Position::Agree, Position::Disagree]);
    let nodes: usize = Diagram::of(&counters, 100_000).unwrap().layers.iter().map(super::Layer::len).sum();
    assert!(nodes <= 101 * 101, "{nodes}");
    assert_eq!(Diagram::of(&counters, 100).unwrap_err(), TooLarge);
}

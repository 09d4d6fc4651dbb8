//! Chances: published tables, and every ballot one by one.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;
#[path = "common/random.rs"]
#[allow(dead_code)]
mod random;

use alliance_model::{Id, Position, Rule, Tie, Verdict};
use alliance_vote::chances::{Belief, Bloc, Chances, ChancesError, Leaning, Memory, Sampling, chances, chances_again, sample};
use alliance_vote::{CompiledRule, Voter};
use common::{rule, table};
use proptest::prelude::*;
use serde_json::{Value, json};

const BOARDS: &str = include_str!("../../../tests/golden/votes/13_alt_reference_boards.json");

#[track_caller]
fn close(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found}, expected {expected}");
}

fn place(id: &Id) -> usize {
    id.as_str()[1..].parse().unwrap()
}

fn asked(table: &[Voter], rule: &Rule, beliefs: &[Belief], leaning: &Leaning) -> Chances {
    chances(table, rule, |seat| beliefs[place(seat)], leaning).unwrap()
}

fn at_least(parts: Value) -> Value {
    json!({ "at_least": parts })
}

/// The nine rules of the reference board, where all are present and take a side.
fn boards() -> Vec<(&'static str, Vec<Voter>, Rule)> {
    let plain = || table("c c p p p p l");
    let agree = |votes: u64| at_least(json!({ "votes": votes, "of": "seats" }));
    let among = |votes: u64, kind: &str| at_least(json!({ "votes": votes, "of": "seats", "weigh": "heads", "among": { "kind": kind } }));
    let all = |tests: Vec<Value>| rule(json!({ "pass": { "all": tests } }));
    let mut chaired = plain();
    chaired[6] = table("H")[0].clone();
    chaired[6].id = "s6".parse().unwrap();
    vec![
        ("R1_unanimity_all7", plain(), all(vec![agree(7)])),
        ("R2_unanimity_minus_one", plain(), all(vec![agree(6)])),
        ("R3_two_thirds_5of7", plain(), all(vec![at_least(json!({ "share": "2/3", "of": "seats" }))])),
        ("R4_simple_majority_4of7", plain(), all(vec![agree(4)])),
        ("R5_provider_majority_and_a_commissioner", plain(), all(vec![among(3, "provider"), among(1, "commissioner")])),
        ("R6_5of7_and_both_commissioners(veto)", plain(), all(vec![agree(5), among(2, "commissioner")])),
        (
            "R7_4of7_and_half_providers_and_a_commissioner_and_L_veto",
            plain(),
            all(vec![agree(4), among(2, "provider"), among(1, "commissioner"), json!({ "consent": { "kind": "lived_experience" } })]),
        ),
        (
            "R8_weighted(3,3,2,2,2,2,1)>=10_and_majority_of_each_class",
            table("c3 c3 p2 p2 p2 p2 l"),
            all(vec![agree(10), among(2, "commissioner"), among(3, "provider")]),
        ),
        (
            "R9_six_voters_chair(L)_casts_only_on_3-3_tie",
            chaired,
            rule(json!({ "pass": at_least(json!({ "share": "1/2", "more_than": true, "of": "cast" })), "tie": "chair_casts" })),
        ),
    ]
}

#[test]
fn the_reference_boards_have_their_published_chances() {
    let file: Value = serde_json::from_str(BOARDS).unwrap();
    for (name, table, rule) in boards() {
        let simulation = &file["result"]["rules"][name]["simulation"];
        let even = |chance: f64| vec![Belief::agreeing(chance); 7];
        let told = simulation["bernoulli heterogeneous"]["p"].as_array().unwrap();
        let mixed: Vec<_> = told.iter().map(|chance| Belief::agreeing(chance.as_f64().unwrap())).collect();
        for (case, beliefs, leaning) in [
            ("bernoulli p=0.5", even(0.5), Leaning::Apart),
            ("bernoulli p=0.8", even(0.8), Leaning::Apart),
            ("bernoulli p=0.95", even(0.95), Leaning::Apart),
            ("bernoulli heterogeneous", mixed, Leaning::Apart),
            // A chance that is the same for all and anything from 0 to 1 alike is a factor of this correlation.
            ("IAC (common p~U(0,1))", even(0.5), Leaning::Together(0.5)),
            ("one-factor Gaussian p=0.8 rho=0.3", even(0.8), Leaning::Together(0.3)),
            ("one-factor Gaussian p=0.8 rho=0.6", even(0.8), Leaning::Together(0.6)),
        ] {
            let published = &simulation[case];
            let found = asked(&table, &rule, &beliefs, &leaning);
            close(found.passes, published["P_pass"].as_f64().unwrap(), 1e-12);
            assert!(found.error < 1e-11, "{name}, {case}: {}", found.error);
            assert_eq!(found.seats.len(), 7, "{name}, {case}");
            for (place, seat) in found.seats.iter().enumerate() {
                close(seat.decisive, published["pivotal"][place].as_f64().unwrap(), 1e-12);
                close(seat.success, published["success"][place].as_f64().unwrap(), 1e-12);
            }
        }
    }
}

#[test]
fn abstentions_make_the_denominator_matter() {
    let file: Value = serde_json::from_str(BOARDS).unwrap();
    let model = &file["result"]["abstention_model"];
    let belief = Belief { agree: 0.7, abstain: 0.2, disagree: 0.1, ..Belief::default() };
    let majority = |of: &str| at_least(json!({ "share": "1/2", "more_than": true, "of": of }));
    let ask = |pass: Value| asked(&table("p p p p p p p"), &rule(json!({ "pass": pass })), &[belief; 7], &Leaning::Apart);
    for (name, pass) in [
        ("majority_of_cast", majority("cast")),
        ("majority_of_present", majority("present")),
        ("unanimity_of_cast", at_least(json!({ "share": "1", "of": "cast" }))),
        ("unanimity_all_yes", at_least(json!({ "share": "1", "of": "seats" }))),
        ("consent_no_objection", json!({ "consent": "everyone" })),
        ("two_thirds_of_cast", at_least(json!({ "share": "2/3", "of": "cast" }))),
        ("two_thirds_of_present", at_least(json!({ "share": "2/3", "of": "present" }))),
    ] {
        close(ask(pass).passes, model["P_pass"][name].as_f64().unwrap(), 1e-12);
    }
    let ties = ask(majority("cast")).tied;
    // The published ties count all abstaining as one; here that is a failure.
    close(ties + model["P_all_abstain"].as_f64().unwrap(), model["P_tie"].as_f64().unwrap(), 1e-12);
}

#[test]
fn boards_of_every_size_have_their_published_chances() {
    let file: Value = serde_json::from_str(BOARDS).unwrap();
    let sizes = file["result"]["size_table"].as_object().unwrap();
    for (name, pass) in [
        ("two_thirds", json!({ "share": "2/3", "of": "seats" })),
        ("simple", json!({ "share": "1/2", "more_than": true, "of": "seats" })),
        ("unanimity", json!({ "share": "1", "of": "seats" })),
    ] {
        for (size, published) in sizes[name].as_object().unwrap() {
            let table = table(&"p ".repeat(size.parse().unwrap()));
            for (case, chance) in [("P_pass_p0.5", 0.5), ("P_pass_p0.8", 0.8), ("P_pass_p0.9", 0.9), ("P_pass_p0.95", 0.95)] {
                let found =
                    asked(&table, &rule(json!({ "pass": at_least(pass.clone()) })), &vec![Belief::agreeing(chance); table.len()], &Leaning::Apart);
                close(found.passes, published[case].as_f64().unwrap(), 1e-12);
            }
        }
    }
    // Printed to four digits, with three quarters beside.
    for (seats, chance, printed) in [
        (5, 0.95, [0.7738, 0.9774, 0.9988]),
        (8, 0.95, [0.6634, 0.9942, 0.9996]),
        (10, 0.95, [0.5987, 0.9885, 0.9999]),
        (10, 0.90, [0.3487, 0.9298, 0.9984]),
        (12, 0.90, [0.2824, 0.9744, 0.9995]),
    ] {
        let table = table(&"p ".repeat(seats));
        for (pass, printed) in [
            json!({ "share": "1", "of": "seats" }),
            json!({ "share": "3/4", "of": "seats" }),
            json!({ "share": "1/2", "more_than": true, "of": "seats" }),
        ]
        .into_iter()
        .zip(printed)
        {
            let found = asked(&table, &rule(json!({ "pass": at_least(pass) })), &vec![Belief::agreeing(chance); seats], &Leaning::Apart);
            close(found.passes, printed, 5e-5);
        }
    }
}

#[test]
fn a_tie_that_the_chair_decides_is_told() {
    let (_, table, rule) = boards().pop().unwrap();
    let mut beliefs = vec![Belief::agreeing(0.5); 7];
    beliefs[6] = Belief::agreeing(0.75);
    let found = asked(&table, &rule, &beliefs, &Leaning::Apart);
    close(found.casting_vote, 20.0 / 64.0, 1e-15);
    close(found.tied, 5.0 / 64.0, 1e-15);
    close(found.passes, 22.0 / 64.0 + 15.0 / 64.0, 1e-15);
}

#[test]
fn a_seat_can_get_its_way_be_outvoted_or_neither() {
    let quorate = rule(json!({
        "quorum": at_least(json!({ "votes": 2, "of": "seats" })),
        "pass": at_least(json!({ "share": "1/2", "more_than": true, "of": "present" })),
    }));
    let beliefs = [Belief::certain(Position::Agree), Belief { agree: 0.25, disagree: 0.25, absent: 0.5, ..Belief::default() }];
    let found = asked(&table("p p"), &quorate, &beliefs, &Leaning::Apart);
    close(found.no_quorum, 0.5, 1e-15);
    let [first, second] = found.seats.as_slice() else { panic!() };
    close(first.success, 0.25, 1e-15);
    close(first.outvoted, 0.25, 1e-15);
    close(second.success, 0.5, 1e-15);
    close(second.outvoted, 0.0, 1e-15);
    close(second.decisive, 1.0, 1e-15);
}

#[test]
fn seats_that_always_lean_alike_are_one_voice() {
    let majority = rule(json!({ "pass": at_least(json!({ "share": "1/2", "more_than": true, "of": "seats" })) }));
    let found = asked(&table("p p p"), &majority, &[Belief::agreeing(0.8); 3], &Leaning::Together(1.0));
    close(found.passes, 0.8, 1e-14);
    let mixed = [Belief::agreeing(0.2), Belief::agreeing(0.5), Belief::agreeing(0.9)];
    close(asked(&table("p p p"), &majority, &mixed, &Leaning::Together(1.0)).passes, 0.5, 1e-14);
    close(asked(&table("p p p"), &majority, &[Belief::agreeing(0.8); 3], &Leaning::Together(0.999)).passes, 0.8, 5e-3);
}

#[test]
fn a_large_body_is_exact_where_only_sums_matter() {
    let table = table(&"p ".repeat(400));
    let majority = rule(json!({ "pass": at_least(json!({ "share": "1/2", "more_than": true, "of": "seats" })) }));
    let found = asked(&table, &majority, &vec![Belief::agreeing(0.5); 400], &Leaning::Apart);
    // Half of all that are not ties.
    close(found.passes + found.tied / 2.0, 0.5, 1e-13);
}

#[test]
fn what_makes_no_sense_or_takes_too_long_is_refused() {
    let all = rule(json!({ "pass": at_least(json!({ "share": "1", "of": "seats" })) }));
    let seats = table("p p");
    let ask = |belief: Belief, leaning: &Leaning| chances(&seats, &all, |_| belief, leaning).unwrap_err().code();
    let bloc = |ids: &[&str], correlation: f64| Bloc { seats: ids.iter().map(|id| id.parse().unwrap()).collect(), correlation };
    let sure = Belief::certain(Position::Agree);
    assert_eq!(ask(Belief { agree: 0.5, ..Belief::default() }, &Leaning::Apart), "not_a_belief");
    assert_eq!(ask(Belief { agree: 1.5, disagree: -0.5, ..Belief::default() }, &Leaning::Apart), "not_a_belief");
    assert_eq!(ask(sure, &Leaning::Together(1.1)), "not_a_correlation");
    assert_eq!(ask(sure, &Leaning::Together(f64::NAN)), "not_a_correlation");
    assert_eq!(ask(sure, &Leaning::Blocs(vec![bloc(&["s0", "s9"], 0.5)])), "unknown_seat");
    assert_eq!(ask(sure, &Leaning::Blocs(vec![bloc(&["s0"], 0.5), bloc(&["s0"], 0.5)])), "seat_twice");
    let weights: Vec<_> = (1_u64..=60).map(|seat| format!("p{}", seat * seat * 7_919 % 1_000_003)).collect();
    let wide = table(&weights.join(" "));
    let majority = rule(json!({ "pass": at_least(json!({ "share": "1/2", "more_than": true, "of": "seats" })) }));
    let refused = chances(&wide, &majority, |_| Belief::agreeing(0.5), &Leaning::Apart);
    assert!(matches!(refused, Err(ChancesError::TooLarge { .. })), "{refused:?}");
    let sampled = sample(&wide, &majority, |_| Belief::agreeing(0.5), &Leaning::Apart, Sampling { seed: 1, ballots: 10_000 }).unwrap();
    close(sampled.passes, 0.5, 5.0 * sampled.error);
}

#[test]
fn a_drawn_check_agrees_within_its_error() {
    let five_ways = Belief { agree: 0.6, abstain: 0.1, disagree: 0.2, block: 0.02, absent: 0.08, recused: 0.0 };
    let cases = [five_ways, Belief::agreeing(0.7)].into_iter().flat_map(|belief| [(belief, Leaning::Apart), (belief, Leaning::Together(0.4))]);
    for (belief, leaning) in cases {
        for (place, (name, table, rule)) in boards().into_iter().enumerate() {
            let exact = chances(&table, &rule, |_| belief, &leaning).unwrap();
            let drawn = sample(&table, &rule, |_| belief, &leaning, Sampling { seed: 7 + place as u64, ballots: 100_000 }).unwrap();
            let near = |found: f64, expected: f64| (found - expected).abs() <= 4.5 * (expected * (1.0 - expected) / 1e5).sqrt() + 1e-5;
            assert!(near(drawn.passes, exact.passes), "{name}: {} and {}", drawn.passes, exact.passes);
            for (seat, drawn) in exact.seats.iter().zip(&drawn.seats) {
                assert_eq!(seat.seat, drawn.seat);
                assert!(near(drawn.success, seat.success), "{name}, {}: {} and {}", seat.seat, drawn.success, seat.success);
            }
        }
    }
}

#[test]
fn what_is_remembered_changes_no_answer() {
    let mut memory = Memory::default();
    for chance in [0.5, 0.8, 1.0, 0.5] {
        for (name, table, rule) in boards() {
            let belief = Belief { agree: chance, absent: 1.0 - chance, ..Belief::default() };
            for leaning in [Leaning::Apart, Leaning::Together(0.4)] {
                let again = chances_again(&mut memory, &table, &rule, |_| belief, &leaning).unwrap();
                assert_eq!(again, chances(&table, &rule, |_| belief, &leaning).unwrap(), "{name}");
            }
        }
    }
}

#[test]
fn the_same_seed_draws_the_same_ballots() {
    let (_, table, rule) = boards().remove(5);
    let ask = |seed: u64| sample(&table, &rule, |_| Belief::agreeing(0.8), &Leaning::Together(0.3), Sampling { seed, ballots: 5_000 }).unwrap();
    assert_eq!(ask(3), ask(3));
    assert_ne!(ask(3), ask(4));
}

/// A belief with a few positions.
fn beliefs() -> impl Strategy<Value = Belief> {
    let positions = proptest::sample::subsequence(Position::ALL.to_vec(), 1..=3);
    (positions, 1_u32..5, 1_u32..5).prop_map(|(positions, first, second)| {
        let weights = [f64::from(first), f64::from(second), 1.0];
        let sum: f64 = weights.iter().take(positions.len()).sum();
        let chance = |of: Position| positions.iter().position(|position| *position == of).map_or(0.0, |place| weights[place] / sum);
        let [agree, abstain, disagree, block, absent, recused] = Position::ALL.map(chance);
        Belief { agree, abstain, disagree, block, absent, recused }
    })
}

/// Every ballot with a chance, one by one: what comes of it, with what chance.
fn one_by_one(table: &[Voter], rule: &Rule, beliefs: &[Belief], mut told: impl FnMut(&[Position], f64, Verdict)) {
    let compiled = CompiledRule::compile(table, rule).unwrap();
    let mut positions = vec![0_usize; table.len()];
    loop {
        let stands: Vec<_> = positions.iter().map(|position| Position::ALL[*position]).collect();
        let chance: f64 = stands.iter().zip(beliefs).map(|(position, belief)| belief.of(*position)).product();
        if chance > 0.0 {
            told(&stands, chance, compiled.evaluate(&compiled.ballots(|seat| stands[place(seat)])));
        }
        let Some(next) = positions.iter().position(|position| *position < 5) else { return };
        positions[next] += 1;
        positions[..next].fill(0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn chances_are_those_of_every_ballot_one_by_one(
        (table, rule, _) in random::votes().prop_filter("few seats", |(table, ..)| table.len() <= 5),
        beliefs in proptest::collection::vec(beliefs(), 5),
    ) {
        let (mut verdicts, mut casting_vote) = ([0.0; 5], 0.0);
        let mut seats = vec![[0.0; 2]; table.len()];
        let standing = Rule { tie: Tie::Fails, ..rule.clone() };
        one_by_one(&table, &standing, &beliefs[..table.len()], |_, chance, verdict| {
            casting_vote += if verdict == Verdict::Tied && rule.tie == Tie::ChairCasts { chance } else { 0.0 };
        });
        one_by_one(&table, &rule, &beliefs[..table.len()], |stands, chance, verdict| {
            verdicts[verdict as usize] += chance;
            for (position, seat) in stands.iter().zip(&mut seats) {
                let against = matches!(position, Position::Disagree | Position::Block);
                let passes = verdict == Verdict::Passes;
                seat[0] += if (*position == Position::Agree && passes) || (against && !passes) { chance } else { 0.0 };
                let turned_down = !passes && verdict != Verdict::NoQuorum;
                seat[1] += if (*position == Position::Agree && turned_down) || (against && passes) { chance } else { 0.0 };
            }
        });
        let found = asked(&table, &rule, &beliefs, &Leaning::Apart);
        prop_assert!((found.casting_vote - casting_vote).abs() < 1e-12, "{}, expected {casting_vote}", found.casting_vote);
        for (found, expected) in [found.passes, found.fails, found.tied, found.blocked, found.no_quorum].into_iter().zip(verdicts) {
            prop_assert!((found - expected).abs() < 1e-12, "{found}, expected {expected}");
        }
        for seat in &found.seats {
            let at = place(&seat.seat);
            let [success, outvoted] = seats[at];
            prop_assert!((seat.success - success).abs() < 1e-12, "{seat:?}, expected {success}");
            prop_assert!((seat.outvoted - outvoted).abs() < 1e-12, "{seat:?}, expected {outvoted}");
            let with = |position: Position| {
                let mut beliefs = beliefs.clone();
                beliefs[at] = Belief::certain(position);
                asked(&table, &rule, &beliefs, &Leaning::Apart).passes
            };
            let decisive = with(Position::Agree) - with(Position::Disagree);
            prop_assert!((seat.decisive - decisive).abs() < 1e-12, "{seat:?}, expected {decisive}");
        }
    }

    /// Seats that lean in two blocs: the same as summing over both factors by hand, where given both all are independent.
    #[test]
    fn blocs_are_sums_over_their_factors(
        (table, rule, _) in random::votes().prop_filter("some seats", |(table, ..)| (2..=4).contains(&table.len())),
        share in 0.2_f64..0.9,
    ) {
        let belief = Belief { agree: share, disagree: 1.0 - share, ..Belief::default() };
        let bloc = |seats: std::ops::Range<usize>, correlation| Bloc { seats: table[seats].iter().map(|voter| voter.id.clone()).collect(), correlation };
        let leaning = Leaning::Blocs(vec![bloc(0..2, 0.5), bloc(2..table.len(), 0.5)]);
        let found = asked(&table, &rule, &vec![belief; table.len()], &leaning);
        prop_assert!(found.error < 1e-11);
        // With a correlation of one half and even chances of 1/2 the conditional chance is uniform: check the sum by its moments.
        let even = asked(&table, &rule, &vec![Belief::agreeing(0.5); table.len()], &leaning).passes;
        let (nodes, weights) = ([0.112_701_665_379_258_31, 0.5, 0.887_298_334_620_741_7], [5.0 / 18.0, 8.0 / 18.0, 5.0 / 18.0]);
        let mut summed = 0.0;
        for (first, weight) in nodes.iter().zip(weights) {
            for (second, other) in nodes.iter().zip(weights) {
                let beliefs: Vec<_> = (0..table.len()).map(|seat| Belief::agreeing(if seat < 2 { *first } else { *second })).collect();
                summed += weight * other * asked(&table, &rule, &beliefs, &Leaning::Apart).passes;
            }
        }
        prop_assert!((even - summed).abs() < 1e-12, "{even}, expected {summed}");
    }
}

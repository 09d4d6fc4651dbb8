//! What holds for every rule of the grammar at every table.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "common/random.rs"]
mod random;
#[path = "common/reference.rs"]
mod reference;

mod common;

use alliance_model::{Counting, Denominator, Id, Kind, Position, Rate, Rule, SeatKind, Selector, Test, Tie, Verdict, Weigh};
use alliance_vote::{CompiledRule, Decision, Stage, TestResult, VoteError, Voter};
use common::{positions, rule, table, vote};
use proptest::prelude::*;
use random::{each_at_least, each_selector, stands, tables, votes};
use serde_json::json;

fn decided(table: &[Voter], rule: &Rule, positions: &[Position]) -> Decision {
    vote(table, rule, positions).unwrap()
}

/// Whether one more vote for can never harm under a rule, at a table. It cannot, except in two kinds of rule, which mean what they say:
///
/// - a part of the votes cast that counts others than those who cast them (those who are there, say): one who abstained and
///   now agrees makes the votes cast more, and the others fewer;
/// - a casting vote together with a test by organisations of which some have several seats: the vote that ends the tie
///   takes the casting vote away, and need not turn its organisation.
fn one_more_never_harms(rule: &Rule, table: &[Voter]) -> bool {
    let member = |voter: &Voter| voter.member.clone();
    let voting = || table.iter().filter(|voter| voter.is_voting());
    let several_seats = voting().any(|voter| voter.member.is_some() && voting().filter(|other| member(other) == member(voter)).count() > 1);
    let mut rule = rule.clone();
    let casts = rule.tie == Tie::ChairCasts;
    let mut fine = true;
    each_at_least(&mut rule, &mut |asked| {
        let others = matches!(asked.counting, Some(Counting::AgreeOrAbstain | Counting::Present | Counting::InTheRoom));
        fine &= !(asked.of == Denominator::Cast && asked.share.is_some() && others);
        fine &= !(casts && several_seats && asked.weigh == Weigh::Members);
    });
    fine
}

fn result_is_sound(test: &TestResult) -> bool {
    match test {
        TestResult::All { holds, parts } => *holds == parts.iter().all(TestResult::holds) && parts.iter().all(result_is_sound),
        TestResult::Any { holds, parts } => *holds == parts.iter().any(TestResult::holds) && parts.iter().all(result_is_sound),
        TestResult::AtLeast(result) => {
            result.holds == (result.base > 0 && result.counted >= result.needed) && result.missing == result.needed.saturating_sub(result.counted)
        }
        TestResult::Consent { holds, objectors, .. } => *holds == objectors.is_empty(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_agrees_with_the_slow_way((table, rule, positions) in votes()) {
        prop_assert_eq!(decided(&table, &rule, &positions).verdict, reference::reference(&table, &rule, &positions));
    }

    #[test]
    fn the_explanation_agrees_with_the_verdict((table, rule, positions) in votes()) {
        let decision = decided(&table, &rule, &positions);
        for stage in &decision.stages {
            match stage {
                Stage::Quorum { test: Some(test) } => {
                    prop_assert!(result_is_sound(test));
                    prop_assert_eq!(test.holds(), decision.verdict != Verdict::NoQuorum);
                }
                Stage::Test { test } => {
                    prop_assert!(result_is_sound(test));
                    prop_assert!(test.holds() || decision.verdict != Verdict::Passes || rule.tie == Tie::ChairCasts);
                }
                Stage::Consent { stopped, by, .. } => {
                    prop_assert_eq!(*stopped, decision.verdict == Verdict::Blocked);
                    prop_assert_eq!(*stopped, !by.is_empty());
                }
                Stage::Tie { tied, again, .. } => {
                    prop_assert!(*tied || decision.verdict != Verdict::Tied);
                    prop_assert!(again.as_ref().is_none_or(|test| result_is_sound(test) && test.holds()));
                    prop_assert_eq!(again.is_some(), *tied && decision.verdict == Verdict::Passes);
                }
                _ => {}
            }
        }
        prop_assert_eq!(decision.stages.len(), 9);
        let (tally, heads) = (decision.tally, decision.heads);
        prop_assert_eq!(tally.seats, table.iter().map(|voter| voter.votes).sum::<u64>());
        prop_assert_eq!(heads.seats, table.iter().filter(|voter| voter.is_voting()).count() as u64);
        for tally in [tally, heads] {
            let sum = tally.agree + tally.abstain + tally.disagree + tally.block + tally.absent + tally.recused + tally.vacant;
            prop_assert_eq!(tally.seats, sum);
        }
    }

    #[test]
    fn ballots_changed_in_place_are_as_good_as_new(
        (table, rule, before, after) in tables().prop_flat_map(|table| {
            let (rules, before, after) = (random::rules(&table), stands(table.len()), stands(table.len()));
            (Just(table), rules, before, after)
        })
    ) {
        let compiled = CompiledRule::compile(&table, &rule).unwrap();
        let at = |positions: &[Position], seat: &Id| positions[table.iter().position(|voter| voter.id == *seat).unwrap()];
        let mut ballots = compiled.ballots(|seat| at(&before, seat));
        for (seat, position) in after.iter().enumerate() {
            ballots.set(seat, *position);
            prop_assert_eq!(ballots.position(seat), (!table[seat].vacant).then_some(*position));
        }
        ballots.set(table.len() + 500, Position::Block);
        prop_assert_eq!(&ballots, &compiled.ballots(|seat| at(&after, seat)));
        prop_assert_eq!(compiled.evaluate(&ballots), decided(&table, &rule, &after).verdict);
    }

    #[test]
    fn one_more_vote_for_never_harms((table, mut rule, mut positions) in votes(), seat in any::<prop::sample::Index>()) {
        if !one_more_never_harms(&rule, &table) {
            rule.tie = Tie::Fails;
            each_at_least(&mut rule, &mut |asked| asked.counting = asked.counting.filter(|_| asked.of != Denominator::Cast));
        }
        prop_assert!(one_more_never_harms(&rule, &table));
        let seat = seat.index(table.len());
        if positions[seat] == Position::Recused {
            positions[seat] = Position::Absent;
        }
        let mut more = positions.clone();
        more[seat] = Position::Agree;
        let (before, after) = (decided(&table, &rule, &positions).verdict, decided(&table, &rule, &more).verdict);
        prop_assert!(before != Verdict::Passes || after == Verdict::Passes, "{:?} after seat {}", after, seat);
    }

    #[test]
    fn a_higher_threshold_never_makes_a_pass((table, rule, positions) in votes(), raise in prop::collection::vec((0_u64..3, 0_i64..4), 12)) {
        let mut higher = rule.clone();
        let mut raise = raise.into_iter().cycle();
        each_at_least(&mut higher, &mut |asked| {
            let (votes, twelfths) = raise.next().unwrap();
            asked.votes = asked.votes.map(|least| least + votes);
            asked.share = asked.share.map(|share| {
                let (above, below) = (share.numerator() * 12 + twelfths * share.denominator(), share.denominator() * 12);
                Rate::fraction(above.min(below), below).unwrap()
            });
        });
        let (before, after) = (decided(&table, &rule, &positions).verdict, decided(&table, &higher, &positions).verdict);
        prop_assert!(before == Verdict::Passes || after != Verdict::Passes);
    }

    #[test]
    fn recusing_a_seat_is_as_good_as_deleting_it((table, mut rule, mut positions) in votes(), seat in any::<prop::sample::Index>()) {
        let seat = seat.index(table.len());
        each_at_least(&mut rule, &mut |asked| {
            asked.of = if asked.of == Denominator::Seats { Denominator::Eligible } else { asked.of };
            asked.counting = asked.counting.filter(|counting| *counting != Counting::InTheRoom);
        });
        each_selector(&mut rule, &mut |selector| {
            if matches!(selector, Selector::Seats(_) | Selector::Members(_)) {
                *selector = Selector::Kind(Kind::Provider);
            }
        });
        positions[seat] = Position::Recused;
        let (mut fewer, mut rest) = (table.clone(), positions.clone());
        fewer.remove(seat);
        rest.remove(seat);
        match vote(&fewer, &rule, &rest) {
            Ok(decision) => prop_assert_eq!(decision.verdict, decided(&table, &rule, &positions).verdict),
            Err(error) => prop_assert!(matches!(error, VoteError::EmptyTable | VoteError::UnknownWeight { .. }), "{}", error),
        }
    }

    #[test]
    fn the_order_and_the_names_of_seats_change_nothing((table, rule, positions) in votes(), turn in any::<prop::sample::Index>()) {
        let renamed = |id: &Id| format!("{id}-new").parse::<Id>().unwrap();
        let mut other = rule.clone();
        each_selector(&mut other, &mut |selector| {
            if let Selector::Seats(ids) = selector {
                *ids = ids.iter().map(renamed).rev().collect();
            }
        });
        let mut turned: Vec<Voter> = table.iter().map(|voter| Voter { id: renamed(&voter.id), ..voter.clone() }).collect();
        let mut stands = positions.clone();
        let by = turn.index(table.len());
        turned.rotate_left(by);
        stands.rotate_left(by);
        let (here, there) = (decided(&table, &rule, &positions), decided(&turned, &other, &stands));
        prop_assert_eq!((here.verdict, here.tally, here.heads), (there.verdict, there.tally, there.heads));
    }

    #[test]
    fn consent_passes_when_all_agree_and_enough_are_there((table, mut rule, _) in votes()) {
        prop_assume!(table.iter().any(|voter| voter.is_voting() && !voter.vacant));
        rule.pass = Test::Consent(Selector::Everyone);
        let everybody = vec![Position::Agree; table.len()];
        let decision = decided(&table, &rule, &everybody);
        let quorate = decision.stages.iter().all(|stage| !matches!(stage, Stage::Quorum { test: Some(test) } if !test.holds()));
        prop_assert_eq!(decision.verdict, if quorate { Verdict::Passes } else { Verdict::NoQuorum });
    }
}

/// The two kinds of rule outside the promise that one more vote for never harms: here it does, and the rule says so.
#[test]
fn where_one_more_vote_for_does_harm() {
    let check = |seats: &str, parts: serde_json::Value, before: &str, after: &str| {
        let (table, rule) = (table(seats), rule(parts));
        assert!(!one_more_never_harms(&rule, &table));
        assert_eq!(decided(&table, &rule, &positions(before)).verdict, Verdict::Passes);
        assert_ne!(decided(&table, &rule, &positions(after)).verdict, Verdict::Passes);
    };
    let of_cast = |counting: &str| json!({ "pass": { "at_least": { "share": "1", "of": "cast", "counting": counting } } });
    check("p p p p", of_cast("agree_or_abstain"), "oo--", "+o--");
    let more_than = |counting: &str| json!({ "pass": { "at_least": { "share": "1", "more_than": true, "of": "cast", "counting": counting } } });
    check("p p p", more_than("present"), "o+-", "++-");
    check("p p p", more_than("in_the_room"), "o+-", "++-");
    let by_organisation =
        json!({ "pass": { "at_least": { "share": "1/2", "more_than": true, "of": "cast", "weigh": "members" } }, "tie": "chair_casts" });
    check("p:a p:a p:a p:b H", by_organisation, "++--+", "+++-+");
}

#[test]
fn the_random_tables_have_at_most_one_chair() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..200 {
        let table = proptest::strategy::ValueTree::current(&tables().new_tree(&mut runner).unwrap());
        assert!(table.iter().filter(|voter| voter.kind == SeatKind::IndependentChair).count() <= 1);
    }
}

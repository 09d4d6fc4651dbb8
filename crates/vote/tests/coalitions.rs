//! Coalitions, flips and the standing of a vote, against trying everything.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[allow(dead_code)]
#[path = "common/random.rs"]
mod random;

mod common;

use alliance_model::{Id, Position, Rule, Verdict};
use alliance_vote::{CHOICES, CompiledRule, Voter, coalitions, flips, standing};
use common::{positions, rule, table};
use proptest::prelude::*;
use random::votes;
use serde_json::json;
use std::collections::BTreeSet;

fn place(table: &[Voter], id: &Id) -> usize {
    table.iter().position(|voter| voter.id == *id).unwrap()
}

fn verdict(table: &[Voter], rule: &CompiledRule, positions: &[Position]) -> Verdict {
    rule.evaluate(&rule.ballots(|id| positions[place(table, id)]))
}

/// The places of the seats that choose.
fn players(table: &[Voter], rule: &Rule) -> Vec<usize> {
    let chair = table.iter().position(|voter| voter.kind == alliance_model::SeatKind::IndependentChair);
    let casts = |place: usize| rule.tie == alliance_model::Tie::ChairCasts && chair == Some(place);
    (0..table.len()).filter(|place| !table[*place].vacant && (table[*place].votes > 0 || casts(*place))).collect()
}

/// Every way to choose one of some options for each of several seats.
fn every(options: &[Vec<Position>]) -> Vec<Vec<Position>> {
    options.iter().fold(vec![Vec::new()], |all, options| {
        all.iter().flat_map(|chosen| options.iter().map(move |option| [&chosen[..], &[*option]].concat())).collect()
    })
}

type Sets = BTreeSet<Vec<Id>>;

/// The minimal sets that win by agreeing, and that block by disagreeing, by trying each.
fn minimal(table: &[Voter], rule: &CompiledRule, players: &[usize]) -> (Sets, Sets) {
    let wins = |coalition: usize| {
        let mut all = vec![Position::Disagree; table.len()];
        players.iter().enumerate().filter(|(bit, _)| coalition >> bit & 1 == 1).for_each(|(_, place)| all[*place] = Position::Agree);
        verdict(table, rule, &all) == Verdict::Passes
    };
    let everybody = (1 << players.len()) - 1;
    let members = |coalition: usize| players.iter().enumerate().filter(move |(bit, _)| coalition >> bit & 1 == 1);
    let named = |coalition: usize| members(coalition).map(|(_, place)| table[*place].id.clone()).collect::<Vec<_>>();
    let minimal = |does: &dyn Fn(usize) -> bool| {
        (0..=everybody).filter(|set| does(*set) && members(*set).all(|(bit, _)| !does(set ^ 1 << bit))).map(named).collect::<Sets>()
    };
    (minimal(&wins), minimal(&|set| !wins(everybody ^ set)))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn coalitions_are_those_found_by_trying((table, rule, _) in votes()) {
        let compiled = CompiledRule::compile(&table, &rule).unwrap();
        let (winning, blocking) = minimal(&table, &compiled, &players(&table, &rule));
        let found = coalitions(&table, &rule, 10_000).unwrap();
        for (found, expected) in [(&found.winning, winning), (&found.blocking, blocking)] {
            prop_assert!(found.complete && found.exact);
            prop_assert_eq!(&found.count, &expected.len().to_string());
            prop_assert_eq!(found.sets.iter().cloned().collect::<Sets>(), expected);
        }
        let few = coalitions(&table, &rule, 2).unwrap();
        prop_assert_eq!(&few.winning.count, &found.winning.count);
        prop_assert_eq!(few.winning.sets.len(), found.winning.sets.len().min(2));
        prop_assert_eq!(few.winning.complete, found.winning.sets.len() <= 2);
    }

    #[test]
    fn flips_are_those_found_by_trying((mut table, rule, mut positions) in votes()) {
        table.truncate(6);
        positions.truncate(6);
        prop_assume!(table.iter().any(Voter::is_voting));
        let Ok(compiled) = CompiledRule::compile(&table, &rule) else { return Ok(()) };
        let passes = verdict(&table, &compiled, &positions) == Verdict::Passes;
        let seats = players(&table, &rule);
        let options: Vec<Vec<Position>> = (0..table.len())
            .map(|place| {
                let may = |position: &Position| *position == positions[place] || (seats.contains(&place) && positions[place] != Position::Recused && CHOICES.contains(position));
                Position::ALL.into_iter().filter(may).collect()
            })
            .collect();
        let changes = |other: &[Position]| {
            let changed = (0..table.len()).filter(|place| other[*place] != positions[*place]);
            changed.map(|place| (table[place].id.clone(), other[place] as usize)).collect::<Vec<_>>()
        };
        let flipping: BTreeSet<_> = every(&options).iter().filter(|other| (verdict(&table, &compiled, other) == Verdict::Passes) != passes).map(|other| changes(other)).collect();
        let fewest = flipping.iter().map(Vec::len).min();
        let smallest: BTreeSet<_> = flipping.into_iter().filter(|changes| Some(changes.len()) == fewest).collect();
        let found = flips(&table, &rule, |id| positions[place(&table, id)], &CHOICES, 10_000).unwrap();
        prop_assert_eq!(found.fewest, fewest);
        prop_assert_eq!(&found.count, &smallest.len().to_string());
        prop_assert!(found.complete);
        let listed: BTreeSet<_> = found.flips.iter().map(|changes| changes.iter().map(|change| (change.seat.clone(), change.to as usize)).collect::<Vec<_>>()).collect();
        prop_assert_eq!(listed, smallest);
    }

    #[test]
    fn what_a_vote_can_come_to_is_what_it_comes_to((mut table, rule, mut positions) in votes(), mut open in prop::collection::vec(any::<bool>(), 6)) {
        table.truncate(6);
        positions.truncate(6);
        open.truncate(table.len());
        prop_assume!(table.iter().any(Voter::is_voting));
        let Ok(compiled) = CompiledRule::compile(&table, &rule) else { return Ok(()) };
        let seats = players(&table, &rule);
        let options: Vec<Vec<Position>> =
            (0..table.len()).map(|place| if open[place] && seats.contains(&place) { CHOICES.to_vec() } else { vec![positions[place]] }).collect();
        let ends: Vec<(Vec<Position>, Verdict)> = every(&options).into_iter().map(|end| (end.clone(), verdict(&table, &compiled, &end))).collect();
        let found = standing(&table, &rule, |id| (!open[place(&table, id)]).then(|| positions[place(&table, id)])).unwrap();
        let possible: BTreeSet<usize> = ends.iter().map(|(_, verdict)| *verdict as usize).collect();
        prop_assert_eq!(found.possible.iter().map(|verdict| *verdict as usize).collect::<BTreeSet<_>>(), possible);
        prop_assert_eq!(found.decided.is_some(), found.possible.len() == 1);
        let undecided: Vec<usize> = (0..table.len()).filter(|place| options[*place].len() > 1).collect();
        let fewest = |wanted: Position, passes: bool| {
            let two_sided = ends.iter().filter(|(end, _)| undecided.iter().all(|place| end[*place] != Position::Abstain));
            let such = two_sided.filter(|(_, verdict)| (*verdict == Verdict::Passes) == passes);
            such.map(|(end, _)| undecided.iter().filter(|place| end[**place] == wanted).count()).min()
        };
        prop_assert_eq!(found.missing_to_pass, fewest(Position::Agree, true));
        prop_assert_eq!(found.missing_to_stop, fewest(Position::Disagree, false));
        prop_assert_eq!(found.open.len(), undecided.len());
    }
}

#[test]
fn one_vote_flips_a_narrow_majority_and_nothing_flips_a_rule_that_never_passes() {
    let five = table("p p p p p");
    let majority = rule(json!({ "pass": { "at_least": { "share": "1/2", "more_than": true, "of": "seats" } } }));
    let signs = positions("+++--");
    let found = flips(&five, &majority, |id| signs[place(&five, id)], &[Position::Disagree, Position::Agree], 10).unwrap();
    assert_eq!((found.verdict, found.fewest, found.count.as_str()), (Verdict::Passes, Some(1), "3"));
    let never = rule(json!({ "pass": { "at_least": { "votes": 9, "of": "seats" } } }));
    let found = flips(&five, &never, |id| signs[place(&five, id)], &CHOICES, 10).unwrap();
    assert_eq!((found.fewest, found.count.as_str(), found.flips.len()), (None, "0", 0));
}

#[test]
fn a_vote_is_decided_as_soon_as_the_rest_cannot_change_it() {
    let five = table("p p p p p");
    let majority = rule(json!({ "pass": { "at_least": { "share": "1/2", "more_than": true, "of": "seats" } } }));
    let heard = |count: usize| move |id: &Id| (id.as_str()[1..].parse::<usize>().unwrap() < count).then_some(Position::Agree);
    let after_two = standing(&five, &majority, heard(2)).unwrap();
    assert_eq!((after_two.decided, after_two.missing_to_pass, after_two.missing_to_stop), (None, Some(1), Some(3)));
    assert_eq!(after_two.verdict, Verdict::Fails);
    let after_three = standing(&five, &majority, heard(3)).unwrap();
    assert_eq!((after_three.decided, after_three.missing_to_pass, after_three.missing_to_stop), (Some(Verdict::Passes), Some(0), None));
    assert_eq!(after_three.critical.len(), 3);
}

#[test]
fn coalitions_of_many_seats_are_counted_and_some_are_listed() {
    let hundred = table(&"p ".repeat(100));
    let majority = rule(json!({ "pass": { "at_least": { "share": "1/2", "more_than": true, "of": "seats" } } }));
    let found = coalitions(&hundred, &majority, 5).unwrap();
    assert_eq!(found.winning.count, "98913082887808032681188722800", "the ways to choose 51 of 100");
    assert!(found.winning.exact && !found.winning.complete);
    assert_eq!(found.winning.sets.len(), 5);
    assert!(found.vetoers.is_empty() && found.dummies.is_empty() && found.dictators.is_empty());
}

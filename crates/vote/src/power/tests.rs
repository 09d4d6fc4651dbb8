//! Every engine against one coalition after the other.
#![allow(clippy::unwrap_used)]

use super::findings::{Findings, Number};
use super::game::Game;
use super::halves::Halves;
use super::layers::Layers;
use super::sums::Sums;
use super::{PowerOptions, lattice, power, table};
use crate::random::{rules, votes};
use crate::{CompiledRule, Voter};
use alliance_model::{Id, Kind, Position, Rule, Verdict};
use num_bigint::BigInt;
use proptest::prelude::*;
use serde_json::json;

/// What the coalitions say, asked one after the other.
#[derive(Debug, PartialEq)]
struct Slow {
    winning: u64,
    monotone: bool,
    by_size: Vec<Vec<i64>>,
    minimal: Vec<Vec<u64>>,
    by_critical: Vec<Vec<u64>>,
}

fn slow(players: usize, wins: &[bool]) -> Slow {
    let mut by_size = vec![vec![0; players]; players];
    let mut minimal = vec![vec![0; players + 1]; players];
    let mut by_critical = vec![vec![0; players + 1]; players];
    let mut monotone = true;
    for coalition in 0..wins.len() {
        let size = coalition.count_ones() as usize;
        let members = (0..players).filter(|player| coalition >> player & 1 == 1);
        let critical: Vec<usize> = members.clone().filter(|player| wins[coalition] && !wins[coalition ^ 1 << player]).collect();
        critical.iter().for_each(|player| by_critical[*player][critical.len()] += 1);
        if critical.len() == size {
            critical.iter().for_each(|player| minimal[*player][size] += 1);
        }
        for player in members {
            let gain = i64::from(wins[coalition]) - i64::from(wins[coalition ^ 1 << player]);
            by_size[player][size - 1] += gain;
            monotone &= gain >= 0;
        }
    }
    Slow { winning: wins.iter().filter(|wins| **wins).count() as u64, monotone, by_size, minimal, by_critical }
}

/// Every coalition of a game's players, asked of the rule itself.
fn asked_one_by_one(rule: &CompiledRule, game: &Game) -> Vec<bool> {
    let mut ballots = rule.ballots(|_| Position::Absent);
    let coalition = |coalition: usize| {
        for (player, seats) in game.players.iter().enumerate() {
            let position = if coalition >> player & 1 == 1 { Position::Agree } else { Position::Disagree };
            seats.iter().for_each(|seat| ballots.set(*seat, position));
        }
        rule.evaluate(&ballots) == Verdict::Passes
    };
    (0..1 << game.size()).map(coalition).collect()
}

fn check(found: &Findings, slow: &Slow, what: &str) {
    let whole = |number: &Number| if let Number::Whole(whole) = number { whole.clone() } else { panic!("{what}: not whole") };
    assert_eq!(whole(&found.winning), BigInt::from(slow.winning), "{what}");
    let swings: Vec<BigInt> = slow.by_size.iter().map(|sizes| sizes.iter().sum::<i64>().into()).collect();
    assert_eq!(found.swings.iter().map(whole).collect::<Vec<_>>(), swings, "{what}");
    if let Some(monotone) = found.monotone {
        assert_eq!(monotone, slow.monotone, "{what}");
    }
    let signed = |rows: &[Vec<i64>]| rows.iter().map(|row| row.iter().map(|count| BigInt::from(*count)).collect::<Vec<_>>()).collect::<Vec<_>>();
    let counts = |rows: &[Vec<u64>]| rows.iter().map(|row| row.iter().map(|count| BigInt::from(*count)).collect::<Vec<_>>()).collect::<Vec<_>>();
    if let Some(by_size) = &found.by_size {
        assert_eq!(by_size, &signed(&slow.by_size), "{what}");
    }
    if let Some(minimal) = &found.minimal {
        assert_eq!(minimal.with, counts(&slow.minimal), "{what}");
    }
    if let Some(by_critical) = &found.by_critical {
        assert_eq!(by_critical, &counts(&slow.by_critical), "{what}");
    }
    if let Some(shapley) = &found.shapley {
        let exact = shapley_of(slow);
        assert!(shapley.iter().zip(exact).all(|(found, exact)| (found - exact).abs() < 1e-13), "{what}");
    }
}

fn shapley_of(slow: &Slow) -> Vec<f64> {
    let players = slow.by_size.len();
    let factorial = |number: usize| (1..=number).map(|factor| factor as f64).product::<f64>();
    let share = |size: usize| factorial(size) * factorial(players - 1 - size) / factorial(players);
    slow.by_size.iter().map(|sizes| sizes.iter().enumerate().map(|(size, count)| *count as f64 * share(size)).sum()).collect()
}

/// Asks every engine that can answer, and tells how many could.
fn check_all(rule: &CompiledRule, fixed: impl Fn(usize) -> Option<Position> + Copy) -> usize {
    let game = Game::of(rule, fixed).unwrap();
    let mut ballots = rule.ballots(|_| Position::Absent);
    let wins = if (0..rule.seats.len()).all(|place| fixed(place).is_none()) {
        asked_one_by_one(rule, &game)
    } else {
        let mut one = |coalition: usize| {
            for place in 0..rule.seats.len() {
                let player = game.players.iter().position(|seats| seats.contains(&place));
                let agrees = |player: usize| if coalition >> player & 1 == 1 { Position::Agree } else { Position::Disagree };
                ballots.set(place, player.map(agrees).or(fixed(place)).unwrap_or(Position::Absent));
            }
            rule.evaluate(&ballots) == Verdict::Passes
        };
        (0..1 << game.size()).map(&mut one).collect()
    };
    let slow = slow(game.size(), &wins);
    check(&lattice::find(&game, &game.kinds()), &slow, "kinds");
    check(&table::find(&game), &slow, "table");
    check(&Layers::of(rule, fixed, 1_000_000, None).unwrap().find(&game.players, true), &slow, "layers");
    let mut engines = 3;
    if let Some(halves) = Halves::of(&game) {
        check(&halves.find(), &slow, "halves");
        engines += 1;
    }
    if let Some((sums, weights)) = game.as_weighted().and_then(|(weights, quota)| Some((Sums::of(&weights, quota)?, weights))) {
        let exact = Findings { by_size: Some(sums.by_size()), ..sums.exact_swings() };
        check(&exact, &slow, "sums");
        let doubles = Findings { shapley: Some(sums.shapley(&weights)), ..sums.exact_swings() };
        check(&doubles, &slow, "sums in doubles");
        for (found, exact) in sums.swings().swings.iter().zip(&slow.by_size) {
            let Number::Part(part) = found else { panic!("a part") };
            let exact = exact.iter().sum::<i64>() as f64 / (1_u64 << (game.size() - 1)) as f64;
            assert!((part - exact).abs() <= 1e-14 * exact, "{part} {exact}");
        }
        engines += 2;
    }
    engines
}

/// A table of up to twelve seats, of few organisations, and a rule of the whole grammar.
fn larger() -> impl Strategy<Value = (Vec<Voter>, Rule)> {
    prop::collection::vec((0_u64..4, 0_usize..4, 0_u64..9, any::<bool>()), 8..13).prop_flat_map(|seats| {
        let voter = |(place, (votes, member, people, lone)): (usize, (u64, usize, u64, bool))| -> Voter {
            let kinds = ["charity", "commissioner", "nhs_provider", "primary_care"];
            let mut voter = json!({ "id": format!("s{place}"), "votes": votes, "weights": { "population": people } });
            if !lone {
                voter["member"] = json!(format!("m{member}"));
                voter["member_kind"] = json!(kinds[member]);
            }
            serde_json::from_value(voter).unwrap()
        };
        let mut table: Vec<Voter> = seats.into_iter().enumerate().map(voter).collect();
        table[0].votes = 1;
        table[1].kind = alliance_model::SeatKind::IndependentChair;
        let rules = rules(&table);
        (Just(table), rules)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn engines_agree_with_the_rule_where_some_are_fixed((table, rule, positions) in votes(), fix in prop::collection::vec(any::<bool>(), 10)) {
        let rule = CompiledRule::compile(&table, &rule).unwrap();
        check_all(&rule, |place| (fix[place] && fix[(place + 1) % 10]).then(|| positions[place]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn engines_agree_with_the_rule_at_larger_tables((table, rule) in larger()) {
        check_all(&CompiledRule::compile(&table, &rule).unwrap(), |_| None);
    }

    #[test]
    fn power_is_sound((table, rule) in larger(), turn in 1_usize..7) {
        let options = PowerOptions { every_index: true, ..PowerOptions::default() };
        let found = power(&table, &rule, &options).unwrap();
        let compiled = CompiledRule::compile(&table, &rule).unwrap();
        let game = Game::of(&compiled, |_| None).unwrap();
        // Shapley-Shubik adds to one where all together pass and nobody alone does not; to nothing where nothing changes.
        let (none, all) = (game.coalition_wins(|_| false), game.coalition_wins(|_| true));
        let sum: f64 = found.seats.iter().filter_map(|seat| seat.shapley_shubik).sum();
        let expected = f64::from(u8::from(all)) - f64::from(u8::from(none));
        prop_assert!((sum - expected).abs() < 1e-12);
        if found.monotone == Some(true) && all && !none {
            prop_assert!((found.seats.iter().map(|seat| seat.banzhaf).sum::<f64>() - 1.0).abs() < 1e-12);
            for index in [|seat: &super::SeatPower| seat.johnston, |seat: &super::SeatPower| seat.deegan_packel, |seat: &super::SeatPower| seat.holler_packel] {
                prop_assert!((found.seats.iter().filter_map(index).sum::<f64>() - 1.0).abs() < 1e-12);
            }
        }
        // A dummy has none, of anything.
        for seat in &found.seats {
            if seat.swings.as_deref() == Some("0") && found.monotone == Some(true) {
                for part in [seat.shapley_shubik, seat.johnston, seat.deegan_packel, seat.holler_packel] {
                    prop_assert_eq!(part, Some(0.0));
                }
            }
        }
        // Who sits where makes no difference.
        let mut turned = table.clone();
        turned.rotate_left(turn);
        let again = power(&turned, &rule, &options).unwrap();
        for seat in &found.seats {
            let same = again.seats.iter().find(|other| other.seat == seat.seat).unwrap();
            prop_assert_eq!(same, seat);
        }
        // Unions of one change nothing; one union of all neither.
        for unions in [vec![vec![table[0].id.clone()]], vec![table.iter().map(|voter| voter.id.clone()).collect::<Vec<Id>>()]] {
            let with = power(&table, &rule, &PowerOptions { unions, ..PowerOptions::default() }).unwrap();
            for (owen, seat) in with.unions.unwrap().iter().zip(&found.seats) {
                prop_assert_eq!(&owen.seat, &seat.seat);
                prop_assert_eq!(Some(&owen.owen_exact), seat.shapley_shubik_exact.as_ref());
                prop_assert!((owen.banzhaf_owen - seat.banzhaf_absolute).abs() < 1e-15);
            }
        }
    }
}

#[test]
fn every_small_weighted_vote_is_right() {
    let mut votes = vec![vec![]];
    let mut games = 0;
    for _ in 0..7 {
        votes = votes
            .iter()
            .flat_map(|votes: &Vec<u64>| (1..=votes.last().copied().unwrap_or(5)).map(move |next| [&votes[..], &[next]].concat()))
            .collect();
        for votes in &votes {
            for quota in 1..=votes.iter().sum() {
                games += 1;
                check_weighted(votes, quota);
            }
        }
    }
    // For so many seats, as many choices of votes, and three quotas for each seat on average: 15 + 90 + 315 + 840 + 1890 + 3780 + 6930.
    assert_eq!(games, 13_860);
}

/// A weighted vote as a game of its own, without the rule, by all engines.
fn check_weighted(votes: &[u64], quota: u64) {
    let wins: Vec<bool> = (0..1_usize << votes.len())
        .map(|coalition| votes.iter().enumerate().map(|(place, votes)| (coalition >> place & 1) as u64 * votes).sum::<u64>() >= quota)
        .collect();
    let slow = slow(votes.len(), &wins);
    let game = Game {
        players: (0..votes.len()).map(|place| vec![place]).collect(),
        adds: votes.iter().map(|votes| vec![*votes as i64]).collect(),
        base: vec![0],
        thresholds: vec![vec![quota as i64]],
        organisations: Vec::new(),
        formula: crate::counters::Formula::Reached(0, 0),
    };
    let what = format!("{votes:?} {quota}");
    check(&lattice::find(&game, &game.kinds()), &slow, &what);
    check(&table::find(&game), &slow, &what);
    let sums = Sums::of(votes, quota).unwrap();
    check(&Findings { by_size: Some(sums.by_size()), ..sums.exact_swings() }, &slow, &what);
    if let Some(halves) = Halves::of(&game) {
        check(&halves.find(), &slow, &what);
    }
}

#[test]
fn a_class_veto_is_no_longer_a_weighted_vote() {
    let table: Vec<Voter> = (0..6)
        .map(|place| serde_json::from_value(json!({ "id": format!("s{place}"), "member": format!("m{place}"), "member_kind": if place < 2 { "commissioner" } else { "charity" } })).unwrap())
        .collect();
    let rule: Rule = serde_json::from_value(json!({
        "id": "r", "name": "R",
        "pass": { "all": [{ "at_least": { "share": "1/2", "more_than": true, "of": "seats" } }, { "consent": { "kind": Kind::Commissioner } }] },
    }))
    .unwrap();
    let rule = CompiledRule::compile(&table, &rule).unwrap();
    assert_eq!(check_all(&rule, |_| None), 4);
}

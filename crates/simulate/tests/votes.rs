//! Votes joined to money, from futures made by hand.
#![allow(clippy::unwrap_used)]

#[path = "common/health.rs"]
mod health;

use alliance_model::{Design, Verdict};
use alliance_simulate::{AdoptionResult, Futures, adoption, say_and_stake};
use health::{chance, health_futures};

fn design() -> Design {
    alliance_format::template("health-alliance").unwrap()
}

/// Futures in which each member gains this often, in the order of the design.
fn gaining(gains: [f64; 6]) -> Futures {
    let mut futures = health_futures();
    futures.members.iter_mut().zip(gains).for_each(|(member, gains)| member.gains = chance(gains));
    futures
}

#[track_caller]
fn check(rule: &str, gains: [f64; 6], result: AdoptionResult, agree: [u64; 2]) {
    let mut design = design();
    design.motion.rule = rule.parse().ok();
    let found = adoption(&design, &gaining(gains)).unwrap();
    assert_eq!(found.result, result);
    assert_eq!([found.if_others_agree.tally.agree, found.if_others_disagree.tally.agree], agree);
    assert_eq!(found.others.iter().map(|seat| seat.as_str()).collect::<Vec<_>>(), ["chair", "lived-experience-a", "lived-experience-b"]);
}

#[test]
fn seats_vote_with_their_money_and_the_rest_is_tried_both_ways() {
    // Nine votes, more than half of those present: five pass.
    check("simple-majority", [0.6; 6], AdoptionResult::Passes, [9, 6]);
    check("simple-majority", [0.6, 0.6, 0.6, 0.6, 0.6, 0.4], AdoptionResult::Passes, [8, 5]);
    check("simple-majority", [0.6, 0.6, 0.6, 0.6, 0.4, 0.4], AdoptionResult::HangsOnOthers, [7, 4]);
    check("simple-majority", [0.6, 0.6, 0.4, 0.4, 0.4, 0.4], AdoptionResult::HangsOnOthers, [5, 2]);
    check("simple-majority", [0.6, 0.4, 0.4, 0.4, 0.4, 0.4], AdoptionResult::Fails, [4, 1]);
    check("unanimity", [0.6; 6], AdoptionResult::HangsOnOthers, [9, 6]);
    check("unanimity", [0.6, 0.6, 0.6, 0.6, 0.6, 0.4], AdoptionResult::Fails, [8, 5]);
}

#[test]
fn half_of_the_futures_is_enough_and_less_is_not() {
    let found = adoption(&design(), &gaining([0.5, 0.4999, 0.5001, 0.0, 1.0, 0.5])).unwrap();
    assert_eq!(found.members.iter().map(|member| member.would_vote_for).collect::<Vec<_>>(), [true, false, true, false, true, true]);
    assert!(found.members.iter().all(|member| member.seats == 1));
}

#[test]
fn ballots_on_the_table_play_no_part() {
    let mut design = design();
    design.motion.ballots =
        design.seats.iter().map(|seat| serde_json::from_value(serde_json::json!({ "seat": seat.id, "position": "disagree" })).unwrap()).collect();
    assert_eq!(adoption(&design, &health_futures()).unwrap().if_others_agree.verdict, Verdict::Passes);
}

#[test]
fn a_design_without_a_table_has_an_error() {
    let mut design = design();
    design.rules.clear();
    assert!(adoption(&design, &health_futures()).is_err());
    assert!(say_and_stake(&design, &health_futures()).is_err());
}

#[test]
fn say_and_stake_are_shares() {
    let found = say_and_stake(&design(), &health_futures()).unwrap();
    // Nine equal seats: six of members, three of others.
    assert!(found.members.iter().all(|member| (member.say - 1.0 / 9.0).abs() < 1e-12), "{found:?}");
    assert!((found.others - 3.0 / 9.0).abs() < 1e-12);
    let stakes: Vec<f64> = found.members.iter().map(|member| member.stake).collect();
    assert!((stakes.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    // Losses of one year in ten: 264,813; 44,880; 30,000; 20,000; 12,000; 5,000.
    let northgate = 5_000.0 / (376_693.0_f64);
    assert!((stakes[5] - northgate).abs() < 1e-9, "{stakes:?}");
}

#[test]
fn nobody_loses_and_nobody_has_a_stake() {
    let mut futures = health_futures();
    futures.members.iter_mut().for_each(|member| member.loss_p90 = 0.0);
    assert!(say_and_stake(&design(), &futures).unwrap().members.iter().all(|member| member.stake == 0.0));
}

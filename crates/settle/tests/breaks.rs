//! Break points and curves.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use alliance_model::Table;
use alliance_model::{Cap, Excess, Fee, Key, Limit, Member, Split, Step, Terms, Threshold, Trigger, TriggerRule};
use alliance_settle::{BreakKind, Side, break_points, curve};
use common::{amounts, facts, half, members, money, rate, settled, share, split, terms, with_fees};

/// The break points as lines "outturn kind".
fn told(terms: &Terms, members: &[Member]) -> Vec<String> {
    let side = |side: &Side| if *side == Side::Gain { "gain" } else { "pain" };
    let kind = |kind: &BreakKind| match kind {
        BreakKind::TriggerReached { side: of } => format!("trigger {}", side(of)),
        BreakKind::BandStarts { side: of, index } => format!("{} band {index}", side(of)),
        BreakKind::PoolCapReached { side: of } => format!("{} pool cap", side(of)),
        BreakKind::MemberCapReached { member, side: of } => format!("{} cap of {member}", side(of)),
        BreakKind::CommissionerAlone { side: of } => format!("{} alone", side(of)),
        BreakKind::SharedAgain { side: of } => format!("{} shared again", side(of)),
    };
    let points = break_points(terms, members, &[], &facts("1000")).unwrap();
    points.iter().map(|point| format!("{} {}", point.outturn, kind(&point.kind))).collect()
}

#[track_caller]
fn check(target: &str, steps: Vec<Step>, members: &[Member], expect: &[&str]) {
    assert_eq!(told(&terms(target, steps), members), expect);
}

#[test]
fn the_benchmark_alliance() {
    let (terms, members) = common::benchmark();
    let all = told(&terms, &members);
    for line in [
        "8096000.00 gain band 2",
        // The gain pool reaches 176,000 at a saving of 422,400: 52,800 + 0.5 x 246,400; beyond that nothing is shared.
        "8377600.00 gain pool cap",
        "8377600.00 gain alone",
        "8624000.00 gain band 1",
        "8800000.00 gain band 0",
        "8800000.00 pain band 0",
        "8966666.67 pain cap of p5",
        "8976000.00 pain band 1",
        // 12,000 / 0.14 = 85,714.29 of pool; less 52,800 at half: 65,828.57 beyond 8,976,000.
        "9041828.57 pain cap of p4",
        "9092622.22 pain cap of p3",
        "9120400.00 pain cap of p2",
        "9134400.00 pain pool cap",
        "9134400.00 pain alone",
        "9328000.00 pain band 2",
    ] {
        assert!(all.iter().any(|found| found == line), "{line} not in {all:#?}");
    }
    assert_eq!(all.len(), 14, "{all:#?}");
}

#[test]
fn the_point_of_total_assumption() {
    let steps = vec![share(&["0-:0.4"], &["0-25/36:0.4", "25/36-:1"])];
    check("60000", steps, &members(1), &["60000.00 gain band 0", "60000.00 pain band 0", "101666.67 pain band 1"]);
}

#[test]
fn a_cliff_and_a_deductible() {
    let trigger = |rule| Step::Trigger(Trigger { rule, gain: Some(Threshold::Flat(rate("0.1"))), pain: None });
    let shared = share(&["0-:0.5"], &[]);
    let expect = ["900.00 trigger gain", "900.00 gain band 0", "900.00 gain shared again"];
    for rule in [TriggerRule::Cliff, TriggerRule::Deductible] {
        let found = told(&terms("1000", vec![trigger(rule), shared.clone()]), &members(1));
        assert_eq!(found, expect, "{rule:?}");
    }
}

#[test]
fn a_cap_at_the_fees_moves_with_fees_on_cost() {
    let of_fees = || vec![half(), Step::Cap(Cap { gain: None, pain: Some(Limit::OfFees(rate("1"))) })];
    let lines = |break_at: &str| ["1000.00 gain band 0".to_owned(), "1000.00 pain band 0".to_owned(), format!("{break_at} pain pool cap")];
    let fixed = told(&terms("1000", of_fees()), &with_fees(members(1), &["50"]));
    assert_eq!(fixed[..3], lines("1100.00"));
    assert_eq!(fixed[3], "1100.00 pain alone");
    // Half of the overrun reaches a tenth of the outturn at 1,250.
    let mut on_cost = members(1);
    on_cost[0].fee = Some(Fee::OfActual { rate: rate("0.1") });
    assert_eq!(told(&terms("1000", of_fees()), &on_cost), lines("1250.00"));
}

#[test]
fn reallocation_fills_members_sooner_and_then_the_commissioner_is_alone() {
    let by =
        |excess| Step::Split(Split { by: Key::Equal, caps: amounts(&[("p1", "10"), ("p2", "30"), ("p3", "50")]), gain_caps: Table::new(), excess });
    let expect = |a: &str, b: &str, c: &str| {
        vec![format!("{a} pain cap of p1"), format!("{b} pain cap of p2"), format!("{c} pain cap of p3"), format!("{c} pain alone")]
    };
    let found = |excess| told(&terms("1000", vec![by(excess)]), &members(3));
    assert_eq!(found(Excess::Commissioner), expect("1030.00", "1090.00", "1150.00"));
    assert_eq!(found(Excess::Reallocate), expect("1030.00", "1070.00", "1090.00"));
}

#[test]
fn a_curve_passes_through_the_settlements() {
    let (terms, members) = common::benchmark();
    let points = curve(&terms, &members, &[], &facts("8800000"), money("8000000"), money("10000000"), 41).unwrap();
    assert_eq!((points.len(), points[0].outturn, points[40].outturn), (41, money("8000000"), money("10000000")));
    for point in points {
        let settlement = settled(&terms, &members, &facts(&point.outturn.to_string()));
        assert_eq!((point.pool, point.commissioner), (settlement.pool, settlement.commissioner));
        assert_eq!(point.members, settlement.members.iter().map(|member| member.limb3).collect::<Vec<_>>());
    }
    assert!(curve(&terms, &members, &[], &facts("1"), money("1"), money("2"), 0).unwrap().is_empty());
    assert_eq!(curve(&terms, &members, &[], &facts("1"), money("1"), money("2"), 1).unwrap()[0].outturn, money("1"));
}

#[test]
fn direct_costs_do_not_stop_a_curve() {
    let mut year = facts("1000");
    year.direct_costs = amounts(&[("p1", "250"), ("p2", "750")]);
    let points = curve(&terms("1000", vec![split(Key::Equal)]), &members(2), &[], &year, money("900"), money("1100"), 3).unwrap();
    assert_eq!(points.iter().map(|point| point.pool.to_string()).collect::<Vec<_>>(), ["100.00", "0.00", "-100.00"]);
}

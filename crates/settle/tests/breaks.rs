//! Break points and curves.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use alliance_model::Table;
use alliance_model::{Cap, Excess, Fee, Key, Limit, Member, Split, Step, Terms, Threshold, Trigger, TriggerRule};
use alliance_settle::{BreakKind, Side, break_points, curve, curve_at};
use common::{amounts, cap, facts, half, members, money, rate, settled, share, split, terms, with_fees};

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
        BreakKind::ProvidersAlone { side: of } => format!("{} providers alone", side(of)),
        BreakKind::MarginGone { member, side: of } => format!("{} margin of {member} gone", side(of)),
        BreakKind::DividedAnew { side: of } => format!("{} divided anew", side(of)),
        BreakKind::InterestsPart { side: of, gain, lose } => {
            let names = |members: &[alliance_model::Id]| members.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            format!("{} interests part: {} from {}", side(of), names(gain), names(lose))
        }
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
    // Published with a fee of 15,000: no profit at 97,500, and from 101,667 every pound is the seller's.
    let expect = [
        "60000.00 gain band 0",
        "60000.00 pain band 0",
        "97500.00 pain margin of p1 gone",
        "101666.67 pain band 1",
        "101666.67 pain providers alone",
    ];
    check("60000", steps, &with_fees(members(1), &["15000"]), &expect);
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
    assert_eq!(fixed[3..], ["1100.00 pain margin of p1 gone", "1100.00 pain alone"]);
    // Half of the overrun reaches a tenth of the outturn at 1,250.
    let mut on_cost = members(1);
    on_cost[0].fee = Some(Fee::OfActual { rate: rate("0.1") });
    let mut expect = lines("1250.00").to_vec();
    expect.push("1250.00 pain margin of p1 gone".to_owned());
    // Beyond the cap a further pound costs the member a tenth more pain, and pays it a tenth more fee.
    assert_eq!(told(&terms("1000", of_fees()), &on_cost), expect);
}

#[test]
fn reallocation_fills_members_sooner_and_then_the_commissioner_is_alone() {
    let by =
        |excess| Step::Split(Split { by: Key::Equal, caps: amounts(&[("p1", "10"), ("p2", "30"), ("p3", "50")]), gain_caps: Table::new(), excess });
    let expect = |a: &str, b: &str, c: &str| {
        vec![format!("{a} pain cap of p1"), format!("{b} pain cap of p2"), format!("{c} pain cap of p3"), format!("{c} pain alone")]
    };
    let found = |excess| told(&terms("1000", vec![by(excess)]), &members(3));
    let mut absorbed = expect("1030.00", "1090.00", "1150.00");
    absorbed.insert(1, "1030.00 pain shared again".to_owned());
    assert_eq!(found(Excess::Commissioner), absorbed);
    assert_eq!(found(Excess::Reallocate), expect("1030.00", "1070.00", "1090.00"));
}

/// Profits are in one pool: an overrun eats all of it first, then the owner pays (integrated project delivery).
#[test]
fn first_the_providers_alone_then_the_commissioner() {
    let steps = vec![share(&["0-:0.5"], &["0-:1"]), Step::Cap(Cap { gain: None, pain: Some(Limit::OfFees(rate("1"))) }), split(Key::Fee)];
    let expect = [
        "1000.00 gain band 0",
        "1000.00 pain band 0",
        "1000.00 pain providers alone",
        "1100.00 pain pool cap",
        "1100.00 pain margin of p1 gone",
        "1100.00 pain margin of p2 gone",
        "1100.00 pain alone",
    ];
    check("1000", steps, &with_fees(members(2), &["60", "40"]), &expect);
}

/// A fee on actual cost pays for overrunning: below the target it is outweighed by the share, past the cap it is not.
#[test]
fn where_interests_part() {
    let mut members = with_fees(members(2), &["0", "40"]);
    members[0].fee = Some(Fee::OfActual { rate: rate("0.1") });
    let steps = || vec![half(), cap(None, Some("30")), split(Key::Equal)];
    let all = told(&terms("1000", steps()), &members);
    assert!(all.contains(&"1060.00 pain interests part: p1 from owner".to_owned()), "{all:#?}");
    assert_eq!(all.iter().filter(|line| line.contains("part")).count(), 1, "{all:#?}");
    // With a mark-up over its share it always gains by cost, and the other always loses until the cap.
    members[0].fee = Some(Fee::OfActual { rate: rate("0.6") });
    let all = told(&terms("1000", steps()), &members);
    let parted: Vec<&String> = all.iter().filter(|line| line.contains("part")).collect();
    let expect = [
        "1000.00 gain interests part: p1 from p2 owner",
        "1000.00 pain interests part: p1 from p2 owner",
        "1060.00 pain interests part: p1 from owner",
    ];
    assert_eq!(parted, expect);
}

/// The reward moves the pool, so that a gain turns into pain beyond the target, where the levy on gains ends.
#[test]
fn a_bend_that_no_step_names_is_told() {
    let pools = Step::Quality(alliance_model::Quality::Pools { reward: money("30"), liability: money("0") });
    let steps = vec![half(), pools, Step::Levy(alliance_model::Levy::Gain { rate: rate("0.2") })];
    let year = alliance_model::Facts { score: Some(rate("1")), ..facts("1000") };
    let points = break_points(&terms("1000", steps), &with_fees(members(1), &["5"]), &[], &year).unwrap();
    let found: Vec<_> = points.iter().rev().take(2).map(|point| (point.outturn, &point.kind)).collect();
    let gone = BreakKind::MarginGone { member: common::id("p1"), side: Side::Pain };
    assert_eq!(found, [(money("1070"), &gone), (money("1060"), &BreakKind::DividedAnew { side: Side::Pain })]);
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
fn an_outturn_below_the_fees_inside_it_is_left_out() {
    let terms = Terms { fee_in_target: true, ..terms("1000", vec![half(), split(Key::Equal)]) };
    let points = curve_at(&terms, &with_fees(members(2), &["30", "20"]), &[], &facts("1000"), ["40", "50", "900"].map(money)).unwrap();
    assert_eq!(points.iter().map(|point| point.outturn).collect::<Vec<_>>(), ["50", "900"].map(money));
}

#[test]
fn direct_costs_do_not_stop_a_curve() {
    let mut year = facts("1000");
    year.direct_costs = amounts(&[("p1", "250"), ("p2", "750")]);
    let points = curve(&terms("1000", vec![split(Key::Equal)]), &members(2), &[], &year, money("900"), money("1100"), 3).unwrap();
    assert_eq!(points.iter().map(|point| point.pool.to_string()).collect::<Vec<_>>(), ["100.00", "0.00", "-100.00"]);
}

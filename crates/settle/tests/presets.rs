//! The ready-made terms, through the public engine: published numbers where there are some, else the published formula.
//! The four Medicare tracks are held against their published settlements elsewhere.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use alliance_format::{TermsPreset, terms_presets};
use alliance_model::{Facts, Fee, Member, Money, Rate, Terms};
use alliance_settle::{Settlement, settle};
use common::{facts, members, money, rate, with_fees};

fn preset(id: &str) -> TermsPreset {
    terms_presets().into_iter().find(|preset| preset.id == id).unwrap()
}

fn for_target(id: &str, target: &str) -> Terms {
    preset(id).for_target(money(target))
}

/// Members that share the work equally, or one that does it all.
fn working(providers: usize, fees: &[&str]) -> Vec<Member> {
    let mut members = with_fees(members(providers), fees);
    for member in members.iter_mut().take(providers) {
        member.work = Some(Rate::fraction(1, i64::try_from(providers).unwrap()).unwrap());
    }
    members
}

fn at(terms: &Terms, members: &[Member], outturn: &str) -> Settlement {
    settle(terms, members, &[], &facts(outturn)).unwrap()
}

#[track_caller]
fn pools(terms: &Terms, members: &[Member], expect: &[(&str, &str)]) {
    for (outturn, pool) in expect {
        assert_eq!(at(terms, members, outturn).pool, money(pool), "at {outturn}");
    }
}

#[test]
fn australian_alliance() {
    // SCIRT, as printed in a copy of its table 12: 6,954,869 over a target of 1.6 billion, half of it repaid.
    let terms = for_target("australian-alliance", "1600000000");
    pools(&terms, &working(5, &["1000000"; 5]), &[("1606954869", "-3477434.50")]);
    // C* = T + cap / s: fees of 100 at half are used up 200 beyond the target, and the floor is no margin at all.
    let (terms, members) = (for_target("australian-alliance", "1000"), working(2, &["60", "40"]));
    pools(&terms, &members, &[("800", "100"), ("0", "500"), ("1100", "-50"), ("1200", "-100"), ("1200.02", "-100"), ("5000", "-100")]);
    let worst = at(&terms, &members, "5000");
    assert_eq!(worst.paid, worst.outturn, "cost recovered, no profit, no loss");
}

#[test]
fn nec_option_c() {
    let terms = for_target("nec-option-c", "1000000");
    let expect = [("950000", "12500"), ("975000", "12500"), ("1025000", "-12500"), ("1100000", "-87500")];
    pools(&terms, &working(1, &[]), &expect);
    // A compensation event of 80,000 makes the target 980,000; the work for it costs 30,000 less: half of 2.5% of that.
    let event = alliance_model::Adjustment { label: "Event 1".to_owned(), amount: money("80000") };
    let facts = Facts { adjustments: vec![event], ..facts("950000") };
    let settlement = settle(&for_target("nec-option-c", "900000"), &working(1, &[]), &[], &facts).unwrap();
    assert_eq!((settlement.target, settlement.difference, settlement.pool), (money("980000"), money("30000"), money("12250")));
}

#[test]
fn us_fixed_price_incentive_all_nine_rows() {
    let (terms, members) = (for_target("us-fixed-price-incentive", "60000"), working(1, &["15000"]));
    for (actual, price, profit) in [
        ("60000", "75000", "15000"),
        ("70000", "81000", "11000"),
        ("80000", "87000", "7000"),
        ("90000", "93000", "3000"),
        ("97500", "97500", "0"),
        ("100000", "99000", "-1000"),
        ("101667", "100000", "-1667"),
        ("110000", "100000", "-10000"),
        ("120000", "100000", "-20000"),
    ] {
        let settlement = at(&terms, &members, actual);
        assert_eq!((settlement.paid, settlement.paid - settlement.outturn), (money(price), money(profit)), "{actual}");
    }
}

/// Fee = clamp(target fee + s (T - C), least, greatest).
#[test]
fn us_cost_plus_incentive_is_a_clamp() {
    let (terms, members) = (for_target("us-cost-plus-incentive", "1000"), working(1, &["70"]));
    for cost in (0..=2000).step_by(25) {
        let settlement = at(&terms, &members, &cost.to_string());
        let fee = (7000 + (1000 - cost) * 40).clamp(0, 14_000);
        assert_eq!((settlement.paid - settlement.outturn).pence(), fee, "at {cost}");
    }
}

#[test]
fn integrated_project_delivery() {
    // A profit of 5% on 1m is a lump sum of 50,000 (leanipd.com); an overrun eats it pound for pound, and no more.
    let (terms, members) = (for_target("integrated-project-delivery", "1000000"), with_fees(members(2), &["43500", "6500"]));
    pools(&terms, &members, &[("900000", "50000"), ("1030000", "-30000"), ("1050000", "-50000"), ("1080000", "-50000")]);
    // 13% of the pool is 13% of the risk and reward (ENR 12769).
    assert_eq!(at(&terms, &members, "1030000").members[1].limb3, money("-3900"));
    assert_eq!(at(&terms, &members, "900000").members[1].limb3, money("6500"));
    let lost = at(&terms, &members, "1080000");
    assert_eq!(lost.paid, lost.outturn, "all profit is gone, and the owner pays the cost beyond");
}

/// Pay = fixed + v x (actual activity at its price - planned), v = 20%.
#[test]
fn nhs_blended_payment() {
    let terms = for_target("nhs-blended-payment", "10000000");
    for (actual, paid) in [("10000000", "10000000"), ("11000000", "10200000"), ("9500000", "9900000")] {
        assert_eq!(at(&terms, &working(1, &[]), actual).paid, money(paid), "{actual}");
    }
}

#[test]
fn block_contract() {
    let terms = for_target("block-contract", "1000000");
    for actual in ["1", "900000", "1000000", "1500000"] {
        let settlement = at(&terms, &working(3, &[]), actual);
        assert_eq!((settlement.paid, settlement.commissioner), (money("1000000"), Money::ZERO), "{actual}");
    }
}

/// Pay = (1 - a) x block + a x block x achievement: a score of 0 is achievement in full, -1 is none.
#[test]
fn outcomes_based_payment() {
    let terms = for_target("outcomes-based-payment", "2000000");
    for (score, paid) in [("0", "2000000"), ("1", "2000000"), ("-0.25", "1950000"), ("-1", "1800000")] {
        let facts = Facts { score: Some(rate(score)), ..facts("2100000") };
        let settlement = settle(&terms, &working(2, &[]), &[], &facts).unwrap();
        assert_eq!(settlement.paid, money(paid), "{score}");
    }
}

#[test]
fn north_sea_platform() {
    let settlement = at(&preset("north-sea-platform").terms, &working(7, &[]), "290000000");
    assert_eq!((settlement.difference, settlement.pool, settlement.commissioner), (money("83000000"), money("44820000"), money("38180000")));
}

/// Whatever the design: each preset settles, and the books balance, at any outturn.
#[test]
fn every_preset_balances_on_every_template() {
    for template in alliance_format::templates() {
        let design = alliance_format::template(template.id).unwrap();
        let mut members = design.members.clone();
        for member in members.iter_mut().filter(|member| member.is_provider()) {
            member.fee.get_or_insert(Fee::OfTarget { rate: rate("0.05") });
        }
        for preset in terms_presets() {
            let terms = preset.for_target(design.terms.target);
            for percent in [50, 96, 100, 104, 150] {
                let outturn = Money::from_pence(design.terms.target.pence() / 100 * percent).unwrap();
                let facts = Facts { outturn, score: Some(rate("0.9")), people: Some(8_000), ..Facts::default() };
                let settled = settle(&terms, &members, &[], &facts).unwrap_or_else(|error| panic!("{} on {}: {error}", preset.id, template.id));
                assert_eq!(settled.pool + settled.commissioner + settled.reserve, settled.difference, "{}", preset.id);
                assert_eq!(settled.paid, settled.members.iter().map(|member| member.total).sum::<Money>() + settled.reserve, "{}", preset.id);
            }
        }
    }
}

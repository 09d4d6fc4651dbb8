//! The next pound, fairness, and what an alliance replaces.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod agreements;
mod common;

use agreements::agreements;
use alliance_model::{Cap, Design, Excess, Facts, Fee, Key, Limit, Member, Money, Rate, Split, Step, Table};
use alliance_settle::{
    Arrangement, Fraction, USUAL_MARGINS, bad_outturn, break_points, dearer_by, fairness, next_pound, settle, settle_design, side_by_side,
};
use common::{amounts, facts, half, id, members, money, pence, rate, split, terms, with_fees};
use proptest::prelude::*;

fn health(outturn: &str) -> Design {
    let mut design = alliance_format::template("health-alliance").unwrap();
    design.facts.outturn = money(outturn);
    design
}

fn texts(parts: &[Fraction]) -> Vec<String> {
    parts.iter().map(ToString::to_string).collect()
}

#[track_caller]
fn next(outturn: &str, members: &[&str], commissioner: &str) {
    let Design { terms, members: all, outcomes, facts, .. } = health(outturn);
    let next = next_pound(&terms, &all, &outcomes, &facts, facts.outturn).unwrap();
    assert_eq!(
        (texts(&next.members), next.commissioner.to_string()),
        (members.iter().map(|part| (*part).to_owned()).collect(), commissioner.to_owned())
    );
}

#[test]
fn the_next_pound_in_the_health_template() {
    // Order: commissioner, riverside 34, beacon 24, harbour 18, open-door 14, northgate 10.
    next("8700000", &["0", "51/500", "9/125", "27/500", "21/500", "3/100"], "7/10");
    // At the target the next pound is the first of an overrun.
    next("8800000", &["0", "51/500", "9/125", "27/500", "21/500", "3/100"], "7/10");
    next("8623999.99", &["0", "17/100", "3/25", "9/100", "7/100", "1/20"], "1/2");
    // At the start of the band nearer the target it is that band's.
    next("8624000", &["0", "51/500", "9/125", "27/500", "21/500", "3/100"], "7/10");
    // Northgate and Open Door are at their caps, and the commissioner takes what those remove.
    next("9050000", &["0", "17/100", "3/25", "9/100", "0", "0"], "31/50");
    next("9134400", &["0", "0", "0", "0", "0", "0"], "1");
    next("20000000", &["0", "0", "0", "0", "0", "0"], "1");
}

#[test]
fn others_carry_on_where_a_cap_reallocates() {
    let by = Split { by: Key::Equal, caps: amounts(&[("p1", "20")]), gain_caps: Table::new(), excess: Excess::Reallocate };
    let terms = terms("1000", vec![half(), Step::Split(by)]);
    let at = |outturn: &str| texts(&next_pound(&terms, &members(3), &[], &facts(outturn), money(outturn)).unwrap().members);
    assert_eq!(at("1100"), ["1/6", "1/6", "1/6", "0"]);
    assert_eq!(at("1120"), ["0", "1/4", "1/4", "0"]);
}

#[test]
fn a_cap_at_fees_on_cost_moves_with_the_cost() {
    let of_fees = Step::Cap(Cap { gain: None, pain: Some(Limit::OfFees(Rate::ONE)) });
    let terms = terms("1000", vec![half(), of_fees, split(Key::Equal)]);
    let mut all = members(1);
    all[0].fee = Some(Fee::OfActual { rate: rate("0.1") });
    let next = next_pound(&terms, &all, &[], &facts("2000"), money("2000")).unwrap();
    assert_eq!((next.providers.to_string(), next.commissioner.to_string()), ("1/10".to_owned(), "9/10".to_owned()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Exactly all of the pound is borne, and as settling a hundred pounds further says, within the rounding of pence.
    #[test]
    fn the_next_pound_is_what_settling_further_says((terms, members, outturn) in agreements()) {
        let hundred = Money::pounds(100);
        let facts = Facts { outturn, ..Facts::default() };
        let breaks = break_points(&terms, &members, &[], &facts).unwrap();
        prop_assume!(breaks.iter().all(|point| point.outturn <= outturn || point.outturn > outturn + hundred));
        prop_assume!(breaks.iter().all(|point| (point.outturn - outturn).abs() > pence(1)));
        let next = next_pound(&terms, &members, &[], &facts, outturn).unwrap();
        let all = next.members.iter().fold(next.commissioner.0 + next.reserve.0, |sum, part| sum + part.0);
        prop_assert_eq!(all, alliance_model::exact(1));

        let (here, there) = (settle(&terms, &members, &[], &facts).unwrap(), settle(&terms, &members, &[], &Facts { outturn: outturn + hundred, ..Facts::default() }).unwrap());
        let near = |borne: Money, part: Fraction| {
            let off = borne.exact() - part.0 * hundred.exact();
            off <= alliance_model::exact(3) && off >= alliance_model::exact(-3)
        };
        for ((before, after), part) in here.members.iter().zip(&there.members).zip(&next.members) {
            prop_assert!(near(before.limb3 - after.limb3, *part), "{}: {} to {}, {part}", before.member, before.limb3, after.limb3);
        }
        prop_assert!(near(here.commissioner - there.commissioner, next.commissioner));
        prop_assert!(near(here.reserve - there.reserve, next.reserve));
    }

    /// In all three arrangements the books balance, to the penny.
    #[test]
    fn the_books_of_every_arrangement_balance((terms, members, outturn) in agreements(), margins in prop::collection::vec(0..=30_i64, 0..4)) {
        let margins: Vec<Rate> = margins.into_iter().map(|percent| Rate::fraction(percent, 100).unwrap()).collect();
        let facts = Facts { outturn, ..Facts::default() };
        let beside = side_by_side(&terms, &members, &[], &facts, None, &margins).unwrap();
        for arrangement in [&beside.alliance, &beside.blocks, &beside.prime_contract] {
            let paid: Money = arrangement.members.iter().map(|member| member.paid).sum();
            let between: Money = arrangement.layers.iter().skip(1).map(|layer| layer.amount).sum();
            prop_assert_eq!(arrangement.paid, paid + between + arrangement.reserve);
            prop_assert_eq!(arrangement.members.iter().map(|member| member.cost).sum::<Money>(), outturn);
        }
        prop_assert_eq!(beside.alliance.paid, settle(&terms, &members, &[], &facts).unwrap().paid);
        prop_assert_eq!(beside.blocks.paid, terms.target);
    }
}

#[test]
fn fairness_in_the_health_template() {
    let Design { terms, members, outcomes, facts, .. } = health("9050000");
    let bad = bad_outturn(terms.target, facts.outturn);
    assert_eq!(bad, money("10560000"));
    let fair = fairness(&terms, &members, &outcomes, &facts, bad).unwrap();
    // 44,880 + 30,000 + 20,000 + 12,000 + 5,000.
    assert_eq!(fair.commissioner_loss, money("1760000") - money("111880"));
    let northgate = fair.members.last().unwrap();
    assert_eq!((northgate.member.as_str(), northgate.loss, northgate.reserves), ("northgate", money("5000"), Some(money("31000"))));
    let text = |part: Option<Fraction>| part.unwrap().to_string();
    assert_eq!((text(northgate.work), text(northgate.risk)), ("1/10".to_owned(), "125/2797".to_owned()));
    assert_eq!(text(northgate.risk_to_work), "1250/2797");
    // 31,000 and 5,000 over 1,050,000 / 12 = 87,500.
    assert_eq!(
        (text(northgate.reserves_in_months), text(northgate.loss_in_months), text(northgate.loss_to_reserves)),
        ("62/175".to_owned(), "2/35".to_owned(), "5/31".to_owned())
    );
    assert_eq!(fair.members.iter().map(|member| member.risk.unwrap().0).sum::<alliance_model::Exact>(), alliance_model::exact(1));
    assert_eq!((fair.now.commissioner.to_string(), fair.worst.commissioner.to_string()), ("31/50".to_owned(), "1".to_owned()));
}

#[test]
fn where_nothing_is_known_nothing_is_said() {
    let fair = fairness(&terms("1000", vec![common::share(&[], &[]), split(Key::Equal)]), &members(2), &[], &facts("1100"), money("1200")).unwrap();
    for member in fair.members {
        assert_eq!((member.work, member.risk, member.risk_to_work, member.loss), (None, None, None, Money::ZERO));
        assert_eq!((member.reserves_in_months, member.loss_in_months, member.loss_to_reserves), (None, None, None));
    }
}

/// Three members with fees on top: 500, 300 and 200 of the work of 1,000.
fn three() -> Vec<Member> {
    let mut all = with_fees(members(3), &["50", "30", "20"]);
    for (member, work) in all.iter_mut().zip(["0.5", "0.3", "0.2"]) {
        member.work = Some(rate(work));
    }
    all
}

fn paid(arrangement: &Arrangement) -> Vec<String> {
    arrangement.members.iter().map(|member| member.paid.to_string()).collect()
}

fn left(arrangement: &Arrangement) -> Vec<String> {
    arrangement.members.iter().map(|member| member.left.to_string()).collect()
}

#[test]
fn separate_blocks_and_a_prime_contract() {
    let terms = terms("1000", vec![half(), split(Key::Work)]);
    let beside = side_by_side(&terms, &three(), &[], &facts("1100"), None, &[rate("0.10"), rate("0.05")]).unwrap();
    // The alliance: cost and fee, less half of 100.
    assert_eq!(
        (beside.alliance.paid, left(&beside.alliance)),
        (money("1150"), vec!["25.00".to_owned(), "15.00".into(), "10.00".into(), "0.00".into()])
    );
    // Blocks: 550, 330 and 220, against costs of 550, 330 and 220.
    assert_eq!(
        (beside.blocks.paid, paid(&beside.blocks)),
        (money("1100"), vec!["550.00".to_owned(), "330.00".into(), "220.00".into(), "0.00".into()])
    );
    assert_eq!(left(&beside.blocks), ["0.00"; 4]);
    // The blocks of the others, 550, pass a layer at 5% (27.50) and then the prime contractor at 10% of 577.50.
    assert_eq!(beside.prime.as_str(), "p1");
    let layers: Vec<Money> = beside.prime_contract.layers.iter().map(|layer| layer.amount).collect();
    assert_eq!(layers, [money("57.75"), money("27.50")]);
    assert_eq!(
        (beside.prime_contract.paid, paid(&beside.prime_contract)),
        (money("1185.25"), vec!["607.75".to_owned(), "330.00".into(), "220.00".into(), "0.00".into()])
    );
    assert_eq!(dearer_by(&beside.prime_contract, &beside.alliance).unwrap().to_string(), "141/4600");
}

#[test]
fn the_prime_contractor_can_be_named_and_fees_may_be_inside() {
    let mut terms = terms("1000", vec![half(), split(Key::Work)]);
    let named = side_by_side(&terms, &three(), &[], &facts("900"), Some(&id("p3")), &USUAL_MARGINS).unwrap();
    // 880 pass 5% (44.00) and 5% of 924 (46.20).
    assert_eq!((named.prime.as_str(), named.prime_contract.paid), ("p3", money("1190.20")));
    terms.fee_in_target = true;
    let inside = side_by_side(&terms, &three(), &[], &facts("900"), None, &[]).unwrap();
    assert_eq!((inside.blocks.paid, inside.prime_contract.paid), (money("1000"), money("1000")));
    let owner = side_by_side(&terms, &three(), &[], &facts("900"), Some(&id("owner")), &[]).unwrap();
    assert_eq!(owner.prime.as_str(), "p1", "one that commissions is no prime contractor");
}

#[test]
fn the_alliance_beside_them_is_the_settlement_itself() {
    let design = health("9050000");
    let beside = side_by_side(&design.terms, &design.members, &design.outcomes, &design.facts, None, &USUAL_MARGINS).unwrap();
    let settled = settle_design(&design).unwrap();
    assert_eq!(beside.alliance.paid, settled.paid);
    assert_eq!(
        beside.alliance.members.iter().map(|member| member.paid).collect::<Vec<_>>(),
        settled.members.iter().map(|member| member.total).collect::<Vec<_>>()
    );
    assert_eq!(beside.prime.as_str(), "riverside");
}

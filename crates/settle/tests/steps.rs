//! Each step by itself and in order, what is refused, the limbs, and the trace.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use alliance_model::Table;
use alliance_model::{
    Adjustment, Cap, Excess, Facts, Fee, Key, Levy, Limit, Money, Outcome, Quality, QualityPoint, Rate, Reserve, Rounding, SlidingPoint, Split, Step,
    Terms, Threshold, Trigger, TriggerRule,
};
use alliance_settle::{SettleError, settle};
use common::{amounts, cap, facts, half, id, members, money, parts, rate, refused, settled, share, split, terms, weights, with_fees};

/// The pool of one provider for a target of 1,000.00.
#[track_caller]
fn check(steps: Vec<Step>, outturn: &str, pool: &str) {
    check_facts(steps, facts(outturn), pool);
}

#[track_caller]
fn check_facts(steps: Vec<Step>, facts: Facts, pool: &str) {
    let settlement = settled(&terms("1000", steps), &members(1), &facts);
    assert_eq!(settlement.pool.to_string(), money(pool).to_string());
}

fn trigger(rule: TriggerRule, gain: Option<&str>, pain: Option<&str>) -> Step {
    let flat = |text: Option<&str>| text.map(|text| Threshold::Flat(rate(text)));
    Step::Trigger(Trigger { rule, gain: flat(gain), pain: flat(pain) })
}

#[test]
fn without_steps_all_is_the_providers() {
    check(vec![], "900", "100");
    check(vec![], "1000", "0");
    check(vec![], "1250.55", "-250.55");
}

#[test]
fn a_deductible_shares_only_what_is_beyond() {
    let steps = || vec![trigger(TriggerRule::Deductible, Some("0.05"), Some("0.10")), half()];
    check(steps(), "900", "25");
    check(steps(), "950", "0");
    check(steps(), "960", "0");
    check(steps(), "1100", "0");
    check(steps(), "1200", "-50");
}

#[test]
fn a_cliff_shares_all_once_it_is_reached() {
    let steps = || vec![trigger(TriggerRule::Cliff, Some("0.05"), None), half()];
    check(steps(), "950.01", "0");
    check(steps(), "950", "25");
    check(steps(), "900", "50");
    check(steps(), "1000.02", "-0.01");
}

#[test]
fn a_threshold_slides_with_the_people_served() {
    let point = |people, rate_text| SlidingPoint { people, rate: rate(rate_text) };
    // Medicare, track 1: 9,139 people are 3.0860861 per cent.
    let by_people = vec![point(9_000, "0.031"), point(9_999, "0.030"), point(60_000, "0.02")];
    let step =
        || Step::Trigger(Trigger { rule: TriggerRule::Deductible, gain: Some(Threshold::Sliding { by_people: by_people.clone() }), pain: None });
    let of_a_million = |people| {
        let facts = Facts { outturn: money("0"), people: Some(people), ..Facts::default() };
        settled(&terms("1000000", vec![step()]), &members(1), &facts).pool
    };
    assert_eq!(of_a_million(9_139), money("969139.14"));
    assert_eq!(of_a_million(100), money("969000"));
    assert_eq!(of_a_million(90_000), money("980000"));
    assert_eq!(refused(vec![step(), split(Key::Equal)], 1), SettleError::NoPeople { step: 0 });
}

#[test]
fn bands_gaps_and_ends() {
    let steps = || vec![share(&["0-0.1:0.3", "0.2-:0.5"], &["0.05-0.1:1"])];
    check(steps(), "950", "15");
    check(steps(), "850", "30");
    check(steps(), "700", "80");
    check(steps(), "1050", "0");
    check(steps(), "1075", "-25");
    check(steps(), "2000", "-50");
    check(vec![share(&["0-:2/3"], &[])], "999.99", "0.01");
    check(vec![share(&["0-:2/3"], &[])], "1100", "0");
}

#[test]
fn caps_by_amount_target_and_fees() {
    let limits = |limit| vec![half(), Step::Cap(Cap { gain: Some(limit), pain: Some(limit) })];
    check(limits(Limit::Amount(money("30"))), "900", "30");
    check(limits(Limit::Amount(money("30"))), "950", "25");
    check(limits(Limit::Amount(money("30"))), "1100", "-30");
    check(limits(Limit::OfTarget(rate("0.02"))), "1100", "-20");
    let mut of_fees = terms("1000", limits(Limit::OfFees(rate("0.5"))));
    of_fees.steps.push(split(Key::Equal));
    let settlement = settled(&of_fees, &with_fees(members(2), &["30", "50"]), &facts("1500"));
    assert_eq!(settlement.pool, money("-40"));
}

#[test]
fn the_target_moves_first() {
    let adjustments = vec![Adjustment { label: "agreed change".into(), amount: money("80") }];
    let facts = Facts { outturn: money("1050"), adjustments, ..Facts::default() };
    check_facts(vec![Step::AdjustTarget, half()], facts.clone(), "15");
    let less = Facts { adjustments: vec![Adjustment { label: "cut".into(), amount: money("-1000.01") }], ..facts.clone() };
    let error = settle(&terms("1000", vec![Step::AdjustTarget]), &members(1), &[], &less).unwrap_err();
    assert_eq!((error.code(), error.path().as_str()), ("target_below_nothing", "facts.adjustments"));
    check_facts(vec![half()], facts, "-25");
}

#[test]
fn levy_relief_reserve_and_round() {
    check(vec![half(), Step::Levy(Levy::Gain { rate: rate("0.02") })], "900", "49");
    check(vec![half(), Step::Levy(Levy::Gain { rate: rate("0.02") })], "1100", "-50");
    check(vec![half(), Step::Levy(Levy::Pain { rate: rate("0.1") })], "1100", "-45");
    let relieved = |relief| Facts { outturn: money("1100"), relief: money(relief), ..Facts::default() };
    check_facts(vec![half(), Step::Relief], relieved("20"), "-30");
    check_facts(vec![half(), Step::Relief], relieved("70"), "0");
    check(vec![half(), Step::Relief], "900", "50");
    check(vec![half(), Step::Round(Rounding { to: money("1.00") })], "901", "50");
    check(vec![half(), Step::Round(Rounding { to: money("10.00") })], "1131", "-70");
    let reserve = Step::Reserve(Reserve { rate: rate("1/3"), label: "innovation".into() });
    let settlement = settled(&terms("1000", vec![half(), reserve]), &members(1), &facts("900"));
    assert_eq!([settlement.reserve, settlement.pool, settlement.commissioner].map(|m| m.to_string()), ["16.67", "33.33", "50.00"]);
}

#[test]
fn outcomes_change_the_pool_in_four_ways() {
    let scored = |outturn, score| Facts { outturn: money(outturn), score: Some(rate(score)), ..Facts::default() };
    let points = vec![
        QualityPoint { score: rate("0"), gain: rate("0"), pain: rate("1.5") },
        QualityPoint { score: rate("1"), gain: rate("1"), pain: rate("0.5") },
    ];
    let multiplier = || vec![half(), Step::Quality(Quality::Multiplier { points: points.clone() })];
    check_facts(multiplier(), scored("900", "0.4"), "20");
    check_facts(multiplier(), scored("1100", "0.4"), "-55");
    check_facts(multiplier(), scored("1100", "7"), "-25");
    let by_rate = || vec![Step::Quality(Quality::Rate { max: rate("0.75"), floor: Some(rate("0.4")), ceiling: Some(rate("0.75")) })];
    check_facts(by_rate(), scored("900", "0.8"), "60");
    check_facts(by_rate(), scored("1100", "0.72"), "-46");
    check_facts(by_rate(), scored("1100", "1"), "-40");
    check_facts(by_rate(), scored("1100", "0"), "-75");
    let gate = || vec![half(), Step::Quality(Quality::Gate { minimum: rate("0.6") })];
    check_facts(gate(), scored("900", "0.59"), "0");
    check_facts(gate(), scored("900", "0.6"), "50");
    check_facts(gate(), scored("1100", "0.1"), "-50");
    let pools = || vec![half(), Step::Quality(Quality::Pools { reward: money("40"), liability: money("20") })];
    check_facts(pools(), scored("900", "0.5"), "70");
    check_facts(pools(), scored("1100", "-0.5"), "-60");
}

/// Published Medicare settlements of 2018 (accounts A1409, A1215, A3692); the levy stands before the cap.
#[test]
fn medicare_settlements_in_the_order_of_the_law() {
    let rate_step = |max, floor: Option<&str>| Step::Quality(Quality::Rate { max: rate(max), floor: floor.map(rate), ceiling: None });
    let scored =
        |outturn: &str, score, relief| Facts { outturn: money(outturn), score: Some(rate(score)), relief: money(relief), ..Facts::default() };
    let levy = || Step::Levy(Levy::Gain { rate: rate("0.02") });
    let tenth = || Step::Cap(Cap { gain: Some(Limit::OfTarget(rate("0.1"))), pain: None });
    let gain = terms("121182225", vec![rate_step("0.5", None), levy(), tenth()]);
    assert_eq!(settled(&gain, &members(1), &scored("83501144", "0.9081", "0")).pool, money("12118222.50"));
    let loss = terms("100000000", vec![rate_step("0.75", Some("0.40")), Step::Relief]);
    assert_eq!(settled(&loss, &members(1), &scored("115259668", "1", "2655")).pool, money("-6101212.20"));
    let other = terms("100000000", vec![rate_step("0.5", None), levy()]);
    assert_eq!(settled(&other, &members(1), &scored("97118555", "1", "0")).pool, money("1411908.05"));
}

#[test]
fn the_order_of_steps_pays_other_money() {
    let levy = || Step::Levy(Levy::Gain { rate: rate("0.1") });
    check(vec![half(), levy(), cap(Some("40"), None)], "900", "40");
    check(vec![half(), cap(Some("40"), None), levy()], "900", "36");
}

/// Limb 3 of three providers with every key at a loss of 100.00.
#[track_caller]
fn check_key(by: Key, expect: [&str; 3]) {
    let mut members = members(3);
    let fixed = |amount| Some(Fee::Fixed { amount: money(amount) });
    let rows = [("0.5", "10", "100", "50", "5"), ("0.3", "20", "300", "0", "15"), ("0.2", "70", "600", "150", "20")];
    for (member, (work, fee, budget, reserves, tolerance)) in members.iter_mut().zip(rows) {
        member.work = Some(rate(work));
        member.fee = fixed(fee);
        member.budget = Some(money(budget));
        member.free_reserves = Some(money(reserves));
        member.risk_tolerance = Some(money(tolerance));
    }
    let settlement = settled(&terms("1000", vec![split(by)]), &members, &facts("1100"));
    assert_eq!(parts(&settlement)[..3], expect);
    assert_eq!(parts(&settlement)[3], "0.00");
}

#[test]
fn every_key_divides() {
    check_key(Key::Equal, ["-33.34", "-33.33", "-33.33"]);
    check_key(Key::Work, ["-50.00", "-30.00", "-20.00"]);
    check_key(Key::Fee, ["-10.00", "-20.00", "-70.00"]);
    check_key(Key::Budget, ["-10.00", "-30.00", "-60.00"]);
    check_key(Key::FreeReserves, ["-25.00", "0.00", "-75.00"]);
    check_key(Key::RiskTolerance, ["-12.50", "-37.50", "-50.00"]);
    check_key(weights(&[("p3", "1"), ("owner", "5")]), ["0.00", "0.00", "-100.00"]);
}

#[test]
fn caps_of_gain_and_of_loss_are_apart() {
    let steps = |excess| {
        let by = Split { by: Key::Equal, caps: amounts(&[("p1", "10")]), gain_caps: amounts(&[("p2", "20")]), excess };
        vec![Step::Split(by)]
    };
    for (excess, outturn, expect, commissioner) in [
        (Excess::Commissioner, "910", ["30.00", "20.00", "30.00"], "10.00"),
        (Excess::Reallocate, "910", ["35.00", "20.00", "35.00"], "0.00"),
        (Excess::Commissioner, "1090", ["-10.00", "-30.00", "-30.00"], "-20.00"),
        (Excess::Reallocate, "1090", ["-10.00", "-40.00", "-40.00"], "0.00"),
    ] {
        let settlement = settled(&terms("1000", steps(excess)), &members(3), &facts(outturn));
        assert_eq!(parts(&settlement)[..3], expect);
        assert_eq!(settlement.commissioner, money(commissioner));
    }
}

/// Limb 1 and limb 2 of two providers that do 60 and 40 per cent of work for 1,000.00, by the form of the first one's fee.
#[track_caller]
fn check_limbs(fee: Fee, fee_in_target: bool, expect: [&str; 4], paid: &str) {
    let mut members = members(2);
    members[0].work = Some(rate("0.6"));
    members[0].fee = Some(fee);
    members[1].work = Some(rate("0.4"));
    let terms = Terms { fee_in_target, ..terms("800", vec![half(), split(Key::Work)]) };
    let settlement = settled(&terms, &members, &facts("1000"));
    let [first, second, ..] = settlement.members.as_slice() else { panic!("two members") };
    assert_eq!([first.limb1, first.limb2, second.limb1, second.limb2].map(|amount| amount.to_string()), expect);
    assert_eq!(settlement.paid, money(paid));
}

#[test]
fn fees_in_three_forms_inside_the_target_and_on_top() {
    check_limbs(Fee::Fixed { amount: money("50") }, false, ["600.00", "50.00", "400.00", "0.00"], "950");
    check_limbs(Fee::Fixed { amount: money("50") }, true, ["570.00", "50.00", "380.00", "0.00"], "900");
    check_limbs(Fee::OfTarget { rate: rate("0.1") }, false, ["600.00", "48.00", "400.00", "0.00"], "948");
    check_limbs(Fee::OfTarget { rate: rate("0.1") }, true, ["571.20", "48.00", "380.80", "0.00"], "900");
    check_limbs(Fee::OfActual { rate: rate("0.1") }, false, ["600.00", "60.00", "400.00", "0.00"], "960");
    // Direct cost x with x + 0.1 x 0.6 x = 1,000.
    check_limbs(Fee::OfActual { rate: rate("0.1") }, true, ["566.04", "56.60", "377.36", "0.00"], "900");
}

#[test]
fn direct_costs_that_are_given_make_up_the_outturn() {
    let given = |pairs: &[(&str, &str)]| Facts { outturn: money("1000"), direct_costs: amounts(pairs), ..Facts::default() };
    let terms = terms("1000", vec![split(Key::Equal)]);
    let settlement = settled(&terms, &members(2), &given(&[("p1", "300"), ("p2", "650"), ("owner", "50")]));
    assert_eq!(settlement.members.iter().map(|m| m.limb1.to_string()).collect::<Vec<_>>(), ["300.00", "650.00", "50.00"]);
    let error = settle(&terms, &members(2), &[], &given(&[("p1", "300")])).unwrap_err();
    assert_eq!(error, SettleError::DirectCosts { found: money("300"), expected: money("1000") });
}

#[test]
fn orders_that_make_no_sense_say_how_to_mend_them() {
    let cliff = || trigger(TriggerRule::Cliff, Some("0.1"), None);
    let deductible = |gain, pain| trigger(TriggerRule::Deductible, gain, pain);
    let equal = || split(Key::Equal);
    for (steps, providers, code, path) in [
        (vec![], 0, "no_providers", "members"),
        (vec![half()], 2, "no_split", "terms.steps"),
        (vec![equal(), half()], 2, "after_split", "terms.steps[1]"),
        (vec![half(), half(), equal()], 2, "step_twice", "terms.steps[1]"),
        (vec![half(), equal(), equal()], 2, "step_twice", "terms.steps[2]"),
        (vec![cliff(), deductible(Some("0.1"), None), equal()], 2, "both_triggers", "terms.steps[1]"),
        (vec![cliff(), cliff(), equal()], 2, "step_twice", "terms.steps[1]"),
        (vec![half(), Step::Interim { retention: Rate::ZERO }, cap(None, None), equal()], 2, "after_interim", "terms.steps[2]"),
        (vec![half(), equal(), Step::Interim { retention: Rate::ZERO }, Step::Interim { retention: Rate::ZERO }], 2, "step_twice", "terms.steps[3]"),
        (vec![half(), Step::AdjustTarget, equal()], 2, "target_moves_late", "terms.steps[1]"),
        (vec![split(Key::FreeReserves)], 2, "no_weights", "terms.steps[0]"),
        (vec![split(weights(&[("owner", "1")]))], 2, "no_weights", "terms.steps[0]"),
        (vec![Step::Quality(Quality::Gate { minimum: Rate::ONE }), equal()], 2, "no_score", "facts.score"),
        (vec![Step::Round(Rounding { to: Money::ZERO }), equal()], 2, "round_to_nothing", "terms.steps[0]"),
    ] {
        let error = refused(steps, providers);
        assert_eq!((error.code(), error.path().as_str()), (code, path), "{error}");
        assert!(error.to_string().ends_with('.'), "{error}");
    }
    assert!(refused(vec![split(Key::FreeReserves)], 2).to_string().contains("free reserves"));
}

#[test]
fn a_cliff_for_savings_may_stand_beside_a_deductible_for_overruns() {
    let steps = || vec![trigger(TriggerRule::Cliff, Some("0.1"), None), trigger(TriggerRule::Deductible, None, Some("0.1"))];
    check(steps(), "900", "100");
    check(steps(), "1150", "-50");
}

#[test]
fn figures_that_need_too_many_digits_are_an_error() {
    let fine = |n: i64| Rate::fraction(1, n).unwrap();
    let levies = [999_999_937, 999_999_929, 999_999_893, 999_999_883, 999_999_797].map(|prime| Step::Levy(Levy::Gain { rate: fine(prime) }));
    assert_eq!(refused(levies.to_vec(), 1), SettleError::TooPrecise);
    let largest = Facts { outturn: money("-10000000000000"), ..Facts::default() };
    let huge = settle(&terms("10000000000000", vec![]), &members(1), &[], &largest);
    assert_eq!(huge.map(|settlement| settlement.pool), Err(SettleError::TooLarge));
}

#[test]
fn the_trace_leads_from_the_target_to_the_split() {
    let (terms, members) = common::benchmark();
    let settlement = settled(&terms, &members, &facts("9050000"));
    let steps: Vec<&str> = settlement.trace.iter().map(|line| line.step).collect();
    assert_eq!(steps, ["difference", "share", "cap", "split"]);
    for pair in settlement.trace.windows(2) {
        assert_eq!(pair[0].after, pair[1].before);
    }
    assert_eq!(settlement.trace[1].numbers, "−(30% × 176,000.00 + 50% × 74,000.00) = −89,800.00");
    assert_eq!(settlement.trace[2].numbers, "89,800.00 ≤ 132,000.00");
    assert_eq!(settlement.trace[3].numbers, "−89,800.00 in whole pence: −89,800.00; caps move −4,552.00 to the commissioner");
    let smallest = settlement.member(&id("p5")).unwrap();
    let lines: Vec<(&str, &str)> = smallest.trace.iter().map(|line| (line.step, line.numbers.as_str())).collect();
    let expect = [
        ("limb_1", "20% × 9,050,000.00 = 1,810,000.00"),
        ("limb_2", "0.00"),
        ("split", "10% × −89,800.00 = −8,980.00"),
        ("member_cap", "8,980.00 > 5,000.00"),
    ];
    assert_eq!(lines, expect);
    assert_eq!((smallest.limb3, smallest.uncapped), (money("-5000"), money("-8980")));
}

#[test]
fn holding_back_changes_nothing_but_is_told() {
    let interim = Step::Interim { retention: rate("0.1") };
    let steps = vec![half(), split(Key::Equal), interim];
    let settlement = settled(&terms("1000", steps), &members(2), &facts("900"));
    assert_eq!(settlement.pool, money("50"));
    assert_eq!(settlement.trace.last().unwrap().numbers, "10% × 50.00 = 5.00 held back");
}

/// What a member was paid on account at these forecasts, and what is left for the final account.
#[track_caller]
fn check_account(steps: Vec<Step>, forecasts: &[&str], outturn: &str, on_account: &[&str], final_account: &str) {
    let facts = Facts { forecasts: forecasts.iter().map(|forecast| money(forecast)).collect(), ..facts(outturn) };
    let settlement = settled(&terms("1000", steps), &members(3), &facts);
    let first = &settlement.members[0];
    let found: Vec<String> = first.on_account.iter().map(ToString::to_string).collect();
    assert_eq!((found, first.final_account.to_string()), (on_account.iter().map(|paid| (*paid).to_owned()).collect(), final_account.to_owned()));
    for member in &settlement.members {
        assert_eq!(member.on_account.iter().copied().sum::<Money>() + member.final_account, member.limb3);
        let replayed = member.trace.iter().filter(|line| ["interim", "final_account"].contains(&line.step)).collect::<Vec<_>>();
        assert_eq!(replayed.len(), if on_account.is_empty() { 0 } else { on_account.len() + 1 });
        assert!(replayed.windows(2).all(|pair| pair[0].after == pair[1].before));
    }
}

#[test]
fn what_is_paid_on_account_is_made_true_at_the_final_account() {
    let steps = || vec![half(), split(Key::Equal), Step::Interim { retention: rate("0.1") }];
    // A third of half of 60.00 is 10.00, of 120.00 is 20.00; nine tenths of each are paid.
    check_account(steps(), &["940", "880"], "910", &["9.00", "9.00"], "-3.00");
    check_account(steps(), &["940"], "880", &["9.00"], "11.00");
    // Pain likewise, and a gain that turned into pain is paid back.
    check_account(steps(), &["1060", "1120"], "1090", &["-9.00", "-9.00"], "3.00");
    check_account(steps(), &["940", "1060"], "1120", &["9.00", "-18.00"], "-11.00");
    check_account(steps(), &[], "910", &[], "15.00");
    check_account(vec![half(), split(Key::Equal)], &["940"], "910", &[], "15.00");
    // In whole pence: 0.9 x 1.67 is 1.503.
    check_account(steps(), &["989.99"], "1000", &["1.50"], "-1.50");
}

#[test]
fn the_working_tells_each_payment_on_account() {
    let steps = vec![half(), split(Key::Equal), Step::Interim { retention: rate("0.1") }];
    let facts = Facts { forecasts: vec![money("940"), money("1060")], ..facts("880") };
    let settlement = settled(&terms("1000", steps), &members(3), &facts);
    let found: Vec<&str> = settlement.members[0].trace.iter().skip(3).map(|line| line.numbers.as_str()).collect();
    assert_eq!(found, ["90% × 10.00 − 0.00 = 9.00", "90% × −10.00 − 9.00 = −18.00", "20.00 + 9.00 = 29.00"]);
}

fn outcome(weight: &str, levels: [Option<&str>; 3], measured: &str) -> Outcome {
    let [minimum, target, stretch] = levels.map(|level| level.map(rate));
    let measured = Some(rate(measured));
    Outcome {
        id: id("outcome"),
        name: String::new(),
        weight: rate(weight),
        unit: String::new(),
        minimum,
        target,
        stretch,
        may_be: None,
        measured,
        score: None,
    }
}

/// The pool of 1,000.00 that a liability of 100.00 and a reward of 200.00 make of one outcome.
#[track_caller]
fn check_score(levels: [Option<&str>; 3], measured: &str, pool: &str) {
    let pools = Step::Quality(Quality::Pools { reward: money("200"), liability: money("100") });
    let settlement = settle(&terms("1000", vec![pools]), &members(1), &[outcome("1", levels, measured)], &facts("1000")).unwrap();
    assert_eq!(settlement.pool, money(pool), "{levels:?} {measured}");
}

#[test]
fn a_score_follows_from_what_was_measured() {
    let all = [Some("80"), Some("90"), Some("95")];
    for (measured, pool) in [("79.9", "-100"), ("80", "0"), ("89", "0"), ("90", "0"), ("92.5", "100"), ("94", "160"), ("95", "200"), ("99", "200")] {
        check_score(all, measured, pool);
    }
    // Days of waiting: less is better.
    for (measured, pool) in [("31", "-100"), ("30", "0"), ("20", "0"), ("15", "100"), ("10", "200"), ("5", "200")] {
        check_score([Some("30"), Some("20"), Some("10")], measured, pool);
    }
    check_score([Some("80"), None, Some("100")], "85", "50");
    check_score([Some("80"), Some("100"), None], "85", "50");
    check_score([Some("100"), Some("80"), None], "101", "-100");
    check_score([None, Some("80"), Some("100")], "70", "0");
    check_score([None, Some("80"), None], "79", "0");
    check_score([None, Some("80"), None], "80", "200");
    check_score([Some("80"), None, None], "79", "-100");
    check_score([Some("80"), None, None], "81", "0");
    let gate = vec![Step::Quality(Quality::Gate { minimum: Rate::ONE })];
    let error = settle(&terms("1000", gate), &members(1), &[outcome("1", [None; 3], "80")], &facts("1000")).unwrap_err();
    assert_eq!(error, SettleError::NoScore { step: 0, path: "outcomes[0].score".into() });
}

#[test]
fn outcomes_add_up_by_weight_and_the_working_says_how() {
    let mut given = outcome("0.25", [None; 3], "0");
    given.score = Some(rate("-1"));
    let outcomes = [outcome("0.75", [Some("80"), Some("90"), Some("95")], "94"), given];
    let pools = Step::Quality(Quality::Pools { reward: money("200"), liability: money("100") });
    let settlement = settle(&terms("1000", vec![half(), pools]), &members(1), &outcomes, &facts("900")).unwrap();
    assert_eq!(settlement.trace[2].numbers, "75% × 80% + 25% × −100% = 35%");
    assert_eq!(settlement.pool, money("120"));
    assert!(settlement.trace.windows(2).all(|pair| pair[0].after == pair[1].before));
}

#[test]
fn a_member_that_is_not_a_provider_never_has_a_cap_to_pass() {
    let by = Split { by: Key::Equal, caps: amounts(&[("owner", "1")]), gain_caps: Table::new(), excess: Excess::Reallocate };
    let settlement = settled(&terms("1000", vec![Step::Split(by)]), &members(2), &facts("1100"));
    assert_eq!(parts(&settlement), ["-50.00", "-50.00", "0.00"]);
}

//! The dangers of terms: a clean design has none, each is provoked, and its mending takes it away.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod agreements;
mod common;

use agreements::agreements;
use alliance_model::{
    Cap, Excess, Facts, Fee, Key, Limit, Member, Money, Outcome, Quality, QualityPoint, Rate, Split, Step, Table, Terms, Threshold, Trigger,
    TriggerRule,
};
use alliance_settle::{DangerLevel, Side, TermsDanger, TermsDangerKind as What, bad_outturn, settle, terms_dangers};
use common::{amounts, cap, facts, half, id, members, money, pence, rate, share, split, terms, weights, with_fees};
use proptest::prelude::*;

/// Two charities with ample reserves that share half of everything.
fn clean() -> (Terms, Vec<Member>, Vec<Outcome>, Facts) {
    let mut members = with_fees(members(2), &["40", "60"]);
    for member in members.iter_mut().take(2) {
        member.free_reserves = Some(money("1000"));
        member.annual_income = Some(money("12000"));
        member.work = Some(rate("1/2"));
    }
    (terms("1000", vec![half(), split(Key::Work)]), members, vec![], facts("1050"))
}

type Parts = (Terms, Vec<Member>, Vec<Outcome>, Facts);

fn found((terms, members, outcomes, facts): &Parts) -> Vec<TermsDanger> {
    terms_dangers(terms, members, outcomes, facts).unwrap()
}

/// The clean design, changed.
fn with(change: impl FnOnce(&mut Parts)) -> Parts {
    let mut parts = clean();
    change(&mut parts);
    parts
}

fn with_steps(steps: Vec<Step>) -> Parts {
    with(|parts| parts.0.steps = steps)
}

/// Just this danger is found, at this path.
#[track_caller]
fn only(parts: &Parts, path: &str, what: &What) {
    let found = found(parts);
    assert_eq!(found.iter().map(|danger| (danger.path.as_str(), &danger.what)).collect::<Vec<_>>(), [(path, what)]);
}

/// This danger is found, among others.
#[track_caller]
fn among(parts: &Parts, path: &str, what: &What) {
    let found = found(parts);
    assert!(found.iter().any(|danger| danger.path == path && danger.what == *what), "{path} {what:?} not in {found:#?}");
}

#[track_caller]
fn none(parts: &Parts) {
    assert_eq!(found(parts), []);
}

#[test]
fn a_clean_design_has_none() {
    none(&clean());
}

#[test]
fn moral_hazard_past_a_cap_of_the_pool() {
    let capped = with_steps(vec![half(), cap(Some("50"), Some("50")), split(Key::Work)]);
    among(&capped, "terms.steps[1].pain", &What::MoralHazard { from: money("1100"), loss: money("50") });
    // The gain stops too, and people should know; but it is no moral hazard.
    let stops = What::NobodyResponsible { side: Side::Gain, from: Money::ZERO, to: Some(money("900")) };
    among(&capped, "terms.steps[1].gain", &stops);
    assert_eq!(found(&capped).len(), 2);
    assert_eq!(found(&capped).iter().map(|danger| danger.level).collect::<Vec<_>>(), [DangerLevel::Warning, DangerLevel::Information]);
}

#[test]
fn moral_hazard_where_all_members_are_at_their_caps_and_where_bands_end() {
    let by_members = |caps: &[(&str, &str)]| {
        let by = Split { by: Key::Work, caps: amounts(caps), gain_caps: Table::new(), excess: Excess::Commissioner };
        with_steps(vec![half(), Step::Split(by)])
    };
    let both = by_members(&[("p1", "20"), ("p2", "30")]);
    among(&both, "terms.steps[1].caps", &What::MoralHazard { from: money("1120"), loss: money("50") });
    let first = What::MemberLosesNoMore { member: id("p1"), from: money("1080"), loss: money("20") };
    among(&both, "terms.steps[1].caps.p1", &first);
    // The other one's cap taken away, only the first stops.
    only(&by_members(&[("p1", "20")]), "terms.steps[1].caps.p1", &first);

    let bands = with_steps(vec![share(&["0-:0.5"], &["0-0.1:0.5"]), split(Key::Work)]);
    among(&bands, "terms.steps[0].pain", &What::MoralHazard { from: money("1100"), loss: money("50") });
    none(&with_steps(vec![share(&["0-:0.5"], &["0-0.1:0.5", "0.1-:0.1"]), split(Key::Work)]));
}

#[test]
fn reallocation_makes_the_other_carry_on() {
    let by = |excess| Split { by: Key::Work, caps: amounts(&[("p1", "20")]), gain_caps: Table::new(), excess };
    let parts = with_steps(vec![half(), Step::Split(by(Excess::Reallocate))]);
    only(&parts, "terms.steps[1].caps.p1", &What::MemberLosesNoMore { member: id("p1"), from: money("1080"), loss: money("20") });
}

#[test]
fn lopsided_caps() {
    let pain_only = with_steps(vec![half(), cap(None, Some("50")), split(Key::Work)]);
    among(&pain_only, "terms.steps[1].gain", &What::LopsidedCaps { loss_stops: money("1100") });
    let both = with_steps(vec![half(), cap(Some("50"), Some("50")), split(Key::Work)]);
    assert!(!found(&both).iter().any(|danger| matches!(danger.what, What::LopsidedCaps { .. })));
}

#[test]
fn a_cliff_jumps_and_a_deductible_does_not() {
    let at = |rule| {
        let flat = |text| Some(Threshold::Flat(rate(text)));
        with_steps(vec![Step::Trigger(Trigger { rule, gain: flat("0.02"), pain: flat("0.03") }), half(), split(Key::Work)])
    };
    let cliff = at(TriggerRule::Cliff);
    // Half of 20.00 at 980.00, nothing at 980.01; and the penny on the other side.
    among(&cliff, "terms.steps[0].gain", &What::Cliff { side: Side::Gain, at: money("980"), jump: money("10") });
    among(&cliff, "terms.steps[0].pain", &What::Cliff { side: Side::Pain, at: money("1030"), jump: money("15") });
    assert_eq!(found(&cliff).len(), 2);
    none(&at(TriggerRule::Deductible));
}

#[test]
fn the_jump_of_a_cliff_is_what_settling_says() {
    let trigger = Trigger { rule: TriggerRule::Cliff, gain: Some(Threshold::Flat(rate("1/7"))), pain: None };
    let parts = with_steps(vec![Step::Trigger(trigger), half(), split(Key::Work)]);
    let Some(What::Cliff { at, jump, .. }) = found(&parts).into_iter().map(|danger| danger.what).next() else { panic!("no cliff") };
    let pool = |outturn: &str| settle(&parts.0, &parts.1, &[], &facts(outturn)).unwrap().pool;
    assert_eq!((at, jump), (money("857.14"), pool("857.13") - pool("857.15")));
    assert_eq!(pool("857.15"), Money::ZERO);
}

#[test]
fn a_cliff_on_one_side_and_a_deductible_on_the_other() {
    let flat = || Some(Threshold::Flat(rate("0.02")));
    let trigger = |rule, gain, pain| Step::Trigger(Trigger { rule, gain, pain });
    let mixed = |rule| with_steps(vec![trigger(rule, flat(), None), trigger(TriggerRule::Deductible, None, flat()), half(), split(Key::Work)]);
    among(&mixed(TriggerRule::Cliff), "terms.steps[0]", &What::MixedTriggers { cliff: Side::Gain });
    none(&mixed(TriggerRule::Deductible));
}

#[test]
fn a_fee_that_grows_with_cost() {
    let of_actual = |rate_of: &str| {
        with(|parts| {
            parts.1[0].fee = Some(Fee::OfActual { rate: rate(rate_of) });
        })
    };
    // Half of the work: 5% of 500, and of 600 at a fifth over.
    let grows = What::FeeGrowsWithCost { member: id("p1"), at_target: money("25"), at_bad: money("30"), bad: money("1200") };
    only(&of_actual("0.05"), "members[0].fee", &grows);
    none(&with(|parts| parts.1[0].fee = Some(Fee::OfTarget { rate: rate("0.05") })));
    none(&of_actual("0"));
}

#[test]
fn a_form_that_rewards_overrunning() {
    // A quarter of each pound is its loss; 60% of the half of each pound that is its own work comes back as fee.
    let of_actual = |rate_of: &str| with(|parts| parts.1[0].fee = Some(Fee::OfActual { rate: rate(rate_of) }));
    let found_in = |parts: &Parts| found(parts).into_iter().find(|danger| matches!(danger.what, What::RewardsOverrun { .. }));
    let danger = found_in(&of_actual("0.60")).unwrap();
    assert_eq!(danger.path, "members[0].fee");
    let What::RewardsOverrun { member, from, to, more } = danger.what else { panic!() };
    assert_eq!((member, from, to), (id("p1"), Money::ZERO, money("1200")));
    // 0.30 - 0.25 on each of 1,200 pounds, less a penny of cost at each end of both stretches.
    assert!((more - money("60")).abs() <= money("0.04"), "{more}");
    // At 50% fee and share are even, so nobody is better off.
    assert_eq!(found_in(&of_actual("0.50")), None);

    // Past the cap the fee goes on: the reward begins where the loss stops.
    let capped = with(|parts| {
        parts.0.steps.insert(1, cap(None, Some("50")));
        parts.1[0].fee = Some(Fee::OfActual { rate: rate("0.05") });
    });
    let Some(What::RewardsOverrun { from, .. }) = found_in(&capped).map(|danger| danger.what) else { panic!() };
    assert_eq!(from, money("1100"));
    assert_eq!(found_in(&with(|parts| parts.0.steps.insert(1, cap(None, Some("50"))))), None);
}

#[test]
fn a_loss_beyond_reserves() {
    let with_reserves = |reserves: &str| with(|parts| parts.1[0].free_reserves = Some(money(reserves)));
    // At 1,200 half of 200 is shared by two: 50.00 each, so 30.00 is passed a penny after 1,120.
    let poor = with_reserves("30");
    let [danger] = &found(&poor)[..] else { panic!("{:#?}", found(&poor)) };
    assert_eq!(danger.path, "terms.steps[1].caps.p1");
    let What::LossBeyondReserves { member, reserves, from, loss, bad, months, grows } = &danger.what else { panic!() };
    assert_eq!((member, *reserves, *loss, *bad, *grows), (&id("p1"), money("30"), money("50"), money("1200"), true));
    assert_eq!(months.unwrap().to_string(), "1/20", "50 of 1,000 a month");
    let lost = |outturn: Money| -settle(&poor.0, &poor.1, &[], &Facts { outturn, ..Facts::default() }).unwrap().members[0].limb3;
    assert!(lost(*from) > money("30") && lost(*from - money("0.01")) <= money("30"), "{from}");
    none(&with_reserves("50"));
    // A cap of its own mends it, and only says that its loss stops.
    let mended = with(|parts| {
        parts.1[0].free_reserves = Some(money("30"));
        parts.0.steps[1] =
            Step::Split(Split { by: Key::Work, caps: amounts(&[("p1", "30")]), gain_caps: Table::new(), excess: Excess::Commissioner });
    });
    only(&mended, "terms.steps[1].caps.p1", &What::MemberLosesNoMore { member: id("p1"), from: money("1120"), loss: money("30") });
    // Reserves below nothing: any loss is too much.
    let [danger] = &found(&with_reserves("-5"))[..] else { panic!() };
    assert!(matches!(danger.what, What::LossBeyondReserves { from, .. } if from > money("1000") && from < money("1000.10")));
}

#[test]
fn bands_that_leave_nobody_responsible() {
    let in_bands = |pain: &[&str]| with_steps(vec![share(&["0-:0.5"], pain), split(Key::Work)]);
    let hole = What::NobodyResponsible { side: Side::Pain, from: money("1050"), to: Some(money("1100")) };
    only(&in_bands(&["0-0.05:0.5", "0.1-:0.5"]), "terms.steps[0].pain", &hole);
    only(&in_bands(&["0-0.05:0.5", "0.05-0.1:0", "0.1-:0.5"]), "terms.steps[0].pain", &hole);
    none(&in_bands(&["0-0.05:0.5", "0.05-0.1:0.1", "0.1-:0.5"]));
    // A cap that would stop a share of everything is not the cause of a hole below it.
    let capped = with_steps(vec![
        share(&["0-:0.5"], &["0-0.05:0.5", "0.1-:0.5"]),
        Step::Cap(Cap { gain: None, pain: Some(Limit::Amount(money("40"))) }),
        split(Key::Work),
    ]);
    among(&capped, "terms.steps[0].pain", &hole);
    // Nobody bears anything from the target on.
    among(&in_bands(&[]), "terms.steps[0].pain", &What::MoralHazard { from: money("1000"), loss: Money::ZERO });
    let saving = with_steps(vec![share(&["0-0.05:0.5"], &["0-:0.5"]), split(Key::Work)]);
    only(&saving, "terms.steps[0].gain", &What::NobodyResponsible { side: Side::Gain, from: Money::ZERO, to: Some(money("950")) });
}

#[test]
fn providers_that_bear_more_than_the_pound() {
    let times = |pain: &str| {
        let point = QualityPoint { score: Rate::ZERO, gain: Rate::ONE, pain: rate(pain) };
        let mut parts = with_steps(vec![half(), Step::Quality(Quality::Multiplier { points: vec![point] }), split(Key::Work)]);
        parts.3.score = Some(Rate::ZERO);
        parts
    };
    let found_in = found(&times("3"));
    let [danger] = &found_in[..] else { panic!("{found_in:#?}") };
    assert_eq!(danger.path, "terms.steps[1]");
    let What::MoreThanAll { side, from, to, part } = &danger.what else { panic!() };
    assert_eq!((*side, *from, *to, part.to_string()), (Side::Pain, money("1000"), None, "3/2".to_owned()));
    none(&times("2"));
}

#[test]
fn a_provider_without_a_part() {
    let without = with(|parts| parts.1[1].work = None);
    only(&without, "members[1].work", &What::NoPart { member: id("p2") });
    let weighed = |pairs: &[(&str, &str)]| with_steps(vec![half(), split(weights(pairs))]);
    only(&weighed(&[("p1", "1")]), "terms.steps[1].by.weights.p2", &What::NoPart { member: id("p2") });
    none(&weighed(&[("p1", "0.9"), ("p2", "0.1")]));
}

#[test]
fn a_cap_before_the_share() {
    let limit = |of: &str| Step::Cap(Cap { gain: None, pain: Some(Limit::OfTarget(rate(of))) });
    let early = with_steps(vec![limit("0.1"), half(), split(Key::Work)]);
    // The cap holds the whole overrun to 100, of which the providers bear half; after the share it would hold their part to 100.
    among(&early, "terms.steps[0].pain", &What::CapBeforeShare { now: money("-50"), moved: money("-100"), bad: money("1200") });
    let late = with_steps(vec![half(), limit("0.1"), split(Key::Work)]);
    assert!(!found(&late).iter().any(|danger| matches!(danger.what, What::CapBeforeShare { .. })));
}

#[test]
fn outcomes_and_their_weights() {
    let outcome = |name: &str, weight: &str| Outcome {
        id: id(name),
        name: name.to_owned(),
        weight: rate(weight),
        unit: String::new(),
        minimum: None,
        target: None,
        stretch: None,
        measured: None,
        may_be: None,
        score: None,
    };
    let weighed =
        |weights: &[&str]| with(|parts| parts.2 = weights.iter().enumerate().map(|(n, weight)| outcome(&format!("o{n}"), weight)).collect());
    only(&weighed(&["1", "0"]), "outcomes[1].weight", &What::OutcomeWithoutWeight { outcome: id("o1") });
    let light = found(&weighed(&["0.5", "0.3"]));
    let [TermsDanger { path, what: What::OutcomeWeights { sum }, .. }] = &light[..] else { panic!("{light:#?}") };
    assert_eq!((path.as_str(), sum.to_string()), ("outcomes", "4/5".to_owned()));
    none(&weighed(&["0.5", "0.5"]));
}

#[test]
fn a_target_of_nothing() {
    only(&with(|parts| parts.0.target = Money::ZERO), "terms.target", &What::NoTarget);
}

#[test]
fn what_cannot_be_settled_is_refused() {
    for (steps, code) in
        [(vec![split(Key::Work), half()], "after_split"), (vec![half(), split(Key::Budget)], "no_weights"), (vec![half()], "no_split")]
    {
        let (_, members, outcomes, facts) = clean();
        assert_eq!(terms_dangers(&terms("1000", steps), &members, &outcomes, &facts).unwrap_err().code(), code);
    }
}

#[test]
fn fees_inside_the_target_are_no_obstacle() {
    none(&with(|parts| parts.0.fee_in_target = true));
}

/// The health template: what its people are told.
#[test]
fn the_health_template() {
    let design = alliance_format::template("health-alliance").unwrap();
    let found = terms_dangers(&design.terms, &design.members, &design.outcomes, &design.facts).unwrap();
    let paths: Vec<&str> = found.iter().map(|danger| danger.path.as_str()).collect();
    assert!(found.iter().any(|danger| danger.what == What::MoralHazard { from: money("9134400"), loss: money("111880") }), "{found:#?}");
    let northgate = What::MemberLosesNoMore { member: id("northgate"), from: money("8966666.67"), loss: money("5000") };
    assert!(found.iter().any(|danger| danger.path == "terms.steps[2].caps.northgate" && danger.what == northgate), "{found:#?}");
    assert!(paths.contains(&"terms.steps[1].pain") && paths.contains(&"terms.steps[1].gain"), "{paths:?}");
    assert!(!found.iter().any(|danger| matches!(danger.what, What::LossBeyondReserves { .. })), "its caps are within its reserves");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// Nobody is better off where the work costs more, unless the list says so.
    #[test]
    fn whoever_gains_by_an_overrun_is_on_the_list(
        (terms, mut members, outturn) in agreements(),
        of_actual in prop::option::of(0..=40_i64),
        further in 0..=20_000_000_i64,
    ) {
        if let Some(percent) = of_actual {
            members[0].fee = Some(Fee::OfActual { rate: Rate::fraction(percent, 100).unwrap() });
        }
        let facts = |outturn| Facts { outturn, ..Facts::default() };
        let dangers = terms_dangers(&terms, &members, &[], &facts(outturn)).unwrap();
        let (less, more) = (outturn, (outturn + pence(further)).min(bad_outturn(terms.target, outturn)));
        let at = |outturn| settle(&terms, &members, &[], &facts(outturn)).unwrap();
        for (before, after) in at(less).members.iter().zip(&at(more).members) {
            let rise = after.limb2 + after.limb3 - before.limb2 - before.limb3;
            // A few pennies for each of the few stretches between the two.
            let told = dangers.iter().any(|danger| matches!(&danger.what, What::RewardsOverrun { member, .. } if *member == before.member));
            prop_assert!(rise <= pence(40) || told, "{} is {rise} better off at {more} than at {less}", before.member);
        }
    }
}

/// Every preset on every template can be looked at.
#[test]
fn every_preset_can_be_looked_at() {
    for preset in alliance_format::terms_presets() {
        let design = alliance_format::template("health-alliance").unwrap();
        let facts = Facts { people: Some(8_000), ..design.facts.clone() };
        let found = terms_dangers(&preset.for_target(design.terms.target), &design.members, &design.outcomes, &facts);
        assert!(found.is_ok(), "{}: {found:?}", preset.id);
    }
}

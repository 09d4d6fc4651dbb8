#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::*;
use alliance_model::{Id, Money};
use alliance_settle::{bad_outturn, fairness, most_lost, settle_without_trace, terms_dangers};
use alliance_vote::checker::check_rule;
use alliance_vote::{coalitions, voters};

fn template(id: &str) -> Design {
    alliance_format::template(id).expect("the template opens")
}

fn finding(design: &Design, you: &str) -> String {
    let target = settle_without_trace(design).unwrap().target;
    let bad = bad_outturn(target, design.facts.outturn);
    let fair = fairness(&design.terms, &design.members, &design.outcomes, &design.facts, bad).unwrap();
    let most = most_lost(&design.terms, &design.members, &design.outcomes, &design.facts).unwrap();
    loss_finding(design, &CanLose { most: &most, fairness: &fair }, you.parse().ok().as_ref())
}

#[test]
fn what_can_be_lost_is_the_title() {
    let mut design = template("health-alliance");
    assert_eq!(finding(&design, "northgate"), "You can lose at most £5,000; your free reserves are £31,000.");
    assert_eq!(finding(&design, "riverside"), "You can lose at most £44,880; your free reserves are £2,100,000.");
    assert_eq!(finding(&design, ""), "Northgate Community Group can lose at most £5,000; its free reserves are £31,000.");
    assert_eq!(finding(&design, "nhs-commissioner"), "In a bad year (£10.6m) you bear £1,648,120 of the overrun, and 100% of the next £1.");
    design.members[5].free_reserves = None;
    assert_eq!(finding(&design, "northgate"), "You can lose at most £5,000; the free reserves are not known.");
}

#[test]
fn a_loss_without_an_end_is_told_as_one() {
    use alliance_model::{Cap, Step};
    let mut design = template("health-alliance");
    for step in &mut design.terms.steps {
        match step {
            Step::Cap(cap) => *cap = Cap { pain: None, ..*cap },
            Step::Split(split) => split.caps.clear(),
            Step::Share(share) => share.pain.truncate(1),
            _ => {}
        }
        if let Step::Share(share) = step {
            share.pain[0].to = None;
        }
    }
    assert_eq!(finding(&design, "beacon"), "Your loss has no end: in a bad year (£10.6m) it is £126,720; your free reserves are £640,000.");
}

#[test]
fn who_signs_and_how_it_decides() {
    let design = template("health-alliance");
    assert_eq!(
        who_signs(&design),
        [
            "Six organisations sign, from 1 April 2026 to 31 March 2033: 1 commissioner (which pays) and 5 providers (which do the work).",
            "Two people with lived experience have votes too.",
        ]
    );
    let (body, rule) = (design.body_of(&design.motion).unwrap(), design.rule_of(&design.motion).unwrap());
    let found = coalitions(&voters(&design, &body.id), rule, 1).unwrap();
    let told = how_it_decides(&design, body, rule, Some(&found));
    assert_eq!(
        told[2..],
        [
            "No seat can stop a motion alone.",
            "Three kinds of decision are reserved, by a rule of their own: changing the target cost, changing who is in and changing risk shares.",
            "When a motion does not pass, 5 steps are to follow.",
        ]
    );
    let all = &design.rules.iter().find(|rule| rule.id.as_str() == "unanimity").unwrap();
    let found = coalitions(&voters(&design, &body.id), all, 1).unwrap();
    let told = how_it_decides(&design, body, all, Some(&found));
    assert!(told.contains(&"Chair, NHS commissioner, Riverside Trust and 6 more can each stop any motion alone.".to_owned()), "{told:?}");
}

#[test]
fn how_it_shares_ends_with_the_caps() {
    let design = template("health-alliance");
    let told = |you: &str| how_it_shares(&design, design.terms.target, you.parse().ok().as_ref());
    assert_eq!(told("northgate")[0], "The target cost is £8,800,000. As it stands, the work will cost £9,050,000.");
    assert_eq!(
        told("northgate").last().unwrap(),
        "Own caps on a loss: yours is £5,000; Beacon Mind £30,000, Harbour Housing £20,000, Open Door £12,000 and 1 more."
    );
    assert!(told("").last().unwrap().starts_with("Own caps on a loss: Beacon Mind £30,000"));
}

fn asked(design: &Design, you: &str) -> Vec<String> {
    let terms = terms_dangers(&design.terms, &design.members, &design.outcomes, &design.facts).unwrap();
    let body = design.body_of(&design.motion).unwrap();
    let votes = check_rule(&voters(design, &body.id), design.rule_of(&design.motion).unwrap()).unwrap().dangers;
    questions(design, Found { terms: &terms, votes: &votes }, you.parse().ok().as_ref())
}

#[test]
fn your_own_dangers_are_asked_about_first() {
    let mut design = template("health-alliance");
    assert_eq!(asked(&design, "northgate")[0], "Past £8.97m your loss stops at £5,000. Who carries the rest, and do they know?");
    assert!(asked(&design, "").iter().all(|question| !question.contains("your loss")));
    design.members[5].free_reserves = "1000".parse().ok();
    assert_eq!(asked(&design, "northgate")[0], "Past £8.83m your loss is more than your free reserves of £1,000. Which cap would your board accept?");
    assert!(asked(&design, "beacon").contains(&"Northgate Community Group can lose more than its free reserves. Who pays if it cannot?".to_owned()));
    design.members[4].free_reserves = "1000".parse().ok();
    let both = "Open Door and Northgate Community Group can lose more than their free reserves. Who pays if they cannot?";
    assert!(asked(&design, "beacon").contains(&both.to_owned()));
}

#[test]
fn what_is_missing_is_asked_for() {
    let mut design = template("health-alliance");
    let before = asked(&design, "");
    assert!(!before.iter().any(|question| question.contains("No step is written down")));
    design.deadlock.clear();
    design.matters.clear();
    design.risks.clear();
    design.costs.clear();
    design.members[1].free_reserves = None;
    design.seats.retain(|seat| seat.kind != SeatKind::LivedExperience);
    let after = asked(&design, "");
    for part in [
        "No step is written down",
        "None is reserved",
        "How far may the cost be off",
        "What free reserves has Riverside Trust?",
        "Nobody with lived experience",
    ] {
        assert!(after.iter().any(|question| question.contains(part)), "{part} in {after:?}");
    }
}

#[test]
fn every_question_ends_as_one_or_says_why_it_is_asked() {
    for id in ["health-alliance", "north-sea-platform", "blank"] {
        for question in asked(&template(id), "") {
            assert!(question.contains('?') && question.ends_with(['?', '.']), "{question}");
        }
    }
}

#[test]
fn what_is_long_is_cut_and_still_told_apart() {
    assert_eq!(shortened("as it is", 8), "as it is");
    assert_eq!(shortened("a sentence that is too long for its place", 20), "a sentence that is\u{2026}");
    assert_eq!(shortened("unbrokenlettersthatgoonandon", 10), "unbrokenl\u{2026}");
    let names = [1, 2].map(|place| shortened_name(&format!("The Foundation for the Support of Families and Carers number {place}"), 30));
    assert_eq!(names, ["The Foundation for\u{2026} number 1", "The Foundation for\u{2026} number 2"]);
    let three = ["A", "B", "C"].map(str::to_owned);
    assert_eq!([few(&three, 3), few(&three, 2), few(&three[..1], 2), few(&[], 2)], ["A, B and C", "A, B and 1 more", "A", ""]);
}

#[test]
fn nobody_with_a_share_can_lose_more_than_is_told() {
    let design = template("health-alliance");
    let most = most_lost(&design.terms, &design.members, &design.outcomes, &design.facts).unwrap();
    let at = |id: &str| most[design.members.iter().position(|member| member.id == id.parse::<Id>().unwrap()).unwrap()];
    assert_eq!([at("northgate"), at("nhs-commissioner")], [Some(Money::pounds(5_000)), Some(Money::ZERO)]);
}

#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::*;
use alliance_format::presets;
use alliance_model::{
    AtLeast, Ballot, Block, Body, BodyKind, Counting, Denominator, Facts, Format, Kind, Member, MemberKind, Motion, Seat, SeatKind, Selector, Terms,
    Test, Version, Weigh,
};
use alliance_vote::decide_motion;

/// The leadership team of the pictures: nine equal votes, and an adviser.
fn design() -> Design {
    let members = [("commissioner", "NHS commissioner"), ("riverside", "Riverside Trust"), ("beacon", "Beacon Mind"), ("harbour", "Harbour Housing")];
    let members: Vec<_> = members.into_iter().chain([("open-door", "Open Door"), ("northgate", "Northgate")]).collect();
    let others = [("chair", "Chair", SeatKind::IndependentChair), ("lived-a", "Lived exp. A", SeatKind::LivedExperience)];
    let others = others.into_iter().chain([("lived-b", "Lived exp. B", SeatKind::LivedExperience), ("adviser", "Adviser", SeatKind::Advisor)]);
    let seat = |id: &str, title: &str, member: Option<Id>, kind| Seat {
        id: id.parse().unwrap(),
        body: "team".parse().unwrap(),
        title: title.to_owned(),
        member,
        votes: u64::from(kind != SeatKind::Advisor),
        kind,
        weights: [].into(),
        deputy: String::new(),
        vacant: false,
    };
    let of_members = members.iter().map(|(id, name)| seat(id, name, Some(id.parse().unwrap()), SeatKind::MemberRepresentative));
    let seats = of_members.chain(others.map(|(id, title, kind)| seat(id, title, None, kind))).collect();
    let kind = |id: &str| if id == "commissioner" { MemberKind::Commissioner } else { MemberKind::Charity };
    let member = |(id, name): &(&str, &str)| Member {
        id: id.parse().unwrap(),
        name: (*name).to_owned(),
        kind: kind(id),
        identifiers: vec![],
        annual_income: None,
        free_reserves: None,
        work: None,
        budget: None,
        fee: None,
        risk_tolerance: None,
        notes: String::new(),
    };
    Design {
        format: Format::default(),
        version: Version,
        id: "camden".parse().unwrap(),
        title: String::new(),
        currency: Default::default(),
        purpose: String::new(),
        principles: vec![],
        term: None,
        modified: String::new(),
        licence: String::new(),
        engine: String::new(),
        members: members.iter().map(member).collect(),
        bodies: vec![Body {
            id: "team".parse().unwrap(),
            name: "Leadership team".to_owned(),
            kind: BodyKind::Leadership,
            answers_to: None,
            led_by: String::new(),
            member: None,
            purpose: String::new(),
        }],
        seats,
        rules: vec![],
        matters: vec![],
        deadlock: vec![],
        terms: Terms::default(),
        facts: Facts::default(),
        outcomes: vec![],
        costs: vec![],
        risks: vec![],
        correlation: None,
        scenarios: vec![],
        publication: Default::default(),
        motion: Motion::default(),
        years: vec![],
        running_costs: vec![],
        decisions: vec![],
        instead: Default::default(),
        provenance: vec![],
        unknown: vec![],
    }
}

fn test(share: &str, more_than: bool, of: Denominator) -> AtLeast {
    AtLeast { share: Some(share.parse().unwrap()), more_than, of, ..AtLeast::default() }
}

fn votes(votes: u64, of: Denominator) -> AtLeast {
    AtLeast { votes: Some(votes), of, ..AtLeast::default() }
}

fn majority() -> Test {
    Test::AtLeast(test("1/2", true, Denominator::Cast))
}

fn rule(quorum: Option<Test>, pass: Test) -> Rule {
    Rule { id: "rule".parse().unwrap(), name: "Rule".to_owned(), quorum, pass, block: Block::Against, tie: Tie::Fails, source: String::new() }
}

fn six() -> Option<Test> {
    Some(Test::AtLeast(votes(6, Denominator::Eligible)))
}

fn decided(rule: &Rule, ballots: &[(&str, Position)]) -> (Design, Decision) {
    let mut design = design();
    design.rules = vec![rule.clone()];
    let ballot = |(seat, position): &(&str, Position)| Ballot {
        seat: seat.parse().unwrap(),
        position: *position,
        by_deputy: false,
        reason: String::new(),
        strength: None,
    };
    design.motion.ballots = ballots.iter().map(ballot).collect();
    let decision = decide_motion(&design, &design.motion).unwrap();
    (design, decision)
}

#[track_caller]
fn check(rule: &Rule, ballots: &[(&str, Position)], expected_headline: &str, expected: &str) {
    let (design, decision) = decided(rule, ballots);
    assert_eq!((headline(decision.verdict), sentence(&design, rule, &decision).as_str()), (expected_headline, expected));
}

use Position::{Absent, Abstain, Agree, Block as Blocks, Disagree, Recused};

const SPLIT: [(&str, Position); 8] = [
    ("commissioner", Disagree),
    ("riverside", Disagree),
    ("beacon", Disagree),
    ("harbour", Disagree),
    ("lived-a", Abstain),
    ("chair", Agree),
    ("adviser", Agree),
    ("lived-b", Agree),
];

#[test]
fn the_sentence_of_the_picture() {
    let three = [("commissioner", Disagree), ("riverside", Disagree), ("beacon", Disagree)];
    check(&rule(six(), majority()), &three, "Passes", "6 of 9 agree and 5 are needed. All 9 are present; quorum is 6.");
}

#[test]
fn each_verdict_has_its_sentence() {
    let plain = rule(six(), majority());
    let most = ["commissioner", "riverside", "beacon", "harbour", "open-door", "lived-a"].map(|seat| (seat, Disagree));
    check(&plain, &most, "Fails", "3 of 9 agree and 5 are needed. All 9 are present; quorum is 6.");
    check(&plain, &most.map(|(seat, _)| (seat, Absent)), "No quorum", "3 of 9 are there and 6 are needed.");
    check(&plain, &SPLIT, "Tied", "4 agree and 4 disagree: a tie. All 9 are present; quorum is 6.");
    let casts = Rule { tie: Tie::ChairCasts, ..plain.clone() };
    check(&casts, &SPLIT, "Passes", "4 agree and 4 disagree: a tie. Chair has the casting vote and agrees. All 9 are present; quorum is 6.");
    let veto = Rule { block: Block::Veto, ..plain.clone() };
    check(&veto, &[("beacon", Blocks)], "Blocked", "Beacon Mind blocks it.");
    check(&veto, &[("beacon", Blocks), ("chair", Blocks)], "Blocked", "Beacon Mind and Chair block it.");
    let consent = rule(None, Test::All(vec![majority(), Test::Consent(Selector::Kind(Kind::Commissioner))]));
    check(&consent, &[("commissioner", Disagree)], "Blocked", "NHS commissioner objects, and consent is needed.");
    let away = [("commissioner", Absent), ("lived-a", Recused)];
    check(&plain, &away, "Passes", "7 of 7 agree and 4 are needed. 7 of 9 are present; quorum is 6.");
}

#[test]
fn a_group_is_named_and_an_empty_one_is_told() {
    let charities = AtLeast { among: Some(Selector::Kind(Kind::Provider)), ..test("2/3", false, Denominator::Present) };
    let plain = rule(None, Test::All(vec![majority(), Test::AtLeast(charities)]));
    let two = [("beacon", Disagree), ("harbour", Disagree)];
    check(&plain, &two, "Fails", "Among the providers, 3 of 5 agree and 4 are needed. All 9 are present.");
    let commissioner = AtLeast { among: Some(Selector::Kind(Kind::Commissioner)), ..test("1", false, Denominator::Eligible) };
    let strict = rule(None, Test::All(vec![majority(), Test::AtLeast(commissioner)]));
    check(&strict, &[("commissioner", Recused)], "Fails", "Nobody is left among the commissioners. 8 of 9 are present.");
    let organisations = rule(None, Test::AtLeast(AtLeast { weigh: Weigh::Members, ..test("1/2", true, Denominator::Cast) }));
    check(&organisations, &[], "Passes", "9 of 9 organisations agree and 5 are needed. All 9 are present.");
}

#[test]
fn nobody_left_is_told_plainly() {
    let everybody = design().seats.iter().map(|seat| seat.id.to_string()).collect::<Vec<_>>();
    let recused: Vec<_> = everybody.iter().map(|seat| (seat.as_str(), Recused)).collect();
    check(&rule(None, majority()), &recused, "Fails", "Nobody is left who may vote, so nothing can be decided.");
}

#[test]
fn the_explanation_has_a_line_for_each_stage() {
    let plain = rule(six(), majority());
    let (design, decision) = decided(&plain, &[("beacon", Disagree), ("harbour", Absent), ("lived-a", Recused), ("chair", Abstain)]);
    let lines: Vec<_> = explain(&design, &plain, &decision).into_iter().map(|line| (line.stage, line.text, line.holds)).collect();
    let expected = [
        ("Who has a vote", "9 seats have a vote.", None),
        ("Set aside", "For a conflict of interest: Lived exp. A.", None),
        ("Who is there", "7 of 8 who may vote are there. Away: Harbour Housing.", None),
        ("Quorum", "7 of 8 are there and 6 are needed.", Some(true)),
        ("Votes", "Agree: NHS commissioner, Riverside Trust, Open Door, Northgate and Lived exp. B. Abstain: Chair. Disagree: Beacon Mind.", None),
        ("What is needed", "5 of 6 agree and 4 are needed.", Some(true)),
        ("Objections", "The rule lets nobody stop it alone.", None),
        ("Tie", "It is not a tie that one vote would break.", None),
        ("Result", "Passes. The motion is agreed.", Some(true)),
    ];
    assert_eq!(lines, expected.map(|(stage, text, holds)| (stage.to_owned(), text.to_owned(), holds)));
}

#[test]
fn without_a_quorum_the_later_stages_are_not_reached() {
    let strict = rule(Some(Test::AtLeast(votes(9, Denominator::Seats))), majority());
    let (design, decision) = decided(&strict, &[("harbour", Absent)]);
    let lines = explain(&design, &strict, &decision);
    let not_reached: Vec<_> = lines.iter().filter(|line| line.text == "Not reached.").map(|line| line.stage.as_str()).collect();
    assert_eq!(not_reached, ["Votes", "What is needed", "Objections", "Tie"]);
    assert_eq!(lines.last().unwrap().text, "No quorum. Too few are there to decide.");
}

#[test]
fn a_rule_is_told_in_words() {
    #[track_caller]
    fn check(rule: &Rule, expected: &str) {
        assert_eq!(rule_in_words(&design(), rule), expected);
    }
    check(&rule(six(), majority()), "Passes when more than half of the votes cast agree. At least 6 of the 9 votes must be there.");
    let all = rule(None, Test::AtLeast(test("1", false, Denominator::Eligible)));
    check(&all, "Passes when all the votes of those who may vote agree.");
    let every_seat = rule(None, Test::AtLeast(AtLeast { weigh: Weigh::Heads, ..test("1", false, Denominator::Seats) }));
    check(&every_seat, "Passes when all the seats agree.");
    let people = AtLeast { weigh: Weigh::Named("population".to_owned()), ..test("0.65", false, Denominator::Seats) };
    let council =
        rule(None, Test::All(vec![Test::AtLeast(AtLeast { weigh: Weigh::Heads, ..test("0.55", false, Denominator::Seats) }), Test::AtLeast(people)]));
    check(&council, "Passes when at least 55% of all the seats agree, and at least 65% of all the population agree.");
    let veto = Rule { block: Block::Veto, tie: Tie::ChairCasts, ..rule(None, Test::Any(vec![majority(), Test::Consent(Selector::Everyone)])) };
    check(
        &veto,
        "Passes when either more than half of the votes cast agree, or nobody objects. Anybody with a vote can block it. \
         If it is a tie, the independent chair has one more vote.",
    );
    let odd = rule(None, Test::AtLeast(AtLeast { counting: Some(Counting::AgreeOrAbstain), ..test("25/36", true, Denominator::Present) }));
    check(&odd, "Passes when more than 25/36 of the votes of those present agree or abstain.");
    let one = AtLeast { among: Some(Selector::Kind(Kind::LivedExperience)), ..votes(1, Denominator::Present) };
    check(&rule(None, Test::AtLeast(one)), "Passes when at least 1 vote among people with lived experience agrees.");
}

#[test]
fn what_a_rule_needs_in_short() {
    #[track_caller]
    fn check(pass: Test, expected: &str) {
        assert_eq!(needs(&design(), &"team".parse().unwrap(), &rule(None, pass)), expected);
    }
    check(majority(), "5 of 9");
    check(Test::AtLeast(test("3/4", false, Denominator::Present)), "7 of 9");
    check(Test::AtLeast(test("1", false, Denominator::Eligible)), "9 of 9");
    check(Test::Consent(Selector::Everyone), "no objection");
    check(Test::AtLeast(AtLeast { among: Some(Selector::Kind(Kind::Provider)), ..test("1/2", true, Denominator::Cast) }), "3 of 5");
    check(Test::Consent(Selector::Seats(vec!["nobody".parse().unwrap()])), "cannot decide");
}

#[test]
fn every_preset_is_told_in_words_and_decides_at_the_table() {
    for preset in presets() {
        let words = rule_in_words(&design(), &preset.rule);
        assert!(words.starts_with("Passes when ") && words.ends_with('.') && !words.contains("  "), "{words}");
        let (design, decision) = decided(&preset.rule, &[]);
        assert_eq!(headline(decision.verdict), "Passes", "{}", preset.rule.name);
        assert!(!sentence(&design, &preset.rule, &decision).is_empty());
        assert_ne!(needs(&design, &"team".parse().unwrap(), &preset.rule), "cannot decide");
    }
}

#[test]
fn no_two_words_of_a_kind_are_the_same() {
    #[track_caller]
    fn check<T: Copy>(all: &[T], name: fn(T) -> &'static str, meaning: fn(T) -> &'static str) {
        let distinct = |texts: Vec<&str>| texts.iter().collect::<std::collections::BTreeSet<_>>().len();
        assert_eq!(distinct(all.iter().map(|value| name(*value)).collect()), all.len());
        assert_eq!(distinct(all.iter().map(|value| meaning(*value)).collect()), all.len());
        assert!(all.iter().all(|value| meaning(*value).ends_with('.')));
    }
    check(&Position::ALL, position_name, position_meaning);
    check(&SeatKind::ALL, seat_kind_name, seat_kind_meaning);
    check(&MemberKind::ALL, member_kind_name, member_kind_meaning);
    let bodies = [BodyKind::Leadership, BodyKind::Management, BodyKind::ServiceTeam, BodyKind::WorkingGroup];
    check(&bodies, body_kind_name, body_kind_meaning);
    let denominators = [Denominator::Seats, Denominator::Eligible, Denominator::Present, Denominator::Cast];
    check(&denominators, denominator_name, denominator_meaning);
    let verdicts = [Verdict::Passes, Verdict::Fails, Verdict::Tied, Verdict::Blocked, Verdict::NoQuorum];
    check(&verdicts, headline, verdict_meaning);
    assert_eq!(weigh_name(&Weigh::Named("population".to_owned())), "Population");
}

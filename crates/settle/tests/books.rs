//! The open book, and what the alliance costs to run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use alliance_model::{CostLine, Facts, Fee, Key, Meetings, Member, Money, RunningCost, Table, Terms};
use alliance_settle::{Basis, BookFigures, BookNote, Books, books, running_costs, settle};
use common::{half, id, members, money, pence, rate, split, terms};
use proptest::collection::vec;
use proptest::prelude::*;

/// A line from "budget actual forecast disallowed", with a dash for what is not said.
fn line(name: &str, member: Option<&str>, figures: &str) -> CostLine {
    let mut figures = figures.split_whitespace().map(|text| (text != "-").then(|| money(text)));
    let mut next = || figures.next().flatten();
    CostLine {
        id: id(name),
        name: name.to_owned(),
        member: member.map(id),
        budget: next(),
        actual: next(),
        forecast: next(),
        disallowed: next(),
        distribution: None,
        at_least: None,
        at_most: None,
    }
}

fn plain() -> Terms {
    terms("1000", vec![half(), split(Key::Equal)])
}

fn team() -> Vec<Member> {
    let mut team = members(2);
    (team[0].work, team[1].work) = (Some(rate("0.75")), Some(rate("0.25")));
    team
}

fn kept(facts: &Facts, lines: &[CostLine]) -> Books {
    books(&plain(), &team(), facts, lines).unwrap()
}

fn costs(books: &Books) -> Vec<String> {
    books.direct_costs.iter().map(|cost| cost.cost.to_string()).collect()
}

fn adds_up(figures: &BookFigures) -> bool {
    figures.cost == figures.actual + figures.to_complete
        && figures.cost == figures.budget + figures.variance
        && figures.cost == figures.allowed + figures.disallowed
}

#[test]
fn a_line_costs_its_forecast_else_its_actual_cost_else_its_budget() {
    let lines = [
        line("a", Some("p1"), "100 40 110 -"),
        line("b", Some("p1"), "100 90 - 10"),
        line("c", Some("p2"), "100 - - -"),
        line("d", Some("p2"), "- - - -"),
        line("e", None, "100 60 80 -"),
    ];
    let found = kept(&Facts::default(), &lines);
    assert_eq!(
        found.lines.iter().map(|line| line.basis).collect::<Vec<_>>(),
        [Basis::Forecast, Basis::Actual, Basis::Budget, Basis::Nothing, Basis::Forecast]
    );
    let first = found.members[0].figures;
    let expect = ["200.00", "130.00", "70.00", "200.00", "0.00", "10.00", "190.00"];
    let all = [first.budget, first.actual, first.to_complete, first.cost, first.variance, first.disallowed, first.allowed];
    assert_eq!(all.map(|figure| figure.to_string()), expect);
    // The 80 of nobody are shared 3 to 1; the 10 that are not allowed stay with p1.
    assert_eq!(costs(&found), ["250.00", "120.00", "0.00"]);
    assert_eq!((found.outturn, found.total.figures.disallowed), (money("370"), money("10")));
    assert_eq!(found.notes, [BookNote::CountsAsFinished { line: id("b") }, BookNote::NothingSaid { line: id("d") }]);
}

#[test]
fn what_the_design_says_otherwise_is_told_until_it_says_the_same() {
    let lines = [line("a", Some("p1"), "100 40 110 -"), line("b", Some("p2"), "100 - 95 5")];
    let mut facts = Facts { outturn: money("180"), ..Facts::default() };
    let found = kept(&facts, &lines);
    let told: Vec<_> = found.differs.iter().map(|differs| (differs.path.as_str(), differs.now, differs.books.to_string())).collect();
    let expect = [
        ("facts.outturn", Some(money("180")), "200.00".to_owned()),
        ("facts.direct_costs.p1", None, "110.00".to_owned()),
        ("facts.direct_costs.p2", None, "90.00".to_owned()),
    ];
    assert_eq!(told, expect);
    facts.outturn = found.outturn;
    facts.direct_costs = found.direct_costs.iter().map(|cost| (cost.member.clone(), cost.cost)).collect();
    assert_eq!(kept(&facts, &lines).differs, []);
    // And what follows can be settled as it stands.
    assert_eq!(settle(&plain(), &team(), &[], &facts).unwrap().members[0].limb1, money("110"));
}

#[test]
fn books_that_have_not_begun_ask_for_nothing() {
    let found = kept(&Facts { outturn: money("1"), ..Facts::default() }, &[line("a", Some("p1"), "100 - - -")]);
    assert_eq!((found.begun, found.differs.len(), found.outturn), (false, 0, money("100")));
    let empty = kept(&Facts { outturn: money("1"), ..Facts::default() }, &[]);
    assert_eq!((empty.begun, empty.differs.len(), empty.total.lines), (false, 0, 0));
}

#[test]
fn slips_are_noticed() {
    let found = kept(&Facts::default(), &[line("a", None, "1 12 10 -"), line("b", None, "- - 5 7")]);
    let expect = [BookNote::SpentOverForecast { line: id("a"), over: money("2") }, BookNote::DisallowedOverCost { line: id("b"), over: money("2") }];
    assert_eq!(found.notes, expect);
}

#[test]
fn fees_inside_the_target_are_inside_the_outturn() {
    let mut team = team();
    (team[0].fee, team[1].fee) = (Some(Fee::Fixed { amount: money("20") }), Some(Fee::OfActual { rate: rate("0.10") }));
    let terms = Terms { fee_in_target: true, ..plain() };
    let lines = [line("a", Some("p1"), "- - 110 -"), line("b", Some("p2"), "- - 90 -")];
    let found = books(&terms, &team, &Facts::default(), &lines).unwrap();
    assert_eq!(found.outturn, money("229"));
    let direct_costs = found.direct_costs.iter().map(|cost| (cost.member.clone(), cost.cost)).collect();
    assert!(settle(&terms, &team, &[], &Facts { outturn: found.outturn, direct_costs, ..Facts::default() }).is_ok());
}

#[test]
fn meetings_cost_people_times_meetings_times_hours_times_rate() {
    let meetings = |people, a_year, hours: &str, an_hour: &str| Some(Meetings { people, a_year, hours: rate(hours), rate: money(an_hour) });
    let cost = |name: &str, amount: Option<&str>, meetings| RunningCost { id: id(name), label: name.to_owned(), amount: amount.map(money), meetings };
    let costs = [
        cost("chair", Some("18000"), None),
        cost("board", None, meetings(9, 12, "3.5", "55")),
        cost("advisers", Some("1200"), meetings(2, 12, "1/3", "25.01")),
        cost("nothing", None, None),
    ];
    let found = running_costs(&costs, money("8800000")).unwrap();
    assert_eq!(found.lines.iter().map(|line| line.total.to_string()).collect::<Vec<_>>(), ["18000.00", "20790.00", "1400.08", "0.00"]);
    assert_eq!((found.total, found.time, found.hours.as_str()), (money("40190.08"), money("20990.08"), "386"));
    assert_eq!(found.share_of_target.as_deref(), Some("62797/13750000"));
    assert_eq!(running_costs(&costs, Money::ZERO).unwrap().share_of_target, None);
    for (a_year, hours, code) in [(1, "1", "too_large"), (u32::MAX, "1000000000", "too_precise")] {
        let endless = [cost("a", None, meetings(u32::MAX, a_year, hours, "10000000000000"))];
        assert_eq!(running_costs(&endless, money("1")).unwrap_err().code(), code);
    }
}

fn any_line() -> impl Strategy<Value = CostLine> {
    let amount = || proptest::option::of((0_i64..100_000_000).prop_map(pence));
    (0_usize..4, amount(), amount(), amount(), amount()).prop_map(|(place, budget, actual, forecast, disallowed)| CostLine {
        member: (place > 0).then(|| id(["p1", "p2", "owner"][place - 1])),
        budget,
        actual,
        forecast,
        disallowed,
        ..line("x", None, "")
    })
}

proptest! {
    #[test]
    fn every_penny_of_the_ledger_is_somewhere(lines in vec(any_line(), 0..12)) {
        let found = kept(&Facts::default(), &lines);
        prop_assert!(found.lines.iter().all(|line| adds_up(&line.figures)));
        prop_assert!(found.members.iter().chain(&found.shared).chain([&found.total]).all(|sums| adds_up(&sums.figures)));
        let sums = || found.members.iter().chain(&found.shared);
        prop_assert_eq!(sums().map(|sums| sums.figures.cost).sum::<Money>(), found.total.figures.cost);
        prop_assert_eq!(sums().map(|sums| sums.lines).sum::<usize>(), lines.len());
        prop_assert_eq!(found.direct_costs.iter().map(|cost| cost.cost).sum::<Money>(), found.total.figures.allowed);
        prop_assert_eq!(found.outturn, found.total.figures.allowed);
        if found.direct_costs.iter().all(|cost| !cost.cost.is_negative()) {
            let direct_costs: Table<_, _> = found.direct_costs.iter().map(|cost| (cost.member.clone(), cost.cost)).collect();
            let facts = Facts { outturn: found.outturn, direct_costs, ..Facts::default() };
            prop_assert!(settle(&plain(), &team(), &[], &facts).is_ok());
            prop_assert_eq!(kept(&facts, &lines).differs, vec![]);
        }
    }
}

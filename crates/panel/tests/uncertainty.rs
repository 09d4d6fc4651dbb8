//! What people say of uncertain futures: every shape, pairs of lines, outcomes and scenarios, all changed by their forms alone.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use alliance_format::{template, under};
use alliance_model::{Change, Correlation, Design, Distribution, Id, Money, Rate, Scenario, Severity, check};
use alliance_panel::{Ask, Button, Edit, Entry, Field, Panel, Piece};
use common::{asked, entries, in_order, made, pressed};

fn health() -> Design {
    template("health-alliance").unwrap()
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

#[track_caller]
fn button<'a>(panel: &'a Panel, does: &str) -> &'a Button {
    let buttons = || entries(panel).into_iter().filter_map(|entry| if let Entry::Button(button) = entry { Some(button) } else { None });
    let all: Vec<&str> = buttons().map(|button| button.does.as_str()).collect();
    buttons().find(|button| button.does == does).unwrap_or_else(|| panic!("{does} is none of {all:#?}"))
}

#[track_caller]
fn field<'a>(panel: &'a Panel, label: &str) -> &'a Field {
    let fields = || entries(panel).into_iter().filter_map(|entry| if let Entry::Field(field) = entry { Some(field) } else { None });
    let all: Vec<&str> = fields().map(|field| field.label.as_str()).collect();
    fields().find(|field| field.label == label).unwrap_or_else(|| panic!("{label} is none of {all:#?}"))
}

#[track_caller]
fn press(design: &Design, ask: Ask, does: &str) -> Design {
    in_order(design, &button(&asked(design, ask), does).changes, does)
}

#[track_caller]
fn choose(design: &Design, ask: Ask, label: &str, name: &str) -> Design {
    let panel = asked(design, ask);
    let choice = field(&panel, label).choices.iter().find(|choice| choice.name == name).unwrap_or_else(|| panic!("{name} is not offered"));
    in_order(design, &choice.changes, name)
}

/// What is typed into a box, at all of its places.
#[track_caller]
fn typed(design: &Design, ask: Ask, label: &str, value: &str) -> Design {
    let panel = asked(design, ask);
    let field = field(&panel, label);
    let edit = |path: &String| Edit { path: path.clone(), value: Some(format!("\"{value}\"")) };
    let edits: Vec<Edit> = std::iter::once(&field.path).chain(&field.also).map(edit).collect();
    made(design, &edits).unwrap_or_else(|| panic!("{label} takes {value}"))
}

fn warnings(panel: &Panel) -> Vec<&str> {
    let pieces = panel.parts.iter().flat_map(|part| &part.pieces);
    pieces.filter_map(|piece| if let Piece::Warning(text) = piece { Some(text.as_str()) } else { None }).collect()
}

#[test]
fn every_shape_can_be_turned_into_every_other_whatever_its_limits() {
    let mut design = template("blank").unwrap();
    design.costs.truncate(1);
    let line = design.costs[0].clone();
    for limits in [(None, None), (Some(95), Some(110)), (Some(100), None), (None, Some(101))] {
        let mut start = design.clone();
        start.costs[0] = alliance_model::CostLine {
            budget: Some(Money::pounds(100)),
            distribution: Some(Distribution::Pert { low: Money::pounds(90), likely: Money::pounds(100), high: Money::pounds(120) }),
            at_least: limits.0.map(Money::pounds),
            at_most: limits.1.map(Money::pounds),
            ..line.clone()
        };
        let first = pressed(&start, &asked(&start, Ask::CostShapes));
        assert!(first.len() > 10);
        for next in &first {
            pressed(next, &asked(next, Ask::CostShapes));
        }
    }
}

#[test]
fn a_line_is_added_is_certain_may_cost_more_or_less_and_is_taken_away() {
    let design = health();
    let added = press(&design, Ask::CostShapes, "Add a line to the costs");
    let line = added.costs.last().unwrap();
    assert_eq!((line.id.as_str(), added.costs.len()), ("line", design.costs.len() + 1));
    assert_eq!(press(&added, Ask::CostShapes, "A line: remove it"), design);

    let mut certain = design;
    certain.costs[0].distribution = None;
    let again = press(&certain, Ask::CostShapes, "It may cost more or less: Core support team pay");
    let [low, likely, high] = [2_970_000, 3_300_000, 3_960_000].map(Money::pounds);
    assert_eq!(again.costs[0].distribution, Some(Distribution::Pert { low, likely, high }));
    certain.costs[1].distribution = None;
    let both = press(&certain, Ask::CostShapes, "All of them may cost more or less: the lines that are certain");
    assert!(both.costs.iter().all(|line| line.distribution.is_some()));
    certain.costs[1].budget = None;
    let panel = asked(&certain, Ask::CostShapes);
    assert_eq!(
        warnings(&panel),
        ["Nothing says what these cost: Peer and lived-experience workers. Give each a budget, in the open book under Money."]
    );
}

#[test]
fn a_box_out_of_order_or_a_chance_above_one_is_refused_by_the_check() {
    let wrong = |design: &Design| {
        let errors: Vec<_> = check(design).into_iter().filter(|problem| problem.severity == Severity::Error).collect();
        errors.first().map(|problem| format!("Expected {}. {}", problem.expected, problem.mend)).unwrap_or_default()
    };
    let low = typed(&health(), Ask::CostShapes, "Core support team pay: low", "3400000.00");
    assert_eq!(wrong(&low), "Expected the lowest first and the highest last. Put them in order.");
    let chance = typed(&health(), Ask::Risks, "Demand surge: chance, in per cent", "1.2");
    assert_eq!(wrong(&chance), "Expected a share from 0 to 1. Write 30 per cent as \"0.30\".");
    assert_eq!(
        wrong(&typed(&health(), Ask::Risks, "Demand surge: median", "0.00")),
        "Expected more than nothing. What is certain has the shape \"fixed\"."
    );
    assert_eq!(wrong(&typed(&health(), Ask::Risks, "Demand surge: chance, in per cent", "1")), "");
}

#[test]
fn risks_come_and_go() {
    let more = press(&health(), Ask::Risks, "Add a risk");
    assert_eq!(more.risks.last().unwrap().chance, Rate::percent(10));
    assert_eq!(press(&more, Ask::Risks, "A risk: remove it"), health());
}

#[test]
fn own_figures_are_counted_and_only_the_first_have_boxes() {
    let mut design = health();
    design.costs[0].distribution = Some(Distribution::Data { values: vec![Money::pounds(5); 10_000] });
    let panel = asked(&design, Ask::CostShapes);
    let boxes = entries(&panel).into_iter().filter(|entry| matches!(entry, Entry::Field(field) if field.path.contains(".values."))).count();
    assert_eq!(boxes, 40);
    design.costs[0].distribution = Some(Distribution::Data { values: vec![Money::pounds(5)] });
    let more = press(&design, Ask::CostShapes, "Add a figure: Core support team pay");
    assert_eq!(press(&more, Ask::CostShapes, "Core support team pay, figure 2: remove it"), design);
}

#[test]
fn one_number_becomes_a_table_and_a_table_one_number() {
    let one = typed(&health(), Ask::MoveTogether, "Costs move together, from 0 to 1", "0.3");
    let table = press(&one, Ask::MoveTogether, "Say it pair by pair, in a table");
    let Some(Correlation::Matrix { lines, rows }) = &table.correlation else { panic!("a table") };
    assert!(lines.len() > 2 && rows[1][0] == Rate::percent(30) && rows[1][1] == Rate::ONE);
    pressed(&table, &asked(&table, Ask::MoveTogether));

    let pair = typed(&table, Ask::MoveTogether, "Peer and lived-experience workers with Core support team pay", "-0.5");
    let Some(Correlation::Matrix { rows, .. }) = &pair.correlation else { panic!("a table") };
    assert_eq!((rows[1][0], rows[0][1]), (Rate::percent(-50), Rate::percent(-50)), "the same both ways");
    let back = press(&table, Ask::MoveTogether, "Go back to one number");
    assert_eq!(back.correlation, Some(Correlation::CommonFactor { correlation: Rate::percent(30) }));

    // A line that goes takes its row and its column along, whichever form it goes by.
    for (ask, does) in [(Ask::CostShapes, "Core support team pay: remove it"), (Ask::Books, "Core support team pay: remove it")] {
        let without = press(&pair, ask, does);
        let Some(Correlation::Matrix { lines: left, rows }) = &without.correlation else { panic!("a table") };
        assert_eq!((left.len(), rows.len(), rows[0].len()), (lines.len() - 1, lines.len() - 1, lines.len() - 1), "{ask:?}");
    }
    let mut none = health();
    none.correlation = None;
    let let_them = press(&none, Ask::MoveTogether, "Let costs move together");
    assert_eq!(let_them.correlation, Some(Correlation::CommonFactor { correlation: Rate::percent(30) }));
}

#[test]
fn an_outcome_that_is_not_known_yet_starts_between_its_levels() {
    let design = health();
    let outcome = &design.outcomes[0];
    let label = format!("{}: not known yet", outcome.name);
    let open = choose(&design, Ask::OutcomeRanges, &label, "yes");
    let may_be = open.outcomes[0].may_be.unwrap();
    assert_eq!((Some(may_be.low), Some(may_be.likely), Some(may_be.high)), (outcome.minimum, outcome.target, outcome.stretch));
    assert_eq!(choose(&open, Ask::OutcomeRanges, &label, "no"), design);
    // Fewer is better: the stretch is below the minimum. And without levels it is the score.
    let mut other = design.clone();
    (other.outcomes[0].minimum, other.outcomes[0].stretch) = (outcome.stretch, outcome.minimum);
    (other.outcomes[1].minimum, other.outcomes[1].target, other.outcomes[1].stretch) = (None, None, None);
    pressed(&other, &asked(&other, Ask::OutcomeRanges));
}

#[test]
fn a_scenario_is_told_in_plain_words_beside_the_base() {
    let panel = asked(&health(), Ask::Scenarios);
    let rows: Vec<String> = panel
        .parts
        .iter()
        .flat_map(|part| &part.pieces)
        .filter_map(|piece| if let Piece::Form(form) = piece { Some(form) } else { None })
        .filter(|form| !form.head.is_empty())
        .flat_map(|form| &form.rows)
        .map(|row| {
            row.iter()
                .map(|entry| if let Entry::Text(text) | Entry::Figure(text) = entry { text.as_str() } else { "[]" })
                .collect::<Vec<_>>()
                .join(" | ")
        })
        .collect();
    assert_eq!(rows, ["The most that Northgate Community Group loses | £5,000 | [] | []", "How much costs move together, from 0 to 1 | 0 | [] | []"]);
    let changed = typed(&health(), Ask::Scenarios, "Costs move together: How much costs move together, from 0 to 1", "0.5");
    assert_eq!(changed.scenarios[1].changes[0].value.text(), Some("0.5"));
}

#[test]
fn every_difference_that_is_offered_can_be_worked_out_and_told() {
    for name in ["health-alliance", "north-sea-platform", "blank"] {
        let mut design = template(name).unwrap();
        design.scenarios.clear();
        let design = press(&design, Ask::Scenarios, "Add a scenario");
        let panel = asked(&design, Ask::Scenarios);
        let offered = &field(&panel, "Add a difference to Scenario 1").choices;
        assert!(offered.len() > 3, "{name} offers {}", offered.len());
        for choice in offered.iter().skip(1) {
            let with = in_order(&design, &choice.changes, &choice.name);
            assert_eq!(with.scenarios[0].changes.len(), 1);
            let taken = under(&with, &with.scenarios[0]).unwrap();
            assert_ne!((&taken.terms, &taken.risks, &taken.correlation), (&with.terms, &with.risks, &with.correlation), "{} differs", choice.name);
            let panel = asked(&with, Ask::Scenarios);
            assert_eq!(warnings(&panel), Vec::<&str>::new(), "{}", choice.name);
            assert!(!format!("{panel:?}").contains("several figures"), "{} is told", choice.name);
            pressed(&with, &panel);
        }
    }
}

#[test]
fn a_scenario_is_copied_a_place_is_taken_once_and_more_than_three_are_kept() {
    let twice = "Northgate Community Group loses up to twice its cap";
    let changed = choose(&health(), Ask::Scenarios, "Add a difference to No loss for the smallest charity", twice);
    let told = |design: &Design| design.scenarios[0].changes.iter().map(|change| format!("{} {}", change.path, change.value)).collect::<Vec<_>>();
    assert_eq!(told(&changed), ["terms.steps.split.caps.northgate \"10000.00\""], "a step by its place or by its kind is the same place");
    let lower = choose(&changed, Ask::Scenarios, "Add a difference to No loss for the smallest charity", "The target is 5% lower");
    assert_eq!(told(&lower), ["terms.steps.split.caps.northgate \"10000.00\"", "terms.target \"8360000.00\""]);

    let copied = press(&health(), Ask::Scenarios, "Copy this scenario: Costs move together");
    assert_eq!((copied.scenarios[2].name.as_str(), &copied.scenarios[2].changes), ("Costs move together, copy", &health().scenarios[1].changes));
    let four = press(&copied, Ask::Scenarios, "Add a scenario");
    let told = format!("{:?}", asked(&four, Ask::Scenarios));
    assert!(told.contains(
        "The first three are compared with the base: No loss for the smallest charity, Costs move together and Costs move together, copy."
    ));
    assert_eq!(press(&copied, Ask::Scenarios, "Remove this scenario: Costs move together, copy"), health());
}

#[test]
fn a_scenario_that_cannot_be_worked_out_says_why_and_what_to_do() {
    let mut design = health();
    let change = |path: &str, value: &str| Change { path: path.to_owned(), value: alliance_json::Json::from(value) };
    let scenario = |changes| Scenario { id: id("odd"), name: "Odd".to_owned(), changes };
    design.scenarios = vec![scenario(vec![change("risks.gone.chance", "0")])];
    let panel = asked(&design, Ask::Scenarios);
    assert!(warnings(&panel)[0].contains("risks.gone.chance") && warnings(&panel)[0].contains("Take this difference away"), "{:?}", warnings(&panel));
    let mended = press(&design, Ask::Scenarios, "Odd: The chance of this: gone: take this difference away");
    assert_eq!(warnings(&asked(&mended, Ask::Scenarios)), Vec::<&str>::new());
    design.scenarios = vec![scenario(vec![change("risks.r1.chance", "1.5")])];
    assert!(warnings(&asked(&design, Ask::Scenarios))[0].contains("a share from 0 to 1"));
}

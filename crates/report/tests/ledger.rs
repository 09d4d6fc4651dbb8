//! The ledger as a file, written and read back; and the books and the running costs in words.
#![allow(clippy::unwrap_used)]

use alliance_format::{from_value, read_ledger, template, to_value};
use alliance_model::{CostLine, Design, Money, RunningCost};
use alliance_report::{books, running};
use alliance_settle::{books_of_design, running_costs_of_design};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

fn health(field: &str, value: Value) -> Design {
    let mut design = to_value(&template("health-alliance").unwrap());
    design[field] = value;
    from_value(design).unwrap().design
}

#[test]
fn a_ledger_is_written_with_names() {
    let costs = json!([
        { "id": "a", "name": "Rent, \"old\" house", "member": "riverside", "budget": "100.00", "actual": "0.50" },
        { "id": "b", "name": "=SUM(A1)" },
    ]);
    let expect = "Id,Cost line,Member,Budget,Actual,Forecast,Disallowed\r\na,\"Rent, \"\"old\"\" house\",Riverside Trust,100.00,0.50,,\r\nb,'=SUM(A1),,,,,\r\n";
    assert_eq!(books::ledger_csv(&health("costs", costs)), expect);
}

#[test]
fn the_books_are_told_in_words() {
    let told = |costs: Value| {
        let design = health("costs", costs);
        books::findings(&design, &books_of_design(&design).unwrap())
    };
    let line = |id: &str, budget: &str, actual: &str, forecast: &str| json!({ "id": id, "name": id, "member": "beacon", "budget": budget, "actual": actual, "forecast": forecast, "disallowed": "500.00" });
    let expect = [
        "The books have 2 lines: £3,000,000 spent so far, £9,001,000 expected in the end, £199,000 less than planned.",
        "£1,000 of it is not allowed: those who spent it keep that cost.",
        "By the books the final cost is £9,000,000. The design says £9,050,000.",
    ];
    assert_eq!(told(json!([line("a", "4600000", "1000000", "4500500"), line("b", "4600000", "2000000", "4500500")])), expect);
    assert_eq!(told(json!([])), ["The books are empty. Add cost lines, or paste them from a spreadsheet."]);
    let planned = json!([{ "id": "a", "name": "A", "budget": "5" }]);
    assert_eq!(told(planned), ["The books have 1 line, with £5 of budget. Nothing is spent or forecast yet."]);
}

#[test]
fn running_costs_are_told_as_a_share_of_the_target() {
    let costs: Vec<RunningCost> = serde_json::from_value(json!([
        { "id": "chair", "label": "Independent chair", "amount": "18000" },
        { "id": "board", "label": "Leadership team", "meetings": { "people": 9, "a_year": 12, "hours": "3.5", "rate": "55" } },
    ]))
    .unwrap();
    let mut design = health("running_costs", json!([]));
    assert!(running::findings(&design, &running_costs_of_design(&design).unwrap())[0].starts_with("Nothing is said yet"));
    design.running_costs = costs;
    let expect = [
        "It costs £38,790 a year to run the alliance, 0.4% of the target.",
        "People\u{2019}s time in meetings costs £20,790, 53.6% of that.",
        "The largest part is Leadership team: £20,790.",
    ];
    assert_eq!(running::findings(&design, &running_costs_of_design(&design).unwrap()), expect);
}

fn amount() -> impl Strategy<Value = Option<Money>> {
    proptest::option::of((0_i64..=1_000_000_000_000_000).prop_map(|pence| Money::from_pence(pence).unwrap()))
}

/// Names with whatever upsets a spreadsheet; without spaces around them, which reading takes away, and without totals, which it leaves out.
fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-z]{1,8}", "['=+@\",;\t\n()£ -]{0,6}[a-z0-9]", "\\PC{1,20}"]
        .prop_map(|name| name.replace('\r', "").trim().to_owned())
        .prop_filter("a name", |name| !name.is_empty() && !name.to_lowercase().contains("to") && !name.to_lowercase().contains("su"))
}

static HEALTH: LazyLock<Design> = LazyLock::new(|| template("health-alliance").unwrap());

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_ledger_that_is_written_reads_back_the_same(rows in vec((name(), 0_usize..7, amount(), amount(), amount(), amount()), 1..12)) {
        let mut design = HEALTH.clone();
        // Two members of one name are told apart by their ids.
        design.members[2].name = design.members[1].name.to_uppercase();
        let line = |(place, (name, member, budget, actual, forecast, disallowed)): (usize, (String, usize, _, _, _, _))| CostLine {
            id: format!("line-{place}").parse().unwrap(),
            name,
            member: design.members.get(member).map(|member| member.id.clone()),
            budget,
            actual,
            forecast,
            disallowed,
            distribution: None,
            at_least: None,
            at_most: None,
        };
        let costs: Vec<CostLine> = rows.into_iter().enumerate().map(line).collect();
        design.costs = costs;
        let text = books::ledger_csv(&design);
        for text in [text.clone(), text.replace("\r\n", "\n"), format!("\u{feff}{text}")] {
            let read = read_ledger(&text, None, &design.members, &[]);
            prop_assert_eq!(&read.lines, &design.costs, "{:?}", read.problems);
            prop_assert!(read.problems.is_empty(), "{:?}", read.problems);
        }
    }
}

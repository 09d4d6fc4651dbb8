//! Ledgers as people paste them.

use alliance_format::{Ledger, LedgerField, LedgerMapping, read_ledger, template};
use alliance_model::{CostLine, Design, Member, Severity};
use proptest::prelude::*;

fn team() -> Vec<Member> {
    template("health-alliance").unwrap().members
}

fn pasted(text: &str) -> Ledger {
    read_ledger(text, None, &team(), &[])
}

/// A line as "id | name | member | budget actual forecast disallowed".
fn told(line: &CostLine) -> String {
    let amounts = [line.budget, line.actual, line.forecast, line.disallowed].map(|amount| amount.map_or("-".to_owned(), |amount| amount.to_string()));
    format!("{} | {} | {} | {}", line.id, line.name, line.member.as_ref().map_or("", |member| member.as_str()), amounts.join(" "))
}

#[track_caller]
fn check_lines(ledger: &Ledger, expect: &[&str]) {
    assert_eq!(ledger.lines.iter().map(told).collect::<Vec<_>>(), expect, "{:#?}", ledger.problems);
}

/// Problems as "error 3:2 found".
fn problems(ledger: &Ledger) -> Vec<String> {
    let place = |place: Option<usize>| place.map_or("-".to_owned(), |place| place.to_string());
    let severity = |severity| if severity == Severity::Error { "error" } else { "warning" };
    ledger.problems.iter().map(|of| format!("{} {}:{} {}", severity(of.severity), place(of.row), place(of.column), of.found)).collect()
}

fn fields(ledger: &Ledger) -> Vec<Option<LedgerField>> {
    ledger.columns.iter().map(|column| column.field).collect()
}

#[test]
fn a_sheet_with_heads_is_read_whole() {
    let ledger = pasted(
        "Crisis services 2026/27,,,,,\r\n,,,,,\r\nCost line,Partner,Budget (£),Spend to date,Forecast outturn,Disallowed costs\r\n\
         Crisis house,riverside,\"£1,200,000.00\",\"450,000\",\"1,210,000.50\",\r\n\
         \"Talking therapies, adults\",BEACON MIND ,\"640,000\",(0),-,\"£1,500\"\r\nRent,,120000,,,\r\nTotal,,1960000,450000,,\r\n",
    );
    check_lines(
        &ledger,
        &[
            "crisis-house | Crisis house | riverside | 1200000.00 450000.00 1210000.50 -",
            "talking-therapies-adults | Talking therapies, adults | beacon | 640000.00 0.00 0.00 1500.00",
            "rent | Rent |  | 120000.00 - - -",
        ],
    );
    assert_eq!(problems(&ledger), ["warning 7:1 \"Total\""]);
    assert_eq!((ledger.separator, ledger.mapping.head_rows), (',', Some(3)));
    use LedgerField::{Actual, Budget, Disallowed, Forecast, Member, Name};
    assert_eq!(fields(&ledger), [Name, Member, Budget, Actual, Forecast, Disallowed].map(Some));
    assert_eq!(
        (ledger.columns[1].head.as_str(), &ledger.columns[1].samples[..]),
        ("Partner", &["riverside".to_owned(), "BEACON MIND".to_owned()][..])
    );
}

#[test]
fn what_cannot_be_read_is_told_by_row_and_column() {
    let ledger = pasted("Item;Who;Budget;Actual\nA;nobody;abc;1\n\n;riverside;1.234;(5)\nA;;12;1\n");
    let expect = ["error 2:3 \"abc\"", "error 2:2 \"nobody\"", "warning 4:1 no name", "error 4:3 \"1.234\"", "error 4:4 \"(5)\""];
    assert_eq!(problems(&ledger), expect);
    check_lines(&ledger, &["a | A |  | - 1.00 - -", "line-4 | Line 4 | riverside | - - - -", "a-2 | A |  | 12.00 1.00 - -"]);
    assert_eq!(problems(&pasted("")), ["error -:- nothing"]);
}

#[test]
fn what_is_still_to_come_is_added_to_what_was_spent() {
    let ledger = pasted("Name\tActual\tForecast to complete\nA\t40\t60\nB\t\t5\nC\t7\t\n");
    check_lines(&ledger, &["a | A |  | - 40.00 100.00 -", "b | B |  | - - 5.00 -", "c | C |  | - 7.00 - -"]);
    assert_eq!(fields(&ledger)[2], Some(LedgerField::ToComplete));
}

#[test]
fn without_heads_columns_are_guessed_and_that_is_said() {
    let ledger = pasted("Rent,100,40\nHeat,50,10\n");
    check_lines(&ledger, &["rent | Rent |  | 100.00 40.00 - -", "heat | Heat |  | 50.00 10.00 - -"]);
    assert_eq!(problems(&ledger), ["warning -:- no heads that say what the columns are"]);
}

#[test]
fn a_mapping_that_is_given_goes_before_any_guess() {
    let text = "Foo,Bar,Baz\nRent,100,40\n";
    let given = LedgerMapping { name: Some(0), forecast: Some(1), actual: Some(2), ..LedgerMapping::default() };
    let ledger = read_ledger(text, Some(given), &team(), &[]);
    check_lines(&ledger, &["rent | Rent |  | - 40.00 100.00 -"]);
    assert_eq!((ledger.mapping.head_rows, problems(&ledger).len()), (Some(1), 0));
    // What is handed back can be handed in again.
    assert_eq!(read_ledger(text, Some(ledger.mapping), &team(), &[]), ledger);
    let beyond = read_ledger(text, Some(LedgerMapping { name: Some(9), budget: Some(1), ..given }), &team(), &[]);
    check_lines(&beyond, &["line-2 | Line 2 |  | 100.00 40.00 100.00 -"]);
}

#[test]
fn lines_that_are_there_keep_what_the_ledger_does_not_tell() {
    let design = template("health-alliance").unwrap();
    let first = &design.costs[0];
    let text = format!("Cost line,Actual\n{},5\nSomething new,6\n", first.name.to_uppercase());
    let ledger = read_ledger(&text, None, &design.members, &design.costs);
    let line = &ledger.lines[0];
    assert_eq!((&line.id, line.budget, &line.distribution), (&first.id, first.budget, &first.distribution));
    assert_eq!((line.actual.unwrap().to_string().as_str(), ledger.lines[1].id.as_str()), ("5.00", "something-new"));
}

#[test]
fn ids_that_do_not_hold_are_made_ones_that_do() {
    let ledger = pasted("Id,Name,Budget\nL 1,A,1\nl-1,B,2\nok,C,3\n");
    assert_eq!(ledger.lines.iter().map(|line| line.id.as_str()).collect::<Vec<_>>(), ["l-1", "l-1-2", "ok"]);
    assert_eq!(problems(&ledger), ["warning 2:1 \"L 1\"", "warning 3:1 \"l-1\""]);
}

proptest! {
    /// Any text is read, and what it makes stands in a design but for the errors that are told.
    #[test]
    fn any_text_makes_lines_that_a_design_can_hold(text in prop_oneof![".{0,300}", "[a-zA-Z0-9 ,;\t\n\"'£().-]{0,300}", "(Name|Budget|Actual|total|1,000|\\(5\\)|x|,|\n|\"){0,60}"]) {
        let members = team();
        let ledger = read_ledger(&text, None, &members, &[]);
        let mut ids: Vec<_> = ledger.lines.iter().map(|line| &line.id).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), ledger.lines.len());
        let rows = text.lines().count() + text.matches('\r').count() + 1;
        prop_assert!(ledger.problems.iter().all(|problem| problem.row.is_none_or(|row| (1..=rows).contains(&row))), "{:?}", ledger.problems);
        let design = Design { members, costs: ledger.lines, correlation: None, ..template("health-alliance").unwrap() };
        let errors: Vec<_> = alliance_model::check(&design).into_iter().filter(|problem| problem.severity == Severity::Error).collect();
        prop_assert!(errors.is_empty(), "{:?}", errors);
    }
}

//! The panels of several years, of the open book and of what the alliance costs to run.
#![allow(clippy::unwrap_used)]

use alliance_model::{Design, Id};
use alliance_panel::{Ask, Asked, Panel, Piece, TableView, answer};

fn design() -> Design {
    alliance_format::read(include_str!("../../../tests/fixtures/v1/years.json")).unwrap().design
}

fn ask(design: &Design, ask: Ask, you: Option<&str>) -> Panel {
    let you: Option<Id> = you.map(|you| you.parse().unwrap());
    answer(&Asked {
        ask,
        design,
        you: you.as_ref(),
        rule: None,
        member: None,
        text: None,
        width: 640.0,
        futures: alliance_simulate::Asked::default(),
    })
    .unwrap()
}

fn tables(panel: &Panel) -> Vec<&TableView> {
    let pieces = panel.parts.iter().flat_map(|part| &part.pieces);
    pieces.filter_map(|piece| if let Piece::Table(table) = piece { Some(table) } else { None }).collect()
}

#[track_caller]
fn check_row(table: &TableView, row: usize, expect: &[&str]) {
    assert_eq!(table.rows[row].iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>(), expect);
    assert!(table.rows.iter().all(|row| row.len() == table.head.len()), "{}", table.caption);
}

#[test]
fn years_are_told_by_year_and_by_member_with_their_totals() {
    let design = design();
    let panel = ask(&design, Ask::Years, Some("trust"));
    let tables = tables(&panel);
    // 1,010,000 less 950,000: half of 60,000 is the providers', and a tenth of that is kept.
    check_row(tables[0], 0, &["2026/27", "£1,010,000", "£950,000", "£60,000", "£27,000", "£30,000", "£3,000", "£0"]);
    check_row(tables[0], 2, &["2028/29 (forecast)", "£970,000", "£930,000", "£40,000", "£18,000", "£20,000", "£0", "£18,000"]);
    assert_eq!((tables[0].rows.len(), tables[1].rows.len()), (4, 3), "who commissions has no share of its own there");
    assert_eq!(tables[1].head[1..4], ["2026/27", "2027/28", "2028/29"]);
    check_row(
        tables[1],
        2,
        &["Club", "–", &tables[1].rows[2][2].text.clone(), "–", &tables[1].rows[2][4].text.clone(), &tables[1].rows[2][5].text.clone(), "£0", "£0"],
    );
    assert!(panel.findings.last().unwrap().starts_with("You (Trust) are paid "), "{:?}", panel.findings);
    let titles: Vec<&str> = panel.parts.iter().map(|part| part.title.as_str()).collect();
    let told = ["", "Year by year", "Member by member", "2026/27", "2027/28", "2028/29", "What rebasing does"];
    let asked = ["The years", "2026/27: who comes and goes, what is carried over"];
    assert_eq!(titles[..9], [&told[..], &asked].concat());
    let Piece::Picture(picture) = &panel.parts[0].pieces[0] else { panic!("no picture") };
    assert!(picture.title.starts_with("Trust gains £"), "{}", picture.title);
    assert_eq!(picture.table.rows.len(), 3);
}

#[test]
fn changes_that_no_step_uses_are_warned_of() {
    let mut design = design();
    design.terms.steps.remove(0);
    let panel = ask(&design, Ask::Years, None);
    let warned = |piece: &Piece| matches!(piece, Piece::Warning(text) if text.starts_with("The agreed changes to the target of 2026/27 do nothing"));
    assert!(panel.parts.iter().flat_map(|part| &part.pieces).any(warned));
}

#[test]
fn without_years_the_panel_says_what_they_are_for() {
    let panel = ask(&alliance_format::template("blank").unwrap(), Ask::Years, None);
    assert!(panel.findings[0].starts_with("There is one year only."));
    let titles: Vec<&str> = panel.parts.iter().map(|part| part.title.as_str()).collect();
    assert_eq!(titles, ["The years"]);
}

#[test]
fn a_ledger_that_is_too_large_is_told_and_not_read() {
    let design = alliance_format::template("blank").unwrap();
    let text = "Line,Budget\n".repeat(alliance_format::LARGEST_FILE / 10);
    let panel = answer(&Asked {
        ask: Ask::ReadLedger,
        design: &design,
        you: None,
        rule: None,
        member: None,
        text: Some(&text),
        width: 640.0,
        futures: alliance_simulate::Asked::default(),
    })
    .unwrap();
    assert!(matches!(&panel.parts[0].pieces[..], [Piece::Warning(told)] if told.starts_with("This is more than can be read at once.")));
}

#[test]
fn every_line_of_the_books_is_shown_and_can_be_taken_home() {
    let mut design = design();
    design.costs = serde_json::from_value(serde_json::json!([
        { "id": "ward", "name": "Ward", "member": "trust", "budget": "600000", "actual": "300000", "forecast": "610000", "disallowed": "4000" },
        { "id": "rent", "name": "Rent", "budget": "100000", "actual": "120000" },
    ]))
    .unwrap();
    let panel = ask(&design, Ask::Books, None);
    let tables = tables(&panel);
    check_row(tables[0], 0, &["Trust", "£600,000", "£300,000", "£310,000", "£610,000", "£10,000", "£4,000", "£606,000"]);
    check_row(tables[0], 2, &["All lines", "£700,000", "£420,000", "£310,000", "£730,000", "£30,000", "£4,000", "£726,000"]);
    check_row(tables[1], 1, &["Rent", "All", "actual cost", "£100,000", "£120,000", "£0", "£120,000", "£20,000", "£0", "£120,000"]);
    let pieces: Vec<&Piece> = panel.parts.iter().flat_map(|part| &part.pieces).collect();
    let told = |text: &str| pieces.iter().any(|piece| matches!(piece, Piece::Text(said) | Piece::Warning(said) if said == text));
    assert!(told("£120,000 is on lines of no one member. It is divided by share of the work."));
    assert!(told("Rent: there is no forecast, so it counts as finished. Add a forecast if more is to come."));
    let list = pieces.iter().find_map(|piece| if let Piece::List(list) = piece { Some(list) } else { None }).unwrap();
    // The trust has its own lines and 0.60 of the rent.
    assert_eq!(list[0], "The final cost is £726,000 by the books, and £950,000 in the design.");
    assert_eq!(list[1], "The direct cost of Trust is £678,000 by the books. The design gives none, so its share of the work is used.");
    assert!(
        pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Files(files) if files[0].text.contains("ward,Ward,Trust,600000.00,300000.00,610000.00,4000.00")))
    );
}

#[test]
fn running_costs_are_added_up_beside_the_target() {
    let panel = ask(&design(), Ask::RunningCosts, None);
    // 9 people x 12 meetings x 3.5 hours x £60, and £500.
    check_row(tables(&panel)[0], 1, &["Leadership team", "£500", "£22,680", "£23,180", "2.3%"]);
    check_row(tables(&panel)[0], 2, &["All", "£20,500", "£22,680", "£43,180", "4.3%"]);
    assert_eq!(panel.findings[0], "It costs £43,180 a year to run the alliance, 4.3% of the target.");
}

//! Members from a list, open data and spreadsheets, as people meet them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use alliance_model::Design;
use alliance_panel::{Ask, Asked, Download, Entry, Field, Memory, Panel, Piece, answer, tables};
use common::{asked, entries, in_order};

fn health() -> Design {
    alliance_format::template("health-alliance").unwrap()
}

fn pasted(design: &Design, text: &str) -> Panel {
    let futures = alliance_simulate::Asked::default();
    answer(&Asked { ask: Ask::ReadMembers, design, you: None, rule: None, member: None, text: Some(text), width: 640.0, futures }).unwrap()
}

fn choices(panel: &Panel) -> Vec<&Field> {
    entries(panel).into_iter().filter_map(|entry| if let Entry::Field(field) = entry { Some(field) } else { None }).collect()
}

fn chosen(field: &Field) -> &str {
    &field.choices[field.chosen.unwrap()].name
}

/// What a choice of a column puts before the text.
fn before(field: &Field, name: &str) -> String {
    let choice = field.choices.iter().find(|choice| choice.name == name).unwrap();
    let [edit] = &choice.changes[..] else { panic!("{:?}", choice.changes) };
    assert_eq!(edit.path, "");
    alliance_json::read(edit.value.as_ref().unwrap()).unwrap().text().unwrap().to_owned()
}

const LIST: &str = "Name,Other name,Reserves\nNorthgate Community Group,Northgate,32000\nNewcomer,New,5\n";

#[test]
fn a_list_of_members_is_looked_at_changed_and_taken_in_one_step() {
    let design = health();
    let panel = pasted(&design, LIST);
    assert_eq!(panel.findings, ["1 new, 1 updated, 0 left as they are."]);
    assert_eq!(choices(&panel).into_iter().map(chosen).collect::<Vec<_>>(), ["the name", "left out", "the free reserves"]);
    // The second column becomes the name, so the first is left out.
    let record = before(choices(&panel)[1], "the name");
    let panel = pasted(&design, &format!("{record}{LIST}"));
    assert_eq!(panel.findings, ["2 new, 0 updated, 0 left as they are."]);
    assert_eq!(choices(&panel).into_iter().map(chosen).collect::<Vec<_>>(), ["left out", "the name", "the free reserves"]);
    let panel = pasted(&design, &format!("{}{LIST}", before(choices(&panel)[0], "the name")));
    let Some(Entry::Button(button)) = entries(&panel).into_iter().find(|entry| matches!(entry, Entry::Button(_))) else { panic!() };
    assert_eq!(button.changes.len(), 1, "one step of undo");
    let taken = in_order(&design, &button.changes, &button.does);
    assert_eq!(taken.members.len(), design.members.len() + 1);
    assert_eq!(pasted(&taken, LIST).findings, ["0 new, 0 updated, 2 left as they are."]);
}

#[test]
fn a_list_with_errors_cannot_be_taken() {
    let panel = pasted(&health(), "Name,Reserves\nA,much\n");
    assert!(!entries(&panel).iter().any(|entry| matches!(entry, Entry::Button(_))));
    let told = format!("{panel:?}");
    assert!(told.contains("Row 2, column 2: found \u{201c}much\u{201d}."), "{told}");
    assert_eq!(pasted(&health(), " "), Panel::default());
    // A record that is none is nothing but text.
    assert!(pasted(&health(), "\u{1e}{broken\nName\nA").findings.len() == 1);
}

fn files(panel: &Panel) -> Vec<&Download> {
    let pieces = panel.parts.iter().flat_map(|part| &part.pieces);
    pieces.flat_map(|piece| if let Piece::Files(files) = piece { files.as_slice() } else { &[] }).collect()
}

#[test]
fn open_data_says_what_is_missing_and_where_it_is_written() {
    let design = health();
    let panel = asked(&design, Ask::OpenData);
    assert!(files(&panel).is_empty());
    let told = format!("{panel:?}");
    for field in choices(&panel) {
        assert!(told.contains(&format!("\u{201c}{}\u{201d}", field.label)), "no problem leads to the box {}", field.label);
    }
    let said = ["2026-04-01", "2026-04-15", "360G-ourtown", "ocds-a1b2c3", "https://example.org/a.json", "https://example.org/extension.json"];
    let edits: Vec<_> = choices(&panel)
        .iter()
        .zip(said)
        .map(|(field, value)| alliance_panel::Edit { path: field.path.clone(), value: Some(format!("\"{value}\"")) })
        .collect();
    let stated = in_order(&design, &edits, "the boxes");
    let panel = asked(&stated, Ask::OpenData);
    assert_eq!(panel.findings, ["Ready: the file for 360Giving and OCDS."]);
    assert_eq!(
        files(&panel).iter().map(|file| file.name.as_str()).collect::<Vec<_>>(),
        ["camden-like-health-alliance-360giving.json", "camden-like-health-alliance-ocds.json"]
    );
}

#[test]
fn the_workbook_holds_the_tables_of_the_answers() {
    for id in ["health-alliance", "north-sea-platform", "blank"] {
        let design = alliance_format::template(id).unwrap();
        let about = Asked {
            ask: Ask::Spreadsheets,
            design: &design,
            you: None,
            rule: None,
            member: None,
            text: None,
            width: 640.0,
            futures: alliance_simulate::Asked::default(),
        };
        let sheets = tables(&about, &mut Memory::default());
        let titles: Vec<&str> = sheets.iter().map(|sheet| sheet.title.as_str()).collect();
        assert_eq!(titles[..2], ["Members", "Seats"], "{id}");
        assert!(titles.len() > 10, "{titles:?}");
        assert!(sheets.iter().all(|sheet| sheet.rows.iter().all(|row| row.len() == sheet.head.len())), "{id}");
        let panel = asked(&design, Ask::Spreadsheets);
        let [workbook, list] = files(&panel)[..] else { panic!() };
        assert!(workbook.media.ends_with(";base64") && workbook.text.starts_with("UEsDB"), "{}", workbook.media);
        assert!(list.text.starts_with("Name,Kind,Identifier"));
    }
}

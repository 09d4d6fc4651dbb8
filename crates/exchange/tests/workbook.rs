//! Workbooks as another program reads them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::float_cmp)]

use alliance_exchange::{Cell, Sheet, workbook};
use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use std::io::Cursor;

fn opened(tables: &[Sheet]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(workbook("Our alliance", tables))).unwrap()
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

#[test]
fn another_program_reads_text_as_text_and_figures_as_numbers() {
    let table = Sheet {
        title: "Who gains: in £".to_owned(),
        head: ["Member", "Gain", "Share"].map(str::to_owned).to_vec(),
        rows: vec![
            vec![text("Northgate & <Sons>"), Cell::figure("−£1,234.50"), Cell::figure("27.3%")],
            vec![text("=HYPERLINK(\"x\")"), text("+1"), text(" two\nlines ")],
        ],
    };
    let mut book = opened(&[table]);
    assert_eq!(book.sheet_names(), ["Contents", "Who gains in £"]);
    let sheet = book.worksheet_range("Who gains in £").unwrap();
    let string = |text: &str| Data::String(text.to_owned());
    assert_eq!(sheet.get((0, 0)), Some(&string("Member")));
    assert_eq!(sheet.get((1, 0)), Some(&string("Northgate & <Sons>")));
    assert_eq!((sheet.get((1, 1)), sheet.get((1, 2))), (Some(&Data::Float(-1234.5)), Some(&Data::Float(0.273))));
    assert_eq!((sheet.get((2, 0)), sheet.get((2, 1))), (Some(&string("=HYPERLINK(\"x\")")), Some(&string("+1"))));
    assert_eq!(sheet.get((2, 2)), Some(&string(" two\nlines ")));
    let contents = book.worksheet_range("Contents").unwrap();
    assert_eq!((contents.get((0, 1)), contents.get((1, 1))), (Some(&string("Our alliance")), Some(&string("Who gains: in £"))));
    // The same tables make the same bytes.
    assert_eq!(workbook("a", &[]), workbook("a", &[]));
}

fn any_cell() -> impl Strategy<Value = Cell> {
    let shown =
        prop_oneof!["[=+@\t\r-]{1,2}[A-Z0-9(),!]{0,9}", any::<String>(), "−?£[0-9]{1,3}(,[0-9]{3}){0,3}(\\.[0-9]{2})?", "[0-9]{1,3}(\\.[0-9])?%"];
    (any::<bool>(), shown).prop_map(|(numeric, shown)| if numeric { Cell::figure(&shown) } else { Cell::Text(shown) })
}

/// What another program may see of a text: signs that XML cannot hold are gone.
fn seen(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\t' | '\n') || *c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// No cell is a formula, no text is a number, no digit is lost.
    #[test]
    fn no_cell_starts_a_formula(titles in prop::collection::vec(any::<String>(), 1..4), rows in prop::collection::vec(prop::collection::vec(any_cell(), 3), 0..6)) {
        let head = ["One", "Two", "Three"].map(str::to_owned).to_vec();
        let tables: Vec<Sheet> = titles.into_iter().map(|title| Sheet { title, head: head.clone(), rows: rows.clone() }).collect();
        let mut book = opened(&tables);
        prop_assert_eq!(book.sheet_names().len(), tables.len() + 1);
        for name in book.sheet_names() {
            prop_assert!(book.worksheet_formula(&name).unwrap().used_cells().next().is_none());
        }
        let name = book.sheet_names()[1].clone();
        let sheet = book.worksheet_range(&name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let found = sheet.get((row + 1, column));
                match cell {
                    Cell::Text(text) if seen(text).is_empty() => prop_assert!(matches!(found, None | Some(Data::Empty)) || found == Some(&Data::String(String::new()))),
                    Cell::Text(text) => prop_assert_eq!(found, Some(&Data::String(seen(text)))),
                    Cell::Number { digits, .. } => {
                        let expect: f64 = digits.parse().unwrap();
                        prop_assert!(matches!(found, Some(Data::Float(value)) if *value == expect) || matches!(found, Some(Data::Int(value)) if *value as f64 == expect), "{:?} {:?}", found, digits);
                    }
                }
            }
        }
    }
}

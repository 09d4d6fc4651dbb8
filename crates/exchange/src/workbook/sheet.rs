//! One sheet as XML: heads that stay in sight, columns as wide as what they hold.

use super::styles::Styles;
use super::{Cell, MAIN, START, Sheet};
use std::fmt::Write;

/// A spreadsheet holds no longer text in a cell.
const LONGEST_TEXT: usize = 32_767;
/// Columns are no wider than this, in characters.
const WIDEST: usize = 60;

pub(super) fn xml(sheet: &Sheet, styles: &mut Styles) -> String {
    let mut xml = format!(
        "{START}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" \
         state=\"frozen\"/></sheetView></sheetViews>{}<sheetData><row r=\"1\">",
        columns(sheet)
    );
    for (column, head) in sheet.head.iter().enumerate() {
        text(&mut xml, &place(column, 1), head, Styles::HEAD);
    }
    xml.push_str("</row>");
    for (number, row) in (2..).zip(&sheet.rows) {
        write!(xml, "<row r=\"{number}\">").ok();
        for (column, cell) in row.iter().enumerate() {
            let at = place(column, number);
            match cell {
                Cell::Text(words) => text(&mut xml, &at, words, if looks_like_a_formula(words) { Styles::QUOTED } else { 0 }),
                Cell::Number { digits, format } => {
                    write!(xml, "<c r=\"{at}\" s=\"{}\"><v>{}</v></c>", styles.of(format), escaped(digits)).ok();
                }
            }
        }
        xml.push_str("</row>");
    }
    xml + "</sheetData></worksheet>"
}

fn columns(sheet: &Sheet) -> String {
    let mut xml = String::new();
    for (column, head) in sheet.head.iter().enumerate() {
        let length = |cell: &Cell| match cell {
            Cell::Text(text) => text.chars().count(),
            Cell::Number { digits, format } => digits.len() + digits.len() / 3 + format.len() / 4,
        };
        let longest = sheet.rows.iter().filter_map(|row| row.get(column)).map(length).max().unwrap_or_default();
        let width = longest.max(head.chars().count()).min(WIDEST) + 2;
        write!(xml, "<col min=\"{0}\" max=\"{0}\" width=\"{width}\" customWidth=\"1\"/>", column + 1).ok();
    }
    if xml.is_empty() { xml } else { format!("<cols>{xml}</cols>") }
}

fn text(xml: &mut String, at: &str, words: &str, style: usize) {
    if words.is_empty() {
        return;
    }
    let words: String = words.chars().take(LONGEST_TEXT).collect();
    write!(xml, "<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(&words)).ok();
}

fn looks_like_a_formula(words: &str) -> bool {
    words.starts_with(['=', '+', '-', '@'])
}

/// Where a cell stands: `A1`, `AB12`.
fn place(column: usize, row: usize) -> String {
    let (mut letters, mut left) = (String::new(), column + 1);
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    format!("{letters}{row}")
}

/// Text for XML: its own signs escaped, and what XML cannot hold left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(sign),
            '\r' | '\u{fffe}' | '\u{ffff}' | '\0'..='\u{1f}' => {}
            _ => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_as_spreadsheets_do() {
        for (column, name) in [(0, "A1"), (25, "Z1"), (26, "AA1"), (51, "AZ1"), (52, "BA1"), (701, "ZZ1"), (702, "AAA1")] {
            assert_eq!(place(column, 1), name);
        }
    }
}

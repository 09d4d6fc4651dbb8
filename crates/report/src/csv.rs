//! Tables for spreadsheets, in which no text can become a formula.

/// One row of comma-separated values (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe in front,
/// and so does one that looks as if it had got one.
pub fn csv_row(cells: &[String]) -> String {
    let cell = |text: &String| {
        let text = harmless(text);
        if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n"
}

/// A text that a spreadsheet takes for no formula: with an apostrophe in front where it might.
pub fn harmless(text: &str) -> String {
    let formula = text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula { format!("'{text}") } else { text.to_owned() }
}

//! The table twin of a picture, and the forms in which it is taken along: a spreadsheet, a word processor, plain text.
//! No cell that a stranger named can become a formula in any of them.

use crate::element::escape;
use alliance_report::csv::{csv_row, harmless};

/// A table twin of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it holds.
    pub caption: String,
    /// The heads of its columns; the first column names the row.
    pub head: Vec<String>,
    /// Its rows, as long as the head.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Whether it is a figure, set flush right.
    pub numeric: bool,
}

impl Cell {
    pub(crate) fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), numeric: false }
    }

    pub(crate) fn figure(text: impl Into<String>) -> Self {
        Self { text: text.into(), numeric: true }
    }
}

impl Table {
    pub(crate) fn new<const N: usize>(caption: &str, head: [&str; N], rows: Vec<Vec<Cell>>) -> Self {
        Self { caption: caption.to_owned(), head: head.map(str::to_owned).to_vec(), rows }
    }

    /// As comma-separated values (RFC 4180): the head, then a line for each row; and set apart by an empty line, what is said of it.
    pub fn to_csv(&self, said: &[(&str, &str)]) -> String {
        let said = said.iter().map(|(name, text)| csv_row(&[(*name).to_owned(), (*text).to_owned()]));
        let apart = (said.len() > 0).then(|| "\r\n".to_owned());
        self.lines().map(|line| csv_row(&line)).chain(apart).chain(said).collect()
    }

    /// As a table of HTML, for a word processor's clipboard: figures flush right, the title above and the source below.
    pub fn to_html(&self, title: &str, source: &str) -> String {
        let head: String = self.head.iter().enumerate().map(|(column, text)| html_cell("th", self.is_figure(column), text)).collect();
        let row = |row: &Vec<Cell>| {
            let cells: String = row.iter().map(|cell| html_cell("td", cell.numeric, &cell.text)).collect();
            format!("<tr>{cells}</tr>")
        };
        let rows: String = self.rows.iter().map(row).collect();
        let table =
            format!("<table border=\"1\"><caption>{}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>", escaped(&self.caption));
        format!("<p><b>{}</b></p>{table}<p>{}</p>", escaped(title), escaped(source))
    }

    /// As plain text: a line for each row, a tab between two cells, the title above and the source below.
    pub fn to_text(&self, title: &str, source: &str) -> String {
        let line = |line: Vec<String>| line.iter().map(|text| harmless(&text.replace(['\t', '\n', '\r'], " "))).collect::<Vec<_>>().join("\t") + "\n";
        let rows: String = self.lines().map(line).collect();
        format!("{}\n{rows}{}\n", harmless(title), harmless(source))
    }

    fn lines(&self) -> impl Iterator<Item = Vec<String>> {
        let row = |row: &Vec<Cell>| row.iter().map(|cell| cell.text.clone()).collect();
        std::iter::once(self.head.clone()).chain(self.rows.iter().map(row))
    }

    /// Whether a column holds figures: its first row says so for all.
    fn is_figure(&self, column: usize) -> bool {
        self.rows.first().and_then(|row| row.get(column)).is_some_and(|cell| cell.numeric)
    }
}

fn html_cell(tag: &str, numeric: bool, text: &str) -> String {
    let align = if numeric { " align=\"right\"" } else { "" };
    format!("<{tag}{align}>{}</{tag}>", escaped(&harmless(text)))
}

fn escaped(text: &str) -> String {
    let mut written = String::new();
    escape(text, &mut written);
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let row = vec![Cell::words("=HYPERLINK(\"x\")\t<b>"), Cell::figure("−5,000")];
        Table::new("Who & what", ["Member", "Result"], vec![row])
    }

    #[test]
    fn a_table_is_taken_along_and_holds_no_formula() {
        assert_eq!(table().to_csv(&[("Title", "@x")]), "Member,Result\r\n\"'=HYPERLINK(\"\"x\"\")\t<b>\",\"−5,000\"\r\n\r\nTitle,'@x\r\n");
        assert_eq!(table().to_text("Who?", "Of us."), "Who?\nMember\tResult\n'=HYPERLINK(\"x\") <b>\t−5,000\nOf us.\n");
        let html = table().to_html("Who?", "Of <us>.");
        assert!(
            html.starts_with(
                "<p><b>Who?</b></p><table border=\"1\"><caption>Who &amp; what</caption><thead><tr><th>Member</th><th align=\"right\">Result</th>"
            ),
            "{html}"
        );
        assert!(html.contains("<td>&#39;=HYPERLINK(&quot;x&quot;) &lt;b&gt;</td><td align=\"right\">−5,000</td>"), "{html}");
    }
}

//! Text into rows of cells, by the `csv` crate: quotes, line breaks in cells, a mark at the start, line ends of any system.

use csv::ReaderBuilder;

/// A row, with its number as a spreadsheet counts them, from 1. Its cells are trimmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number, from 1.
    pub number: usize,
    /// What stands in its columns.
    pub cells: Vec<String>,
}

impl Row {
    /// The cell in a column; empty where there is none.
    pub fn cell(&self, column: Option<u32>) -> &str {
        column.and_then(|column| self.cells.get(column as usize)).map_or("", String::as_str)
    }
}

/// From how many rows the separator is guessed.
const GUESSED_FROM: usize = 12;

/// The separator that is in use, and the rows, of which no more than so many are read.
pub fn read(text: &str, most: usize) -> (char, Vec<Row>) {
    // The crate counts lines by their line feeds alone, so they are all made that.
    let mut text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    text.push('\n');
    let separator = [b',', b';', b'\t'].into_iter().rev().max_by_key(|separator| fit(&text, *separator)).unwrap_or(b',');
    (char::from(separator), rows(&text, separator, most))
}

/// How well a separator fits: in how many rows it leaves as many cells as in most, and how many those are.
fn fit(text: &str, separator: u8) -> (usize, usize) {
    let lengths: Vec<usize> = rows(text, separator, GUESSED_FROM).iter().map(|row| row.cells.len()).collect();
    let alike = |length: usize| lengths.iter().filter(|other| **other == length).count();
    lengths.iter().filter(|length| **length > 1).map(|length| (alike(*length), *length)).max().unwrap_or_default()
}

fn rows(text: &str, separator: u8, most: usize) -> Vec<Row> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let (mut rows, mut record, mut lines_in_cells) = (Vec::new(), csv::StringRecord::new(), 0);
    while rows.len() < most && reader.read_record(&mut record).unwrap_or_default() {
        lines_in_cells += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        let line = usize::try_from(reader.position().line()).unwrap_or_default();
        // A quotation mark that is never closed takes the last line end into its cell, so the row above tells the least.
        let least = rows.last().map_or(1, |above: &Row| above.number + 1);
        let number = line.saturating_sub(1 + lines_in_cells).max(least);
        rows.push(Row { number, cells: record.iter().map(|cell| plain(cell).to_owned()).collect() });
    }
    rows
}

/// Without spaces around it, and without the apostrophe that keeps a spreadsheet from taking a text for a formula.
fn plain(cell: &str) -> &str {
    let cell = cell.trim();
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t']) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, separator: char, expect: &[(usize, &[&str])]) {
        let (found, rows) = read(text, usize::MAX);
        let rows: Vec<(usize, Vec<&str>)> = rows.iter().map(|row| (row.number, row.cells.iter().map(String::as_str).collect())).collect();
        let expect: Vec<(usize, Vec<&str>)> = expect.iter().map(|(number, cells)| (*number, cells.to_vec())).collect();
        assert_eq!((found, rows), (separator, expect), "{text:?}");
    }

    #[test]
    fn text_of_any_make_is_read_into_numbered_rows() {
        check("a,b\nc,d", ',', &[(1, &["a", "b"]), (2, &["c", "d"])]);
        check("\u{feff}a;b\r\n\"c;1\";1,5\r\n", ';', &[(1, &["a", "b"]), (2, &["c;1", "1,5"])]);
        check("a\tb\rc, d\t1,000\r", '\t', &[(1, &["a", "b"]), (2, &["c, d", "1,000"])]);
        check("a,\"two\r\nlines\"\n\n\"say \"\"no\"\"\", x \n", ',', &[(1, &["a", "two\nlines"]), (3, &["say \"no\"", "x"])]);
        check("'=1+1,''-2,'tis\n", ',', &[(1, &["=1+1", "'-2", "'tis"])]);
        check("a,b\n(5),\"x\"\"", ',', &[(1, &["a", "b"]), (2, &["(5)", "x\""])]);
        check("", ',', &[]);
        check("one column\nonly\n", ',', &[(1, &["one column"]), (2, &["only"])]);
    }
}

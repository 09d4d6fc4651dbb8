//! Tables with as many columns as an answer has.

use crate::{Piece, TableCell, TableView};

/// A table whose first columns hold words, and all others figures.
pub(crate) fn table(caption: &str, words: usize, head: Vec<String>, rows: Vec<Vec<String>>) -> Piece {
    let cell = |(place, text): (usize, String)| TableCell { numeric: place >= words, text };
    let rows = rows.into_iter().map(|row| row.into_iter().enumerate().map(cell).collect()).collect();
    Piece::Table(TableView { caption: caption.to_owned(), head, rows })
}

/// The heads of a table.
pub(crate) fn heads(heads: &[&str]) -> Vec<String> {
    heads.iter().map(|head| (*head).to_owned()).collect()
}

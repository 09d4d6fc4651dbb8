//! The minute book as files to take home.

use crate::{Asked, Download, Panel, Part, Piece};
use alliance_report::minutes::{minute_book, minute_book_csv};

pub(crate) fn panel(asked: &Asked<'_>) -> Panel {
    if asked.design.decisions.is_empty() {
        return Panel::default();
    }
    let name = asked.file_name("minutes");
    let file = |label: &str, end: &str, media: &str, text: String| Download {
        label: label.to_owned(),
        name: format!("{name}.{end}"),
        media: media.to_owned(),
        text,
    };
    let files = vec![
        file("Download as text", "txt", "text/plain", minute_book(asked.design)),
        file("Download as CSV", "csv", "text/csv", minute_book_csv(asked.design)),
    ];
    Panel { findings: vec![], parts: vec![Part::open("Take it home", vec![Piece::Files(files)])] }
}

//! Answers on paper: what can be pressed is left out, and a form that only shows figures becomes a table.

use super::Passage;
use crate::{Ask, Asked, Entry, Form, Group, Memory, Panel, Part, Piece, TableCell, TableView, answer_again};

/// What another question answers, under a heading; or why it has no answer.
pub(super) fn told(asked: &Asked<'_>, memory: &mut Memory, heading: &str, ask: Ask) -> Vec<Passage> {
    match answer_again(&Asked { ask, rule: None, text: None, ..*asked }, memory) {
        Ok(panel) => of_panel(heading, panel),
        Err(why) => vec![Passage::new(heading, vec![Piece::Warning(why)])],
    }
}

/// A panel under a heading; parts without a title belong to what is before them.
fn of_panel(heading: &str, panel: Panel) -> Vec<Passage> {
    let mut passages = vec![Passage::new(heading, panel.findings.into_iter().map(Piece::Text).collect())];
    for part in panel.parts {
        let pieces: Vec<Piece> = part.pieces.into_iter().filter_map(|piece| on_paper(heading, piece)).collect();
        match passages.last_mut().filter(|_| part.title.is_empty() || part.title == heading) {
            _ if pieces.is_empty() => {}
            Some(before) => before.part.pieces.extend(pieces),
            None => passages.push(Passage { is_numbered: false, part: Part { pieces, ..part } }),
        }
    }
    // Where nothing stands under the heading itself, the first part has its number.
    if passages.first().is_some_and(|first| first.part.pieces.is_empty()) {
        passages.remove(0);
    }
    if let Some(first) = passages.first_mut() {
        first.is_numbered = true;
    }
    passages
}

impl Passage {
    /// One that has a number.
    pub(super) fn new(title: &str, pieces: Vec<Piece>) -> Self {
        Self { is_numbered: true, part: Part::open(title, pieces) }
    }

    /// One that belongs to the numbered one before it.
    pub(super) fn below(title: &str, pieces: Vec<Piece>) -> Self {
        Self { is_numbered: false, part: Part::open(title, pieces) }
    }
}

/// A piece without anything to press; none where nothing is left.
fn on_paper(heading: &str, piece: Piece) -> Option<Piece> {
    Some(match piece {
        Piece::Files(_) | Piece::Paste(_) => return None,
        Piece::Form(form) => Piece::Table(as_table(heading, form)?),
        Piece::Group(Group { label, pieces }) => {
            let pieces: Vec<Piece> = pieces.into_iter().filter_map(|piece| on_paper(heading, piece)).collect();
            (!pieces.is_empty()).then_some(Piece::Group(Group { label, pieces }))?
        }
        Piece::Picture(drawing) => Piece::Picture(Box::new(crate::Drawing { handles: None, ..*drawing })),
        // What stands under a slider is read as a table.
        Piece::Marks(marks) => Piece::Table(marks.table),
        other => other,
    })
}

/// A form with a head that holds words and figures only, as a table.
fn as_table(caption: &str, form: Form) -> Option<TableView> {
    let cell = |entry: Entry| match entry {
        Entry::Text(text) => Some(TableCell { text, numeric: false }),
        Entry::Figure(text) => Some(TableCell { text, numeric: true }),
        Entry::Why(why) => Some(TableCell { text: why.figure, numeric: true }),
        _ => None,
    };
    let rows: Option<Vec<Vec<TableCell>>> = form.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
    let rows = rows.filter(|rows| !form.head.is_empty() && !rows.is_empty())?;
    Some(TableView { caption: caption.to_owned(), head: form.head, rows })
}

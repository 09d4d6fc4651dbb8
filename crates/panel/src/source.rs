//! Under every picture of an answer: where it comes from.

use crate::{Asked, Panel, Piece};
use alliance_report::source::source;

/// Adds to what is said of futures whose design it is.
pub(crate) fn with_sources(asked: &Asked<'_>, mut panel: Panel) -> Panel {
    let mut mark = None;
    let mut tell = |futures: &str| source(&asked.design.title, mark.get_or_insert_with(|| alliance_format::mark(asked.design)), futures);
    panel.parts.iter_mut().for_each(|part| tell_all(&mut part.pieces, &mut tell));
    panel
}

fn tell_all(pieces: &mut [Piece], tell: &mut impl FnMut(&str) -> String) {
    for piece in pieces {
        match piece {
            Piece::Picture(drawing) => drawing.source = tell(&drawing.source),
            Piece::Group(group) => tell_all(&mut group.pieces, tell),
            _ => {}
        }
    }
}

//! What would change the result of the votes as they are.

use crate::{Asked, Panel, Part, Piece};
use alliance_model::Position;
use alliance_report::votes::{flips_in_words, position_name};
use alliance_vote::{CHOICES, PositionChange, flips};

/// How many smallest changes are listed.
const LISTED: usize = 500;
/// How many of them a person is shown one by one.
const SHOWN: usize = 12;

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let table = asked.table()?;
    let position = |seat: &alliance_model::Id| asked.design.motion.position(seat);
    let ask = |to: &[Position]| flips(&table.voters, table.rule, position, to, LISTED).map_err(|error| error.to_string());
    let mut found = ask(&[Position::Agree, Position::Disagree])?;
    if found.fewest.is_none() {
        // Under odd rules it may take somebody who abstains.
        found = ask(&CHOICES)?;
    }
    let finding = flips_in_words(asked.design, &found);
    let one_by_one = found.flips.iter().take(SHOWN).map(|flip| told(asked, flip)).collect::<Vec<_>>();
    let mut pieces = vec![Piece::List(one_by_one)];
    if found.flips.len() > SHOWN || !found.complete {
        pieces.push(Piece::Text(format!("{} smallest changes in all.", found.count)));
    }
    let parts = if found.flips.is_empty() { vec![] } else { vec![Part::folded("One by one", pieces)] };
    Ok(Panel { findings: vec![finding], parts })
}

fn told(asked: &Asked<'_>, flip: &[PositionChange]) -> String {
    let change = |change: &PositionChange| format!("{}: {} instead of {}", asked.title(&change.seat), small(change.to), small(change.from));
    flip.iter().map(change).collect::<Vec<_>>().join("; ")
}

fn small(position: Position) -> String {
    position_name(position).to_lowercase()
}

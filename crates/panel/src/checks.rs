//! The dangers of a rule, each with how to mend it.

use crate::{Asked, Memory, Panel, Part, Piece};
use alliance_report::votes::warned;
use alliance_vote::checker::{Danger, Level};

pub(crate) fn panel(asked: &Asked<'_>, memory: &mut Memory) -> Result<Panel, String> {
    let table = asked.table()?;
    let checked = memory.dangers(&table.voters, table.rule).map_err(|error| error.to_string())?;
    let mut pieces: Vec<Piece> = checked.dangers.iter().map(|danger| told(asked, danger)).collect();
    if pieces.is_empty() {
        pieces.push(Piece::Text("Nothing stands out: none of the fifteen dangers was found.".to_owned()));
    }
    if !checked.not_checked.is_empty() {
        let text = format!("{} of the fifteen dangers were not looked for: there are too many ways to vote here.", checked.not_checked.len());
        pieces.push(Piece::Text(text));
    }
    Ok(Panel { findings: vec![], parts: vec![Part::open("What to watch for", pieces)] })
}

fn told(asked: &Asked<'_>, danger: &Danger) -> Piece {
    let told = warned(asked.design, danger);
    let text = format!("{} {}", told.text, told.mend);
    if danger.level == Level::Warning { Piece::Warning(text) } else { Piece::Text(text) }
}

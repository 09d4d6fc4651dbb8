//! The dangers of the terms, each with how to mend it.

use crate::{Asked, Panel, Part, Piece};
use alliance_report::figures::count;
use alliance_report::terms::terms_warned;
use alliance_settle::{DangerLevel, TermsDanger, TermsDangerKind, terms_dangers};

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let design = asked.design;
    let dangers = terms_dangers(&design.terms, &design.members, &design.outcomes, &design.facts).map_err(|error| error.to_string())?;
    if dangers.is_empty() {
        let clean = Piece::Text("Nothing stands out: none of the fifteen dangers was found.".to_owned());
        return Ok(Panel { findings: vec![], parts: vec![Part::open(TITLE, vec![clean])] });
    }
    let pieces = in_words(asked, &dangers.iter().collect::<Vec<_>>());
    Ok(Panel { findings: vec![how_many(&dangers)], parts: vec![Part::open(TITLE, pieces)] })
}

const TITLE: &str = "What to watch for";

fn how_many(dangers: &[TermsDanger]) -> String {
    let warnings = dangers.iter().filter(|danger| danger.level == DangerLevel::Warning).count();
    let others = dangers.len() - warnings;
    let mend = match warnings {
        0 => "Nothing to mend".to_owned(),
        some => count(some, "thing to mend", "things to mend"),
    };
    if others == 0 { format!("{mend}.") } else { format!("{mend}, and {others} that people should know.") }
}

/// Dangers, each with how to mend it; what members only should know comes last.
pub(crate) fn in_words(asked: &Asked<'_>, dangers: &[&TermsDanger]) -> Vec<Piece> {
    let (of_members, others): (Vec<&TermsDanger>, Vec<_>) =
        dangers.iter().partition(|danger| matches!(danger.what, TermsDangerKind::MemberLosesNoMore { .. }));
    others.into_iter().map(|danger| told(asked, danger)).chain(together(asked, &of_members)).collect()
}

/// Dangers of one kind that many members may have: how to mend them is told once.
fn together(asked: &Asked<'_>, dangers: &[&TermsDanger]) -> Vec<Piece> {
    let told: Vec<_> = dangers.iter().map(|danger| terms_warned(asked.design, danger)).collect();
    match told.first() {
        None => vec![],
        Some(first) => vec![Piece::List(told.iter().map(|told| told.text.clone()).collect()), Piece::Text(first.mend.clone())],
    }
}

fn told(asked: &Asked<'_>, danger: &TermsDanger) -> Piece {
    let told = terms_warned(asked.design, danger);
    let text = format!("{} {}", told.text, told.mend);
    if danger.level == DangerLevel::Warning { Piece::Warning(text) } else { Piece::Text(text) }
}

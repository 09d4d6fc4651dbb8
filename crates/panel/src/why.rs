//! Why the motion passes or does not: stage by stage, and as lines of a minute.

use crate::{Asked, Panel, Part, Piece, Step};
use alliance_model::Verdict;
use alliance_report::votes::{Line, explain, verdict_meaning};
use alliance_vote::decide_motion;

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let (verdict, lines) = explained(asked)?;
    let steps = lines.into_iter().map(|line| Step { title: format!("{}{}", line.stage, mark(line.holds)), lines: vec![line.text] }).collect();
    let pieces = vec![Piece::Text(verdict_meaning(verdict).to_owned()), Piece::Steps(steps)];
    Ok(Panel { findings: vec![], parts: vec![Part::open("", pieces)] })
}

/// The same as a minute keeps it: a sentence for each stage.
pub(crate) fn reasons(asked: &Asked<'_>) -> Result<Panel, String> {
    let (_, lines) = explained(asked)?;
    Ok(Panel { findings: lines.into_iter().map(|line| format!("{}: {}", line.stage, line.text)).collect(), parts: vec![] })
}

fn explained(asked: &Asked<'_>) -> Result<(Verdict, Vec<Line>), String> {
    let design = asked.design;
    let rule = asked.table()?.rule;
    let decision = decide_motion(design, &design.motion).map_err(|error| format!("This cannot be decided yet: {error}."))?;
    Ok((decision.verdict, explain(design, rule, &decision)))
}

fn mark(holds: Option<bool>) -> &'static str {
    match holds {
        Some(true) => " \u{2713} yes",
        Some(false) => " \u{2717} no",
        None => "",
    }
}

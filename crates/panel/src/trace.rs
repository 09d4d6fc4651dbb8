//! Why a member is paid what it is paid: every step, to the penny.

use crate::{Asked, Panel, Part, Piece, Step};
use alliance_settle::{TraceLine, settle_design};

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let settlement = settle_design(asked.design).map_err(|error| error.to_string())?;
    let member = asked.member.and_then(|member| settlement.member(member)).ok_or("Name a member of the design.")?;
    let steps = settlement.trace.iter().chain(&member.trace).map(step).collect();
    Ok(Panel { findings: vec![], parts: vec![Part::open("", vec![Piece::Steps(steps)])] })
}

/// A line of a trace, as it is shown.
pub(crate) fn step(line: &TraceLine) -> Step {
    let lines = vec![line.words.to_owned(), line.numbers.clone(), format!("{} \u{2192} {}", line.before, line.after)];
    Step { title: line.what.to_string(), lines }
}

//! Where something changes as the final cost moves: marks for a slider, and a sentence for each.

use crate::{Asked, Panel, Part, Piece};
use alliance_chart::{CostMark, cost_marks};
use alliance_report::breaks::sentence;
use alliance_report::money::stretch;
use alliance_settle::{break_points, settle_without_trace};

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let design = asked.design;
    let told = |error: alliance_settle::SettleError| error.to_string();
    let breaks = break_points(&design.terms, &design.members, &design.outcomes, &design.facts).map_err(told)?;
    let target = settle_without_trace(design).map_err(told)?.target;
    let marks: Vec<CostMark> = breaks.iter().map(|point| CostMark { outturn: point.outturn, says: sentence(design, point) }).collect();
    let picture = cost_marks(stretch(design), target, &marks, asked.width, &design.currency);
    Ok(Panel { findings: vec![], parts: vec![Part::open("", vec![Piece::marks(&picture)])] })
}

//! Where the final cost stands, and where something changes as it moves: marks for a slider, and a sentence for each.

use crate::{Asked, Panel, Part, Piece};
use alliance_chart::{CostMark, Picture, cost_marks};
use alliance_report::breaks::sentence;
use alliance_report::money::{away_from_target, stretch};
use alliance_settle::{BreakKind, BreakPoint, Side, break_points, settle_without_trace};

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let settlement = settle_without_trace(asked.design).map_err(|error| error.to_string())?;
    let away = Piece::Note(away_from_target(asked.design, &settlement));
    Ok(Panel { findings: vec![], parts: vec![Part::open("", vec![Piece::marks(&picture(asked)?), away])] })
}

/// Marks for a slider of the final cost.
///
/// # Errors
/// Where the terms cannot be settled: why.
pub fn picture(asked: &Asked<'_>) -> Result<Picture, String> {
    let design = asked.design;
    let told = |error: alliance_settle::SettleError| error.to_string();
    let breaks = break_points(&design.terms, &design.members, &design.outcomes, &design.facts).map_err(told)?;
    let settlement = settle_without_trace(design).map_err(told)?;
    let felt = breaks.iter().filter(|point| !behind_a_cap(&breaks, point));
    let marks: Vec<CostMark> = felt.map(|point| CostMark { outturn: point.outturn, says: sentence(design, point) }).collect();
    Ok(cost_marks(stretch(design), settlement.target, &marks, asked.width, &design.currency))
}

/// Whether a band begins where the commissioner has all of it anyway, so that nobody feels it.
fn behind_a_cap(breaks: &[BreakPoint], point: &BreakPoint) -> bool {
    let BreakKind::BandStarts { side, .. } = &point.kind else { return false };
    let further = |one: &BreakPoint, other: &BreakPoint| match side {
        Side::Gain => one.outturn <= other.outturn,
        Side::Pain => one.outturn >= other.outturn,
    };
    let is_change = |at: &&BreakPoint| match &at.kind {
        BreakKind::CommissionerAlone { side: of } | BreakKind::SharedAgain { side: of } => of == side && further(point, at),
        _ => false,
    };
    let nearest = breaks.iter().filter(is_change).reduce(|near, next| if further(next, near) { next } else { near });
    matches!(nearest, Some(BreakPoint { kind: BreakKind::CommissionerAlone { .. }, .. }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use crate::{Ask, Asked, Piece, answer};

    #[test]
    fn a_band_that_nobody_feels_is_left_out() {
        let design = alliance_format::template("health-alliance").unwrap();
        let panel = answer(&Asked {
            ask: Ask::Breaks,
            design: &design,
            you: None,
            rule: None,
            member: None,
            text: None,
            width: 640.0,
            futures: alliance_simulate::Asked::default(),
        })
        .unwrap();
        let Piece::Marks(marks) = &panel.parts[0].pieces[0] else { panic!("marks") };
        let says = |words: &str| marks.table.rows.iter().any(|row| row[1].text.contains(words));
        // The pool's cap of 132,000 ends what the members' caps have left at 9,134,400; the band from 6% begins at 9,328,000.
        assert!(says("Above \u{a3}8,976,000 band 2 begins") && !says("band 3 begins"));
    }
}

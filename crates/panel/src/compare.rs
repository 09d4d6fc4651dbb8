//! The same votes under every rule of the design.

use crate::{Asked, Panel, Part, Piece};
use alliance_model::Verdict;
use alliance_report::votes::{headline, needs};
use alliance_vote::compare;

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let (design, table) = (asked.design, asked.table()?);
    let results = compare(&table.voters, &design.rules, |seat| design.motion.position(seat));
    let rows = design.rules.iter().zip(results).map(|(rule, (_, result))| {
        let chosen = if rule.id == table.rule.id { " (chosen)" } else { "" };
        let result = match result.map(|decision| decision.verdict) {
            Ok(Verdict::Passes) => "\u{2713} passes".to_owned(),
            Ok(verdict) => format!("\u{2717} {}", headline(verdict).to_ascii_lowercase()),
            Err(error) => error.to_string(),
        };
        [format!("{}{chosen}", rule.name), needs(design, &table.body.id, rule), result]
    });
    let table = Piece::table("What each rule makes of these votes", ["Rule", "Needs", "Result"], rows);
    Ok(Panel { findings: vec![], parts: vec![Part::open("", vec![table])] })
}

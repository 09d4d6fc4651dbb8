//! The dangers of every rule, each with how to mend it.

use crate::{Asked, Panel, Part, Piece};
use alliance_model::Rule;
use alliance_report::votes::warned;
use alliance_vote::Voter;
use alliance_vote::checker::{Level, check_rule};

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let table = asked.table()?;
    let parts = asked.design.rules.iter().map(|rule| Part::folded(&rule.name, dangers(asked, &table.voters, rule))).collect();
    Ok(Panel { findings: vec![], parts })
}

fn dangers(asked: &Asked<'_>, voters: &[Voter], rule: &Rule) -> Vec<Piece> {
    let checked = match check_rule(voters, rule) {
        Ok(checked) => checked,
        Err(error) => return vec![Piece::Warning(error.to_string())],
    };
    let mut pieces: Vec<Piece> = checked
        .dangers
        .iter()
        .map(|danger| {
            let told = warned(asked.design, danger);
            let text = format!("{} {}", told.text, told.mend);
            if danger.level == Level::Warning { Piece::Warning(text) } else { Piece::Text(text) }
        })
        .collect();
    if !checked.not_checked.is_empty() {
        pieces.push(Piece::Text(format!("{} of the fifteen checks were left out: there are too many ways to vote here.", checked.not_checked.len())));
    }
    if pieces.is_empty() {
        pieces.push(Piece::Text("Nothing stands out: none of the fifteen dangers was found.".to_owned()));
    }
    pieces
}

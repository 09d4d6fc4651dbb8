//! Who gains and who pays at this final cost.

use crate::{Asked, Panel, Part, Piece};
use alliance_chart::{Bar, Picture, SeatColour, who_gains};
use alliance_model::{Id, Member};
use alliance_report::money::cap_note;
use alliance_settle::settle_without_trace;

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let piece = Piece::picture(&picture(asked)?, "Against the target cost, at this final cost.", &asked.file_name("gains"));
    let settlement = settle_without_trace(asked.design).map_err(|error| error.to_string())?;
    let note = cap_note(asked.design, &settlement, asked.you).map(Piece::Warning);
    Ok(Panel { findings: vec![], parts: vec![Part::open("", std::iter::once(piece).chain(note).collect())] })
}

/// A bar for each member.
///
/// # Errors
/// Where the terms cannot be settled: why.
pub fn picture(asked: &Asked<'_>) -> Result<Picture, String> {
    let design = asked.design;
    let settlement = settle_without_trace(design).map_err(|error| error.to_string())?;
    let commissioners: Vec<&Member> = design.members.iter().filter(|member| !member.is_provider()).collect();
    let payer = match commissioners[..] {
        [only] => only.name.clone(),
        _ => "The commissioners".to_owned(),
    };
    let yours = |id: &Id| asked.you == Some(id);
    let you = commissioners.iter().any(|member| yours(&member.id));
    let first = Bar { name: payer, amount: settlement.commissioner, you, kind: SeatColour::Commissioner };
    let providers = design.members.iter().filter(|member| member.is_provider()).filter_map(|member| {
        let result = settlement.member(&member.id)?;
        Some(Bar { name: member.name.clone(), amount: result.limb3, you: yours(&member.id), kind: SeatColour::Provider })
    });
    let bars: Vec<Bar> = std::iter::once(first).chain(providers).collect();
    Ok(who_gains(&bars, asked.width, &design.currency))
}

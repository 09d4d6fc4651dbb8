//! Who gains and who pays at this final cost.

use crate::{Asked, Panel, Part, Piece};
use alliance_chart::{Bar, SeatColour, who_gains};
use alliance_model::{Id, Member};
use alliance_report::money::cap_note;
use alliance_settle::settle_design;

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let design = asked.design;
    let settlement = settle_design(design).map_err(|error| error.to_string())?;
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
    let picture = who_gains(&bars, asked.width, &design.currency);
    let piece = Piece::picture(&picture, "Against the target cost, at this final cost.", &asked.file_name("gains"));
    let note = cap_note(design, &settlement, asked.you).map(Piece::Warning);
    Ok(Panel { findings: vec![], parts: vec![Part::open("", std::iter::once(piece).chain(note).collect())] })
}

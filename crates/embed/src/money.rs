//! The money: who gains and who pays, and the calculator of the final cost.

use crate::pieces::{drawn, group, one, text, whole};
use crate::why::Why;
use crate::{Drawn, Kind};
use alliance_chart::Picture;
use alliance_json::Json;
use alliance_model::Money;
use alliance_panel::{Asked, pictures};
use alliance_report::figures::whole_money;
use alliance_report::money::{away_from_target, sentences, slider_step, stretch};
use alliance_settle::settle_without_trace;

pub(crate) fn picture(its: &Asked<'_>, kind: Kind) -> Drawn {
    if !matches!(kind, Kind::Split | Kind::CostCalculator) {
        return Ok(None);
    }
    Ok(Some((pictures::gains(its)?, None)))
}

/// The slider, its marks, what comes of it, and who gains and pays.
pub(crate) fn calculator(its: &Asked<'_>, gains: &Picture) -> Result<Json, Why> {
    let design = its.design;
    let settled = settle_without_trace(design).map_err(|error| error.to_string())?;
    let (lowest, highest) = stretch(design);
    let slider = group([
        ("label", text("Final cost")),
        ("now", text(&whole_money(settled.outturn, &design.currency))),
        ("away", text(&away_from_target(design, &settled))),
        ("least", pounds(lowest)),
        ("most", pounds(highest)),
        ("step", text(&slider_step(design).to_string())),
        ("value", pounds(settled.outturn)),
    ]);
    let marks = pictures::cost_marks(its)?;
    let (title, rest) = split_first(sentences(design, &settled, its.you));
    let results = rest.into_iter().map(|sentence| one("text", sentence));
    let pieces = [group([("slider", slider)]), drawn(&marks)].into_iter().chain(results).chain([drawn(gains)]);
    Ok(whole(&title, pieces.collect()))
}

/// The first sentence is the finding.
fn split_first(mut sentences: Vec<String>) -> (String, Vec<String>) {
    let rest = sentences.split_off(sentences.len().min(1));
    (sentences.pop().unwrap_or_default(), rest)
}

fn pounds(amount: Money) -> Json {
    Json::Text((amount.pence() / 100).to_string())
}

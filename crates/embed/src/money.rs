//! The money: who gains and who pays, and the calculator of the final cost.

use crate::pieces::{drawn, group, one, text, whole};
use crate::{Kind, Stamped};
use alliance_chart::Picture;
use alliance_json::Json;
use alliance_model::Money;
use alliance_panel::{Asked, pictures};
use alliance_report::figures::{percent_exact, whole_money};
use alliance_report::money::{sentences, stretch};
use alliance_settle::settle_without_trace;

pub(crate) fn picture(its: &Asked<'_>, kind: Kind) -> Option<Result<Stamped, String>> {
    matches!(kind, Kind::Split | Kind::CostCalculator).then(|| pictures::gains(its).map(|picture| (picture, None)))
}

/// The slider, its marks, what comes of it, and who gains and pays.
pub(crate) fn calculator(its: &Asked<'_>, gains: &Picture) -> Result<Json, String> {
    let design = its.design;
    let settled = settle_without_trace(design).map_err(|error| error.to_string())?;
    let (lowest, highest) = stretch(design);
    let told = |amount| whole_money(amount, &design.currency);
    let away = match settled.difference.pence() {
        0 => "exactly the target".to_owned(),
        saving if saving > 0 => format!("{} under the target", told(settled.difference)),
        _ => format!("{} over the target", told(settled.difference.abs())),
    };
    let share = (settled.target != Money::ZERO).then(|| format!("{} of target, ", percent_exact(settled.outturn.exact() / settled.target.exact())));
    let slider = group([
        ("label", text("Final cost")),
        ("now", text(&told(settled.outturn))),
        ("away", text(&format!("{}{away}", share.unwrap_or_default()))),
        ("least", pounds(lowest)),
        ("most", pounds(highest)),
        ("step", text(&slider_step(design.terms.target))),
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

/// A round number of pounds, about a thousandth of the target or less.
fn slider_step(target: Money) -> String {
    let thousandth = target.pence() / 100_000;
    std::iter::successors(Some(1_i64), |step| step.checked_mul(10)).take_while(|step| *step <= thousandth.max(1)).last().unwrap_or(1).to_string()
}

fn pounds(amount: Money) -> Json {
    Json::Text((amount.pence() / 100).to_string())
}

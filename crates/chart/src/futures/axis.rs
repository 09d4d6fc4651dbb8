//! The axis of amounts under a picture of futures.

use super::LineAt;
use crate::Element;
use crate::labels::{Area, Labels, Stand};
use crate::scale::Scale;
use crate::text::Face;
use alliance_model::Currency;
use alliance_report::figures::short_money;
use alliance_report::futures::pounds;

/// A scale from amounts to pixels that takes pence, as [`Scale`] does.
pub(super) fn scale(amounts: (f64, f64), pixels: (f64, f64)) -> Scale {
    Scale::new((amounts.0 * 100.0, amounts.1 * 100.0), pixels)
}

/// Where an amount stands.
pub(super) fn at(scale: &Scale, amount: f64) -> f64 {
    scale.at(amount * 100.0)
}

/// The least and the greatest of amounts, and of a line where there is one.
pub(super) fn span(amounts: impl Iterator<Item = f64>, line: Option<LineAt<'_>>) -> (f64, f64) {
    let all = amounts.chain(line.map(|line| line.amount)).filter(|amount| amount.is_finite());
    let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), amount| (low.min(amount), high.max(amount)));
    if low <= high { (low, high) } else { (0.0, 0.0) }
}

/// Round amounts in a row on a baseline, and the line with its name among them, from the top down; an amount that would touch it is left out.
pub(super) fn axis(x: &Scale, width: f64, (top, bottom): (f64, f64), line: Option<LineAt<'_>>, currency: &Currency) -> Vec<Element> {
    let baseline = bottom + 20.0;
    let below = |x: f64, face: Face| Stand { x, y: baseline - face.size, anchor: "middle", above: false };
    let mut row = Labels::within(Area { left: 0.0, top: 0.0, right: width, bottom: baseline + 8.0 }, vec![]);
    let mut drawn = vec![];
    if let Some(line) = line {
        let place = at(x, line.amount);
        let words = if line.amount == 0.0 { line.name.to_owned() } else { format!("{} {}", line.name, short_money(pounds(line.amount), currency)) };
        let half = Face::STRONG.width(&words) / 2.0 + 4.0;
        let middle = place.max(half).min(width - half);
        row.place(Face::STRONG, &[vec![words]], &[below(middle, Face::STRONG)]);
        row.keep_clear(Area { left: middle - half - 8.0, right: middle + half + 8.0, top: 0.0, bottom: baseline + 8.0 });
        drawn.push(Element::new("line").class("target").at([("x1", place), ("x2", place), ("y1", top), ("y2", bottom)]));
    }
    for tick in x.ticks((width / 100.0) as usize) {
        row.place(Face::LABEL, &[vec![short_money(tick, currency)]], &[below(x.at(tick.pence() as f64), Face::LABEL)]);
    }
    drawn.extend(row.drawn);
    drawn
}

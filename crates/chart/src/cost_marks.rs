//! Marks under a slider of the final cost: where a band begins, a cap bites, a member's margin ends.

use crate::labels::{Area, Labels, Stand};
use crate::picture::{LEAST_WIDTH, scene};
use crate::scale::Scale;
use crate::text::Face;
use crate::{Cell, Element, Picture, Table};
use alliance_model::{Currency, Money};
use alliance_report::figures::{count, list, short_money, whole_money};

/// How far the ends of the scale are from the edges: half of a slider's thumb.
const MARGIN: f64 = 8.0;
const HEIGHT: f64 = 34.0;

/// A place on the scale of final costs, and what happens there, in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostMark {
    /// The final cost.
    pub outturn: Money,
    /// What happens there.
    pub says: String,
}

/// Draws the scale from one final cost to another, with the target and the marks between them, in the order of outturn.
pub fn cost_marks(span: (Money, Money), target: Money, marks: &[CostMark], width: f64, currency: &Currency) -> Picture {
    let width = width.max(LEAST_WIDTH);
    let pence = |money: Money| money.pence() as f64;
    let x = Scale::new((pence(span.0), pence(span.1)), (MARGIN, width - MARGIN));
    let shown: Vec<&CostMark> = marks.iter().filter(|mark| (span.0..=span.1).contains(&mark.outturn)).collect();
    let line = |money: Money, class: &str, height: f64| {
        let at = x.at(pence(money));
        Element::new("line").class(class).at([("x1", at), ("x2", at), ("y1", 2.0), ("y2", 2.0 + height)])
    };
    let mut row = Labels::within(Area { left: 0.0, top: 0.0, right: width, bottom: HEIGHT }, vec![]);
    let mut label = |money: Money, words: String, face: Face| {
        let half = face.width(&words) / 2.0 + 2.0;
        let middle = x.at(pence(money)).max(half).min(width - half);
        row.place(face, &[vec![words]], &[Stand { x: middle, y: 15.0, anchor: "middle", above: false }]);
        row.keep_clear(Area { left: middle - half - 4.0, right: middle + half + 4.0, top: 0.0, bottom: HEIGHT });
    };
    label(target, format!("target {}", short_money(target, currency)), Face::SMALL_STRONG);
    for mark in &shown {
        label(mark.outturn, short_money(mark.outturn, currency), Face::SMALL);
    }
    let ticks = shown.iter().map(|mark| line(mark.outturn, "tick", 9.0));
    let drawn: Vec<Element> = ticks.chain([line(target, "target", 12.0)]).chain(row.drawn).collect();
    let mut places: Vec<String> = shown.iter().map(|mark| short_money(mark.outturn, currency)).collect();
    places.dedup();
    let title = match places.len() {
        0 => "Nothing changes on this stretch.".to_owned(),
        many => format!("The share changes at {} on this stretch.", count(many, "cost", "costs")),
    };
    let at = list(&places.iter().map(String::as_str).collect::<Vec<_>>());
    let alt = format!(
        "{title} The target is {}. {}",
        short_money(target, currency),
        if at.is_empty() { String::new() } else { format!("It changes at {at}.") }
    );
    let row = |mark: &CostMark| vec![Cell::figure(whole_money(mark.outturn, currency)), Cell::words(mark.says.clone())];
    Picture {
        scene: scene("cost-marks", width, HEIGHT).holding(drawn),
        width,
        height: HEIGHT,
        title,
        alt: alt.trim_end().to_owned(),
        table: Table::new("Where something changes", ["Final cost", "What happens there"], marks.iter().map(row).collect()),
        legend: vec![],
    }
}

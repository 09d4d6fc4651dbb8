//! Who gains and who pays: one bar each, to the right for a gain, to the left for a loss.

use crate::bars;
use crate::picture::{LEAST_WIDTH, scene};
use crate::scale::{Scale, signed};
use crate::text::Face;
use crate::{Cell, Element, Picture, SeatColour, Table};
use alliance_model::{Currency, Money};
use alliance_report::figures::{list, whole_money};

/// Below this width names stand above their bars.
const STACKED_BELOW: f64 = 400.0;

/// The height of a bar, and the space beside a value.
const BAR: f64 = 18.0;
const SPACE: f64 = 6.0;

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Whose it is.
    pub name: String,
    /// The gain, negative for a loss.
    pub amount: Money,
    /// Whether it is the reader's own.
    pub you: bool,
    /// Its kind.
    pub kind: SeatColour,
}

/// Draws the bars in the order given, for a width in CSS pixels (as if 280 where less). On a narrow picture names stand above their bars.
pub fn who_gains(bars: &[Bar], width: f64, currency: &Currency) -> Picture {
    let width = width.max(LEAST_WIDTH);
    let layout = Layout::of(bars, width, currency);
    let height = layout.row * bars.len() as f64 + 6.0;
    let zero_x = layout.scale.at(0.0);
    let zero = Element::new("line").class("zero").at([("x1", zero_x), ("x2", zero_x), ("y1", 0.0), ("y2", height)]);
    let tops = (0..).map(|index| 3.0 + layout.row * f64::from(index));
    let drawn = bars.iter().zip(tops).map(|(bar, top)| layout.draw(bar, top, currency));
    Picture {
        scene: scene("who-gains", width, height).holding(drawn).holding([zero]),
        width,
        height,
        title: finding(bars, currency),
        alt: alt(bars, currency),
        table: twin(bars, currency),
        legend: vec![],
    }
}

struct Layout {
    width: f64,
    stacked: bool,
    row: f64,
    names: f64,
    scale: Scale,
}

impl Layout {
    /// Names in a column on the left, as wide as the longest but at most two fifths; room for the longest value on each side that has one.
    fn of(bars: &[Bar], width: f64, currency: &Currency) -> Self {
        let stacked = width < STACKED_BELOW;
        let longest = bars.iter().map(|bar| face(bar).width(&label(bar))).fold(0.0, f64::max);
        let names = if stacked { 0.0 } else { longest.min(width * 0.4) };
        let room = |losses: bool| {
            let values = bars.iter().filter(|bar| bar.amount.is_negative() == losses);
            values.map(|bar| face(bar).width(&signed(bar.amount, currency)) + SPACE * 2.0).fold(4.0, f64::max)
        };
        let pence = || bars.iter().map(|bar| bar.amount.pence() as f64);
        let (low, high) = (pence().fold(0.0, f64::min), pence().fold(0.0, f64::max));
        let row = if stacked { 46.0 } else { 30.0 };
        Self { width, stacked, row, names, scale: Scale::new((low, high), (names + room(true), width - room(false))) }
    }

    fn draw(&self, bar: &Bar, top: f64, currency: &Currency) -> Element {
        let face = face(bar);
        let top_of_bar = if self.stacked { top + 22.0 } else { top + (self.row - BAR) / 2.0 };
        let baseline = top_of_bar + 13.5;
        let (zero, end) = (self.scale.at(0.0), self.scale.at(bar.amount.pence() as f64));
        let rect = bars::signed(bar.amount.is_negative(), zero, end, top_of_bar, BAR);
        let (value_x, anchor) = if bar.amount.is_negative() { (end - SPACE, "end") } else { (end + SPACE, "start") };
        let value = face.draw(&signed(bar.amount, currency), anchor, value_x, baseline);
        let after = if bar.you { "(you)" } else { "" };
        let (name_room, name_y) = if self.stacked { (self.width, top + 15.0) } else { (self.names, baseline) };
        let name = face.wrap_with(&bar.name, after, name_room, 1);
        let whole = format!("{}: {}", label(bar), signed(bar.amount, currency));
        Element::new("g")
            .class(bar.kind.class())
            .holding([Element::new("title").text(whole), rect, value])
            .holding(name.iter().map(|line| face.draw(line, "start", 0.0, name_y)))
    }
}

fn face(bar: &Bar) -> Face {
    if bar.you { Face::STRONG } else { Face::INK }
}

fn label(bar: &Bar) -> String {
    if bar.you { format!("{} (you)", bar.name) } else { bar.name.clone() }
}

/// Who gains or pays most.
fn finding(bars: &[Bar], currency: &Currency) -> String {
    let most = bars.iter().max_by_key(|bar| bar.amount).filter(|bar| bar.amount > Money::ZERO);
    let least = bars.iter().min_by_key(|bar| bar.amount).filter(|bar| bar.amount.is_negative());
    let figure = |bar: &Bar| whole_money(bar.amount.abs(), currency);
    match (most, least) {
        (None, None) => "Nobody gains and nobody pays.".to_owned(),
        (Some(most), None) => format!("{} gains most: {}.", label(most), figure(most)),
        (None, Some(least)) => format!("{} pays most: {}.", label(least), figure(least)),
        (Some(most), Some(least)) => {
            format!("{} gains most, {}; {} pays most, {}.", label(most), figure(most), label(least), figure(least))
        }
    }
}

fn alt(bars: &[Bar], currency: &Currency) -> String {
    let told = |keep: fn(&Bar) -> bool| -> Vec<String> {
        bars.iter().filter(|bar| keep(bar)).map(|bar| format!("{} {}", label(bar), whole_money(bar.amount.abs(), currency))).collect()
    };
    let sentence = |lead: &str, told: Vec<String>| {
        let names: Vec<&str> = told.iter().map(String::as_str).collect();
        if names.is_empty() { String::new() } else { format!(" {lead}: {}.", list(&names)) }
    };
    let gain = sentence("Gain", told(|bar| bar.amount > Money::ZERO));
    let pay = sentence("Pay", told(|bar| bar.amount.is_negative()));
    let neither = sentence("Neither", told(|bar| bar.amount == Money::ZERO));
    format!("Bars to the right are gains, to the left losses.{gain}{pay}{neither}")
}

fn twin(bars: &[Bar], currency: &Currency) -> Table {
    let rows = bars.iter().map(|bar| vec![Cell::words(label(bar)), Cell::words(bar.kind.name()), Cell::figure(signed(bar.amount, currency))]);
    Table::new("Who gains and who pays", ["Who", "Kind", "Gain or loss"], rows.collect())
}

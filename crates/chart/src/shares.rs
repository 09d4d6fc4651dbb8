//! Shares: one bar for each, from nothing to the whole or to the longest, with its figure at the end.

use crate::bars::{solid, striped};
use crate::picture::{LEAST_WIDTH, scene};
use crate::text::Face;
use crate::{Cell, Element, Picture, SeatColour, Table};
use alliance_report::figures::chance;

/// Below this width names stand above their bars.
const STACKED_BELOW: f64 = 400.0;

/// The height of a bar, and the space beside a figure.
const BAR: f64 = 18.0;
const SPACE: f64 = 8.0;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareBar {
    /// Whose it is, or what.
    pub name: String,
    /// From 0 to 1.
    pub share: f64,
    /// Whether it is the reader's own.
    pub you: bool,
    /// Its colour.
    pub colour: ShareColour,
}

/// The colour of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareColour {
    /// By the kind of the seat.
    Seat(SeatColour),
    /// What people hope for.
    Gain,
    /// What they do not.
    Pain,
    /// Neither.
    Flat,
}

impl ShareColour {
    fn class(self) -> &'static str {
        match self {
            Self::Seat(colour) => colour.class(),
            Self::Gain => "gain",
            Self::Pain => "pain",
            Self::Flat => "flat",
        }
    }
}

/// What bars show.
#[derive(Clone, Copy, Debug)]
pub struct Shares<'a> {
    /// In the order in which they are drawn.
    pub bars: &'a [ShareBar],
    /// Width in CSS pixels, taken as 280 where less.
    pub width: f64,
    /// The finding.
    pub title: &'a str,
    /// What a bar is of: "Seat".
    pub of: &'a str,
    /// What its figure says: "Decides".
    pub says: &'a str,
}

/// Draws shares as bars. The longest fills the width, so that small shares can be told apart.
pub fn shares(asked: Shares<'_>) -> Picture {
    let width = asked.width.max(LEAST_WIDTH);
    let layout = Layout::of(&asked, width);
    let height = layout.row * asked.bars.len() as f64 + 6.0;
    let zero = Element::new("line").class("zero").at([("x1", layout.names), ("x2", layout.names), ("y1", 0.0), ("y2", height)]);
    let tops = (0..).map(|index| 3.0 + layout.row * f64::from(index));
    Picture {
        scene: scene("shares", width, height).holding(asked.bars.iter().zip(tops).map(|(bar, top)| layout.draw(bar, top))).holding([zero]),
        width,
        height,
        title: asked.title.to_owned(),
        alt: alt(&asked),
        table: twin(&asked),
        legend: vec![],
    }
}

struct Layout {
    width: f64,
    stacked: bool,
    row: f64,
    names: f64,
    /// CSS pixels for the whole.
    whole: f64,
}

impl Layout {
    fn of(asked: &Shares<'_>, width: f64) -> Self {
        let stacked = width < STACKED_BELOW;
        let widest = |text: &dyn Fn(&ShareBar) -> String| asked.bars.iter().map(|bar| face(bar).width(&text(bar))).fold(0.0, f64::max);
        let names = if stacked { 0.0 } else { (widest(&label) + SPACE).min(width * 0.45) };
        let figures = widest(&|bar| chance(bar.share)) + SPACE * 2.0;
        let longest = asked.bars.iter().map(|bar| bar.share).fold(0.0, f64::max);
        let room = (width - names - figures).max(0.0);
        Self { width, stacked, row: if stacked { 46.0 } else { 30.0 }, names, whole: if longest > 0.0 { room / longest } else { 0.0 } }
    }

    fn draw(&self, bar: &ShareBar, top: f64) -> Element {
        let face = face(bar);
        let top_of_bar = if self.stacked { top + 22.0 } else { top + (self.row - BAR) / 2.0 };
        let baseline = top_of_bar + 13.5;
        let long = bar.share.max(0.0) * self.whole;
        let draw = if bar.colour == ShareColour::Pain { striped } else { solid };
        let rect = draw(self.names, self.names + long, top_of_bar, BAR);
        let figure = face.draw(&chance(bar.share), "start", self.names + long + SPACE, baseline);
        let after = if bar.you { "(you)" } else { "" };
        let (room, name_y) = if self.stacked { (self.width, top + 15.0) } else { (self.names - SPACE, baseline) };
        let name = face.wrap_with(&bar.name, after, room, 1);
        Element::new("g")
            .class(bar.colour.class())
            .holding([Element::new("title").text(format!("{}: {}", label(bar), chance(bar.share))), rect, figure])
            .holding(name.iter().map(|line| face.draw(line, "start", 0.0, name_y)))
    }
}

fn face(bar: &ShareBar) -> Face {
    if bar.you { Face::STRONG } else { Face::INK }
}

fn label(bar: &ShareBar) -> String {
    if bar.you { format!("{} (you)", bar.name) } else { bar.name.clone() }
}

fn alt(asked: &Shares<'_>) -> String {
    let told: Vec<String> = asked.bars.iter().map(|bar| format!("{} {}", label(bar), chance(bar.share))).collect();
    format!("Bars, one for each {}. {}: {}.", asked.of.to_ascii_lowercase(), asked.says, told.join(", "))
}

fn twin(asked: &Shares<'_>) -> Table {
    let rows = asked.bars.iter().map(|bar| vec![Cell::words(label(bar)), Cell::figure(chance(bar.share))]);
    Table::new(asked.title, [asked.of, asked.says], rows.collect())
}

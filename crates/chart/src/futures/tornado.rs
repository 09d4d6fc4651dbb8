//! What drives a result: a bar for each input, from the result where it is low to that where it is high.

use super::axis::{at, scale, span};
use super::marks::{and_more, notes};
use crate::bars::{solid, striped};
use crate::picture::{LEAST_WIDTH, scene};
use crate::scale::{Scale, short_signed};
use crate::text::Face;
use crate::{Cell, Element, Picture, Table};
use alliance_model::{Currency, sort_short};
use alliance_report::figures::{list, short_money};
use alliance_report::futures::pounds;

/// Below this width names stand above their bars.
const STACKED_BELOW: f64 = 560.0;
/// How many bars are drawn.
const MOST: usize = 12;
const BAR: f64 = 18.0;
const SPACE: f64 = 6.0;
/// Room above the first bar, for what is at the mean.
const HEAD: f64 = 24.0;

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Tornado<'a> {
    /// Width in CSS pixels, taken as 280 where less.
    pub width: f64,
    /// The currency of every amount.
    pub currency: &'a Currency,
    /// The inputs, in any order.
    pub bars: &'a [TornadoBar<'a>],
    /// The result where all inputs are at their means, on both sides of which bars lie.
    pub mean: f64,
    /// Whether amounts are gains and losses, told with their sign, or costs.
    pub signed: bool,
    /// The finding.
    pub title: &'a str,
    /// What is driven: "your result".
    pub of: &'a str,
}

/// One input.
#[derive(Clone, Copy, Debug)]
pub struct TornadoBar<'a> {
    /// What it is called.
    pub name: &'a str,
    /// The result where it is low.
    pub at_low: f64,
    /// The result where it is high.
    pub at_high: f64,
    /// Whether it makes any difference; one that does not is named below the bars.
    pub has_effect: bool,
}

impl TornadoBar<'_> {
    fn wide(&self) -> f64 {
        (self.at_high - self.at_low).abs()
    }
}

/// Draws the bars, the widest first; more than twelve are in the table only.
pub fn tornado(asked: &Tornado<'_>) -> Picture {
    let (driving, idle) = sorted(asked);
    let shown: Vec<&TornadoBar<'_>> = driving.iter().take(MOST).copied().collect();
    let layout = Layout::of(asked, &shown);
    let below = HEAD + layout.row * shown.len() as f64 + 4.0;
    let tops = (0..).map(|index| HEAD + layout.row * f64::from(index));
    let bars: Vec<Element> = shown.iter().zip(tops).map(|(bar, top)| layout.draw(asked, bar, top)).collect();
    let (notes, notes_height) = notes(&said_below(driving.len(), shown.len(), &idle), layout.width, below, 4);
    let mean = (!shown.is_empty()).then(|| layout.mean(asked));
    let height = below + notes_height + 4.0;
    Picture {
        scene: scene("tornado", layout.width, height).holding(bars).holding(mean).holding(notes),
        width: layout.width,
        height,
        title: asked.title.to_owned(),
        alt: alt(asked, &shown, &idle),
        table: twin(asked, &driving, &idle),
        legend: vec![],
    }
}

/// Those that drive, the widest first, and those that do not.
fn sorted<'a>(asked: &Tornado<'a>) -> (Vec<&'a TornadoBar<'a>>, Vec<&'a TornadoBar<'a>>) {
    let (mut driving, idle): (Vec<&TornadoBar<'_>>, Vec<&TornadoBar<'_>>) = asked.bars.iter().partition(|bar| bar.has_effect && bar.wide() > 0.0);
    sort_short(&mut driving, |one, other| one.wide() > other.wide());
    (driving, idle)
}

struct Layout {
    width: f64,
    stacked: bool,
    row: f64,
    names: f64,
    x: Scale,
}

impl Layout {
    fn of(asked: &Tornado<'_>, shown: &[&TornadoBar<'_>]) -> Self {
        let width = asked.width.max(LEAST_WIDTH);
        let stacked = width < STACKED_BELOW;
        let longest = shown.iter().map(|bar| Face::INK.width(bar.name)).fold(0.0, f64::max);
        let names = if stacked { 0.0 } else { longest.min(width * 0.38) };
        let figures = || shown.iter().flat_map(|bar| [bar.at_low, bar.at_high]);
        let room = figures().map(|amount| Face::INK.width(&figure(asked, amount))).fold(0.0, f64::max) + SPACE * 2.0;
        let x = scale(span(figures().chain([asked.mean]), None), (names + room, width - room));
        Self { width, stacked, row: if stacked { 44.0 } else { 28.0 }, names, x }
    }

    /// Full from the mean to the result where the input is low, striped to that where it is high.
    fn draw(&self, asked: &Tornado<'_>, bar: &TornadoBar<'_>, top: f64) -> Element {
        let top_of_bar = if self.stacked { top + 20.0 } else { top + (self.row - BAR) / 2.0 };
        let baseline = top_of_bar + 13.5;
        let (low, high) = (at(&self.x, bar.at_low), at(&self.x, bar.at_high));
        let middle = at(&self.x, asked.mean).max(low.min(high)).min(low.max(high));
        let (left, right) = if bar.at_low <= bar.at_high { (bar.at_low, bar.at_high) } else { (bar.at_high, bar.at_low) };
        // Where a bar lies on one side of the mean, the figure on the other side keeps clear of its line.
        let mean = at(&self.x, asked.mean);
        let told = [
            Face::INK.draw(&figure(asked, left), "end", low.min(high).min(mean) - SPACE, baseline),
            Face::INK.draw(&figure(asked, right), "start", low.max(high).max(mean) + SPACE, baseline),
        ];
        let (room, name_y) = if self.stacked { (self.width, top + 15.0) } else { (self.names, baseline) };
        let name = Face::INK.wrap(bar.name, room, 1);
        let parts = [(low, solid as fn(f64, f64, f64, f64) -> Element), (high, striped)];
        let drawn = parts.into_iter().filter(|(end, _)| (end - middle).abs() > 0.5).map(|(end, part)| part(middle, end, top_of_bar, BAR));
        let line = Element::new("line").class("zero").at([("x1", mean), ("x2", mean), ("y1", top_of_bar - 4.0), ("y2", top_of_bar + BAR + 4.0)]);
        Element::new("g")
            .class("future")
            .holding(drawn)
            .holding([line])
            .holding(told)
            .holding(name.iter().map(|line| Face::INK.draw(line, "start", 0.0, name_y)))
    }

    fn mean(&self, asked: &Tornado<'_>) -> Element {
        let words = format!("all at their means {}", figure(asked, asked.mean));
        let half = Face::SMALL_STRONG.width(&words) / 2.0;
        Face::SMALL_STRONG.draw(&words, "middle", at(&self.x, asked.mean).max(half).min(self.width - half), 13.0)
    }
}

fn figure(asked: &Tornado<'_>, amount: f64) -> String {
    let money = pounds(amount);
    if asked.signed { short_signed(money, asked.currency) } else { short_money(money, asked.currency) }
}

fn said_below(driving: usize, shown: usize, idle: &[&TornadoBar<'_>]) -> Vec<String> {
    let key = (shown > 0).then(|| "Full: the input is low, as in one future of ten. Striped: it is high, as in one of ten.".to_owned());
    and_more(driving, shown).into_iter().chain(key).chain(without_bars(idle)).collect()
}

fn alt(asked: &Tornado<'_>, shown: &[&TornadoBar<'_>], idle: &[&TornadoBar<'_>]) -> String {
    let told: Vec<String> = shown.iter().map(|bar| format!("{} {} to {}", bar.name, figure(asked, bar.at_low), figure(asked, bar.at_high))).collect();
    let bars = if told.is_empty() { String::new() } else { format!(" From low to high: {}.", told.join("; ")) };
    let idle: String = without_bars(idle).into_iter().map(|told| format!(" {told}")).collect();
    format!("Bars around {} where all inputs are at their means, {}, the widest first.{bars}{idle}", asked.of, figure(asked, asked.mean))
}

/// What has no bar: it happens too rarely to count in one future of ten, or does nothing.
fn without_bars(idle: &[&TornadoBar<'_>]) -> Vec<String> {
    let named = |rare: bool| idle.iter().filter(|bar| bar.has_effect == rare).map(|bar| bar.name).collect::<Vec<_>>();
    let told = |lead: &str, names: &[&str]| (!names.is_empty()).then(|| format!("{lead}: {}.", list(names)));
    told("In fewer than one future of ten", &named(true)).into_iter().chain(told("No effect", &named(false))).collect()
}

fn twin(asked: &Tornado<'_>, driving: &[&TornadoBar<'_>], idle: &[&TornadoBar<'_>]) -> Table {
    let rows = driving.iter().map(|bar| {
        let figures = [bar.at_low, bar.at_high, bar.wide()];
        let told = [figure(asked, figures[0]), figure(asked, figures[1]), short_money(pounds(figures[2]), asked.currency)];
        std::iter::once(Cell::words(bar.name)).chain(told.map(Cell::figure)).collect()
    });
    let no_effect = idle.iter().map(|bar| {
        let apart = if bar.has_effect { "rare" } else { "no effect" };
        let told = [figure(asked, bar.at_low), figure(asked, bar.at_high), apart.to_owned()];
        std::iter::once(Cell::words(bar.name)).chain(told.map(Cell::figure)).collect()
    });
    Table::new(asked.title, ["Input", "Where it is low", "Where it is high", "Apart"], rows.chain(no_effect).collect())
}

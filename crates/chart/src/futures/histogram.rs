//! How many futures fall where: bars, losses striped.

use super::LineAt;
use super::axis::{at, axis, scale};
use crate::bars::signed;
use crate::labels::{Area, Labels, Stand};
use crate::picture::{LEAST_WIDTH, scene};
use crate::scale::Scale;
use crate::text::Face;
use crate::{Cell, Element, Picture, Table};
use alliance_model::Currency;
use alliance_report::figures::{chance, number, of_hundred, short_money};
use alliance_report::futures::pounds;

/// No bar is drawn narrower than this, with its gap: neighbours are put together.
const NARROWEST: f64 = 6.0;
const GAP: f64 = 1.5;

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Bars<'a> {
    /// Width in CSS pixels, taken as 280 where less.
    pub width: f64,
    /// The currency of every amount.
    pub currency: &'a Currency,
    /// Where the first bar begins.
    pub from: f64,
    /// How wide each is.
    pub step: f64,
    /// How many futures fall into each.
    pub counts: &'a [u32],
    /// The target, or nothing.
    pub line: Option<LineAt<'a>>,
    /// Whether a loss lies above the line, as for a cost, or below it, as for a result.
    pub losses_above: bool,
    /// Amounts at which many futures end, such as a cap.
    pub atoms: &'a [Atom<'a>],
    /// The finding.
    pub title: &'a str,
    /// What the amounts are: "the final cost".
    pub of: &'a str,
}

/// An amount at which many futures end.
#[derive(Clone, Copy, Debug)]
pub struct Atom<'a> {
    /// The amount.
    pub amount: f64,
    /// What it is: "your cap".
    pub name: &'a str,
    /// The share of the futures that end there, from 0 to 1; its bar may hold a few more.
    pub share: f64,
}

/// One bar after neighbours are put together.
struct Bar {
    from: f64,
    to: f64,
    count: u32,
    loss: bool,
}

/// How many times as tall as the next a bar is that stands out.
const STANDS_OUT: u32 = 2;

/// Draws the bars. Those that hold an atom are labelled, and one that stands out by itself.
pub fn histogram(asked: &Bars<'_>) -> Picture {
    let width = asked.width.max(LEAST_WIDTH);
    let height = (width * 0.4).clamp(200.0, 260.0);
    let plot = Area { left: 6.0, top: 30.0, right: width - 6.0, bottom: height - 30.0 };
    let bars = bars(asked, plot.right - plot.left);
    let end = asked.from + asked.step * asked.counts.len() as f64;
    let low = asked.line.map_or(asked.from, |line| line.amount.min(asked.from));
    let high = asked.line.map_or(end, |line| line.amount.max(end));
    let x = scale((low, high), (plot.left, plot.right));
    let tallest = bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
    let top_of = |bar: &Bar| plot.bottom - (plot.bottom - plot.top) * f64::from(bar.count) / f64::from(tallest);
    let drawn = bars.iter().filter(|bar| bar.count > 0).map(|bar| draw(bar, &x, top_of(bar), plot.bottom));
    let floor = Element::new("line").class("zero").at([("x1", plot.left), ("x2", plot.right), ("y1", plot.bottom), ("y2", plot.bottom)]);
    let axis = axis(&x, width, (plot.top - 22.0, plot.bottom), asked.line, asked.currency);
    Picture {
        scene: scene("histogram", width, height).holding(drawn).holding([floor]).holding(axis).holding(labels(asked, &bars, &x, width, &top_of)),
        width,
        height,
        title: asked.title.to_owned(),
        alt: alt(asked, &bars),
        table: twin(asked, &bars),
        legend: vec![],
    }
}

fn draw(bar: &Bar, x: &Scale, top: f64, bottom: f64) -> Element {
    let (from, to) = (at(x, bar.from) + GAP / 2.0, at(x, bar.to) - GAP / 2.0);
    signed(bar.loss, from, to, top, bottom - top)
}

fn bars(asked: &Bars<'_>, room: f64) -> Vec<Bar> {
    let most = (room / NARROWEST).max(1.0) as usize;
    let together = asked.counts.len().div_ceil(most).max(1);
    let line = asked.line.map_or(f64::NEG_INFINITY, |line| line.amount);
    let bar = |(place, counts): (usize, &[u32])| {
        let from = asked.from + asked.step * (place * together) as f64;
        let to = from + asked.step * counts.len() as f64;
        let above = (from + to) / 2.0 > line;
        Bar { from, to, count: counts.iter().sum(), loss: asked.line.is_some() && above == asked.losses_above }
    };
    asked.counts.chunks(together).enumerate().map(bar).collect()
}

fn total(asked: &Bars<'_>) -> f64 {
    asked.counts.iter().map(|count| f64::from(*count)).sum::<f64>().max(1.0)
}

/// What each labelled bar says: the atoms in it, or else where it lies if it stands out.
fn told(asked: &Bars<'_>, bars: &[Bar]) -> Vec<(usize, String)> {
    // An amount on the border of two bars belongs to the fuller one.
    let holding = |atom: &Atom<'_>| {
        let near = |bar: &Bar| bar.from - asked.step * 1e-6 <= atom.amount && atom.amount <= bar.to + asked.step * 1e-6;
        bars.iter().enumerate().filter(|(_, bar)| near(bar)).max_by_key(|(_, bar)| bar.count).filter(|(_, bar)| bar.count > 0)
    };
    let named = asked.atoms.iter().filter_map(|atom| Some((holding(atom)?.0, format!("{}: {}", atom.name, of_hundred(atom.share)))));
    let mut all: Vec<(usize, String)> = named.collect();
    let mut by_height: Vec<(usize, u32)> = bars.iter().enumerate().map(|(place, bar)| (place, bar.count)).collect();
    by_height.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    if let [(place, first), (_, second), ..] = by_height[..]
        && first > second.saturating_mul(STANDS_OUT)
        && all.iter().all(|(of, _)| *of != place)
        && let Some(bar) = bars.get(place)
    {
        all.push((place, format!("{}: {}", between(bar, asked.currency), of_hundred(f64::from(first) / total(asked)))));
    }
    all
}

fn labels(asked: &Bars<'_>, bars: &[Bar], x: &Scale, width: f64, top_of: &dyn Fn(&Bar) -> f64) -> Vec<Element> {
    let line = asked.line.map(|line| at(x, line.amount)).map(|x| vec![(x, 0.0), (x, 1e4)]);
    let mut labels = Labels::within(Area { left: 4.0, top: 0.0, right: width - 4.0, bottom: 1e4 }, line.into_iter().collect());
    for bar in bars.iter().filter(|bar| bar.count > 0) {
        labels.keep_clear(Area { left: at(x, bar.from), right: at(x, bar.to), top: top_of(bar), bottom: 1e4 });
    }
    for (place, words) in told(asked, bars) {
        let Some(bar) = bars.get(place) else { continue };
        let (left, right, top) = (at(x, bar.from), at(x, bar.to), top_of(bar));
        let beside = [0.0, 20.0, 40.0, 60.0].map(|down| {
            [("middle", (left + right) / 2.0, top - 4.0, true), ("start", right + 5.0, top + down, false), ("end", left - 5.0, top + down, false)]
        });
        let stands: Vec<Stand> = beside.as_flattened().iter().map(|(anchor, x, y, above)| Stand { x: *x, y: *y, anchor, above: *above }).collect();
        let broken: Vec<String> = words.split(": ").map(str::to_owned).collect();
        labels.place(Face::INK, &[vec![words], broken], &stands);
    }
    labels.drawn
}

fn between(bar: &Bar, currency: &Currency) -> String {
    format!("{} to {}", short_money(pounds(bar.from), currency), short_money(pounds(bar.to), currency))
}

fn alt(asked: &Bars<'_>, bars: &[Bar]) -> String {
    let lost: u32 = bars.iter().filter(|bar| bar.loss).map(|bar| bar.count).sum();
    let told: String = told(asked, bars)
        .into_iter()
        .filter_map(|(place, words)| bars.get(place).map(|bar| format!(" {}: {words}.", between(bar, asked.currency))))
        .collect();
    let (side, line) = (if asked.losses_above { "above" } else { "below" }, asked.line.map_or("the line", |line| line.name));
    let losses = if asked.line.is_some() {
        format!(" Striped bars lie {side} {line}: {}.", of_hundred(f64::from(lost) / total(asked)))
    } else {
        String::new()
    };
    format!("Bars: how many futures fall into each stretch of {}.{told}{losses}", asked.of)
}

fn twin(asked: &Bars<'_>, bars: &[Bar]) -> Table {
    let row = |bar: &Bar| {
        let figures = [number(bar.count.into()), chance(f64::from(bar.count) / total(asked))];
        std::iter::once(Cell::words(between(bar, asked.currency))).chain(figures.map(Cell::figure)).collect()
    };
    Table::new(asked.title, ["Between", "Futures", "Of all"], bars.iter().map(row).collect())
}

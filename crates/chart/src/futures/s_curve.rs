//! The chance that an amount is at or below each value.

use super::LineAt;
use super::axis::{at, axis, scale, span};
use super::marks::{KEY_LINE, colour, dash, key, marker};
use crate::element::coordinate;
use crate::labels::{Area, Labels, Stand};
use crate::picture::{LEAST_WIDTH, scene};
use crate::scale::Scale;
use crate::text::Face;
use crate::{Cell, Element, Picture, Table};
use alliance_model::Currency;
use alliance_report::figures::{short_money, tenths};
use alliance_report::futures::{amount_give_or_take, pounds};

/// The most curves in one picture.
const MOST_CURVES: usize = 4;
/// The shares that have a dot, in per cent.
const DOTS: [f64; 3] = [10.0, 50.0, 90.0];

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct SCurve<'a> {
    /// Width in CSS pixels, taken as 280 where less.
    pub width: f64,
    /// The currency of every amount.
    pub currency: &'a Currency,
    /// The curves; those after the fourth are in the table only.
    pub curves: &'a [FutureCurve<'a>],
    /// The target, or nothing.
    pub line: Option<LineAt<'a>>,
    /// The finding.
    pub title: &'a str,
    /// What the amounts are: "the final cost".
    pub of: &'a str,
}

/// One curve.
#[derive(Clone, Debug)]
pub struct FutureCurve<'a> {
    /// Whose it is, where there are several.
    pub name: &'a str,
    /// Which colour, dash and shape it has, of four: the same for a scenario in every picture.
    pub mark: usize,
    /// The amount that a share of `(i + 1/2) / n` stays under, for each i of n.
    pub amounts: &'a [f64],
    /// Amounts that are told, the same shares for every curve.
    pub quantiles: Vec<Quantile>,
}

/// An amount that a share of the futures stays under.
#[derive(Clone, Copy, Debug)]
pub struct Quantile {
    /// The share, in per cent.
    pub percent: f64,
    /// The amount.
    pub amount: f64,
    /// Its standard error.
    pub error: f64,
}

/// Draws the curves.
pub fn s_curve(asked: &SCurve<'_>) -> Picture {
    let frame = Frame::of(asked);
    let shown: Vec<&FutureCurve<'_>> = asked.curves.iter().take(MOST_CURVES).collect();
    let axis = axis(&frame.x, frame.width, (frame.plot.top, frame.plot.bottom), asked.line, asked.currency);
    let curves = shown.iter().map(|curve| frame.curve(curve));
    let names = shown.iter().map(|curve| (curve.mark, curve.name));
    let key = if shown.len() > 1 { key(names, frame.width) } else { vec![] };
    Picture {
        scene: scene("s-curve", frame.width, frame.height)
            .holding(frame.grid())
            .holding(key)
            .holding(axis)
            .holding(curves)
            .holding(frame.labels(asked)),
        width: frame.width,
        height: frame.height,
        title: asked.title.to_owned(),
        alt: alt(asked),
        table: twin(asked),
        legend: vec![],
    }
}

struct Frame {
    width: f64,
    height: f64,
    plot: Area,
    x: Scale,
}

impl Frame {
    fn of(asked: &SCurve<'_>) -> Self {
        let width = asked.width.max(LEAST_WIDTH);
        let key = if asked.curves.len() > 1 { KEY_LINE * asked.curves.len().min(MOST_CURVES) as f64 } else { 0.0 };
        let height = (width * 0.47).clamp(240.0, 320.0) + key;
        let plot = Area { left: 34.0, top: key + 10.0, right: width - 12.0, bottom: height - 30.0 };
        let amounts = asked.curves.iter().take(MOST_CURVES).flat_map(|curve| curve.amounts.iter().copied());
        Self { width, height, plot, x: scale(span(amounts, asked.line), (plot.left + 6.0, plot.right)) }
    }

    fn y(&self, percent: f64) -> f64 {
        self.plot.bottom + (self.plot.top - self.plot.bottom) * percent / 100.0
    }

    fn grid(&self) -> Vec<Element> {
        let line = |percent: f64, class: &str| {
            let y = self.y(percent);
            Element::new("line").class(class).at([("x1", self.plot.left), ("x2", self.plot.right), ("y1", y), ("y2", y)])
        };
        let label = |percent: f64| Face::LABEL.draw(&tenths(percent), "end", self.plot.left - 6.0, self.y(percent) + 4.5);
        DOTS.iter().flat_map(|percent| [line(*percent, "grid"), label(*percent)]).chain([line(0.0, "zero")]).collect()
    }

    fn points(&self, curve: &FutureCurve<'_>) -> Vec<(f64, f64)> {
        let share = |place: usize| (place as f64 + 0.5) / curve.amounts.len() as f64 * 100.0;
        let inner = curve.amounts.iter().enumerate().map(|(place, amount)| (at(&self.x, *amount), self.y(share(place))));
        // Down to nought and up to all at the amounts of the ends, so that a cap that many futures reach is a wall.
        let ends = |amount: Option<&f64>, percent: f64| amount.map(|amount| (at(&self.x, *amount), self.y(percent)));
        ends(curve.amounts.first(), 0.0).into_iter().chain(inner).chain(ends(curve.amounts.last(), 100.0)).collect()
    }

    fn dots(&self, curve: &FutureCurve<'_>) -> Vec<(f64, (f64, f64))> {
        let dotted = curve.quantiles.iter().filter(|quantile| DOTS.contains(&quantile.percent));
        dotted.map(|quantile| (quantile.amount, (at(&self.x, quantile.amount), self.y(quantile.percent)))).collect()
    }

    fn curve(&self, curve: &FutureCurve<'_>) -> Element {
        let points: Vec<String> = self.points(curve).iter().map(|(x, y)| format!("{},{}", coordinate(*x), coordinate(*y))).collect();
        let line = Element::new("polyline").class(format!("curve{}", dash(curve.mark))).with("points", points.join(" "));
        Element::new("g").class(colour(curve.mark)).holding([line]).holding(self.dots(curve).into_iter().map(|(_, dot)| marker(curve.mark, dot)))
    }

    /// The amounts of the dots, where there is one curve.
    fn labels(&self, asked: &SCurve<'_>) -> Vec<Element> {
        let [only] = asked.curves else { return vec![] };
        let dots = self.dots(only);
        let line = asked.line.map(|line| at(&self.x, line.amount)).map(|x| vec![(x, self.plot.top), (x, self.plot.bottom)]);
        let lines = std::iter::once(self.points(only)).chain(line).collect();
        let mut labels = Labels::within(Area { left: self.plot.left, right: self.width, ..self.plot }, lines);
        for (_, (x, y)) in &dots {
            labels.keep_clear(Area { left: x - 7.0, right: x + 7.0, top: y - 7.0, bottom: y + 7.0 });
        }
        for (amount, (x, y)) in dots {
            let beside = [("start", 10.0, 2.0), ("end", -10.0, 2.0), ("start", 12.0, -8.0), ("end", -12.0, -8.0)];
            let stands =
                beside.map(|(anchor, dx, dy)| [false, true].map(|above| Stand { x: x + dx, y: y + if above { -dy } else { dy }, anchor, above }));
            labels.place(Face::INK, &[vec![short_money(pounds(amount), asked.currency)]], stands.as_flattened());
        }
        labels.drawn
    }
}

fn alt(asked: &SCurve<'_>) -> String {
    let short = |amount: f64| short_money(pounds(amount), asked.currency);
    let curve = |curve: &FutureCurve<'_>| {
        let dots = curve.quantiles.iter().filter(|quantile| DOTS.contains(&quantile.percent));
        let told: Vec<String> = dots.map(|quantile| format!("{} of 100 at or below {}", tenths(quantile.percent), short(quantile.amount))).collect();
        let name = if asked.curves.len() > 1 { format!("{}: ", curve.name) } else { String::new() };
        format!(" {name}{}.", told.join(", "))
    };
    let line = asked.line.map_or_else(String::new, |line| {
        if line.amount == 0.0 {
            format!(" A dashed line marks {}.", line.name)
        } else {
            format!(" A dashed line marks the {}, {}.", line.name, short(line.amount))
        }
    });
    let curves: String = asked.curves.iter().take(MOST_CURVES).map(curve).collect();
    format!("How many futures of 100 stay at or below each amount of {}.{curves}{line}", asked.of)
}

fn twin(asked: &SCurve<'_>) -> Table {
    let percents: Vec<f64> = asked.curves.first().map(|curve| curve.quantiles.iter().map(|quantile| quantile.percent).collect()).unwrap_or_default();
    let told = |curve: &FutureCurve<'_>, percent: f64| {
        let quantile = curve.quantiles.iter().find(|quantile| (quantile.percent - percent).abs() < 1e-9);
        Cell::figure(quantile.map_or_else(|| "\u{2013}".to_owned(), |its| amount_give_or_take(its.amount, its.error, asked.currency)))
    };
    let row = |percent: &f64| {
        let first = Cell::words(format!("{} of 100", tenths(*percent)));
        std::iter::once(first).chain(asked.curves.iter().map(|curve| told(curve, *percent))).collect()
    };
    let names = asked.curves.iter().map(|curve| if asked.curves.len() > 1 { curve.name.to_owned() } else { "Stay at or below".to_owned() });
    let head = std::iter::once("Futures".to_owned()).chain(names).collect();
    Table { caption: asked.title.to_owned(), head, rows: percents.iter().map(row).collect() }
}

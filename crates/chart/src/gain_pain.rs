//! The providers' share of a saving or an overrun, by final cost.

use crate::curve::{Sign, Stretch, loss_stops, pence, plateau, stretches};
use crate::element::coordinate;
use crate::labels::{Area, Labels, Stand};
use crate::picture::{LEAST_WIDTH, scene};
use crate::scale::{Scale, short_signed, signed};
use crate::text::Face;
use crate::{Cell, Element, Picture, Table};
use alliance_model::{Currency, Money};
use alliance_report::figures::{short_money, whole_money};

/// Below this width the label of where it stands now is smaller and takes two lines.
const TWO_LINES_BELOW: f64 = 480.0;

/// A graph to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct GainPain<'a> {
    /// The width it will have, in CSS pixels; drawn as if 280 where less.
    pub width: f64,
    /// The currency of every amount.
    pub currency: &'a Currency,
    /// The curve, straight between its points; in the order of outturn.
    pub points: &'a [CurvePoint],
    /// The target cost.
    pub target: Money,
    /// Where it stands now.
    pub here: CurvePoint,
    /// The most that the providers can gain together, where a cap is set (positive).
    pub gain_cap: Option<Money>,
    /// The most that they can lose together, where a cap is set (positive).
    pub pain_cap: Option<Money>,
    /// Outturns at which a band begins.
    pub bands: &'a [Money],
    /// One member's own part, as a second line.
    pub member: Option<MemberCurve<'a>>,
}

/// A final cost, and what the providers gain (or, below zero, lose) together at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CurvePoint {
    /// The final cost.
    pub outturn: Money,
    /// The gain, negative for a loss.
    pub pool: Money,
}

/// One member's own part of the gain or loss.
#[derive(Clone, Copy, Debug)]
pub struct MemberCurve<'a> {
    /// Its name.
    pub name: &'a str,
    /// Whether it is the reader's own.
    pub you: bool,
    /// Its curve, in the order of outturn; `pool` is the member's part.
    pub points: &'a [CurvePoint],
    /// Outturns at which its cap bites.
    pub caps: &'a [Money],
}

impl MemberCurve<'_> {
    fn name(&self) -> &str {
        if self.you { "you" } else { self.name }
    }
}

/// Draws the graph. The title says where a loss stops growing, or else what is shared now.
pub fn gain_pain(graph: GainPain) -> Picture {
    let frame = Frame::of(&graph);
    let stretches = stretches(graph.points);
    let drawn = [
        frame.grid(&graph),
        stretches.iter().filter_map(|stretch| frame.wash(stretch)).collect(),
        frame.axis_and_target(&graph),
        frame.marks(&graph),
        stretches.iter().map(|stretch| frame.curve(stretch)).collect(),
        frame.here(&graph),
        frame.labels(&graph),
    ];
    Picture {
        scene: scene("gain-pain", frame.width, frame.height).holding(drawn.into_iter().flatten()),
        width: frame.width,
        height: frame.height,
        title: finding(&graph),
        alt: alt(&graph),
        table: twin(&graph),
        legend: vec![],
    }
}

/// Where amounts stand on a graph, for whoever lays something over it.
#[derive(Clone, Copy, Debug)]
pub struct Plane {
    x: Scale,
    y: Scale,
}

impl Plane {
    /// The plane of a graph.
    pub fn of(graph: &GainPain) -> Self {
        let frame = Frame::of(graph);
        Self { x: frame.x, y: frame.y }
    }

    /// Where a point of the curve stands, from the left and from the top.
    pub fn at(&self, point: CurvePoint) -> (f64, f64) {
        let (outturn, pool) = pence(point);
        (self.x.at(outturn), self.y.at(pool))
    }

    /// How many pence of final cost one unit to the right is, and how many of gain one unit up.
    pub fn pence_per_unit(&self) -> (f64, f64) {
        (1.0 / (self.x.at(1.0) - self.x.at(0.0)), 1.0 / (self.y.at(0.0) - self.y.at(1.0)))
    }
}

/// The span of the graph in pounds and in pixels.
struct Frame {
    width: f64,
    height: f64,
    plot: Area,
    x: Scale,
    y: Scale,
}

impl Frame {
    fn of(graph: &GainPain) -> Self {
        let width = graph.width.max(LEAST_WIDTH);
        let height = (width * 0.47).clamp(250.0, 320.0);
        let all = || graph.points.iter().copied().chain([graph.here]);
        let outturns = || all().map(|point| point.outturn).chain([graph.target]).map(|money| money.pence() as f64);
        let pools = || all().chain(graph.member.iter().flat_map(|member| member.points.iter().copied())).map(|point| point.pool.pence() as f64);
        let (low, high) = (pools().fold(0.0, f64::min), pools().fold(0.0, f64::max));
        let (top, bottom) = (8.0, height - 30.0);
        let head_pixels = if width < TWO_LINES_BELOW { 44.0 } else { 28.0 };
        let head = ((high - low) * head_pixels / (bottom - top - 2.0 * head_pixels)).max(100.0);
        let span = (low - head, high + head);
        let axis = Scale::new(span, (0.0, 1.0)).ticks(5);
        let left = axis.iter().map(|tick| Face::LABEL.width(&short_signed(*tick, graph.currency))).fold(0.0, f64::max) + 10.0;
        let plot = Area { left, top, right: width - 10.0, bottom };
        let x = Scale::new((outturns().fold(f64::INFINITY, f64::min), outturns().fold(f64::NEG_INFINITY, f64::max)), (plot.left, plot.right));
        Self { width, height, plot, x, y: Scale::new(span, (plot.bottom, plot.top)) }
    }

    fn at(&self, (outturn, pool): (f64, f64)) -> (f64, f64) {
        (self.x.at(outturn), self.y.at(pool))
    }

    fn x_of(&self, money: Money) -> f64 {
        self.x.at(money.pence() as f64)
    }

    fn y_of(&self, money: Money) -> f64 {
        self.y.at(money.pence() as f64)
    }

    fn line(&self, points: &[CurvePoint]) -> Vec<(f64, f64)> {
        points.iter().map(|point| self.at(pence(*point))).collect()
    }

    fn grid(&self, graph: &GainPain) -> Vec<Element> {
        let ticks = self.y.ticks(5);
        let line = |tick: &Money| self.across(self.y_of(*tick), "grid");
        let label = |tick: &Money| Face::LABEL.draw(&short_signed(*tick, graph.currency), "end", self.plot.left - 8.0, self.y_of(*tick) + 4.5);
        ticks.iter().map(line).chain(ticks.iter().map(label)).collect()
    }

    fn across(&self, y: f64, class: &str) -> Element {
        Element::new("line").class(class).at([("x1", self.plot.left), ("x2", self.plot.right), ("y1", y), ("y2", y)])
    }

    fn wash(&self, stretch: &Stretch) -> Option<Element> {
        let class = match stretch.sign {
            Sign::Gain => "gain-wash",
            Sign::Pain => "pain-wash",
            Sign::Nothing => return None,
        };
        let (first, last) = (stretch.points.first()?, stretch.points.last()?);
        let corners = [(first.0, 0.0)].into_iter().chain(stretch.points.iter().copied()).chain([(last.0, 0.0)]).map(|point| self.at(point));
        Some(Element::new("polygon").class(class).with("points", list_of(corners)))
    }

    fn curve(&self, stretch: &Stretch) -> Element {
        let class = match stretch.sign {
            Sign::Gain => "curve gain",
            Sign::Pain => "curve pain",
            Sign::Nothing => "curve flat",
        };
        Element::new("polyline").class(class).with("points", list_of(stretch.points.iter().map(|point| self.at(*point))))
    }

    /// The zero line, the target, and round costs below; a cost that would touch the target's label is left out.
    fn axis_and_target(&self, graph: &GainPain) -> Vec<Element> {
        let baseline = self.height - 8.0;
        let x = self.x_of(graph.target);
        let words = format!("target {}", short_money(graph.target, graph.currency));
        let dashed = Element::new("line").class("target").at([("x1", x), ("x2", x), ("y1", self.plot.top), ("y2", self.plot.bottom)]);
        let mut row = Labels::within(Area { left: 0.0, top: 0.0, right: self.width, bottom: self.height }, vec![]);
        let half = Face::STRONG.width(&words) / 2.0 + 4.0;
        let middle = x.max(half).min(self.width - half);
        row.place(Face::STRONG, &[vec![words]], &[below(middle, baseline - Face::STRONG.size)]);
        row.keep_clear(Area { left: middle - half - 8.0, right: middle + half + 8.0, top: 0.0, bottom: self.height });
        for tick in self.x.ticks((self.width / 100.0) as usize) {
            let text = short_money(tick, graph.currency);
            row.place(Face::LABEL, &[vec![text]], &[below(self.x_of(tick), baseline - Face::LABEL.size)]);
        }
        [self.across(self.y.at(0.0), "zero"), dashed].into_iter().chain(row.drawn).collect()
    }

    /// Small marks on the zero line where a band begins, the member's line, and marks on it where its cap bites.
    fn marks(&self, graph: &GainPain) -> Vec<Element> {
        let zero = self.y.at(0.0);
        let tick = |x: f64, y: f64| Element::new("line").class("tick").at([("x1", x), ("x2", x), ("y1", y - 4.0), ("y2", y + 4.0)]);
        let bands = graph.bands.iter().map(|band| self.x_of(*band)).filter(|x| self.plot.left <= *x && *x <= self.plot.right).map(|x| tick(x, zero));
        let line =
            graph.member.map(|member| Element::new("polyline").class("you-curve").with("points", list_of(self.line(member.points).into_iter())));
        let bites = graph.member.into_iter().flat_map(|member| {
            let there = |cap: &Money| member.points.iter().find(|point| point.outturn == *cap).map(|point| self.at(pence(*point)));
            member.caps.iter().filter_map(there).map(|(x, y)| tick(x, y)).collect::<Vec<_>>()
        });
        bands.chain(line).chain(bites).collect()
    }

    fn here(&self, graph: &GainPain) -> Vec<Element> {
        let (x, y) = self.at(pence(graph.here));
        vec![Element::new("circle").class("here").at([("cx", x), ("cy", y), ("r", 7.0)])]
    }

    fn labels(&self, graph: &GainPain) -> Vec<Element> {
        let curve = self.line(graph.points);
        let member = graph.member.map(|member| self.line(member.points)).unwrap_or_default();
        let target = self.x_of(graph.target);
        let dashed = vec![(target, self.plot.top), (target, self.plot.bottom)];
        let mut labels = Labels::within(Area { left: self.plot.left + 2.0, right: self.width, ..self.plot }, vec![curve, member.clone(), dashed]);
        self.label_here(&mut labels, graph);
        self.label_caps(&mut labels, graph);
        if let (Some(curve), Some((x, y))) = (graph.member, member.last()) {
            let words = Face::STRONG.fit(curve.name(), self.width / 3.0);
            let stands =
                [(-6.0, false), (-6.0, true)].map(|(dx, above)| Stand { x: x + dx, y: y + if above { -5.0 } else { 5.0 }, anchor: "end", above });
            labels.place(Face::STRONG, &[vec![words]], &stands);
        }
        labels.drawn
    }

    /// "final cost £9.05m: pool −£89,800" beside the ring, on one line or, where that is too long, on two.
    fn label_here(&self, labels: &mut Labels, graph: &GainPain) {
        let (x, y) = self.at(pence(graph.here));
        let on_the_curve = graph.points.iter().filter(|point| graph.bands.contains(&point.outturn)).map(|point| self.at(pence(*point)));
        for (x, y) in on_the_curve.chain([(x, y)]) {
            labels.keep_clear(Area { left: x - 9.0, right: x + 9.0, top: y - 9.0, bottom: y + 9.0 });
        }
        let cost = format!("final cost {}", short_money(graph.here.outturn, graph.currency));
        let pool = format!("pool {}", whole_money(graph.here.pool, graph.currency));
        let ways = [vec![format!("{cost}: {pool}")], vec![format!("{cost}:"), pool]];
        let (face, ways) = if self.width < TWO_LINES_BELOW { (Face::SMALL_STRONG, &ways[1..]) } else { (Face::STRONG, &ways[..]) };
        let stands = [
            ("start", 12.0, 3.0),
            ("end", -12.0, 3.0),
            ("middle", 0.0, 12.0),
            ("end", 14.0, 12.0),
            ("start", -14.0, 12.0),
            ("start", -10.0, 24.0),
            ("end", 10.0, 24.0),
            ("middle", 0.0, 24.0),
        ];
        let stands = stands.map(|(anchor, dx, dy)| [(-dy, true), (dy, false)].map(|(dy, above)| Stand { x: x + dx, y: y + dy, anchor, above }));
        labels.place(face, ways, stands.as_flattened());
    }

    /// "pool cap £176,000" where the curve lies flat at a cap.
    fn label_caps(&self, labels: &mut Labels, graph: &GainPain) {
        let caps = [(graph.gain_cap, true), (graph.pain_cap.map(|cap| -cap), false)];
        for (cap, outside_is_above) in caps {
            let Some(cap) = cap else { continue };
            let Some((from, to)) = plateau(graph.points, cap) else { continue };
            let (from, to) = (self.x_of(from), self.x_of(to));
            let words = format!("pool cap {}", whole_money(cap.abs(), graph.currency));
            let along = [((from + to) / 2.0, "middle"), (to - 4.0, "end"), (from + 4.0, "start")];
            let on = |above: bool| along.map(|(x, anchor)| Stand { x, y: self.y_of(cap) + if above { -5.0 } else { 4.0 }, anchor, above });
            let stands = [on(outside_is_above), on(!outside_is_above)].concat();
            labels.place(Face::LABEL, &[vec![words]], &stands);
        }
    }
}

fn below(x: f64, y: f64) -> Stand {
    Stand { x, y, anchor: "middle", above: false }
}

fn list_of(points: impl Iterator<Item = (f64, f64)>) -> String {
    points.map(|(x, y)| format!("{},{}", coordinate(x), coordinate(y))).collect::<Vec<_>>().join(" ")
}

/// Where a loss stops growing, for the member or for all; else what is shared now.
fn finding(graph: &GainPain) -> String {
    let stop = |points: &[CurvePoint]| loss_stops(points).map(|point| short_money(point.outturn, graph.currency));
    if let Some((member, cost)) = graph.member.and_then(|member| Some((member, stop(member.points)?))) {
        let whose = if member.you { "your loss".to_owned() } else { format!("the loss of {}", member.name) };
        return format!("Past {cost} {whose} stops growing; the commissioner’s does not.");
    }
    if let Some(cost) = stop(graph.points) {
        return format!("Past {cost} the providers’ loss stops growing; the commissioner’s does not.");
    }
    now(graph)
}

/// "At £9.05m the providers lose £89,800 together."
fn now(graph: &GainPain) -> String {
    let cost = short_money(graph.here.outturn, graph.currency);
    let pool = whole_money(graph.here.pool.abs(), graph.currency);
    match graph.here.pool.cmp(&Money::ZERO) {
        std::cmp::Ordering::Less => format!("At a final cost of {cost} the providers lose {pool} together."),
        std::cmp::Ordering::Equal => format!("At a final cost of {cost} the providers neither gain nor lose."),
        std::cmp::Ordering::Greater => format!("At a final cost of {cost} the providers gain {pool} together."),
    }
}

fn alt(graph: &GainPain) -> String {
    let said = |point: &CurvePoint| {
        let cost = short_money(point.outturn, graph.currency);
        format!("{} at {cost}", signed(point.pool, graph.currency))
    };
    let ends = match (graph.points.first(), graph.points.last()) {
        (Some(first), Some(last)) => format!(" The line runs from {} to {}.", said(first), said(last)),
        _ => String::new(),
    };
    let cap = |cap: Option<Money>, what: &str| {
        cap.map(|cap| format!(" Together they {what} at most {}.", whole_money(cap, graph.currency))).unwrap_or_default()
    };
    let member = graph
        .member
        .and_then(|member| Some((member, member.points.first()?, member.points.last()?)))
        .map(|(member, first, last)| format!(" A second line, for {}, runs from {} to {}.", member.name(), said(first), said(last)));
    format!(
        "The providers’ gain or loss together, by final cost. The target is {}.{ends}{}{} {}{}",
        short_money(graph.target, graph.currency),
        cap(graph.gain_cap, "gain"),
        cap(graph.pain_cap, "lose"),
        now(graph),
        member.unwrap_or_default()
    )
}

/// Every point of the curve, where it stands now, and every point of the member's own.
fn twin(graph: &GainPain) -> Table {
    let row = |point: &CurvePoint, about: &str| {
        vec![Cell::figure(whole_money(point.outturn, graph.currency)), Cell::figure(signed(point.pool, graph.currency)), Cell::words(about)]
    };
    let about = |point: &CurvePoint| {
        let is = |found: bool, words: &'static str| found.then_some(words);
        let notes = [
            is(point.outturn == graph.target, "target"),
            is(graph.gain_cap == Some(point.pool), "most they gain"),
            is(graph.pain_cap == Some(-point.pool), "most they lose"),
        ];
        notes.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let points = graph.points.iter().map(|point| row(point, &about(point)));
    let own = graph.member.into_iter().flat_map(|member| {
        let about = if member.you { "your own part".to_owned() } else { format!("the part of {} alone", member.name) };
        member.points.iter().map(|point| row(point, &about)).collect::<Vec<_>>()
    });
    let rows = points.chain([row(&graph.here, "now")]).chain(own).collect();
    Table::new("The providers’ gain or loss by final cost", ["Final cost", "Gain or loss", "What it is"], rows)
}

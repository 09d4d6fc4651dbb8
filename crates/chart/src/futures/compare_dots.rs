//! Each member's result under up to four scenarios, on one scale: a line from the worst one in ten to the best, a mark in the middle.

use super::LineAt;
use super::axis::{at, axis, scale, span};
use super::marks::{KEY_LINE as LINE, and_more, colour, key, marker, notes, stroke};
use crate::picture::{LEAST_WIDTH, scene};
use crate::scale::{Scale, short_signed};
use crate::text::Face;
use crate::{Cell, Element, Picture, Table};
use alliance_model::Currency;
use alliance_report::futures::pounds;

/// The most scenarios in one picture.
const MOST_SCENARIOS: usize = 4;
/// How many members are drawn.
const MOST: usize = 12;
const NAME: f64 = 22.0;
const SPACE: f64 = 8.0;

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct CompareDots<'a> {
    /// Width in CSS pixels, taken as 280 where less.
    pub width: f64,
    /// The currency of every amount.
    pub currency: &'a Currency,
    /// What the scenarios are called; those after the fourth are in the table only.
    pub scenarios: &'a [&'a str],
    /// Each member.
    pub members: &'a [MemberDots<'a>],
    /// The finding.
    pub title: &'a str,
}

/// One member.
#[derive(Clone, Debug)]
pub struct MemberDots<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Whether it is the reader's own.
    pub you: bool,
    /// Its result under each scenario: the worst one in ten, the middle, the best one in ten.
    pub results: Vec<[f64; 3]>,
}

/// Draws the results. More than twelve members are in the table only.
pub fn compare_dots(asked: &CompareDots<'_>) -> Picture {
    let width = asked.width.max(LEAST_WIDTH);
    let scenarios = asked.scenarios.get(..MOST_SCENARIOS).unwrap_or(asked.scenarios);
    let shown = asked.members.get(..MOST).unwrap_or(asked.members);
    let results = || shown.iter().flat_map(|member| member.results.iter().take(MOST_SCENARIOS));
    let figures = results().map(|result| Face::INK.width(&figure(asked, result[1]))).fold(0.0, f64::max) + SPACE * 2.0;
    let nothing = LineAt { amount: 0.0, name: "nothing" };
    let x = scale(span(results().flatten().copied(), Some(nothing)), (SPACE, width - figures));
    let head = LINE * scenarios.len() as f64 + SPACE;
    let group = NAME + LINE * scenarios.len() as f64 + SPACE;
    let bottom = head + group * shown.len() as f64;
    let members = shown.iter().enumerate().map(|(index, member)| draw(asked, member, &x, head + group * index as f64, width));
    let said: Vec<String> = and_more(asked.members.len(), shown.len()).into_iter().collect();
    let (notes, notes_height) = notes(&said, width, bottom + 28.0, 1);
    let height = bottom + 28.0 + notes_height;
    Picture {
        scene: scene("compare-dots", width, height)
            .holding(axis(&x, width, (bottom - 4.0, bottom), Some(nothing), asked.currency))
            .holding(key(scenarios.iter().copied().enumerate(), width))
            .holding(members)
            .holding(notes),
        width,
        height,
        title: asked.title.to_owned(),
        alt: alt(asked, shown),
        table: twin(asked),
        legend: vec![],
    }
}

fn draw(asked: &CompareDots<'_>, member: &MemberDots<'_>, x: &Scale, top: f64, width: f64) -> Element {
    let face = if member.you { Face::STRONG } else { Face::INK };
    let name = face.wrap_with(member.name, if member.you { "(you)" } else { "" }, width, 1);
    let one = |(place, result): (usize, &[f64; 3])| {
        let y = top + NAME + LINE * (place as f64 + 0.5);
        let [low, middle, high] = result.map(|amount| at(x, amount));
        let told = Face::INK.draw(&figure(asked, result[1]), "end", width - 2.0, y + 4.5);
        Element::new("g").class(colour(place)).holding([stroke(place, low, high, y), marker(place, (middle, y)), told])
    };
    let results = member.results.iter().take(MOST_SCENARIOS).enumerate().map(one);
    let (zero, rows) = (at(x, 0.0), member.results.len().min(MOST_SCENARIOS) as f64);
    let nothing = Element::new("line").class("target").at([("x1", zero), ("x2", zero), ("y1", top + NAME), ("y2", top + NAME + LINE * rows)]);
    Element::new("g").holding(name.iter().map(|line| face.draw(line, "start", 0.0, top + 15.0))).holding([nothing]).holding(results)
}

fn figure(asked: &CompareDots<'_>, amount: f64) -> String {
    short_signed(pounds(amount), asked.currency)
}

fn label(member: &MemberDots<'_>) -> String {
    if member.you { format!("{} (you)", member.name) } else { member.name.to_owned() }
}

fn alt(asked: &CompareDots<'_>, shown: &[MemberDots<'_>]) -> String {
    let of = |member: &MemberDots<'_>| {
        let told = asked.scenarios.iter().zip(&member.results).map(|(scenario, [low, middle, high])| {
            format!("{scenario} {} ({} to {})", figure(asked, *middle), figure(asked, *low), figure(asked, *high))
        });
        format!("{}: {}", label(member), told.collect::<Vec<_>>().join(", "))
    };
    let each: Vec<String> = shown.iter().map(of).chain(and_more(asked.members.len(), shown.len())).collect();
    format!("For each member and scenario the middle of its results, and in brackets the worst and the best one in ten. {}.", each.join("; "))
}

fn twin(asked: &CompareDots<'_>) -> Table {
    let rows = asked.members.iter().flat_map(|member| {
        asked.scenarios.iter().zip(&member.results).map(|(scenario, result)| {
            let words = [label(member), (*scenario).to_owned()].map(Cell::words);
            words.into_iter().chain(result.map(|amount| Cell::figure(figure(asked, amount)))).collect()
        })
    });
    Table::new(asked.title, ["Member", "Scenario", "Worst one in ten", "Middle", "Best one in ten"], rows.collect())
}

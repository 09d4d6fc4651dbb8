//! For each member its share of the say beside its share of what may be lost.

use super::marks::{and_more, notes};
use crate::bars::{solid, striped};
use crate::picture::{LEAST_WIDTH, scene};
use crate::text::Face;
use crate::{Cell, Element, Picture, SeatColour, Table};
use alliance_report::figures::chance;

/// Below this width names stand above their bars.
const STACKED_BELOW: f64 = 560.0;
/// How many members are drawn.
const MOST: usize = 16;
const BAR: f64 = 15.0;
const SPACE: f64 = 6.0;

/// One member.
#[derive(Clone, Debug)]
pub struct SayBar<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Whether it is the reader's own.
    pub you: bool,
    /// Its colour.
    pub kind: SeatColour,
    /// Its share of the say, from 0 to 1.
    pub say: f64,
    /// Its share of the losses, from 0 to 1.
    pub stake: f64,
}

/// Draws two bars for each member: full for its say, striped for its losses. More than sixteen are in the table only.
pub fn say_and_stake(members: &[SayBar<'_>], title: &str, width: f64) -> Picture {
    let width = width.max(LEAST_WIDTH);
    let shown = members.get(..MOST).unwrap_or(members);
    let stacked = width < STACKED_BELOW;
    let longest = shown.iter().map(|bar| face(bar).width(&label(bar))).fold(0.0, f64::max);
    let names = if stacked { 0.0 } else { (longest + SPACE).min(width * 0.38) };
    let figures = Face::INK.width(&told(1.0, "losses")) + SPACE * 2.0;
    let most = shown.iter().flat_map(|bar| [bar.say, bar.stake]).fold(0.0, f64::max);
    let whole = if most > 0.0 { (width - names - figures) / most } else { 0.0 };
    let row = if stacked { 64.0 } else { 44.0 };
    let draw = |(index, bar): (usize, &SayBar<'_>)| {
        let top = 4.0 + row * index as f64;
        let first = if stacked { top + 22.0 } else { top + 4.0 };
        let (room, name_y) = if stacked { (width, top + 15.0) } else { (names - SPACE, first + BAR + 4.0) };
        let name = face(bar).wrap_with(bar.name, if bar.you { "(you)" } else { "" }, room, 1);
        let figure = |share: f64, of: &str, top: f64| Face::INK.draw(&told(share, of), "start", names + share * whole + SPACE, top + 12.0);
        let second = first + BAR + 2.0;
        let zero = Element::new("line").class("zero").at([("x1", names), ("x2", names), ("y1", first - 2.0), ("y2", second + BAR + 2.0)]);
        Element::new("g")
            .class(bar.kind.class())
            .holding([solid(names, names + bar.say * whole, first, BAR), figure(bar.say, "say", first)])
            .holding([striped(names, names + bar.stake * whole, second, BAR), figure(bar.stake, "losses", second)])
            .holding(name.iter().map(|line| face(bar).draw(line, "start", 0.0, name_y)))
            .holding([zero])
    };
    let drawn: Vec<Element> = shown.iter().enumerate().map(draw).collect();
    let bottom = 4.0 + row * shown.len() as f64;
    let said: Vec<String> = and_more(members.len(), shown.len()).into_iter().collect();
    let (notes, notes_height) = notes(&said, width, bottom, 1);
    let height = bottom + notes_height + 4.0;
    Picture {
        scene: scene("say-and-stake", width, height).holding(drawn).holding(notes),
        width,
        height,
        title: title.to_owned(),
        alt: alt(shown, members.len()),
        table: twin(members, title),
        legend: vec![],
    }
}

fn told(share: f64, of: &str) -> String {
    format!("{} of the {of}", chance(share))
}

fn face(bar: &SayBar<'_>) -> Face {
    if bar.you { Face::STRONG } else { Face::INK }
}

fn label(bar: &SayBar<'_>) -> String {
    if bar.you { format!("{} (you)", bar.name) } else { bar.name.to_owned() }
}

fn alt(shown: &[SayBar<'_>], all: usize) -> String {
    let each: Vec<String> = shown.iter().map(|bar| format!("{}: {}, {}", label(bar), told(bar.say, "say"), told(bar.stake, "losses"))).collect();
    let each: Vec<String> = each.into_iter().chain(and_more(all, shown.len())).collect();
    format!("Two bars for each member: its share of the say, and of all losses that members stay within in nine futures of ten. {}.", each.join("; "))
}

fn twin(members: &[SayBar<'_>], title: &str) -> Table {
    let row = |bar: &SayBar<'_>| vec![Cell::words(label(bar)), Cell::figure(chance(bar.say)), Cell::figure(chance(bar.stake))];
    Table::new(title, ["Member", "Of the say", "Of the losses"], members.iter().map(row).collect())
}

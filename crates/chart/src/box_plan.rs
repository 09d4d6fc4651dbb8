//! Boxes in levels or as an indented list: where each goes, what joins them, how their words are set.

use crate::Element;
use crate::element::coordinate;
use crate::text::Face;
use crate::tree::{Node, columns};

/// Between boxes side by side, and below each other in a list.
const GAP: f64 = 12.0;

/// From one level of a tree to the next.
const LEVEL: f64 = 34.0;

/// The narrowest box in which most names fit on two lines, and the broadest that still looks like a box.
const NARROW: f64 = 108.0;
const BROAD: f64 = 264.0;

/// How far a body stands in from the one above it in a list, and the least that is left of a box.
const INDENT: f64 = 22.0;
const LEAST: f64 = 160.0;

/// What a box says.
pub(crate) struct Words {
    pub(crate) name: String,
    pub(crate) line: String,
    /// The whole of it, for whoever points at it.
    pub(crate) whole: String,
    pub(crate) class: &'static str,
    pub(crate) data: (&'static str, String),
}

/// Where a box goes, before the height of a row is known.
#[derive(Clone, Copy)]
pub(crate) struct Spot {
    pub(crate) row: usize,
    x: f64,
    pub(crate) width: f64,
}

/// A box in its place.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// The heights of the first row and of all others.
#[derive(Clone, Copy)]
pub(crate) struct Rows {
    pub(crate) first: f64,
    pub(crate) other: f64,
}

/// Where all boxes go.
pub(crate) struct Plan {
    pub(crate) members: Vec<Spot>,
    pub(crate) bodies: Vec<Spot>,
    /// Between rows.
    pub(crate) gap: f64,
    listed: bool,
}

/// Boxes in levels; none where they do not fit side by side.
pub(crate) fn as_tree(nodes: &[Node], members: usize, width: f64) -> Option<Plan> {
    let columns = columns(nodes);
    let across = columns.iter().map(|(first, span)| first + span).max().unwrap_or(1);
    let column = (width + GAP - 2.0) / across as f64;
    if column - GAP < NARROW {
        return None;
    }
    let below = usize::from(members > 0);
    let spot = |(node, (first, span)): (&Node, &(usize, usize))| {
        let room = column * *span as f64 - GAP;
        let broad = room.min(BROAD);
        Spot { row: node.depth + below, x: 1.0 + column * *first as f64 + (room - broad) / 2.0, width: broad }
    };
    Some(Plan { members: on_top(members, width), bodies: nodes.iter().zip(&columns).map(spot).collect(), gap: LEVEL, listed: false })
}

/// Boxes below each other, each standing in from the one above it.
pub(crate) fn as_list(nodes: &[Node], members: usize, width: f64) -> Plan {
    let below = usize::from(members > 0);
    let deepest = (nodes.iter().map(|node| node.depth).max().unwrap_or(0) + below).max(1);
    let indent = INDENT.min((width - LEAST) / deepest as f64);
    let spot = |(index, node): (usize, &Node)| {
        let x = 1.0 + indent * (node.depth + below) as f64;
        Spot { row: index + below, x, width: width - 1.0 - x }
    };
    Plan { members: on_top(members, width), bodies: nodes.iter().enumerate().map(spot).collect(), gap: GAP, listed: true }
}

/// The members side by side in the first row.
fn on_top(members: usize, width: f64) -> Vec<Spot> {
    let many = members.max(1) as f64;
    let room = width - 2.0 - GAP * (many - 1.0);
    let broad = (room / many).min(BROAD);
    let left = (width - broad * many - GAP * (many - 1.0)) / 2.0;
    (0..members).map(|index| Spot { row: 0, x: left + (broad + GAP) * index as f64, width: broad }).collect()
}

impl Place {
    /// Its lower edge.
    pub(crate) fn bottom(self) -> f64 {
        self.y + self.height
    }
}

impl Plan {
    /// The place of a box, where the first row and all others have these heights.
    pub(crate) fn place(&self, spot: Spot, rows: Rows) -> Place {
        let Some(above) = spot.row.checked_sub(1) else { return Place { x: spot.x, y: 1.0, width: spot.width, height: rows.first } };
        let y = 1.0 + rows.first + self.gap + above as f64 * (rows.other + self.gap);
        Place { x: spot.x, y, width: spot.width, height: rows.other }
    }

    /// The lines from a body to what it answers to: the one above it, or all members.
    pub(crate) fn links(&self, node: &Node, spot: Spot, rows: Rows) -> Vec<Element> {
        let to = self.place(spot, rows);
        let above = match node.parent {
            Some(parent) => self.bodies.get(parent..=parent).unwrap_or_default(),
            None if self.listed => self.members.get(..1).unwrap_or_default(),
            None => &self.members,
        };
        above.iter().map(|from| self.link(self.place(*from, rows), to)).collect()
    }

    fn link(&self, from: Place, to: Place) -> Element {
        let c = |number: f64| coordinate(number.floor() + 0.5);
        let d = if self.listed {
            format!("M{} {}V{}H{}", c(from.x + (to.x - from.x) / 2.0), c(from.y + from.height), c(to.y + to.height / 2.0), c(to.x))
        } else {
            let (start, end) = (from.x + from.width / 2.0, to.x + to.width / 2.0);
            format!("M{} {}V{}H{}V{}", c(start), c(from.y + from.height), c(to.y - LEVEL / 2.0), c(end), c(to.y))
        };
        Element::new("path").class("link").with("d", d)
    }
}

/// The lines of a box, broken to its width.
pub(crate) struct Setting {
    names: Vec<String>,
    lines: Vec<String>,
}

impl Setting {
    const NAME: Face = Face::TITLE;
    const LINE: Face = Face::LABEL;

    pub(crate) fn of(words: &Words, width: f64) -> Self {
        let room = width - 14.0;
        Self { names: Self::NAME.wrap(&words.name, room, 2), lines: Self::LINE.wrap(&words.line, room, 2) }
    }

    pub(crate) fn height(&self) -> f64 {
        16.0 + self.text_height()
    }

    fn text_height(&self) -> f64 {
        self.names.len() as f64 * Self::NAME.line() + self.lines.len() as f64 * Self::LINE.line()
    }

    /// The group of a box: its words in the middle of it.
    pub(crate) fn draw(&self, words: &Words, place: Place) -> Element {
        let middle = place.x + place.width / 2.0;
        let first = place.y + (place.height - self.text_height()) / 2.0 + 14.0;
        let second = first + self.names.len() as f64 * Self::NAME.line() - 1.0;
        let Place { x, y, width, height } = place;
        let (name, value) = &words.data;
        let rect = Element::new("rect").class(words.class).at([("x", x), ("y", y), ("width", width), ("height", height), ("rx", 10.0)]);
        Element::new("g")
            .with(name, value)
            .holding([Element::new("title").text(&words.whole), rect])
            .holding(Self::NAME.draw_lines(&self.names, "middle", middle, first))
            .holding(Self::LINE.draw_lines(&self.lines, "middle", middle, second))
    }
}

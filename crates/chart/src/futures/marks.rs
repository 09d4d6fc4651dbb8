//! Shapes and dashes that tell marks apart without colour.

use crate::Element;
use crate::element::coordinate;
use crate::text::Face;

/// The colours of up to four curves, by classes of their own or of kinds.
const COLOURS: [&str; 4] = ["future", "kind-lived", "kind-provider", "kind-chair"];
const DASHES: [&str; 4] = ["", " dash-1", " dash-2", " dash-3"];

/// The class that colours the mark of this place among several.
pub(super) fn colour(place: usize) -> &'static str {
    COLOURS[place % COLOURS.len()]
}

/// The class that dashes the line of this place; empty for the first, with a space before it for all others.
pub(super) fn dash(place: usize) -> &'static str {
    DASHES[place % DASHES.len()]
}

/// A disc, a square, a diamond or a triangle, hollow.
pub(super) fn marker(place: usize, (x, y): (f64, f64)) -> Element {
    const SIZE: f64 = 5.0;
    let polygon = |corners: &[(f64, f64)]| {
        let points: Vec<String> = corners.iter().map(|(dx, dy)| format!("{},{}", coordinate(x + dx), coordinate(y + dy))).collect();
        Element::new("polygon").class("hollow").with("points", points.join(" "))
    };
    match place % 4 {
        0 => Element::new("circle").class("hollow").at([("cx", x), ("cy", y), ("r", SIZE)]),
        1 => polygon(&[(-SIZE, -SIZE), (SIZE, -SIZE), (SIZE, SIZE), (-SIZE, SIZE)]),
        2 => polygon(&[(0.0, -SIZE - 2.0), (SIZE + 2.0, 0.0), (0.0, SIZE + 2.0), (-SIZE - 2.0, 0.0)]),
        _ => polygon(&[(0.0, -SIZE - 1.0), (SIZE + 1.0, SIZE), (-SIZE - 1.0, SIZE)]),
    }
}

/// A line in the dash of its place.
pub(super) fn stroke(place: usize, from: f64, to: f64, y: f64) -> Element {
    Element::new("line").class(format!("stroke{}", dash(place))).at([("x1", from), ("x2", to), ("y1", y), ("y2", y)])
}

/// How high one line of a key is.
pub(super) const KEY_LINE: f64 = 20.0;

/// What the mark of each place is called, beside its dash and its shape, one below the other from the top.
pub(super) fn key<'a>(names: impl IntoIterator<Item = (usize, &'a str)>, width: f64) -> Vec<Element> {
    let line = |(row, (place, name)): (usize, (usize, &str))| {
        let y = KEY_LINE * (row as f64 + 0.5);
        let name = Face::INK.draw(&Face::INK.fit(name, width - 56.0), "start", 40.0, y + 4.5);
        Element::new("g").class(colour(place)).holding([stroke(place, 2.0, 30.0, y), marker(place, (16.0, y)), name])
    };
    names.into_iter().enumerate().map(line).collect()
}

/// Sentences below a picture, each in as many lines as it needs, at most so many; and how high they are together.
pub(super) fn notes(texts: &[String], width: f64, top: f64, most: usize) -> (Vec<Element>, f64) {
    let mut drawn = vec![];
    let mut y = top;
    for text in texts {
        let lines = Face::SMALL.wrap(text, width, most);
        drawn.extend(Face::SMALL.draw_lines(&lines, "start", 0.0, y + Face::SMALL.size + 3.0));
        y += lines.len() as f64 * Face::SMALL.line() + 4.0;
    }
    (drawn, y - top)
}

/// "and 38 more, in the table"; none where all are drawn.
pub(super) fn and_more(all: usize, drawn: usize) -> Option<String> {
    let more = all.saturating_sub(drawn);
    (more > 0).then(|| format!("and {more} more, in the table"))
}

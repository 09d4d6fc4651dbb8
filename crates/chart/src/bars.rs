//! Bars: full, or striped beside full ones, so that they are told apart without colour.

use crate::Element;
use crate::element::coordinate;

/// How far apart stripes are.
const STRIPE: f64 = 6.0;

/// A rectangle full of colour, from one x to another; a hair's breadth where they are the same.
pub(crate) fn solid(from: f64, to: f64, top: f64, height: f64) -> Element {
    let (left, wide) = span(from, to);
    Element::new("rect").class("bar").at([("x", left), ("y", top), ("width", wide), ("height", height)])
}

/// The same with stripes.
pub(crate) fn striped(from: f64, to: f64, top: f64, height: f64) -> Element {
    let (left, wide) = span(from, to);
    let rect = Element::new("rect").class("striped").at([("x", left), ("y", top), ("width", wide), ("height", height)]);
    let mut path = String::new();
    let mut foot = STRIPE / 2.0 - height;
    while foot < wide {
        // A stripe climbs to the right at half a right angle, cut at the sides.
        let (a, b) = (foot.max(0.0), (foot + height).min(wide));
        if a < b {
            let y = |x: f64| coordinate(top + height - (x - foot));
            path.push_str(&format!("M{} {}L{} {}", coordinate(left + a), y(a), coordinate(left + b), y(b)));
        }
        foot += STRIPE;
    }
    if path.is_empty() {
        return rect;
    }
    Element::new("g").holding([rect, Element::new("path").class("stripes").with("d", path)])
}

fn span(from: f64, to: f64) -> (f64, f64) {
    (from.min(to), (to - from).abs().max(1.0))
}

/// Full for what people hope for, striped for what they do not.
pub(crate) fn signed(loss: bool, from: f64, to: f64, top: f64, height: f64) -> Element {
    let (class, bar) = if loss { ("pain", striped(from, to, top, height)) } else { ("gain", solid(from, to, top, height)) };
    Element::new("g").class(class).holding([bar])
}

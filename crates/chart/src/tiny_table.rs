//! The round table as an icon, for a card.

use crate::picture::scene;
use crate::seat_shape::disc;
use crate::turn::around;
use crate::{Element, SeatColour};

/// Draws 84 by 60 px: a table and a disc for each seat, clockwise from the top. Decoration: hidden from screen readers.
pub fn tiny_table(kinds: &[SeatColour]) -> Element {
    let table = Element::new("ellipse").class("table-top").at([("cx", 42.0), ("cy", 30.0), ("rx", 22.0), ("ry", 14.0)]);
    let radius = if kinds.len() > 12 { 3.5 } else { 5.5 };
    let seats = kinds.iter().enumerate().map(|(index, kind)| {
        let (down, right) = around(index as f64 / kinds.len() as f64);
        disc(*kind, (42.0 + 34.0 * right, 30.0 + 23.0 * down), radius)
    });
    scene("tiny-table", 84.0, 60.0).with("aria-hidden", "true").holding([table]).holding(seats)
}

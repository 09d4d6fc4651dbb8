//! A picture: what is drawn, what it says, and the same as a table.

use crate::{Element, Table};

/// A result drawn for a given width, with everything that a reader needs who does not see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The `svg` element: its size, its classes and what is drawn. It has no role and no name: whoever shows it gives those.
    pub scene: Element,
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// What it shows, as a sentence.
    pub title: String,
    /// What there is to see, in sentences, from the numbers.
    pub alt: String,
    /// The same numbers in rows: one for each mark.
    pub table: Table,
    /// The kinds that appear, for a legend beside the picture; empty where labels say it all.
    pub legend: Vec<Legend>,
}

/// One line of a legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Legend {
    /// The class that gives the colour, beside the class `key`.
    pub class: &'static str,
    /// What it stands for.
    pub name: &'static str,
}

/// The least width that anything is drawn for, in CSS pixels.
pub(crate) const LEAST_WIDTH: f64 = 280.0;

/// The root of a picture: an `svg` at its own size, so that nothing is scaled.
pub(crate) fn scene(class: &str, width: f64, height: f64) -> Element {
    let (w, h) = (crate::element::coordinate(width), crate::element::coordinate(height));
    Element::new("svg").class(format!("chart {class}")).with("viewBox", format!("0 0 {w} {h}")).with("width", w).with("height", h)
}

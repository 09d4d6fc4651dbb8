//! Results drawn as pictures: SVG as a tree of elements, with a title that says the finding, alternative text
//! written from the numbers, and the same numbers as a table.
//!
//! What it is not: it decides nothing and splits nothing, and knows no engine: it is told what to draw. It knows no
//! browser. Every picture is drawn for the width that it will have, in CSS pixels, so that text is never under 12 px.
//! Colour comes through classes alone ([`classes`]), styled by [`CSS`]; no element has a `style` attribute.

mod box_plan;
mod by_year;
pub mod classes;
mod cost_marks;
mod curve;
mod element;
mod futures;
mod gain_pain;
mod governance;
mod labels;
mod picture;
mod round_table;
mod scale;
mod seat_places;
mod seat_shape;
mod shares;
mod stand_alone;
mod text;
mod tiny_table;
mod tree;
mod turn;
mod who_gains;

pub use by_year::{YearBar, by_year};
pub use classes::SeatColour;
pub use cost_marks::{CostMark, cost_marks};
pub use element::Element;
pub use futures::{
    Atom, Bars, CompareDots, FutureCurve, LineAt, MemberDots, Quantile, SCurve, SayBar, Tornado, TornadoBar, compare_dots, histogram, s_curve,
    say_and_stake, tornado,
};
pub use gain_pain::{CurvePoint, GainPain, MemberCurve, Plane, gain_pain};
pub use governance::governance;
pub use picture::{Cell, Legend, Picture, Table};
pub use round_table::{RoundTable, TableSeat, round_table, table_seats};
pub use shares::{ShareBar, ShareColour, Shares, shares};
pub use tiny_table::tiny_table;
pub use who_gains::{Bar, who_gains};

/// The style of every class, in `@layer parts`, from the custom properties of the page (`--ink`, `--provider` and so on).
pub const CSS: &str = include_str!("chart.css");

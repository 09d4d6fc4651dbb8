//! Where seats go round a table, so that labels beside them never meet.

use crate::picture::LEAST_WIDTH;
use crate::turn::around;

/// Below this width the table stands tall, to leave room for labels on both sides.
const TALL_BELOW: f64 = 480.0;

/// Between two seats, one above the other: the 44 px that a finger needs.
const LEAST_ROW: f64 = 44.0;

/// From the edge of the picture to the middle of a seat at the top or bottom, its label between.
const END: f64 = 46.0;

/// Where everything of a round table goes, in pixels.
pub(crate) struct Places {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) centre: (f64, f64),
    /// The half-axes of the table itself.
    pub(crate) table: (f64, f64),
    pub(crate) seats: Vec<Place>,
}

/// The middle of a seat, and the side on which its label stands.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) side: Side,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Top,
    Right,
    Bottom,
    Left,
}

impl Places {
    /// Whether the table stands tall at this width.
    pub(crate) fn is_tall(width: f64) -> bool {
        width < TALL_BELOW
    }

    /// Places so many seats clockwise from the top, with room for labels of a given height beside them.
    pub(crate) fn round(width: f64, seats: usize, label: f64) -> Self {
        let width = width.max(LEAST_WIDTH);
        let tall = Self::is_tall(width);
        let row = LEAST_ROW.max(label + 4.0);
        let rx = if tall { 62.0 + (width - 340.0).max(0.0) * 0.4 } else { 180.0_f64.min(width * 0.273) };
        let least_ry: f64 = if tall { 120.0 } else { 146.0 };
        let by_angle = !tall && rows_by_angle_are_apart(least_ry, seats, row);
        let ry = if by_angle { least_ry } else { least_ry.max(row * seats as f64 / 4.0) };
        let centre = (width / 2.0, END + ry);
        let place = |index: usize| {
            let turn = index as f64 / seats as f64;
            let level = if by_angle { around(turn).0 } else { level_by_row(turn) };
            let out = (1.0 - level * level).max(0.0).sqrt();
            let side = side(index, seats);
            let x = match side {
                Side::Right => centre.0 + rx * out,
                Side::Left => centre.0 - rx * out,
                Side::Top | Side::Bottom => centre.0,
            };
            Place { x, y: centre.1 + ry * level, side }
        };
        let inset = if tall { 16.0 } else { 30.0 };
        let table = (rx - inset, ry - if tall { 22.0 } else { inset });
        let seats: Vec<Place> = (0..seats).map(place).collect();
        let lowest =
            seats.iter().map(|place| place.y + if place.side == Side::Bottom { END } else { END / 2.0 + 6.0 }).fold(centre.1 + table.1, f64::max);
        Self { width, height: lowest + 2.0, centre, table, seats }
    }
}

/// Where a seat is on the way round, as a level from -1 at the top to 1 at the bottom, in even rows.
fn level_by_row(turn: f64) -> f64 {
    1.0 - (1.0 - 2.0 * turn).abs() * 2.0
}

/// Whether seats at even angles leave a row for each label on a side. They look best, as long as there are few.
fn rows_by_angle_are_apart(ry: f64, seats: usize, row: f64) -> bool {
    let levels: Vec<f64> =
        (1..seats).filter(|index| side(*index, seats) == Side::Right).map(|index| around(index as f64 / seats as f64).0 * ry).collect();
    levels.windows(2).all(|pair| matches!(pair, [above, below] if below - above >= row))
}

fn side(index: usize, seats: usize) -> Side {
    match (index * 2).cmp(&seats) {
        _ if index == 0 => Side::Top,
        std::cmp::Ordering::Less => Side::Right,
        std::cmp::Ordering::Equal => Side::Bottom,
        std::cmp::Ordering::Greater => Side::Left,
    }
}

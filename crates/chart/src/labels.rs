//! Labels on a graph: each goes where it meets neither an edge, nor a line, nor another label.

use crate::Element;
use crate::text::Face;

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Area {
    fn holds(&self, other: &Self) -> bool {
        self.left <= other.left && self.top <= other.top && self.right >= other.right && self.bottom >= other.bottom
    }

    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// Where a label may stand: the point it belongs to, and on which side of that point.
#[derive(Clone, Copy)]
pub(crate) struct Stand {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) anchor: &'static str,
    /// Whether all its lines are above the point, or below.
    pub(crate) above: bool,
}

/// Labels on a graph so far, and what they keep clear of: lines in the order of how much that matters.
pub(crate) struct Labels {
    room: Area,
    taken: Vec<Area>,
    lines: Vec<Vec<(f64, f64)>>,
    pub(crate) drawn: Vec<Element>,
}

impl Labels {
    pub(crate) fn within(room: Area, lines: Vec<Vec<(f64, f64)>>) -> Self {
        Self { room, taken: vec![], lines, drawn: vec![] }
    }

    /// Keeps labels off an area.
    pub(crate) fn keep_clear(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Draws one of several ways to break a text at the first stand that is free of edges, other labels and lines. Where none
    /// is, it may cross lines, the last named first; where even that does not help, nothing is drawn.
    pub(crate) fn place(&mut self, face: Face, ways: &[Vec<String>], stands: &[Stand]) {
        let tries = ways.iter().flat_map(|lines| stands.iter().map(move |stand| (lines, stand)));
        let apart: Vec<(&Vec<String>, &Stand, Area)> = tries
            .map(|(lines, stand)| (lines, stand, self.area(face, lines, stand)))
            .filter(|(_, _, area)| self.room.holds(area) && !self.taken.iter().any(|taken| taken.meets(area)))
            .collect();
        let clear_of = |lines: usize| apart.iter().find(|(_, _, area)| !self.lines.iter().take(lines).any(|line| crosses(line, area)));
        let found = (0..=self.lines.len()).rev().find_map(clear_of);
        let Some((lines, stand, area)) = found else { return };
        let x = match stand.anchor {
            "start" => area.left,
            "end" => area.right,
            _ => (area.left + area.right) / 2.0,
        };
        self.drawn.extend(face.draw_lines(lines, stand.anchor, x, area.top + face.size));
        self.taken.push(*area);
    }

    /// Where the lines would be; one that stands in the middle moves aside for an edge.
    fn area(&self, face: Face, lines: &[String], stand: &Stand) -> Area {
        let width = lines.iter().map(|line| face.width(line)).fold(0.0, f64::max);
        let height = lines.len() as f64 * face.line();
        let left = match stand.anchor {
            "start" => stand.x,
            "end" => stand.x - width,
            _ => (stand.x - width / 2.0).min(self.room.right - width).max(self.room.left),
        };
        let top = if stand.above { stand.y - height } else { stand.y };
        Area { left, top, right: left + width, bottom: top + height }
    }
}

/// Whether a line passes through an area, looked at every two pixels.
#[expect(clippy::disallowed_methods, reason = "only how often a line is looked at")]
fn crosses(line: &[(f64, f64)], area: &Area) -> bool {
    line.windows(2).any(|pair| {
        let [from, to] = pair else { return false };
        let steps = ((to.0 - from.0).hypot(to.1 - from.1) / 2.0).ceil().clamp(1.0, 2000.0);
        (0..=steps as u32).map(|step| f64::from(step) / steps).any(|t| {
            let (x, y) = (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t);
            area.left <= x && x <= area.right && area.top <= y && y <= area.bottom
        })
    })
}

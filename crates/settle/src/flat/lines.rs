//! Every member's share as a broken line over the outturn.

use super::{number, pounds};
use crate::breaks::outline;
use crate::plan::Plan;
use crate::steps::split::Division;
use crate::{SettleError, Side};

/// How many equal stretches of the outturn are looked up at once.
const CELLS: usize = 512;

/// All shares over the outturn. What is in front of the first knot has a piece as well.
#[derive(Clone, Debug)]
pub struct Lines {
    members: usize,
    /// Where the second piece begins, and each after it, in pounds.
    knots: Vec<f64>,
    /// For each piece slope and offset of every member's share and, last, of the commissioner's part.
    pieces: Vec<(f64, f64)>,
    /// The piece that holds at the beginning of each cell, from the first knot to the last one.
    cells: Vec<u32>,
    cells_per_pound: f64,
    /// The outturns at which the cap of the pool is reached on a side.
    caps: Vec<(Side, f64)>,
}

impl Lines {
    pub(super) fn new(plan: &Plan<'_>, division: &Division<'_>) -> Result<Self, SettleError> {
        let (mut knots, mut pieces) = (Vec::new(), Vec::new());
        let target = pounds(plan.target.exact());
        let (outline, caps) = outline(plan, division)?;
        for (index, stretch) in outline.into_iter().enumerate() {
            if index > 0 {
                knots.push(pounds(stretch.from));
            }
            let lines = stretch.shares.iter().map(|(slope, offset)| (number(*slope), pounds(*offset)));
            let lines: Vec<(f64, f64)> = lines.collect();
            let given: (f64, f64) = lines.iter().fold((0.0, 0.0), |sum, line| (sum.0 + line.0, sum.1 + line.1));
            let kept = (number(stretch.kept), pounds(stretch.kept_offset));
            pieces.extend(lines);
            pieces.push((-1.0 - given.0 - kept.0, target - given.1 - kept.1));
        }
        let caps = caps.into_iter().map(|(side, outturn)| (side, pounds(outturn))).collect();
        Ok(Self { caps, ..Self::with_cells(plan.members.len(), knots, pieces) })
    }

    fn with_cells(members: usize, knots: Vec<f64>, pieces: Vec<(f64, f64)>) -> Self {
        let (first, last) = (knots.first().copied().unwrap_or_default(), knots.last().copied().unwrap_or_default());
        let width = (last - first) / CELLS as f64;
        let cells_per_pound = if width > 0.0 { 1.0 / width } else { 0.0 };
        // One knot sooner than the cell begins, so that no rounding of the division can pass one.
        let begins = |cell: usize| knots.iter().take_while(|knot| **knot < first + width * (cell as f64 - 0.5)).count();
        let cells = (0..=CELLS).map(|cell| begins(cell) as u32).collect();
        Self { members, knots, pieces, cells, cells_per_pound, caps: Vec::new() }
    }

    /// How many straight pieces there are.
    pub fn pieces(&self) -> usize {
        self.knots.len() + 1
    }

    /// The number of the piece that holds at an outturn.
    #[inline]
    pub fn piece(&self, outturn: f64) -> usize {
        let first = self.knots.first().copied().unwrap_or_default();
        // A number below the first cell becomes 0, one beyond the last cell is held there.
        let cell = (((outturn - first) * self.cells_per_pound) as usize).min(CELLS);
        let mut piece = self.cells.get(cell).copied().unwrap_or_default() as usize;
        while self.knots.get(piece).is_some_and(|knot| outturn >= *knot) {
            piece += 1;
        }
        piece
    }

    /// The share of a member, or with the number of members the commissioner's part, at an outturn.
    pub fn at(&self, member: usize, outturn: f64) -> f64 {
        let (slope, offset) = self.line(self.piece(outturn), member);
        slope * outturn + offset
    }

    /// Slope and offset of a share on a piece.
    pub fn line(&self, piece: usize, member: usize) -> (f64, f64) {
        self.pieces.get(piece * (self.members + 1) + member).copied().unwrap_or_default()
    }

    /// The outturn from which on, going away from the target, the cap of the pool is reached; none where it never is.
    pub fn pool_cap(&self, side: Side) -> Option<f64> {
        self.caps.iter().find(|cap| cap.0 == side).map(|cap| cap.1)
    }

    /// Whether a share only falls as the outturn rises (-1), only rises (1), or does neither (none). Level everywhere counts as falling.
    pub fn direction(&self, member: usize) -> Option<i32> {
        let (mut rises, mut falls) = (false, false);
        for piece in 0..=self.knots.len() {
            let (slope, offset) = self.line(piece, member);
            let near = |number: f64| if number.abs() < 1e-9 { 0.0 } else { number };
            let jump = match self.knots.get(piece) {
                Some(knot) => {
                    let (next_slope, next_offset) = self.line(piece + 1, member);
                    let jump = (next_slope - slope) * knot + next_offset - offset;
                    if jump.abs() < 1e-6 { 0.0 } else { jump }
                }
                None => 0.0,
            };
            rises |= near(slope) > 0.0 || jump > 0.0;
            falls |= near(slope) < 0.0 || jump < 0.0;
        }
        match (rises, falls) {
            (true, true) => None,
            (true, false) => Some(1),
            _ => Some(-1),
        }
    }

    /// Fills one row for each member and a last one for the commissioner's part, as long as the outturns.
    pub fn settle(&self, outturns: &[f64], rows: &mut [Vec<f64>]) {
        let width = self.members + 1;
        for row in rows.iter_mut() {
            row.clear();
            row.resize(outturns.len(), 0.0);
        }
        let starts: Vec<usize> = outturns.iter().map(|outturn| self.piece(*outturn) * width).collect();
        for (member, row) in rows.iter_mut().enumerate().take(width) {
            let lines = self.pieces.get(member..).unwrap_or_default();
            for ((place, outturn), start) in row.iter_mut().zip(outturns).zip(&starts) {
                let (slope, offset) = lines.get(*start).copied().unwrap_or_default();
                *place = slope * outturn + offset;
            }
        }
    }
}

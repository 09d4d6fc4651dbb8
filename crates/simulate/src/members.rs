//! What the futures hold for each member.

use crate::draw::{BLOCK, Drawing};
use crate::drivers::Drivers;
use crate::ranked::{Follows, InOrder, Ranked};
use crate::settler::Settles;
use crate::shape::pounds;
use crate::spread::{Sums, chance, other_chance, spread};
use crate::{MemberFutures, OwnCap, ReservesTest, SimulateError};
use alliance_model::{Design, Member, Step};
use alliance_settle::Lines;

/// Amounts this near count as the same: less than half a penny.
const HALF_A_PENNY: f64 = 0.004;

/// Futures that are drawn, and what settles them.
#[derive(Clone, Copy)]
pub(crate) struct Drawn<'a> {
    pub(crate) design: &'a Design,
    pub(crate) per_round: usize,
    pub(crate) costs: &'a [f64],
    /// One for each future where the score varies, or else empty.
    pub(crate) scores: &'a [f64],
    pub(crate) settler: &'a dyn Settles,
}

impl Drawn<'_> {
    /// What drives the results: those of the members, the commissioner's part, and the final cost.
    pub(crate) fn drivers(&self, drawing: &Drawing) -> Result<Drivers, SimulateError> {
        Drivers::of(drawing, self.costs, self.scores, &|costs, scores| {
            let mut rows = vec![Vec::new(); self.design.members.len() + 1];
            self.settler.settle(costs, scores, &mut rows)?;
            rows.push(costs.to_vec());
            Ok(rows)
        })
    }
}

/// The results of every member, in order.
pub(crate) fn members(run: Drawn<'_>, costs: &Ranked, drivers: &Drivers) -> Result<Vec<MemberFutures>, SimulateError> {
    each_member(run, costs, |place, member, results, sums| tell(run, member, results, sums, drivers.of_result(place)))
}

/// What is told of the results of every member, in order: by its place among the rows, the amounts, and their sums.
pub(crate) fn each_member<T>(
    run: Drawn<'_>,
    costs: &Ranked,
    tell: impl Fn(usize, &Member, &dyn InOrder, &Sums) -> T,
) -> Result<Vec<T>, SimulateError> {
    let count = run.design.members.len();
    let of_pieces = run.settler.lines().map(|lines| (lines, sums_of_pieces(run, lines)));
    let mut columns = Columns { run, first: 0, kept: Vec::new() };
    let mut told = Vec::with_capacity(count);
    for (index, member) in run.design.members.iter().enumerate() {
        let place = if member.is_provider() { index } else { count };
        let followed = of_pieces.as_ref().and_then(|(lines, sums)| Some((*lines, sums, lines.direction(place)?)));
        told.push(match followed {
            Some((lines, sums, direction)) => {
                let follows = Follows { costs, result: |cost| lines.at(place, cost), rises: direction > 0 };
                tell(place, member, &follows, &sums.of(lines, place))
            }
            None => {
                let row = columns.of(place)?;
                tell(place, member, &Ranked::new(row, run.per_round), &Sums::of(row, run.per_round))
            }
        });
    }
    Ok(told)
}

/// So many amounts are kept at once: 64 MB. Those of many members are settled in several goes.
const KEPT: usize = 8_000_000;

/// The results of every future, of some members at a time.
struct Columns<'a> {
    run: Drawn<'a>,
    first: usize,
    kept: Vec<Vec<f64>>,
}

impl Columns<'_> {
    /// The results at a place: a member's, or after the last one the commissioner's part.
    fn of(&mut self, place: usize) -> Result<&[f64], SimulateError> {
        if !(self.first..self.first + self.kept.len()).contains(&place) {
            let all = self.run.design.members.len() + 1;
            let room = (KEPT / self.run.costs.len().max(1)).max(1);
            let first = if room >= all { 0 } else { place };
            (self.first, self.kept) = (first, vec![Vec::new(); room.min(all - first)]);
            self.settle(all)?;
        }
        Ok(self.kept.get(place - self.first).map_or(&[], Vec::as_slice))
    }

    fn settle(&mut self, all: usize) -> Result<(), SimulateError> {
        let mut rows = vec![Vec::new(); all];
        for (block, costs) in self.run.costs.chunks(BLOCK).enumerate() {
            let scores = self.run.scores.get(block * BLOCK..block * BLOCK + costs.len()).unwrap_or_default();
            self.run.settler.settle(costs, scores, &mut rows)?;
            for (kept, row) in self.kept.iter_mut().zip(rows.iter().skip(self.first)) {
                kept.extend_from_slice(row);
            }
        }
        Ok(())
    }
}

fn tell(run: Drawn<'_>, member: &Member, results: &dyn InOrder, sums: &Sums, drivers: Vec<crate::Driver>) -> MemberFutures {
    let result = spread(results, sums);
    let lowest = results.percentile(0.1);
    let loss_p90 = if lowest < 0.0 { -lowest } else { 0.0 };
    let cap = run.design.terms.steps.iter().find_map(|step| match step {
        Step::Split(split) if member.is_provider() => split.caps.get(&member.id).map(|cap| pounds(*cap).max(0.0)),
        _ => None,
    });
    let own_cap = cap.map(|cap| OwnCap { cap, reached: chance(results, &results.up_to(HALF_A_PENNY - cap)) });
    let reserves = member.free_reserves.map(pounds).map(|free_reserves| ReservesTest {
        free_reserves,
        part: if free_reserves > 0.0 {
            Some(loss_p90 / free_reserves)
        } else if loss_p90 > 0.0 {
            None
        } else {
            Some(0.0)
        },
        over_all: chance(results, &results.below(-free_reserves - HALF_A_PENNY)),
        over_three_months: chance(results, &results.below(-free_reserves / 4.0 - HALF_A_PENNY)),
    });
    MemberFutures {
        member: member.id.clone(),
        commissions: !member.is_provider(),
        gains: other_chance(results, &results.up_to(HALF_A_PENNY)),
        loses: chance(results, &results.below(-HALF_A_PENNY)),
        result,
        own_cap,
        loss_p90,
        reserves,
        drivers,
    }
}

/// Of every round and every straight piece of the terms: how many costs lie there, their sum and the sum of their squares, less the target.
/// What is straight over the cost has its own sums by these alone.
struct PieceSums {
    centre: f64,
    rounds: Vec<Vec<(f64, f64, f64)>>,
}

fn sums_of_pieces(run: Drawn<'_>, lines: &Lines) -> PieceSums {
    let centre = pounds(run.design.terms.target);
    let round = |costs: &[f64]| {
        let mut sums = vec![(0.0, 0.0, 0.0); lines.pieces()];
        for cost in costs {
            if let Some(sum) = sums.get_mut(lines.piece(*cost)) {
                let away = cost - centre;
                *sum = (sum.0 + 1.0, sum.1 + away, sum.2 + away * away);
            }
        }
        sums
    };
    PieceSums { centre, rounds: run.costs.chunks(run.per_round).map(round).collect() }
}

impl PieceSums {
    fn of(&self, lines: &Lines, place: usize) -> Sums {
        let round = |pieces: &Vec<(f64, f64, f64)>| {
            pieces.iter().enumerate().fold((0.0, 0.0, 0.0), |sum, (piece, (count, first, second))| {
                let (slope, offset) = lines.line(piece, place);
                let here = slope * self.centre + offset;
                let (total, squares) = (here * count + slope * first, here * here * count + 2.0 * here * slope * first + slope * slope * second);
                (sum.0 + count, sum.1 + total, sum.2 + squares)
            })
        };
        Sums { centre: 0.0, rounds: self.rounds.iter().map(round).collect() }
    }
}

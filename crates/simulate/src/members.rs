//! What the futures hold for each member.

use crate::draw::{BLOCK, Drawing};
use crate::drivers::Drivers;
use crate::gathered::Gathered;
use crate::ranked::{Follows, InOrder, Ranked};
use crate::settler::Settles;
use crate::shape::pounds;
use crate::spread::{Sum, Sums, chance, other_chance, spread};
use crate::{MemberFutures, OwnCap, ReservesTest, SimulateError};
use alliance_model::{Design, Member, Step};
use alliance_settle::Lines;

/// Amounts this near count as the same: less than half a penny.
const HALF_A_PENNY: f64 = 0.004;

/// Futures that are drawn, and what settles them.
#[derive(Clone, Copy)]
pub(crate) struct Drawn<'a> {
    pub(crate) design: &'a Design,
    pub(crate) gathered: &'a Gathered,
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
pub(crate) fn members(run: Drawn<'_>, costs: &Ranked<'_>, drivers: &Drivers) -> Result<Vec<MemberFutures>, SimulateError> {
    each_member(run, costs, |place, member, results, sums| tell(run, member, results, sums, drivers.of_result(place)))
}

/// What is told of the results of every member, in order: by its place among the rows, the amounts, and their sums.
pub(crate) fn each_member<T>(
    run: Drawn<'_>,
    costs: &Ranked<'_>,
    tell: impl Fn(usize, &Member, &dyn InOrder, &Sums) -> T,
) -> Result<Vec<T>, SimulateError> {
    let count = run.design.members.len();
    let of_pieces = run.settler.lines().map(|lines| (lines, run.gathered.pieces()));
    let mut columns = Columns { run, first: 0, kept: Vec::new() };
    let mut told = Vec::with_capacity(count);
    for (index, member) in run.design.members.iter().enumerate() {
        let place = if member.is_provider() { index } else { count };
        let followed = of_pieces.as_ref().and_then(|(lines, sums)| Some((*lines, sums, lines.direction(place)?)));
        told.push(match followed {
            Some((lines, sums, direction)) => {
                let follows = Follows { costs, result: |cost| lines.at(place, cost), rises: direction > 0 };
                tell(place, member, &follows, &sums_of(lines, place, sums))
            }
            None => {
                let row = columns.of(place)?;
                tell(place, member, &Ranked::new(row, run.gathered.layout), &Sums::of(row, run.gathered.layout))
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
        own_cap: own_cap(run, member, results),
        loss_p90,
        reserves,
        drivers,
    }
}

/// How often a member reaches its own cap on pain; none where it has none.
pub(crate) fn own_cap(run: Drawn<'_>, member: &Member, results: &dyn InOrder) -> Option<OwnCap> {
    let cap = run.design.terms.steps.iter().find_map(|step| match step {
        Step::Split(split) if member.is_provider() => split.caps.get(&member.id).map(|cap| pounds(*cap).max(0.0)),
        _ => None,
    })?;
    Some(OwnCap { cap, reached: chance(results, &results.up_to(HALF_A_PENNY - cap)) })
}

/// What is straight over the cost has its own sums by those of the costs alone: on each piece, less a centre, round by round.
fn sums_of(lines: &Lines, place: usize, (centre, rounds): &(f64, Vec<Vec<Sum>>)) -> Sums {
    let on_piece = |(piece, costs): (usize, &Sum)| {
        let (slope, offset) = lines.line(piece, place);
        let here = slope * centre + offset;
        let first = here * costs.count + slope * costs.first;
        let second = here * here * costs.count + 2.0 * here * slope * costs.first + slope * slope * costs.second;
        Sum { count: costs.count, first, second }
    };
    let round = |pieces: &Vec<Sum>| pieces.iter().enumerate().map(on_piece).fold(Sum::default(), Sum::plus);
    Sums { centre: 0.0, rounds: rounds.iter().map(round).collect() }
}

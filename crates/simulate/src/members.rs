//! What the futures hold for each member.

use crate::drivers::Drivers;
use crate::ranked::{Follows, InOrder, Ranked};
use crate::run::Run;
use crate::settler::Settler;
use crate::shape::pounds;
use crate::spread::{Sums, chance, other_chance, spread};
use crate::{MemberFutures, OwnCap, ReservesTest, SimulateError};
use alliance_model::{Member, Step};
use alliance_settle::{Flat, Lines};

/// Amounts this near count as the same: less than half a penny.
const HALF_A_PENNY: f64 = 0.004;

/// The results of every member, in order.
pub(crate) fn members(run: &Run, costs: &Ranked, drivers: &Drivers) -> Result<Vec<MemberFutures>, SimulateError> {
    let count = run.design.members.len();
    let of_pieces = match &run.settler {
        Settler::Flat(Flat::Lines(lines)) => Some((lines, sums_of_pieces(run, lines))),
        _ => None,
    };
    let rows = if of_pieces.as_ref().is_some_and(|(lines, _)| (0..=count).all(|place| lines.direction(place).is_some())) {
        Vec::new()
    } else {
        settled(run)?
    };
    let mut results = Vec::with_capacity(count);
    for (index, member) in run.design.members.iter().enumerate() {
        let place = if member.is_provider() { index } else { count };
        let told = match (&of_pieces, rows.get(place)) {
            (Some((lines, sums)), row) => match (lines.direction(place), row) {
                (Some(direction), _) => {
                    let follows = Follows { costs, result: |cost| lines.at(place, cost), rises: direction > 0 };
                    tell(run, member, &follows, &sums.of(lines, place), drivers.of_result(place))
                }
                (None, row) => tell_row(run, member, row.map_or(&[], Vec::as_slice), drivers.of_result(place)),
            },
            (None, row) => tell_row(run, member, row.map_or(&[], Vec::as_slice), drivers.of_result(place)),
        };
        results.push(told);
    }
    Ok(results)
}

/// Every result of every future: a row for each member, and one for the commissioner's part.
fn settled(run: &Run) -> Result<Vec<Vec<f64>>, SimulateError> {
    let mut rows = vec![Vec::new(); run.design.members.len() + 1];
    run.settler.settle(&run.costs, &run.scores, &mut rows)?;
    Ok(rows)
}

fn tell_row(run: &Run, member: &Member, row: &[f64], drivers: Vec<crate::Driver>) -> MemberFutures {
    tell(run, member, &Ranked::new(row, run.per_round()), &Sums::of(row, run.per_round()), drivers)
}

fn tell(run: &Run, member: &Member, results: &impl InOrder, sums: &Sums, drivers: Vec<crate::Driver>) -> MemberFutures {
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

fn sums_of_pieces(run: &Run, lines: &Lines) -> PieceSums {
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
    PieceSums { centre, rounds: run.costs.chunks(run.per_round()).map(round).collect() }
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

//! The terms as plain arithmetic say what the exact engine says, but for the rounding to pence.

use crate::draw::{Agreement, Draws};
use alliance_model::{Money, Step};
use alliance_settle::{Flat, settle};

/// What rounding can move, in pounds: half a penny of the pool, and less than a penny of the split.
const ROUNDING: f64 = 0.0151;

pub(crate) fn agrees(agreement: &Agreement, draws: &mut Draws) -> bool {
    let Agreement { terms, members, facts } = agreement;
    let unit = terms.steps.iter().find_map(|step| match step {
        Step::Round(rounding) => Some(rounding.to.pence() as f64 / 100.0),
        _ => None,
    });
    let mut looked = false;
    for score_varies in [false, true] {
        let Ok(Some(flat)) = Flat::new(terms, members, &[], facts, score_varies) else { continue };
        let score = facts.score.map_or(0.0, |score| score.numerator() as f64 / score.denominator() as f64);
        let mut rows = vec![Vec::new(); members.len() + 1];
        for _ in 0..3 {
            let outturn = draws.money(2 * terms.target.pence().unsigned_abs().max(1));
            let mut moved = facts.clone();
            moved.outturn = outturn;
            moved.direct_costs = alliance_model::Table::new();
            let Ok(exact) = settle(terms, members, &[], &moved) else { continue };
            flat.settle(&[outturn.pence() as f64 / 100.0], &[score], &mut rows);
            let expected = exact.members.iter().map(|member| member.limb3).chain([exact.commissioner]);
            for (index, (row, exact)) in rows.iter().zip(expected).enumerate() {
                let room = ROUNDING * if index == members.len() { members.len() as f64 } else { 1.0 };
                // Halves of a unit that is rounded to can fall either way.
                let off = (row[0] - pounds(exact)).abs();
                assert!(
                    off <= room || unit.is_some_and(|unit| off <= unit),
                    "{score_varies} {score} {:?} {terms:?} at {outturn}: {index} has {} and not {exact}",
                    facts.score,
                    row[0]
                );
            }
            looked = true;
        }
    }
    looked
}

fn pounds(money: Money) -> f64 {
    money.pence() as f64 / 100.0
}

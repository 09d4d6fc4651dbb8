//! The final cost alone: how it spreads, and what drives it. Nothing is settled for it, so who asks for no more carries no settlement.
//! Its figures are those of a whole run ([`crate::futures`]), bit for bit.

use crate::draw::{BLOCK, Drawing};
use crate::drivers::Drivers;
use crate::gathered::Gathered;
use crate::inputs::{Inputs, Together};
use crate::memory::Afresh;
use crate::read::target;
use crate::settler::whole_pence;
use crate::spread::spread;
use crate::{Asked, Driver, SimulateError, Spread, Stamp};
use alliance_model::Design;
use alliance_settle::has_plain_form;

/// What a whole run says of the final cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Costs {
    /// How they were drawn; the mark of the design is left out.
    pub run: Stamp,
    /// The target cost, after adjustments.
    pub target: f64,
    /// The final cost.
    pub outturn: Spread,
    /// What drives it, the strongest first.
    pub drivers: Vec<Driver>,
}

/// Draws final costs and reads them. None where only the settlement could tell whether a
/// whole run would round them to the penny, and where a table of correlations moves lines together.
pub fn costs(design: &Design, asked: &Asked) -> Result<Option<Costs>, SimulateError> {
    asked.check()?;
    let Some(exact_pence) = asked.is_exact().then_some(true).or_else(|| has_plain_form(&design.terms, &design.members).map(|plain| !plain)) else {
        return Ok(None);
    };
    let Some(drawing) = drawing(Inputs::of(design)?, asked, asked.is_exact()) else { return Ok(None) };
    let mut costs = draw(&drawing, drawing.layout().futures);
    if exact_pence {
        costs = whole_pence(&costs);
    }
    let drivers = Drivers::of(&drawing, &costs, &[], &|costs, _| Ok(vec![costs.to_vec()]))?;
    let gathered = Gathered::of(design, drawing.layout(), &costs, None);
    Ok(Some(Costs {
        run: drawing.stamp(exact_pence, String::new()),
        target: target(design),
        outturn: spread(&gathered.ranked(), &gathered.sums()),
        drivers: drivers.of_result(0),
    }))
}

/// What draws these inputs; none where a table of correlations moves some of them.
pub(crate) fn drawing(inputs: Inputs, asked: &Asked, exact: bool) -> Option<Drawing> {
    let is_moved = matches!(inputs.together, Together::Matrix { .. });
    (!is_moved).then(|| Drawing::new(inputs, None, asked, exact, &mut Afresh::default()))
}

/// The final costs of the first futures, so many.
pub(crate) fn draw(drawing: &Drawing, futures: usize) -> Vec<f64> {
    let per_round = drawing.layout().per_round;
    let mut costs = vec![0.0; futures];
    for (round, costs) in costs.chunks_mut(per_round).enumerate() {
        for (block, costs) in costs.chunks_mut(BLOCK).enumerate() {
            drawing.block((round * per_round + block * BLOCK) as u32, costs, &mut []);
        }
    }
    costs
}

//! A run that is drawn, read: everything it answers.

use crate::members::{Drawn, members};
use crate::ranked::{InOrder, Ranked};
use crate::run::Run;
use crate::settler::to_the_penny;
use crate::shape::pounds;
use crate::spread::{Sums, chance, other_chance, spread};
use crate::{Chance, Futures, SimulateError};
use alliance_model::{Cap, Design, Step};
use alliance_settle::{BreakKind, Flat, Side, break_points};

impl Run<'_> {
    /// What the futures say; those not drawn yet are drawn first.
    pub fn read(&mut self) -> Result<Futures, SimulateError> {
        self.advance(usize::MAX);
        if self.stamp().exact_pence {
            // Settled to the penny, a cost is one of whole pence.
            self.costs.iter_mut().for_each(|cost| *cost = to_the_penny(*cost).pence() as f64 / 100.0);
        }
        let costs = Ranked::new(&self.costs, self.per_round());
        let Self { design, drawing, settler, costs: drawn, scores, .. } = &*self;
        let drawn = Drawn { design, per_round: self.per_round(), costs: drawn, scores, settler };
        let drivers = drawn.drivers(drawing)?;
        let target = target(&self.design);
        let [pool_gain_cap, pool_pain_cap] = [Side::Gain, Side::Pain].map(|side| pool_cap(self, &costs, side));
        Ok(Futures {
            run: self.stamp().clone(),
            target,
            saving: chance(&costs, &costs.below(target)),
            overrun: other_chance(&costs, &costs.up_to(target)),
            pool_gain_cap,
            pool_pain_cap,
            members: members(drawn, &costs, &drivers)?,
            drivers: drivers.of_result(self.design.members.len() + 1),
            outturn: spread(&costs, &Sums::of(&self.costs, self.per_round())),
            mended: self.drawing.mended(),
        })
    }
}

/// The target after adjustments.
pub(crate) fn target(design: &Design) -> f64 {
    let adjusted = design.terms.steps.contains(&Step::AdjustTarget);
    pounds(design.terms.target) + if adjusted { design.facts.adjustments.iter().map(|change| pounds(change.amount)).sum() } else { 0.0 }
}

/// How often the cap of the pool is reached on a side; none where there is no such cap, or nothing tells.
fn pool_cap(run: &Run<'_>, costs: &Ranked, side: Side) -> Option<Chance> {
    let has = |cap: &Cap| if side == Side::Gain { cap.gain.is_some() } else { cap.pain.is_some() };
    let capped = run.design.terms.steps.iter().any(|step| matches!(step, Step::Cap(cap) if has(cap)));
    if !capped {
        return None;
    }
    if !run.scores.is_empty() {
        let flat = run.settler.flat()?;
        let reaches = |(cost, score): (&f64, &f64)| flat.capped(*cost, *score) == Some(side);
        let rounds = run.costs.chunks(run.per_round()).zip(run.scores.chunks(run.per_round()));
        let counts: Vec<u32> = rounds.map(|(costs, scores)| costs.iter().zip(scores).filter(|future| reaches(*future)).count() as u32).collect();
        return Some(chance(costs, &counts));
    }
    let reached = match run.settler.flat() {
        Some(Flat::Lines(lines)) => lines.pool_cap(side),
        _ => {
            let Design { terms, members, outcomes, facts, .. } = &*run.design;
            let points = break_points(terms, members, outcomes, facts).ok()?;
            points.iter().find(|point| point.kind == BreakKind::PoolCapReached { side }).map(|point| pounds(point.outturn))
        }
    };
    Some(match (reached, side) {
        (None, _) => Chance::default(),
        (Some(outturn), Side::Gain) => chance(costs, &costs.up_to(outturn)),
        (Some(outturn), Side::Pain) => other_chance(costs, &costs.below(outturn)),
    })
}

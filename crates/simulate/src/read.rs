//! A run that is drawn, read: everything it answers.

use crate::members::{Drawn, members};
use crate::ranked::{InOrder, Ranked};
use crate::run::Run;
use crate::settler::whole_pence;
use crate::shape::pounds;
use crate::spread::{chance, other_chance, spread};
use crate::{Chance, Futures, SimulateError};
use alliance_model::{Cap, Design, Step};
use alliance_settle::{BreakKind, Flat, Side, break_points};

impl Run<'_> {
    /// What the futures say; those not drawn yet are drawn first.
    pub fn read(&mut self) -> Result<Futures, SimulateError> {
        self.advance(usize::MAX);
        if self.stamp().exact_pence {
            self.kept.costs = whole_pence(&self.kept.costs);
        }
        let costs = self.gathered.ranked();
        let Self { design, drawing, settler, gathered, kept, .. } = &*self;
        let drawn = Drawn { design, gathered, costs: &kept.costs, scores: &kept.scores, settler };
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
            outturn: spread(&costs, &gathered.sums()),
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
fn pool_cap(run: &Run<'_>, costs: &Ranked<'_>, side: Side) -> Option<Chance> {
    let has = |cap: &Cap| if side == Side::Gain { cap.gain.is_some() } else { cap.pain.is_some() };
    let capped = run.design.terms.steps.iter().any(|step| matches!(step, Step::Cap(cap) if has(cap)));
    if !capped {
        return None;
    }
    if !run.kept.scores.is_empty() {
        let (flat, per_round) = (run.settler.flat()?, run.gathered.layout.per_round);
        let reaches = |(cost, score): (&f64, &f64)| flat.capped(*cost, *score) == Some(side);
        let rounds = run.kept.costs.chunks(per_round).zip(run.kept.scores.chunks(per_round));
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

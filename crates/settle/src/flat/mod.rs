//! The settlement as plain arithmetic, for many futures: compiled once from the exact steps, in pounds and without rounding.
//!
//! Where the score is certain, every member's share is a broken line over the outturn: the one that break points are found on
//! ([`crate::break_points`]). Where it is not, the pool goes step by step through broken lines of its own.
//! What it leaves out is only the rounding to pence: of the pool, of what is kept in reserve, and of the split.

mod broken;
mod lines;
mod quality;
mod score;
mod split;
mod stages;

pub use lines::Lines;
pub use score::ScoreLine;

use crate::plan::Plan;
use crate::steps::split::Division;
use crate::{SettleError, Side};
use alliance_model::{Exact, Facts, Fee, Key, Limit, Member, Outcome, Split, Step, Terms};
use stages::Stages;

/// Pence in a pound.
const PENCE: f64 = 100.0;

/// The terms of an agreement, compiled.
#[derive(Clone, Debug)]
pub enum Flat {
    /// The score is certain: everything is a broken line over the outturn.
    Lines(Lines),
    /// The pool goes through stages, with the score of each future.
    Stages(Stages),
}

impl Flat {
    /// Compiles terms. With `score_varies` the overall score is given with each outturn; otherwise it is that of the facts or the outcomes.
    /// None where plain arithmetic does not do: a split by fees, or a cap on fees, that move with the cost.
    pub fn new(terms: &Terms, members: &[Member], outcomes: &[Outcome], facts: &Facts, score_varies: bool) -> Result<Option<Self>, SettleError> {
        if parts_move(terms, members) {
            return Ok(None);
        }
        let score_varies = score_varies && terms.steps.iter().any(|step| matches!(step, Step::Quality(_)));
        if !score_varies && let Some(lines) = plain_lines(terms, members, outcomes, facts)? {
            return Ok(Some(Self::Lines(lines)));
        }
        let certain = Facts { score: Some(alliance_model::Rate::ZERO), ..facts.clone() };
        let plan = Plan::new(terms, members, outcomes, if score_varies { &certain } else { facts })?;
        let division = Division::new(&terms.steps, members, &plan.limbs.fees_to_split_by(facts.outturn)?)?;
        if caps_move(terms, members) {
            return Ok(None);
        }
        Stages::new(&plan, &division, score_varies).map(|stages| Some(Self::Stages(stages)))
    }

    /// On which side the cap of the pool takes something off, where the pool goes through stages.
    pub fn capped(&self, outturn: f64, score: f64) -> Option<Side> {
        match self {
            Self::Lines(_) => None,
            Self::Stages(stages) => stages.capped(outturn, score),
        }
    }

    /// Settles at these outturns, each with its overall score where the score varies: fills one row for each member (nothing for one that
    /// commissions) and a last one for the commissioner's part. Rows are as long as the outturns.
    pub fn settle(&self, outturns: &[f64], scores: &[f64], rows: &mut [Vec<f64>]) {
        match self {
            Self::Lines(lines) => lines.settle(outturns, rows),
            Self::Stages(stages) => stages.settle(outturns, scores, rows),
        }
    }
}

/// Every member's share as a broken line over the outturn, with a score that is certain; none where it takes more than that.
pub fn plain_lines(terms: &Terms, members: &[Member], outcomes: &[Outcome], facts: &Facts) -> Result<Option<Lines>, SettleError> {
    if parts_move(terms, members) || terms.steps.iter().any(|step| matches!(step, Step::Round(_))) {
        return Ok(None);
    }
    let plan = Plan::new(terms, members, outcomes, facts)?;
    let division = Division::new(&terms.steps, members, &plan.limbs.fees_to_split_by(facts.outturn)?)?;
    match Lines::new(&plan, &division) {
        Err(SettleError::TooPrecise) => Ok(None),
        lines => lines.map(Some),
    }
}

/// Whether terms have a plain form, as far as they show it themselves; none where only compiling them tells.
pub fn has_plain_form(terms: &Terms, members: &[Member]) -> Option<bool> {
    if parts_move(terms, members) {
        return Some(false);
    }
    (!caps_move(terms, members)).then_some(true)
}

/// Whether the split itself moves with the cost.
fn parts_move(terms: &Terms, members: &[Member]) -> bool {
    let by_fee = terms.steps.iter().any(|step| matches!(step, Step::Split(Split { by: Key::Fee, .. })));
    by_fee && members.iter().any(|member| matches!(member.fee, Some(Fee::OfActual { .. })))
}

/// Whether a cap on the fees moves with the cost.
fn caps_move(terms: &Terms, members: &[Member]) -> bool {
    let of_fees = |limit: Option<Limit>| matches!(limit, Some(Limit::OfFees(_)));
    let on_fees = terms.steps.iter().any(|step| matches!(step, Step::Cap(cap) if of_fees(cap.gain) || of_fees(cap.pain)));
    on_fees && members.iter().any(|member| matches!(member.fee, Some(Fee::OfActual { .. })))
}

/// An exact number of pence in pounds.
fn pounds(pence: Exact) -> f64 {
    number(pence) / PENCE
}

/// An exact number as a plain one.
fn number(exact: Exact) -> f64 {
    let (above, below) = exact.into_raw();
    // The whole part by itself, so that large amounts keep their pence.
    (above / below) as f64 + (above % below) as f64 / below as f64
}

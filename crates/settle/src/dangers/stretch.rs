//! Stretches of final cost between break points: within one, everybody's part of the next pound is the same.

use crate::agreement::Agreement;
use crate::{BreakPoint, NextPound, SettleError, Side};
use alliance_model::{Band, Cap, Money, Rate, Step, Terms, sort_short};
use num_traits::Zero;

/// A stretch of final cost.
pub(super) struct Stretch {
    pub(super) from: Money,
    /// None for any cost above.
    pub(super) to: Option<Money>,
    pub(super) side: Side,
    /// Who bears a pound in its middle.
    pub(super) next: NextPound,
}

impl Stretch {
    /// Whether the providers have no part of the next pound.
    pub(super) fn is_nobodys(&self) -> bool {
        self.next.providers.0.is_zero()
    }
}

/// All stretches, from a cost of nothing upwards, or from the fees that are part of it. Break points that fall on the same penny
/// make none between them.
pub(super) fn stretches(agreement: Agreement<'_>, target: Money, breaks: &[BreakPoint]) -> Result<Vec<Stretch>, SettleError> {
    let lowest = lowest(agreement)?;
    let mut edges: Vec<Money> = breaks.iter().map(|point| point.outturn).chain([lowest, target]).filter(|edge| *edge >= lowest).collect();
    sort_short(&mut edges, |one, other| one < other);
    edges.dedup();
    let mut stretches = Vec::with_capacity(edges.len());
    for (index, from) in edges.iter().copied().enumerate() {
        let to = edges.get(index + 1).copied();
        let Some(middle) = middle(from, to) else { continue };
        let side = if from >= target { Side::Pain } else { Side::Gain };
        stretches.push(Stretch { from, to, side, next: agreement.next_pound(middle)? });
    }
    Ok(stretches)
}

/// The least final cost that can be settled.
fn lowest(agreement: Agreement<'_>) -> Result<Money, SettleError> {
    match agreement.at(Money::ZERO) {
        Ok(_) => Ok(Money::ZERO),
        Err(SettleError::FeesPassOutturn { fees, .. }) => Ok(fees),
        Err(error) => Err(error),
    }
}

/// A penny well inside; none where there is none.
pub(super) fn middle(from: Money, to: Option<Money>) -> Option<Money> {
    let half = to.map_or(100, |to| (to - from).pence() / 2);
    let middle = Money::from_pence(from.pence() + half).ok()?;
    (half > 1).then_some(middle)
}

/// What keeps the providers' part of the next pound at nothing from one final cost to another: the first place that, taken away,
/// gives them a part where that begins, going away from the target. Further out other limits may have been reached too.
pub(super) fn cause(agreement: Agreement<'_>, side: Side, from: Money, to: Option<Money>) -> Result<String, SettleError> {
    let pennies = Money::from_pence(2).unwrap_or_default();
    let begins = if side == Side::Gain { to.unwrap_or(from) - pennies } else { from + pennies };
    for (index, step) in agreement.terms.steps.iter().enumerate() {
        let Some((without, place)) = without(step, side) else { continue };
        let mut terms: Terms = agreement.terms.clone();
        if let Some(step) = terms.steps.get_mut(index) {
            *step = without;
        }
        if !agreement.under(&terms).next_pound(begins)?.providers.0.is_zero() {
            return Ok(format!("terms.steps[{index}]{place}"));
        }
    }
    Ok("terms.steps".to_owned())
}

/// The step without its limit on a side, and where that limit stands in it.
fn without(step: &Step, side: Side) -> Option<(Step, &'static str)> {
    let place = if side == Side::Gain { ".gain" } else { ".pain" };
    match step {
        Step::Cap(Cap { gain, pain }) => {
            Some((Step::Cap(if side == Side::Gain { Cap { gain: None, pain: *pain } } else { Cap { gain: *gain, pain: None } }), place))
        }
        Step::Trigger(trigger) => {
            let mut trigger = trigger.clone();
            *(if side == Side::Gain { &mut trigger.gain } else { &mut trigger.pain }) = None;
            Some((Step::Trigger(trigger), place))
        }
        Step::Share(share) => {
            let mut share = share.clone();
            let bands = if side == Side::Gain { &mut share.gain } else { &mut share.pain };
            *bands = without_holes(bands);
            Some((Step::Share(share), place))
        }
        Step::Split(split) => {
            let mut split = split.clone();
            let (caps, place) = if side == Side::Gain { (&mut split.gain_caps, ".gain_caps") } else { (&mut split.caps, ".caps") };
            caps.clear();
            Some((Step::Split(split), place))
        }
        Step::Quality(_) => Some((Step::Cap(Cap::default()), "")),
        _ => None,
    }
}

/// Bands in their order with all of what they leave out, or give no share of, given to the providers. The rest stays, so that no
/// cap is reached which was not.
fn without_holes(bands: &[Band]) -> Vec<Band> {
    let mut filled = Vec::with_capacity(2 * bands.len() + 1);
    let mut reached = Some(Rate::ZERO);
    for band in bands {
        if let Some(from) = reached.filter(|reached| reached.exact() < band.from.exact()) {
            filled.push(Band { from, to: Some(band.from), share: Rate::ONE });
        }
        filled.push(Band { share: if band.share.is_zero() { Rate::ONE } else { band.share }, ..*band });
        reached = band.to;
    }
    filled.extend(reached.map(|from| Band { from, to: None, share: Rate::ONE }));
    filled
}

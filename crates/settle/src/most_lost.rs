//! The most that each member can lose, whatever the work costs.

use crate::agreement::Agreement;
use crate::{SettleError, bad_outturn, curve_at};
use alliance_model::{Facts, Member, Money, Outcome, Terms};
use num_traits::Signed;

/// For each member, in their order: the most that its share of the difference (limb 3) costs it at any outturn from the target up, with
/// outcomes as the facts have them; none where its loss has no end. Nothing for one that commissions.
///
/// Between break points shares are straight, so the most stands at one of them or a penny beside it, where terms may jump; past the last
/// one a loss that still grows has no end. A step that rounds the pool may move it by no more than its unit. Errors as [`crate::settle`] does.
pub fn most_lost(terms: &Terms, members: &[Member], outcomes: &[Outcome], facts: &Facts) -> Result<Vec<Option<Money>>, SettleError> {
    let agreement = Agreement::new(terms, members, outcomes, facts);
    let target = agreement.plan()?.target;
    let edges: Vec<Money> = agreement.break_points()?.into_iter().map(|point| point.outturn).chain([target, facts.outturn]).collect();
    let last = edges.iter().copied().fold(bad_outturn(target, facts.outturn), Money::max);
    let (penny, beyond) = (Money::from_pence(1).unwrap_or_default(), last + Money::pounds(1));
    let outturns = edges.iter().flat_map(|edge| [*edge - penny, *edge, *edge + penny]).filter(|outturn| *outturn >= target).chain([beyond]);
    let points = curve_at(terms, members, outcomes, facts, outturns)?;
    let next = agreement.next_pound(beyond)?;
    let of = |(place, part): (usize, &crate::Fraction)| {
        let losses = points.iter().filter_map(|point| point.members.get(place)).map(|share| -*share);
        (!part.0.is_positive()).then(|| losses.fold(Money::ZERO, Money::max))
    };
    Ok(next.members.iter().enumerate().map(of).collect())
}

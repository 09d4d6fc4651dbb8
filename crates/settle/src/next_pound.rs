//! Who bears the next pound, exactly: the slopes of the steps just above an outturn, multiplied, and divided as the split divides.

use crate::agreement::Agreement;
use crate::careful::{Careful, sum, whole};
use crate::plan::Plan;
use crate::steps::{self, split::Division};
use crate::{Fraction, SettleError, Side};
use alliance_model::{Exact, Excess, Facts, Member, Money, Outcome, Step, Terms};
use num_traits::{Signed, Zero};
use serde::Serialize;

/// Who bears one more pound of cost, as parts of that pound; below nothing, somebody gains by it. The parts add to one.
/// A fee that grows with cost is not in here: it comes on top, and the commissioner pays it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextPound {
    /// At this final cost.
    pub outturn: Money,
    /// Each member's part, in the order of the members; nothing for one that commissions.
    pub members: Vec<Fraction>,
    /// The providers' part together.
    pub providers: Fraction,
    /// The commissioner's part.
    pub commissioner: Fraction,
    /// What the alliance's reserve grows less.
    pub reserve: Fraction,
}

/// Who bears the pound that follows an outturn. A split by fee uses the fees there; rounding steps are left out.
/// Errors as [`crate::settle`] does.
pub fn next_pound(terms: &Terms, members: &[Member], outcomes: &[Outcome], facts: &Facts, outturn: Money) -> Result<NextPound, SettleError> {
    Agreement::new(terms, members, outcomes, facts).next_pound(outturn)
}

impl Agreement<'_> {
    pub(crate) fn next_pound(self, outturn: Money) -> Result<NextPound, SettleError> {
        let plan = self.plan()?;
        let beyond = just_beyond(&plan, outturn)?;
        let fees = plan.limbs.fees_at(outturn)?;
        let division = Division::new(&plan.terms.steps, plan.members, &fees)?;
        let members = borne(&division, &beyond)?;
        let providers = sum(members.iter().map(|part| part.0))?;
        let commissioner = Fraction(whole(1).minus(providers)?.minus(beyond.reserve)?);
        Ok(NextPound { outturn, members, providers: Fraction(providers), commissioner, reserve: Fraction(beyond.reserve) })
    }
}

/// The pool just above an outturn, and what a pound of cost takes from it and from the reserve.
struct Beyond {
    pool: Exact,
    taken: Exact,
    reserve: Exact,
}

/// A millionth of a penny above the outturn, each step holds in the piece in which the next pound begins.
fn just_beyond(plan: &Plan<'_>, outturn: Money) -> Result<Beyond, SettleError> {
    let at = outturn.exact().plus(Exact::new(1, 1_000_000))?;
    let line = plan.limbs.providers_fee_line()?;
    let fees = line.slope.times(at)?.plus(line.fixed)?;
    let context = plan.context(fees);
    let mut beyond = Beyond { pool: plan.target.exact().minus(at)?, taken: whole(1), reserve: whole(0) };
    for (index, step) in plan.terms.steps.iter().enumerate().take_while(|(_, step)| !matches!(step, Step::Split(_))) {
        let piece = steps::piece(index, step, beyond.pool, &context)?;
        let taken = piece.slope.times(beyond.taken)?.minus(piece.of_fees.times(line.slope)?)?;
        if matches!(step, Step::Reserve(_)) {
            beyond.reserve = beyond.reserve.plus(beyond.taken.minus(taken)?)?;
        }
        beyond = Beyond { pool: piece.at(beyond.pool, fees)?, taken, ..beyond };
    }
    Ok(beyond)
}

/// What each member bears of it: by weight, and nothing for whoever is at its cap.
fn borne(division: &Division<'_>, beyond: &Beyond) -> Result<Vec<Fraction>, SettleError> {
    let open = open_weights(division, beyond.pool)?;
    let all: i128 = match division.excess() {
        Some(Excess::Reallocate) => open.iter().sum(),
        _ => division.weights.iter().sum(),
    };
    if all.is_zero() {
        return Ok(vec![Fraction(whole(0)); open.len()]);
    }
    open.into_iter().map(|weight| Ok(Fraction(beyond.taken.times(whole(weight).over(whole(all))?)?))).collect()
}

/// The weights of those who are not at their cap.
fn open_weights(division: &Division<'_>, pool: Exact) -> Result<Vec<i128>, SettleError> {
    let mut open = division.weights.clone();
    for full in division.cap_levels(Side::of(pool))?.into_iter().filter(|level| pool.abs() > level.pool) {
        if let Some(weight) = open.get_mut(full.member) {
            *weight = 0;
        }
    }
    Ok(open)
}

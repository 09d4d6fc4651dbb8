//! Who bears the next pound, exactly: the slopes of the steps just above an outturn, multiplied, and divided as the split divides.

use crate::agreement::Agreement;
use crate::careful::{Careful, sum, whole};
use crate::plan::Plan;
use crate::steps::{self, split::Division};
use crate::{Fraction, SettleError};
use alliance_model::{Exact, Facts, Member, Money, Outcome, Step, Terms};
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
        let division = Division::new(&plan.terms.steps, plan.members, &plan.limbs.at(outturn)?.fees)?;
        let lines = division.lines(beyond.pool)?;
        let members = lines.into_iter().map(|(slope, _)| beyond.taken.times(slope).map(Fraction)).collect::<Result<Vec<_>, _>>()?;
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

//! Every member's result over the outturn, and where it changes its ways.

use super::Found;
use super::line::BrokenLine;
use crate::careful::{Careful, sum, whole};
use crate::limbs::FeeLine;
use crate::plan::Plan;
use crate::steps::split::Division;
use crate::{BreakKind, SettleError, Side};
use alliance_model::{Exact, Id, Member};
use num_traits::{Signed, Zero};

/// The results in every stretch of the pool's line.
pub(crate) struct Results<'a> {
    target: Exact,
    members: &'a [Member],
    fees: Vec<FeeLine>,
    stretches: Vec<Stretch>,
}

/// From an outturn up to where the next stretch starts, all of these are straight.
struct Stretch {
    from: Exact,
    /// Limb 3 of every member: slope and offset.
    shares: Vec<(Exact, Exact)>,
    /// By how much what is kept at alliance level grows with the outturn.
    kept: Exact,
    /// By how much the commissioner's part of the difference grows with the outturn.
    commissioner: Exact,
    /// By how much all that it pays does.
    paid: Exact,
}

/// Who has a part in the next pound.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Commissioner,
    Providers,
    Both,
}

impl<'a> Results<'a> {
    pub(crate) fn new(plan: &Plan<'a>, line: &BrokenLine, division: &Division<'_>) -> Result<Self, SettleError> {
        let fees = plan.limbs.fee_lines()?;
        // Fees inside the outturn are paid as a part of it.
        let fees_on_top = if plan.terms.fee_in_target { whole(0) } else { sum(fees.iter().map(|fee| fee.slope))? };
        let mut stretches = Vec::with_capacity(line.pieces.len());
        for (index, piece) in line.pieces.iter().enumerate() {
            let (_, pool) = line.middle(index)?;
            let mut shares = Vec::with_capacity(plan.members.len());
            for (part, fixed) in division.lines(pool)? {
                shares.push((part.times(piece.slope)?, part.times(piece.offset)?.plus(fixed)?));
            }
            let providers = sum(shares.iter().map(|share| share.0))?;
            let given = providers.plus(piece.kept)?;
            let (commissioner, paid) = (whole(-1).minus(given)?, whole(1).plus(fees_on_top)?.plus(given)?);
            stretches.push(Stretch { from: piece.from, shares, kept: piece.kept, commissioner, paid });
        }
        Ok(Self { target: line.target, members: plan.members, fees, stretches })
    }

    /// Where a provider that has a margin loses it: its fee and its share together come to nothing or less.
    pub(crate) fn margins(&self, found: &mut Found) -> Result<(), SettleError> {
        for (index, member) in self.members.iter().enumerate().filter(|(_, member)| member.is_provider()) {
            for side in Side::BOTH {
                let mut had_one = false;
                for (stretch, begins, ends) in self.outwards(side) {
                    let here = self.margin(index, stretch)?;
                    let near = here.is_positive_at(begins)?;
                    if had_one && !near {
                        found.push((begins, BreakKind::MarginGone { member: member.id.clone(), side }));
                    }
                    let gone =
                        here.root()?.filter(|root| near && side.is_further(*root, begins) && ends.is_none_or(|end| side.is_further(end, *root)));
                    if let Some(outturn) = gone {
                        found.push((outturn, BreakKind::MarginGone { member: member.id.clone(), side }));
                    }
                    had_one = match ends {
                        Some(end) => here.is_positive_at(end)? || (near && gone.is_none()),
                        None => false,
                    };
                }
            }
        }
        Ok(())
    }

    fn margin(&self, index: usize, stretch: &Stretch) -> Result<FeeLine, SettleError> {
        let (slope, fixed) = stretch.shares.get(index).copied().unwrap_or((whole(0), whole(0)));
        let fee = self.fees.get(index).copied().unwrap_or(FeeLine { fixed: whole(0), slope: whole(0) });
        Ok(FeeLine { fixed: fee.fixed.plus(fixed)?, slope: fee.slope.plus(slope)? })
    }

    /// Where the next pound becomes one side's alone, or is shared again.
    pub(crate) fn alone(&self, found: &mut Found) {
        for pair in self.stretches.windows(2) {
            let [below, above] = pair else { continue };
            let at = above.from;
            for side in Side::BOTH {
                let (inner, outer) = if side == Side::Pain { (below.whose(), above.whose()) } else { (above.whose(), below.whose()) };
                if inner == outer || side.is_further(self.target, at) {
                    continue;
                }
                match outer {
                    Whose::Commissioner => found.push((at, BreakKind::CommissionerAlone { side })),
                    Whose::Providers => found.push((at, BreakKind::ProvidersAlone { side })),
                    Whose::Both if at != self.target => found.push((at, BreakKind::SharedAgain { side })),
                    Whose::Both => {}
                }
            }
        }
    }

    /// Where more cost becomes a gain for some and a loss for others.
    pub(crate) fn interests(&self, found: &mut Found) -> Result<(), SettleError> {
        for side in Side::BOTH {
            let mut before = None;
            for (stretch, begins, _) in self.outwards(side) {
                let now = self.parted(stretch)?;
                if let Some((gain, lose)) = now.clone().filter(|_| now != before) {
                    found.push((begins, BreakKind::InterestsPart { side, gain, lose }));
                }
                before = now;
            }
        }
        Ok(())
    }

    /// Who gains and who loses by more cost; none where not both are.
    fn parted(&self, stretch: &Stretch) -> Result<Option<(Vec<Id>, Vec<Id>)>, SettleError> {
        let (mut gain, mut lose) = (Vec::new(), Vec::new());
        for ((member, fee), share) in self.members.iter().zip(&self.fees).zip(&stretch.shares) {
            let grows = if member.is_provider() { fee.slope.plus(share.0)? } else { -stretch.paid };
            match grows {
                grows if grows.is_positive() => gain.push(member.id.clone()),
                grows if grows.is_negative() => lose.push(member.id.clone()),
                _ => {}
            }
        }
        Ok((!gain.is_empty() && !lose.is_empty()).then_some((gain, lose)))
    }

    /// Where a result bends or jumps and nothing has been found that says so.
    pub(crate) fn other_bends(&self, found: &mut Found) {
        for pair in self.stretches.windows(2) {
            let [below, above] = pair else { continue };
            let straight = below.shares == above.shares && below.kept == above.kept;
            if straight || found.iter().any(|(outturn, _)| *outturn == above.from) {
                continue;
            }
            let side = if above.from < self.target { Side::Gain } else { Side::Pain };
            found.push((above.from, BreakKind::DividedAnew { side }));
        }
    }

    /// The stretches of a side, going away from the target: each with where it begins on that way, and where it ends.
    fn outwards(&self, side: Side) -> Vec<(&Stretch, Exact, Option<Exact>)> {
        let ends = self.stretches.iter().skip(1).map(|next| Some(next.from)).chain([None]);
        let all = self.stretches.iter().zip(ends);
        match side {
            Side::Pain => all.filter(|(stretch, _)| stretch.from >= self.target).map(|(stretch, end)| (stretch, stretch.from, end)).collect(),
            Side::Gain => {
                let below = all.filter_map(|(stretch, end)| Some((stretch, end?, Some(stretch.from))));
                let mut below: Vec<_> = below.filter(|(_, begins, _)| *begins <= self.target).collect();
                below.reverse();
                below
            }
        }
    }
}

impl Stretch {
    fn whose(&self) -> Whose {
        let providers_have_none = self.kept.is_zero() && self.shares.iter().all(|share| share.0.is_zero());
        match () {
            () if providers_have_none => Whose::Commissioner,
            () if self.kept.is_zero() && self.commissioner.is_zero() => Whose::Providers,
            () => Whose::Both,
        }
    }
}

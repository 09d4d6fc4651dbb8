//! Who is there in a year, and with which share of the work.

use super::TimelineError;
use crate::SettleError;
use crate::careful::{Careful, sum, whole};
use alliance_model::{Exact, Id, Member, Rate, Year};
use num_traits::Zero;

pub(super) struct Roster {
    /// In order: those of the design, then those who joined.
    pub(super) present: Vec<Member>,
    /// Everybody who ever was there, in order.
    pub(super) ever: Vec<Id>,
}

impl Roster {
    pub(super) fn new(members: &[Member]) -> Self {
        Self { present: members.to_vec(), ever: members.iter().map(|member| member.id.clone()).collect() }
    }

    /// Lets those go who leave.
    pub(super) fn take_leave(&mut self, index: usize, year: &Year) -> Result<(), TimelineError> {
        for (place, leaving) in year.leaves.iter().enumerate() {
            let Some(at) = self.present.iter().position(|member| member.id == leaving.member) else {
                return Err(TimelineError::NotThere { year: index, place, member: leaving.member.clone() });
            };
            self.present.remove(at);
        }
        Ok(())
    }

    /// Lets those in who join, and deals the work anew.
    pub(super) fn welcome(&mut self, index: usize, year: &Year) -> Result<(), TimelineError> {
        let mut named: Vec<(Id, Rate)> = Vec::new();
        for (place, joining) in year.joins.iter().enumerate() {
            let id = &joining.member.id;
            if self.present.iter().any(|member| &member.id == id) {
                return Err(TimelineError::AlreadyThere { year: index, place, member: id.clone() });
            }
            named.extend(joining.member.work.filter(|_| !year.work.contains_key(id)).map(|work| (id.clone(), work)));
            self.present.push(joining.member.clone());
            if !self.ever.contains(id) {
                self.ever.push(id.clone());
            }
        }
        named.extend(year.work.iter().map(|(id, share)| (id.clone(), *share)));
        if let Some((member, _)) = named.iter().find(|(id, _)| !self.present.iter().any(|member| &member.id == id)) {
            return Err(TimelineError::WorkOfNobody { year: index, member: member.clone() });
        }
        if named.is_empty() {
            return Ok(());
        }
        let wrong = |error| TimelineError::Year { year: index, error };
        let dealt = sum(named.iter().map(|(_, share)| share.exact())).map_err(|error| wrong(error.into()))?;
        if dealt > whole(1) {
            return Err(TimelineError::WorkOverWhole { year: index });
        }
        self.deal(&named, dealt).map_err(wrong)
    }

    /// Gives those who are named their shares of the whole; the others keep the rest, in their proportions.
    fn deal(&mut self, named: &[(Id, Rate)], dealt: Exact) -> Result<(), SettleError> {
        let share_of = |member: &Member| named.iter().find(|(id, _)| id == &member.id).map(|(_, share)| *share);
        let others: Vec<&Member> = self.present.iter().filter(|member| share_of(member).is_none()).collect();
        let nobody_has_work = others.iter().all(|member| member.work.is_none_or(Rate::is_zero));
        let weight = |member: &Member| match member.work {
            // Where nothing is said, the work is the same for each provider.
            _ if nobody_has_work => whole(i128::from(member.is_provider())),
            work => work.unwrap_or_default().exact(),
        };
        let all = sum(others.iter().map(|member| weight(member)))?;
        let rest = whole(1).minus(dealt)?;
        for member in &mut self.present {
            member.work = match share_of(member) {
                Some(share) => Some(share),
                None if all.is_zero() => Some(Rate::ZERO),
                None => Some(as_rate(weight(member).over(all)?.times(rest)?)?),
            };
        }
        Ok(())
    }
}

fn as_rate(exact: Exact) -> Result<Rate, SettleError> {
    let (above, below) = (i64::try_from(*exact.numer()), i64::try_from(*exact.denom()));
    let (Ok(above), Ok(below)) = (above, below) else { return Err(SettleError::TooPrecise) };
    Rate::fraction(above, below).map_err(|_| SettleError::TooPrecise)
}

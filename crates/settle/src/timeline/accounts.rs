//! What every member has carried over, its part of the reserve, and what was settled with it.

use super::{JoinedMember, LeftMember, MemberYear};
use crate::apportion::{by_largest_remainder, whole_weights};
use crate::careful::{Careful, whole};
use crate::plan::Plan;
use crate::steps::split::Division;
use crate::{SettleError, Settlement};
use alliance_model::{Carry, Excess, Facts, Id, Leaving, Member, Money, Outcome, Rate, Terms, Year};

/// The accounts of everybody who ever was a member.
#[derive(Default)]
pub(super) struct Accounts {
    all: Vec<Account>,
}

pub(super) struct Account {
    member: Id,
    /// Reward, or pain below nothing, that is carried over.
    pub(super) carried: Money,
    /// Its part of what is kept at alliance level.
    pub(super) reserve: Money,
    /// What it was paid over the years, or paid.
    pub(super) settled: Money,
    settled_before: Money,
    taken_over: Money,
}

impl Accounts {
    pub(super) fn get(&self, member: &Id) -> Option<&Account> {
        self.all.iter().find(|account| &account.member == member)
    }

    /// Changes an account, which is opened where there is none.
    fn change(&mut self, member: &Id, change: impl FnOnce(&mut Account)) {
        let zero = Money::ZERO;
        let account = match self.all.iter().position(|account| &account.member == member) {
            Some(at) => self.all.get_mut(at),
            None => {
                let member = member.clone();
                self.all.push(Account { member, carried: zero, reserve: zero, settled: zero, settled_before: zero, taken_over: zero });
                self.all.last_mut()
            }
        };
        if let Some(account) = account {
            change(account);
        }
    }

    /// Opens a year: closes the accounts of those who leave at its start, by the rule that is stated for each.
    pub(super) fn open_year(&mut self, year: &Year, remaining: &[Member]) -> Result<Vec<LeftMember>, SettleError> {
        for account in &mut self.all {
            account.settled_before = account.settled;
            account.taken_over = Money::ZERO;
        }
        year.leaves.iter().map(|leaving| self.leave(leaving, remaining)).collect()
    }

    fn leave(&mut self, leaving: &Leaving, remaining: &[Member]) -> Result<LeftMember, SettleError> {
        let (carried, reserve) = self.get(&leaving.member).map_or((Money::ZERO, Money::ZERO), |account| (account.carried, account.reserve));
        let (gain, pain) = (carried.max(Money::ZERO), carried.min(Money::ZERO));
        let mut left = LeftMember { member: leaving.member.clone(), carried, reserve, ..LeftMember::nothing(leaving.member.clone()) };
        if leaving.forfeits {
            left.to_others += gain + reserve;
            self.hand_over(gain, remaining, |account, part| account.carried += part)?;
            self.hand_over(reserve, remaining, |account, part| account.reserve += part)?;
        } else {
            left.settled += gain + reserve;
        }
        match leaving.pain {
            None => left.settled += pain,
            Some(Excess::Commissioner) => left.to_commissioner += pain,
            Some(Excess::Reallocate) => {
                left.to_others += pain;
                self.hand_over(pain, remaining, |account, part| account.carried += part)?;
            }
        }
        self.change(&leaving.member, |account| {
            account.settled += left.settled;
            (account.carried, account.reserve) = (Money::ZERO, Money::ZERO);
        });
        Ok(left)
    }

    fn hand_over(&mut self, amount: Money, to: &[Member], put: impl Fn(&mut Account, Money)) -> Result<(), SettleError> {
        for (member, part) in to.iter().zip(by_work(amount, to)?) {
            self.change(&member.id, |account| {
                put(account, part);
                account.taken_over += part;
            });
        }
        Ok(())
    }

    /// Those who join and share in the reserve get their part of it by work, and the others give it, each in proportion to what it has.
    pub(super) fn join(&mut self, year: &Year, present: &[Member]) -> Result<Vec<JoinedMember>, SettleError> {
        let sharing = |member: &Member| year.joins.iter().any(|joining| joining.shares_reserve && joining.member.id == member.id);
        let pot: Money = self.all.iter().map(|account| account.reserve).sum();
        let parts = by_work(pot, present)?;
        let mut joined = Vec::with_capacity(year.joins.len());
        for joining in &year.joins {
            let part = present.iter().zip(&parts).find(|(member, _)| member.id == joining.member.id && sharing(member));
            joined.push(JoinedMember { member: joining.member.id.clone(), reserve: part.map_or(Money::ZERO, |(_, part)| *part) });
        }
        let bought: Money = joined.iter().map(|member| member.reserve).sum();
        let weights: Vec<i128> = self.all.iter().map(|account| i128::from(account.reserve.pence())).collect();
        let given = by_largest_remainder(i128::from(bought.pence()), &weights)?;
        for (account, part) in self.all.iter_mut().zip(given) {
            let part = whole(part).to_the_penny()?;
            account.reserve -= part;
            account.taken_over -= part;
        }
        for member in &joined {
            self.change(&member.member, |account| {
                account.reserve += member.reserve;
                account.taken_over += member.reserve;
            });
        }
        Ok(joined)
    }

    /// Adds to the reserve: a part for each.
    pub(super) fn keep(&mut self, parts: &[(Id, Money)]) {
        for (member, part) in parts {
            self.change(member, |account| account.reserve += *part);
        }
    }

    /// What is left of the year's gain or pain after payments on account is paid, carried or spent, and so is the reserve;
    /// answers what is spent on services.
    pub(super) fn close_year(&mut self, year: &Year, settlement: &Settlement) -> Money {
        let mut spent = Money::ZERO;
        for result in &settlement.members {
            self.change(&result.member, |account| {
                account.settled += result.on_account.iter().copied().sum();
                account.carried += result.final_account;
                match year.reward {
                    Carry::Rolled => {}
                    Carry::Services if account.carried > Money::ZERO => spent += std::mem::take(&mut account.carried),
                    Carry::Settled | Carry::Services => account.settled += std::mem::take(&mut account.carried),
                }
                match year.reserve {
                    Carry::Rolled => {}
                    Carry::Services => spent += std::mem::take(&mut account.reserve),
                    Carry::Settled => account.settled += std::mem::take(&mut account.reserve),
                }
            });
        }
        spent
    }

    pub(super) fn of_the_year(&self, member: &Id, reward: Money) -> MemberYear {
        let zero = Money::ZERO;
        let [taken_over, settled, carried, reserve] = self
            .get(member)
            .map_or([zero; 4], |account| [account.taken_over, account.settled - account.settled_before, account.carried, account.reserve]);
        MemberYear { member: member.clone(), reward, taken_over, settled, carried, reserve }
    }
}

/// Parts of an amount for each provider, as the pool of this year would be split before caps.
pub(super) fn as_the_pool(
    terms: &Terms,
    members: &[Member],
    outcomes: &[Outcome],
    facts: &Facts,
    amount: Money,
) -> Result<Vec<(Id, Money)>, SettleError> {
    let plan = Plan::new(terms, members, outcomes, facts)?;
    let division = Division::new(&terms.steps, members, &plan.limbs.of_the_year(facts.outturn)?.fees)?;
    let parts = division.of(amount)?.uncapped;
    members.iter().zip(parts).map(|(member, part)| Ok((member.id.clone(), whole(part).to_the_penny()?))).collect()
}

/// Parts of a signed amount for each member: by work between the providers, equally where none has any.
fn by_work(amount: Money, members: &[Member]) -> Result<Vec<Money>, SettleError> {
    let work = |member: &Member| if member.is_provider() { member.work.unwrap_or(Rate::ZERO).exact() } else { whole(0) };
    let mut weights = whole_weights(&members.iter().map(work).collect::<Vec<_>>())?;
    if weights.iter().all(|weight| *weight == 0) {
        weights = members.iter().map(|member| i128::from(member.is_provider())).collect();
    }
    if amount != Money::ZERO && weights.iter().all(|weight| *weight == 0) {
        return Err(SettleError::NoProviders);
    }
    let sign = if amount.is_negative() { -1 } else { 1 };
    by_largest_remainder(i128::from(amount.abs().pence()), &weights)?.into_iter().map(|part| whole(sign * part).to_the_penny()).collect()
}

//! The pool is split between the providers: in whole pence by largest remainder, pain as a gain and negated,
//! then each is held to its own cap. A single provider needs no split: all of the pool is its own.

use crate::apportion::{by_largest_remainder, under_caps, whole_weights};
use crate::careful::{Careful, sum, whole};
use crate::{SettleError, Side, TraceLine, words};
use alliance_model::{Exact, Excess, Id, Key, Member, Money, Rate, Split, Step, Table};
use std::borrow::Cow;

/// The split of an agreement, ready for any pool: one entry for each member, in order.
pub(crate) struct Division<'a> {
    split: Option<&'a Split>,
    members: &'a [Member],
    pub(crate) weights: Vec<i128>,
}

/// Every member's part of a pool, signed, in pence.
pub(crate) struct Parts {
    pub(crate) shares: Vec<i128>,
    pub(crate) uncapped: Vec<i128>,
}

/// The size of the pool at which a member reaches its cap.
pub(crate) struct CapLevel {
    pub(crate) member: usize,
    pub(crate) pool: Exact,
}

impl<'a> Division<'a> {
    /// Errors where nobody has any of what the pool is split by.
    pub(crate) fn new(steps: &'a [Step], members: &'a [Member], fees: &[i128]) -> Result<Self, SettleError> {
        let split = steps.iter().enumerate().find_map(|(index, step)| match step {
            Step::Split(split) => Some((index, split)),
            _ => None,
        });
        let Some((index, split)) = split else {
            let weights = members.iter().map(|member| i128::from(member.is_provider())).collect();
            return Ok(Self { split: None, members, weights });
        };
        let weight = |(member, fee): (&Member, &i128)| if member.is_provider() { weight(&split.by, member, *fee) } else { whole(0) };
        let exact: Vec<Exact> = members.iter().zip(fees).map(weight).collect();
        let weights = whole_weights(&exact)?;
        if weights.iter().all(|weight| *weight == 0) {
            return Err(SettleError::NoWeights { step: index, key: key_name(&split.by) });
        }
        Ok(Self { split: Some(split), members, weights })
    }

    /// The parts of a pool of whole pence.
    pub(crate) fn of(&self, pool: Money) -> Result<Parts, SettleError> {
        let pence = i128::from(pool.abs().pence());
        let side = Side::of(pool.exact());
        let uncapped = by_largest_remainder(pence, &self.weights)?;
        let caps = self.caps(side);
        let shares = match self.split {
            Some(split) if caps.iter().any(Option::is_some) => under_caps(pence, &self.weights, &uncapped, &caps, split.excess)?,
            _ => uncapped.clone(),
        };
        let sign = if side == Side::Pain { -1 } else { 1 };
        let signed = |parts: Vec<i128>| parts.into_iter().map(|part| sign * part).collect();
        Ok(Parts { shares: signed(shares), uncapped: signed(uncapped) })
    }

    /// Every member's own cap on a side, in pence; below nothing counts as nothing.
    pub(crate) fn caps(&self, side: Side) -> Vec<Option<i128>> {
        let Some(split) = self.split else { return vec![None; self.members.len()] };
        let caps: &Table<Id, Money> = match side {
            Side::Gain => &split.gain_caps,
            Side::Pain => &split.caps,
        };
        self.members.iter().map(|member| caps.get(&member.id).map(|cap| i128::from(cap.pence()).max(0))).collect()
    }

    /// Where each member's cap is reached on a side. With reallocation a full member's rest falls on the others,
    /// so theirs are reached sooner: when the member with the k-th smallest cap for its weight is full, so are all before it.
    pub(crate) fn cap_levels(&self, side: Side) -> Result<Vec<CapLevel>, SettleError> {
        let caps = self.caps(side);
        let capped: Vec<(usize, i128, i128)> = caps
            .iter()
            .zip(&self.weights)
            .enumerate()
            .filter_map(|(member, (cap, weight))| (*weight > 0).then_some((member, (*cap)?, *weight)))
            .collect();
        let all = whole(self.weights.iter().sum());
        let mut levels = Vec::with_capacity(capped.len());
        for &(member, cap, weight) in &capped {
            let height = whole(cap).over(whole(weight))?;
            let mut pool = height.times(all)?;
            if self.split.is_some_and(|split| split.excess == Excess::Reallocate) {
                for &(_, other_cap, other_weight) in &capped {
                    let saved = height.times(whole(other_weight))?.minus(whole(other_cap))?;
                    pool = pool.minus(saved.max(whole(0)))?;
                }
            }
            levels.push(CapLevel { member, pool });
        }
        Ok(levels)
    }

    /// Every member's part of a pool near this one as a line over the pool: slope and fixed, both signed.
    pub(crate) fn lines(&self, pool: Exact) -> Result<Vec<(Exact, Exact)>, SettleError> {
        let (side, caps) = (Side::of(pool), self.caps(Side::of(pool)));
        let is_full = |level: &CapLevel| side.is_beyond(pool, level.pool);
        let full: Vec<usize> = self.cap_levels(side)?.iter().filter(|level| is_full(level)).map(|level| level.member).collect();
        let cap_of = |index: usize| whole(caps.get(index).copied().flatten().unwrap_or_default());
        let reallocates = self.split.is_some_and(|split| split.excess == Excess::Reallocate);
        let counts = |index: usize| !reallocates || !full.contains(&index);
        let weights = whole(self.weights.iter().enumerate().filter(|(index, _)| counts(*index)).map(|(_, weight)| weight).sum::<i128>().max(1));
        let taken = if reallocates { sum(full.iter().map(|index| cap_of(*index)))? } else { whole(0) };
        let mut lines = Vec::with_capacity(self.weights.len());
        for (index, weight) in self.weights.iter().enumerate() {
            if full.contains(&index) {
                lines.push((whole(0), side.signed(cap_of(index))));
                continue;
            }
            let part = whole(*weight).over(weights)?;
            lines.push((part, -part.times(side.signed(taken))?));
        }
        Ok(lines)
    }

    /// The line of the pool as a whole.
    pub(crate) fn explain(&self, before: Exact, pool: Money, after: Money) -> TraceLine {
        let (what, words) = match self.split {
            None => ("There is one provider, so all of the pool is its own.".into(), "the pool in whole pence, halves to the even one"),
            Some(split) => (
                Cow::Owned(format!("The pool is split {}.", key_sentence(&split.by))),
                "the pool in whole pence, by weight; the last pence go to the largest remainders; then each is held to its own cap",
            ),
        };
        let mut numbers = format!("{} in whole pence: {}", words::amount(before), words::money(pool));
        if pool != after {
            numbers = format!("{numbers}; caps move {} to the commissioner", words::money(pool - after));
        }
        TraceLine { step: "split", what, words, numbers, before: words::amount(before), after: words::money(after) }
    }

    /// The lines of one member: its part, and what caps change about it; none for a member that commissions.
    pub(crate) fn explain_member(&self, index: usize, pool: Money, uncapped: Money, share: Money) -> Result<Vec<TraceLine>, SettleError> {
        let provides = self.members.get(index).is_some_and(Member::is_provider);
        let Some(weight) = self.weights.get(index).filter(|_| provides) else { return Ok(Vec::new()) };
        let part = whole(*weight).over(whole(self.weights.iter().sum::<i128>().max(1)))?;
        let exact = part.times(pool.exact())?;
        let mut numbers = format!("{} × {} = {}", words::share(part), words::money(pool), words::amount(exact));
        if exact != uncapped.exact() {
            numbers = format!("{numbers}, in whole pence {}", words::money(uncapped));
        }
        let mut lines = vec![TraceLine {
            step: "split",
            what: if pool.is_negative() { "Its part of the pain." } else { "Its part of the gain." }.into(),
            words: "its weight ÷ all weights × pool",
            numbers,
            before: words::money(pool),
            after: words::money(uncapped),
        }];
        if uncapped != share {
            lines.push(self.cap_line(index, Side::of(pool.exact()), uncapped, share));
        }
        Ok(lines)
    }

    fn cap_line(&self, index: usize, side: Side, uncapped: Money, share: Money) -> TraceLine {
        let cap = self.caps(side).get(index).copied().flatten().map(whole);
        let bites = share.abs() < uncapped.abs();
        let reallocates = self.split.is_some_and(|split| split.excess == Excess::Reallocate);
        let (what, words) = match (bites, reallocates) {
            (true, false) => ("Its own cap stops it here. The commissioner takes the rest.", "its part, but no more than its own cap"),
            (true, true) => {
                ("Its own cap stops it here. The other providers take the rest, up to their own caps.", "its part, but no more than its own cap")
            }
            (false, _) => ("It takes what the caps of others move to it.", "its part, and what others pass on, by weight"),
        };
        let numbers = match cap {
            Some(cap) if bites => format!("{} > {}", words::money(uncapped.abs()), words::amount(cap)),
            _ => {
                let more = share - uncapped;
                let sign = if more.is_negative() { '\u{2212}' } else { '+' };
                format!("{} {sign} {} = {}", words::money(uncapped), words::money(more.abs()), words::money(share))
            }
        };
        TraceLine { step: "member_cap", what: what.into(), words, numbers, before: words::money(uncapped), after: words::money(share) }
    }
}

/// A provider's weight; what is missing counts as nothing.
fn weight(key: &Key, member: &Member, fee: i128) -> Exact {
    let amount = |money: Option<Money>| money.unwrap_or(Money::ZERO).exact();
    match key {
        Key::Equal => whole(1),
        Key::Work => member.work.unwrap_or(Rate::ZERO).exact(),
        Key::Fee => whole(fee),
        Key::Budget => amount(member.budget),
        Key::FreeReserves => amount(member.free_reserves),
        Key::RiskTolerance => amount(member.risk_tolerance),
        Key::Weights(weights) => weights.get(&member.id).map_or(whole(0), |weight| weight.exact()),
    }
}

const fn key_name(key: &Key) -> &'static str {
    match key {
        Key::Equal => "equal parts",
        Key::Work => "share of the work",
        Key::Fee => "fee",
        Key::Budget => "budget",
        Key::FreeReserves => "free reserves",
        Key::RiskTolerance => "risk tolerance",
        Key::Weights(_) => "weight",
    }
}

const fn key_sentence(key: &Key) -> &'static str {
    match key {
        Key::Equal => "equally between the providers",
        Key::Work => "by share of the work",
        Key::Fee => "by fee",
        Key::Budget => "by budget",
        Key::FreeReserves => "by free reserves: those who can bear more carry more",
        Key::RiskTolerance => "by the loss that each says it can bear",
        Key::Weights(_) => "by the agreed weights",
    }
}

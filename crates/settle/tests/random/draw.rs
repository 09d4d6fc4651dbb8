//! Random agreements, cheaply: from the number of an agreement always the same one.

use crate::common::{id, members, pence};
use alliance_model::{
    Adjustment, Band, Cap, Excess, Facts, Fee, Id, Key, Levy, Limit, Member, Money, Quality, QualityPoint, Rate, Reserve, Rounding, Share, Split,
    Step, Table, Terms, Threshold, Trigger, TriggerRule,
};

/// Up to ten million, in pence.
pub(crate) const MOST: u64 = 1_000_000_000;

/// An agreement and its year.
#[derive(Clone, Debug)]
pub(crate) struct Agreement {
    pub(crate) terms: Terms,
    pub(crate) members: Vec<Member>,
    pub(crate) facts: Facts,
}

impl Agreement {
    pub(crate) fn split(&self) -> &Split {
        self.terms.steps.iter().find_map(|step| if let Step::Split(split) = step { Some(split) } else { None }).unwrap()
    }

    pub(crate) fn split_mut(&mut self) -> &mut Split {
        self.terms.steps.iter_mut().find_map(|step| if let Step::Split(split) = step { Some(split) } else { None }).unwrap()
    }

    pub(crate) fn has(&self, is_it: impl Fn(&Step) -> bool) -> bool {
        self.terms.steps.iter().any(is_it)
    }

    pub(crate) fn pays_fees_on_cost(&self) -> bool {
        self.members.iter().any(|member| matches!(member.fee, Some(Fee::OfActual { .. })))
    }
}

pub(crate) fn is_cliff(step: &Step) -> bool {
    matches!(step, Step::Trigger(trigger) if trigger.rule == TriggerRule::Cliff)
}

/// Draws one after another (splitmix64).
pub(crate) struct Draws(u64);

impl Draws {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0xA24B_AED4_963E_E407))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From nothing up to this, both included.
    pub(crate) fn up_to(&mut self, most: u64) -> u64 {
        self.next() % (most + 1)
    }

    pub(crate) fn one_in(&mut self, chances: u64) -> bool {
        self.up_to(chances - 1) == 0
    }

    pub(crate) fn money(&mut self, most: u64) -> Money {
        pence(i64::try_from(self.up_to(most)).unwrap())
    }

    /// A rate in hundredths of a hundredth; now and then one in thirds.
    pub(crate) fn rate(&mut self, most: u64) -> Rate {
        let points = i64::try_from(self.up_to(most)).unwrap();
        let below = if self.one_in(8) { 30_000 } else { 10_000 };
        Rate::fraction(points, below).unwrap()
    }

    fn maybe<T>(&mut self, draw: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.one_in(2) { Some(draw(self)) } else { None }
    }

    /// Bands one after another.
    fn bands(&mut self) -> Vec<Band> {
        let (count, open, mut from) = (self.up_to(3), self.one_in(2), 0);
        let edge = |points: u64| Rate::fraction(i64::try_from(points).unwrap(), 10_000).unwrap();
        let mut bands = Vec::new();
        for index in 0..count {
            let end = from + 1 + self.up_to(1500);
            let to = (!open || index + 1 < count).then(|| edge(end));
            bands.push(Band { from: edge(from), to, share: self.rate(10_000) });
            // Now and then a gap.
            from = if self.one_in(6) { end + 200 } else { end };
        }
        bands
    }

    fn limit(&mut self) -> Option<Limit> {
        match self.up_to(3) {
            0 => None,
            1 => Some(Limit::Amount(self.money(MOST / 20))),
            2 => Some(Limit::OfTarget(self.rate(2000))),
            _ => Some(Limit::OfFees(self.rate(15_000))),
        }
    }

    fn quality(&mut self) -> Quality {
        match self.up_to(3) {
            0 => {
                let mut point = |score| QualityPoint { score, gain: self.rate(15_000), pain: self.rate(15_000) };
                Quality::Multiplier { points: vec![point(Rate::ZERO), point(Rate::ONE)] }
            }
            1 => Quality::Rate { max: self.rate(10_000), floor: None, ceiling: None },
            2 => Quality::Gate { minimum: self.rate(10_000) },
            _ => Quality::Pools { reward: self.money(MOST / 50), liability: self.money(MOST / 50) },
        }
    }

    fn pool_step(&mut self) -> Step {
        match self.up_to(8) {
            0 => {
                let rule = if self.one_in(2) { TriggerRule::Cliff } else { TriggerRule::Deductible };
                let gain = self.maybe(|draws| Threshold::Flat(draws.rate(800)));
                Step::Trigger(Trigger { rule, gain, pain: self.maybe(|draws| Threshold::Flat(draws.rate(800))) })
            }
            1 | 2 => Step::Share(Share { gain: self.bands(), pain: self.bands() }),
            3 => Step::Quality(self.quality()),
            4 => Step::Levy(Levy::Gain { rate: self.rate(1000) }),
            5 => Step::Relief,
            6 => Step::Reserve(Reserve { rate: self.rate(10_000), label: "works together".into() }),
            7 if self.one_in(3) => Step::Round(Rounding { to: self.money(5000) + pence(1) }),
            7 => Step::Levy(Levy::Pain { rate: self.rate(1000) }),
            _ => Step::Cap(Cap { gain: self.limit(), pain: self.limit() }),
        }
    }

    fn caps(&mut self, providers: usize) -> Table<Id, Money> {
        (1..=providers).filter_map(|n| Some((id(&format!("p{n}")), self.maybe(|draws| draws.money(MOST / 50))?))).collect()
    }

    fn split(&mut self, providers: usize) -> Split {
        let by = match self.up_to(6) {
            0 => Key::Equal,
            1 => Key::Work,
            2 => Key::Fee,
            3 => Key::Budget,
            4 => Key::FreeReserves,
            5 => Key::RiskTolerance,
            _ => Key::Weights((1..=providers).map(|n| (id(&format!("p{n}")), self.rate(10_000))).collect()),
        };
        let excess = if self.one_in(2) { Excess::Commissioner } else { Excess::Reallocate };
        Split { by, caps: self.caps(providers), gain_caps: self.caps(providers), excess }
    }

    fn fee(&mut self) -> Option<Fee> {
        match self.up_to(9) {
            0..3 => None,
            3..6 => Some(Fee::Fixed { amount: self.money(MOST / 200) }),
            6..9 => Some(Fee::OfTarget { rate: self.rate(500) }),
            _ => Some(Fee::OfActual { rate: self.rate(2000) }),
        }
    }

    fn team(&mut self, providers: usize) -> Vec<Member> {
        let mut members = members(providers);
        for member in members.iter_mut().take(providers) {
            member.work = Some(self.rate(10_000));
            member.fee = self.fee();
            member.budget = Some(self.money(MOST));
            member.free_reserves = Some(self.money(MOST / 10));
            member.risk_tolerance = Some(self.money(MOST / 10));
        }
        members
    }

    /// Up to seven steps before the split, in any order that makes sense; now and then interim payments after it.
    pub(crate) fn agreement(&mut self) -> Agreement {
        let providers = 1 + usize::try_from(self.up_to(7)).unwrap();
        let mut steps = if self.one_in(2) { vec![Step::AdjustTarget] } else { Vec::new() };
        for _ in 0..self.up_to(7) {
            let step = self.pool_step();
            let once = matches!(step, Step::Share(_) | Step::Trigger(_));
            if !once || steps.iter().all(|other| std::mem::discriminant(other) != std::mem::discriminant(&step)) {
                steps.push(step);
            }
        }
        steps.push(Step::Split(self.split(providers)));
        let mut forecasts = Vec::new();
        if self.one_in(4) {
            steps.push(Step::Interim { retention: self.rate(2000) });
            forecasts = (0..self.up_to(3)).map(|_| self.money(2 * MOST)).collect();
        }
        let target = self.money(MOST);
        let near = i64::try_from(self.up_to(2 * MOST / 5)).unwrap() - i64::try_from(MOST / 5).unwrap();
        let outturn = if self.one_in(2) { self.money(2 * MOST) } else { pence((target.pence() + near).max(0)) };
        let fifth = target.pence() / 5;
        let amount = self.money(2 * fifth.unsigned_abs()) - pence(fifth);
        let adjustments = vec![Adjustment { label: "agreed".into(), amount }];
        let facts = Facts { outturn, adjustments, relief: self.money(MOST / 50), score: Some(self.rate(10_000)), forecasts, ..Facts::default() };
        Agreement { terms: Terms { target, fee_in_target: self.one_in(2), steps }, members: self.team(providers), facts }
    }
}

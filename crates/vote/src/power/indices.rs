//! From what an engine found to the indices. Fractions are exact where the engine's numbers are.

use super::answer::SeatPower;
use super::findings::{Findings, Minimal, Number};
use alliance_model::{Id, sort_short};
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// The indices of all players, in their order.
pub(crate) struct Indices<'a> {
    pub(crate) findings: &'a Findings,
    /// Interchangeable players, which are worked out once.
    pub(crate) kinds: &'a [Vec<usize>],
    pub(crate) players: usize,
    /// Whether fractions are wanted.
    pub(crate) exact: bool,
}

impl Indices<'_> {
    /// The part of all coalitions that win.
    pub(crate) fn act(&self) -> f64 {
        match &self.findings.winning {
            Number::Whole(winning) => quotient(winning, &self.coalitions()),
            Number::Part(part) => *part,
        }
    }

    pub(crate) fn coalitions(&self) -> BigInt {
        BigInt::one() << self.players
    }

    /// The power of each player, whose seats the caller names.
    pub(crate) fn each(&self, seats: &[Id]) -> Vec<SeatPower> {
        let shared = Shared::of(self);
        let mut each: Vec<(usize, SeatPower)> = Vec::new();
        for kind in self.kinds {
            let Some(power) = kind.first().and_then(|player| Some(self.power(*player, seats.get(*player)?, &shared))) else { continue };
            each.extend(kind.iter().filter_map(|player| Some((*player, SeatPower { seat: seats.get(*player)?.clone(), ..power.clone() }))));
        }
        sort_short(&mut each, |(one, _), (other, _)| one < other);
        each.into_iter().map(|(_, power)| power).collect()
    }

    fn power(&self, player: usize, seat: &Id, shared: &Shared) -> SeatPower {
        let mut power = blank(seat);
        match self.findings.swings.get(player) {
            Some(Number::Whole(swings)) => self.whole(swings, shared, &mut power),
            Some(Number::Part(part)) => self.about(*part, shared, &mut power),
            None => {}
        }
        power.success = 0.5 + power.banzhaf_absolute / 2.0;
        let set = |fraction: Option<BigRational>, double: &mut Option<f64>, text: &mut Option<String>| {
            *double = fraction.as_ref().and_then(ToPrimitive::to_f64);
            *text = fraction.filter(|_| self.exact).map(|fraction| fraction.to_string());
        };
        set(self.shapley(player, shared), &mut power.shapley_shubik, &mut power.shapley_shubik_exact);
        if let Some(shapley) = self.findings.shapley.as_ref().and_then(|all| all.get(player)) {
            power.shapley_shubik = Some(*shapley);
        }
        set(self.johnston(player, shared), &mut power.johnston, &mut power.johnston_exact);
        let minimal = self.findings.minimal.as_ref();
        set(minimal.and_then(|minimal| deegan_packel(minimal, player)), &mut power.deegan_packel, &mut power.deegan_packel_exact);
        let with = minimal.and_then(|minimal| minimal.with.get(player));
        let holler = with.map(|with| part(BigRational::from_integer(with.iter().sum()), &shared.places));
        set(holler, &mut power.holler_packel, &mut power.holler_packel_exact);
        power
    }

    fn whole(&self, swings: &BigInt, shared: &Shared, power: &mut SeatPower) {
        power.swings = Some(swings.to_string());
        power.banzhaf_absolute = quotient(swings, &(self.coalitions() >> 1));
        let banzhaf = part(BigRational::from_integer(swings.clone()), &shared.swings);
        power.banzhaf = banzhaf.to_f64().unwrap_or(0.0);
        power.banzhaf_exact = self.exact.then(|| banzhaf.to_string());
        if let Number::Whole(winning) = &self.findings.winning {
            power.prevent = ratio(swings.clone(), winning.clone()).and_then(|part| part.to_f64());
            power.initiate = ratio(swings.clone(), self.coalitions() - winning).and_then(|part| part.to_f64());
        }
    }

    fn about(&self, part: f64, shared: &Shared, power: &mut SeatPower) {
        power.banzhaf_absolute = part;
        power.banzhaf = if shared.parts > 0.0 { part / shared.parts } else { 0.0 };
        let act = self.act();
        power.prevent = (act > 0.0).then(|| part / 2.0 / act);
        power.initiate = (act < 1.0).then(|| part / 2.0 / (1.0 - act));
    }

    fn shapley(&self, player: usize, shared: &Shared) -> Option<BigRational> {
        let sizes = self.findings.by_size.as_ref()?.get(player)?;
        let sum: BigInt = sizes.iter().zip(&shared.orders).map(|(swings, orders)| swings * orders).sum();
        ratio(sum, shared.all_orders.clone())
    }

    fn johnston(&self, player: usize, shared: &Shared) -> Option<BigRational> {
        let counts = self.findings.by_critical.as_ref()?.get(player)?;
        Some(part(shares(counts), &shared.vulnerable))
    }
}

fn blank(seat: &Id) -> SeatPower {
    SeatPower {
        seat: seat.clone(),
        swings: None,
        banzhaf_absolute: 0.0,
        banzhaf: 0.0,
        banzhaf_exact: None,
        shapley_shubik: None,
        shapley_shubik_exact: None,
        prevent: None,
        initiate: None,
        success: 0.0,
        johnston: None,
        johnston_exact: None,
        deegan_packel: None,
        deegan_packel_exact: None,
        holler_packel: None,
        holler_packel_exact: None,
    }
}

/// What all players share.
struct Shared {
    swings: BigInt,
    parts: f64,
    /// Places in minimal winning coalitions.
    places: BigInt,
    /// Coalitions with somebody critical: what all Johnston scores add to.
    vulnerable: BigInt,
    /// For each number of others before a player, in how many orders they are.
    orders: Vec<BigInt>,
    all_orders: BigInt,
}

impl Shared {
    fn of(indices: &Indices<'_>) -> Self {
        let Findings { swings, minimal, by_critical, .. } = indices.findings;
        let whole = |number: &Number| if let Number::Whole(whole) = number { whole.clone() } else { BigInt::zero() };
        let part = |number: &Number| if let Number::Part(part) = number { *part } else { 0.0 };
        // A coalition with so many critical members was counted so many times.
        let by_critical = || by_critical.iter().flatten();
        let of_number = |critical: usize| by_critical().filter_map(|counts| counts.get(critical)).sum::<BigInt>() / critical;
        let factorials = factorials(indices.players);
        let order = |before: usize| Some(factorials.get(before)? * factorials.get(indices.players - 1 - before)?);
        Self {
            swings: swings.iter().map(whole).sum(),
            parts: swings.iter().map(part).sum(),
            places: minimal.iter().flat_map(|minimal| &minimal.with).flatten().sum(),
            vulnerable: (1..=indices.players).map(of_number).sum(),
            orders: if indices.findings.by_size.is_some() { (0..indices.players).filter_map(order).collect() } else { Vec::new() },
            all_orders: factorials.last().cloned().unwrap_or_else(BigInt::one),
        }
    }
}

/// Coalitions counted by how many share each: the sum of the shares.
fn shares(counts: &[BigInt]) -> BigRational {
    let common = (1..counts.len()).fold(BigInt::one(), |common, sharing| common.lcm(&BigInt::from(sharing)));
    let share = |(sharing, count): (usize, &BigInt)| count * (&common / BigInt::from(sharing));
    let sum: BigInt = counts.iter().enumerate().skip(1).filter(|(_, count)| !count.is_zero()).map(share).sum();
    BigRational::new(sum, common)
}

fn deegan_packel(minimal: &Minimal, player: usize) -> Option<BigRational> {
    let with = minimal.with.get(player)?;
    Some(part(shares(with), &minimal.count))
}

/// A part of all; nothing of nothing.
fn part(of: BigRational, all: &BigInt) -> BigRational {
    if all.is_zero() { BigRational::zero() } else { of / BigRational::from_integer(all.clone()) }
}

/// One whole number over another, reduced; none over nothing.
pub(crate) fn ratio(above: BigInt, below: BigInt) -> Option<BigRational> {
    (!below.is_zero()).then(|| BigRational::new(above, below))
}

/// The same as a double.
pub(crate) fn quotient(above: &BigInt, below: &BigInt) -> f64 {
    let sign = if above.is_negative() { -1.0 } else { 1.0 };
    sign * ratio(above.abs(), below.clone()).and_then(|ratio| ratio.to_f64()).unwrap_or(0.0)
}

/// Factorials from that of nothing.
pub(crate) fn factorials(most: usize) -> Vec<BigInt> {
    let mut all = vec![BigInt::one()];
    for number in 1..=most {
        let next = all.last().map_or_else(BigInt::one, |last| last * number);
        all.push(next);
    }
    all
}

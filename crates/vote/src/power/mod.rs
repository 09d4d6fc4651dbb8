//! Power, exactly, for the whole grammar: who can make the difference between passing and not.
//!
//! The engine is chosen by the shape of the rule, and the answer says which and why:
//!
//! | [`PowerMethod`] | where | gives |
//! |---|---|---|
//! | kinds | few kinds of interchangeable seats | every index, exactly |
//! | table | up to 26 seats, any rule | every index, exactly |
//! | sums | one weighted vote | Banzhaf, Coleman, Shapley-Shubik; whole numbers where they are quick |
//! | halves | one weight of any size with small counts, up to 36 seats | swings by size, exactly |
//! | layers | several tests, few different totals | swings exactly, Shapley-Shubik |
//! | sample | what was asked to be sampled | Banzhaf and Shapley-Shubik with error bars |
//!
//! What would take too long is refused with an estimate of the time ([`VoteError::TooCostly`]).
//!
//! Under a rule by which agreeing can harm, a swing that harms counts as one less.

mod abstention;
mod answer;
mod choose;
mod critical;
mod fill;
mod findings;
mod game;
mod halves;
mod indices;
mod joining;
mod lattice;
mod layers;
mod quadrature;
mod sample;
mod sums;
mod table;
mod tallies;
#[cfg(test)]
mod tests;
mod unions;

pub use answer::{
    AbstentionPower, AbstentionSeatPower, BlocPower, MissingIndex, MissingReason, OrganisationPower, Power, PowerBecause, PowerIndex, PowerMethod,
    SeatPower, UnionPower,
};
pub(crate) use game::Game;
pub(crate) use table::Table;

use crate::{CompiledRule, VoteError, Voter};
use alliance_model::{Id, Position, Rule};
use choose::{Chosen, choose};
use indices::Indices;
use std::collections::BTreeMap;

/// What is asked of [`power`] beside the seats and the rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PowerOptions {
    /// Seats that do not choose: each in the position given. All others agree or disagree.
    pub fixed: BTreeMap<Id, Position>,
    /// Whole numbers and fractions even where doubles would be quicker. Small boards always have them.
    pub exact: bool,
    /// Johnston, Deegan-Packel and Holler-Packel too, for up to 26 seats, where something else would be quicker.
    pub every_index: bool,
    /// Seats that first agree among themselves, in lists; seats in none are by themselves.
    pub unions: Vec<Vec<Id>>,
    /// Whether abstention is asked about as a third choice.
    pub abstention: bool,
    /// A sample in place of exact answers.
    pub sample: Option<Sample>,
}

/// A sample of coalitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The same seed gives the same sample.
    pub seed: u64,
    /// How many coalitions, and as many orders of seats.
    pub samples: u32,
}

/// Up to so many seats, fractions are always given.
const FEW_SEATS: usize = 26;

/// The power of each seat under a rule. Errors where the table, the rule or the options make no sense, and where an exact
/// answer would take too long.
pub fn power(voters: &[Voter], rule: &Rule, options: &PowerOptions) -> Result<Power, VoteError> {
    let compiled = CompiledRule::compile(voters, rule)?;
    let table = Seats { voters, options };
    let unions = table.unions()?;
    let fixed = table.fixed()?;
    let fixed = |place: usize| fixed.get(place).copied().flatten();
    let game = Game::of(&compiled, fixed).map_err(|_| VoteError::TooManyVotes { weight: "votes".to_owned() })?;
    let seats: Vec<Id> = game.players.iter().flatten().filter_map(|place| voters.get(*place)).map(|voter| voter.id.clone()).collect();
    let kinds = game.kinds();
    let chosen = choose(&game, &kinds, Some((&compiled, &fixed)), options)?;
    let exact = options.exact || game.size() <= FEW_SEATS;
    let indices = Indices { findings: &chosen.findings, kinds: &kinds, players: game.size(), exact };
    let each = indices.each(&seats);
    let mut missing = chosen.missing.clone();
    let mut optional = |index: PowerIndex, asked: bool, answer: bool| {
        if asked && !answer {
            missing.push(MissingIndex { index, reason: MissingReason::TooCostly });
        }
    };
    let by_unions = unions.as_ref().and_then(|unions| unions::power(&game, &table.partition(&game, unions), &seats));
    optional(PowerIndex::Unions, unions.is_some(), by_unions.is_some());
    let abstention = options.abstention.then(|| abstention::power(&compiled, fixed, options.exact).ok()).flatten();
    optional(PowerIndex::Abstention, options.abstention, abstention.is_some());
    let organisations = table.organisations(&game, &each, options);
    optional(PowerIndex::AsOne, !organisations.is_empty(), organisations.iter().all(|organisation| organisation.as_one.is_some()));
    let winning = if let findings::Number::Whole(winning) = &chosen.findings.winning { Some(winning.to_string()) } else { None };
    Ok(Power {
        method: chosen.method,
        because: chosen.because,
        coalitions: indices.coalitions().to_string(),
        winning,
        act: indices.act(),
        monotone: chosen.findings.monotone,
        error: chosen.findings.error,
        seats: each,
        organisations,
        unions: by_unions,
        abstention,
        missing,
        warnings: compiled.warnings(),
    })
}

/// Absolute Banzhaf of one weighted vote by itself, without seats and a rule; none where the quota is nothing, beyond the
/// sum, or too large for this.
pub fn weighted_banzhaf(weights: &[u64], quota: u64) -> Option<Vec<f64>> {
    let part = |number: findings::Number| if let findings::Number::Part(part) = number { Some(part) } else { None };
    sums::Sums::of(weights, quota)?.swings().swings.into_iter().map(part).collect()
}

/// Shapley-Shubik of the same.
pub fn weighted_shapley_shubik(weights: &[u64], quota: u64) -> Option<Vec<f64>> {
    Some(sums::Sums::of(weights, quota)?.shapley(weights))
}

/// The seats of a table, and what the options say of them.
struct Seats<'a> {
    voters: &'a [Voter],
    options: &'a PowerOptions,
}

impl Seats<'_> {
    fn place(&self, id: &Id, path: impl Fn() -> String) -> Result<usize, VoteError> {
        let place = self.voters.iter().position(|voter| voter.id == *id);
        place.ok_or_else(|| VoteError::UnknownSeat { path: path(), id: id.clone() })
    }

    fn fixed(&self) -> Result<Vec<Option<Position>>, VoteError> {
        let mut fixed = vec![None; self.voters.len()];
        for (id, position) in &self.options.fixed {
            let place = self.place(id, || format!("fixed.{id}"))?;
            fixed.iter_mut().skip(place).take(1).for_each(|entry| *entry = Some(*position));
        }
        Ok(fixed)
    }

    /// The places of the seats of each union; none where no unions are given.
    fn unions(&self) -> Result<Option<Vec<Vec<usize>>>, VoteError> {
        let mut seen = Vec::new();
        let mut unions = Vec::new();
        for (union, ids) in self.options.unions.iter().enumerate() {
            let mut places = Vec::new();
            for (index, id) in ids.iter().enumerate() {
                let path = || format!("unions[{union}][{index}]");
                let place = self.place(id, path)?;
                if seen.contains(&place) {
                    return Err(VoteError::SeatInTwoUnions { path: path(), id: id.clone() });
                }
                seen.push(place);
                places.push(place);
            }
            unions.push(places);
        }
        Ok((!unions.is_empty()).then_some(unions))
    }

    /// The players of each union, and each other player by itself.
    fn partition(&self, game: &Game, unions: &[Vec<usize>]) -> Vec<Vec<usize>> {
        let union_of = |player: usize| {
            let places = game.players.get(player);
            unions.iter().position(|union| places.is_some_and(|places| places.iter().any(|place| union.contains(place))))
        };
        blocs(game.size(), union_of)
    }

    fn organisations(&self, game: &Game, each: &[SeatPower], options: &PowerOptions) -> Vec<OrganisationPower> {
        let member_of = |player: usize| game.players.get(player)?.first().and_then(|place| self.voters.get(*place))?.member.as_ref();
        let mut members: Vec<&Id> = Vec::new();
        for member in (0..game.size()).filter_map(member_of) {
            if !members.contains(&member) {
                members.push(member);
            }
        }
        let blocs = blocs(game.size(), |player| members.iter().position(|member| Some(*member) == member_of(player)));
        let as_one = if blocs.len() == game.size() { Some(each.iter().map(as_bloc).collect()) } else { as_one(&game.merged(&blocs), options) };
        let of = |member: &Id| {
            let seats: Vec<&SeatPower> =
                (0..game.size()).filter(|player| member_of(*player) == Some(member)).filter_map(|player| each.get(player)).collect();
            let bloc = blocs.iter().position(|bloc| bloc.iter().any(|player| member_of(*player) == Some(member)));
            OrganisationPower {
                member: member.clone(),
                seats: seats.iter().map(|seat| seat.seat.clone()).collect(),
                banzhaf: seats.iter().map(|seat| seat.banzhaf).sum(),
                shapley_shubik: seats.iter().map(|seat| seat.shapley_shubik).sum(),
                as_one: as_one.as_ref().and_then(|all: &Vec<BlocPower>| all.get(bloc?).cloned()),
            }
        };
        members.into_iter().map(of).collect()
    }
}

/// The blocs of players: those that belong together, in the order of their first players, and each other by itself.
fn blocs(players: usize, bloc_of: impl Fn(usize) -> Option<usize>) -> Vec<Vec<usize>> {
    let mut blocs: Vec<(Option<usize>, Vec<usize>)> = Vec::new();
    for player in 0..players {
        let of = bloc_of(player);
        match blocs.iter_mut().find(|(bloc, _)| of.is_some() && *bloc == of) {
            Some((_, bloc)) => bloc.push(player),
            None => blocs.push((of, vec![player])),
        }
    }
    blocs.into_iter().map(|(_, players)| players).collect()
}

/// The power of blocs that vote as one; none where that would take too long.
fn as_one(game: &Game, options: &PowerOptions) -> Option<Vec<BlocPower>> {
    let kinds = game.kinds();
    let Chosen { findings, .. } = choose(game, &kinds, None, &PowerOptions { sample: None, exact: false, ..options.clone() }).ok()?;
    let indices = Indices { findings: &findings, kinds: &kinds, players: game.size(), exact: false };
    let seats = vec!["bloc".parse().ok()?; game.size()];
    Some(indices.each(&seats).iter().map(as_bloc).collect())
}

fn as_bloc(seat: &SeatPower) -> BlocPower {
    BlocPower { swings: seat.swings.clone(), banzhaf_absolute: seat.banzhaf_absolute, banzhaf: seat.banzhaf, shapley_shubik: seat.shapley_shubik }
}

/// For each player, whether it never makes a difference, where agreeing never harms. Where that would take too long, those
/// who add nothing to any counter.
pub(crate) fn dummies(game: &Game) -> Vec<bool> {
    match choose(game, &game.kinds(), None, &PowerOptions::default()) {
        Ok(chosen) => chosen.findings.swings.iter().map(findings::Number::is_zero).collect(),
        Err(_) => game.adds.iter().map(|adds| adds.iter().all(|add| *add == 0)).collect(),
    }
}

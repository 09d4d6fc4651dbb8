//! A-priori unions: seats that first agree among themselves. The unions play a game of their own, and within a union its
//! members play for its place (Owen 1977; Banzhaf-Owen 1981; Alonso-Meijide and Fiestras-Janeiro 2002).

use super::answer::UnionPower;
use super::game::Game;
use super::indices::{factorials, ratio};
use super::lattice;
use alliance_model::{Id, sort_short};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};

/// The most points of a lattice for one union.
const MOST_POINTS: f64 = 1_000_000.0;

/// The power of each player, by the unions that it is in: each a list of players. None where it would take too long.
pub(crate) fn power(game: &Game, unions: &[Vec<usize>], seats: &[Id]) -> Option<Vec<UnionPower>> {
    let mut each: Vec<(usize, UnionPower)> = Vec::new();
    for union in unions {
        let others: Vec<Vec<usize>> = unions.iter().filter(|other| *other != union).cloned().collect();
        let own = union.iter().map(|player| vec![*player]);
        let within = game.merged(&own.chain(others.iter().cloned()).collect::<Vec<_>>());
        let kinds = kinds_of_own_and_others(&within, union.len());
        if lattice::points(&kinds) > MOST_POINTS {
            return None;
        }
        let swings = swings(&within, &kinds, union.len());
        for (kind, swings) in kinds.iter().zip(swings).filter(|(kind, _)| kind.iter().all(|player| *player < union.len())) {
            let power = shares(&swings, union.len(), others.len() + 1);
            let named = kind.iter().filter_map(|own| Some((*union.get(*own)?, named(seats.get(*union.get(*own)?)?, &power))));
            each.extend(named);
        }
    }
    sort_short(&mut each, |(one, _), (other, _)| one < other);
    Some(each.into_iter().map(|(_, power)| power).collect())
}

/// Interchangeable players, the first `own` of them apart from the others.
fn kinds_of_own_and_others(game: &Game, own: usize) -> Vec<Vec<usize>> {
    let parted = |kind: Vec<usize>| -> [Vec<usize>; 2] {
        let (one, other) = kind.into_iter().partition(|player| *player < own);
        [one, other]
    };
    game.kinds().into_iter().flat_map(parted).filter(|kind| !kind.is_empty()).collect()
}

/// For each kind, the swings of one of its players by how many fellow members agree and how many other unions do.
fn swings(game: &Game, kinds: &[Vec<usize>], own: usize) -> Vec<Vec<Vec<BigInt>>> {
    let others = game.size() - own;
    let mut all = vec![vec![vec![BigInt::zero(); others + 1]; own]; kinds.len()];
    let is_own = |kind: &Vec<usize>| kind.first().is_some_and(|player| *player < own);
    lattice::each_change(game, kinds, |kind, point, change, many| {
        let agreeing = |mine: bool| kinds.iter().zip(point).filter(|(kind, _)| is_own(kind) == mine).map(|(_, members)| members).sum::<usize>();
        if let Some(count) = all.get_mut(kind).and_then(|rows| rows.get_mut(agreeing(true))?.get_mut(agreeing(false))) {
            *count += many * change;
        }
    });
    for (kind, rows) in kinds.iter().zip(&mut all) {
        rows.iter_mut().flatten().for_each(|count| *count /= BigInt::from(kind.len()));
    }
    all
}

/// Owen, Banzhaf-Owen and the symmetric coalitional Banzhaf of a member of a union of so many, among so many unions.
fn shares(swings: &[Vec<BigInt>], members: usize, unions: usize) -> [BigRational; 3] {
    let orders = |size: usize| {
        let factorials = factorials(size);
        let order = move |before: usize| ratio(factorials.get(before)? * factorials.get(size - 1 - before)?, factorials.last()?.clone());
        (0..size).filter_map(order).collect::<Vec<_>>()
    };
    let coins = |size: usize| vec![BigRational::new(BigInt::one(), BigInt::one() << (size - 1)); size];
    let weighed = |within: &[BigRational], among: &[BigRational]| {
        let mut sum = BigRational::zero();
        for (row, within) in swings.iter().zip(within) {
            let of_row = row.iter().zip(among).map(|(count, among)| among * count).fold(BigRational::zero(), |sum, more| sum + more);
            sum += of_row * within;
        }
        sum
    };
    [weighed(&orders(members), &orders(unions)), weighed(&coins(members), &coins(unions)), weighed(&orders(members), &coins(unions))]
}

fn named(seat: &Id, [owen, banzhaf, symmetric]: &[BigRational; 3]) -> UnionPower {
    let double = |fraction: &BigRational| fraction.to_f64().unwrap_or(0.0);
    UnionPower {
        seat: seat.clone(),
        owen: double(owen),
        owen_exact: owen.to_string(),
        banzhaf_owen: double(banzhaf),
        banzhaf_owen_exact: banzhaf.to_string(),
        symmetric_banzhaf: double(symmetric),
        symmetric_banzhaf_exact: symmetric.to_string(),
    }
}

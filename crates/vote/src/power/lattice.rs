//! Counts per kind of seat: interchangeable players are told apart only by how many of each kind agree. Binomials say
//! how many coalitions that is. Gives every index; small wherever there are few kinds, however many seats.

use super::findings::{Findings, Minimal, Number};
use super::game::Game;
use num_bigint::{BigInt, BigUint};
use num_traits::{One, Zero};
use std::ops::{AddAssign, Mul};

/// How many points the lattice of a game would have: one more than its players for each kind, multiplied.
pub(crate) fn points(kinds: &[Vec<usize>]) -> f64 {
    kinds.iter().map(|kind| kind.len() as f64 + 1.0).product()
}

/// Everything about a game, by its kinds.
pub(crate) fn find(game: &Game, kinds: &[Vec<usize>]) -> Findings {
    // Numbers of coalitions times a number of players must not overflow.
    if game.size() <= 110 { Lattice::<u128>::of(game, kinds).find() } else { Lattice::<BigUint>::of(game, kinds).find() }
}

/// Tells each change that one more of a kind makes: the kind, who else agrees by kinds, whether up or down, and how many
/// coalitions that is for all players of the kind together.
pub(crate) fn each_change(game: &Game, kinds: &[Vec<usize>], mut tell: impl FnMut(usize, &[usize], i64, BigInt)) {
    let lattice = Lattice::<BigUint>::of(game, kinds);
    let mut point = vec![0_usize; kinds.len()];
    for place in 0..lattice.wins.len() {
        for (kind, without, above) in lattice.above(place, &point) {
            let change = i64::from(lattice.wins(above)) - i64::from(lattice.wins(place));
            if change != 0 {
                tell(kind, &point, change, (lattice.coalitions(&point) * &BigUint::from(without as u32)).into());
            }
        }
        lattice.next(&mut point);
    }
}

/// Whole numbers that the counting needs.
trait Whole: Clone + Zero + One + AddAssign + for<'a> Mul<&'a Self, Output = Self> + From<u32> + Into<BigInt> {}
impl<N: Clone + Zero + One + AddAssign + for<'a> Mul<&'a N, Output = N> + From<u32> + Into<BigInt>> Whole for N {}

struct Lattice<'a, N> {
    kinds: &'a [Vec<usize>],
    players: usize,
    /// For each point, in the order of an odometer whose last digit runs fastest, whether it wins.
    wins: Vec<bool>,
    /// What one more of a kind adds to the place of a point.
    strides: Vec<usize>,
    binomials: Vec<Vec<N>>,
}

/// What is counted for each kind, for all of its players together.
struct Counts<N> {
    up: Vec<Vec<N>>,
    down: Vec<Vec<N>>,
    minimal: Vec<Vec<N>>,
    critical: Vec<Vec<N>>,
}

impl<'a, N: Whole> Lattice<'a, N> {
    fn of(game: &Game, kinds: &'a [Vec<usize>]) -> Self {
        let sizes: Vec<usize> = kinds.iter().map(Vec::len).collect();
        let mut strides = vec![1; kinds.len()];
        for kind in (1..kinds.len()).rev() {
            let stride = strides.get(kind).copied().unwrap_or(1) * (sizes.get(kind).copied().unwrap_or(0) + 1);
            strides.iter_mut().skip(kind - 1).take(1).for_each(|before| *before = stride);
        }
        let mut wins = Vec::new();
        fill(game, kinds, &mut game.base.clone(), &mut wins);
        Self { kinds, players: game.size(), wins, strides, binomials: sizes.iter().map(|size| binomials(*size)).collect() }
    }

    fn find(&self) -> Findings {
        let rows = || vec![vec![N::zero(); self.players + 1]; self.kinds.len()];
        let mut counts = Counts { up: rows(), down: rows(), minimal: rows(), critical: rows() };
        let (mut winning, mut minimal) = (N::zero(), N::zero());
        let mut point = vec![0_usize; self.kinds.len()];
        for place in 0..self.wins.len() {
            let many = self.coalitions(&point);
            if self.wins(place) {
                winning += many.clone();
                if self.count_winning(place, &point, &many, &mut counts) {
                    minimal += many;
                }
            } else {
                self.count_losing(place, &point, &many, &mut counts);
            }
            self.next(&mut point);
        }
        self.findings(winning, minimal, counts)
    }

    fn findings(&self, winning: N, minimal: N, counts: Counts<N>) -> Findings {
        let each = |rows: &[Vec<N>]| self.for_each_player(rows);
        let monotone = counts.down.iter().flatten().all(Zero::is_zero);
        let up = each(&counts.up);
        let down = each(&counts.down);
        let by_size: Vec<Vec<BigInt>> =
            up.into_iter().zip(down).map(|(up, down)| up.into_iter().zip(down).take(self.players).map(|(up, down)| up - down).collect()).collect();
        Findings {
            winning: Number::Whole(winning.into()),
            swings: by_size.iter().map(|sizes| Number::Whole(sizes.iter().sum())).collect(),
            by_size: Some(by_size),
            shapley: None,
            minimal: Some(Minimal { count: minimal.into(), with: each(&counts.minimal) }),
            by_critical: Some(each(&counts.critical)),
            monotone: Some(monotone),
            error: 4.0 * f64::EPSILON,
        }
    }

    /// For a winning point: who is critical; and whether all of its members are.
    fn count_winning(&self, place: usize, point: &[usize], many: &N, counts: &mut Counts<N>) -> bool {
        let is_critical = |kind: usize| self.below(place, point, kind).is_some_and(|below| !self.wins(below));
        let critical: usize = point.iter().enumerate().filter(|(kind, _)| is_critical(*kind)).map(|(_, members)| members).sum();
        let size: usize = point.iter().sum();
        for (kind, members) in point.iter().enumerate().filter(|(_, members)| **members > 0) {
            let with = many.clone() * &N::from(*members as u32);
            if is_critical(kind) {
                add(&mut counts.critical, kind, critical, with.clone());
            }
            if critical == size {
                add(&mut counts.minimal, kind, size, with.clone());
            }
        }
        for (kind, without, above) in self.above(place, point) {
            if !self.wins(above) {
                add(&mut counts.down, kind, size, many.clone() * &N::from(without as u32));
            }
        }
        critical == size
    }

    fn count_losing(&self, place: usize, point: &[usize], many: &N, counts: &mut Counts<N>) {
        let size: usize = point.iter().sum();
        for (kind, without, above) in self.above(place, point) {
            if self.wins(above) {
                add(&mut counts.up, kind, size, many.clone() * &N::from(without as u32));
            }
        }
    }

    /// The point with one less of a kind.
    fn below(&self, place: usize, point: &[usize], kind: usize) -> Option<usize> {
        point.get(kind).filter(|members| **members > 0)?;
        place.checked_sub(*self.strides.get(kind)?)
    }

    /// Each kind of which one more can join: how many can, and the point with one more.
    fn above(&self, place: usize, point: &[usize]) -> impl Iterator<Item = (usize, usize, usize)> {
        let kinds = self.kinds.iter().zip(point).zip(&self.strides).enumerate();
        let more =
            move |(kind, ((players, members), stride)): (usize, ((&Vec<usize>, &usize), &usize))| (kind, players.len() - members, place + stride);
        kinds.map(more).filter(|(_, without, _)| *without > 0)
    }

    fn wins(&self, place: usize) -> bool {
        self.wins.get(place).copied().unwrap_or(false)
    }

    fn coalitions(&self, point: &[usize]) -> N {
        let each = self.binomials.iter().zip(point).filter_map(|(row, members)| row.get(*members));
        each.fold(N::one(), |product, binomial| product * binomial)
    }

    fn next(&self, point: &mut [usize]) {
        for (members, kind) in point.iter_mut().zip(self.kinds).rev() {
            if *members < kind.len() {
                *members += 1;
                return;
            }
            *members = 0;
        }
    }

    /// What is counted for a kind is shared equally by its players.
    fn for_each_player(&self, rows: &[Vec<N>]) -> Vec<Vec<BigInt>> {
        let mut each = vec![Vec::new(); self.players];
        for (kind, row) in self.kinds.iter().zip(rows) {
            let share: Vec<BigInt> = row.iter().map(|count| count.clone().into() / BigInt::from(kind.len())).collect();
            for player in kind {
                each.iter_mut().skip(*player).take(1).for_each(|entry| entry.clone_from(&share));
            }
        }
        each
    }
}

fn add<N: Whole>(rows: &mut [Vec<N>], kind: usize, place: usize, count: N) {
    if let Some(entry) = rows.get_mut(kind).and_then(|row| row.get_mut(place)) {
        *entry += count;
    }
}

/// Whether each point wins, in the order of the odometer.
fn fill(game: &Game, kinds: &[Vec<usize>], totals: &mut [i64], wins: &mut Vec<bool>) {
    let Some((kind, rest)) = kinds.split_first() else {
        wins.push(game.wins(totals));
        return;
    };
    let Some(adds) = kind.first().and_then(|player| game.adds.get(*player)) else { return };
    let before = totals.to_vec();
    for _ in 0..=kind.len() {
        fill(game, rest, totals, wins);
        totals.iter_mut().zip(adds).for_each(|(total, add)| *total += add);
    }
    totals.copy_from_slice(&before);
}

fn binomials<N: Whole>(size: usize) -> Vec<N> {
    let mut row = vec![N::one()];
    for _ in 0..size {
        let mut next = vec![N::one()];
        for pair in row.windows(2) {
            if let [first, second] = pair {
                let mut sum = first.clone();
                sum += second.clone();
                next.push(sum);
            }
        }
        next.push(N::one());
        row = next;
    }
    row
}

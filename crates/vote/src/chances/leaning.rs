//! Who leans with whom, and the points at which their common factor is looked at.

use super::belief::Latent;
use super::error::ChancesError;
use super::normal::{below, density};
use crate::Voter;
use alliance_model::Id;
use core::f64::consts::PI;

/// How seats lean together. A correlation is that of their opinions behind their votes, from 0 to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Leaning {
    /// Each makes up its own mind.
    #[default]
    Apart,
    /// All share one factor.
    Together(f64),
    /// The seats of each bloc share a factor of their own; the others make up their own minds.
    Blocs(Vec<Bloc>),
}

/// Seats that lean together.
#[derive(Clone, Debug, PartialEq)]
pub struct Bloc {
    /// The seats.
    pub seats: Vec<Id>,
    /// How closely.
    pub correlation: f64,
}

impl Leaning {
    /// The same without the seats that are not at a table.
    pub(crate) fn among(&self, voters: &[Voter]) -> Self {
        let Self::Blocs(blocs) = self else { return self.clone() };
        let there = |id: &&Id| voters.iter().any(|voter| voter.id == **id);
        let bloc = |bloc: &Bloc| Bloc { seats: bloc.seats.iter().filter(there).cloned().collect(), correlation: bloc.correlation };
        Self::Blocs(blocs.iter().map(bloc).collect())
    }
}

/// The group of each seat, by its place, and the correlation within each group. Group 0 is everybody else's.
pub(super) struct Groups {
    of_seat: Vec<usize>,
    correlations: Vec<f64>,
}

impl Groups {
    pub(super) fn of(voters: &[Voter], leaning: &Leaning) -> Result<Self, ChancesError> {
        let sound = |bloc: Option<usize>, found: f64| {
            let sound = (0.0..=1.0).contains(&found);
            if sound { Ok(found) } else { Err(ChancesError::NotACorrelation { bloc, found }) }
        };
        let mut groups = Self { of_seat: vec![0; voters.len()], correlations: vec![0.0] };
        match leaning {
            Leaning::Apart => {}
            Leaning::Together(correlation) => groups.correlations = vec![sound(None, *correlation)?],
            Leaning::Blocs(blocs) => {
                for (place, bloc) in blocs.iter().enumerate() {
                    groups.correlations.push(sound(Some(place), bloc.correlation)?);
                    for id in &bloc.seats {
                        groups.join(voters, place, id)?;
                    }
                }
            }
        }
        Ok(groups)
    }

    fn join(&mut self, voters: &[Voter], bloc: usize, id: &Id) -> Result<(), ChancesError> {
        let seat = voters.iter().position(|voter| voter.id == *id);
        let Some(group) = seat.and_then(|seat| self.of_seat.get_mut(seat)) else {
            return Err(ChancesError::UnknownSeat { bloc, id: id.clone() });
        };
        if *group != 0 {
            return Err(ChancesError::SeatTwice { bloc, id: id.clone() });
        }
        *group = bloc + 1;
        Ok(())
    }

    pub(super) fn of_seat(&self, place: usize) -> usize {
        self.of_seat.get(place).copied().unwrap_or(0)
    }

    pub(super) fn correlation(&self, group: usize) -> f64 {
        self.correlations.get(group).copied().unwrap_or(0.0)
    }

    pub(super) fn count(&self) -> usize {
        self.correlations.len()
    }
}

/// A value of the factor, with its weight among all points, and its weight among every second point.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Point {
    pub(super) factor: f64,
    pub(super) weight: f64,
    pub(super) coarse: f64,
}

/// Beyond this the normal density is nothing beside rounding.
const END: f64 = 8.5;

/// The points for a group, `fineness` times closer than it should need.
///
/// The trapezium rule: for such smooth integrands its error falls as exp(-2 (pi / step)^2 / (1 + s)), where `s` is how much
/// the votes say about the factor. A group that follows the factor alone is looked at once between any two cuts, exactly.
pub(super) fn points(seats: &[Latent], correlation: f64, fineness: f64) -> Vec<Point> {
    if correlation == 0.0 || seats.is_empty() {
        return vec![Point { factor: 0.0, weight: 1.0, coarse: 1.0 }];
    }
    if correlation >= 1.0 {
        return between_cuts(seats);
    }
    let says = seats.len() as f64 * correlation / (1.0 - correlation);
    let step = (PI * libm::sqrt(2.0 / (26.0 * (1.0 + says)))).min(0.5) / fineness;
    let half = libm::ceil(END / step) as i32;
    let weigh = |every: i32| (-half..=half).filter(|index| index % every == 0).map(|index| density(step * f64::from(index))).sum::<f64>();
    let (all, second) = (weigh(1), weigh(2));
    let point = |index: i32| {
        let factor = step * f64::from(index);
        let weight = density(factor);
        Point { factor, weight: weight / all, coarse: if index % 2 == 0 { weight / second } else { 0.0 } }
    };
    (-half..=half).map(point).collect()
}

fn between_cuts(seats: &[Latent]) -> Vec<Point> {
    let mut cuts: Vec<f64> = seats.iter().flat_map(Latent::cuts).filter(|cut| cut.is_finite()).collect();
    cuts.sort_unstable_by(f64::total_cmp);
    cuts.dedup();
    let lower = [f64::NEG_INFINITY].into_iter().chain(cuts.iter().copied());
    let upper = cuts.iter().copied().chain([f64::INFINITY]);
    let point = |(lower, upper): (f64, f64)| {
        let weight = below(upper) - below(lower);
        let factor = match (lower.is_finite(), upper.is_finite()) {
            (true, true) => f64::midpoint(lower, upper),
            (true, false) => lower + 1.0,
            (false, true) => upper - 1.0,
            (false, false) => 0.0,
        };
        Point { factor, weight, coarse: weight }
    };
    lower.zip(upper).map(point).collect()
}

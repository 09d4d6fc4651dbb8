//! Who sways whom before a vote: DeGroot's model (1974). In each round everybody takes the average of the opinions of those
//! that they listen to. Where that ends in agreement, each person has had a fixed weight in it, whether they vote or not.

use crate::square::Square;
use serde::Serialize;

/// The most people whose influence is worked out: the work grows with the cube of their number.
const MOST_PEOPLE: usize = 200;

/// How often a table is multiplied with itself, to see how fast it shrinks: to the power 2^48.
const SQUARINGS: i32 = 48;

/// What talk does before a vote. People are in the order in which they were given.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Influence {
    /// The weight of each person's first opinion in what all come to think; together 1.
    pub weights: Vec<f64>,
    /// What is left of a difference of opinion after one more round, in the end: the modulus of the second eigenvalue,
    /// 0 for agreement at once, near 1 for talk that hardly moves.
    pub second_eigenvalue: f64,
    /// What all come to think, where opinions were given.
    pub consensus: Option<f64>,
}

/// Why talk does not end in agreement, or cannot be worked out.
#[derive(Clone, Debug, PartialEq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum InfluenceError {
    /// Nobody, or too many.
    #[error("There are {found} people. Expected 1 to {MOST_PEOPLE}.")]
    HowMany {
        /// How many were found.
        found: usize,
    },
    /// A row or the opinions are not as long as there are people.
    #[error("There are {expected} people, and {found} numbers here. Give one for each.")]
    Length {
        /// The person whose row it is; none for the opinions.
        person: Option<usize>,
        /// How many numbers were found.
        found: usize,
        /// How many people there are.
        expected: usize,
    },
    /// A weight below nothing, or not a number.
    #[error("{found} is not a weight. Expected 0 or more.")]
    NotAWeight {
        /// Who listens.
        person: usize,
        /// To whom.
        to: usize,
        /// The weight that was found.
        found: f64,
    },
    /// Somebody listens to nobody.
    #[error("Somebody listens to nobody. Give a weight to one person at least; to themselves, if they never change their mind.")]
    ListensToNobody {
        /// Who.
        person: usize,
    },
    /// Several groups that each listen only to themselves.
    #[error("There are {} groups that each listen only among themselves, so they never come to think the same. Let one listen to another.", groups.len())]
    SeveralGroups {
        /// Each group.
        groups: Vec<Vec<usize>>,
    },
    /// A group that goes round in circles.
    #[error("Opinions go round in a circle of {period} and never settle. Let somebody in the circle listen a little to themselves.")]
    Periodic {
        /// The group that all others end up with.
        group: Vec<usize>,
        /// After how many rounds it comes round again.
        period: usize,
    },
}

/// The influence of each person. `listens[i][j]` is how much person `i` listens to person `j`, in any unit: each row is scaled
/// to 1. Errors where there is no agreement in the end, with what keeps them apart.
///
/// Weights are the left eigenvector of the listening table, solved without subtractions (Grassmann, Taksar and Heyman, 1985),
/// so that each is right to about 15 digits.
pub fn influence(listens: &[Vec<f64>], opinions: Option<&[f64]>) -> Result<Influence, InfluenceError> {
    let table = scaled(listens)?;
    let people = table.size();
    if let Some(opinions) = opinions.filter(|opinions| opinions.len() != people) {
        return Err(InfluenceError::Length { person: None, found: opinions.len(), expected: people });
    }
    let group = only_group(&table)?;
    let within = Square::of(group.len(), |row, column| at(&table, &group, row, column));
    let mut weights = vec![0.0; people];
    for (person, weight) in group.iter().zip(stationary(within)) {
        if let Some(slot) = weights.get_mut(*person) {
            *slot = weight;
        }
    }
    let consensus = opinions.map(|opinions| opinions.iter().zip(&weights).map(|(opinion, weight)| opinion * weight).sum());
    Ok(Influence { second_eigenvalue: second_eigenvalue(&table, &weights), weights, consensus })
}

fn at(table: &Square<f64>, group: &[usize], row: usize, column: usize) -> f64 {
    group.get(row).zip(group.get(column)).map_or(0.0, |(row, column)| table.at(*row, *column))
}

/// The rows scaled to 1.
fn scaled(listens: &[Vec<f64>]) -> Result<Square<f64>, InfluenceError> {
    let people = listens.len();
    if people == 0 || people > MOST_PEOPLE {
        return Err(InfluenceError::HowMany { found: people });
    }
    for (person, row) in listens.iter().enumerate() {
        if row.len() != people {
            return Err(InfluenceError::Length { person: Some(person), found: row.len(), expected: people });
        }
        if let Some((to, found)) = row.iter().enumerate().find(|(_, weight)| !weight.is_finite() || **weight < 0.0) {
            return Err(InfluenceError::NotAWeight { person, to, found: *found });
        }
        if row.iter().all(|weight| *weight == 0.0) {
            return Err(InfluenceError::ListensToNobody { person });
        }
    }
    let share = |row: &Vec<f64>, column: usize| row.get(column).map_or(0.0, |weight| weight / row.iter().sum::<f64>());
    Ok(Square::of(people, |row, column| listens.get(row).map_or(0.0, |row| share(row, column))))
}

/// The one group that listens only to itself, and to which everybody listens in the end.
fn only_group(table: &Square<f64>) -> Result<Vec<usize>, InfluenceError> {
    let heard: Vec<Vec<usize>> = (0..table.size()).map(|person| heard_by(table, person)).collect();
    let hears = |person: usize, other: usize| heard.get(person).is_some_and(|heard| heard.contains(&other));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (person, all) in heard.iter().enumerate() {
        let closed = all.iter().all(|other| hears(*other, person));
        if closed && !groups.iter().any(|group| group.contains(&person)) {
            groups.push(all.clone());
        }
    }
    let [group] = groups.as_slice() else { return Err(InfluenceError::SeveralGroups { groups }) };
    match period(table, group) {
        1 => Ok(group.clone()),
        period => Err(InfluenceError::Periodic { group: group.clone(), period }),
    }
}

/// Everybody whose opinion reaches a person sooner or later, and the person.
fn heard_by(table: &Square<f64>, person: usize) -> Vec<usize> {
    let mut heard = vec![person];
    let mut next = 0;
    while let Some(&listener) = heard.get(next) {
        let new: Vec<_> = (0..table.size()).filter(|other| table.at(listener, *other) > 0.0 && !heard.contains(other)).collect();
        heard.extend(new);
        next += 1;
    }
    heard.sort_unstable();
    heard
}

/// The greatest common divisor of the lengths of all circles within a group.
fn period(table: &Square<f64>, group: &[usize]) -> usize {
    let Some(first) = group.first() else { return 1 };
    let mut steps = vec![(*first, 0_usize)];
    let (mut next, mut period) = (0, 0);
    while let Some(&(listener, step)) = steps.get(next) {
        for other in group.iter().filter(|other| table.at(listener, **other) > 0.0) {
            match steps.iter().find(|(known, _)| known == other) {
                Some((_, known)) => period = divisor(period, (step + 1).abs_diff(*known)),
                None => steps.push((*other, step + 1)),
            }
        }
        next += 1;
    }
    period
}

fn divisor(one: usize, other: usize) -> usize {
    if other == 0 { one } else { divisor(other, one % other) }
}

/// The weights that one more round does not change; together 1.
fn stationary(mut table: Square<f64>) -> Vec<f64> {
    let people = table.size();
    for last in (1..people).rev() {
        let leaves: f64 = (0..last).map(|column| table.at(last, column)).sum();
        for row in 0..last {
            let share = table.at(row, last) / leaves;
            table.set(row, last, share);
            for column in 0..last {
                table.set(row, column, table.at(row, column) + share * table.at(last, column));
            }
        }
    }
    let mut weights: Vec<f64> = Vec::with_capacity(people);
    for person in 0..people {
        let weight = weights.iter().enumerate().map(|(row, weight)| weight * table.at(row, person)).sum::<f64>();
        weights.push(if person == 0 { 1.0 } else { weight });
    }
    let sum: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / sum).collect()
}

/// How fast what is left of differences shrinks: the spectral radius of the table less its limit, by Gelfand's formula.
fn second_eigenvalue(table: &Square<f64>, weights: &[f64]) -> f64 {
    let mut power = Square::of(table.size(), |row, column| table.at(row, column) - weights.get(column).copied().unwrap_or(0.0));
    // What is only rounding is nothing.
    if largest(&power) < f64::EPSILON * table.size() as f64 {
        return 0.0;
    }
    let mut logarithm = 0.0;
    for squaring in 0..=SQUARINGS {
        let size = largest(&power);
        if size == 0.0 {
            return 0.0;
        }
        logarithm += libm::log(size) / libm::exp2(f64::from(squaring));
        power = square(&power, size);
    }
    libm::exp(logarithm)
}

fn largest(table: &Square<f64>) -> f64 {
    let size = table.size();
    (0..size).flat_map(|row| (0..size).map(move |column| (row, column))).map(|(row, column)| table.at(row, column).abs()).fold(0.0, f64::max)
}

/// A table times itself, after dividing it by a number.
fn square(table: &Square<f64>, by: f64) -> Square<f64> {
    let size = table.size();
    Square::of(size, |row, column| (0..size).map(|middle| (table.at(row, middle) / by) * (table.at(middle, column) / by)).sum())
}

//! Each option against each other: the Condorcet winner, the Smith set, and Schulze's method.

use super::Count;
use super::table::{Marks, Table};
use crate::square::Square;
use alliance_model::Id;
use serde::Serialize;

/// A count of pairs. Rows and columns are options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pairs {
    /// Votes that rank the option of the row above that of the column.
    pub prefer: Vec<Vec<u64>>,
    /// The strength of the strongest path from row to column: the smallest margin on it; 0 where no path leads there.
    /// Schulze (2011), with margins.
    pub paths: Vec<Vec<u64>>,
    /// The option that beats every other, where one does.
    pub condorcet_winner: Option<Id>,
    /// The fewest options that each beat every option outside them.
    pub smith: Vec<Id>,
}

pub(super) fn count(table: &Table) -> (Vec<usize>, Count) {
    let prefer = prefer(table);
    let paths = paths(&prefer);
    let beats = |row: usize, column: usize| prefer.at(row, column) > prefer.at(column, row);
    let options = || 0..table.options.len();
    let winners = options().filter(|&row| options().all(|column| paths.at(row, column) >= paths.at(column, row))).collect();
    let condorcet_winner = options().find(|&row| options().all(|column| row == column || beats(row, column)));
    let smith = options().filter(|&row| smith(&prefer, row)).filter_map(|option| table.id(option)).collect();
    let condorcet_winner = condorcet_winner.and_then(|option| table.id(option));
    (winners, Count::Schulze(Pairs { prefer: prefer.rows(), paths: paths.rows(), condorcet_winner, smith }))
}

fn prefer(table: &Table) -> Square<u64> {
    let ranks: Vec<Vec<usize>> = table.ballots.iter().map(|ballot| ranks(ballot, table.options.len())).collect();
    Square::of(table.options.len(), |row, column| {
        let prefers = |ranks: &Vec<usize>| ranks.get(row) < ranks.get(column);
        table.ballots.iter().zip(&ranks).filter(|(_, ranks)| prefers(ranks)).map(|(ballot, _)| ballot.votes).sum()
    })
}

/// The place of each option on a ballot; those that it does not name are last together.
fn ranks(ballot: &Marks, options: usize) -> Vec<usize> {
    (0..options).map(|option| ballot.named.iter().position(|(named, _)| *named == option).unwrap_or(options)).collect()
}

/// The widest paths, by the algorithm of Floyd and Warshall.
fn paths(prefer: &Square<u64>) -> Square<u64> {
    let options = prefer.size();
    let mut paths = Square::of(options, |row, column| prefer.at(row, column).saturating_sub(prefer.at(column, row)));
    for middle in 0..options {
        for row in 0..options {
            for column in (0..options).filter(|column| *column != row) {
                let detour = paths.at(row, middle).min(paths.at(middle, column));
                paths.set(row, column, paths.at(row, column).max(detour));
            }
        }
    }
    paths
}

/// Whether an option is in the Smith set: from it every other can be reached by steps that each do not lose.
fn smith(prefer: &Square<u64>, option: usize) -> bool {
    let options = prefer.size();
    let mut reached = vec![option];
    let mut next = 0;
    while let Some(&row) = reached.get(next) {
        let new = (0..options).filter(|column| prefer.at(row, *column) >= prefer.at(*column, row) && !reached.contains(column));
        let new: Vec<_> = new.collect();
        reached.extend(new);
        next += 1;
    }
    reached.len() == options
}

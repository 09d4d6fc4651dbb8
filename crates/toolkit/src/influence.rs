//! Who sways whom before a vote.

use crate::Refusal;
use crate::beliefs::number;
use crate::parts::read;
use crate::table::{Needs, Table};
use alliance_json::AsJson;
use alliance_model::{Id, Rate};
use alliance_report::figures::list;
use alliance_vote::InfluenceError;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Who listens to whom.
#[derive(Debug, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InfluenceParts {
    /// For each seat, how much it listens to each, itself too, in any unit. A seat that is not named listens to itself alone.
    pub listens: BTreeMap<Id, BTreeMap<Id, Rate>>,
    /// What each thinks at first, as a number; 0 for a seat that is not named.
    #[serde(default)]
    pub opinions: Option<BTreeMap<Id, Rate>>,
}

/// What talk does before a vote.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TableInfluence {
    /// Each seat, voting or not.
    pub seats: Vec<SeatInfluence>,
    /// What is left of a difference of opinion after one more round, in the end: 0 for agreement at once, near 1 for talk
    /// that hardly moves.
    pub second_eigenvalue: f64,
    /// What all come to think; null where no opinions were given.
    pub consensus: Option<f64>,
}

/// The influence of a seat.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SeatInfluence {
    /// The seat.
    pub seat: Id,
    /// The weight of its first opinion in what all come to think; together 1.
    pub weight: f64,
}

/// The influence of each seat of `{ seats, listens, opinions? }`, or of the body of a design.
/// Errors with every problem of what was given, or with what keeps the seats from ever thinking the same.
pub fn influence(given: Value) -> Result<TableInfluence, Refusal> {
    let (table, own) = Table::read(given, Needs::Seats, &["listens", "opinions"])?;
    let InfluenceParts { listens, opinions } = read("InfluenceParts", own)?;
    table.all_seats("listens", listens.keys())?;
    for (seat, others) in &listens {
        table.all_seats(&format!("listens.{seat}"), others.keys())?;
    }
    table.all_seats("opinions", opinions.iter().flat_map(BTreeMap::keys))?;
    let ids: Vec<&Id> = table.voters.iter().map(|voter| &voter.id).collect();
    let row = |seat: &&Id| -> Vec<f64> {
        match listens.get(*seat) {
            Some(others) => ids.iter().map(|other| others.get(*other).copied().map_or(0.0, number)).collect(),
            None => ids.iter().map(|other| f64::from(u8::from(other == seat))).collect(),
        }
    };
    let rows: Vec<_> = ids.iter().map(row).collect();
    let opinions: Option<Vec<f64>> = opinions.map(|opinions| ids.iter().map(|seat| opinions.get(*seat).copied().map_or(0.0, number)).collect());
    let found = alliance_vote::influence(&rows, opinions.as_deref()).map_err(|error| refusal(&table, &error))?;
    let seats = ids.iter().zip(found.weights).map(|(seat, weight)| SeatInfluence { seat: (*seat).clone(), weight });
    Ok(TableInfluence { seats: seats.collect(), second_eigenvalue: found.second_eigenvalue, consensus: found.consensus })
}

fn refusal(table: &Table, error: &InfluenceError) -> Refusal {
    let id = |place: &usize| table.voters.get(*place).map_or("", |voter| voter.id.as_str());
    let names = |group: &[usize]| list(&group.iter().map(id).collect::<Vec<_>>());
    let (code, path, found) = match error {
        InfluenceError::HowMany { .. } => ("how_many", "seats".to_owned(), String::new()),
        InfluenceError::Length { .. } => ("length", "listens".to_owned(), String::new()),
        InfluenceError::NotAWeight { person, to, .. } => ("not_a_weight", format!("listens.{}.{}", id(person), id(to)), String::new()),
        InfluenceError::ListensToNobody { person } => ("listens_to_nobody", format!("listens.{}", id(person)), String::new()),
        InfluenceError::SeveralGroups { groups } => {
            let groups: Vec<_> = groups.iter().map(|group| names(group)).collect();
            ("several_groups", "listens".to_owned(), format!(" Found: {}.", groups.join("; ")))
        }
        InfluenceError::Periodic { group, .. } => ("periodic", "listens".to_owned(), format!(" Found: {}.", names(group))),
    };
    Refusal::new(code, &path, format!("{error}{found}"))
}

//! Choosing among several options.

use crate::Refusal;
use crate::parts::read;
use crate::table::{Needs, Table};
use alliance_json::AsJson;
use alliance_model::Id;
use alliance_vote::choice::{Choice, Method, Preference, Question};
use serde_json::Value;
use std::collections::BTreeMap;

/// A question with several answers, and what everybody says.
#[derive(Debug, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QuestionParts {
    /// The options, by their ids.
    pub options: Vec<Id>,
    /// Which of them leaves things as they are; where nothing is said, `status-quo` is added to them.
    #[serde(default)]
    pub status_quo: Option<Id>,
    /// How ballots are counted.
    pub method: Method,
    /// What everybody says.
    pub ballots: Vec<OptionBallot>,
}

/// One ballot, or several equal ones. Only the field that the method counts may be used; a ballot without it abstains.
#[derive(Debug, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
pub struct OptionBallot {
    /// Whose ballot it is; then the votes are those of the seat.
    #[serde(default)]
    pub seat: Option<Id>,
    /// How many votes it has; 1 where nothing is said.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 9_007_199_254_740_991_u64)))]
    pub votes: Option<u64>,
    /// The options that it approves.
    #[serde(default)]
    pub approve: Vec<Id>,
    /// The options from best to worst; those that are not named come last, all equal.
    #[serde(default)]
    pub ranking: Vec<Id>,
    /// A score for each option: how good, or in consensing how bad.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(inner(range(min = 0, max = 1_000))))]
    pub scores: BTreeMap<Id, u64>,
}

/// Counts `{ options, status_quo?, method, ballots }`; ballots may name the seats of `seats`, or of the body of a design.
/// Errors with every problem of what was given, or with the one that keeps ballots from being counted.
pub fn count_ballots(given: Value) -> Result<Choice, Refusal> {
    let (table, own) = Table::read(given, Needs::Seats, &["options", "status_quo", "method", "ballots"])?;
    let QuestionParts { options, status_quo, method, ballots } = read("QuestionParts", own)?;
    let mut seats: Vec<&Id> = Vec::new();
    for (place, seat) in ballots.iter().enumerate().filter_map(|(place, ballot)| Some((place, ballot.seat.as_ref()?))) {
        let path = format!("ballots[{place}].seat");
        if !table.voters.iter().any(|voter| voter.id == *seat) {
            return Err(Refusal::new("unknown_seat", &path, format!("No seat at this table has the id \"{seat}\". Name a seat that is there.")));
        }
        if seats.contains(&seat) {
            return Err(Refusal::new("seat_twice", &path, format!("The seat \"{seat}\" has a ballot already. Give it one.")));
        }
        seats.push(seat);
    }
    let votes_of = |seat: &Id| table.voters.iter().find(|voter| voter.id == *seat).map(|voter| voter.votes);
    let preference = |ballot: &OptionBallot| Preference {
        votes: ballot.votes.or_else(|| ballot.seat.as_ref().and_then(votes_of)).unwrap_or(1),
        approve: ballot.approve.clone(),
        ranking: ballot.ranking.clone(),
        scores: ballot.scores.clone(),
    };
    let question = Question { options, status_quo, method, ballots: ballots.iter().map(preference).collect() };
    alliance_vote::choice::count_ballots(&question).map_err(|error| Refusal::new(error.code(), error.path(), error.to_string()))
}

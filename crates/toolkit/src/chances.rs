//! The chances of a vote, and the way down the deadlock ladder.

use crate::Refusal;
use crate::beliefs::{LeaningTogether, SeatBelief, belief_of, leaning, refusal};
use crate::parts::read;
use crate::table::{Needs, Table};
use alliance_json::AsJson;
use alliance_model::{Id, LadderStep};
use alliance_vote::chances::{Chances, Memory, Sampled, Sampling, chances_again};
use alliance_vote::{Ladder, ladder};
use serde::Serialize;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    /// So that a belief that moves is answered at once.
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// What is believed, beside a table and a rule.
#[derive(Debug, Default, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChanceParts {
    /// What is believed of each seat; one that is not named stands where its position is, for certain.
    #[serde(default)]
    pub beliefs: BTreeMap<Id, SeatBelief>,
    /// How seats lean together; where nothing is said, each makes up its own mind.
    #[serde(default)]
    pub leaning: Option<LeaningTogether>,
    /// What follows when the motion does not pass; a design's own where nothing is said.
    #[serde(default)]
    pub ladder: Option<Vec<LadderStep>>,
}

/// What is believed, and how many ballots are drawn.
#[derive(Debug, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SampleParts {
    /// What is believed of each seat; one that is not named stands where its position is, for certain.
    #[serde(default)]
    pub beliefs: BTreeMap<Id, SeatBelief>,
    /// How seats lean together; where nothing is said, each makes up its own mind.
    #[serde(default)]
    pub leaning: Option<LeaningTogether>,
    /// How many ballots are drawn.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 100_000_000)))]
    pub ballots: u32,
    /// Where the random numbers begin; 0 where nothing is said.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 9_007_199_254_740_991_u64)))]
    pub seed: u64,
}

/// The chances of a vote, and of what follows.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChancesAndLadder {
    /// The chances of the vote.
    pub vote: Chances,
    /// What follows when it does not pass.
    pub ladder: Ladder,
}

/// The chances of `{ seats, rule, members?, positions?, beliefs?, leaning?, ladder? }`, or of the motion of a design.
/// Errors with every problem of what was given, or with the one that keeps chances from being worked out.
pub fn chances(given: Value) -> Result<ChancesAndLadder, Refusal> {
    let (table, own) = Table::read(given, Needs::Rule, &["beliefs", "leaning", "ladder"])?;
    let parts: ChanceParts = read("ChanceParts", own)?;
    let (rule, path) = table.rule()?;
    table.all_seats("beliefs", parts.beliefs.keys())?;
    let belief = |seat: &Id| belief_of(&table, &parts.beliefs, seat);
    let leaning = leaning(parts.leaning.as_ref());
    let vote = MEMORY.with_borrow_mut(|memory| chances_again(memory, &table.voters, rule, belief, &leaning));
    let vote = vote.map_err(|error| refusal(&error, path))?;
    let ladder = ladder(parts.ladder.as_ref().unwrap_or(&table.design.deadlock), vote.passes);
    Ok(ChancesAndLadder { vote, ladder })
}

/// Draws ballots for `{ seats, rule, members?, positions?, beliefs?, leaning?, ballots, seed? }`, or for the motion of a design.
/// Errors as [`chances`] does; but for no rule is it too much.
pub fn sample_chances(given: Value) -> Result<Sampled, Refusal> {
    let (table, own) = Table::read(given, Needs::Rule, &["beliefs", "leaning", "ballots", "seed"])?;
    let parts: SampleParts = read("SampleParts", own)?;
    let (rule, path) = table.rule()?;
    table.all_seats("beliefs", parts.beliefs.keys())?;
    let belief = |seat: &Id| belief_of(&table, &parts.beliefs, seat);
    let sampling = Sampling { seed: parts.seed, ballots: parts.ballots };
    let sampled = alliance_vote::chances::sample(&table.voters, rule, belief, &leaning(parts.leaning.as_ref()), sampling);
    sampled.map_err(|error| refusal(&error, path))
}

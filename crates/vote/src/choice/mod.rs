//! Choosing among several options: where to go on the away day, which of four plans to follow.
//!
//! The status quo is always an option: where nobody names it, it is added. Options that come out equal are returned
//! together; no tie is broken here.

mod approval;
mod error;
mod pairs;
mod runoff;
mod scores;
mod table;

pub use approval::Approval;
pub use error::ChoiceError;
pub use pairs::Pairs;
pub use runoff::{First, Round, Runoff};
pub use scores::{Scores, Total};

use alliance_json::AsJson;
use alliance_model::{Id, Rate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use table::Table;

/// A question with several answers, and what everybody says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Question {
    /// The options.
    pub options: Vec<Id>,
    /// Which of them leaves things as they are; where none does, `status-quo` is added to them.
    pub status_quo: Option<Id>,
    /// How ballots are counted.
    pub method: Method,
    /// What everybody says.
    pub ballots: Vec<Preference>,
}

/// How ballots are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Each ballot approves as many options as it likes; most approvals win.
    Approval {
        /// The share of the votes that an option needs; where none reaches it, things stay as they are.
        #[serde(default)]
        minimum: Option<Rate>,
    },
    /// Each ballot scores the options; the highest wins.
    Score(Scale),
    /// Each ballot ranks the options, best first; the option that fewest put first leaves, round by round, until one has more
    /// than half. All that have fewest leave together.
    InstantRunoff,
    /// Each ballot ranks the options, best first; each option meets each other, and Schulze's strongest paths decide.
    Schulze,
    /// Each ballot scores how much it resists each option; the least resistance wins (systemic consensing).
    Consensing(Scale),
}

/// What scores mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
pub struct Scale {
    /// The highest score; the lowest is 0.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1000)))]
    pub highest: u64,
    /// What it means where a ballot scores some options but not this one.
    pub missing: Missing,
}

/// What a missing score means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The lowest score: no support; or, in consensing, no resistance.
    Zero,
    /// The highest score: full support; or, in consensing, full resistance.
    Highest,
    /// Nothing: the option is judged by the average of those who scored it.
    LeftOut,
}

/// What one ballot, or several equal ones, say. Only the field that the method counts may be used;
/// a ballot without it abstains.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preference {
    /// How many votes it has.
    #[serde(default = "one_vote")]
    pub votes: u64,
    /// The options that it approves.
    #[serde(default)]
    pub approve: Vec<Id>,
    /// The options from best to worst; those that are not named come last, all equal.
    #[serde(default)]
    pub ranking: Vec<Id>,
    /// A score for each option: how good, or in consensing how bad.
    #[serde(default)]
    pub scores: BTreeMap<Id, u64>,
}

fn one_vote() -> u64 {
    1
}

/// What comes of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Choice {
    /// The options, in the order of every list and table here; the status quo is last where it was added.
    pub options: Vec<Id>,
    /// The option that leaves things as they are.
    pub status_quo: Id,
    /// The options that win: more than one is a tie.
    pub winners: Vec<Id>,
    /// Whether no option is good enough, so that things stay as they are.
    pub nothing_chosen: bool,
    /// Votes on ballots that say something.
    pub votes: u64,
    /// Votes on ballots that say nothing.
    pub abstained: u64,
    /// How it was counted.
    pub count: Count,
}

/// How a question was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "method", rename_all = "snake_case")]
pub enum Count {
    /// By approvals.
    Approval(Approval),
    /// By scores.
    Score(Scores),
    /// By rounds.
    InstantRunoff(Runoff),
    /// By pairs.
    Schulze(Pairs),
    /// By resistance.
    Consensing(Scores),
}

/// Counts the ballots of a question. Errors where an option or a ballot makes no sense.
///
/// Where every ballot abstains nobody has chosen, and the status quo is the answer.
pub fn count_ballots(question: &Question) -> Result<Choice, ChoiceError> {
    let table = Table::of(question)?;
    let (winners, count) = match question.method {
        Method::Approval { minimum } => approval::count(&table, minimum)?,
        Method::Score(scale) => {
            let scores = scores::count(&table, scale)?;
            (scores.highest(), Count::Score(scores))
        }
        Method::Consensing(scale) => {
            let scores = scores::count(&table, scale)?;
            (scores.lowest(), Count::Consensing(scores))
        }
        Method::InstantRunoff => runoff::count(&table),
        Method::Schulze => pairs::count(&table),
    };
    let nothing_chosen = table.votes == 0 || winners.is_empty();
    Ok(Choice {
        winners: if nothing_chosen { vec![table.status_quo.clone()] } else { table.ids(winners) },
        status_quo: table.status_quo,
        nothing_chosen,
        votes: table.votes,
        abstained: table.abstained,
        count,
        options: table.options,
    })
}

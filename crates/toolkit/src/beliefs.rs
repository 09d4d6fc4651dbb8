//! What is believed of seats, in rates as text.

use crate::Refusal;
use crate::table::Table;
use alliance_json::AsJson;
use alliance_model::{Id, Rate};
use alliance_vote::chances::{Belief, Bloc, ChancesError, Leaning};
use std::collections::BTreeMap;

/// The chance of each position of a seat; together 1.
#[derive(Clone, Debug, Default, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
pub struct SeatBelief {
    /// For.
    #[serde(default)]
    pub agree: Option<Rate>,
    /// Present, and neither for nor against.
    #[serde(default)]
    pub abstain: Option<Rate>,
    /// Against, without a block.
    #[serde(default)]
    pub disagree: Option<Rate>,
    /// Against, with a block.
    #[serde(default)]
    pub block: Option<Rate>,
    /// Not there.
    #[serde(default)]
    pub absent: Option<Rate>,
    /// Set aside for a conflict of interest.
    #[serde(default)]
    pub recused: Option<Rate>,
}

/// How seats lean together.
#[derive(Clone, Debug, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
#[serde(rename_all = "snake_case")]
pub enum LeaningTogether {
    /// Each makes up its own mind.
    Apart,
    /// All share one factor: how closely, from 0 to 1.
    Together(Rate),
    /// The seats of each bloc share a factor of their own; the others make up their own minds.
    Blocs(Vec<LeaningBloc>),
}

/// Seats that lean together.
#[derive(Clone, Debug, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
pub struct LeaningBloc {
    /// The seats.
    pub seats: Vec<Id>,
    /// How closely, from 0 to 1.
    pub correlation: Rate,
}

impl SeatBelief {
    fn belief(&self) -> Belief {
        let chance = |rate: Option<Rate>| rate.map_or(0.0, number);
        Belief {
            agree: chance(self.agree),
            abstain: chance(self.abstain),
            disagree: chance(self.disagree),
            block: chance(self.block),
            absent: chance(self.absent),
            recused: chance(self.recused),
        }
    }
}

/// A rate as the nearest float.
pub(crate) fn number(rate: Rate) -> f64 {
    rate.numerator() as f64 / rate.denominator() as f64
}

/// What is believed of the seats of a table: a seat without a belief stands where its position is, for certain.
pub(crate) fn belief_of(table: &Table, beliefs: &BTreeMap<Id, SeatBelief>, seat: &Id) -> Belief {
    beliefs.get(seat).map_or_else(|| Belief::certain(table.position(seat)), SeatBelief::belief)
}

/// Who leans together.
pub(crate) fn leaning(told: Option<&LeaningTogether>) -> Leaning {
    match told {
        None | Some(LeaningTogether::Apart) => Leaning::Apart,
        Some(LeaningTogether::Together(correlation)) => Leaning::Together(number(*correlation)),
        Some(LeaningTogether::Blocs(blocs)) => {
            let bloc = |bloc: &LeaningBloc| Bloc { seats: bloc.seats.clone(), correlation: number(bloc.correlation) };
            Leaning::Blocs(blocs.iter().map(bloc).collect())
        }
    }
}

/// The refusal of the engine, with the place of what was given.
pub(crate) fn refusal(error: &ChancesError, rule: &str) -> Refusal {
    let path = match error {
        ChancesError::Vote(error) => return Refusal::of_vote(error, rule),
        ChancesError::NotABelief { seat } => format!("beliefs.{seat}"),
        ChancesError::NotACorrelation { bloc: None, .. } => "leaning.together".to_owned(),
        ChancesError::NotACorrelation { bloc: Some(bloc), .. } => format!("leaning.blocs[{bloc}].correlation"),
        ChancesError::UnknownSeat { bloc, .. } | ChancesError::SeatTwice { bloc, .. } => format!("leaning.blocs[{bloc}].seats"),
        ChancesError::TooLarge { .. } => rule.to_owned(),
        ChancesError::HowMany { .. } => "ballots".to_owned(),
    };
    Refusal::new(error.code(), &path, error.to_string())
}

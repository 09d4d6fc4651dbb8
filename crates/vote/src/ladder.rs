//! Down a deadlock ladder: what follows when a motion does not pass, how long it takes, and how often it is never settled.

use alliance_model::{LadderAction, LadderStep};
use serde::Serialize;

/// The way down a ladder. Rounds are the first vote and each rung after it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ladder {
    /// The first vote, then each rung in order.
    pub rungs: Vec<Rung>,
    /// How many rounds it takes on average, whether it is settled or not.
    pub expected_rounds: f64,
    /// How many weeks it takes on average, whether it is settled or not.
    pub expected_weeks: f64,
    /// The chance that the ladder ends and nothing is settled.
    pub never: f64,
}

/// One round.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rung {
    /// What is done; null for the first vote.
    pub action: Option<LadderAction>,
    /// The chance that it comes to this.
    pub reached: f64,
    /// The chance that this settles it, once it has come to it.
    pub chance: f64,
    /// Whether nobody has judged that chance, so that it is the usual one of this action.
    pub assumed: bool,
    /// The chance that it ends here, settled.
    pub settled: f64,
    /// The weeks that have gone by when it ends here.
    pub weeks: u32,
}

/// The way down a ladder, from the chance of passing in one vote.
///
/// A rung settles the matter with the chance that somebody has judged. Where nobody has, it is the usual one: what leads to
/// another vote (amend, defer, escalate, mediate) settles it as often as a vote passes; a chair or an expert always does.
pub fn ladder(steps: &[LadderStep], passing: f64) -> Ladder {
    let passing = passing.clamp(0.0, 1.0);
    let first = Rung { action: None, reached: 1.0, chance: passing, assumed: false, settled: passing, weeks: 0 };
    let mut rungs = vec![first];
    let (mut reached, mut weeks) = (1.0 - passing, 0);
    let (mut expected_rounds, mut expected_weeks) = (1.0, 0.0);
    for step in steps {
        weeks += step.weeks;
        expected_rounds += reached;
        expected_weeks += reached * f64::from(step.weeks);
        let chance = judged(step).unwrap_or_else(|| usual(step.action, passing));
        rungs.push(Rung { action: Some(step.action), reached, chance, assumed: step.chance.is_none(), settled: reached * chance, weeks });
        reached *= 1.0 - chance;
    }
    Ladder { rungs, expected_rounds, expected_weeks, never: reached }
}

fn judged(step: &LadderStep) -> Option<f64> {
    step.chance.map(|chance| (chance.numerator() as f64 / chance.denominator() as f64).clamp(0.0, 1.0))
}

fn usual(action: LadderAction, passing: f64) -> f64 {
    match action {
        LadderAction::Amend | LadderAction::Defer | LadderAction::Escalate | LadderAction::Mediate => passing,
        LadderAction::Chair | LadderAction::Expert => 1.0,
    }
}

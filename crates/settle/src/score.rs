//! The overall performance score: every outcome's score by its weight (National Alliance Contracting Guidelines, option 1,
//! on a scale of 1 in place of 100). An outcome's score is given, or follows from what was measured: -1 below the minimum condition,
//! then nothing up to the target, and from there in a straight line to 1 at stretch. Where a stretch or a target is not set,
//! the line runs between the two that are. A stretch below the target means that less is better.

use crate::careful::{Careful, whole};
use crate::{SettleError, TraceLine, words};
use alliance_model::{Exact, Facts, Outcome, Step, Terms};

/// The overall score, where a step asks for one: as given among the facts, or of the outcomes.
pub(crate) fn overall(terms: &Terms, outcomes: &[Outcome], facts: &Facts) -> Result<Option<Exact>, SettleError> {
    let Some(step) = terms.steps.iter().position(|step| matches!(step, Step::Quality(_))) else { return Ok(None) };
    if let Some(score) = facts.score {
        return Ok(Some(score.exact()));
    }
    if outcomes.is_empty() {
        return Err(SettleError::NoScore { step, path: "facts.score".to_owned() });
    }
    let mut overall = whole(0);
    for (index, outcome) in outcomes.iter().enumerate() {
        let score = of(outcome)?.ok_or_else(|| SettleError::NoScore { step, path: format!("outcomes[{index}].score") })?;
        overall = overall.plus(outcome.weight.exact().times(score)?)?;
    }
    Ok(Some(overall))
}

/// The score of one outcome; none where nothing says what it is.
fn of(outcome: &Outcome) -> Result<Option<Exact>, SettleError> {
    if let Some(score) = outcome.score {
        return Ok(Some(score.exact()));
    }
    let Some(measured) = outcome.measured.map(|measured| measured.exact()) else { return Ok(None) };
    let [minimum, target, stretch] = [outcome.minimum, outcome.target, outcome.stretch].map(|level| level.map(|level| level.exact()));
    let (foot, top) = match (minimum, target, stretch) {
        (None, None, None) => return Ok(None),
        (_, Some(target), Some(stretch)) => (Some(target), Some(stretch)),
        (minimum, target, stretch) => (minimum, target.or(stretch)),
    };
    let less_is_better = foot.is_some_and(|foot| top.is_some_and(|top| top < foot));
    let reaches = |level: Exact| if less_is_better { measured <= level } else { measured >= level };
    if minimum.is_some_and(|minimum| !reaches(minimum)) {
        return Ok(Some(whole(-1)));
    }
    match (foot, top) {
        (_, Some(top)) if reaches(top) => Ok(Some(whole(1))),
        (Some(foot), Some(top)) if reaches(foot) => Ok(Some(measured.minus(foot)?.over(top.minus(foot)?)?)),
        _ => Ok(Some(whole(0))),
    }
}

/// How the overall score came to be; none where it is given, or where nobody asks.
pub(crate) fn explain(outcomes: &[Outcome], facts: &Facts, overall: Exact, pool: Exact) -> Result<Option<TraceLine>, SettleError> {
    if facts.score.is_some() {
        return Ok(None);
    }
    let mut products = Vec::with_capacity(outcomes.len());
    for outcome in outcomes {
        let score = of(outcome)?.unwrap_or_else(|| whole(0));
        products.push(format!("{} × {}", words::share(outcome.weight.exact()), words::share(score)));
    }
    Ok(Some(TraceLine {
        step: "score",
        what: "The outcomes make the overall score.".into(),
        words: "weight × score of each outcome, all added",
        numbers: format!("{} = {}", products.join(" + "), words::share(overall)),
        before: words::amount(pool),
        after: words::amount(pool),
    }))
}

//! What is uncertain in a design: every cost line, risk and outcome, in the order in which random numbers are given to them.

use crate::SimulateError;
use crate::shape::{Shape, number, pounds};
use crate::uncertain::Uncertain;
use alliance_model::{Correlation, Design, Id, Step};
use alliance_settle::ScoreLine;

/// The inputs of a design. A future takes its random numbers in this order: lines, whether each risk happens, what each costs if it does,
/// outcomes, the common factor.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Inputs {
    pub(crate) lines: Vec<Line>,
    pub(crate) risks: Vec<Event>,
    pub(crate) measures: Vec<Measure>,
    pub(crate) together: Together,
    /// Whether a future takes a number for the common factor: also where the correlation is nothing now, so that all else stays as it is when it moves.
    factor: bool,
}

/// A cost line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) cost: Uncertain,
}

/// A risk.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Event {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) chance: f64,
    pub(crate) impact: Uncertain,
}

/// An outcome whose score changes what is shared.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Measure {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) weight: f64,
    /// What may be measured, or the score itself where that is certain.
    pub(crate) measured: Uncertain,
    pub(crate) score: ScoreLine,
}

/// How the costs of lines move together.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Together {
    /// They do not.
    Apart,
    /// One common factor: the correlation between any two.
    Factor(f64),
    /// A table of correlations between some of the lines, by their places.
    Matrix { lines: Vec<usize>, rows: Vec<f64> },
}

impl Inputs {
    pub(crate) fn of(design: &Design) -> Result<Self, SimulateError> {
        let mut lines = Vec::with_capacity(design.costs.len());
        for line in &design.costs {
            let cost = match (&line.distribution, line.forecast.or(line.budget).or(line.actual)) {
                (Some(distribution), _) => Uncertain::amount(&line.id, distribution, line.at_least, line.at_most)?,
                (None, Some(planned)) => Uncertain::whole(Shape::Fixed(pounds(planned))),
                (None, None) => return Err(SimulateError::NoCost { line: line.id.clone() }),
            };
            lines.push(Line { id: line.id.clone(), name: line.name.clone(), cost });
        }
        let mut risks = Vec::with_capacity(design.risks.len());
        for risk in &design.risks {
            let impact = Uncertain::amount(&risk.id, &risk.impact, risk.at_least, risk.at_most)?;
            risks.push(Event { id: risk.id.clone(), name: risk.name.clone(), chance: number(risk.chance), impact });
        }
        if lines.iter().all(|line| line.cost.is_certain()) && risks.is_empty() {
            return Err(SimulateError::NothingUncertain);
        }
        let factor = matches!(design.correlation, Some(Correlation::CommonFactor { .. }));
        Ok(Self { together: together(design, &lines), lines, risks, measures: measures(design), factor })
    }

    /// Whether the overall score differs from future to future.
    pub(crate) fn score_varies(&self) -> bool {
        self.measures.iter().any(|measure| !measure.measured.is_certain())
    }

    /// How many random numbers a future takes.
    pub(crate) fn count(&self) -> usize {
        self.of_factor() + usize::from(self.factor)
    }

    /// The place of a risk's numbers: whether it happens, and what it costs.
    pub(crate) fn of_risk(&self, risk: usize) -> (usize, usize) {
        (self.lines.len() + risk, self.lines.len() + self.risks.len() + risk)
    }

    /// The place of the common factor's number.
    pub(crate) fn of_factor(&self) -> usize {
        self.of_measure(self.measures.len())
    }

    /// The place of an outcome's number.
    pub(crate) fn of_measure(&self, measure: usize) -> usize {
        self.lines.len() + 2 * self.risks.len() + measure
    }

    /// What the final cost is on average.
    pub(crate) fn mean_cost(&self) -> f64 {
        let lines = self.lines.iter().map(|line| line.cost.moments().0).sum::<f64>();
        lines + self.risks.iter().map(|risk| risk.chance * risk.impact.moments().0).sum::<f64>()
    }

    /// What the overall score is on average.
    pub(crate) fn mean_score(&self) -> f64 {
        self.measures.iter().map(Measure::mean_score).sum()
    }
}

impl Event {
    /// What a share of all futures stays under: nothing where it does not happen.
    pub(crate) fn quantile(&self, share: f64) -> f64 {
        let happens = share - (1.0 - self.chance);
        if happens > 0.0 { self.impact.quantile(happens / self.chance) } else { 0.0 }
    }
}

impl Measure {
    /// Its part of the overall score.
    pub(crate) fn part(&self, measured: f64) -> f64 {
        self.weight * self.score.at(measured)
    }

    pub(crate) fn mean_score(&self) -> f64 {
        self.part(self.measured.moments().0)
    }
}

fn together(design: &Design, lines: &[Line]) -> Together {
    match &design.correlation {
        Some(Correlation::CommonFactor { correlation }) if !correlation.is_zero() => Together::Factor(number(*correlation)),
        Some(Correlation::Matrix { lines: named, rows }) if !named.is_empty() => {
            let place = |id: &Id| lines.iter().position(|line| &line.id == id);
            let rows: Vec<f64> = rows.iter().flatten().map(|rate| number(*rate)).collect();
            match named.iter().map(place).collect::<Option<Vec<usize>>>() {
                Some(lines) if rows.len() == lines.len() * lines.len() => Together::Matrix { lines, rows },
                _ => Together::Apart,
            }
        }
        _ => Together::Apart,
    }
}

/// The outcomes, where a step asks for the score, nobody has given it, and one of them is not known yet.
fn measures(design: &Design) -> Vec<Measure> {
    let asks = design.terms.steps.iter().any(|step| matches!(step, Step::Quality(_)));
    if !asks || design.facts.score.is_some() || design.outcomes.iter().all(|outcome| outcome.may_be.is_none()) {
        return Vec::new();
    }
    let measure = |outcome: &alliance_model::Outcome| {
        let (measured, score) = match (&outcome.may_be, outcome.score, outcome.measured) {
            (Some(may_be), _, _) => (Shape::of_measure(may_be), ScoreLine::new(outcome)),
            (None, Some(score), _) => (Shape::Fixed(number(score)), ScoreLine::itself()),
            (None, None, measured) => (Shape::Fixed(measured.map_or(0.0, number)), ScoreLine::new(outcome)),
        };
        Measure { id: outcome.id.clone(), name: outcome.name.clone(), weight: number(outcome.weight), measured: Uncertain::whole(measured), score }
    };
    design.outcomes.iter().map(measure).collect()
}

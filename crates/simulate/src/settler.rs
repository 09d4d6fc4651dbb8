//! How each future is settled: by broken lines, step by step, or to the penny.

use crate::SimulateError;
use alliance_model::{Design, Facts, Money, Rate, Table};
use alliance_settle::{Flat, Lines, curve_at};

/// The terms, ready for many futures.
#[derive(Debug)]
pub(crate) enum Settler {
    Flat(Flat),
    /// Every future by the exact engine; beside it the plain form, where there is one.
    Exact(Box<Design>, Option<Flat>),
}

/// What settles futures.
pub(crate) trait Settles {
    /// One row for each member, and a last one for the commissioner's part.
    fn settle(&self, costs: &[f64], scores: &[f64], rows: &mut [Vec<f64>]) -> Result<(), SimulateError>;

    /// Where every share is a broken line over the cost: those lines.
    fn lines(&self) -> Option<&Lines>;
}

impl Settles for Lines {
    fn settle(&self, costs: &[f64], _scores: &[f64], rows: &mut [Vec<f64>]) -> Result<(), SimulateError> {
        self.settle(costs, rows);
        Ok(())
    }

    fn lines(&self) -> Option<&Lines> {
        Some(self)
    }
}

impl Settles for Settler {
    fn settle(&self, costs: &[f64], scores: &[f64], rows: &mut [Vec<f64>]) -> Result<(), SimulateError> {
        match self {
            Self::Flat(flat) => {
                flat.settle(costs, scores, rows);
                Ok(())
            }
            Self::Exact(design, _) => exactly(design, costs, scores, rows),
        }
    }

    fn lines(&self) -> Option<&Lines> {
        if let Self::Flat(Flat::Lines(lines)) = self { Some(lines) } else { None }
    }
}

impl Settler {
    pub(crate) fn new(design: &Design, score_varies: bool, exact: bool) -> Result<Self, SimulateError> {
        let flat = Flat::new(&design.terms, &design.members, &design.outcomes, &design.facts, score_varies)?;
        Ok(match flat {
            Some(flat) if !exact => Self::Flat(flat),
            flat => Self::exactly(design, flat),
        })
    }

    #[inline(never)] // Seldom runs: apart, it is compiled only where it does.
    fn exactly(design: &Design, flat: Option<Flat>) -> Self {
        Self::Exact(Box::new(design.clone()), flat)
    }

    /// The plain form of the terms, where there is one.
    pub(crate) fn flat(&self) -> Option<&Flat> {
        match self {
            Self::Flat(flat) => Some(flat),
            Self::Exact(_, flat) => flat.as_ref(),
        }
    }
}

#[inline(never)] // Seldom runs: apart, it is compiled only where it does.
fn exactly(design: &Design, costs: &[f64], scores: &[f64], rows: &mut [Vec<f64>]) -> Result<(), SimulateError> {
    for row in rows.iter_mut() {
        row.clear();
    }
    let Design { terms, members, outcomes, facts, .. } = design;
    let mut keep = |points: Vec<alliance_settle::CurvePoint>| {
        for point in points {
            let amounts = point.members.into_iter().chain([point.commissioner]);
            rows.iter_mut().zip(amounts).for_each(|(row, amount)| row.push(amount.pence() as f64 / 100.0));
        }
    };
    if scores.is_empty() {
        let outturns: Vec<Money> = costs.iter().map(|cost| to_the_penny(*cost)).collect();
        keep(curve_at(terms, members, outcomes, facts, outturns)?);
    } else {
        for (cost, score) in costs.iter().zip(scores) {
            let facts = Facts { score: Some(rate(*score)), direct_costs: Table::new(), ..facts.clone() };
            keep(curve_at(terms, members, outcomes, &facts, [to_the_penny(*cost)])?);
        }
    }
    match rows.iter().all(|row| row.len() == costs.len()) {
        true => Ok(()),
        false => Err(SimulateError::FeesPassCost),
    }
}

/// The nearest penny, halves to the even one.
fn to_the_penny(amount: f64) -> Money {
    Money::from_pence((amount * 100.0).round_ties_even() as i64).unwrap_or_default()
}

/// Each to the nearest penny.
pub(crate) fn whole_pence(costs: &[f64]) -> Vec<f64> {
    costs.iter().map(|cost| to_the_penny(*cost).pence() as f64 / 100.0).collect()
}

/// A score to the eighth digit.
fn rate(score: f64) -> Rate {
    Rate::fraction((score * 1e8).round_ties_even() as i64, 100_000_000).unwrap_or_default()
}

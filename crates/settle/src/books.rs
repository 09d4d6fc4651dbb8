//! The open book: from the lines of the ledger to what each member's work costs and what the year comes to.
//!
//! A line costs in the end what is forecast for it; where nothing is forecast it counts as finished, at its actual cost; where nothing
//! is spent either, at its budget. What the book does not allow stays with the member that spent it. So limb 1 of a member is
//! the cost of its lines less what is disallowed, as in the Australian alliance template; lines of nobody are shared by work.

use crate::SettleError;
use crate::apportion::by_largest_remainder;
use crate::careful::{Careful, whole};
use crate::limbs::{Limbs, work_weights};
use alliance_model::{CostLine, Design, Facts, Id, Member, Money, Step, Terms};
use serde::Serialize;

/// What the books say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Books {
    /// The lines, in order.
    pub lines: Vec<BookLine>,
    /// The sums of every member that has lines, in the order of the members.
    pub members: Vec<BookSums>,
    /// The sums of the lines of nobody, where there are any.
    pub shared: Option<BookSums>,
    /// The sums of all lines.
    pub total: BookSums,
    /// Whether anything is spent or forecast yet; if not, the books only repeat the budget.
    pub begun: bool,
    /// The outturn that follows: the direct costs, and the fees where they are inside the target.
    pub outturn: Money,
    /// The direct cost of every member that follows (limb 1).
    pub direct_costs: Vec<DirectCost>,
    /// Where the facts of the design say something else; nothing while the books have not begun.
    pub differs: Vec<BookDifference>,
    /// What to look at.
    pub notes: Vec<BookNote>,
}

/// One line: `cost = actual + to_complete = budget + variance = allowed + disallowed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BookLine {
    /// Which.
    pub line: Id,
    /// What is paid for.
    pub name: String,
    /// The member that spends it; none where it is shared.
    pub member: Option<Id>,
    /// By what its cost is known.
    pub basis: Basis,
    /// The figures.
    #[serde(flatten)]
    pub figures: BookFigures,
}

/// Sums of lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BookSums {
    /// Whose lines; none for the lines of nobody, and for all.
    pub member: Option<Id>,
    /// How many lines.
    pub lines: usize,
    /// The figures.
    #[serde(flatten)]
    pub figures: BookFigures,
}

/// The figures of a line, or of several: `cost = actual + to_complete = budget + variance = allowed + disallowed`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BookFigures {
    /// What was planned.
    pub budget: Money,
    /// What was spent so far.
    pub actual: Money,
    /// What is still to come.
    pub to_complete: Money,
    /// What it costs in the end.
    pub cost: Money,
    /// Cost less budget: above nothing where it costs more than planned.
    pub variance: Money,
    /// What the book does not allow: the member keeps that cost.
    pub disallowed: Money,
    /// What is paid back.
    pub allowed: Money,
}

/// By what the cost of a line is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// What is expected in the end.
    Forecast,
    /// What was spent: the line counts as finished.
    Actual,
    /// What was planned.
    Budget,
    /// Nothing is said of it.
    Nothing,
}

/// The direct cost of a member: `own + shared = cost`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DirectCost {
    /// Whose.
    pub member: Id,
    /// What is allowed of its own lines.
    pub own: Money,
    /// Its part, by work, of the lines of nobody.
    pub shared: Money,
    /// Both.
    pub cost: Money,
}

/// A fact of the design that the books tell otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BookDifference {
    /// Where: `facts.outturn`, `facts.direct_costs.northgate`.
    pub path: String,
    /// Whose, where it is of one member.
    pub member: Option<Id>,
    /// What the design says now; none where it says nothing.
    pub now: Option<Money>,
    /// What the books say.
    pub books: Money,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum BookNote {
    /// More is spent than is expected in the end.
    SpentOverForecast {
        /// On which line.
        line: Id,
        /// By how much.
        over: Money,
    },
    /// More is disallowed than the line costs.
    DisallowedOverCost {
        /// On which line.
        line: Id,
        /// By how much.
        over: Money,
    },
    /// Something is spent and nothing forecast, so the line counts as finished.
    CountsAsFinished {
        /// Which line.
        line: Id,
    },
    /// The line has no figures.
    NothingSaid {
        /// Which line.
        line: Id,
    },
}

/// Follows the lines to the outturn. Errors where a figure is too large, or needs too many digits.
pub fn books(terms: &Terms, members: &[Member], facts: &Facts, costs: &[CostLine]) -> Result<Books, SettleError> {
    let lines: Vec<BookLine> = costs.iter().map(book_line).collect();
    let of = |member: Option<&Id>| sums(member, lines.iter().filter(|line| line.member.as_ref() == member));
    let mut own: Vec<BookSums> = members.iter().map(|member| of(Some(&member.id))).collect();
    let shared = of(None);
    let direct_costs = direct_costs(members, &own, shared.figures.allowed)?;
    let outturn = outturn(terms, members, facts, &direct_costs)?;
    let begun = costs.iter().any(|line| line.actual.is_some() || line.forecast.is_some());
    let assigned = lines.iter().any(|line| line.member.is_some());
    own.retain(|sums| sums.lines > 0);
    Ok(Books {
        total: sums(None, lines.iter()),
        notes: costs.iter().zip(&lines).filter_map(|(given, line)| note(given, line)).collect(),
        differs: if begun { differences(facts, outturn, &direct_costs, assigned) } else { Vec::new() },
        shared: (shared.lines > 0).then_some(shared),
        members: own,
        begun,
        outturn,
        direct_costs,
        lines,
    })
}

/// The books of a design.
pub fn books_of_design(design: &Design) -> Result<Books, SettleError> {
    books(&design.terms, &design.members, &design.facts, &design.costs)
}

fn book_line(line: &CostLine) -> BookLine {
    let (basis, cost) = match (line.forecast, line.actual, line.budget) {
        (Some(forecast), _, _) => (Basis::Forecast, forecast),
        (None, Some(actual), _) => (Basis::Actual, actual),
        (None, None, Some(budget)) => (Basis::Budget, budget),
        (None, None, None) => (Basis::Nothing, Money::ZERO),
    };
    let [budget, actual, disallowed] = [line.budget, line.actual, line.disallowed].map(Option::unwrap_or_default);
    let figures = BookFigures { budget, actual, to_complete: cost - actual, cost, variance: cost - budget, disallowed, allowed: cost - disallowed };
    BookLine { line: line.id.clone(), name: line.name.clone(), member: line.member.clone(), basis, figures }
}

fn sums<'a>(member: Option<&Id>, lines: impl Iterator<Item = &'a BookLine> + Clone) -> BookSums {
    let sum = |figure: fn(&BookFigures) -> Money| lines.clone().map(|line| figure(&line.figures)).sum::<Money>();
    let figures = BookFigures {
        budget: sum(|of| of.budget),
        actual: sum(|of| of.actual),
        to_complete: sum(|of| of.to_complete),
        cost: sum(|of| of.cost),
        variance: sum(|of| of.variance),
        disallowed: sum(|of| of.disallowed),
        allowed: sum(|of| of.allowed),
    };
    BookSums { member: member.cloned(), lines: lines.clone().count(), figures }
}

fn direct_costs(members: &[Member], own: &[BookSums], shared: Money) -> Result<Vec<DirectCost>, SettleError> {
    let sign = if shared.is_negative() { -1 } else { 1 };
    let parts = by_largest_remainder(i128::from(shared.abs().pence()), &work_weights(members)?)?;
    let direct_cost = |((member, own), part): ((&Member, &BookSums), i128)| {
        let (own, shared) = (own.figures.allowed, whole(sign * part).to_the_penny()?);
        Ok(DirectCost { member: member.id.clone(), own, shared, cost: own + shared })
    };
    members.iter().zip(own).zip(parts).map(direct_cost).collect()
}

fn outturn(terms: &Terms, members: &[Member], facts: &Facts, direct_costs: &[DirectCost]) -> Result<Money, SettleError> {
    let adjustments: Money = facts.adjustments.iter().map(|change| change.amount).sum();
    let target = if terms.steps.contains(&Step::AdjustTarget) { terms.target + adjustments } else { terms.target };
    let costs: Vec<i128> = direct_costs.iter().map(|cost| i128::from(cost.cost.pence())).collect();
    whole(Limbs::new(members, facts, target, terms.fee_in_target)?.outturn_of(&costs)?).to_the_penny()
}

fn differences(facts: &Facts, outturn: Money, direct_costs: &[DirectCost], assigned: bool) -> Vec<BookDifference> {
    let mut differs = Vec::new();
    if facts.outturn != outturn {
        differs.push(BookDifference { path: "facts.outturn".to_owned(), member: None, now: Some(facts.outturn), books: outturn });
    }
    if !assigned {
        return differs;
    }
    for cost in direct_costs {
        let now = facts.direct_costs.get(&cost.member).copied();
        if now.unwrap_or_default() != cost.cost {
            let path = format!("facts.direct_costs.{}", cost.member);
            differs.push(BookDifference { path, member: Some(cost.member.clone()), now, books: cost.cost });
        }
    }
    differs
}

fn note(given: &CostLine, line: &BookLine) -> Option<BookNote> {
    let figures = line.figures;
    let line = given.id.clone();
    if figures.disallowed > figures.cost {
        return Some(BookNote::DisallowedOverCost { line, over: figures.disallowed - figures.cost });
    }
    match (given.forecast, given.actual, given.budget) {
        (Some(forecast), Some(actual), _) if actual > forecast => Some(BookNote::SpentOverForecast { line, over: actual - forecast }),
        (None, Some(_), _) => Some(BookNote::CountsAsFinished { line }),
        (None, None, None) => Some(BookNote::NothingSaid { line }),
        _ => None,
    }
}

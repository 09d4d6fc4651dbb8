//! What the alliance itself costs to run: amounts, and people x meetings x hours x rate, each line to the penny.

use crate::SettleError;
use crate::careful::{Careful, sum, whole};
use alliance_model::{Design, Exact, Id, Meetings, Money, RunningCost};
use serde::Serialize;

/// What it costs to run the alliance for a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RunningCosts {
    /// Each line, in order.
    pub lines: Vec<RunningLine>,
    /// Hours of people's time in all, as text: a whole number or a fraction.
    pub hours: String,
    /// What that time costs.
    pub time: Money,
    /// All lines.
    pub total: Money,
    /// The target that it is compared with.
    pub target: Money,
    /// The total as a share of the target, as text: a whole number or a fraction in its lowest terms. None where the target is nothing.
    pub share_of_target: Option<String>,
}

/// One line: `amount + time = total`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RunningLine {
    /// Which.
    pub cost: Id,
    /// What is paid for.
    pub label: String,
    /// The amount that is given.
    pub amount: Money,
    /// Hours of people's time, as text: a whole number or a fraction.
    pub hours: String,
    /// What that time costs.
    pub time: Money,
    /// Both.
    pub total: Money,
}

/// Adds up what it costs to run the alliance. Errors where a figure is too large, or needs too many digits.
pub fn running_costs(costs: &[RunningCost], target: Money) -> Result<RunningCosts, SettleError> {
    let hours = costs.iter().map(|cost| cost.meetings.as_ref().map_or(Ok(whole(0)), hours)).collect::<Result<Vec<_>, _>>()?;
    let lines = costs.iter().zip(&hours).map(|(cost, hours)| line(cost, *hours)).collect::<Result<Vec<_>, _>>()?;
    let total = sum(lines.iter().map(|line| line.total.exact()))?.to_the_penny()?;
    Ok(RunningCosts {
        hours: sum(hours)?.to_string(),
        time: lines.iter().map(|line| line.time).sum(),
        total,
        target,
        share_of_target: total.exact().over(target.exact()).ok().map(|share| share.to_string()),
        lines,
    })
}

/// Those of a design, beside the target of its terms.
pub fn running_costs_of_design(design: &Design) -> Result<RunningCosts, SettleError> {
    running_costs(&design.running_costs, design.terms.target)
}

fn line(cost: &RunningCost, hours: Exact) -> Result<RunningLine, SettleError> {
    let amount = cost.amount.unwrap_or_default();
    let time = hours.times(cost.meetings.map_or(Money::ZERO, |meetings| meetings.rate).exact())?.to_the_penny()?;
    let total = amount.exact().plus(time.exact())?.to_the_penny()?;
    Ok(RunningLine { cost: cost.id.clone(), label: cost.label.clone(), amount, hours: hours.to_string(), time, total })
}

fn hours(meetings: &Meetings) -> Result<Exact, SettleError> {
    Ok(whole(meetings.people.into()).times(whole(meetings.a_year.into()))?.times(meetings.hours.exact())?)
}

//! What the alliance itself costs to run.

use crate::Refusal;
use crate::designs::read_with;
use alliance_settle::{RunningCosts, running_costs_of_design};
use serde_json::Value;

/// Adds up the running costs of `{ design, running_costs? }`, and compares them with the target.
pub fn running_costs(given: Value) -> Result<RunningCosts, Refusal> {
    let Value::Object(parts) = given else { return Err(Refusal::new("invalid", "", "Expected an object with a design.")) };
    Ok(running_costs_of_design(&read_with(parts, "running_costs")?)?)
}

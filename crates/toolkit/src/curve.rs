//! Who has what at many final costs.

use crate::Refusal;
use crate::parts::read;
use crate::settle::design_of;
use alliance_json::AsJson;
use alliance_model::Money;
use alliance_report::money::stretch;
use alliance_settle::CurvePoint;
use serde_json::{Map, Value};

/// How many final costs there are where nothing is said.
const POINTS: u32 = 101;

/// What is asked of a curve beside the terms.
#[derive(Debug, Default, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CurveAsked {
    /// These final costs; where they are not given, evenly from one to another.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = 10_000)))]
    pub outturns: Option<Vec<Money>>,
    /// The first; a fifth of the target below it where nothing is said.
    #[serde(default)]
    pub from: Option<Money>,
    /// The last; a fifth of the target above it where nothing is said.
    #[serde(default)]
    pub to: Option<Money>,
    /// How many, both of these included; 101 where nothing is said.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 10_000)))]
    pub points: Option<u32>,
}

/// The parts of `{ terms, members, facts, outcomes? }`, or of `{ design, facts? }`, at many final costs.
/// Errors as [`crate::settle()`].
pub fn curve(mut given: Value) -> Result<Vec<CurvePoint>, Refusal> {
    let mut own = Map::new();
    for name in ["outturns", "from", "to", "points"] {
        own.extend(given.as_object_mut().and_then(|parts| parts.remove_entry(name)));
    }
    let asked: CurveAsked = read("CurveAsked", Value::Object(own))?;
    let design = design_of(given)?;
    let (terms, members, outcomes, facts) = (&design.terms, &design.members, &design.outcomes, &design.facts);
    if let Some(outturns) = asked.outturns {
        return Ok(alliance_settle::curve_at(terms, members, outcomes, facts, outturns)?);
    }
    let (lowest, highest) = stretch(&design);
    let (from, to) = (asked.from.unwrap_or(lowest), asked.to.unwrap_or(highest));
    Ok(alliance_settle::curve(terms, members, outcomes, facts, from, to, asked.points.unwrap_or(POINTS) as usize)?)
}

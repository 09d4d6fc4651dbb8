//! Several years, one after another.

use crate::Refusal;
use crate::designs::read_with;
use crate::parts::{design_of_timeline, name_members, read};
use crate::settle::without_errors;
use alliance_model::Design;
use alliance_settle::{Timeline, timeline_of_design};
use serde_json::Value;

/// Settles `{ terms, members, years, outcomes? }`, or the years of `{ design, years? }`, one after another.
/// Errors with every problem of what was given, or with the one that keeps the years from being settled.
pub fn timeline(given: Value) -> Result<Timeline, Refusal> {
    let design = match given {
        Value::Object(parts) if parts.contains_key("design") => read_with(parts, "years")?,
        parts => design_of_parts(parts)?,
    };
    Ok(timeline_of_design(&design)?)
}

fn design_of_parts(mut parts: Value) -> Result<Design, Refusal> {
    name_members(&mut parts);
    without_errors(design_of_timeline(read("TimelineParts", parts)?)?)
}

//! A scenario: what differs from the design, taken in.

use crate::change::{Change, change};
use crate::words::error;
use alliance_model::{Design, Problem, Scenario};

/// The design with what differs in a scenario. Whether that makes sense is for [`alliance_model::check`] to say.
///
/// # Errors
/// The first difference that leads nowhere, or to a place where such a value cannot stand.
pub fn under(design: &Design, scenario: &Scenario) -> Result<Design, Problem> {
    let mut changed = design.clone();
    for (place, difference) in scenario.changes.iter().enumerate() {
        let value = Some(difference.value.clone()).filter(|value| !value.is_null());
        let one = [Change { path: difference.path.clone(), value }];
        // A field that no type knows changes nothing.
        changed = change(&changed, &one).filter(|next| next.unknown.len() <= changed.unknown.len()).ok_or_else(|| {
            let path = format!("scenarios.{}.changes[{place}]", scenario.id);
            let found = format!("{} at \"{}\" in the scenario \"{}\"", difference.value, difference.path, scenario.name);
            error(path, found, "a place in the design, and a value that can stand there", "Take this difference away, or make it anew.")
        })?;
    }
    Ok(changed)
}

//! How much costs move together: moved by a slider, so it does not wait for a form.

use super::Edit;
use alliance_model::{Correlation, Rate};

/// Sets one number for all costs, in hundredths.
pub(crate) fn set_together(hundredths: u32) -> Edit {
    Edit::typing("Move costs together", "correlation", move |design| {
        design.correlation = Some(Correlation::CommonFactor { correlation: Rate::percent(hundredths as i32) });
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::testing::{design, whole};

    #[test]
    fn one_number_holds_for_all_costs_whatever_was_said_before() {
        for before in [None, Some(Correlation::Matrix { lines: vec![], rows: vec![] })] {
            let mut start = design();
            start.correlation = before;
            let moved = set_together(30).apply(&start);
            assert_eq!(moved.correlation, Some(Correlation::CommonFactor { correlation: Rate::percent(30) }));
            whole(&moved);
        }
    }
}

//! The final cost: the one figure of the money screen that is moved by a slider, and so does not wait for a form.

use super::Edit;
use alliance_model::Money;

/// Sets the final cost; direct costs that were given are of another year then.
pub(crate) fn set_outturn(outturn: Money) -> Edit {
    Edit::typing("Move the final cost", "outturn", move |design| {
        design.facts.outturn = outturn;
        design.facts.direct_costs.clear();
    })
}

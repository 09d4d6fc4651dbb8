//! Compare: scenarios beside the base, on the same futures.

use super::{card, head};
use crate::app::Desk;
use yew::prelude::*;

pub(super) fn compare(desk: &Desk) -> Html {
    html! {
        <>
            { head("Compare", "The same futures under other terms: for whom is it better, and who pays for that?") }
            { card(desk, "Side by side", "compare_futures") }
            { card(desk, "Scenarios", "scenarios") }
        </>
    }
}

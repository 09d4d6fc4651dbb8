//! Futures: the year will not cost exactly the target. How often, and for whom; and what is believed of each cost and risk.

use super::{card, head, try_this};
use crate::app::Desk;
use crate::edits::beliefs::hundredths;
use crate::edits::together::set_together;
use crate::parts::entry::part_slider;
use crate::parts::panel::Panel;
use crate::parts::topics::{Topic, topics};
use alliance_model::{Correlation, Rate};
use yew::prelude::*;

static TOPICS: [Topic; 5] = [
    Topic { name: "Costs", asks: &[("cost_shapes", "")], wide: true },
    Topic { name: "Risks", asks: &[("risks", "")], wide: true },
    Topic { name: "Move together", asks: &[("move_together", "")], wide: true },
    Topic { name: "Outcomes", asks: &[("outcome_ranges", "")], wide: true },
    Topic { name: "Method", asks: &[("method", "")], wide: true },
];

pub(super) fn futures(desk: &Desk, chosen: &UseStateHandle<usize>, draw_many: Callback<MouseEvent>) -> Html {
    // A table of pairs has no one number to move.
    let together = match &desk.design.correlation {
        None => Some(Rate::ZERO),
        Some(Correlation::CommonFactor { correlation }) => Some(*correlation),
        Some(Correlation::Matrix { .. }) => None,
    };
    html! {
        <>
            <div class="sticky"><Panel ask="futures_strip" desk={desk.clone()} strip=true /></div>
            { head("Futures", "The year will not cost exactly the target. Here is how often, and for whom.") }
            if let Some(together) = together {
                <section class="card">
                    { part_slider("Costs move together", hundredths(together), desk.edit.reform(set_together)) }
                    { try_this("Move \u{201c}costs move together\u{201d} from 0 to 0.3 and watch your chance of losing your whole cap.") }
                </section>
            }
            <div class="two">{ card(desk, "The final cost", "final_cost") }{ card(desk, "What drives it", "drivers") }</div>
            { card(desk, "For each member", "futures") }
            if desk.you.is_some() {
                <details class="card"><summary>{ "Your result, in full" }</summary><Panel ask="member_futures" desk={desk.clone()} /></details>
            }
            <p><button type="button" class="btn" onclick={draw_many}>{ "Draw a million futures" }</button></p>
            { topics(desk, "What may happen", &TOPICS, chosen, Html::default()) }
        </>
    }
}

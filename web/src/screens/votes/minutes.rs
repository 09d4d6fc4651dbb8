//! The minute book: what was decided, by which rule, and how each seat stood.

use crate::app::Desk;
use crate::edits;
use crate::parts::panel::Panel;
use alliance_model::{RecordedDecision, Verdict};
use alliance_report::votes::headline;
use yew::prelude::*;

pub(super) fn minutes(desk: &Desk) -> Html {
    if desk.design.decisions.is_empty() {
        return html! { <p class="quiet">{ "Nothing is kept yet. Under \u{201c}The motion\u{201d}, press \u{201c}Keep this as a minute\u{201d}." }</p> };
    }
    html! {
        <>
            { for desk.design.decisions.iter().enumerate().rev().map(|(place, decision)| minute(desk, place + 1, decision)) }
            <section class="card no-print" aria-label="The minute book as a file">
                <Panel ask="minutes" desk={desk.clone()} />
            </section>
        </>
    }
}

fn minute(desk: &Desk, number: usize, decision: &RecordedDecision) -> Html {
    let id = decision.id.clone();
    let remove = desk.edit.reform(move |_: MouseEvent| edits::minutes::remove(&id));
    let passes = decision.verdict == Verdict::Passes;
    html! {
        <section class="card" key={decision.id.to_string()} aria-label={format!("Decision {number}")}>
            <div class="row apart">
                <h2>{ format!("{number}. {}", decision.motion.text) }</h2>
                <b class={if passes { "pos" } else { "neg" }}>{ headline(decision.verdict) }</b>
            </div>
            <p class="quiet">{ format!("{}. Decided by: {}.", decision.date, decision.rule.name) }</p>
            <details>
                <summary>{ "How it came about" }</summary>
                <ol>{ for decision.explanation.iter().map(|line| html! { <li>{ line }</li> }) }</ol>
            </details>
            <div class="no-print"><button type="button" class="btn small" onclick={remove}>{ format!("Remove decision {number}") }</button></div>
        </section>
    }
}

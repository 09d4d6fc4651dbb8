//! Money: move the final cost and see, to the penny, who gains and who pays; then change the terms themselves.
//! The terms are forms of the engines, one behind each tab: a new one needs a line here.

use super::try_this;
use crate::app::Desk;
use crate::edits::outturn::set_outturn;
use crate::parts::entry::{aloud, entry};
use crate::parts::panel::Panel;
use crate::parts::topics::{Topic, topics};
use alliance_model::{Money as Amount, Step};
use alliance_report::figures::whole_money;
use alliance_report::money::{slider_step, stretch};
use web_sys::HtmlInputElement;
use yew::prelude::*;

static TOPICS: [Topic; 10] = [
    Topic { name: "Target", asks: &[("target", "")], wide: false },
    Topic { name: "Limbs", asks: &[("limbs", "")], wide: false },
    Topic { name: "Bands", asks: &[("curve", ""), ("bands", "")], wide: false },
    Topic { name: "Caps and reserves", asks: &[("caps", "")], wide: false },
    Topic { name: "Outcomes", asks: &[("outcomes", "")], wide: true },
    Topic { name: "Split", asks: &[("split", "")], wide: false },
    Topic { name: "Years", asks: &[("years", "")], wide: true },
    Topic { name: "Open book", asks: &[("books", ""), ("running_costs", "What the alliance itself costs to run")], wide: true },
    Topic { name: "Steps", asks: &[("steps", ""), ("presets", "Well-known terms")], wide: false },
    Topic { name: "Is it fair?", asks: &[("fairness", ""), ("terms_dangers", ""), ("instead", "Beside other contracts")], wide: true },
];

/// The topic to start with: the curve.
pub(super) const FIRST: usize = 2;

pub(super) fn money(desk: &Desk, chosen: &UseStateHandle<usize>) -> Html {
    html! {
        <>
            <div class="sticky"><Panel ask="money_strip" desk={desk.clone()} strip=true /></div>
            <div class="head"><h1 tabindex="-1">{ "Money" }</h1></div>
            <section class="card" aria-label="The final cost">{ final_cost(desk) }</section>
            { topics(desk, "The terms", &TOPICS, chosen, beside(desk)) }
        </>
    }
}

/// Who gains and who pays, beside whatever is changed.
fn beside(desk: &Desk) -> Html {
    html! {
        <div class="stack">
            <section class="card" aria-label="Who gains, who pays">
                <Panel ask="gains" desk={desk.clone()} />
            </section>
            if desk.design.terms.steps.iter().any(|step| matches!(step, Step::Cap(cap) if cap.pain.is_some())) {
                { try_this("Find the cost at which a loss stops growing: move the final cost up until the ring reaches a flat part of the curve.") }
            }
        </div>
    }
}

/// The final cost by slider and by box; what it comes to follows from the engines, with the marks under the slider.
fn final_cost(desk: &Desk) -> Html {
    let design = &desk.design;
    let (lowest, highest) = stretch(design);
    let pounds = |amount: Amount| (amount.pence() / 100).to_string();
    let oninput = desk.edit.reform(|event: InputEvent| {
        let typed = event.target_unchecked_into::<HtmlInputElement>().value();
        set_outturn(typed.parse().unwrap_or_default())
    });
    let now = whole_money(design.facts.outturn, &design.currency);
    html! {
        <div class="slide">
            <div class="row apart">
                <p class="big">{ &now }</p>
                { entry(aloud("Final cost (outturn)"), &design.facts.outturn, desk.attempt(set_outturn)) }
            </div>
            <label for="outturn" class="unseen">{ "Final cost, by slider" }</label>
            <input id="outturn" type="range" min={pounds(lowest)} max={pounds(highest)} step={slider_step(design).to_string()}
                value={pounds(design.facts.outturn)} aria-valuetext={now.clone()} {oninput} />
            <Panel ask="breaks" desk={desk.clone()} full=true />
        </div>
    }
}

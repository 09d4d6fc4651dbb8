//! Money: move the final cost and see, to the penny, who gains and who pays; then change the terms themselves.
//! The terms are forms of the engines, one behind each tab: a new one needs a line here.

use super::try_this;
use crate::app::Desk;
use crate::edits::outturn::set_outturn;
use crate::parts::entry::{aloud, entry};
use crate::parts::panel::Panel;
use crate::parts::topics::{Topic, topics};
use alliance_model::{Money as Amount, Step};
use alliance_report::figures::{percent_exact, whole_money};
use alliance_report::money::{cap_note, sentences, stretch};
use alliance_settle::{Settlement, settle_without_trace};
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

/// The screen; `last_good` holds the sentences of the last result that could be worked out.
pub(super) fn money(desk: &Desk, chosen: &UseStateHandle<usize>, last_good: &mut Vec<String>) -> Html {
    let settled = settle_without_trace(&desk.design);
    if let Ok(settlement) = &settled {
        *last_good = sentences(&desk.design, settlement, desk.you.as_ref());
    }
    let wrong = settled.as_ref().err().map(ToString::to_string);
    html! {
        <>
            { strip(last_good, wrong) }
            <div class="head"><h1 tabindex="-1">{ "Money" }</h1></div>
            <section class="card" aria-label="The final cost">{ final_cost(desk, settled.as_ref().ok()) }</section>
            { topics(desk, "The terms", &TOPICS, chosen, beside(desk, settled.as_ref().ok())) }
        </>
    }
}

/// Who gains and who pays, beside whatever is changed.
fn beside(desk: &Desk, settlement: Option<&Settlement>) -> Html {
    let design = &desk.design;
    html! {
        <div class="stack">
            <section class="card" aria-label="Who gains, who pays">
                <Panel ask="gains" desk={desk.clone()} />
            </section>
            if let Some(note) = settlement.and_then(|settlement| cap_note(design, settlement, desk.you.as_ref())) {
                <p class="warn">{ note }</p>
            }
            if design.terms.steps.iter().any(|step| matches!(step, Step::Cap(cap) if cap.pain.is_some())) {
                { try_this("Find the cost at which a loss stops growing: move the final cost up until the ring reaches a flat part of the curve.") }
            }
        </div>
    }
}

/// Three sentences on top: the result before any control. Where there is none, the last one stays, marked as such.
fn strip(sentences: &[String], wrong: Option<String>) -> Html {
    let stale = wrong.is_some();
    html! {
        <>
            if let Some(wrong) = wrong {
                <div class="warn" role="alert"><p><b>{ "The money cannot be worked out yet. " }</b>{ wrong }</p></div>
            }
            <div class={classes!("strip", "sticky", stale.then_some("stale"))} role="status">
                if stale && !sentences.is_empty() { <p><small>{ "The last result that could be worked out:" }</small></p> }
                for sentence in sentences {
                    <p>{ sentence }</p>
                }
            </div>
        </>
    }
}

fn final_cost(desk: &Desk, settlement: Option<&Settlement>) -> Html {
    let Some(settlement) = settlement else { return outturn_box(desk) };
    let design = &desk.design;
    let (lowest, highest) = stretch(design);
    let pounds = |amount: Amount| (amount.pence() / 100).to_string();
    let oninput = desk.edit.reform(|event: InputEvent| {
        let typed = event.target_unchecked_into::<HtmlInputElement>().value();
        set_outturn(typed.parse().unwrap_or_default())
    });
    let now = whole_money(settlement.outturn, &design.currency);
    let away = match settlement.difference.pence() {
        0 => "exactly the target".to_owned(),
        saving if saving > 0 => format!("{} under the target", whole_money(settlement.difference, &design.currency)),
        _ => format!("{} over the target", whole_money(settlement.difference.abs(), &design.currency)),
    };
    let share = if settlement.target == Amount::ZERO {
        String::new()
    } else {
        format!("{} of target, ", percent_exact(settlement.outturn.exact() / settlement.target.exact()))
    };
    html! {
        <div class="slide">
            <div class="row apart">
                <p><span class="big">{ &now }</span>{ " " }<small>{ share }{ &away }</small></p>
                { outturn_box(desk) }
            </div>
            <label for="outturn" class="unseen">{ "Final cost, by slider" }</label>
            <input id="outturn" type="range" min={pounds(lowest)} max={pounds(highest)} step={slider_step(design.terms.target)} value={pounds(settlement.outturn)}
                aria-valuetext={format!("{now}, {away}")} {oninput} />
            <Panel ask="breaks" desk={desk.clone()} full=true />
        </div>
    }
}

/// A round number of pounds, about a thousandth of the target or less.
fn slider_step(target: Amount) -> String {
    let thousandth = target.pence() / 100_000;
    std::iter::successors(Some(1_i64), |step| step.checked_mul(10)).take_while(|step| *step <= thousandth.max(1)).last().unwrap_or(1).to_string()
}

fn outturn_box(desk: &Desk) -> Html {
    entry(aloud("Final cost (outturn)"), &desk.design.facts.outturn, desk.attempt(set_outturn))
}

//! The motion: where each seat stands, what comes of it and why, what would flip it, the same votes under other rules.

use super::{decided_by, rules::rules_card};
use crate::app::Desk;
use crate::device;
use crate::edits;
use crate::engine::ask;
use crate::parts::panel::{Panel, question};
use crate::parts::round_table::Table;
use crate::parts::table::meanings;
use crate::parts::why::Why;
use alliance_model::{Body, Id, Position, Rule, Seat, Verdict};
use alliance_report::governance::table_subtitle;
use alliance_report::votes::{headline, position_meaning, position_name, sentence};
use alliance_vote::{Decision, VoteError, decide_motion};
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

pub(super) fn motion(desk: &Desk, body: &Body, rule: &Rule) -> Html {
    let design = &desk.design;
    let set_text = desk.edit.reform(edits::motion::set_text);
    let on_position = desk.edit.reform(|(seat, position): (Id, Position)| edits::motion::set_position(&seat, position));
    let reset = desk.edit.reform(|_: MouseEvent| edits::motion::reset());
    let decision = decide_motion(design, &design.motion);
    html! {
        <>
            <div class="two around">
                <section class="card" aria-label="The motion">
                    { motion_box(&design.motion.text, set_text) }
                    { decided_by(desk, rule) }
                    <Table design={design.clone()} body={body.id.clone()} you={desk.you.clone()} title="Press a seat to change where it stands."
                        subtitle={table_subtitle(design, &body.id, Some(rule))} {on_position} />
                    <details>
                        <summary>{ "Set positions from a list" }</summary>
                        { list(desk, body) }
                        { meanings(Position::ALL.iter().map(|position| (position_name(*position), position_meaning(*position)))) }
                    </details>
                    <div class="row">
                        <button type="button" class="btn" onclick={reset}>{ "Set every seat to agree" }</button>
                        { keep(desk, &decision, rule) }
                    </div>
                </section>
                { verdict(desk, &decision, rule) }
                <div class="stack">
                    <section class="card" aria-labelledby="flips">
                        <h2 id="flips">{ "What would flip it" }</h2>
                        <Panel ask="flips" desk={desk.clone()} />
                    </section>
                    <section class="card" aria-labelledby="other-rules">
                        <h2 id="other-rules">{ "The same votes, other rules" }</h2>
                        <Panel ask="compare" desk={desk.clone()} />
                    </section>
                    <div class="try">
                        <b>{ "Try this" }</b>{ "Make it fail with one change." }
                        <Why about="How one change makes it fail" word="Show me">
                            <p>{ "Choose a rule under which one vote is enough, such as unanimity. Then press one seat, so that it disagrees." }</p>
                        </Why>
                    </div>
                </div>
            </div>
            { rules_card(desk) }
        </>
    }
}

/// The button that writes the decision into the minute book.
fn keep(desk: &Desk, decision: &Result<Decision, VoteError>, rule: &Rule) -> Html {
    let Ok(decision) = decision else { return Html::default() };
    let (design, rule, verdict, edit) = (desk.design.clone(), rule.clone(), decision.verdict, desk.edit.clone());
    let shortly = sentence(&design, &rule, decision);
    let onclick = Callback::from(move |_: MouseEvent| {
        let (design, rule, edit, shortly) = (design.clone(), rule.clone(), edit.clone(), shortly.clone());
        spawn_local(async move {
            // A minute without its stages still says why, in short.
            let reasons = ask(&question("reasons", [None; 3], "", 0, 0), &design, 0, Closure::new(|_| ())).await;
            let lines = reasons.map_or_else(|_| vec![shortly], |reasons| reasons.findings);
            let now = device::now();
            edit.emit(edits::minutes::keep(now.get(..10).unwrap_or_default(), &design.motion, &rule, verdict, lines));
        });
    });
    let kept = match desk.design.decisions.len() {
        0 => String::new(),
        kept => format!(" ({kept} kept)"),
    };
    html! { <button type="button" class="btn" {onclick}>{ "Keep this as a minute" }{ kept }</button> }
}

/// The words of the motion, as long as they are.
fn motion_box(text: &str, on_change: Callback<String>) -> Html {
    let oninput = Callback::from(move |event: InputEvent| on_change.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value()));
    let value = text.to_owned();
    html! {
        <label class="field">
            <span class="label">{ "Motion" }</span>
            <textarea class="motion-text" rows="2" maxlength="2000" autocomplete="off" dir="auto" {value} {oninput} />
        </label>
    }
}

fn verdict(desk: &Desk, decision: &Result<Decision, VoteError>, rule: &Rule) -> Html {
    let design = &desk.design;
    match decision {
        Ok(decision) => html! {
            <div class={classes!("verdict", "sticky", (decision.verdict != Verdict::Passes).then_some("no"))} role="status">
                <b>{ headline(decision.verdict) }</b>
                <p>
                    { sentence(design, rule, decision) }{ " " }
                    <Why about={format!("{}: why?", headline(decision.verdict))}>
                        <Panel ask="why" desk={desk.clone()} />
                    </Why>
                </p>
            </div>
        },
        Err(error) => html! { <p class="warn" role="status">{ format!("This cannot be decided yet: {error}.") }</p> },
    }
}

fn list(desk: &Desk, body: &Body) -> Html {
    html! {
        <ul class="seats no-print">
            for seat in desk.design.seats_of(&body.id).filter(|seat| seat.votes > 0) {
                <li key={seat.id.to_string()}>
                    <fieldset class="seg">
                        <legend>{ &seat.title }{ if seat.member.is_some() && seat.member == desk.you { " (you)" } else { "" } }</legend>
                        for position in Position::ALL {
                            { choice(desk, seat, position) }
                        }
                    </fieldset>
                </li>
            }
        </ul>
    }
}

fn choice(desk: &Desk, seat: &Seat, position: Position) -> Html {
    let id = seat.id.clone();
    let onchange = desk.edit.reform(move |_: Event| edits::motion::set_position(&id, position));
    html! {
        <label>
            <input type="radio" name={format!("position-{}", seat.id)} checked={desk.design.motion.position(&seat.id) == position} {onchange} />
            <span>{ position_name(position) }</span>
        </label>
    }
}

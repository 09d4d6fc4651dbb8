//! Chances: what is believed of each seat, and what that means for the vote.

use super::decided_by;
use crate::app::Desk;
use crate::edits::beliefs::{self, Of, hundredths};
use crate::parts::entry::slider;
use crate::parts::panel::Panel;
use alliance_model::{Body, MotionBeliefs, Rule, Seat};
use yew::prelude::*;

pub(super) fn chances(desk: &Desk, body: &Body, rule: &Rule) -> Html {
    let known = desk.design.motion.beliefs.clone().unwrap_or_default();
    html! {
        <div class="two even">
            <section class="card" aria-labelledby="beliefs">
                <h2 id="beliefs">{ "What you believe" }</h2>
                <p class="quiet">{ "Before the vote nobody knows. Say how likely it is; whoever is left disagrees." }</p>
                { decided_by(desk, rule) }
                { everyone(desk, &known) }
                <details open={!known.seats.is_empty()}>
                    <summary>{ "Seat by seat: how likely each is to agree" }</summary>
                    <ul class="seats">{ for desk.design.seats_of(&body.id).filter(|seat| seat.votes > 0).map(|seat| one(desk, &known, seat)) }</ul>
                    if !known.seats.is_empty() {
                        <div><button type="button" class="btn small" onclick={desk.edit.reform(|_: MouseEvent| beliefs::forget_seats())}>{ "The same for every seat" }</button></div>
                    }
                </details>
            </section>
            <section class="card" aria-labelledby="comes">
                <h2 id="comes">{ "What comes of it" }</h2>
                <Panel ask="chances" desk={desk.clone()} strip=true />
            </section>
        </div>
    }
}

/// What holds of every seat, unless it is named.
fn everyone(desk: &Desk, known: &MotionBeliefs) -> Html {
    let set = |of: Of| desk.edit.reform(move |to| beliefs::set_everyone(of, to));
    let together = desk.edit.reform(beliefs::set_together);
    html! {
        <div class="stack tight">
            { slider("A seat agrees, if it comes", false, hundredths(known.everyone.agree), set(Of::Agree)) }
            { slider("It abstains, if it comes", false, hundredths(known.everyone.abstain), set(Of::Abstain)) }
            { slider("It does not come", false, hundredths(known.everyone.absent), set(Of::Absent)) }
            { slider("Seats lean together", false, hundredths(known.together), together) }
            <p class="hint">{ "At 0 each seat makes up its own mind. At 100 all think as one: when one agrees, so do the others." }</p>
        </div>
    }
}

fn one(desk: &Desk, known: &MotionBeliefs, seat: &Seat) -> Html {
    let id = seat.id.clone();
    let set = desk.edit.reform(move |to| beliefs::set_seat(&id, Of::Agree, to));
    let you = if seat.member.is_some() && seat.member == desk.you { " (you)" } else { "" };
    html! {
        <li key={seat.id.to_string()}>
            <span>{ &seat.title }{ you }</span>
            { slider(&format!("{} agrees", seat.title), true, hundredths(known.of(&seat.id).agree), set) }
        </li>
    }
}

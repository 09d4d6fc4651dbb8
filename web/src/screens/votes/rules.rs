//! The rules: each in words, with its editor and its dangers; and the ready-made ones.

use crate::app::Desk;
use crate::edits;
use crate::engine::{ReadyMade, ready_made};
use crate::parts::entry::choose;
use crate::parts::panel::Panel;
use crate::parts::rule_editor::rule_editor;
use crate::parts::table::meanings;
use crate::parts::why::Told;
use alliance_model::Body;
use alliance_report::votes::rule_in_words;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The rules that are ready made, as soon as they are there.
pub(super) type Ready = Rc<Vec<ReadyMade>>;

#[hook]
pub(super) fn use_ready_made() -> Ready {
    let ready = use_state_eq(Ready::default);
    let setter = ready.setter();
    use_effect_with((), move |()| spawn_local(async move { setter.set(Rc::new(ready_made().await)) }));
    Rc::clone(&ready)
}

pub(super) fn rules_card(desk: &Desk, body: &Body, ready: &Ready) -> Html {
    let design = &desk.design;
    html! {
        <section class="card" aria-labelledby="rules">
            <h2 id="rules">{ "The rules" }</h2>
            for rule in design.rules.iter() {
                <Told key={rule.id.to_string()} summary={html! { <><b>{ &rule.name }</b>{ ": " }{ rule_in_words(design, rule) }</> }}>
                    <div class="stack">
                        <Panel ask="checks" design={Rc::clone(design)} you={desk.you.clone()} rule={rule.id.clone()} />
                        <div class="no-print">{ rule_editor(desk, &body.id, rule) }</div>
                    </div>
                </Told>
            }
            { add_rule(desk, ready) }
        </section>
    }
}

/// The choice of one of them.
pub(super) fn add_rule(desk: &Desk, ready: &Ready) -> Html {
    let choices: Vec<(Option<usize>, String)> = std::iter::once((None, "Choose a rule to add".to_owned()))
        .chain(ready.iter().enumerate().map(|(place, ready)| (Some(place), ready.name.clone())))
        .collect();
    let add = {
        let (ready, edit) = (Rc::clone(ready), desk.edit.clone());
        Callback::from(move |place: Option<usize>| {
            if let Some(rule) = place.and_then(|place| ready.get(place)).and_then(ReadyMade::rule) {
                edit.emit(edits::rules::add(rule));
            }
        })
    };
    html! {
        <div class="stack tight no-print">
            { choose("Add a rule", &None, choices, false, None, add) }
            <details>
                <summary>{ "What the ready-made rules mean" }</summary>
                { meanings(ready.iter().map(|ready| (ready.name.as_str(), ready.meaning.as_str()))) }
            </details>
        </div>
    }
}

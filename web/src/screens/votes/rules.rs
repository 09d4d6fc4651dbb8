//! The rules: each in words, with its editor and its dangers; and the ready-made ones.

use crate::app::Desk;
use crate::edits;
use crate::parts::entry::choose;
use crate::parts::panel::Panel;
use crate::parts::rule_editor::rule_editor;
use crate::parts::table::meanings;
use alliance_format::presets;
use alliance_model::Body;
use alliance_report::votes::rule_in_words;
use std::rc::Rc;
use yew::prelude::*;

pub(super) fn rules_card(desk: &Desk, body: &Body) -> Html {
    let design = &desk.design;
    html! {
        <section class="card" aria-labelledby="rules">
            <h2 id="rules">{ "The rules" }</h2>
            for rule in design.rules.iter() {
                <details class="told" key={rule.id.to_string()}>
                    <summary><b>{ &rule.name }</b>{ ": " }{ rule_in_words(design, rule) }</summary>
                    <div class="stack">
                        <Panel ask="checks" design={Rc::clone(design)} you={desk.you.clone()} rule={rule.id.clone()} />
                        <div class="no-print">{ rule_editor(desk, &body.id, rule) }</div>
                    </div>
                </details>
            }
            { add_rule(desk) }
        </section>
    }
}

/// The rules that are ready made.
pub(super) fn add_rule(desk: &Desk) -> Html {
    let presets = Rc::new(presets());
    let choices: Vec<(Option<usize>, String)> = std::iter::once((None, "Choose a rule to add".to_owned()))
        .chain(presets.iter().enumerate().map(|(place, preset)| (Some(place), preset.rule.name.clone())))
        .collect();
    let add = {
        let (presets, edit) = (Rc::clone(&presets), desk.edit.clone());
        Callback::from(move |place: Option<usize>| {
            if let Some(preset) = place.and_then(|place| presets.get(place)) {
                edit.emit(edits::rules::add(preset.rule.clone()));
            }
        })
    };
    html! {
        <div class="stack tight no-print">
            { choose("Add a rule", &None, choices, false, None, add) }
            <details>
                <summary>{ "What the ready-made rules mean" }</summary>
                { meanings(presets.iter().map(|preset| (preset.rule.name.as_str(), preset.meaning.as_str()))) }
            </details>
        </div>
    }
}

//! The rules: each in words, with its dangers and its form; and the ready-made ones.

use crate::app::Desk;
use crate::parts::panel::Panel;
use crate::parts::why::Told;
use alliance_report::votes::rule_in_words;
use yew::prelude::*;

pub(super) fn rules_card(desk: &Desk) -> Html {
    let design = &desk.design;
    html! {
        <section class="card" aria-labelledby="rules">
            <h2 id="rules">{ "The rules" }</h2>
            for rule in design.rules.iter() {
                <Told key={rule.id.to_string()} summary={html! { <><b>{ &rule.name }</b>{ ": " }{ rule_in_words(design, rule) }</> }}>
                    <div class="stack">
                        <Panel ask="checks" desk={desk.clone()} rule={rule.id.clone()} />
                        <div class="no-print"><Panel ask="rule" desk={desk.clone()} rule={rule.id.clone()} /></div>
                    </div>
                </Told>
            }
            { add_rule(desk) }
        </section>
    }
}

/// The choice of a ready-made rule.
pub(super) fn add_rule(desk: &Desk) -> Html {
    html! { <div class="no-print"><Panel ask="ready_made" desk={desk.clone()} /></div> }
}

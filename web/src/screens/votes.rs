//! Votes: a motion and what comes of it; who has how much say; how likely it is to pass; what was decided.

mod chances;
mod minutes;
mod motion;
mod rules;

use super::head;
use crate::app::{Desk, DeskProps};
use crate::edits;
use crate::parts::entry::choose;
use crate::parts::panel::Panel;
use crate::parts::tabs::Tabs;
use alliance_model::Rule;
use alliance_report::votes::rule_in_words;
use yew::prelude::*;

#[component]
pub(crate) fn Votes(props: &DeskProps) -> Html {
    let desk = &props.desk;
    let design = &desk.design;
    let tab = use_state_eq(|| 0_usize);
    let (Some(body), Some(rule)) = (design.body_of(&design.motion), design.rule_of(&design.motion)) else {
        return nothing_to_vote_with(desk);
    };
    let names = ["The motion", "Power", "Chances", "Minute book"].map(AttrValue::from).to_vec();
    let on_choose = {
        let tab = tab.setter();
        Callback::from(move |chosen| tab.set(chosen))
    };
    let chosen = match *tab {
        0 => motion::motion(desk, body, rule),
        1 => power(desk, rule),
        2 => chances::chances(desk, body, rule),
        _ => minutes::minutes(desk),
    };
    html! {
        <main class="page" id="main" tabindex="-1">
            { head("Votes", "Everyone starts at agree. Change only those who would not.") }
            <Tabs label="Votes" {names} chosen={*tab} {on_choose}>{ chosen }</Tabs>
        </main>
    }
}

/// A design without a table or without a rule: say what is missing.
fn nothing_to_vote_with(desk: &Desk) -> Html {
    html! {
        <main class="page" id="main" tabindex="-1">
            <h1 tabindex="-1">{ "Votes" }</h1>
            <p class="warn">{ "There is no table with seats, or no rule to decide by. Add a team under Members, or a rule below." }</p>
            { rules::add_rule(desk) }
        </main>
    }
}

/// Who has how much say under a rule.
fn power(desk: &Desk, rule: &Rule) -> Html {
    html! {
        <section class="card" aria-labelledby="power">
            <h2 id="power">{ "Who has how much say" }</h2>
            { decided_by(desk, rule) }
            <Panel ask="power" desk={desk.clone()} />
        </section>
    }
}

/// The choice of the rule, with its meaning.
fn decided_by(desk: &Desk, rule: &Rule) -> Html {
    let rules = desk.design.rules.iter().map(|rule| (rule.id.clone(), rule.name.clone())).collect();
    let meaning = rule_in_words(&desk.design, rule);
    choose("Decided by", &rule.id, rules, false, Some(meaning.into()), desk.edit.reform(edits::motion::set_rule))
}

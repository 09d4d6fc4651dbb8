//! Votes: a motion, where each seat stands, what comes of it and why, the same votes under other rules, and the rules themselves.

use crate::app::Desk;
use crate::edits;
use crate::parts::entry::choose;
use crate::parts::round_table::Table;
use crate::parts::rule_editor::rule_editor;
use crate::parts::table::meanings;
use crate::parts::why::Why;
use alliance_format::presets;
use alliance_model::{Body, Id, Position, Rule, Seat, Verdict};
use alliance_report::governance::table_subtitle;
use alliance_report::votes::{explain, headline, needs, position_meaning, position_name, rule_in_words, sentence, verdict_meaning};
use alliance_vote::{compare, decide_motion, voters};
use std::rc::Rc;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

pub(crate) fn votes(desk: &Desk) -> Html {
    let design = &desk.design;
    let motion = &design.motion;
    let set_text = desk.edit.reform(edits::motion::set_text);
    let on_position = desk.edit.reform(|(seat, position): (Id, Position)| edits::motion::set_position(&seat, position));
    let reset = desk.edit.reform(|_: MouseEvent| edits::motion::reset());
    let (Some(body), Some(rule)) = (design.body_of(motion), design.rule_of(motion)) else { return nothing_to_vote_with(desk) };
    let rules = design.rules.iter().map(|rule| (rule.id.clone(), rule.name.clone())).collect();
    html! {
        <main class="page" id="main" tabindex="-1">
            <div class="head">
                <h1 tabindex="-1">{ "Votes" }</h1>
                <p class="quiet">{ "Everyone starts at agree. Change only those who would not." }</p>
            </div>
            <div class="two around">
                <section class="card" aria-label="The motion">
                    { motion_box(&motion.text, set_text) }
                    { choose("Decided by", &rule.id, rules, false, Some(rule_in_words(design, rule).into()), desk.edit.reform(edits::motion::set_rule)) }
                    <Table design={Rc::clone(design)} body={body.id.clone()} you={desk.you.clone()} title="Press a seat to change where it stands."
                        subtitle={table_subtitle(design, &body.id, Some(rule))} {on_position} />
                    <details>
                        <summary>{ "Set positions from a list" }</summary>
                        { list(desk, body) }
                        { meanings(Position::ALL.iter().map(|position| (position_name(*position), position_meaning(*position)))) }
                    </details>
                    <div><button type="button" class="btn" onclick={reset}>{ "Set every seat to agree" }</button></div>
                </section>
                { verdict(desk, rule) }
                <div class="stack">
                    { other_rules(desk, body, rule) }
                    <div class="try">
                        <b>{ "Try this" }</b>{ "Make it fail with one change." }
                        <Why about="How one change makes it fail" word="Show me">
                            <p>{ "Choose a rule under which one vote is enough, such as unanimity. Then press one seat, so that it disagrees." }</p>
                        </Why>
                    </div>
                </div>
            </div>
            { rules_card(desk, body) }
        </main>
    }
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

/// A design without a table or without a rule: say what is missing.
fn nothing_to_vote_with(desk: &Desk) -> Html {
    html! {
        <main class="page" id="main" tabindex="-1">
            <h1 tabindex="-1">{ "Votes" }</h1>
            <p class="warn">{ "There is no table with seats, or no rule to decide by. Add a team under Members, or a rule below." }</p>
            { add_rule(desk) }
        </main>
    }
}

fn verdict(desk: &Desk, rule: &Rule) -> Html {
    let design = &desk.design;
    match decide_motion(design, &design.motion) {
        Ok(decision) => html! {
            <div class={classes!("verdict", "sticky", (decision.verdict != Verdict::Passes).then_some("no"))} role="status">
                <b>{ headline(decision.verdict) }</b>
                <p>
                    { sentence(design, rule, &decision) }{ " " }
                    <Why about={format!("{}: why?", headline(decision.verdict))}>
                        <p>{ verdict_meaning(decision.verdict) }</p>
                        <ol>
                            for line in explain(design, rule, &decision) {
                                <li><b>{ line.stage }</b>{ mark(line.holds) }<br />{ line.text }</li>
                            }
                        </ol>
                    </Why>
                </p>
            </div>
        },
        Err(error) => html! { <p class="warn" role="status">{ format!("This cannot be decided yet: {error}.") }</p> },
    }
}

fn mark(holds: Option<bool>) -> &'static str {
    match holds {
        Some(true) => " \u{2713} yes",
        Some(false) => " \u{2717} no",
        None => "",
    }
}

fn other_rules(desk: &Desk, body: &Body, chosen: &Rule) -> Html {
    let design = &desk.design;
    let results = compare(&voters(design, &body.id), &design.rules, |seat| design.motion.position(seat));
    html! {
        <section class="card" aria-labelledby="other-rules">
            <h2 id="other-rules">{ "The same votes, other rules" }</h2>
            <table>
                <thead><tr><th scope="col">{ "Rule" }</th><th scope="col" class="n">{ "Needs" }</th><th scope="col" class="n">{ "Result" }</th></tr></thead>
                <tbody>
                    for (rule, (_, result)) in design.rules.iter().zip(results) {
                        <tr key={rule.id.to_string()}>
                            <th scope="row">{ &rule.name }{ if rule.id == chosen.id { " (chosen)" } else { "" } }</th>
                            <td class="n">{ needs(design, &body.id, rule) }</td>
                            { match result {
                                Ok(decision) => html! {
                                    <td class={classes!("n", if decision.verdict == Verdict::Passes { "pos" } else { "neg" })}><b>{ headline(decision.verdict).to_ascii_lowercase() }</b></td>
                                },
                                Err(error) => html! { <td class="n"><small>{ error.to_string() }</small></td> },
                            } }
                        </tr>
                    }
                </tbody>
            </table>
        </section>
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

fn rules_card(desk: &Desk, body: &Body) -> Html {
    let design = &desk.design;
    html! {
        <section class="card" aria-labelledby="rules">
            <h2 id="rules">{ "The rules" }</h2>
            for rule in design.rules.iter() {
                <details key={rule.id.to_string()}>
                    <summary><b>{ &rule.name }</b>{ ": " }{ rule_in_words(design, rule) }</summary>
                    <div class="no-print">{ rule_editor(desk, &body.id, rule) }</div>
                </details>
            }
            { add_rule(desk) }
        </section>
    }
}

/// The rules that are ready made.
fn add_rule(desk: &Desk) -> Html {
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

//! A form of the engines: boxes and buttons, each bound to a path of the design. A new question in a form needs no code here.

use super::entry::{Asked, choose, entry, text, tick};
use super::panel::Panel;
use super::table::{Column, Holds, table};
use super::why::Why;
use crate::app::Desk;
use crate::edits::changes::make;
use crate::engine::{Entry, Field, Form as Asks};
use crate::typed::{Figure, Plain};
use alliance_format::{Change, value_at};
use alliance_json::{AsJson, Json, from_json, to_json};
use alliance_model::{Money, Rate};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct FormProps {
    pub(crate) desk: Desk,
    pub(crate) form: Rc<Asks>,
}

#[component]
pub(crate) fn Form(props: &FormProps) -> Html {
    let FormProps { desk, form } = props;
    let tree = alliance_format::tree(&desk.design);
    let quiet = !form.head.is_empty();
    let cells = |row: &Vec<Entry>| row.iter().map(|one| shown(desk, &tree, one, quiet)).collect::<Vec<_>>();
    if !quiet {
        return html! { <div class="fields">{ for form.rows.iter().flat_map(cells) }</div> };
    }
    let holds = |place: usize| match form.rows.first().and_then(|row| row.get(place)) {
        Some(Entry::Button { .. }) => Holds::Buttons,
        Some(Entry::Figure(_) | Entry::Why { .. }) => Holds::Figures,
        Some(Entry::Field(field)) if matches!(&*field.holds, "money" | "rate" | "number" | "count") => Holds::Figures,
        _ => Holds::Words,
    };
    let columns: Vec<Column<'_>> = form.head.iter().enumerate().map(|(place, head)| Column(head, holds(place))).collect();
    table(&columns, form.rows.iter().enumerate().map(|(place, row)| (place.to_string(), cells(row))).collect())
}

fn shown(desk: &Desk, tree: &Json, one: &Entry, quiet: bool) -> Html {
    match one {
        Entry::Text(words) | Entry::Figure(words) => words.into(),
        Entry::Field(field) => asked(desk, tree, field, quiet),
        Entry::Why { figure, about, member } => html! {
            <span>
                <b class={if figure.starts_with('\u{2212}') { "neg" } else { "pos" }}>{ figure }</b>{ " " }
                <Why about={about.clone()}><Panel ask="trace" desk={desk.clone()} member={member.clone()} /></Why>
            </span>
        },
        Entry::Button { label, does, changes } => {
            let name = (label != does).then(|| does.clone());
            let onclick = act(desk, does, None).reform({
                let changes = changes.clone();
                move |_: MouseEvent| changes.clone()
            });
            html! { <button type="button" class="btn small" aria-label={name} {onclick}>{ label }</button> }
        }
    }
}

fn asked(desk: &Desk, tree: &Json, field: &Field, quiet: bool) -> Html {
    match &*field.holds {
        "money" => figure(desk, tree, field, quiet, |amount: Money| amount, |amount| amount),
        "rate" => figure(desk, tree, field, quiet, |rate: Rate| rate, |rate| rate),
        "number" => figure(desk, tree, field, quiet, Plain, |Plain(number)| number),
        "count" => figure(desk, tree, field, quiet, |count: u64| count, |count| count),
        "words" => {
            let now = there(tree, field).and_then(Json::text).unwrap_or_default();
            text(&field.label, quiet, now, set(desk, field).reform(|words: String| Some(Json::Text(words))))
        }
        "tick" => {
            let on = matches!(there(tree, field), Some(Json::Bool(true)));
            tick(&field.label, on, set(desk, field).reform(|on| Some(Json::Bool(on))))
        }
        _ => {
            let now = field.chosen.and_then(|place| field.choices.get(place)).map(|(changes, _)| changes.clone()).unwrap_or_default();
            choose(&field.label, &now, field.choices.clone(), quiet, field.hint.clone().map(Into::into), act(desk, &field.label, None))
        }
    }
}

/// A box for a figure, which stands in the design as `J` and is typed as `T`.
fn figure<J: AsJson + 'static, T: Figure>(desk: &Desk, tree: &Json, field: &Field, quiet: bool, typed: fn(J) -> T, kept: fn(T) -> J) -> Html {
    let asked = Asked { label: &field.label, quiet, hint: field.hint.as_deref() };
    let now: Option<T> = there(tree, field).and_then(from_json).map(typed);
    let (paths, label) = (field.paths.clone(), field.label.clone());
    let take = desk.attempt(move |value: Option<Json>| make(&label, paths.first().map(String::as_str), changes(&paths, value)));
    match now {
        Some(now) if !field.optional => entry(asked, &now, take.reform(move |value: T| Some(to_json(&mut kept(value))))),
        now => entry(asked, &now, take.reform(move |value: Option<T>| value.map(|value| to_json(&mut kept(value))))),
    }
}

/// What stands where a field looks.
fn there<'a>(tree: &'a Json, field: &Field) -> Option<&'a Json> {
    value_at(tree, field.paths.first()?)
}

fn set(desk: &Desk, field: &Field) -> Callback<Option<Json>> {
    let paths = field.paths.clone();
    act(desk, &field.label, paths.first()).reform(move |value| changes(&paths, value))
}

/// Makes changes, unless the design would then be wrong, which what an engine offers never makes it.
fn act(desk: &Desk, label: &str, key: Option<&String>) -> Callback<Vec<Change>> {
    let (label, key) = (label.to_owned(), key.cloned());
    let attempt = desk.attempt(move |changes| make(&label, key.as_deref(), changes));
    Callback::from(move |changes| drop(attempt.emit(changes)))
}

fn changes(paths: &[String], value: Option<Json>) -> Vec<Change> {
    paths.iter().map(|path| Change { path: path.clone(), value: value.clone() }).collect()
}

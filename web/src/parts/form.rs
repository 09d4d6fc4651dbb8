//! A form of the engines: boxes and buttons, each bound to a path of the design. A new question in a form needs no code here.

use super::entry::{Entry, quiet_tick, select, text, tick};
use super::panel::Panel;
use super::table::{Column, Holds, table};
use super::why::Why;
use crate::answer::{Asks, Field, Form};
use crate::app::Desk;
use crate::edits::changes::make;
use crate::typed::{Figure, Plain, in_per_cent};
use alliance_format::{Change, value_at};
use alliance_json::{AsJson, Json, from_json, to_json};
use alliance_model::{Money, Rate};
use yew::prelude::*;

/// The boxes and buttons of a form: a table where it has a head.
pub(crate) fn form(desk: &Desk, form: &Form) -> Html {
    let tree = desk.design.tree();
    let quiet = !form.head.is_empty();
    let cells = |row: &Vec<Asks>| row.iter().map(|one| shown(desk, &tree, one, quiet)).collect::<Vec<_>>();
    if !quiet {
        return html! { <div class="fields">{ for form.rows.iter().flat_map(cells) }</div> };
    }
    let holds = |place: usize| match form.rows.first().and_then(|row| row.get(place)) {
        Some(Asks::Button { .. }) => Holds::Buttons,
        Some(Asks::Figure(_) | Asks::Why { .. }) => Holds::Figures,
        Some(Asks::Field(field)) if matches!(&*field.holds, "money" | "rate" | "number" | "count") => Holds::Figures,
        _ => Holds::Words,
    };
    let columns: Vec<Column<'_>> = form.head.iter().enumerate().map(|(place, head)| Column(head, holds(place))).collect();
    table(&columns, form.rows.iter().enumerate().map(|(place, row)| (place.to_string(), cells(row))).collect())
}

fn shown(desk: &Desk, tree: &Json, one: &Asks, quiet: bool) -> Html {
    match one {
        Asks::Text(words) | Asks::Figure(words) => words.into(),
        Asks::Field(field) => asked(desk, tree, field, quiet),
        Asks::Why { figure, about, member } => html! {
            <span>
                <b class={if figure.starts_with('\u{2212}') { "neg" } else { "pos" }}>{ figure }</b>{ " " }
                <Why about={about.clone()}><Panel ask="trace" desk={desk.clone()} member={member.clone()} /></Why>
            </span>
        },
        Asks::Button { label, does, changes } => {
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
    let tick = if quiet { quiet_tick } else { tick };
    match &*field.holds {
        "money" => figure(desk, tree, field, quiet, READS_MONEY),
        "rate" => figure(desk, tree, field, quiet, READS_RATE),
        "number" => figure(desk, tree, field, quiet, READS_NUMBER),
        "count" => figure(desk, tree, field, quiet, READS_COUNT),
        "words" => {
            let now = there(tree, field).and_then(Json::text).unwrap_or_default();
            text(&field.label, quiet, now, set(desk, field).reform(|words: String| Some(Json::Text(words))))
        }
        "tick" if !field.choices.is_empty() => {
            let changes: Vec<_> = field.choices.iter().map(|(changes, _)| changes.clone()).collect();
            let give = act(desk, &field.label, None).reform(move |on: bool| changes.get(usize::from(on)).cloned().unwrap_or_default());
            tick(&field.label, chosen(tree, field) == Some(1), give)
        }
        "tick" => {
            let on = matches!(there(tree, field), Some(Json::Bool(true)));
            tick(&field.label, on, set(desk, field).reform(|on| Some(Json::Bool(on))))
        }
        _ => {
            let (changes, names): (Vec<_>, Vec<_>) = field.choices.iter().cloned().unzip();
            let pick = act(desk, &field.label, None).reform(move |place: usize| changes.get(place).cloned().unwrap_or_default());
            select(&field.label, quiet, field.hint.clone().map(Into::into), chosen(tree, field), &names, pick)
        }
    }
}

/// How a kind of figure is read from what is typed into what stands in the design, and written again.
#[derive(Clone, Copy)]
struct Reads {
    read: fn(&str) -> Result<Json, String>,
    write: fn(&Json) -> Option<String>,
}

const READS_MONEY: Reads = reads::<Money>();
const READS_RATE: Reads = reads::<Rate>();
const READS_COUNT: Reads = reads::<u64>();
const READS_NUMBER: Reads = Reads {
    read: |text| Plain::read(text).map(|Plain(mut number)| to_json(&mut number)),
    write: |json| from_json(json).map(|number| Plain(number).write()),
};

const fn reads<T: Figure + AsJson>() -> Reads {
    Reads { read: |text| T::read(text).map(|mut figure| to_json(&mut figure)), write: |json| from_json::<T>(json).map(|figure| figure.write()) }
}

fn figure(desk: &Desk, tree: &Json, field: &Field, quiet: bool, Reads { read, write }: Reads) -> Html {
    let now = there(tree, field).cloned();
    let value = now.as_ref().and_then(write).unwrap_or_default();
    let is_share = field.holds == "rate";
    let (paths, label, optional) = (field.paths.clone(), field.label.clone(), field.optional);
    let take = desk.attempt(move |value: Option<Json>| make(&label, paths.first().map(String::as_str), changes(&paths, value)));
    let on_change = Callback::from(move |typed: String| {
        let value = if optional && typed.trim().is_empty() { None } else { Some(read(&typed)?) };
        let written = value.as_ref().and_then(write).unwrap_or_default();
        if value != now {
            take.emit(value).map_err(|why| if is_share { in_per_cent(&why) } else { why })?;
        }
        Ok(written)
    });
    let hint = field.hint.clone();
    html! { <Entry label={field.label.clone()} {hint} quiet_label={quiet} {value} {on_change} /> }
}

/// What is chosen: what would change nothing any more, in the design as it is now; or else what the engine said.
fn chosen(tree: &Json, field: &Field) -> Option<usize> {
    let done = |changes: &[Change]| !changes.is_empty() && changes.iter().all(|change| value_at(tree, &change.path) == change.value.as_ref());
    field.choices.iter().position(|(changes, _)| done(changes)).or(field.chosen)
}

/// What stands where a field looks.
fn there<'a>(tree: &'a Json, field: &Field) -> Option<&'a Json> {
    value_at(tree, field.paths.first()?)
}

fn set(desk: &Desk, field: &Field) -> Callback<Option<Json>> {
    let paths = field.paths.clone();
    act(desk, &field.label, paths.first().map(String::as_str)).reform(move |value| changes(&paths, value))
}

/// Makes changes, unless the design would then be wrong, which what an engine offers never makes it.
pub(super) fn act(desk: &Desk, label: &str, key: Option<&str>) -> Callback<Vec<Change>> {
    let (label, key) = (label.to_owned(), key.map(str::to_owned));
    let attempt = desk.attempt(move |changes| make(&label, key.as_deref(), changes));
    Callback::from(move |changes| drop(attempt.emit(changes)))
}

fn changes(paths: &[String], value: Option<Json>) -> Vec<Change> {
    paths.iter().map(|path| Change { path: path.clone(), value: value.clone() }).collect()
}

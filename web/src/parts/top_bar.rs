//! The top bar: which design is open, whether it is saved, undo and redo, and who you are.

use super::file_menu::FileMenu;
use crate::app::{Act, Ask, SaveState};
use crate::device;
use crate::parts::entry::Select;
use crate::parts::picture::draw;
use crate::place::Place;
use crate::workspace::{Action, Workspace};
use alliance_chart::{SeatColour, tiny_table};
use alliance_model::{Design, Id};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct TopBarProps {
    pub(crate) workspace: Workspace,
    pub(crate) save_state: SaveState,
    pub(crate) you: Option<Id>,
    pub(crate) at: Place,
    pub(crate) ask: Ask,
}

#[component]
pub(crate) fn TopBar(props: &TopBarProps) -> Html {
    let open = props.workspace.open().filter(|_| props.at != Place::Start);
    html! {
        <header class="top">
            <a class="name" href={Place::Start.fragment()}>{ draw(&tiny_table(&SeatColour::ALL)) }<span>{ "Alliance Workbench" }</span></a>
            if let Some((id, design)) = open {
                <FileMenu id={id.clone()} design={design.clone()} you={you(design, props)} ask={props.ask.clone()} />
            }
            <span class={classes!("saved", matches!(props.save_state, SaveState::Trouble(_)).then_some("bad"))} role="status">{ said(props) }</span>
            <span class="push"></span>
            { step(props, "Undo", "\u{21b6}", props.workspace.undo_label(), || Action::Undo) }
            { step(props, "Redo", "\u{21b7}", props.workspace.redo_label(), || Action::Redo) }
            if let Some((_, design)) = open {
                <div class="you">{ you(design, props) }</div>
            }
        </header>
    }
}

fn said(props: &TopBarProps) -> String {
    if props.workspace.content().documents.is_empty() {
        return String::new();
    }
    match &props.save_state {
        SaveState::Saving => "Saving\u{2026}".to_owned(),
        SaveState::Saved(at) => format!("Saved {}", device::clock(at)),
        SaveState::Trouble(_) => "Not saved".to_owned(),
    }
}

fn step(props: &TopBarProps, name: &str, sign: &str, label: Option<&str>, action: fn() -> Action) -> Html {
    let words = label.map_or_else(|| format!("{name}: nothing to {}", name.to_lowercase()), |label| format!("{name}: {label}"));
    let onclick = props.ask.act.reform(move |_: MouseEvent| Act::Do(action()));
    html! {
        <button type="button" class="btn icon" aria-label={words.clone()} title={words} aria-disabled={label.is_none().then_some("true")} {onclick}>
            { sign }
        </button>
    }
}

/// Who is looking: that member is marked on every screen.
fn you(design: &Design, props: &TopBarProps) -> Html {
    let nobody = (AttrValue::from(""), AttrValue::from("You are: no one member"));
    let members = design.members.iter().map(|member| (member.id.to_string().into(), format!("You are: {}", member.name).into()));
    let choices: Vec<_> = std::iter::once(nobody).chain(members).collect();
    let on_change = props.ask.act.reform(|id: String| Act::You(id.parse().ok()));
    let value = props.you.as_ref().map(Id::to_string).unwrap_or_default();
    html! { <Select label="You are" quiet_label={true} {value} {choices} {on_change} class="pick" /> }
}

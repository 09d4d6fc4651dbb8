//! The top bar: which design is open, whether it is saved, undo and redo, and who you are.

use super::file_menu::file_menu;
use crate::app::{Act, Ask, SaveState};
use crate::device;
use crate::parts::entry::choose;
use crate::parts::picture::draw;
use crate::place::Place;
use crate::workspace::{Action, Workspace};
use alliance_chart::{SeatColour, tiny_table};
use alliance_model::{Design, Id};
use yew::prelude::*;

pub(crate) struct TopBar<'a> {
    pub(crate) workspace: &'a Workspace,
    pub(crate) save_state: &'a SaveState,
    pub(crate) you: Option<&'a Id>,
    pub(crate) at: Place,
    pub(crate) ask: &'a Ask,
}

pub(crate) fn top_bar(props: &TopBar<'_>) -> Html {
    let open = props.workspace.open().filter(|_| props.at != Place::Start);
    html! {
        <header class="top">
            <a class="name" href={Place::Start.fragment()}>{ draw(&tiny_table(&SeatColour::ALL)) }<span>{ "Alliance Workbench" }</span></a>
            if let Some((id, design)) = open {
                { file_menu(id, design, you(design, props), props.ask) }
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

fn said(props: &TopBar<'_>) -> String {
    if props.workspace.content().documents.is_empty() {
        return String::new();
    }
    match props.save_state {
        SaveState::Saving => "Saving\u{2026}".to_owned(),
        SaveState::Saved(at) => format!("Saved {}", device::clock(at)),
        SaveState::Trouble(_) => "Not saved".to_owned(),
    }
}

fn step(props: &TopBar<'_>, name: &str, sign: &str, label: Option<&str>, action: fn() -> Action) -> Html {
    let words = label.map_or_else(|| format!("{name}: nothing to {}", name.to_ascii_lowercase()), |label| format!("{name}: {label}"));
    let onclick = props.ask.act.reform(move |_: MouseEvent| Act::Do(action()));
    html! {
        <button type="button" class="btn icon" aria-label={words.clone()} title={words} aria-disabled={label.is_none().then_some("true")} {onclick}>
            { sign }
        </button>
    }
}

/// Who is looking: that member is marked on every screen.
fn you(design: &Design, props: &TopBar<'_>) -> Html {
    let nobody = std::iter::once((None, "You are: no one member".to_owned()));
    let members = design.members.iter().map(|member| (Some(member.id.clone()), format!("You are: {}", member.name)));
    choose("You are", &props.you.cloned(), nobody.chain(members).collect(), true, None, props.ask.act.reform(Act::You))
}

//! Screens: one file each, that reads from top to bottom like the screen.

mod compare;
pub(crate) mod embed;
mod futures;
pub(crate) mod members;
mod money;
mod report;
pub(crate) mod start;
pub(crate) mod topical;
pub(crate) mod votes;

use crate::app::Desk;
use crate::parts::panel::Panel;
use yew::prelude::*;

/// The head of a screen: its name and what it is about.
fn head(name: &'static str, about: &'static str) -> Html {
    html! { <div class="head"><h1 tabindex="-1">{ name }</h1><p class="quiet">{ about }</p></div> }
}

/// An answer of the engines under a heading.
fn card(desk: &Desk, heading: &'static str, ask: &'static str) -> Html {
    html! { <section class="card"><h2>{ heading }</h2><Panel {ask} desk={desk.clone()} /></section> }
}

/// One thing to try, in place of a tour.
fn try_this(what: &'static str) -> Html {
    html! { <div class="try"><b>{ "Try this" }</b>{ what }</div> }
}

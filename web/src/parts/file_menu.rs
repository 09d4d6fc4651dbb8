//! The file menu of the open design: rename, download, copy as a link, duplicate, delete, take everything along.

use super::entry::text;
use crate::app::{Act, Ask, download};
use crate::device;
use crate::edits::Edit;
use crate::engine;
use crate::held::Held;
use crate::place::Place;
use crate::workspace::{Action, title_of_copy};
use alliance_store::DocumentId;
use yew::prelude::*;

const MENU: &str = "file-menu";

/// The menu. On a phone the choice of who you are stands in it too.
pub(crate) fn file_menu(id: &DocumentId, design: &Held, you: Html, ask: &Ask) -> Html {
    let rename = ask.act.reform(|title: String| {
        let edit = Edit::typing("Rename the design", "title", move |design| design.title.clone_from(&title));
        Act::Do(Action::Edit { edit, at: device::now() })
    });
    let save = {
        let design = design.clone();
        Callback::from(move |_: MouseEvent| download(&design))
    };
    let share = {
        let design = design.clone();
        Callback::from(move |_: MouseEvent| engine::share(&design))
    };
    let duplicate = {
        let design = design.clone();
        ask.act.reform(move |_: MouseEvent| {
            let mut copy = (*design).clone();
            copy.title = title_of_copy(&design.title, "copy");
            Act::Create(Box::new(copy), format!("Duplicate {}", design.title), Place::Members)
        })
    };
    let delete = {
        let (ask, id) = (ask.clone(), id.clone());
        Callback::from(move |_: MouseEvent| {
            ask.act.emit(Act::Do(Action::Remove(id.clone())));
            ask.act.emit(Act::Go(Place::Start));
        })
    };
    let everything = {
        let ask = ask.clone();
        Callback::from(move |_: MouseEvent| {
            ask.act.emit(Act::SaveNow);
            if let Some(text) = ask.device.saver.borrow().everything(&device::now()) {
                device::download("alliance-workspace.json", device::JSON, &text);
            }
        })
    };
    html! {
        <>
            <button type="button" class="btn file" popovertarget={MENU}>
                <span class="file-name" dir="auto">{ &design.title }</span><span aria-hidden="true">{ "\u{25be}" }</span>
            </button>
            <div class="menu stack" id={MENU} popover="auto" role="dialog" aria-label="This design">
                { text("Name", false, &design.title, rename) }
                <div class="only-phone">{ you }</div>
                <ul>
                    { item("Download as a file (Ctrl+S)", save) }
                    { item("Copy link or QR code", share) }
                    { item("Duplicate", duplicate) }
                    { item("Open or start another", ask.act.reform(|_| Act::Go(Place::Start))) }
                    { item("Download everything on this device", everything) }
                    { item("Delete (undo brings it back)", delete) }
                </ul>
            </div>
        </>
    }
}

fn item(words: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <li><button type="button" popovertarget={MENU} popovertargetaction="hide" {onclick}>{ words }</button></li> }
}

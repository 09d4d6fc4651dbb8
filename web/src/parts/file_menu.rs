//! The file menu of the open design: rename, download, duplicate, delete, take everything along.

use super::entry::{Text, use_element_id};
use crate::app::{Act, Ask, download};
use crate::device;
use crate::edits::Edit;
use crate::place::Place;
use crate::workspace::Action;
use alliance_model::Design;
use alliance_store::DocumentId;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct FileMenuProps {
    pub(crate) id: DocumentId,
    pub(crate) design: Rc<Design>,
    /// The choice of who you are; on a phone it stands here.
    pub(crate) you: Html,
    pub(crate) ask: Ask,
}

#[component]
pub(crate) fn FileMenu(props: &FileMenuProps) -> Html {
    let menu = use_element_id();
    let design = &props.design;
    let rename = props.ask.act.reform(|title: String| {
        let edit = Edit::typing("Rename the design", "title", move |design| design.title.clone_from(&title));
        Act::Do(Action::Edit { edit, at: device::now() })
    });
    let save = {
        let design = Rc::clone(design);
        Callback::from(move |_: MouseEvent| download(&design))
    };
    let duplicate = {
        let design = Rc::clone(design);
        props.ask.act.reform(move |_: MouseEvent| {
            let mut copy = (*design).clone();
            copy.title = format!("{} (copy)", design.title);
            Act::Create(Box::new(copy), format!("Duplicate {}", design.title), Place::Members)
        })
    };
    let delete = {
        let (ask, id) = (props.ask.clone(), props.id.clone());
        Callback::from(move |_: MouseEvent| {
            ask.act.emit(Act::Do(Action::Remove(id.clone())));
            ask.act.emit(Act::Go(Place::Start));
        })
    };
    let everything = {
        let ask = props.ask.clone();
        Callback::from(move |_: MouseEvent| {
            ask.act.emit(Act::SaveNow);
            if let Some(text) = ask.device.saver.borrow().everything(&device::now()) {
                device::download("alliance-workspace.json", &text);
            }
        })
    };
    html! {
        <>
            <button type="button" class="btn file" popovertarget={menu.clone()}>
                <span class="file-name" dir="auto">{ &design.title }</span><span aria-hidden="true">{ "\u{25be}" }</span>
            </button>
            <div class="menu stack" id={menu.clone()} popover="auto" role="dialog" aria-label="This design">
                <Text label="Name" value={design.title.clone()} on_change={rename} />
                <div class="only-phone">{ props.you.clone() }</div>
                <ul>
                    { item(&menu, "Download as a file (Ctrl+S)", save) }
                    { item(&menu, "Duplicate", duplicate) }
                    { item(&menu, "Open or start another", props.ask.act.reform(|_| Act::Go(Place::Start))) }
                    { item(&menu, "Download everything on this device", everything) }
                    { item(&menu, "Delete (undo brings it back)", delete) }
                </ul>
            </div>
        </>
    }
}

fn item(menu: &AttrValue, words: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <li><button type="button" popovertarget={menu.clone()} popovertargetaction="hide" {onclick}>{ words }</button></li> }
}

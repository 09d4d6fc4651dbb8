//! A box to paste a table of text into, or to read one from a file; what the engines make of it stands below, to be taken.

use super::entry::use_element_id;
use super::panel::Panel;
use crate::app::Desk;
use crate::edits::Edit;
use alliance_format::LARGEST_FILE;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What is said of a text stands before it as a record of JSON (RFC 7464), which starts with this sign.
const RECORD: char = '\u{1e}';

#[derive(Properties, PartialEq)]
pub(crate) struct PasteProps {
    pub(crate) desk: Desk,
    pub(crate) label: AttrValue,
    pub(crate) hint: AttrValue,
    /// The question about the text.
    pub(crate) ask: AttrValue,
}

#[component]
pub(crate) fn Paste(props: &PasteProps) -> Html {
    let id = use_element_id();
    let text = use_state_eq(AttrValue::default);
    // What the answer wants to stand before the text when it is asked about again: what its columns are.
    let before = use_state_eq(String::new);
    let edit = {
        let (before, outer) = (before.setter(), props.desk.edit.clone());
        Callback::from(move |edit: Edit| if edit.label.starts_with(RECORD) { before.set(edit.label) } else { outer.emit(edit) })
    };
    let desk = Desk { edit, ..props.desk.clone() };
    let take = {
        let (text, before) = (text.clone(), before.setter());
        Callback::from(move |taken: String| {
            // Under another first row the columns are others.
            if taken.lines().next() != text.lines().next() {
                before.set(String::new());
            }
            text.set(taken.into());
        })
    };
    let oninput = take.reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    let onchange = Callback::from(move |event: Event| {
        let chosen = event.target_unchecked_into::<HtmlInputElement>().files().and_then(|files| files.get(0));
        // No more is read of a file than tells that it is too large.
        let part = chosen.and_then(|file| file.slice_with_f64_and_f64(0.0, (LARGEST_FILE + 1) as f64).ok());
        let (Some(part), take) = (part, take.clone()) else { return };
        spawn_local(async move {
            if let Some(read) = JsFuture::from(part.text()).await.ok().and_then(|read| read.as_string()) {
                take.emit(read);
            }
        });
    });
    html! {
        <div class="field no-print">
            <label for={id.clone()}>{ &props.label }</label>
            <span class="hint" id={format!("{id}-hint")}>{ &props.hint }</span>
            <textarea id={id.clone()} rows="4" value={text.to_string()} {oninput} aria-describedby={format!("{id}-hint")} />
            <input type="file" accept=".csv,.json,.txt" aria-label={props.label.clone()} {onchange} />
            if !text.is_empty() { <Panel ask={props.ask.clone()} {desk} text={format!("{}{}", *before, *text)} /> }
        </div>
    }
}

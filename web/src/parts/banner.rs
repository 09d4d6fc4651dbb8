//! What stands under the top bar when work is not saved, or was found damaged: what happened, and the ways out.

use crate::app::{Act, Ask, SaveState, download};
use crate::device;
use crate::saving::Trouble;
use crate::workspace::Content;
use alliance_store::{DocumentId, Recovered, SaveError};
use yew::prelude::*;

pub(crate) fn banner(save_state: &SaveState, content: &Content, recovered: &[(DocumentId, Recovered)], seen: Callback<()>, ask: &Ask) -> Html {
    let troubles = match save_state {
        SaveState::Trouble(troubles) => troubles.as_slice(),
        _ => &[],
    };
    html! {
        <div role="alert">
            for trouble in troubles.iter() {
                { not_saved(trouble, content, ask) }
            }
            for (id, recovered) in recovered.iter() {
                <section class="banner" aria-label="Recovered">
                    <p>{ recovered.why.to_string() }</p>
                    { button("Download the other copy", copy_of(id, &recovered.text)) }
                    { button("Close", seen.reform(|_: MouseEvent| ())) }
                </section>
            }
        </div>
    }
}

fn copy_of(id: &DocumentId, text: &str) -> Callback<MouseEvent> {
    let (name, text) = (format!("{id}.txt"), text.to_owned());
    Callback::from(move |_| device::download(&name, device::JSON, &text))
}

fn not_saved(trouble: &Trouble, content: &Content, ask: &Ask) -> Html {
    let Some(design) = content.get(&trouble.id) else { return Html::default() };
    let copy = {
        let design = design.clone();
        Callback::from(move |_: MouseEvent| download(&design))
    };
    let id = trouble.id.clone();
    let other = {
        let id = id.clone();
        ask.act.reform(move |_: MouseEvent| Act::TakeTheirs(id.clone()))
    };
    let both = ask.act.reform(move |_: MouseEvent| Act::KeepBoth(id.clone()));
    let again = ask.act.reform(|_: MouseEvent| Act::SaveNow);
    html! {
        <section class="banner" aria-label="Not saved">
            <p><b dir="auto">{ &design.title }</b>{ ": " }{ trouble.why.to_string() }</p>
            { button("Download a copy", copy) }
            if matches!(trouble.why, SaveError::ChangedElsewhere { .. }) {
                { button("Keep both", both) }
                { button("Use the other tab's", other) }
            } else {
                { button("Try again", again) }
            }
            if let SaveError::Full { taking, .. } = &trouble.why {
                <ul>
                    for entry in taking.iter().take(5) {
                        <li>{ format!("{}: {} kB", entry.title, entry.bytes.div_ceil(1000)) }</li>
                    }
                </ul>
            }
        </section>
    }
}

fn button(words: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="btn small" {onclick}>{ words }</button> }
}

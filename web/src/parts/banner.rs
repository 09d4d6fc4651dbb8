//! What stands under the top bar when work is not saved, or was found damaged: what happened, and the ways out.

use crate::app::{Act, Ask, SaveState, download};
use crate::device;
use crate::saving::Trouble;
use crate::workspace::Content;
use alliance_store::SaveError;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct BannerProps {
    pub(crate) save_state: SaveState,
    pub(crate) content: Rc<Content>,
    pub(crate) ask: Ask,
}

#[component]
pub(crate) fn Banner(props: &BannerProps) -> Html {
    let seen = use_state_eq(|| false);
    let recovered = if *seen { &[][..] } else { &props.ask.device.found.recovered[..] };
    let troubles = match &props.save_state {
        SaveState::Trouble(troubles) => troubles.as_slice(),
        _ => &[],
    };
    html! {
        <div role="alert">
            for trouble in troubles.iter() {
                { not_saved(trouble, props) }
            }
            for (id, recovered) in recovered.iter() {
                <section class="banner" aria-label="Recovered">
                    <p>{ recovered.why.to_string() }</p>
                    { button("Download the other copy", { let (id, text) = (id.clone(), recovered.text.clone()); Callback::from(move |_| device::download(&format!("{id}.txt"), &text)) }) }
                    { button("Close", { let seen = seen.setter(); Callback::from(move |_| seen.set(true)) }) }
                </section>
            }
        </div>
    }
}

fn not_saved(trouble: &Trouble, props: &BannerProps) -> Html {
    let Some(design) = props.content.documents.get(&trouble.id) else { return Html::default() };
    let copy = {
        let design = Rc::clone(design);
        Callback::from(move |_: MouseEvent| download(&design))
    };
    let id = trouble.id.clone();
    let other = {
        let id = id.clone();
        props.ask.act.reform(move |_: MouseEvent| Act::TakeTheirs(id.clone()))
    };
    let both = props.ask.act.reform(move |_: MouseEvent| Act::KeepBoth(id.clone()));
    let again = props.ask.act.reform(|_: MouseEvent| Act::SaveNow);
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

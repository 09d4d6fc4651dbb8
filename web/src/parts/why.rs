//! "Why?": the button beside a number, and the panel that says how it came about. The browser's own popover does
//! the opening, the closing by Escape or a press outside, and the return of the focus.

use super::entry::use_element_id;
use gloo::events::EventListener;
use web_sys::Element;
use yew::prelude::*;

/// An element that opens and closes, and whether it is open.
#[hook]
fn use_open() -> (NodeRef, bool) {
    let node = use_node_ref();
    let open = use_state_eq(|| false);
    {
        let (node, open) = (node.clone(), open.setter());
        use_effect_with((), move |()| {
            let listener = node.cast::<Element>().map(|element| {
                let watched = element.clone();
                EventListener::new(&element, "toggle", move |_| open.set(watched.matches(":is(:popover-open, [open])").unwrap_or_default()))
            });
            move || drop(listener)
        });
    }
    (node, *open)
}

#[derive(Properties, PartialEq)]
pub(crate) struct WhyProps {
    /// What is explained: "Northgate's share".
    pub(crate) about: AttrValue,
    /// The word on the button.
    #[prop_or_else(|| "why?".into())]
    pub(crate) word: AttrValue,
    /// The explanation, made only while it is open.
    pub(crate) children: Html,
}

/// A small button that opens an explanation.
#[component]
pub(crate) fn Why(props: &WhyProps) -> Html {
    let id = use_element_id();
    let heading = format!("{id}-heading");
    let (panel, open) = use_open();
    html! {
        <>
            <button type="button" class="why" popovertarget={id.clone()} aria-label={format!("{} {}", props.word, props.about)}>{ &props.word }</button>
            <div class="panel" ref={panel} id={id.clone()} popover="auto" role="dialog" aria-labelledby={heading.clone()}>
                <div class="stack">
                    <div class="row apart">
                        <h2 id={heading}>{ &props.about }</h2>
                        <button type="button" class="btn icon" popovertarget={id} popovertargetaction="hide" aria-label="Close">{ "×" }</button>
                    </div>
                    if open { { props.children.clone() } }
                </div>
            </div>
        </>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct ToldProps {
    /// What is seen in any case.
    pub(crate) summary: Html,
    /// What it opens, made only while it is open.
    pub(crate) children: Html,
}

/// A line that opens what there is to tell about it.
#[component]
pub(crate) fn Told(props: &ToldProps) -> Html {
    let (details, open) = use_open();
    html! {
        <details class="told" ref={details}>
            <summary>{ props.summary.clone() }</summary>
            if open { { props.children.clone() } }
        </details>
    }
}

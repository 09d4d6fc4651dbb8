//! "Why?": the button beside a number, and the panel that says how it came about. The browser's own popover does
//! the opening, the closing by Escape or a press outside, and the return of the focus.

use super::entry::use_element_id;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct WhyProps {
    /// What is explained: "Northgate's share".
    pub(crate) about: AttrValue,
    /// The word on the button.
    #[prop_or_else(|| "why?".into())]
    pub(crate) word: AttrValue,
    pub(crate) children: Html,
}

/// A small button that opens an explanation.
#[component]
pub(crate) fn Why(props: &WhyProps) -> Html {
    let id = use_element_id();
    let heading = format!("{id}-heading");
    html! {
        <>
            <button type="button" class="why" popovertarget={id.clone()} aria-label={format!("{} {}", props.word, props.about)}>{ &props.word }</button>
            <div class="panel" id={id.clone()} popover="auto" role="dialog" aria-labelledby={heading.clone()}>
                <div class="stack">
                    <div class="row apart">
                        <h2 id={heading}>{ &props.about }</h2>
                        <button type="button" class="btn icon" popovertarget={id} popovertargetaction="hide" aria-label="Close">{ "×" }</button>
                    </div>
                    { props.children.clone() }
                </div>
            </div>
        </>
    }
}

//! Tabs: parts of a screen, one shown at a time. Arrow keys walk along them.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct TabsProps {
    pub(crate) label: AttrValue,
    pub(crate) names: Vec<AttrValue>,
    pub(crate) chosen: usize,
    pub(crate) on_choose: Callback<usize>,
    /// What the chosen tab holds.
    pub(crate) children: Html,
}

#[component]
pub(crate) fn Tabs(props: &TabsProps) -> Html {
    let id = super::entry::use_element_id();
    let list = use_node_ref();
    let onkeydown = {
        let (list, chosen, last, on_choose) = (list.clone(), props.chosen, props.names.len().saturating_sub(1), props.on_choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowRight" => {
                    if chosen == last {
                        0
                    } else {
                        chosen + 1
                    }
                }
                "ArrowLeft" => {
                    if chosen == 0 {
                        last
                    } else {
                        chosen - 1
                    }
                }
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            on_choose.emit(to);
            let tab = list.cast::<web_sys::Element>().and_then(|list| list.children().item(to as u32));
            if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
                tab.focus().ok();
            }
        })
    };
    html! {
        <>
            <div class="tabs" role="tablist" aria-label={props.label.clone()} ref={list} {onkeydown}>
                for (place, name) in props.names.iter().enumerate() {
                    <button type="button" role="tab" id={format!("{id}-{place}")} aria-selected={(place == props.chosen).to_string()}
                        aria-controls={format!("{id}-panel")} tabindex={if place == props.chosen { "0" } else { "-1" }}
                        onclick={props.on_choose.reform(move |_| place)}>{ name }</button>
                }
            </div>
            <div role="tabpanel" class="stack" id={format!("{id}-panel")} aria-labelledby={format!("{id}-{}", props.chosen)}>{ props.children.clone() }</div>
        </>
    }
}

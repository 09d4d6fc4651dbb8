//! Embed: a picture of the design on somebody else's page. The screen is made by `embedding.js`, which is fetched with the engines.

use super::head;
use crate::app::DeskProps;
use crate::engine;
use yew::prelude::*;

#[component]
pub(crate) fn Embed(props: &DeskProps) -> Html {
    let node = use_node_ref();
    use_effect_with((props.desk.design.clone(), props.desk.you.clone()), {
        let node = node.clone();
        move |(design, you)| {
            if let Some(into) = node.cast::<web_sys::Element>() {
                engine::embed(&into, design, you.as_ref());
            }
        }
    });
    html! {
        <main class="page" id="main" tabindex="-1">
            { head("Embed", "Put a live picture of this design on your own website. Copy a few lines, and paste them there.") }
            <div class="stack" ref={node} />
        </main>
    }
}

//! The workbench: a Yew page over the engines.

use yew::prelude::*;

#[component]
fn App() -> Html {
    html! { <main class="page"><h1>{ "Alliance Workbench" }</h1></main> }
}

fn main() {
    yew::Renderer::<App>::new().render();
}

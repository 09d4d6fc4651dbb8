//! The workbench: a Yew page over the engines. It holds no arithmetic of the field; it asks an engine.

mod app;
mod device;
mod edits;
mod incoming;
mod parts;
mod place;
mod saving;
mod screens;
mod workspace;

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

fn main() {
    std::panic::set_hook(Box::new(|panic| tell_the_page(&panic.to_string())));
    let Some(root) = gloo::utils::document().get_element_by_id("app") else { return };
    // The words of the first paint make room for the workbench.
    root.set_inner_html("");
    yew::Renderer::<app::App>::with_root(root).render();
}

/// A panic is the end of this program, so plain JavaScript shows the calm screen (`static/boot.js`).
fn tell_the_page(detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict("alliance-panic", &init) {
        gloo::utils::window().dispatch_event(&event).ok();
    }
}

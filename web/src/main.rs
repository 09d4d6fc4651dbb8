//! The workbench: a Yew page over the engines. It holds no arithmetic of the field; it asks an engine.

// The page itself needs a browser; everything that does not is also built natively, where its tests are fast.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]

mod edits;
mod held;
mod place;
mod saving;
mod typed;
mod workspace;

#[cfg(target_arch = "wasm32")]
mod answer;
#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod device;
#[cfg(target_arch = "wasm32")]
mod engine;
#[cfg(target_arch = "wasm32")]
mod incoming;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
mod screens;

#[cfg(target_arch = "wasm32")]
fn main() {
    std::panic::set_hook(Box::new(|panic| tell_the_page(&panic.to_string())));
    let Some(root) = gloo::utils::document().get_element_by_id("app") else { return };
    // The words of the first paint make room for the workbench.
    root.set_inner_html("");
    yew::Renderer::<app::App>::with_root(root).render();
}

/// A panic is the end of this program, so plain JavaScript shows the calm screen (`static/boot.js`).
#[cfg(target_arch = "wasm32")]
fn tell_the_page(detail: &str) {
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&wasm_bindgen::JsValue::from_str(detail));
    if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict("alliance-panic", &init) {
        gloo::utils::window().dispatch_event(&event).ok();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The workbench runs in a browser: cargo xtask serve");
}

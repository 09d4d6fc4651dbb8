//! A file that comes in: read and checked behind the page, and seen before anything of it is opened.

use crate::held::Held;
use crate::place::Place;
use crate::{device, engine};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;
use yew::Callback;

/// A file that comes in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Incoming {
    /// It is being read.
    Reading { name: String },
    /// It can be opened: the designs in it, and what is worth a look.
    Ready { name: String, designs: Vec<Held>, worth_a_look: Vec<Told> },
    /// It cannot be opened, for these reasons.
    Refused { name: String, problems: Vec<Told> },
}

/// A problem: where it is, empty for the whole file; and what is wrong, with how to mend it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Told {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Takes a file in: it is being read, and then there to be seen.
pub(crate) fn take(name: &str, file: Blob, on_arrival: Callback<Incoming>) {
    let name = name.to_owned();
    on_arrival.emit(Incoming::Reading { name: name.clone() });
    spawn_local(async move { on_arrival.emit(read(name, &file).await) });
}

/// Takes in the design that the address carries, if it carries one; then the address is an ordinary one.
pub(crate) fn take_from_address(on_arrival: &Callback<Incoming>) {
    let window = gloo::utils::window();
    let link = window.location().hash().unwrap_or_default();
    if !link.strip_prefix("#c").is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit())) {
        return;
    }
    if let Ok(history) = window.history() {
        history.replace_state_with_url(&JsValue::NULL, "", Some(Place::Start.fragment())).ok();
    }
    if let Ok(file) = device::file(device::JSON, &link) {
        take("the link", file, on_arrival.clone());
    }
}

/// Reads a file, or a link in one.
async fn read(name: String, file: &Blob) -> Incoming {
    let problem = |text: String| vec![Told { path: String::new(), text }];
    match engine::open(file).await {
        Err(why) => Incoming::Refused { name, problems: problem(why) },
        Ok((texts, problems)) if texts.is_empty() => Incoming::Refused { name, problems },
        Ok((texts, worth_a_look)) => match texts.iter().map(|text| alliance_format::reopen(text).map(Held::from)).collect() {
            Ok(designs) => Incoming::Ready { name, designs, worth_a_look },
            Err(refused) => Incoming::Refused { name, problems: problem(refused.to_string()) },
        },
    }
}

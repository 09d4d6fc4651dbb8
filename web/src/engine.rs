//! The engines behind the page: a question goes to the worker as text, an answer comes back to be shown.

use crate::answer::{Answer, field, list, text, texts};
use crate::device;
use crate::held::Held;
use crate::incoming::Told;
use alliance_model::Id;
use js_sys::{JsString, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(raw_module = "./engine.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = ask)]
    fn ask_engine(question: &str, design: &JsString, owner: u32, told: &Closure<dyn FnMut(u32)>) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_name = stop)]
    fn stop_all() -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_name = open)]
    async fn open_file(file: &web_sys::Blob) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = usePicture)]
    fn open_dialog(of: &JsValue, design: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = share)]
    fn share_design(text: &str, file_name: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_name = embed)]
    fn show_embedding(into: &web_sys::Element, text: &str, you: &str) -> Result<(), JsValue>;
}

/// Opens the dialog in which a picture is taken along: a drawing of an answer, or a question whose answer is one.
pub(crate) fn take_along(of: &JsValue, design: &Held) {
    open_dialog(of, &alliance_format::write(design)).ok();
}

/// Stops all that takes long.
pub(crate) fn stop() {
    stop_all().ok();
}

/// Asks a question about a design for somebody, whose older questions are stopped, at once and not only where the answer is waited for;
/// `told` hears how much is done in hundredths, where that takes long. It fails with a sentence, or an empty one where it was stopped.
pub(crate) fn ask(question: &str, design: &Held, owner: u32, told: Closure<dyn FnMut(u32)>) -> impl Future<Output = Result<Answer, String>> + use<> {
    let asked = ask_engine(question, design.short(), owner, &told);
    async move {
        let answer = match asked {
            Ok(answer) => JsFuture::from(answer).await,
            Err(refused) => Err(refused),
        };
        drop(told);
        answer.map(|found| Answer::read(&found)).map_err(|refused| sentence(&refused))
    }
}

/// Looks at a file: the text of each design in it, none where it cannot be opened; and its problems.
pub(crate) async fn open(file: &web_sys::Blob) -> Result<(Vec<String>, Vec<Told>), String> {
    let told = |of: JsValue| {
        let [path, found, expected, mend] = ["path", "found", "expected", "mend"].map(|name| text(&of, name));
        Told { path, text: format!("Found {found}. Expected {expected}. {mend}") }
    };
    let opened = open_file(file).await.map_err(|refused| sentence(&refused))?;
    Ok((texts(&field(&opened, "designs")), list(&field(&opened, "problems"), told)))
}

/// Offers a design as a link.
pub(crate) fn share(design: &Held) {
    share_design(&alliance_format::write(design), &device::file_name(&design.title)).ok();
}

/// Shows how a design is put into somebody else's page, in an element that is left to it.
pub(crate) fn embed(into: &web_sys::Element, design: &Held, you: Option<&Id>) {
    show_embedding(into, &alliance_format::write(design), you.map_or("", Id::as_str)).ok();
}

/// Why there is no answer: a sentence, or an error with one.
fn sentence(refused: &JsValue) -> String {
    refused.as_string().unwrap_or_else(|| text(refused, "message"))
}

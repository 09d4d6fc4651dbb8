//! The device: its clock, new ids, files in and out. The only place, with `store`, that touches the browser's services.

use alliance_store::DocumentId;
use js_sys::{Array, Date, Math};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The time now, as `2026-11-22T14:02:00.000Z`.
pub(crate) fn now() -> String {
    String::from(Date::new_0().to_iso_string())
}

/// A time of day for people: `14:02`; with the day where it is not today: `12 November, 14:02`.
pub(crate) fn clock(iso: &str) -> String {
    let (then, today) = (Date::new(&JsValue::from_str(iso)), Date::new_0());
    if then.get_time().is_nan() {
        return String::new();
    }
    let options = |fields: &[(&str, &str)]| {
        let options = js_sys::Object::new();
        for (key, value) in fields {
            js_sys::Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value)).ok();
        }
        options
    };
    let time = String::from(then.to_locale_time_string_with_options("en-GB", &options(&[("hour", "2-digit"), ("minute", "2-digit")])));
    if then.to_date_string() == today.to_date_string() {
        return time;
    }
    let day = then.to_locale_date_string("en-GB", &options(&[("day", "numeric"), ("month", "long")]));
    format!("{}, {time}", String::from(day))
}

/// A name for a new document that no other has.
pub(crate) fn new_document_id() -> Option<DocumentId> {
    let random = (Math::random() * 1e15) as u64;
    format!("d{:x}-{random:x}", Date::now() as u64).parse().ok()
}

/// The kind of file that a design is.
pub(crate) const JSON: &str = "application/json";

/// Hands a text to the person as a file of this kind; bytes in base64 where the kind says so, as in a data URL.
pub(crate) fn download(name: &str, media: &str, text: &str) {
    let url = if media.ends_with(";base64") { Ok(["data:", media, ",", text].concat()) } else { object_url(media, text) };
    let Ok(url) = url else { return };
    let document = gloo::utils::document();
    if let Ok(link) = document.create_element("a").map(JsCast::unchecked_into::<HtmlAnchorElement>) {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // The browser takes the file after this call has returned.
    gloo::timers::callback::Timeout::new(60_000, move || drop(Url::revoke_object_url(&url))).forget();
}

fn object_url(media: &str, text: &str) -> Result<String, JsValue> {
    Url::create_object_url_with_blob(&file(media, text)?)
}

/// A text as a file of this kind.
pub(crate) fn file(media: &str, text: &str) -> Result<Blob, JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media);
    Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &kind)
}

/// A file name from a title: letters, digits and hyphens.
pub(crate) fn file_name(title: &str) -> String {
    let slug = alliance_model::Id::from_name(title, |_| false);
    format!("{slug}.alliance.json")
}

//! The browser's own storage, in a browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

use alliance_model::Design;
use alliance_store::{DocumentId, LoadError, Revision, SaveError, State, Storage, StorageError, Store, Web};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const NOW: &str = "2026-11-22T14:02:00Z";

fn design(title: &str, purpose: &str) -> Design {
    let text = format!(
        r#"{{"format":"alliance-design","version":1,"id":"camden","title":"{title}","purpose":"{purpose}",
        "members":[],"bodies":[],"seats":[],"rules":[],"terms":{{"target":"1000.00","steps":[]}}}}"#
    );
    serde_json::from_str(&text).unwrap()
}

fn id() -> DocumentId {
    "a".parse().unwrap()
}

fn clear() {
    web_sys::window().unwrap().local_storage().unwrap().unwrap().clear().unwrap();
}

#[wasm_bindgen_test]
fn what_is_saved_is_loaded_by_the_next_page() {
    clear();
    let design = design("Health 👩‍⚕️ صحة", "");
    let saved = Store::new(Web).save(&id(), &design, Revision::NONE, NOW).unwrap();
    let store = Store::new(Web);
    let loaded = store.load(&id()).unwrap();
    assert_eq!((loaded.design, loaded.revision), (design, saved.revision));
    assert_eq!(store.list().unwrap().len(), 1);
    store.set_open(Some(&id())).unwrap();
    assert_eq!(store.open_id().unwrap(), Some(id()));
    store.remove(&id()).unwrap();
    assert_eq!(store.load(&id()), Err(LoadError::Missing));
    assert_eq!(Web.keys().unwrap(), ["alliance:open"]);
}

#[wasm_bindgen_test]
fn a_full_browser_says_so_and_the_old_document_is_intact() {
    clear();
    let store = Store::new(Web);
    let other: DocumentId = "b".parse().unwrap();
    let saved = store.save(&id(), &design("small", ""), Revision::NONE, NOW).unwrap();
    // Browsers keep about 5 MiB: one of these has room, two have not.
    let big = design("big", &"x".repeat(3 << 20));
    store.save(&other, &big, Revision::NONE, NOW).unwrap();
    let Err(SaveError::Full { needed, taking }) = store.save(&id(), &big, saved.revision, NOW) else { panic!("6 MiB were kept") };
    assert!(needed > 3 << 20);
    assert_eq!(taking.into_iter().map(|entry| entry.id).collect::<Vec<_>>(), [other.clone(), id()]);
    let loaded = store.load(&id()).unwrap();
    assert_eq!((loaded.design.title.as_str(), loaded.revision), ("small", saved.revision));

    store.remove(&other).unwrap();
    store.save(&id(), &big, saved.revision, NOW).unwrap();
    assert_eq!(store.load(&id()).unwrap().design, big);
}

#[wasm_bindgen_test]
fn half_a_surrogate_pair_is_damage_and_not_a_panic() {
    clear();
    let store = Store::new(Web);
    let first = store.save(&id(), &design("first", ""), Revision::NONE, NOW).unwrap();
    store.save(&id(), &design("second", ""), first.revision, NOW).unwrap();
    run("for (const key of Object.keys(localStorage)) if (key.includes(':2-')) localStorage.setItem(key, localStorage.getItem(key) + '\\ud800');");
    assert_eq!(store.list().unwrap()[0].state, State::Recovered);
    assert_eq!(store.load(&id()).unwrap().design.title, "first");
}

#[wasm_bindgen_test]
fn a_browser_that_forbids_storage_is_understood_at_every_call() {
    clear();
    for (forbid, expected) in [
        ("get() { throw new DOMException('no', 'SecurityError') }", StorageError::Denied),
        ("get() { return null }", StorageError::Denied),
        ("get() { throw new DOMException('no', 'QuotaExceededError') }", StorageError::Full),
        ("get() { throw { name: 'NS_ERROR_DOM_QUOTA_REACHED', code: 1014 } }", StorageError::Full),
        ("get() { throw new TypeError('no') }", StorageError::Other("TypeError".to_owned())),
        ("get() { throw 'a text' }", StorageError::Other("an unnamed error".to_owned())),
        ("get() { throw undefined }", StorageError::Other("an unnamed error".to_owned())),
    ] {
        run(&format!(
            "window.realStorage ??= Object.getOwnPropertyDescriptor(window, 'localStorage');
             Object.defineProperty(window, 'localStorage', {{ configurable: true, {forbid} }});"
        ));
        let found = (Web.get("key"), Web.set("key", ""), Web.remove("key"), Web.keys());
        run("Object.defineProperty(window, 'localStorage', window.realStorage);");
        let error = expected;
        assert_eq!(found, (Err(error.clone()), Err(error.clone()), Err(error.clone()), Err(error)));
    }
    assert_eq!(Web.keys(), Ok(Vec::new()));
}

fn run(script: &str) -> JsValue {
    js_sys::Function::new_no_args(script).call0(&JsValue::NULL).unwrap()
}

//! The door in a browser: JavaScript values in and out.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

use alliance_toolkit::door;
use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn json(text: &str) -> JsValue {
    JSON::parse(text).unwrap()
}

/// A field of a field of a value, as text.
#[track_caller]
fn at(value: &JsValue, path: &[&str]) -> String {
    let found = path.iter().fold(value.clone(), |value, key| Reflect::get(&value, &(*key).into()).unwrap());
    found.as_string().unwrap_or_else(|| String::from(JSON::stringify(&found).unwrap()))
}

const MAJORITY: &str = r#"{ "at_least": { "share": "1/2", "more_than": true, "of": "cast" } }"#;

#[wasm_bindgen_test]
fn a_vote_of_bare_seats_is_decided() {
    let parts = format!(
        r#"{{ "seats": [{{ "id": "a" }}, {{ "id": "b" }}, {{ "id": "c" }}], "rule": {{ "pass": {MAJORITY} }}, "positions": {{ "a": "disagree" }} }}"#
    );
    let decision = door::decide(&json(&parts)).unwrap();
    assert_eq!(at(&decision, &["verdict"]), "passes");
    assert_eq!(at(&decision, &["tally", "agree"]), "2");
    assert_eq!(at(&decision, &["stages", "0", "stage"]), "eligible");
}

#[wasm_bindgen_test]
fn a_year_is_settled_to_the_penny() {
    let parts = r#"{
        "terms": { "target": "100.00", "steps": [{ "step": "share", "gain": [], "pain": [{ "from": "0", "to": null, "share": "1/3" }] }] },
        "members": [{ "id": "owner", "kind": "commissioner" }, { "id": "builder", "kind": "other" }],
        "facts": { "outturn": "110.00" }
    }"#;
    let settlement = door::settle(&json(parts)).unwrap();
    assert_eq!(at(&settlement, &["pool"]), "-3.33");
    assert_eq!(at(&settlement, &["members", "1", "limb3"]), "-3.33");
}

#[wasm_bindgen_test]
fn templates_pass_the_check_and_come_back_the_same() {
    for card in alliance_toolkit::templates() {
        let design = door::template(&card.id.as_str().into()).unwrap();
        let checked = door::check_design(&design).unwrap();
        assert_eq!(at(&checked, &["ok"]), "true", "{}", card.id);
        let text = JSON::stringify(&design).unwrap();
        assert_eq!(at(&door::check_design(&text).unwrap(), &["ok"]), "true", "{}", card.id);
    }
}

#[wasm_bindgen_test]
fn what_json_cannot_hold_is_refused_and_the_door_stays_open() {
    let circle = Object::new();
    Reflect::set(&circle, &"self".into(), &circle).unwrap();
    let strange =
        [JsValue::UNDEFINED, JsValue::bigint_from_str("7"), f64::NAN.into(), js_sys::Date::new_0().into(), circle.into(), JsValue::symbol(None)];
    for value in strange {
        let refusal = door::settle(&value).unwrap_err();
        assert_eq!(at(&refusal, &["code"]), "invalid", "{value:?}");
        assert_eq!(at(&door::check_design(&value).unwrap(), &["ok"]), "false", "{value:?}");
    }
    a_year_is_settled_to_the_penny();
}

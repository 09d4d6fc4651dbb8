//! Fields that this version does not know survive, wherever their holders go.

use alliance_format::{read, to_value, write};
use alliance_model::{Design, Place, Severity};
use serde_json::{Value, json};

fn fixture() -> (Design, Value) {
    let (_, text) = crate::common::fixtures("v1").into_iter().find(|(name, _)| name == "unknown-fields.json").unwrap();
    (read(&text).unwrap().design, serde_json::from_str(&text).unwrap())
}

/// Whether all that `part` has is in `whole` too, at the same places.
#[track_caller]
fn assert_holds(whole: &Value, part: &Value, at: &str) {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            part.iter().for_each(|(key, value)| assert_holds(whole.get(key).unwrap_or(&Value::Null), value, &format!("{at}.{key}")));
        }
        (Value::Array(whole), Value::Array(part)) => {
            assert_eq!(whole.len(), part.len(), "{at}");
            whole.iter().zip(part).enumerate().for_each(|(index, (whole, part))| assert_holds(whole, part, &format!("{at}[{index}]")));
        }
        (whole, Value::String(rate)) if whole != part => {
            let both = (whole.as_str().unwrap().parse::<alliance_model::Rate>(), rate.parse());
            assert!(both.0.is_ok() && both.0 == both.1, "{at}: {whole} is not {part}");
        }
        _ => assert_eq!(whole, part, "{at}"),
    }
}

#[test]
fn all_of_them_come_back_where_they_stood() {
    let (design, before) = fixture();
    assert_eq!(design.unknown.len(), 17);
    assert_holds(&to_value(&design), &before, "");
}

#[test]
fn each_is_told_once_and_harms_nothing() {
    let (_, before) = fixture();
    let warnings = read(&before.to_string()).unwrap().warnings;
    let told: Vec<&str> = warnings.iter().filter(|problem| problem.expected == "a field of version 1").map(|problem| problem.path.as_str()).collect();
    assert_eq!(told.len(), 17);
    assert!(told.contains(&"members[2].logo") && told.contains(&"terms.steps[0].gain[0].tint") && told.contains(&"extensions"), "{told:?}");
    assert!(warnings.iter().all(|problem| problem.severity == Severity::Warning));
}

#[test]
fn they_follow_their_item_and_go_with_it() {
    let (mut design, _) = fixture();
    design.members.reverse();
    design.members[0].name = "Another name".to_owned();
    let value = to_value(&design);
    assert_eq!(value["members"][1]["colour"], "red");
    assert_eq!(value["members"][0]["logo"], json!({ "svg": "<svg/>" }));

    design.members.retain(|member| member.id.as_str() != "a");
    let value = to_value(&design);
    assert!(!write(&design).contains("\"red\""));
    assert_eq!(value["members"][0]["logo"], json!({ "svg": "<svg/>" }));
    assert_eq!(value["colour"], "teal");
}

#[test]
fn a_known_field_is_never_written_over() {
    let (mut design, _) = fixture();
    let mut unknown = design.unknown.iter().find(|field| field.path.is_empty()).unwrap().clone();
    unknown.key = "title".to_owned();
    design.unknown.push(unknown);
    assert_eq!(to_value(&design)["title"], "Small");
}

#[test]
fn items_without_an_id_of_their_own_are_known_by_their_place() {
    let (design, _) = fixture();
    let place_of = |key: &str| design.unknown.iter().find(|field| field.key == key).unwrap().path.clone();
    assert_eq!(place_of("colour"), [Place::Field("members".to_owned()), Place::Item("a".to_owned())]);
    assert_eq!(place_of("said"), [Place::Field("motion".to_owned()), Place::Field("ballots".to_owned()), Place::Index(0)]);

    let text = write(&design).replace("1164021X", "1164021");
    let twins = read(&text).unwrap().design;
    let seen: Vec<_> = twins
        .unknown
        .iter()
        .filter(|field| field.key == "seen")
        .map(|field| (field.path.last().unwrap().clone(), Value::from(field.value.clone())))
        .collect();
    assert_eq!(seen, [(Place::Index(0), json!("yes")), (Place::Index(1), json!("no"))]);
}

#[test]
fn an_id_that_is_not_known_is_a_field_like_any_other() {
    let (mut design, _) = fixture();
    design.provenance.push(alliance_model::Provenance {
        about: String::new(),
        status: alliance_model::Status::Given,
        source: String::new(),
        url: String::new(),
    });
    let mut value = to_value(&design);
    value["provenance"][0]["id"] = json!("note");
    value["provenance"][0]["page"] = json!(7);
    assert_eq!(to_value(&read(&value.to_string()).unwrap().design), value);
}

#[test]
fn a_misspelt_field_of_a_refused_file_is_told_after_the_errors() {
    let refused =
        read(r#"{ "fromat": 1, "version": 1, "id": "a", "title": "A", "members": [], "terms": { "target": "0", "steps": [] } }"#).unwrap_err();
    let paths: Vec<&str> = refused.problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["format", "fromat"]);
}

#[test]
fn what_is_in_them_comes_back_letter_for_letter() {
    let (mut design, _) = fixture();
    design.unknown.clear();
    let mine = r#""mine": { "z": 1.50, "a": [1e2, -0.0, 12345678901234567890123], "z2": {} }"#;
    let text = write(&design).replacen('{', &format!("{{ {mine},"), 1);
    let written = write(&read(&text).unwrap().design);
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    assert!(letters(&written).ends_with(&format!(",{}}}", letters(mine))), "{written}");
}

#[test]
fn a_field_that_is_twice_in_them_is_told() {
    let (design, _) = fixture();
    let text = write(&design).replacen('{', r#"{ "mine": [{ "b": 1, "a": 2, "b": 3 }],"#, 1);
    let paths: Vec<_> = read(&text).unwrap_err().problems.into_iter().filter(|p| p.severity == Severity::Error).map(|p| p.path).collect();
    assert_eq!(paths, ["mine[0].b"]);
}

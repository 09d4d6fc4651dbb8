//! The reader and the writer against those of `serde_json`: what is JSON, what it means, where it stops, how it is written.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use alliance_json::{Fault, Json, read};
use proptest::prelude::*;
use serde_json::Value;

/// What its words say of a fault.
fn fault(refusal: &serde_json::Error) -> Fault {
    let known = [
        ("recursion limit", Fault::TooDeep),
        ("surrogate", Fault::HalfCharacter),
        ("hex escape", Fault::HalfCharacter),
        ("out of range", Fault::TooLarge),
        ("control character", Fault::ControlCharacter),
        ("trailing comma", Fault::TrailingComma),
        ("trailing characters", Fault::TrailingCharacters),
        ("key must be a string", Fault::NameExpected),
        ("expected `,`", Fault::CommaExpected),
        ("expected `:`", Fault::ColonExpected),
    ];
    let message = refusal.to_string();
    if refusal.is_eof() {
        return Fault::End;
    }
    known.iter().find(|(words, _)| message.contains(words)).map_or(Fault::Other, |(_, fault)| *fault)
}

fn agree(text: &str) {
    match (read(text), serde_json::from_str::<Value>(text)) {
        (Ok(json), Ok(value)) => {
            assert_eq!(Value::from(json.clone()), value, "{text}");
            assert_eq!(read(&json.pretty()), Ok(json.clone()), "{text}");
            assert_eq!(read(&json.to_string()), Ok(json), "{text}");
        }
        (Err(ours), Err(theirs)) => {
            // A number that is too large ends for them where they notice, and for us where it ends.
            let column = if ours.fault == Fault::TooLarge { ours.column } else { theirs.column() };
            assert_eq!((ours.fault, ours.line, ours.column), (fault(&theirs), theirs.line(), column), "{text:?}: {theirs}");
        }
        (ours, theirs) => panic!("{text:?}: {ours:?} and {theirs:?}"),
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from)
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..4).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_value_is_read_and_written_the_same(value in any_json()) {
        let json = Json::from(value.clone());
        prop_assert_eq!(json.pretty(), serde_json::to_string_pretty(&value).unwrap());
        prop_assert_eq!(json.to_string(), value.to_string());
        agree(&json.pretty());
    }

    #[test]
    fn broken_text_stops_at_the_same_place(value in any_json(), changes in prop::collection::vec((any::<prop::sample::Index>(), "[\\[\\]{}\",:0-9eE.+ntu\\\\ \n\t-]|\\PC"), 1..3)) {
        let mut signs: Vec<char> = serde_json::to_string_pretty(&value).unwrap().chars().collect();
        for (at, new) in changes {
            let at = at.index(signs.len());
            signs.splice(at..=at, new.chars());
        }
        agree(&signs.into_iter().collect::<String>());
    }

    #[test]
    fn signs_in_any_order(text in "[\\[\\]{}\",:01e.+tu\\\\ \n-]{0,12}") {
        agree(&text);
    }

    #[test]
    fn codes_of_characters(text in "\"(\\\\u([dD][89a-fA-F][0-9a-f]{2}|[0-9a-f]{4}|.{0,4})|.|\\\\.){0,4}\"?") {
        agree(&text);
    }

    #[test]
    fn numbers(text in "-?[0-9]{0,3}(\\.[0-9]{0,3})?([eE][+-]?[0-9]{0,3})?[ x]?") {
        agree(&text);
    }
}

#[test]
fn words_and_depth() {
    for text in [
        "",
        " ",
        "null",
        "nul",
        "nulx",
        "true",
        "tru ",
        "false",
        "None",
        "NaN",
        "-Infinity",
        "[1,]",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{'a':1}",
        "[1 2]",
        "1 2",
        "{\"a\":1 \"b\":2}",
        "{,}",
        "[,]",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "[1,",
        "[",
        "\u{feff}1",
    ] {
        agree(text);
    }
    for levels in [126, 127, 128, 200] {
        agree(&format!("{}{}", "[".repeat(levels), "]".repeat(levels)));
        agree(&"{\"a\":".repeat(levels));
    }
}

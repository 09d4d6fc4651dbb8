//! Files that open, for ever: each is read, written and read again without a difference, and says everything that version 1 can.

use crate::common::{fixtures, schema, validator};
use alliance_format::{from_value, read, reopen, to_value, write};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_file_comes_back_as_it_was() {
    let valid = validator(&schema());
    for (name, text) in fixtures("v1") {
        let opened = read(&text).unwrap_or_else(|refused| panic!("{name}:\n{refused}"));
        let written = write(&opened.design);
        let again = read(&written).unwrap_or_else(|refused| panic!("{name}, written:\n{refused}"));
        assert_eq!(again, opened, "{name}");
        assert_eq!(reopen(&text).as_ref(), Ok(&opened.design), "{name}");
        assert_eq!(write(&again.design), written, "{name}");
        assert!(written.ends_with("}\n"), "{name}");

        let value = to_value(&opened.design);
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), value, "{name}");
        // A value of `serde_json` keeps no order, so it is as values that the two are the same.
        let through = from_value(value.clone()).unwrap();
        assert_eq!((to_value(&through.design), through.warnings), (value.clone(), opened.warnings), "{name}");
        for value in [value, serde_json::from_str(&text).unwrap()] {
            let problems: Vec<String> = valid.iter_errors(&value).map(|problem| problem.to_string()).collect();
            assert!(problems.is_empty(), "{name}: {problems:?}");
        }
    }
}

#[test]
fn a_mark_at_the_start_of_the_text_is_no_matter() {
    for (_, text) in fixtures("v1") {
        assert_eq!(read(&format!("\u{feff}{text}")), read(&text));
    }
}

#[test]
fn a_written_file_starts_with_what_it_is() {
    for (name, text) in fixtures("v1") {
        let written = write(&read(&text).unwrap().design);
        assert!(written.starts_with("{\n  \"format\": \"alliance-design\",\n  \"version\": 1,\n  \"id\": "), "{name}");
    }
}

#[test]
fn names_are_text_whatever_is_in_them() {
    let (_, text) = fixtures("v1").into_iter().find(|(name, _)| name == "names-as-text.json").unwrap();
    let design = read(&text).unwrap().design;
    let names: Vec<&str> = design.members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["<script>alert('1')</script> & \"Sons\"", "\u{202e}جمعية الأمل الخيرية\u{202c}", "👩🏽\u{200d}🚒 Team \u{0} ﷽ e\u{301}"]);
    assert_eq!(design.title, "{{title}} ${title} %s\\");
}

/// Every field of the schema, and every word of every choice, is in one of the fixtures or another.
#[test]
fn the_fixtures_say_everything() {
    let schema = schema();
    let mut cover = Cover { schema: &schema, seen: BTreeSet::new(), branches: BTreeMap::new() };
    for (_, text) in fixtures("v1") {
        cover.visit("", &serde_json::from_str(&text).unwrap());
    }
    let mut all = BTreeSet::new();
    everything("", &schema, &mut all);
    assert!(all.len() > 300, "{}", all.len());
    let unseen: Vec<_> = all.difference(&cover.seen).collect();
    assert!(unseen.is_empty(), "no fixture has {unseen:#?}");
}

/// The places in the schema that a file can reach: fields, and branches of choices.
fn everything(at: &str, schema: &Value, all: &mut BTreeSet<String>) {
    let Some(keywords) = schema.as_object() else { return };
    for (keyword, value) in keywords {
        let at = format!("{at}/{keyword}");
        match (keyword.as_str(), value) {
            ("properties", Value::Object(fields)) => {
                for (name, field) in fields {
                    all.insert(format!("{at}/{name}"));
                    everything(&format!("{at}/{name}"), field, all);
                }
            }
            ("oneOf" | "anyOf", Value::Array(branches)) => {
                for (index, branch) in branches.iter().enumerate().filter(|(_, branch)| branch["type"] != "null") {
                    all.insert(format!("{at}/{index}"));
                    everything(&format!("{at}/{index}"), branch, all);
                }
            }
            ("$defs", Value::Object(types)) => types.iter().for_each(|(name, inner)| everything(&format!("{at}/{name}"), inner, all)),
            ("items" | "additionalProperties", inner) => everything(&at, inner, all),
            _ => {}
        }
    }
}

struct Cover<'a> {
    schema: &'a Value,
    seen: BTreeSet<String>,
    branches: BTreeMap<String, Validator>,
}

impl Cover<'_> {
    fn visit(&mut self, at: &str, value: &Value) {
        self.seen.insert(at.to_owned());
        let Some(Value::Object(keywords)) = self.schema.pointer(at) else { return };
        for (keyword, inner) in keywords {
            let below = format!("{at}/{keyword}");
            match (keyword.as_str(), inner, value) {
                ("$ref", Value::String(target), _) => self.visit(&target[1..], value),
                ("oneOf" | "anyOf", Value::Array(branches), _) => {
                    for branch in (0..branches.len()).map(|index| format!("{below}/{index}")) {
                        if self.is_valid(&branch, value) {
                            self.visit(&branch, value);
                        }
                    }
                }
                ("items", _, Value::Array(items)) => items.iter().for_each(|item| self.visit(&below, item)),
                ("additionalProperties", Value::Object(_), Value::Object(fields)) => fields.values().for_each(|field| self.visit(&below, field)),
                ("properties", Value::Object(known), Value::Object(fields)) => {
                    for (name, field) in fields.iter().filter(|(name, _)| known.contains_key(*name)) {
                        self.visit(&format!("{below}/{name}"), field);
                    }
                }
                _ => {}
            }
        }
    }

    fn is_valid(&mut self, branch: &str, value: &Value) -> bool {
        let part = || validator(&json!({ "$defs": self.schema["$defs"], "whole": self.schema, "$ref": format!("#/whole{branch}") }));
        self.branches.entry(branch.to_owned()).or_insert_with(part).is_valid(value)
    }
}

/// The reader takes fields in the order of the types, so a field left out must not shift those after it.
#[test]
fn fields_may_be_left_out_between_others() {
    let file = |band: Value| {
        let terms = json!({ "target": "100.00", "steps": [{ "step": "share", "gain": [band], "pain": [] }] });
        json!({ "format": "alliance-design", "version": 1, "id": "a", "title": "A", "members": [], "terms": terms })
    };
    let open_ended = from_value(file(json!({ "from": "0", "share": "0.30" }))).unwrap().design;
    assert_eq!(open_ended, from_value(file(json!({ "from": "0", "to": null, "share": "0.30" }))).unwrap().design);
    let limited = from_value(file(json!({ "from": "0", "to": "0.10", "share": "0.30" }))).unwrap().design;
    assert_ne!(open_ended.terms, limited.terms);
}

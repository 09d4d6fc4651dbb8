//! The JSON Schema of version 1, parsed once, and the few questions that reading asks of it.

use crate::tree::json;
use serde_json::{Map, Value};
use std::sync::OnceLock;

/// The JSON Schema (2020-12) of version 1 of the file, as text.
pub const SCHEMA: &str = include_str!("../schema/alliance-design-v1.json");

/// What reading asks of it: without the words that are for programmers only. See `build.rs`.
const LIGHT: &str = include_str!(concat!(env!("OUT_DIR"), "/alliance-design-v1.json"));

/// The keywords of one schema object.
pub(crate) type Keywords = Map<String, Value>;

/// The schema of a whole file.
pub(crate) fn root() -> &'static Value {
    static ROOT: OnceLock<Value> = OnceLock::new();
    ROOT.get_or_init(|| json(LIGHT))
}

/// Everything that one schema says of a value: its own keywords, those it refers to, and those of the branch that fits.
#[derive(Default)]
pub(crate) struct Facets {
    /// Keywords that all apply.
    pub(crate) all: Vec<&'static Keywords>,
    /// The branches of a choice of which none fits.
    pub(crate) misfit: Option<&'static [Value]>,
}

impl Facets {
    /// What `schema` says of `value`.
    pub(crate) fn of(schema: &'static Value, value: &Value) -> Self {
        let mut facets = Self::default();
        facets.collect(schema, value);
        facets
    }

    fn collect(&mut self, schema: &'static Value, value: &Value) {
        let Some(keywords) = schema.as_object() else { return };
        self.all.push(keywords);
        if let Some(target) = refers_to(keywords) {
            self.collect(target, value);
        }
        let Some(branches) = choice(keywords) else { return };
        match choose(branches, value) {
            Some(branch) => self.collect(branch, value),
            None => self.misfit = Some(branches),
        }
    }

    /// One keyword of every facet that has it.
    pub(crate) fn each(&self, keyword: &'static str) -> impl Iterator<Item = &'static Value> {
        self.all.iter().filter_map(move |keywords| keywords.get(keyword))
    }

    /// The schemas of a property: usually one.
    pub(crate) fn property(&self, key: &str) -> Vec<&'static Value> {
        self.each("properties").filter_map(|properties| properties.get(key)).collect()
    }
}

/// The schema that `$ref` leads to.
pub(crate) fn refers_to(keywords: &Keywords) -> Option<&'static Value> {
    let reference = keywords.get("$ref")?.as_str()?;
    root().pointer(reference.strip_prefix('#')?)
}

/// The branches of `oneOf` or `anyOf`.
pub(crate) fn choice(keywords: &'static Keywords) -> Option<&'static [Value]> {
    keywords.get("oneOf").or_else(|| keywords.get("anyOf"))?.as_array().map(Vec::as_slice)
}

/// Whether a branch only says that the value may be left out.
pub(crate) fn is_null(branch: &Value) -> bool {
    branch.get("type").and_then(Value::as_str) == Some("null")
}

/// The branch that fits by its tag, its only key or its type; or the only one that there is, so that its problems are told.
fn choose(branches: &'static [Value], value: &Value) -> Option<&'static Value> {
    let only = || {
        let mut others = branches.iter().filter(|branch| !is_null(branch));
        others.next().filter(|_| others.next().is_none())
    };
    branches.iter().find(|branch| fits(branch, value)).or_else(only)
}

/// Whether a branch is meant, from the outside of the value only: a tag or an only key decides alone, so that
/// what is wrong further in is told of the branch that was meant.
fn fits(branch: &'static Value, value: &Value) -> bool {
    let Some(keywords) = branch.as_object() else { return true };
    if let Some((key, word)) = tags(keywords).next() {
        return value.get(key) == Some(word);
    }
    if let Some(key) = only_key(keywords) {
        return value.get(key).is_some();
    }
    let type_fits = keywords.get("type").is_none_or(|types| accepts(types, value));
    let const_fits = keywords.get("const").is_none_or(|only| only == value);
    let target_fits = refers_to(keywords).is_none_or(|target| fits(target, value));
    let choice_fits = choice(keywords).is_none_or(|branches| branches.iter().any(|inner| fits(inner, value)));
    type_fits && const_fits && target_fits && choice_fits
}

/// The properties that may hold one word only: tags such as `"step": "cap"`.
pub(crate) fn tags(keywords: &'static Keywords) -> impl Iterator<Item = (&'static String, &'static Value)> {
    let properties = keywords.get("properties").and_then(Value::as_object);
    properties.into_iter().flatten().filter_map(|(key, schema)| Some((key, schema.get("const")?)))
}

/// The key of an object that has one key and no other, such as `{ "at_least": ... }`.
pub(crate) fn only_key(keywords: &'static Keywords) -> Option<&'static str> {
    if keywords.get("additionalProperties") != Some(&Value::Bool(false)) {
        return None;
    }
    match keywords.get("required")?.as_array()?.as_slice() {
        [key] => key.as_str(),
        _ => None,
    }
}

/// Whether a value is of the type, or of one of the types.
/// A whole number is one that is written without a point: `1.0` is not, though a validator of JSON Schema takes it for one.
pub(crate) fn accepts(types: &Value, value: &Value) -> bool {
    let is = |name: &Value| match name.as_str() {
        Some("null") => value.is_null(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_u64() || value.is_i64(),
        Some("number") => value.is_number(),
        Some("string") => value.is_string(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        _ => false,
    };
    types.as_array().map_or_else(|| is(types), |several| several.iter().any(is))
}

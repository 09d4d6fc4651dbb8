//! The JSON Schema of version 1, parsed once, and the few questions that reading asks of it.

use alliance_json::Json;
use std::sync::OnceLock;

/// The JSON Schema (2020-12) of version 1 of the file, as text.
pub const SCHEMA: &str = include_str!("../schema/alliance-design-v1.json");

/// What reading asks of it: without the words that are for programmers only. See `build.rs`.
const LIGHT: &str = include_str!(concat!(env!("OUT_DIR"), "/alliance-design-v1.json"));

/// The schema of a whole file.
pub(crate) fn root() -> &'static Json {
    static ROOT: OnceLock<Json> = OnceLock::new();
    ROOT.get_or_init(|| alliance_json::read(LIGHT).unwrap_or_default())
}

/// Everything that one schema says of a value: its own keywords, those it refers to, and those of the branch that fits.
#[derive(Default)]
pub(crate) struct Facets {
    /// Keywords that all apply.
    pub(crate) all: Vec<&'static Json>,
    /// The branches of a choice of which none fits.
    pub(crate) misfit: Option<&'static [Json]>,
}

impl Facets {
    /// What `schema` says of `value`.
    pub(crate) fn of(schema: &'static Json, value: &Json) -> Self {
        let mut facets = Self::default();
        facets.collect(schema, value);
        facets
    }

    fn collect(&mut self, schema: &'static Json, value: &Json) {
        self.all.push(schema);
        if let Some(target) = refers_to(schema) {
            self.collect(target, value);
        }
        let Some(branches) = choice(schema) else { return };
        match choose(branches, value) {
            Some(branch) => self.collect(branch, value),
            None => self.misfit = Some(branches),
        }
    }

    /// One keyword of every facet that has it.
    pub(crate) fn each(&self, keyword: &'static str) -> impl Iterator<Item = &'static Json> {
        self.all.iter().filter_map(move |schema| schema.get(keyword))
    }

    /// The schemas of a property: usually one.
    pub(crate) fn property(&self, key: &str) -> Vec<&'static Json> {
        self.each("properties").filter_map(|properties| properties.get(key)).collect()
    }
}

/// The schema that `$ref` leads to.
pub(crate) fn refers_to(schema: &Json) -> Option<&'static Json> {
    let reference = schema.get("$ref")?.text()?;
    reference.strip_prefix("#/")?.split('/').try_fold(root(), Json::get)
}

/// The branches of `oneOf` or `anyOf`.
pub(crate) fn choice(schema: &'static Json) -> Option<&'static [Json]> {
    schema.get("oneOf").or_else(|| schema.get("anyOf"))?.items()
}

/// Whether a branch only says that the value may be left out.
pub(crate) fn is_null(branch: &Json) -> bool {
    branch.get("type").and_then(Json::text) == Some("null")
}

/// The branch that fits by its tag, its only key or its type; or the only one that there is, so that its problems are told.
fn choose(branches: &'static [Json], value: &Json) -> Option<&'static Json> {
    let only = || {
        let mut others = branches.iter().filter(|branch| !is_null(branch));
        others.next().filter(|_| others.next().is_none())
    };
    branches.iter().find(|branch| fits(branch, value)).or_else(only)
}

/// Whether a branch is meant, from the outside of the value only: a tag or an only key decides alone, so that
/// what is wrong further in is told of the branch that was meant.
fn fits(branch: &'static Json, value: &Json) -> bool {
    if let Some((key, word)) = tags(branch).next() {
        return value.get(key) == Some(word);
    }
    if let Some(key) = only_key(branch) {
        return value.get(key).is_some();
    }
    let type_fits = branch.get("type").is_none_or(|types| accepts(types, value));
    let const_fits = branch.get("const").is_none_or(|only| only == value);
    let target_fits = refers_to(branch).is_none_or(|target| fits(target, value));
    let choice_fits = choice(branch).is_none_or(|branches| branches.iter().any(|inner| fits(inner, value)));
    type_fits && const_fits && target_fits && choice_fits
}

/// The properties that may hold one word only: tags such as `"step": "cap"`.
pub(crate) fn tags(schema: &'static Json) -> impl Iterator<Item = (&'static str, &'static Json)> {
    let properties = schema.get("properties").and_then(Json::fields);
    properties.into_iter().flatten().filter_map(|(key, schema)| Some((key.as_str(), schema.get("const")?)))
}

/// The key of an object that has one key and no other, such as `{ "at_least": ... }`.
pub(crate) fn only_key(schema: &'static Json) -> Option<&'static str> {
    if schema.get("additionalProperties") != Some(&Json::Bool(false)) {
        return None;
    }
    match schema.get("required")?.items()? {
        [key] => key.text(),
        _ => None,
    }
}

/// Whether a value is of the type, or of one of the types.
/// A whole number is one that is written without a point: `1.0` is not, though a validator of JSON Schema takes it for one.
pub(crate) fn accepts(types: &Json, value: &Json) -> bool {
    let is = |name: &Json| match name.text() {
        Some("null") => value.is_null(),
        Some("boolean") => matches!(value, Json::Bool(_)),
        Some("integer") => matches!(value, Json::Number(number) if number.is_whole()),
        Some("number") => matches!(value, Json::Number(_)),
        Some("string") => value.text().is_some(),
        Some("array") => value.items().is_some(),
        Some("object") => value.fields().is_some(),
        _ => false,
    };
    types.items().map_or_else(|| is(types), |several| several.iter().any(is))
}

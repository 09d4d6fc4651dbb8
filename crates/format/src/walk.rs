//! The walk through a file by its schema: every problem is written down.
//!
//! It knows the keywords that the schema of this format uses, and no others. `pattern` is left out, because each pattern
//! belongs to a `format` that the parsers of the model check exactly.

use crate::schema::{Facets, root};
use crate::trail::Trail;
use crate::words::{count, error, expected, found, mend, one_of, purpose, shorten, tag, warning};
use alliance_json::{Json, in_order};
use alliance_model::{Currency, Id, Money, Problem, Rate};

#[derive(Default)]
struct Walk {
    problems: Vec<Problem>,
    trail: Trail,
}

/// Walks a whole file. Finds errors, and a warning for each field that is not known.
pub(crate) fn walk(value: &Json) -> Vec<Problem> {
    walk_by(root(), value)
}

/// Walks a value by a schema whose references lead to the definitions of the whole file.
pub(crate) fn walk_by(schema: &'static Json, value: &Json) -> Vec<Problem> {
    let mut walk = Walk::default();
    walk.value(schema, value);
    walk.problems
}

impl Walk {
    fn error(&mut self, found: impl Into<String>, expected: impl Into<String>, mend: impl Into<String>) {
        self.problems.push(error(self.trail.path(), found, expected, mend));
    }

    fn value(&mut self, schema: &'static Json, value: &Json) {
        let facets = Facets::of(schema, value);
        if let Some(branches) = facets.misfit {
            return self.misfit(branches, value);
        }
        if !facets.each("type").all(|types| crate::schema::accepts(types, value)) {
            return self.not(expected(schema), value);
        }
        if let Some(only) = facets.each("const").find(|only| *only != value) {
            return self.not(only.to_string(), value);
        }
        match value {
            Json::Group(fields) => self.object(&facets, fields),
            Json::List(items) => self.list(&facets, items),
            Json::Text(text) => self.text(&facets, text),
            Json::Number(number) => self.number(&facets, schema, number.whole()),
            Json::Null | Json::Bool(_) => {}
        }
    }

    fn not(&mut self, expected: String, value: &Json) {
        let mend = mend(value, &expected);
        self.error(found(value), expected, mend);
    }

    /// None of several branches fits: the problem is with the field that tells them apart, if there is one.
    fn misfit(&mut self, branches: &'static [Json], value: &Json) {
        match (tag(branches), value) {
            (Some((key, words)), Json::Group(_)) => {
                let found = value.get(key).map_or_else(|| "nothing".to_owned(), found);
                self.problems.push(error(self.trail.path_to(key), found, words, "Write one of these words."));
            }
            _ => self.not(one_of(branches), value),
        }
    }

    fn object(&mut self, facets: &Facets, fields: &[(String, Json)]) {
        self.missing(facets, fields);
        let closed = facets.each("additionalProperties").any(|rest| rest == &Json::Bool(false));
        let open = facets.each("properties").next().is_none();
        let keyed_by_id = facets.each("patternProperties").find_map(|patterns| Some(&patterns.fields()?.first()?.1));
        let keyed_by_name = facets.each("additionalProperties").find(|rest| rest.fields().is_some());
        let mut unknown = Vec::new();
        for place in in_order(fields.len(), &|left, right| fields[left].0 < fields[right].0) {
            let (key, value) = &fields[place];
            let known = facets.property(key);
            self.trail.field(key);
            for schema in &known {
                self.value(schema, value);
            }
            match (keyed_by_id, keyed_by_name) {
                _ if !known.is_empty() => {}
                (Some(schema), _) => {
                    if let Err(problem) = key.parse::<Id>() {
                        self.error(
                            format!("\"{}\"", shorten(&problem.found)),
                            "an id",
                            "Write the id of a member, in small letters, such as \"northgate\".",
                        );
                    }
                    self.value(schema, value);
                }
                (None, Some(schema)) => self.value(schema, value),
                _ if closed => self.error("a second field", "one field only", "Take one of the two away."),
                _ if open => {}
                _ => unknown.push(key),
            }
            self.trail.back();
        }
        for key in unknown {
            self.unknown(key);
        }
    }

    fn missing(&mut self, facets: &Facets, fields: &[(String, Json)]) {
        let required = facets.each("required").filter_map(Json::items).flatten().filter_map(Json::text);
        for key in required.filter(|key| fields.iter().all(|(other, _)| other != key)) {
            let schema = facets.property(key).into_iter().find(|schema| schema.get("const").is_none_or(|word| word.text().is_some()));
            let wanted = schema.map_or_else(|| "a value".to_owned(), expected);
            let why = schema.and_then(purpose).map_or_else(|| "Add it.".to_owned(), |purpose| format!("Add \"{key}\": {purpose}."));
            self.problems.push(error(self.trail.path_to(key), "nothing", wanted, why));
        }
    }

    fn unknown(&mut self, key: &str) {
        let found = format!("\"{}\", a field that this version does not know", shorten(key));
        let mend = "It is kept as it is. If you meant another field, check its spelling.";
        self.problems.push(warning(self.trail.path_to(key), found, "a field of version 1", mend));
    }

    fn list(&mut self, facets: &Facets, items: &[Json]) {
        let schemas: Vec<&'static Json> = facets.each("items").collect();
        for (index, item) in items.iter().enumerate() {
            self.trail.item(index);
            for schema in &schemas {
                self.value(schema, item);
            }
            self.trail.back();
        }
    }

    fn text(&mut self, facets: &Facets, text: &str) {
        let limit = |name| facets.each(name).filter_map(Json::whole).next();
        let length = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
        if let Some(most) = limit("maxLength").filter(|most| length > *most) {
            let found = format!("\"{}\", {} characters", shorten(text), count(length));
            self.error(found, format!("at most {} characters", count(most)), "Make it shorter.");
        }
        if let Some(least) = limit("minLength").filter(|least| length < *least) {
            self.error("an empty text", format!("at least {} character", count(least)), "Write something there.");
        }
        let format = facets.all.iter().find_map(|keywords| Some((keywords.get("format")?.text()?, keywords.get("description")?.text()?)));
        if let Some((_, description)) = format.filter(|(name, _)| !has_format(name, text)) {
            self.not(description.to_owned(), &Json::from(text));
        }
    }

    fn number(&mut self, facets: &Facets, schema: &'static Json, number: Option<u64>) {
        let limit = |name| facets.each(name).filter_map(Json::whole).next();
        let (least, most) = (limit("minimum"), limit("maximum"));
        // Every number of this format is whole and none is negative, so one that does not fit u64 is below its minimum.
        let too_small = least.is_some_and(|least| number.is_none_or(|number| number < least));
        let too_large = most.is_some_and(|most| number.is_some_and(|number| number > most));
        if too_small || too_large {
            let found = number.map_or_else(|| "a number below nothing".to_owned(), |number| format!("the number {}", count(number)));
            self.error(found, expected(schema), "Write such a number.");
        }
    }
}

/// Whether a text has the form that the schema names, by the parsers of the model.
pub(crate) fn has_format(name: &str, text: &str) -> bool {
    match name {
        "money" => text.parse::<Money>().is_ok(),
        "rate" => text.parse::<Rate>().is_ok(),
        "id" => text.parse::<Id>().is_ok(),
        "currency" => Currency::try_from(text.to_owned()).is_ok(),
        _ => true,
    }
}

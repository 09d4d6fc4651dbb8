//! JSON trees put together by hand, in the names of others.

use alliance_json::{AsJson, Json, to_json};
use alliance_model::{Currency, Money};

/// A group of these fields; those that hold nothing are left out.
pub(super) fn group<const N: usize>(fields: [(&str, Option<Json>); N]) -> Json {
    Json::Group(fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect())
}

/// A text; none where it is empty.
pub(super) fn text(text: &str) -> Option<Json> {
    let text = text.trim();
    (!text.is_empty()).then(|| Json::from(text))
}

/// A list; none where it is empty.
pub(super) fn list(items: impl IntoIterator<Item = Json>) -> Option<Json> {
    let items: Vec<Json> = items.into_iter().collect();
    (!items.is_empty()).then_some(Json::List(items))
}

/// An amount as a number, its digits written from pence.
pub(super) fn amount(money: Money) -> Option<Json> {
    alliance_json::read(&money.to_string()).ok()
}

/// An amount with its currency.
pub(super) fn value(money: Money, currency: &Currency) -> Option<Json> {
    Some(group([("amount", amount(money)), ("currency", text(currency.code()))]))
}

/// A value of the design as it stands in its file.
pub(super) fn as_in_file(mut value: impl AsJson) -> Json {
    to_json(&mut value)
}

/// A code as these standards write it: `nhsProvider`.
pub(super) fn code(value: impl AsJson) -> Option<Json> {
    as_in_file(value).text().map(|code| Json::Text(camel(code)))
}

/// A test of a rule in the names and codes of these standards; what people named themselves stays as it is.
pub(super) fn in_camel_case(json: Json) -> Json {
    let field = |(name, value): (String, Json)| {
        let value = match (name.as_str(), value) {
            ("of" | "counting" | "kind", Json::Text(code)) => Json::Text(camel(&code)),
            (_, value) => in_camel_case(value),
        };
        (camel(&name), value)
    };
    match json {
        Json::Group(fields) => Json::Group(fields.into_iter().map(field).collect()),
        Json::List(items) => Json::List(items.into_iter().map(in_camel_case).collect()),
        other => other,
    }
}

/// `snake_case` as `camelCase`.
pub(super) fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |whole, word| {
        let mut letters = word.chars();
        let capital = letters.next().map_or_else(String::new, |letter| letter.to_ascii_uppercase().to_string());
        whole + &capital + letters.as_str()
    })
}

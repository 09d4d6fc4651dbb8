//! Plain words for what was found, what is expected, and how to mend it.

use crate::schema::{Keywords, choice, is_null, only_key, refers_to, tags};
use alliance_model::{Problem, Severity};
use serde_json::Value;

/// The most characters of a file that a problem repeats.
const LONGEST_QUOTE: usize = 60;

/// A problem that keeps a file from being opened.
pub(crate) fn error(path: String, found: impl Into<String>, expected: impl Into<String>, mend: impl Into<String>) -> Problem {
    Problem { severity: Severity::Error, path, found: found.into(), expected: expected.into(), mend: mend.into() }
}

/// A problem that somebody should look at.
pub(crate) fn warning(path: String, found: impl Into<String>, expected: impl Into<String>, mend: impl Into<String>) -> Problem {
    Problem { severity: Severity::Warning, ..error(path, found, expected, mend) }
}

/// The first 60 characters, and dots where there were more.
pub(crate) fn shorten(text: &str) -> String {
    match text.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// A count with commas between thousands.
pub(crate) fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What was found, as it stands there.
pub(crate) fn found(value: &Value) -> String {
    match value {
        Value::Null => "nothing (null)".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => format!("the number {}", shorten(&number.to_string())),
        Value::String(text) if text.is_empty() => "an empty text".to_owned(),
        Value::String(text) => format!("\"{}\"", shorten(text)),
        Value::Array(items) => format!("a list of {}", items.len()),
        Value::Object(fields) => match fields.keys().next() {
            None => "an empty group".to_owned(),
            Some(first) if fields.len() == 1 => format!("a group with \"{}\"", shorten(first)),
            Some(_) => format!("a group of {} fields", fields.len()),
        },
    }
}

/// What a schema expects.
pub(crate) fn expected(schema: &'static Value) -> String {
    let Some(keywords) = schema.as_object() else { return "a value".to_owned() };
    if let Some(only) = keywords.get("const") {
        return only.to_string();
    }
    if let Some(target) = refers_to(keywords) {
        return expected(target);
    }
    if let Some(branches) = choice(keywords) {
        return one_of(branches);
    }
    described(keywords).unwrap_or_else(|| of_type(keywords))
}

/// What one of several branches expects.
pub(crate) fn one_of(branches: &'static [Value]) -> String {
    if let Some((key, words)) = tag(branches) {
        return format!("a group with \"{key}\", which is {words}");
    }
    let options = branches.iter().filter(|branch| !is_null(branch)).map(|branch| {
        let keywords = branch.as_object();
        keywords.and_then(only_key).map_or_else(|| expected(branch), |key| format!("{{ \"{key}\": … }}"))
    });
    either(options.collect())
}

/// The field that tells branches apart, with the words that it may hold; none where they are told apart otherwise.
pub(crate) fn tag(branches: &'static [Value]) -> Option<(&'static str, String)> {
    let mut key = None;
    let mut words = Vec::new();
    for branch in branches.iter().filter(|branch| !is_null(branch)) {
        let (name, word) = tags(branch.as_object()?).next()?;
        key = Some(name.as_str());
        words.push(word.to_string());
    }
    Some((key?, either(words)))
}

/// Lists options in words: `"a", "b" or "c"`.
fn either(mut options: Vec<String>) -> String {
    let Some(last) = options.pop() else { return "nothing".to_owned() };
    if options.is_empty() { last } else { format!("{} or {last}", options.join(", ")) }
}

/// Types that are text of a certain form are described in small letters, and the description says what is expected.
fn described(keywords: &Keywords) -> Option<String> {
    let text = keywords.get("description")?.as_str()?;
    (!text.starts_with(char::is_uppercase)).then(|| text.to_owned())
}

fn of_type(keywords: &Keywords) -> String {
    let number = |name: &str| keywords.get(name).and_then(Value::as_u64);
    let types = keywords.get("type");
    let name = types.and_then(|types| types.as_str().or_else(|| types.get(0)?.as_str()));
    match (name, number("minimum"), number("maximum")) {
        (Some("string"), ..) => "text".to_owned(),
        (Some("boolean"), ..) => "true or false".to_owned(),
        (Some("integer"), Some(least), Some(most)) => format!("a whole number from {least} to {}", count(most)),
        (Some("integer"), Some(least), None) => format!("a whole number, {least} or more"),
        (Some("integer"), ..) => "a whole number".to_owned(),
        (Some("array"), ..) => "a list, in square brackets".to_owned(),
        (Some("object"), ..) => "a group of fields, in curly brackets".to_owned(),
        _ => "a value".to_owned(),
    }
}

/// How to mend a value that is not what `expected` says.
pub(crate) fn mend(value: &Value, expected: &str) -> String {
    let wants = |start: &str| expected.starts_with(start);
    match value {
        Value::Number(number) if wants("money") => match in_pence(number.as_f64()) {
            Some(amount) => format!("Write \"{amount}\", with quotation marks."),
            None => "Write digits with at most two decimals, in quotation marks.".to_owned(),
        },
        Value::Number(number) if wants("a rate") || wants("text") => format!("Write \"{number}\", with quotation marks."),
        Value::Number(number)
            if wants("a whole number") && number.as_f64().is_some_and(|whole| whole.fract() == 0.0 && (0.0..1e15).contains(&whole)) =>
        {
            format!("Write {:.0}, without a point.", number.as_f64().unwrap_or_default())
        }
        Value::String(text) if wants("a whole number") && text.parse::<u64>().is_ok() => format!("Write {text}, without quotation marks."),
        Value::String(text) if wants("true or false") && ["true", "false"].contains(&text.as_str()) => {
            format!("Write {text}, without quotation marks.")
        }
        _ => fallback(expected).to_owned(),
    }
}

fn fallback(expected: &str) -> &'static str {
    let by_start = [
        ("money", "Write digits with at most two decimals and no other signs, such as \"1234.56\"."),
        ("a rate", "Write 30 per cent as \"0.30\" or \"3/10\", with at most nine digits."),
        ("an id", "Use small letters, digits and hyphens only, and start with a letter or digit."),
        ("a currency", "Write three capital letters."),
        ("a whole number", "Write such a number, without a point and without quotation marks."),
        ("true or false", "Write one of the two, without quotation marks."),
        ("text", "Write text, in quotation marks."),
        ("a list", "Put square brackets round it."),
        ("a group of", "Put curly brackets round its fields, and name each field."),
        ("1", "Write 1, without quotation marks."),
    ];
    by_start.iter().find(|(start, _)| expected.starts_with(start)).map_or("Write one of these.", |(_, mend)| mend)
}

/// An amount with two decimals, where a number has no more than these.
fn in_pence(number: Option<f64>) -> Option<String> {
    let written = number.filter(|amount| amount.abs() < 1e13)?.to_string();
    match written.split_once('.') {
        None => Some(format!("{written}.00")),
        Some((_, decimals)) if decimals.len() == 1 => Some(format!("{written}0")),
        Some((_, decimals)) if decimals.len() == 2 => Some(written),
        Some(_) => None,
    }
}

/// What a field is for, from the schema of the field: its first sentence, in small letters.
pub(crate) fn purpose(schema: &Value) -> Option<String> {
    let text = schema.get("description")?.as_str()?;
    let first = text.split('\n').next()?.trim_end_matches('.');
    let mut letters = first.chars();
    letters.next().map(|letter| letter.to_lowercase().chain(letters).collect())
}

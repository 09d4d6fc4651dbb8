//! Plain words for what was found, what is expected, and how to mend it.

use crate::schema::{choice, is_null, only_key, refers_to, tags};
use alliance_json::{Json, Number};
use alliance_model::{Problem, Severity};

/// The most characters of a file that a problem repeats.
const LONGEST_QUOTE: usize = 60;

/// The most digits of a whole number that a mend writes out.
const MOST_DIGITS: usize = 15;

/// The most digits of an amount before the point.
const LARGEST_AMOUNT: usize = 13;

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
pub(crate) fn found(value: &Json) -> String {
    match value {
        Json::Null => "nothing (null)".to_owned(),
        Json::Bool(flag) => flag.to_string(),
        Json::Number(number) => format!("the number {}", shorten(number.as_str())),
        Json::Text(text) if text.is_empty() => "an empty text".to_owned(),
        Json::Text(text) => format!("\"{}\"", shorten(text)),
        Json::List(items) => format!("a list of {}", items.len()),
        Json::Group(fields) => match fields.as_slice() {
            [] => "an empty group".to_owned(),
            [(only, _)] => format!("a group with \"{}\"", shorten(only)),
            several => format!("a group of {} fields", several.len()),
        },
    }
}

/// What a schema expects.
pub(crate) fn expected(schema: &'static Json) -> String {
    if let Some(only) = schema.get("const") {
        return only.to_string();
    }
    if let Some(target) = refers_to(schema) {
        return expected(target);
    }
    if let Some(branches) = choice(schema) {
        return one_of(branches);
    }
    described(schema).unwrap_or_else(|| of_type(schema))
}

/// What one of several branches expects.
pub(crate) fn one_of(branches: &'static [Json]) -> String {
    if let Some((key, words)) = tag(branches) {
        return format!("a group with \"{key}\", which is {words}");
    }
    let options = branches
        .iter()
        .filter(|branch| !is_null(branch))
        .map(|branch| only_key(branch).map_or_else(|| expected(branch), |key| format!("{{ \"{key}\": … }}")));
    either(options.collect())
}

/// The field that tells branches apart, with the words that it may hold; none where they are told apart otherwise.
pub(crate) fn tag(branches: &'static [Json]) -> Option<(&'static str, String)> {
    let mut key = None;
    let mut words = Vec::new();
    for branch in branches.iter().filter(|branch| !is_null(branch)) {
        let (name, word) = tags(branch).next()?;
        key = Some(name);
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
fn described(schema: &Json) -> Option<String> {
    let text = schema.get("description")?.text()?;
    (!text.starts_with(|letter: char| letter.is_ascii_uppercase())).then(|| text.to_owned())
}

fn of_type(schema: &Json) -> String {
    let number = |name: &str| schema.get(name).and_then(Json::whole);
    let types = schema.get("type");
    let name = types.and_then(|types| types.text().or_else(|| types.items()?.first()?.text()));
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
pub(crate) fn mend(value: &Json, expected: &str) -> String {
    let wants = |start: &str| expected.starts_with(start);
    match value {
        Json::Number(number) if wants("money") => match in_pence(number) {
            Some(amount) => format!("Write \"{amount}\", with quotation marks."),
            None => "Write digits with at most two decimals, in quotation marks.".to_owned(),
        },
        Json::Number(number) if wants("a rate") || wants("text") => format!("Write \"{}\", with quotation marks.", written_out(number)),
        Json::Number(number) if wants("a whole number") => match number.plain() {
            Some((whole, decimals)) if decimals.is_empty() && !whole.starts_with('-') && whole.len() <= MOST_DIGITS => {
                format!("Write {whole}, without a point.")
            }
            _ => fallback(expected).to_owned(),
        },
        Json::Text(text) if wants("a whole number") && text.parse::<u64>().is_ok() => format!("Write {text}, without quotation marks."),
        Json::Text(text) if wants("true or false") && ["true", "false"].contains(&text.as_str()) => {
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
fn in_pence(number: &Number) -> Option<String> {
    let (whole, decimals) = number.plain()?;
    (whole.trim_start_matches('-').len() <= LARGEST_AMOUNT && decimals.len() <= 2).then(|| format!("{whole}.{decimals:0<2}"))
}

/// A number without an exponent, where it is not too long for that.
fn written_out(number: &Number) -> String {
    match number.plain().filter(|_| number.as_str().contains(['e', 'E'])) {
        None => number.to_string(),
        Some((whole, decimals)) if decimals.is_empty() => whole,
        Some((whole, decimals)) => format!("{whole}.{decimals}"),
    }
}

/// What a field is for, from the schema of the field: its first sentence, in small letters.
pub(crate) fn purpose(schema: &Json) -> Option<String> {
    let text = schema.get("description")?.text()?;
    let first = text.split('\n').next()?.trim_end_matches('.');
    let mut letters = first.chars();
    letters.next().map(|letter| std::iter::once(letter.to_ascii_lowercase()).chain(letters).collect())
}

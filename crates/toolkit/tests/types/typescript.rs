//! TypeScript from JSON Schema, for the keywords that our types make.

use serde_json::{Map, Value};

/// A declaration for each definition, with its comments.
pub(crate) fn declarations(definitions: &Map<String, Value>) -> String {
    definitions.iter().map(|(name, schema)| declaration(name, schema)).collect::<Vec<_>>().join("\n")
}

fn declaration(name: &str, schema: &Value) -> String {
    let comment = comment(schema, "");
    if is_only_fields(schema) {
        return format!("{comment}export interface {name} {}\n", fields(schema, ""));
    }
    match branches(schema) {
        Some(branches) if branches.len() > 1 => {
            let lines = branches.iter().map(|branch| format!("\n{}  | {}", self::comment(branch, "  "), expression(branch, "  ")));
            format!("{comment}export type {name} ={};\n", lines.collect::<String>())
        }
        _ => format!("{comment}export type {name} = {};\n", expression(schema, "")),
    }
}

fn is_only_fields(schema: &Value) -> bool {
    schema.get("properties").is_some() && schema.get("$ref").is_none() && branches(schema).is_none()
}

fn branches(schema: &Value) -> Option<&Vec<Value>> {
    schema.get("oneOf").or_else(|| schema.get("anyOf"))?.as_array()
}

fn comment(schema: &Value, indent: &str) -> String {
    let Some(text) = schema.get("description").and_then(Value::as_str) else { return String::new() };
    let mut text = text.replace('\n', " ");
    if let Some(first) = text.get(..1) {
        text = format!("{}{}", first.to_uppercase(), &text[1..]);
    }
    let stop = if text.ends_with('.') { "" } else { "." };
    format!("{indent}/** {text}{stop} */\n")
}

/// The type of a value: everything that the schema says of it, together.
fn expression(schema: &Value, indent: &str) -> String {
    let mut all = Vec::new();
    if schema.get("properties").is_some() {
        all.push(fields(schema, indent));
    }
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        all.push(name.trim_start_matches("#/$defs/").to_owned());
    }
    if let Some(branches) = branches(schema) {
        let union = branches.iter().map(|branch| expression(branch, indent)).collect::<Vec<_>>().join(" | ");
        all.push(if all.is_empty() { union } else { format!("({union})") });
    }
    if let Some(only) = schema.get("const") {
        all.push(only.to_string());
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        all.push(words.iter().map(Value::to_string).collect::<Vec<_>>().join(" | "));
    }
    if all.is_empty() { of_type(schema, indent) } else { all.join(" & ") }
}

fn of_type(schema: &Value, indent: &str) -> String {
    let named = |name: &Value| match name.as_str() {
        Some("null") => "null".to_owned(),
        Some("boolean") => "boolean".to_owned(),
        Some("integer" | "number") => "number".to_owned(),
        Some("string") => "string".to_owned(),
        Some("array") => list(schema, indent),
        Some("object") => record(schema, indent),
        _ => "unknown".to_owned(),
    };
    match schema.get("type") {
        None => "unknown".to_owned(),
        Some(Value::Array(several)) => several.iter().map(named).collect::<Vec<_>>().join(" | "),
        Some(one) => named(one),
    }
}

fn list(schema: &Value, indent: &str) -> String {
    let item = expression(&schema["items"], indent);
    if item.contains(' ') { format!("Array<{item}>") } else { format!("{item}[]") }
}

fn record(schema: &Value, indent: &str) -> String {
    let by_id = schema.get("patternProperties").and_then(Value::as_object).and_then(|patterns| patterns.values().next());
    let by_name = schema.get("additionalProperties").filter(|rest| rest.is_object());
    match (by_id, by_name) {
        (Some(value), _) => format!("Record<Id, {}>", expression(value, indent)),
        (None, Some(value)) => format!("Record<string, {}>", expression(value, indent)),
        (None, None) => "Record<string, unknown>".to_owned(),
    }
}

fn fields(schema: &Value, indent: &str) -> String {
    let inner = format!("{indent}  ");
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let is_required = |name: &str| required.iter().any(|other| other == name);
    let mut properties: Vec<_> = schema["properties"].as_object().into_iter().flatten().collect();
    properties.sort_by_key(|(name, value)| match name.as_str() {
        _ if value.get("const").is_some() => 0,
        "id" => 1,
        name if is_required(name) => 2,
        _ => 3,
    });
    let lines = properties.into_iter().map(|(name, value)| {
        let optional = if is_required(name) { "" } else { "?" };
        format!("{}{inner}{name}{optional}: {};\n", comment(value, &inner), expression(value, &inner))
    });
    format!("{{\n{}{indent}}}", lines.collect::<String>())
}

//! To and from the values of `serde_json`, for doors that have these.

use crate::{Json, Number};
use serde_json::Value;

impl From<Value> for Json {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Bool(flag),
            Value::Number(number) => Self::Number(Number(number.to_string())),
            Value::String(text) => Self::Text(text),
            Value::Array(items) => Self::List(items.into_iter().map(Self::from).collect()),
            Value::Object(fields) => Self::Group(fields.into_iter().map(|(key, value)| (key, value.into())).collect()),
        }
    }
}

/// A number that the other cannot hold, which no text that was read has, becomes nothing.
impl From<Json> for Value {
    fn from(json: Json) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(flag) => Self::Bool(flag),
            Json::Number(Number(text)) => serde_json::from_str(&text).map_or(Self::Null, Self::Number),
            Json::Text(text) => Self::String(text),
            Json::List(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            Json::Group(fields) => Self::Object(fields.into_iter().map(|(key, json)| (key, json.into())).collect()),
        }
    }
}

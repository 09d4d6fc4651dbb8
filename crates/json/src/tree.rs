//! JSON as a tree: the fields of a group in the order of the file.

use crate::Number;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A piece of JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Value", into = "Value")]
pub enum Json {
    /// Nothing.
    #[default]
    Null,
    /// True or false.
    Bool(bool),
    /// A number, as it is spelled.
    Number(Number),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// The fields of a group, in order. A file may hold the same field twice.
    Group(Vec<(String, Self)>),
}

impl Json {
    /// The first field of a group with this name.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.fields()?.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The whole number, if it is one of 64 bits and not below nothing.
    pub fn whole(&self) -> Option<u64> {
        if let Self::Number(number) = self { number.whole() } else { None }
    }

    /// The items, if it is a list.
    pub fn items(&self) -> Option<&[Self]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    /// The fields, if it is a group.
    pub fn fields(&self) -> Option<&[(String, Self)]> {
        if let Self::Group(fields) = self { Some(fields) } else { None }
    }

    /// Whether it is nothing.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Json {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AnyValue".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        true.into()
    }
}

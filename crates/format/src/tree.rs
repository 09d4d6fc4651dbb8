//! JSON with its fields in the order of the file, and with every field that is there twice.

use crate::words::{error, shorten};
use alliance_model::{Place, Problem};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::{Map, Value};
use std::fmt;

/// A piece of JSON.
pub(crate) enum Node {
    /// A value that is not looked into.
    Leaf(Value),
    /// A list.
    List(Vec<Self>),
    /// The fields of an object, in order.
    Object(Vec<(String, Self)>),
}

impl Node {
    /// The place below this one, if it is there.
    pub(crate) fn at(&mut self, place: &Place) -> Option<&mut Self> {
        match (self, place) {
            (Self::Object(fields), Place::Field(name)) => fields.iter_mut().find(|(key, _)| key == name).map(|(_, node)| node),
            (Self::List(items), Place::Item(id)) => items.iter_mut().find(|item| item.id() == Some(id)),
            (Self::List(items), Place::Index(index)) => items.get_mut(*index),
            _ => None,
        }
    }

    fn id(&self) -> Option<&str> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find_map(|(key, node)| match node {
            Self::Leaf(Value::String(id)) if key == "id" => Some(id.as_str()),
            _ => None,
        })
    }

    /// As a plain value; where a field is there twice the last one stays, and a problem is added.
    pub(crate) fn into_value(self, path: &str, problems: &mut Vec<Problem>) -> Value {
        match self {
            Self::Leaf(value) => value,
            Self::List(items) => {
                let inner = items.into_iter().enumerate().map(|(index, item)| item.into_value(&format!("{path}[{index}]"), problems));
                Value::Array(inner.collect())
            }
            Self::Object(fields) => {
                let mut object = Map::new();
                for (key, node) in fields {
                    let dot = if path.is_empty() { "" } else { "." };
                    let path = format!("{path}{dot}{}", shorten(&key));
                    let value = node.into_value(&path, problems);
                    if object.insert(key, value).is_some() {
                        problems.push(error(path, "the same field twice", "each field once", "Take one of the two away."));
                    }
                }
                Value::Object(object)
            }
        }
    }
}

/// JSON that is part of the program; null where it is none.
pub(crate) fn json(text: &str) -> Value {
    serde_json::from_str::<Node>(text).map_or(Value::Null, |node| node.into_value("", &mut Vec::new()))
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Leaf(value) => value.serialize(serializer),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(fields) => serializer.collect_map(fields.iter().map(|(key, node)| (key, node))),
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Leaf(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Leaf(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Leaf(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Leaf(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Leaf(value.into()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Leaf(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = object.next_entry()? {
            fields.push(field);
        }
        Ok(Node::Object(fields))
    }
}

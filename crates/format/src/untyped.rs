//! A type of the model as JSON, its fields in the order of the type.

use crate::forms::{Form, Misfit};
use crate::tree::Node;
use serde::ser::{
    Error, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleStruct,
    Serializer,
};
use serde_json::Value;
use std::fmt::Display;

/// Writes a value of the model.
pub(crate) fn untyped(value: &impl Serialize) -> Result<Node, Misfit> {
    value.serialize(Untyped)
}

struct Untyped;

/// Kinds of number and text that no type of the model holds.
macro_rules! refuse {
    ($($method:ident: $type:ty)*) => {
        $(fn $method(self, _: $type) -> Result<Node, Misfit> {
            Err(Misfit)
        })*
    };
}

/// Kinds of number and text that a value of JSON holds as they are.
macro_rules! leaf {
    ($($method:ident: $type:ty)*) => {
        $(fn $method(self, value: $type) -> Result<Node, Misfit> {
            Ok(Node::Leaf(Value::from(value)))
        })*
    };
}

impl Serializer for Untyped {
    type Ok = Node;
    type Error = Misfit;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Impossible<Node, Misfit>;
    type SerializeMap = Fields;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Fields;

    refuse! { serialize_f32: f32 serialize_char: char serialize_bytes: &[u8] }

    leaf! {
        serialize_bool: bool serialize_i8: i8 serialize_i16: i16 serialize_i32: i32 serialize_i64: i64 serialize_f64: f64
        serialize_u8: u8 serialize_u16: u16 serialize_u32: u32 serialize_u64: u64 serialize_str: &str
    }

    fn serialize_none(self) -> Result<Node, Misfit> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Node, Misfit> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Node, Misfit> {
        Ok(Node::Leaf(Value::Null))
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Node, Misfit> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, name: &'static str, _: u32, choice: &'static str) -> Result<Node, Misfit> {
        match Form::of(name) {
            Form::Tagged(tag) => Ok(Node::Object(vec![tagged(tag, choice)])),
            Form::Keyed | Form::Bare => self.serialize_str(choice),
        }
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<Node, Misfit> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, name: &'static str, _: u32, choice: &'static str, value: &T) -> Result<Node, Misfit> {
        chosen(name, choice, value.serialize(self)?)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, Misfit> {
        Ok(Items(Vec::new()))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items, Misfit> {
        Ok(Items(Vec::new()))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items, Misfit> {
        Ok(Items(Vec::new()))
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Impossible<Node, Misfit>, Misfit> {
        Err(Misfit)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Fields, Misfit> {
        Ok(Fields::default())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields, Misfit> {
        Ok(Fields::default())
    }

    fn serialize_struct_variant(self, name: &'static str, _: u32, choice: &'static str, _: usize) -> Result<Fields, Misfit> {
        Ok(Fields { fields: Vec::new(), of: Some((name, choice)) })
    }
}

fn tagged(tag: &str, choice: &str) -> (String, Node) {
    (tag.to_owned(), Node::Leaf(choice.into()))
}

/// A choice with what else is said of it.
fn chosen(name: &str, choice: &str, content: Node) -> Result<Node, Misfit> {
    match (Form::of(name), content) {
        (Form::Bare, content) => Ok(content),
        (Form::Keyed, content) => Ok(Node::Object(vec![(choice.to_owned(), content)])),
        (Form::Tagged(tag), Node::Object(mut fields)) => {
            fields.insert(0, tagged(tag, choice));
            Ok(Node::Object(fields))
        }
        (Form::Tagged(_), _) => Err(Misfit),
    }
}

struct Items(Vec<Node>);

impl Items {
    fn push(&mut self, item: &(impl Serialize + ?Sized)) -> Result<(), Misfit> {
        self.0.push(item.serialize(Untyped)?);
        Ok(())
    }
}

impl SerializeSeq for Items {
    type Ok = Node;
    type Error = Misfit;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Misfit> {
        self.push(item)
    }

    fn end(self) -> Result<Node, Misfit> {
        Ok(Node::List(self.0))
    }
}

impl SerializeTuple for Items {
    type Ok = Node;
    type Error = Misfit;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Misfit> {
        self.push(item)
    }

    fn end(self) -> Result<Node, Misfit> {
        Ok(Node::List(self.0))
    }
}

impl SerializeTupleStruct for Items {
    type Ok = Node;
    type Error = Misfit;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Misfit> {
        self.push(item)
    }

    fn end(self) -> Result<Node, Misfit> {
        Ok(Node::List(self.0))
    }
}

#[derive(Default)]
struct Fields {
    fields: Vec<(String, Node)>,
    /// The choice that these are fields of, with the name of its type.
    of: Option<(&'static str, &'static str)>,
}

impl Fields {
    fn push(&mut self, name: &str, value: Node) {
        self.fields.push((name.to_owned(), value));
    }
}

impl SerializeStruct for Fields {
    type Ok = Node;
    type Error = Misfit;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Misfit> {
        self.push(name, value.serialize(Untyped)?);
        Ok(())
    }

    fn end(self) -> Result<Node, Misfit> {
        Ok(Node::Object(self.fields))
    }
}

impl SerializeStructVariant for Fields {
    type Ok = Node;
    type Error = Misfit;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Misfit> {
        self.push(name, value.serialize(Untyped)?);
        Ok(())
    }

    fn end(self) -> Result<Node, Misfit> {
        let Some((name, choice)) = self.of else { return Err(Misfit) };
        chosen(name, choice, Node::Object(self.fields))
    }
}

impl SerializeMap for Fields {
    type Ok = Node;
    type Error = Misfit;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Misfit> {
        let Node::Leaf(Value::String(name)) = key.serialize(Untyped)? else { return Err(Misfit) };
        self.fields.push((name, Node::Leaf(Value::Null)));
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Misfit> {
        let (_, last) = self.fields.last_mut().ok_or(Misfit)?;
        *last = value.serialize(Untyped)?;
        Ok(())
    }

    fn end(self) -> Result<Node, Misfit> {
        Ok(Node::Object(self.fields))
    }
}

impl Error for Misfit {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

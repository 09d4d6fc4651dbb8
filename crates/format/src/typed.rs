//! A JSON value as a type of the model. The derived code of a type is asked for its fields in their order and for its
//! choices by their number, so that it compares no names and none of it is made twice: a fifth of the size in a browser.

use crate::forms::{Form, Misfit};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, Expected, MapAccess, SeqAccess, Unexpected, VariantAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt::Display;
use std::slice;

/// A value that is known to have the form of a file, or of a part of one, as a type of the model. The type's own serde form is
/// not that of a file: see [`crate::read()`] and [`crate::parts`] for what comes from outside.
///
/// # Errors
/// One word, without a place: it was not of that form.
pub fn typed<'de, T: Deserialize<'de>>(value: &'de Value) -> Result<T, Misfit> {
    T::deserialize(Typed::Value(value))
}

/// What the derived code is given to read.
#[derive(Clone, Copy)]
enum Typed<'de> {
    /// A value of the file.
    Value(&'de Value),
    /// The key of a field.
    Key(&'de str),
    /// The number of a choice among its like.
    Choice(u64),
}

impl<'de> Typed<'de> {
    fn value(self) -> Result<&'de Value, Misfit> {
        match self {
            Self::Value(value) => Ok(value),
            Self::Key(_) | Self::Choice(_) => Err(Misfit),
        }
    }

    fn text(self) -> Result<&'de str, Misfit> {
        match self {
            Self::Value(value) => value.as_str().ok_or(Misfit),
            Self::Key(key) => Ok(key),
            Self::Choice(_) => Err(Misfit),
        }
    }

    fn whole_number(self) -> Result<u64, Misfit> {
        self.value()?.as_u64().ok_or(Misfit)
    }
}

/// Kinds of number and text that no type of the model holds.
macro_rules! refuse {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Misfit> {
            Err(Misfit)
        })*
    };
}

impl<'de> Deserializer<'de> for Typed<'de> {
    type Error = Misfit;

    refuse! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_f32 deserialize_f64
        deserialize_char deserialize_bytes deserialize_byte_buf deserialize_unit
    }

    /// For values of a file that are kept as they are.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.value()? {
            Value::Null => visitor.visit_unit(),
            Value::Bool(flag) => visitor.visit_bool(*flag),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(whole), _) => visitor.visit_u64(whole),
                (None, Some(below)) => visitor.visit_i64(below),
                (None, None) => visitor.visit_f64(number.as_f64().ok_or(Misfit)?),
            },
            Value::String(text) => visitor.visit_str(text),
            Value::Array(_) => self.deserialize_seq(visitor),
            Value::Object(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_bool(self.value()?.as_bool().ok_or(Misfit)?)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_u64(self.whole_number()?)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_u64(self.whole_number()?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_u64(self.whole_number()?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_u64(self.whole_number()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_str(self.text()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        if self.value()?.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, _: V) -> Result<V::Value, Misfit> {
        Err(Misfit)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let items = self.value()?.as_array().ok_or(Misfit)?;
        visitor.visit_seq(Items(items.iter()))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, _: usize, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let fields = self.value()?.as_object().ok_or(Misfit)?;
        visitor.visit_map(Entries { fields: fields.iter(), value: None })
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, names: &'static [&'static str], visitor: V) -> Result<V::Value, Misfit> {
        let fields = self.value()?.as_object().ok_or(Misfit)?;
        visitor.visit_seq(Fields { fields, names: names.iter() })
    }

    fn deserialize_enum<V: Visitor<'de>>(self, name: &'static str, choices: &'static [&'static str], visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_enum(Chosen::of(name, choices, self.value()?)?)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let Self::Choice(number) = self else { return Err(Misfit) };
        visitor.visit_u64(number)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }
}

struct Items<'de>(slice::Iter<'de, Value>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misfit> {
        self.0.next().map(|item| seed.deserialize(Typed::Value(item))).transpose()
    }
}

/// The fields of a type in the order of the type. For one that is not there the derived code takes its default.
struct Fields<'de> {
    fields: &'de Map<String, Value>,
    names: slice::Iter<'static, &'static str>,
}

impl<'de> SeqAccess<'de> for Fields<'de> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misfit> {
        let field = self.names.next().and_then(|name| self.fields.get(*name));
        field.map(|field| seed.deserialize(Typed::Value(field))).transpose()
    }
}

struct Entries<'de> {
    fields: serde_json::map::Iter<'de>,
    value: Option<&'de Value>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Misfit> {
        let Some((key, value)) = self.fields.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(Typed::Key(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        seed.deserialize(Typed::Value(self.value.take().ok_or(Misfit)?))
    }
}

/// One of several choices, and what else is said of it.
struct Chosen<'de> {
    number: u64,
    content: &'de Value,
}

impl<'de> Chosen<'de> {
    fn of(name: &str, choices: &[&str], value: &'de Value) -> Result<Self, Misfit> {
        let (word, content) = match (Form::of(name), value) {
            (Form::Bare, Value::String(_)) => return Ok(Self { number: 0, content: value }),
            (Form::Bare, _) => return Ok(Self { number: 1, content: value }),
            (Form::Tagged(tag), _) => (value.get(tag).and_then(Value::as_str), value),
            (Form::Keyed, Value::String(word)) => (Some(word.as_str()), &Value::Null),
            (Form::Keyed, _) => {
                let only = value.as_object().and_then(|fields| fields.iter().next()).ok_or(Misfit)?;
                (Some(only.0.as_str()), only.1)
            }
        };
        let place = choices.iter().position(|choice| Some(*choice) == word).ok_or(Misfit)?;
        Ok(Self { number: u64::try_from(place).map_err(|_| Misfit)?, content })
    }
}

impl<'de> EnumAccess<'de> for Chosen<'de> {
    type Error = Misfit;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Misfit> {
        Ok((seed.deserialize(Typed::Choice(self.number))?, self))
    }
}

impl<'de> VariantAccess<'de> for Chosen<'de> {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Misfit> {
        seed.deserialize(Typed::Value(self.content))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Misfit> {
        Typed::Value(self.content).deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, names: &'static [&'static str], visitor: V) -> Result<V::Value, Misfit> {
        Typed::Value(self.content).deserialize_struct("", names, visitor)
    }
}

/// None of these says more than that: what would make the sentences stays out of the browser.
impl Error for Misfit {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
}

//! The values that every type is made of.

use crate::{AsJson, Json, List, Passage, from_json, to_json};
use std::collections::BTreeMap;

impl AsJson for Json {
    fn blank() -> Self {
        Self::Null
    }

    fn pass(&mut self, by: &mut Passage<'_>) {
        match by.from() {
            Some(from) => self.clone_from(from),
            None => by.put(self.clone()),
        }
    }
}

impl AsJson for String {
    fn blank() -> Self {
        Self::new()
    }

    fn pass(&mut self, by: &mut Passage<'_>) {
        if let Some(text) = by.text(|| self.clone()) {
            text.clone_into(self);
        }
    }
}

impl AsJson for bool {
    fn blank() -> Self {
        false
    }

    fn pass(&mut self, by: &mut Passage<'_>) {
        match by.from() {
            Some(Json::Bool(flag)) => *self = *flag,
            Some(_) => by.misfit(),
            None => by.put(Json::Bool(*self)),
        }
    }
}

macro_rules! whole_number {
    ($($type:ty)*) => {
        $(impl AsJson for $type {
            fn blank() -> Self {
                0
            }

            fn pass(&mut self, by: &mut Passage<'_>) {
                let Some(from) = by.from() else { return by.put(Json::Number((*self as u64).into())) };
                match from.whole().and_then(|whole| Self::try_from(whole).ok()) {
                    Some(whole) => *self = whole,
                    None => by.misfit(),
                }
            }
        })*
    };
}

whole_number! { u8 u32 u64 usize }

impl<T: AsJson> AsJson for Option<T> {
    fn blank() -> Self {
        None
    }

    fn pass(&mut self, by: &mut Passage<'_>) {
        if by.from().is_some() {
            *self = by.from().filter(|from| !from.is_null()).map(|_| T::blank());
        }
        if let Some(value) = self {
            value.pass(by);
        }
    }
}

impl<T: AsJson> AsJson for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn pass(&mut self, by: &mut Passage<'_>) {
        if by.from().is_some() {
            self.clear();
        }
        by.list(self);
    }
}

impl<T: AsJson> List for Vec<T> {
    fn add(&mut self) -> Option<&mut dyn AsJson> {
        self.push(T::blank());
        self.at(self.len() - 1)
    }

    fn at(&mut self, place: usize) -> Option<&mut dyn AsJson> {
        self.get_mut(place).map(|item| item as &mut dyn AsJson)
    }
}

/// A map; its keys are text in JSON.
impl<K: AsJson + Ord, V: AsJson> AsJson for BTreeMap<K, V> {
    fn blank() -> Self {
        Self::new()
    }

    fn pass(&mut self, by: &mut Passage<'_>) {
        let Some(from) = by.from() else {
            let field = |(mut key, mut value): (K, V)| Some((to_json(&mut key).text()?.to_owned(), to_json(&mut value)));
            return by.put(Json::Group(std::mem::take(self).into_iter().filter_map(field).collect()));
        };
        let pair = |(key, value): &(String, Json)| Some((from_json(&Json::Text(key.clone()))?, from_json(value)?));
        match from.fields().and_then(|fields| fields.iter().map(pair).collect()) {
            Some(map) => *self = map,
            None => by.misfit(),
        }
    }
}

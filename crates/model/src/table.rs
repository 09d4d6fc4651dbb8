//! Short tables, by id or by name.

use alliance_json::{AsJson, Json, Keyed, Passage, from_json, in_order, to_json};
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::ops::Index;

/// Values by key, in order of the keys: a `BTreeMap` for a handful of members or seats, with far less code in a browser.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "BTreeMap<K, V>", bound = "K: Ord + Deserialize<'de>, V: Deserialize<'de>")]
pub struct Table<K, V>(Vec<(K, V)>);

impl<K, V> Table<K, V> {
    /// With nothing in it.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Whether there is nothing in it.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes everything away.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Keys and values, in order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values, in order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// The values, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, value)| value)
    }
}

impl<K: Ord, V> Table<K, V> {
    /// The value of this key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().and_then(|place| self.0.get(place)).map(|(_, value)| value)
    }

    /// Whether there is a value for this key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// Gives this key this value; the one before, if there was one.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(place) => self.0.get_mut(place).map(|(_, before)| std::mem::replace(before, value)),
            Err(place) => {
                self.0.insert(place, (key, value));
                None
            }
        }
    }

    /// Takes this key away, with its value.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|place| self.0.remove(place).1)
    }

    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(other, _)| other.borrow().cmp(key))
    }
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Ord + Borrow<Q>, V, Q: Ord + ?Sized> Index<&Q> for Table<K, V> {
    type Output = V;

    /// Panics where the key is not there; [`Table::get`] does not.
    fn index(&self, key: &Q) -> &V {
        let place = self.place(key).unwrap_or(usize::MAX);
        &self.0[place].1
    }
}

/// Of a key that is there twice the last value stays.
impl<K: Ord, V> FromIterator<(K, V)> for Table<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut pairs: Vec<Option<(K, V)>> = pairs.into_iter().map(Some).collect();
        let key = |place: usize| pairs.get(place).and_then(Option::as_ref).map(|(key, _)| key);
        let order = in_order(pairs.len(), &|left, right| key(left) < key(right));
        let mut table: Vec<(K, V)> = Vec::new();
        for pair in order.into_iter().filter_map(|place| pairs.get_mut(place)?.take()) {
            match table.last_mut().filter(|(last, _)| *last == pair.0) {
                Some(last) => *last = pair,
                None => table.push(pair),
            }
        }
        Self(table)
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for Table<K, V> {
    fn from(pairs: [(K, V); N]) -> Self {
        pairs.into_iter().collect()
    }
}

impl<K: Ord, V> From<BTreeMap<K, V>> for Table<K, V> {
    fn from(map: BTreeMap<K, V>) -> Self {
        Self(map.into_iter().collect())
    }
}

impl<K: Serialize, V: Serialize> Serialize for Table<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<K: AsJson + Ord, V: AsJson> AsJson for Table<K, V> {
    fn blank() -> Self {
        Self::new()
    }

    fn pass(&mut self, by: &mut Passage<'_>) {
        if by.from().is_none() {
            return by.keyed(self);
        }
        self.clear();
        by.keyed(self);
        *self = std::mem::take(&mut self.0).into_iter().collect();
    }
}

impl<K: AsJson, V: AsJson> Keyed for Table<K, V> {
    fn add(&mut self, key: &str) -> Option<&mut dyn AsJson> {
        self.0.push((from_json(&Json::from(key))?, V::blank()));
        self.0.last_mut().map(|(_, value)| value as &mut dyn AsJson)
    }

    fn at(&mut self, place: usize) -> Option<(String, &mut dyn AsJson)> {
        let (key, value) = self.0.get_mut(place)?;
        Some((to_json(key).text()?.to_owned(), value))
    }
}

#[cfg(feature = "schema")]
impl<K: schemars::JsonSchema, V: schemars::JsonSchema> schemars::JsonSchema for Table<K, V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        BTreeMap::<K, V>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        BTreeMap::<K, V>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_in_order_and_holds_each_key_once() {
        let mut table: Table<String, u64> =
            [("c", 1), ("a", 2), ("c", 3), ("b", 4)].map(|(key, value)| (key.to_owned(), value)).into_iter().collect();
        assert_eq!(table.iter().map(|(key, value)| (key.as_str(), *value)).collect::<Vec<_>>(), [("a", 2), ("b", 4), ("c", 3)]);
        assert_eq!((table.get("b"), table.get("d"), table["a"]), (Some(&4), None, 2));
        assert_eq!((table.insert("a".to_owned(), 5), table.insert("aa".to_owned(), 6), table.remove("b")), (Some(2), None, Some(4)));
        assert_eq!(table.keys().collect::<Vec<_>>(), ["a", "aa", "c"]);
    }
}

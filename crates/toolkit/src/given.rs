//! A JavaScript value as JSON: plain data only. What JSON cannot hold is refused with its place, and never turned into
//! something else in silence. Circles end at the deepest level, and values that repeat themselves without end at the most.

use alliance_model::{Problem, Severity};
use js_sys::{Array, JsString, Object, Reflect};
use serde_json::{Map, Number, Value};
use wasm_bindgen::{JsCast, JsValue};

/// The most lists and groups within each other, as files have it.
const DEEPEST: usize = 127;

/// The most values in one call; a whole design has a few thousand.
const MOST_VALUES: usize = 1_000_000;

/// The largest number that JavaScript tells from its neighbours.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_991.0;

/// Reads a value. A field that is `undefined` is left out.
pub(crate) fn given(value: &JsValue) -> Result<Value, Problem> {
    Reader { path: String::new(), level: 0, values: 0 }.value(value)
}

struct Reader {
    path: String,
    level: usize,
    values: usize,
}

impl Reader {
    fn value(&mut self, value: &JsValue) -> Result<Value, Problem> {
        self.values += 1;
        if self.values > MOST_VALUES {
            return Err(self.problem("more than a million values", "fewer", "Take away what is not needed."));
        }
        if value.is_null() {
            return Ok(Value::Null);
        }
        if let Some(flag) = value.as_bool() {
            return Ok(Value::Bool(flag));
        }
        if let Some(number) = value.as_f64() {
            return self.number(number);
        }
        if let Some(text) = value.dyn_ref::<JsString>() {
            return self.text(text);
        }
        if Array::is_array(value) {
            return self.within(|reader| reader.list(value.unchecked_ref()));
        }
        if value.is_object() && is_plain(value) {
            return self.within(|reader| reader.group(value));
        }
        Err(self.not_plain(value))
    }

    fn number(&self, number: f64) -> Result<Value, Problem> {
        if number.fract() == 0.0 && number.abs() <= LARGEST_WHOLE {
            return Ok(Value::from(number as i64));
        }
        let counted = Number::from_f64(number).map(Value::Number);
        counted.ok_or_else(|| self.problem(&number.to_string(), "a number that can be counted", "Write an amount as text, such as \"0.00\"."))
    }

    fn text(&self, text: &JsString) -> Result<Value, Problem> {
        let whole = String::from(text);
        // Half a character becomes this sign; asking each text for it would be slow.
        if whole.contains('\u{fffd}') && !text.is_valid_utf16() {
            return Err(self.problem("a text with half of a character", "whole characters", "Write the character itself."));
        }
        Ok(Value::String(whole))
    }

    fn within(&mut self, read: impl FnOnce(&mut Self) -> Result<Value, Problem>) -> Result<Value, Problem> {
        if self.level == DEEPEST {
            let expected = format!("at most {DEEPEST} levels");
            self.path.clear();
            return Err(self.problem("lists or groups within each other, too deep or in a circle", &expected, "Give plain data."));
        }
        self.level += 1;
        let value = read(self);
        self.level -= 1;
        value
    }

    fn list(&mut self, items: &Array) -> Result<Value, Problem> {
        let mut list = Vec::new();
        for index in 0..items.length() {
            let item = self.read(items, &JsValue::from(index))?;
            list.push(self.at(&format!("[{index}]"), |reader| reader.value(&item))?);
        }
        Ok(Value::Array(list))
    }

    fn group(&mut self, group: &JsValue) -> Result<Value, Problem> {
        let keys = Reflect::own_keys(group).map_err(|_| self.unreadable())?;
        let mut fields = Map::new();
        for key in keys.iter() {
            let Some(name) = key.as_string() else { continue };
            let value = self.read(group, &key)?;
            if value.is_undefined() {
                continue;
            }
            let place = if self.path.is_empty() { name.clone() } else { format!(".{name}") };
            let value = self.at(&place, |reader| reader.value(&value))?;
            fields.insert(name, value);
        }
        Ok(Value::Object(fields))
    }

    /// Reading runs the owner's code where it has written getters.
    fn read(&self, holder: &JsValue, key: &JsValue) -> Result<JsValue, Problem> {
        Reflect::get(holder, key).map_err(|_| self.unreadable())
    }

    fn at<T>(&mut self, place: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        self.path.push_str(place);
        let value = read(self);
        self.path.truncate(length);
        value
    }

    fn not_plain(&self, value: &JsValue) -> Problem {
        let (found, mend) = if value.is_bigint() {
            ("a BigInt", "Write money and rates as text, such as \"1234.56\", and votes as plain numbers.")
        } else if value.is_undefined() {
            ("undefined", "Give a value, or null where there is none.")
        } else if value.is_function() {
            ("a function", "Give its result.")
        } else if value.is_symbol() {
            ("a symbol", "Give a text.")
        } else {
            ("an object that is not plain, such as a Date or a Map", "Give plain data.")
        };
        self.problem(found, "plain data, as in JSON", mend)
    }

    fn unreadable(&self) -> Problem {
        self.problem("something that cannot be read", "plain data, as in JSON", "Give plain data.")
    }

    fn problem(&self, found: &str, expected: &str, mend: &str) -> Problem {
        Problem { severity: Severity::Error, path: self.path.clone(), found: found.to_owned(), expected: expected.to_owned(), mend: mend.to_owned() }
    }
}

/// Whether it was made by `{}`, here or in another frame, or has no prototype: nothing stands between it and the root.
fn is_plain(value: &JsValue) -> bool {
    let above = |value: &JsValue| Reflect::get_prototype_of(value.unchecked_ref::<Object>()).map(JsValue::from);
    match above(value) {
        Ok(prototype) => prototype.is_null() || above(&prototype).is_ok_and(|root| root.is_null()),
        Err(_) => false,
    }
}

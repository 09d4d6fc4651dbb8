//! The passage of a value from JSON or to it. A type says once what stands where, and the same function reads and writes.

use crate::Json;

/// A value that is read from JSON and written as it. Derive it: the derive reads serde's own attributes.
pub trait AsJson {
    /// A value to be read into.
    fn blank() -> Self
    where
        Self: Sized;

    /// Reads it or writes it, as the passage goes.
    fn pass(&mut self, by: &mut Passage<'_>);
}

/// Reads a value; none where the JSON is not of its form.
pub fn from_json<T: AsJson>(json: &Json) -> Option<T> {
    from_json_with_rest(json).map(|(value, _)| value)
}

/// Reads a value, with the fields that no type asked for; none where the JSON is not of its form.
pub fn from_json_with_rest<T: AsJson>(json: &Json) -> Option<(T, Vec<Unasked<'_>>)> {
    let mut value = T::blank();
    let mut by = Passage { from: Some(json), ..Passage::default() };
    by.through(&mut value);
    by.fits.then_some((value, by.rest))
}

/// Writes a value. It is changed only where its writing is wrong.
pub fn to_json(value: &mut dyn AsJson) -> Json {
    let mut by = Passage::default();
    value.pass(&mut by);
    by.to
}

/// A field that stands in a group whose type did not ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unasked<'a> {
    /// The way to the group.
    pub way: Vec<Turn<'a>>,
    /// Its name.
    pub name: &'a str,
    /// What it holds.
    pub value: &'a Json,
}

/// A turn on the way into a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn<'a> {
    /// Into a field of a group.
    Field(&'a str),
    /// Into an item of a list.
    Item(usize),
}

/// What a file says of a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It is always there.
    Always,
    /// It is written, but may be missing.
    Mostly,
    /// It may be missing, and is now.
    NotNow,
}

/// How a choice stands in a file.
#[derive(Clone, Copy)]
pub enum Form {
    /// By a key: `{ "at_least": { … } }`, or a word alone where there is nothing more to say.
    Keyed,
    /// By a field beside the others: `{ "step": "cap", … }`.
    Tagged(&'static str),
    /// By itself: a text is the first choice, a group of fields the second.
    Bare,
}

/// A list, as the passage sees it.
pub trait List {
    /// Adds a blank item, and gives it to be read into.
    fn add(&mut self) -> Option<&mut dyn AsJson>;

    /// Gives the item at a place.
    fn at(&mut self, place: usize) -> Option<&mut dyn AsJson>;
}

/// A table whose keys are the names of fields, as the passage sees it.
pub trait Keyed {
    /// Adds a blank value by this key, and gives it to be read into; none where that is no key.
    fn add(&mut self, key: &str) -> Option<&mut dyn AsJson>;

    /// Gives the key and the value at a place.
    fn at(&mut self, place: usize) -> Option<(String, &mut dyn AsJson)>;
}

/// One value under way: out of `from`, or else into `to`.
pub struct Passage<'a> {
    from: Option<&'a Json>,
    to: Json,
    fits: bool,
    /// The fields that a type has asked for; none while it has not said that it is a group of fields.
    asked: Option<Vec<&'static str>>,
    way: Vec<Turn<'a>>,
    rest: Vec<Unasked<'a>>,
}

impl Default for Passage<'_> {
    fn default() -> Self {
        Self { from: None, to: Json::Null, fits: true, asked: None, way: Vec::new(), rest: Vec::new() }
    }
}

/// Whether passages only read, and take nothing along: a program that needs no more carries no more.
pub(crate) const ONLY_READS: bool = cfg!(feature = "only-reads");

impl<'a> Passage<'a> {
    /// What is being read; none where the passage writes.
    pub fn from(&self) -> Option<&'a Json> {
        if ONLY_READS { Some(self.from.unwrap_or(&Json::Null)) } else { self.from }
    }

    /// Writes this.
    pub fn put(&mut self, json: Json) {
        self.to = json;
    }

    /// Says that what is being read is not of the right form.
    pub fn misfit(&mut self) {
        self.fits = false;
    }

    /// Reads a value, and takes along what it did not ask for.
    fn through(&mut self, value: &mut dyn AsJson) {
        value.pass(self);
        if ONLY_READS {
            return;
        }
        let (Some(asked), Some(fields)) = (self.asked.take(), self.from.and_then(Json::fields)) else { return };
        for (name, value) in fields.iter().filter(|(name, _)| !asked.contains(&name.as_str())) {
            self.rest.push(Unasked { way: self.way.clone(), name, value });
        }
    }

    /// The value asks for a field, or for none yet.
    fn asks(&mut self, name: Option<&'static str>) {
        if !ONLY_READS {
            self.asked.get_or_insert_default().extend(name);
        }
    }

    /// Reads a value further in.
    fn turn(&mut self, turn: Turn<'a>, json: &'a Json, value: &mut dyn AsJson) {
        let (from, asked, length) = (self.from.replace(json), self.asked.take(), self.way.len());
        self.way.push(turn);
        self.through(value);
        self.way.truncate(length);
        (self.from, self.asked) = (from, asked);
    }

    /// The value is a group of fields.
    pub fn group(&mut self) {
        match self.from() {
            Some(from) => self.fits &= from.fields().is_some(),
            None => self.to = Json::Group(Vec::new()),
        }
        self.asks(None);
    }

    /// One of its fields. It is left as it is where it may be missing and is.
    pub fn field(&mut self, name: &'static str, value: &mut dyn AsJson, said: Said) {
        self.asks(Some(name));
        match (self.from().map(|from| from.get(name)), &mut self.to) {
            (Some(Some(json)), _) => self.turn(Turn::Field(name), json, value),
            (Some(None), _) => self.fits &= said != Said::Always,
            (None, Json::Group(fields)) if said != Said::NotNow => fields.push((name.to_owned(), to_json(value))),
            (None, _) => {}
        }
    }

    /// A list of items.
    pub fn list(&mut self, list: &mut dyn List) {
        let Some(from) = self.from() else {
            let mut items = Vec::new();
            while let Some(item) = list.at(items.len()) {
                items.push(to_json(item));
            }
            self.to = Json::List(items);
            return;
        };
        let Some(items) = from.items() else { return self.misfit() };
        for (place, item) in items.iter().enumerate() {
            match list.add() {
                Some(value) => self.turn(Turn::Item(place), item, value),
                None => self.misfit(),
            }
        }
    }

    /// A table: a group whose fields have names of their own.
    pub fn keyed(&mut self, table: &mut dyn Keyed) {
        let Some(from) = self.from() else {
            let mut fields = Vec::new();
            while let Some((key, value)) = table.at(fields.len()) {
                fields.push((key, to_json(value)));
            }
            self.to = Json::Group(fields);
            return;
        };
        let Some(fields) = from.fields() else { return self.misfit() };
        for (key, json) in fields {
            match table.add(key) {
                Some(value) => self.turn(Turn::Field(key), json, value),
                None => self.misfit(),
            }
        }
    }

    /// A text: written, or given to be read.
    pub fn text(&mut self, write: impl FnOnce() -> String) -> Option<&'a str> {
        let Some(from) = self.from() else {
            self.to = Json::Text(write());
            return None;
        };
        self.fits &= from.text().is_some();
        from.text()
    }

    /// One word of several: the place of the one that is read, or of the one that is written.
    pub fn word(&mut self, words: &[&str], place: usize) -> usize {
        self.fits &= self.from().is_none_or(|from| from.text().is_some());
        if let Some(choice) = self.choice(Form::Keyed, words) {
            return choice;
        }
        self.chosen(Form::Keyed, words, place);
        place
    }

    /// Where the passage reads: the place of the choice that was made. What else is said of it is read next.
    pub fn choice(&mut self, form: Form, words: &[&str]) -> Option<usize> {
        let from = self.from()?;
        let word = match (form, from) {
            (Form::Bare, from) => return Some(usize::from(from.text().is_none())),
            (Form::Tagged(tag), from) => {
                self.asks(Some(tag));
                from.get(tag).and_then(Json::text)
            }
            (Form::Keyed, Json::Text(word)) => {
                self.from = Some(&Json::Null);
                Some(word.as_str())
            }
            (Form::Keyed, Json::Group(fields)) => match fields.as_slice() {
                [(key, content)] => {
                    self.way.push(Turn::Field(key));
                    self.from = Some(content);
                    Some(key.as_str())
                }
                _ => None,
            },
            (Form::Keyed, _) => None,
        };
        let place = words.iter().position(|choice| Some(*choice) == word);
        self.fits &= place.is_some();
        Some(place.unwrap_or_default())
    }

    /// Where the passage writes: marks what was written as the choice at this place.
    pub fn chosen(&mut self, form: Form, words: &[&str], place: usize) {
        let Some(word) = words.get(place).filter(|_| self.from().is_none()) else { return };
        self.to = match (form, std::mem::take(&mut self.to)) {
            (Form::Bare, content) => content,
            (Form::Keyed, Json::Null) => Json::from(*word),
            (Form::Keyed, content) => Json::Group(vec![((*word).to_owned(), content)]),
            (Form::Tagged(tag), content) => {
                let mut fields = vec![(tag.to_owned(), Json::from(*word))];
                if let Json::Group(others) = content {
                    fields.extend(others);
                }
                Json::Group(fields)
            }
        };
    }
}

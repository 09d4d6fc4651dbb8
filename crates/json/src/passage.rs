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
    let mut value = T::blank();
    read_into(json, &mut value).then_some(value)
}

/// Writes a value. It is changed only where its writing is wrong.
pub fn to_json(value: &mut dyn AsJson) -> Json {
    let mut by = Passage { from: None, to: Json::Null, fits: true };
    value.pass(&mut by);
    by.to
}

fn read_into(json: &Json, value: &mut dyn AsJson) -> bool {
    let mut by = Passage { from: Some(json), to: Json::Null, fits: true };
    value.pass(&mut by);
    by.fits
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

/// One value under way: out of `from`, or else into `to`.
pub struct Passage<'a> {
    from: Option<&'a Json>,
    to: Json,
    fits: bool,
}

impl<'a> Passage<'a> {
    /// What is being read; none where the passage writes.
    pub fn from(&self) -> Option<&'a Json> {
        self.from
    }

    /// Writes this.
    pub fn put(&mut self, json: Json) {
        self.to = json;
    }

    /// Says that what is being read is not of the right form.
    pub fn misfit(&mut self) {
        self.fits = false;
    }

    /// The value is a group of fields.
    pub fn group(&mut self) {
        match self.from {
            Some(from) => self.fits &= from.fields().is_some(),
            None => self.to = Json::Group(Vec::new()),
        }
    }

    /// One of its fields. It is left as it is where it may be missing and is.
    pub fn field(&mut self, name: &'static str, value: &mut dyn AsJson, said: Said) {
        match (self.from.map(|from| from.get(name)), &mut self.to) {
            (Some(Some(json)), _) => self.fits &= read_into(json, value),
            (Some(None), _) => self.fits &= said != Said::Always,
            (None, Json::Group(fields)) if said != Said::NotNow => fields.push((name.to_owned(), to_json(value))),
            (None, _) => {}
        }
    }

    /// A list of items.
    pub fn list(&mut self, list: &mut dyn List) {
        let Some(from) = self.from else {
            let mut items = Vec::new();
            while let Some(item) = list.at(items.len()) {
                items.push(to_json(item));
            }
            self.to = Json::List(items);
            return;
        };
        let Some(items) = from.items() else { return self.misfit() };
        for item in items {
            self.fits &= list.add().is_some_and(|value| read_into(item, value));
        }
    }

    /// A text: written, or given to be read.
    pub fn text(&mut self, write: impl FnOnce() -> String) -> Option<&'a str> {
        let Some(from) = self.from else {
            self.to = Json::Text(write());
            return None;
        };
        self.fits &= from.text().is_some();
        from.text()
    }

    /// One word of several: the place of the one that is read, or of the one that is written.
    pub fn word(&mut self, words: &[&str], place: usize) -> usize {
        if let Some(choice) = self.choice(Form::Keyed, words) {
            return choice;
        }
        self.chosen(Form::Keyed, words, place);
        place
    }

    /// Where the passage reads: the place of the choice that was made. What else is said of it is read next.
    pub fn choice(&mut self, form: Form, words: &[&str]) -> Option<usize> {
        let from = self.from?;
        let (word, content) = match (form, from) {
            (Form::Bare, from) => return Some(usize::from(from.text().is_none())),
            (Form::Tagged(tag), from) => (from.get(tag).and_then(Json::text), from),
            (Form::Keyed, Json::Text(word)) => (Some(word.as_str()), &Json::Null),
            (Form::Keyed, Json::Group(fields)) => fields.first().map_or((None, from), |(key, content)| (Some(key.as_str()), content)),
            (Form::Keyed, _) => (None, from),
        };
        self.from = Some(content);
        let place = words.iter().position(|choice| Some(*choice) == word);
        self.fits &= place.is_some();
        Some(place.unwrap_or_default())
    }

    /// Where the passage writes: marks what was written as the choice at this place.
    pub fn chosen(&mut self, form: Form, words: &[&str], place: usize) {
        let Some(word) = words.get(place).filter(|_| self.from.is_none()) else { return };
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

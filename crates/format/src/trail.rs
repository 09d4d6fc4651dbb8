//! The way into a document, while it is walked.

use std::fmt::Write;

/// The places passed so far.
#[derive(Default)]
pub(crate) struct Trail {
    steps: Vec<Step>,
}

enum Step {
    Field(String),
    Item(usize),
}

impl Trail {
    /// Goes into a field of an object.
    pub(crate) fn field(&mut self, name: &str) {
        self.steps.push(Step::Field(name.to_owned()));
    }

    /// Goes into an item of a list.
    pub(crate) fn item(&mut self, index: usize) {
        self.steps.push(Step::Item(index));
    }

    /// Goes back one place.
    pub(crate) fn back(&mut self) {
        self.steps.pop();
    }

    /// As people read it: `members[2].free_reserves`.
    pub(crate) fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.steps {
            match step {
                Step::Field(name) => join(&mut path, name),
                Step::Item(index) => drop(write!(path, "[{index}]")),
            }
        }
        path
    }

    /// As people read it, with one more field.
    pub(crate) fn path_to(&self, field: &str) -> String {
        let mut path = self.path();
        join(&mut path, field);
        path
    }
}

/// Adds a field to a path; a long name of a field, which can only be a mistake, is cut.
fn join(path: &mut String, field: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(&crate::words::shorten(field));
}

//! A design that several parts of the page hold in common.

use alliance_format::tree;
use alliance_model::Design;
use std::cell::OnceCell;
use std::ops::Deref;
use std::rc::Rc;

/// A design held in common. Two are equal where they are one and the same: to compare all that two hold would take the page
/// three thousand bytes of code, and time with every key.
#[derive(Clone, Debug)]
pub(crate) struct Held(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    design: Design,
    /// Its text, once somebody has asked: the same for every question about it.
    text: OnceCell<String>,
}

impl Held {
    /// The text of its file.
    pub(crate) fn text(&self) -> &str {
        self.0.text.get_or_init(|| alliance_format::write(self))
    }

    /// Whether a design says the same, field by field.
    pub(crate) fn says(&self, other: &Design) -> bool {
        std::ptr::eq(&raw const self.0.design, other) || tree(self) == tree(other)
    }
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Held {
    type Target = Design;

    fn deref(&self) -> &Design {
        &self.0.design
    }
}

impl From<Design> for Held {
    fn from(design: Design) -> Self {
        Self(Rc::new(Inner { design, text: OnceCell::new() }))
    }
}

impl From<Box<Design>> for Held {
    fn from(design: Box<Design>) -> Self {
        Self::from(*design)
    }
}

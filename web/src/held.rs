//! A design that several parts of the page hold in common.

use alliance_json::Json;
use alliance_model::Design;
use js_sys::JsString;
use std::cell::{OnceCell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

/// A design held in common. Two are equal where they are one and the same: to compare all that two hold would take time with every key.
#[derive(Clone, Debug)]
pub(crate) struct Held(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    design: Design,
    /// Its text as short as it can be, once somebody has asked: every question takes it along, so it is held where questions go.
    short: OnceCell<JsString>,
}

thread_local! {
    /// The tree of the design that was looked into last: every form looks for its values in it, and no more than one is kept.
    static LAST: RefCell<Option<(Held, Rc<Json>)>> = const { RefCell::new(None) };
}

impl Held {
    /// Its text, for the engines.
    pub(crate) fn short(&self) -> &JsString {
        self.0.short.get_or_init(|| self.tree().to_string().into())
    }

    /// What it says, field by field.
    pub(crate) fn tree(&self) -> Rc<Json> {
        LAST.with_borrow_mut(|last| {
            if let Some((_, tree)) = last.as_ref().filter(|(of, _)| of == self) {
                return Rc::clone(tree);
            }
            let tree = Rc::new(alliance_format::tree(self));
            *last = Some((self.clone(), Rc::clone(&tree)));
            tree
        })
    }

    /// Whether a design says the same, field by field.
    pub(crate) fn says(&self, other: &Design) -> bool {
        self.0.design == *other
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
        Self(Rc::new(Inner { design, short: OnceCell::new() }))
    }
}

impl From<Box<Design>> for Held {
    fn from(design: Box<Design>) -> Self {
        Self::from(*design)
    }
}

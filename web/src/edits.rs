//! Edits: every change that a person can make to a design, each a named function on it.
//! They keep the design whole: what is removed takes every reference to it along.

pub(crate) mod beliefs;
pub(crate) mod bodies;
pub(crate) mod changes;
pub(crate) mod members;
pub(crate) mod minutes;
pub(crate) mod motion;
pub(crate) mod outturn;
pub(crate) mod rules;
pub(crate) mod seats;
pub(crate) mod together;

use alliance_model::{Design, Id};
use std::rc::Rc;

/// A change to the open design, with the words for the undo menu.
#[derive(Clone)]
pub(crate) struct Edit {
    /// What it does: "Rename Northgate".
    pub(crate) label: String,
    /// Edits with the same key in a row are one step of undo, such as the letters of a name.
    pub(crate) key: Option<String>,
    change: Rc<dyn Fn(&mut Design)>,
}

impl Edit {
    /// One step of undo by itself.
    pub(crate) fn once(label: impl Into<String>, change: impl Fn(&mut Design) + 'static) -> Self {
        Self { label: label.into(), key: None, change: Rc::new(change) }
    }

    /// One of a run of small changes to the same thing.
    pub(crate) fn typing(label: impl Into<String>, key: impl Into<String>, change: impl Fn(&mut Design) + 'static) -> Self {
        Self { label: label.into(), key: Some(key.into()), change: Rc::new(change) }
    }

    /// The design after the change.
    pub(crate) fn apply(&self, design: &Design) -> Design {
        let mut changed = design.clone();
        (self.change)(&mut changed);
        changed
    }
}

/// Up or down a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
}

/// Moves an item one place among those that belong together; at the end of the list it stays.
fn shift<T>(list: &mut [T], way: Way, is_it: impl Fn(&T) -> bool, belongs: impl Fn(&T) -> bool) {
    let Some(from) = list.iter().position(is_it) else { return };
    let to = match way {
        Way::Up => list[..from].iter().rposition(belongs),
        Way::Down => list[from + 1..].iter().position(belongs).map(|step| from + 1 + step),
    };
    if let Some(to) = to {
        list.swap(from, to);
    }
}

/// An id for something new, made from its name.
fn fresh<'a>(name: &str, taken: impl Iterator<Item = &'a Id> + Clone) -> Id {
    Id::from_name(name, |slug| taken.clone().any(|id| id.as_str() == slug))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_moves_past_its_own_kind_only_and_stops_at_the_end() {
        let mut list = [(1, 'a'), (2, 'b'), (3, 'a')];
        shift(&mut list, Way::Up, |x| x.0 == 3, |x| x.1 == 'a');
        assert_eq!(list, [(3, 'a'), (2, 'b'), (1, 'a')]);
        shift(&mut list, Way::Up, |x| x.0 == 3, |x| x.1 == 'a');
        assert_eq!(list[0].0, 3);
    }
}

#[cfg(test)]
pub(crate) mod testing {
    use alliance_model::{Design, Severity};

    /// The health template: the richest design at hand.
    pub(crate) fn design() -> Design {
        alliance_format::template("health-alliance").expect("the template opens")
    }

    /// No reference leads nowhere and the file opens again as it is.
    #[track_caller]
    pub(crate) fn whole(design: &Design) {
        let errors: Vec<_> = alliance_model::check(design).into_iter().filter(|p| p.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let again = alliance_format::read(&alliance_format::write(design)).map(|opened| opened.design);
        assert!(again.is_ok_and(|again| &again == design));
    }
}

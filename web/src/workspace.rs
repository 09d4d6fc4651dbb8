//! The workspace: every document, which one is open, and the steps that led here. One value; every change to it is an
//! [`Action`], applied by a pure function. Storage, the undo keys and the screens hang off this one place.

use crate::edits::Edit;
use crate::held::Held;
use alliance_model::Design;
use alliance_store::{DocumentId, History};
use std::rc::Rc;
use yew::Reducible;

/// The documents, and which one is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Content {
    pub(crate) documents: Vec<(DocumentId, Held)>,
    pub(crate) open: Option<DocumentId>,
}

impl Content {
    /// The document with this id.
    pub(crate) fn get(&self, id: &DocumentId) -> Option<&Held> {
        self.documents.iter().find(|(other, _)| other == id).map(|(_, design)| design)
    }

    /// Puts a document in the place of its former self, or at the end.
    pub(crate) fn put(&mut self, id: DocumentId, design: Held) {
        match self.documents.iter_mut().find(|(other, _)| *other == id) {
            Some((_, now)) => *now = design,
            None => self.documents.push((id, design)),
        }
    }
}

/// The workspace with its history.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Workspace {
    history: History<Content>,
}

/// Something that happens to the workspace.
pub(crate) enum Action {
    /// A new document, opened at once: from a template, a file, or a copy.
    Create {
        id: DocumentId,
        design: Box<Design>,
        label: String,
    },
    /// Another document comes to the front. Nothing is changed, so there is nothing to undo.
    Open(DocumentId),
    /// A document goes. Undo brings it back.
    Remove(DocumentId),
    /// A change to the open document, made at this time (`2026-11-22T14:02:00Z`).
    Edit {
        edit: Edit,
        at: String,
    },
    /// Another tab changed this document, and it had no unsaved changes here.
    Replace {
        id: DocumentId,
        design: Box<Design>,
    },
    Undo,
    Redo,
    /// A pause in typing: what comes next is a step of its own.
    Pause,
}

impl Workspace {
    /// What was found on the device.
    pub(crate) fn new(content: Content) -> Self {
        Self { history: History::new(content) }
    }

    /// The documents now.
    pub(crate) fn content(&self) -> &Rc<Content> {
        self.history.present()
    }

    /// The open document.
    pub(crate) fn open(&self) -> Option<(&DocumentId, &Held)> {
        let content = self.history.present();
        let id = content.open.as_ref()?;
        content.get(id).map(|design| (id, design))
    }

    /// What undo would take back.
    pub(crate) fn undo_label(&self) -> Option<&str> {
        self.history.undo_label()
    }

    /// What redo would do again.
    pub(crate) fn redo_label(&self) -> Option<&str> {
        self.history.redo_label()
    }

    /// The workspace after something has happened.
    pub(crate) fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        let mut content = (**self.content()).clone();
        match action {
            Action::Create { id, design, label } => {
                content.open = Some(id.clone());
                content.put(id, Held::from(design));
                next.history.record(content, &label, None);
            }
            Action::Open(id) => {
                content.open = Some(id);
                next.history.end_burst();
                next.history.replace(content);
            }
            Action::Remove(id) => {
                let Some(place) = content.documents.iter().position(|(other, _)| *other == id) else { return next };
                let (_, gone) = content.documents.remove(place);
                if content.open.as_ref() == Some(&id) {
                    content.open = None;
                }
                next.history.record(content, &format!("Delete {}", gone.title), None);
            }
            Action::Edit { edit, at } => {
                let Some((id, design)) = self.open() else { return next };
                let mut changed = edit.apply(design);
                if design.says(&changed) {
                    return next;
                }
                changed.modified = at;
                changed.engine = env!("CARGO_PKG_VERSION").to_owned();
                content.put(id.clone(), Held::from(changed));
                let burst = edit.key.map(|key| format!("{id} {key}"));
                next.history.record(content, &edit.label, burst.as_deref());
            }
            Action::Replace { id, design } => {
                content.put(id, Held::from(design));
                next.history.replace(content);
            }
            Action::Undo => drop(next.history.undo()),
            Action::Redo => drop(next.history.redo()),
            Action::Pause => next.history.end_burst(),
        }
        next
    }
}

impl Reducible for Workspace {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

/// The title of a copy, never longer than a file may hold: a long title gives way at its end.
pub(crate) fn title_of_copy(title: &str, which: &str) -> String {
    const LONGEST: usize = 500;
    let end = format!(" ({which})");
    let room = LONGEST - end.chars().count().min(LONGEST);
    title.chars().take(room).chain(end.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::testing::design;
    use crate::edits::{members, motion};

    fn id(text: &str) -> DocumentId {
        text.parse().expect("a document id")
    }

    fn with_one() -> Workspace {
        Workspace::new(Content::default()).after(Action::Create { id: id("a"), design: Box::new(design()), label: "Open a template".into() })
    }

    fn edit(edit: Edit) -> Action {
        Action::Edit { edit, at: "2026-11-22T14:02:00Z".into() }
    }

    #[test]
    fn a_copy_of_a_long_title_opens_again() {
        assert_eq!(title_of_copy("Camden", "copy"), "Camden (copy)");
        let mut long = crate::edits::testing::design();
        long.title = title_of_copy(&"\u{1f91d}".repeat(500), "my copy");
        assert_eq!(long.title.chars().count(), 500);
        crate::edits::testing::whole(&long);
    }

    #[test]
    fn letters_of_one_name_are_one_step_and_a_pause_starts_another() {
        let member = design().members[0].id.clone();
        let rename = |name: &str| edit(members::rename(&member, name.into()));
        let now = with_one().after(rename("N")).after(rename("No")).after(Action::Pause).after(rename("Nor"));
        let back = now.after(Action::Undo);
        assert_eq!(back.open().map(|(_, d)| d.members[0].name.clone()), Some("No".into()));
        assert_eq!(back.after(Action::Undo).open().map(|(_, d)| d.members[0].name.clone()), Some(design().members[0].name.clone()));
    }

    #[test]
    fn a_deleted_document_comes_back_with_undo_and_goes_with_redo() {
        let gone = with_one().after(Action::Remove(id("a")));
        assert!(gone.content().documents.is_empty() && gone.open().is_none());
        let back = gone.after(Action::Undo);
        assert!(back.open().is_some());
        assert_eq!(back.redo_label(), Some("Delete Camden-like health alliance"));
        assert!(back.after(Action::Redo).open().is_none());
    }

    #[test]
    fn an_edit_that_changes_nothing_is_no_step() {
        let now = with_one();
        assert_eq!(now.after(edit(motion::reset())).undo_label(), now.undo_label());
    }

    #[test]
    fn an_import_can_be_undone() {
        let two = with_one().after(Action::Create { id: id("b"), design: Box::new(design()), label: "Open a file".into() });
        let back = two.after(Action::Undo);
        assert_eq!(back.content().documents.len(), 1);
        assert_eq!(back.open().map(|(open, _)| open.clone()), Some(id("a")));
    }
}

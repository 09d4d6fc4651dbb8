//! Saving: brings the device up to date with the workspace, and says what came of it.

use crate::held::Held;
use crate::workspace::Content;
use alliance_model::Design;
use alliance_store::{DocumentId, Entry, LoadError, Recovered, Revision, SaveError, State, Storage, Store};

/// What the device holds, as far as this tab knows.
pub(crate) struct Saver<S> {
    store: Store<S>,
    kept: Vec<Kept>,
}

struct Kept {
    id: DocumentId,
    revision: Revision,
    design: Held,
}

/// A document that is not saved, and why.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Trouble {
    pub(crate) id: DocumentId,
    pub(crate) why: SaveError,
}

/// What was found on the device at the start.
pub(crate) struct Found {
    pub(crate) content: Content,
    /// Documents that opened with a copy passed over.
    pub(crate) recovered: Vec<(DocumentId, Recovered)>,
    /// Documents that cannot be opened as designs: damaged, or made by a newer version.
    pub(crate) closed: Vec<Closed>,
}

/// A document on the device that cannot be opened for changing. It is left as it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Closed {
    pub(crate) entry: Entry,
    pub(crate) why: String,
    pub(crate) text: String,
}

impl<S: Storage> Saver<S> {
    /// Reads everything that the device holds.
    pub(crate) fn start(storage: S) -> (Self, Found) {
        let store = Store::new(storage);
        let mut kept = Vec::new();
        let mut found = Found { content: Content::default(), recovered: Vec::new(), closed: Vec::new() };
        for entry in store.list().unwrap_or_default() {
            let id = entry.id.clone();
            match store.load(&id) {
                Ok(loaded) => {
                    let design = Held::from(loaded.design);
                    kept.push(Kept { id: id.clone(), revision: loaded.revision, design: design.clone() });
                    found.recovered.extend(loaded.recovered.map(|recovered| (id.clone(), recovered)));
                    found.content.put(id, design);
                }
                Err(error) => found.closed.push(closed(entry, &error)),
            }
        }
        found.content.open = store.open_id().ok().flatten().filter(|id| found.content.get(id).is_some());
        (Self { store, kept }, found)
    }

    /// Saves what changed and removes what is gone. Trouble with one document keeps none of the others from being saved.
    pub(crate) fn bring_up_to_date(&mut self, content: &Content, now: &str) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        for (id, design) in &content.documents {
            if self.is_kept(id, design) {
                continue;
            }
            let based_on = self.kept(id).map_or(Revision::NONE, |kept| kept.revision);
            match self.store.save(id, design, based_on, now) {
                Ok(saved) => self.keep(id, saved.revision, design.clone()),
                Err(why) => troubles.push(Trouble { id: id.clone(), why }),
            }
        }
        let store = &self.store;
        self.kept.retain(|kept| content.get(&kept.id).is_some() || store.remove(&kept.id).is_err());
        self.store.set_open(content.open.as_ref()).ok();
        troubles
    }

    /// Whether this very design is what the device holds.
    pub(crate) fn is_kept(&self, id: &DocumentId, design: &Held) -> bool {
        self.kept(id).is_some_and(|kept| kept.design.says(design))
    }

    fn kept(&self, id: &DocumentId) -> Option<&Kept> {
        self.kept.iter().find(|kept| &kept.id == id)
    }

    fn keep(&mut self, id: &DocumentId, revision: Revision, design: Held) {
        self.kept.retain(|kept| &kept.id != id);
        self.kept.push(Kept { id: id.clone(), revision, design });
    }

    /// Takes what another tab has saved.
    pub(crate) fn take(&mut self, id: &DocumentId) -> Result<Design, LoadError> {
        let loaded = self.store.load(id)?;
        self.keep(id, loaded.revision, Held::from(loaded.design.clone()));
        Ok(loaded.design)
    }

    /// Everything on the device as one file.
    pub(crate) fn everything(&self, now: &str) -> Option<String> {
        self.store.export_all(now).ok()
    }

    /// Removes a document that could not be opened.
    pub(crate) fn discard(&self, id: &DocumentId) {
        self.store.remove(id).ok();
    }
}

fn closed(entry: Entry, error: &LoadError) -> Closed {
    let text = match error {
        LoadError::Damaged { text, .. } | LoadError::Newer { text, .. } => text.clone(),
        LoadError::Missing | LoadError::Storage(_) => String::new(),
    };
    Closed { entry, why: error.to_string(), text }
}

impl Closed {
    /// Whether a newer version made it: it can be read, not changed.
    pub(crate) fn is_newer(&self) -> bool {
        self.entry.state == State::Newer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::testing::design;
    use alliance_store::Memory;

    const NOW: &str = "2026-11-22T14:02:00Z";

    fn one(title: &str) -> Content {
        let mut design = design();
        design.title = title.to_owned();
        let id: DocumentId = "a".parse().expect("a document id");
        Content { documents: vec![(id.clone(), Held::from(design))], open: Some(id) }
    }

    #[test]
    fn what_is_saved_is_found_again_and_what_is_gone_stays_gone() {
        let memory = Memory::new();
        let (mut saver, _) = Saver::start(memory.clone());
        let content = one("Workshop 3");
        assert_eq!(saver.bring_up_to_date(&content, NOW), []);
        let found = Saver::start(memory.clone()).1.content;
        assert_eq!(found.open, content.open);
        assert!(found.documents.len() == 1 && found.documents[0].1.says(&content.documents[0].1));
        assert_eq!(saver.bring_up_to_date(&Content::default(), NOW), []);
        assert_eq!(Saver::start(memory).1.content, Content::default());
    }

    #[test]
    fn two_tabs_never_overwrite_one_another() {
        let memory = Memory::new();
        let (mut mine, _) = Saver::start(memory.clone());
        mine.bring_up_to_date(&one("first"), NOW);
        let (mut theirs, _) = Saver::start(memory);
        assert_eq!(theirs.bring_up_to_date(&one("theirs"), NOW), []);
        let troubles = mine.bring_up_to_date(&one("mine"), NOW);
        assert!(matches!(troubles[..], [Trouble { why: SaveError::ChangedElsewhere { .. }, .. }]), "{troubles:?}");
        let taken = mine.take(&"a".parse().expect("a document id"));
        assert_eq!(taken.map(|design| design.title), Ok("theirs".to_owned()));
    }
}

//! Documents kept in a storage: list, load, save, remove. The library's first page says how and why.

use crate::envelope::{self, Condition, Kept};
use crate::{DocumentId, LoadError, Revision, SaveError, Storage, StorageError};
use alliance_model::{Design, sort_short};
use std::cell::RefCell;
use std::cmp::Reverse;

const DOCUMENTS: &str = "alliance:doc:";
const OPEN: &str = "alliance:open";

/// Documents kept in a storage.
#[derive(Debug)]
pub struct Store<S> {
    storage: S,
    /// Keys written here whose save was not reported, and that could not be removed again: never another tab's work.
    unconfirmed: RefCell<Vec<String>>,
}

/// A document in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name under which it is kept.
    pub id: DocumentId,
    /// What it is called; empty where that cannot be read.
    pub title: String,
    /// How many members it has.
    pub members: usize,
    /// When it was saved, as `2026-11-22T14:02:00Z`; empty where that cannot be read.
    pub saved: String,
    /// The bytes that all its copies take.
    pub bytes: usize,
    /// Whether it opens.
    pub state: State,
}

/// Whether a document opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It opens.
    Fine,
    /// Its newest copy is damaged; the one before it opens.
    Recovered,
    /// No copy of it is whole.
    Damaged,
    /// A newer version made it: to read, not to change.
    Newer,
}

/// A document that opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The document.
    pub design: Design,
    /// Which copy this is, to base the next save on.
    pub revision: Revision,
    /// When it was saved.
    pub saved: String,
    /// Said where this is not simply the newest copy.
    pub recovered: Option<Recovered>,
}

/// Another copy, passed over when a document was loaded. It stays where it is until the document is removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// Why it was passed over.
    pub why: Why,
    /// The copy passed over, for download.
    pub text: String,
}

/// Why a copy was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// The newest copy is damaged.
    #[error("The last save of this document is damaged, so you see the one before it. Download the damaged copy if you need it.")]
    Damaged,
    /// Two tabs saved at the same moment, and one was closed before it could be told.
    #[error("Two tabs saved this document at the same time, so there are two copies. You see one. Download the other if you need it.")]
    TwoAtOnce,
}

/// What a save came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Which copy this is now, to base the next save on.
    pub revision: Revision,
    /// The copy that it was based on had gone or was damaged: the browser or somebody cleared it. This one is whole.
    pub rewritten: bool,
}

/// The document that a key belongs to, for those who listen to changes made by other tabs.
pub fn document_of(key: &str) -> Option<DocumentId> {
    parse(key).map(|(id, _)| id)
}

fn parse(key: &str) -> Option<(DocumentId, Revision)> {
    let (id, revision) = key.strip_prefix(DOCUMENTS)?.split_once(':')?;
    Some((id.parse().ok()?, revision.parse().ok()?))
}

fn key_of(id: &DocumentId, revision: Revision) -> String {
    format!("{DOCUMENTS}{id}:{revision}")
}

impl<S: Storage> Store<S> {
    /// Documents in this storage.
    pub fn new(storage: S) -> Self {
        Self { storage, unconfirmed: RefCell::default() }
    }

    /// Every document, last saved first.
    pub fn list(&self) -> Result<Vec<Entry>, StorageError> {
        let mut documents: Vec<(DocumentId, Vec<Revision>)> = Vec::new();
        for (id, revision) in self.storage.keys()?.iter().filter_map(|key| parse(key)) {
            match documents.iter_mut().find(|(known, _)| *known == id) {
                Some((_, revisions)) => revisions.push(revision),
                None => documents.push((id, vec![revision])),
            }
        }
        let mut entries = Vec::new();
        for (id, revisions) in documents {
            let copies = self.read(&id, revisions)?;
            if let Some(entry) = entry(id, &copies) {
                entries.push(entry);
            }
        }
        sort_short(&mut entries, |entry, other| (&other.saved, &entry.id) < (&entry.saved, &other.id));
        Ok(entries)
    }

    /// Opens the newest copy that can be opened, and says so where that is not the newest. Changes nothing.
    pub fn load(&self, id: &DocumentId) -> Result<Loaded, LoadError> {
        let copies = self.copies(id)?;
        let newest = copies.first().ok_or(LoadError::Missing)?;
        let mut problems = Vec::new();
        for (index, copy) in copies.iter().enumerate() {
            if copy.condition == Condition::Newer {
                let head = &copy.head;
                return Err(LoadError::Newer { text: copy.text.clone(), title: head.title.clone(), saved_by: head.saved_by.clone() });
            }
            match copy.open() {
                Ok(design) => {
                    let recovered = passed_over(&copies, index);
                    return Ok(Loaded { design, revision: copy.revision, saved: copy.head.saved.clone(), recovered });
                }
                Err(wrong) if problems.is_empty() => problems = wrong,
                Err(_) => {}
            }
        }
        Err(LoadError::Damaged { text: newest.text.clone(), problems })
    }

    /// Keeps a design as the next copy of a document. `based_on` is the revision last loaded or saved here, or
    /// [`Revision::NONE`] for a new document; `now` is the time, as `2026-11-22T14:02:00Z`.
    ///
    /// `Ok` means that the copy can be opened, was read back and is the same, and that no other tab saved meanwhile.
    pub fn save(&self, id: &DocumentId, design: &Design, based_on: Revision, now: &str) -> Result<Saved, SaveError> {
        self.clear_unconfirmed().map_err(self.refused(0))?;
        let before = self.copies(id).map_err(self.refused(0))?;
        let rewritten = check_base(&before, based_on)?;

        let highest = before.iter().map(|copy| copy.revision.number).fold(based_on.number, u64::max);
        let (revision, value) = envelope::pack(design, highest.saturating_add(1), now);
        Kept::found(revision, &value).open().map_err(|problems| SaveError::WouldNotOpen { problems })?;
        let outdated = outdated(id, &before, based_on);
        let key = key_of(id, revision);

        let kept = self.write(&key, &value, &outdated).map_err(self.refused(key.len() + value.len()));
        if let Err(error) = kept.and_then(|()| self.confirm(id, &key, &value, &before)) {
            self.discard(key);
            return Err(error);
        }
        self.tidy(&outdated);
        Ok(Saved { revision, rewritten })
    }

    /// Removes a document with every copy of it, damaged ones too.
    pub fn remove(&self, id: &DocumentId) -> Result<(), StorageError> {
        // Oldest first: if it stops half-way, what is left is the document as it was.
        for copy in self.copies(id)?.iter().rev() {
            self.storage.remove(&key_of(id, copy.revision))?;
        }
        Ok(())
    }

    /// The newest text of a document, whole or not, for download.
    pub fn raw(&self, id: &DocumentId) -> Result<Option<String>, StorageError> {
        Ok(self.copies(id)?.into_iter().next().map(|copy| copy.text))
    }

    /// The document that was open, if that was noted.
    pub fn open_id(&self) -> Result<Option<DocumentId>, StorageError> {
        Ok(self.storage.get(OPEN)?.and_then(|id| id.parse().ok()))
    }

    /// Notes which document is open.
    pub fn set_open(&self, id: Option<&DocumentId>) -> Result<(), StorageError> {
        match id {
            Some(id) => self.storage.set(OPEN, id.as_str()),
            None => self.storage.remove(OPEN),
        }
    }

    /// Every copy of a document, newest first; of two that were saved at once, the earlier one.
    pub(crate) fn copies(&self, id: &DocumentId) -> Result<Vec<Kept>, StorageError> {
        self.read(id, self.revisions(id)?)
    }

    fn revisions(&self, id: &DocumentId) -> Result<Vec<Revision>, StorageError> {
        Ok(self.storage.keys()?.iter().filter_map(|key| parse(key)).filter(|(of, _)| of == id).map(|(_, revision)| revision).collect())
    }

    fn read(&self, id: &DocumentId, revisions: Vec<Revision>) -> Result<Vec<Kept>, StorageError> {
        let mut copies = Vec::new();
        for revision in revisions {
            // Another tab may have removed it since the keys were read.
            if let Some(value) = self.storage.get(&key_of(id, revision))? {
                copies.push(Kept::found(revision, &value));
            }
        }
        sort_short(&mut copies, |copy, other| order(copy) < order(other));
        Ok(copies)
    }

    /// Writes under a new key. When full, makes room with the copies that this one outdates, and tries once more.
    fn write(&self, key: &str, value: &str, outdated: &[String]) -> Result<(), StorageError> {
        match self.storage.set(key, value) {
            Err(StorageError::Full) if !outdated.is_empty() => {
                self.tidy(outdated);
                self.storage.set(key, value)
            }
            result => result,
        }
    }

    /// Reads back what was written, and looks whether another tab wrote between our look and our write.
    fn confirm(&self, id: &DocumentId, key: &str, value: &str, before: &[Kept]) -> Result<(), SaveError> {
        let refused = self.refused(key.len() + value.len());
        if self.storage.get(key).map_err(&refused)?.as_deref() != Some(value) {
            return Err(SaveError::NotKept);
        }
        let new = |revision: &Revision| key_of(id, *revision) != key && before.iter().all(|copy| copy.revision != *revision);
        let others = self.revisions(id).map_err(&refused)?.into_iter().filter(new).collect();
        match self.read(id, others).map_err(&refused)?.into_iter().find(|copy| copy.condition != Condition::Damaged) {
            None => Ok(()),
            Some(copy) if copy.condition == Condition::Newer => Err(SaveError::Newer),
            Some(copy) => Err(SaveError::ChangedElsewhere { revision: copy.revision, saved: copy.head.saved }),
        }
    }

    /// Takes back a write that is not reported as saved.
    fn discard(&self, key: String) {
        if self.storage.remove(&key).is_err() {
            self.unconfirmed.borrow_mut().push(key);
        }
    }

    /// Takes back what could not be taken back before.
    fn clear_unconfirmed(&self) -> Result<(), StorageError> {
        let mut unconfirmed = self.unconfirmed.borrow_mut();
        while let Some(key) = unconfirmed.last() {
            self.storage.remove(key)?;
            unconfirmed.pop();
        }
        Ok(())
    }

    /// Removes outdated copies. One that stays takes space but does no harm, and the next save tries again.
    fn tidy(&self, outdated: &[String]) {
        for key in outdated {
            drop(self.storage.remove(key));
        }
    }

    /// What a refusal of the storage means for a save of this many bytes.
    fn refused(&self, needed: usize) -> impl Fn(StorageError) -> SaveError {
        move |error| match error {
            StorageError::Full => SaveError::Full { needed, taking: self.biggest_first() },
            StorageError::Denied => SaveError::Denied,
            StorageError::Other(why) => SaveError::Failed(why),
        }
    }

    fn biggest_first(&self) -> Vec<Entry> {
        let mut entries = self.list().unwrap_or_default();
        sort_short(&mut entries, |entry, other| entry.bytes > other.bytes);
        entries
    }
}

/// Newest first; of two that were saved at once, the earlier one.
fn order(copy: &Kept) -> (Reverse<u64>, &str, u64) {
    (Reverse(copy.revision.number), &copy.head.saved, copy.revision.sum)
}

/// Whether a save may stand on what is there, and whether its own base has gone.
fn check_base(copies: &[Kept], based_on: Revision) -> Result<bool, SaveError> {
    let Some(standing) = copies.iter().find(|copy| copy.condition == Condition::Newer || copy.open().is_ok()) else {
        return Ok(based_on != Revision::NONE);
    };
    if standing.condition == Condition::Newer {
        return Err(SaveError::Newer);
    }
    if standing.revision == based_on {
        return Ok(false);
    }
    let base_is_damaged = standing.revision.number < based_on.number && copies.iter().any(|copy| copy.revision == based_on);
    if base_is_damaged {
        return Ok(true);
    }
    Err(SaveError::ChangedElsewhere { revision: standing.revision, saved: standing.head.saved.clone() })
}

/// The keys that a save outdates: whole copies older than its base, where the base itself is whole. Of two copies with one
/// number neither is cleared away, since neither was made from the other.
fn outdated(id: &DocumentId, copies: &[Kept], base: Revision) -> Vec<String> {
    let whole = |copy: &&Kept| copy.condition == Condition::Whole;
    if !copies.iter().filter(whole).any(|copy| copy.revision == base) {
        return Vec::new();
    }
    let alone = |copy: &&Kept| copies.iter().filter(|other| other.revision.number == copy.revision.number).count() == 1;
    let older = |copy: &&Kept| copy.revision.number < base.number;
    copies.iter().filter(whole).filter(older).filter(alone).map(|copy| key_of(id, copy.revision)).collect()
}

/// The newest of the copies that were not opened though they are no older than the one that was.
fn passed_over(copies: &[Kept], opened: usize) -> Option<Recovered> {
    let number = copies.get(opened)?.revision.number;
    let (_, other) = copies.iter().enumerate().find(|(index, copy)| *index != opened && copy.revision.number >= number)?;
    let why = if other.condition == Condition::Whole && other.revision.number == number { Why::TwoAtOnce } else { Why::Damaged };
    Some(Recovered { why, text: other.text.clone() })
}

fn entry(id: DocumentId, copies: &[Kept]) -> Option<Entry> {
    let newest = copies.first()?;
    let standing = copies.iter().find(|copy| copy.condition != Condition::Damaged);
    let state = match standing {
        None => State::Damaged,
        Some(copy) if copy.condition == Condition::Newer => State::Newer,
        Some(copy) if copy.revision == newest.revision => State::Fine,
        Some(_) => State::Recovered,
    };
    let head = standing.unwrap_or(newest).head.clone();
    let bytes = copies.iter().map(|copy| key_of(&id, copy.revision).len() + copy.bytes).sum();
    Some(Entry { id, title: head.title, members: head.members, saved: head.saved, bytes, state })
}

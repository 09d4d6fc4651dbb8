//! A storage that goes wrong on purpose, for tests.

use crate::{Memory, Storage, StorageError};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;

/// Something that goes wrong at one operation.
pub enum Fault {
    /// The operation is not done, and says so.
    Fails(StorageError),
    /// The operation is done, but says that it failed.
    FailsLate(StorageError),
    /// A write keeps half of the value, and says that all is well.
    Half,
    /// A write keeps the value with one character changed, and says that all is well.
    Corrupts,
    /// The tab is closed during the operation: a write keeps half of the value, and nothing is done from then on.
    Closes,
    /// Everything kept is cleared before the operation.
    Wipes,
    /// Something else happens before the operation, such as another tab that writes.
    Meanwhile(Box<dyn Fn(&Memory)>),
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fails(error) => f.debug_tuple("Fails").field(error).finish(),
            Self::FailsLate(error) => f.debug_tuple("FailsLate").field(error).finish(),
            Self::Half => f.write_str("Half"),
            Self::Corrupts => f.write_str("Corrupts"),
            Self::Closes => f.write_str("Closes"),
            Self::Wipes => f.write_str("Wipes"),
            Self::Meanwhile(_) => f.write_str("Meanwhile"),
        }
    }
}

/// A memory that goes wrong as told.
#[derive(Debug, Default)]
pub struct Faulty {
    memory: Memory,
    faults: RefCell<BTreeMap<usize, Fault>>,
    room: Cell<Option<usize>>,
    denied: Cell<bool>,
    closed: Cell<bool>,
    done: Cell<usize>,
}

impl Faulty {
    /// A storage over this memory in which nothing goes wrong yet.
    pub fn new(memory: &Memory) -> Self {
        Self { memory: memory.clone(), ..Self::default() }
    }

    /// Goes wrong at this operation, counted from the next one, which is 0.
    pub fn inject(&self, operation: usize, fault: Fault) {
        self.faults.borrow_mut().insert(self.done.get() + operation, fault);
    }

    /// Has room for this many bytes of keys and values, or for any where `None`.
    pub fn set_room(&self, bytes: Option<usize>) {
        self.room.set(bytes);
    }

    /// Allows nothing, or everything again.
    pub fn set_denied(&self, denied: bool) {
        self.denied.set(denied);
    }

    /// How many operations were asked for.
    pub fn operations(&self) -> usize {
        self.done.get()
    }

    /// Does one operation, or goes wrong; `altered` does it in part or wrongly, where that can be.
    fn run<T>(&self, done: impl FnOnce() -> Result<T, StorageError>, altered: impl FnOnce(&Fault) -> Option<T>) -> Result<T, StorageError> {
        let operation = self.done.replace(self.done.get() + 1);
        if self.closed.get() {
            return Err(StorageError::Other("the tab is closed".to_owned()));
        }
        if self.denied.get() {
            return Err(StorageError::Denied);
        }
        let fault = self.faults.borrow_mut().remove(&operation);
        let Some(fault) = fault else { return done() };
        match &fault {
            Fault::Fails(error) => Err(error.clone()),
            Fault::FailsLate(error) => done().and(Err(error.clone())),
            Fault::Half | Fault::Corrupts => altered(&fault).map_or_else(done, Ok),
            Fault::Closes => {
                altered(&fault);
                self.closed.set(true);
                Err(StorageError::Other("the tab is closed".to_owned()))
            }
            Fault::Wipes => {
                self.memory.clear();
                done()
            }
            Fault::Meanwhile(happens) => {
                happens(&self.memory);
                done()
            }
        }
    }

    fn keep(&self, key: &str, value: &str) -> Result<(), StorageError> {
        let taken = self.memory.get(key)?.map_or(0, |old| key.len() + old.len());
        let needed = self.memory.bytes() - taken + key.len() + value.len();
        if self.room.get().is_some_and(|room| needed > room) {
            return Err(StorageError::Full);
        }
        self.memory.set(key, value)
    }
}

impl Storage for Faulty {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.run(|| self.memory.get(key), |_| None)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        let altered = |fault: &Fault| {
            let altered = if matches!(fault, Fault::Corrupts) { with_one_change(value) } else { half(value) };
            self.memory.set(key, &altered).ok()
        };
        self.run(|| self.keep(key, value), altered)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.run(|| self.memory.remove(key), |_| None)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.run(|| self.memory.keys(), |_| None)
    }
}

/// The first half of a text, in characters.
fn half(text: &str) -> String {
    text.chars().take(text.chars().count() / 2).collect()
}

/// A text with the character in its middle changed.
fn with_one_change(text: &str) -> String {
    let middle = text.chars().count() / 2;
    let change = |c| if c == 'x' { 'y' } else { 'x' };
    text.chars().enumerate().map(|(index, c)| if index == middle { change(c) } else { c }).collect()
}

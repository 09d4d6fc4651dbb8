//! A storage that lasts as long as the page.

use crate::{Storage, StorageError};
use alliance_model::Table;
use std::cell::RefCell;
use std::rc::Rc;

/// Keeps text in memory: for tests, and for frames that may keep nothing. Clones share what they hold, as tabs do.
#[derive(Clone, Debug, Default)]
pub struct Memory(Rc<RefCell<Table<String, String>>>);

impl Memory {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    /// The bytes of all keys and values.
    pub fn bytes(&self) -> usize {
        self.0.borrow().iter().map(|(key, value)| key.len() + value.len()).sum()
    }

    /// Forgets everything.
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }
}

impl Storage for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.0.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.0.borrow().keys().cloned().collect())
    }
}

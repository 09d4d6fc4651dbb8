//! What is asked of a place that keeps text under keys.

use std::rc::Rc;

/// A place that keeps text under keys. It may refuse, forget, or be changed by somebody else between any two calls.
pub trait Storage {
    /// What is kept under a key, if anything.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;
    /// Keeps a value under a key, in place of what was there.
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError>;
    /// Forgets a key; it is no error if there is none.
    fn remove(&self, key: &str) -> Result<(), StorageError>;
    /// Every key, in no particular order.
    fn keys(&self) -> Result<Vec<String>, StorageError>;
}

/// So that a page can choose its storage when it starts: `Store<Rc<dyn Storage>>`.
impl<S: Storage + ?Sized> Storage for Rc<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        (**self).get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        (**self).set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        (**self).remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        (**self).keys()
    }
}

/// Why the storage did not do as it was asked. The words are for the people at the screen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// No room for this value; what was there before still is.
    #[error("There is no room left on this device for this page. Download a copy of your work.")]
    Full,
    /// Not allowed, as in a sandboxed frame or where the browser blocks storage.
    #[error("This browser does not let this page keep anything. Download a copy of your work before you close it.")]
    Denied,
    /// Anything else, in the browser's words.
    #[error("The browser could not read or keep your work ({0}). Download a copy of your work before you close it.")]
    Other(String),
}

impl StorageError {
    /// What a browser's exception means, by its name and its older code. Browsers differ in how they say "full".
    pub fn from_exception(name: &str, code: Option<u32>) -> Self {
        match (name, code) {
            ("QuotaExceededError" | "QUOTA_EXCEEDED_ERR" | "NS_ERROR_DOM_QUOTA_REACHED", _) | (_, Some(22 | 1014)) => Self::Full,
            ("SecurityError" | "NS_ERROR_DOM_SECURITY_ERR", _) | (_, Some(18)) => Self::Denied,
            ("", Some(code)) => Self::Other(format!("error {code}")),
            ("", None) => Self::Other("an unnamed error".to_owned()),
            (name, _) => Self::Other(name.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_browsers_way_to_say_full_or_no_is_understood() {
        let other = |name: &str| StorageError::Other(name.to_owned());
        for (name, code, expected) in [
            ("QuotaExceededError", Some(22), StorageError::Full),
            ("QuotaExceededError", None, StorageError::Full),
            ("QuotaExceededError", Some(0), StorageError::Full),
            ("QUOTA_EXCEEDED_ERR", Some(22), StorageError::Full),
            ("NS_ERROR_DOM_QUOTA_REACHED", Some(1014), StorageError::Full),
            ("Error", Some(22), StorageError::Full),
            ("", Some(1014), StorageError::Full),
            ("SecurityError", Some(18), StorageError::Denied),
            ("SecurityError", None, StorageError::Denied),
            ("InvalidStateError", Some(11), other("InvalidStateError")),
            ("NS_ERROR_FILE_CORRUPTED", None, other("NS_ERROR_FILE_CORRUPTED")),
            ("", Some(7), other("error 7")),
            ("", None, other("an unnamed error")),
        ] {
            assert_eq!(StorageError::from_exception(name, code), expected, "{name} {code:?}");
        }
    }
}

//! Why a document could not be saved or loaded, in words for the people at the screen. Each ends with the way out.

use crate::{Entry, Revision, StorageError};
use alliance_model::Problem;

/// Why a document is not saved. What was saved before is still there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// No room.
    #[error("There is no room left on this device. Your last change is not saved. Delete a document you do not need, or download a copy.")]
    Full {
        /// The bytes that this copy takes.
        needed: usize,
        /// What takes space, biggest first.
        taking: Vec<Entry>,
    },
    /// Not allowed to keep anything.
    #[error("This browser does not let this page keep anything. Your work is only in this tab. Download a copy before you close it.")]
    Denied,
    /// Another tab saved since.
    #[error("This document was changed in another tab. Your last change is not saved. Save yours as a new document, or download a copy.")]
    ChangedElsewhere {
        /// What stands there now; base a save on it to put this work on top.
        revision: Revision,
        /// When it was saved.
        saved: String,
    },
    /// A newer version of the software saved it.
    #[error("A newer version of this page has saved this document, so it is left as it is. Save yours as a new document, or download a copy.")]
    Newer,
    /// It could not be opened again, so it would be lost; nothing was written.
    #[error("Something in this document is wrong, and it would not open again. Your last change is not saved. Mend it, or download a copy.")]
    WouldNotOpen {
        /// What is wrong with it.
        problems: Vec<Problem>,
    },
    /// What was read back is not what was written.
    #[error("The browser did not keep what was written. Your last change is not saved. Try again, or download a copy.")]
    NotKept,
    /// Anything else, in the browser's words.
    #[error("The browser could not save ({0}). Your last change is not saved. Try again, or download a copy.")]
    Failed(String),
}

/// Why a document did not open. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// Nothing is kept under this id.
    #[error("This document is no longer on this device. The browser may have cleared it. Open a copy that you downloaded.")]
    Missing,
    /// No copy can be opened.
    #[error("This document is damaged and cannot be opened. It is left as it is. Download what is there.")]
    Damaged {
        /// The newest copy, as far as it is there.
        text: String,
        /// What is wrong with it, where it is whole but cannot be read.
        problems: Vec<Problem>,
    },
    /// A newer version of the software made it.
    #[error("A newer version of this page made this document. You can read it here but not change it. Reload the page, or download a copy.")]
    Newer {
        /// The document, as its version wrote it.
        text: String,
        /// Its title, where it says so.
        title: String,
        /// The version of the software that saved it, where it says so.
        saved_by: String,
    },
    /// The storage refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

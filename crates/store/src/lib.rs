//! Documents kept on the device.
//!
//! The promise: what was once reported as saved can be loaded, whatever the storage does next; and what could not be
//! kept is said so at once, in words that end with a way out. It is kept by one idea: **no key is ever written twice**.
//!
//! ```text
//! alliance:doc:<document id>:<number>-<checksum>   one copy of one document: a line of JSON about it, then its text
//! alliance:open                                    the id of the document that was open
//! ```
//!
//! - A save writes a new key, reads it back, compares it, looks whether another tab wrote at the same time, and only then
//!   removes what is older than the copy it was based on. A write that stops half-way harms only itself.
//! - The number and checksum of a copy are its [`Revision`]. A save says which revision it was based on; any other that
//!   stands there is another tab's work, and the save is refused.
//! - The newest copy whose checksum agrees is the document. Damaged copies are never overwritten or cleared away; they are
//!   offered for download, and go when their document is removed.
//! - Loading and listing only read.
//! - There is no index to fall out of step: the list is made from the documents themselves.
//! - A copy made by a newer version is handed over as text to be shown and downloaded; nothing is saved on top of it.
//!
//! What it is not: it has no clock and makes no ids (both are given), and it holds no document in memory.

mod document_id;
mod envelope;
mod error;
#[cfg(any(test, feature = "faulty"))]
mod faulty;
mod history;
mod memory;
mod revision;
mod storage;
mod store;
#[cfg(target_arch = "wasm32")]
mod web;
mod workspace;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

pub use document_id::DocumentId;
pub use error::{LoadError, SaveError};
#[cfg(any(test, feature = "faulty"))]
pub use faulty::{Fault, Faulty};
pub use history::History;
pub use memory::Memory;
pub use revision::Revision;
pub use storage::{Storage, StorageError};
pub use store::{Entry, Loaded, Recovered, Saved, State, Store, Why, document_of};
#[cfg(target_arch = "wasm32")]
pub use web::Web;
pub use workspace::{WorkspaceDocument, WorkspaceError, WorkspaceFile};

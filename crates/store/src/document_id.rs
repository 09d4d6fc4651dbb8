//! The name under which a document is kept.

use alliance_model::{Id, IdError};
use std::fmt;
use std::str::FromStr;

/// The name under which a document is kept on this device: a slug, such as a UUID in lower case. It is given by the caller
/// and has nothing to do with the id inside the design, which copies share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(Id);

impl DocumentId {
    /// The slug itself.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl FromStr for DocumentId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        text.parse().map(Self)
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

//! How one copy of a document is kept: a line of JSON about it, then the text of the document as in a file.

use crate::Revision;
use alliance_json::{AsJson, from_json, to_json};
use alliance_model::{Design, Problem, VERSION};

/// The version of the line above the text. Every later version, too, starts with a line of JSON that gives its number.
const ENVELOPE: u32 = 1;

/// The line above the text. All but the number may be missing, so that a newer or broken line tells what it can.
#[derive(Clone, Debug, Default, PartialEq, Eq, AsJson)]
pub(crate) struct Head {
    /// The version of this line.
    envelope: u32,
    /// The number of the revision.
    #[serde(default)]
    revision: u64,
    /// When it was saved, as the caller's clock had it: `2026-11-22T14:02:00Z`.
    #[serde(default)]
    pub(crate) saved: String,
    /// The version of the software that saved it.
    #[serde(default)]
    pub(crate) saved_by: String,
    /// The title of the document.
    #[serde(default)]
    pub(crate) title: String,
    /// How many members it has.
    #[serde(default)]
    pub(crate) members: usize,
}

/// What one copy is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    /// As it was written, and of a version that is known.
    Whole,
    /// Made by a newer version.
    Newer,
    /// Not as it was written.
    Damaged,
}

/// One copy of a document, as found.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub(crate) revision: Revision,
    pub(crate) condition: Condition,
    /// The line above the text, as far as it can be read.
    pub(crate) head: Head,
    /// The text of the document; all that is there where no line can be told from it.
    pub(crate) text: String,
    /// The bytes of the whole value.
    pub(crate) bytes: usize,
}

/// A design as a copy with this number, and its revision.
pub(crate) fn pack(design: &Design, number: u64, now: &str) -> (Revision, String) {
    let mut head = Head {
        envelope: ENVELOPE,
        revision: number,
        saved: now.to_owned(),
        saved_by: env!("CARGO_PKG_VERSION").to_owned(),
        title: design.title.clone(),
        members: design.members.len(),
    };
    let value = format!("{}\n{}", to_json(&mut head), alliance_format::write(design));
    (Revision::of(number, &value), value)
}

impl Kept {
    /// A copy as found under the key of this revision.
    pub(crate) fn found(revision: Revision, value: &str) -> Self {
        let (line, rest) = value.split_once('\n').unwrap_or((value, ""));
        let bytes = value.len();
        let Some(head) = alliance_json::read(line).ok().and_then(|json| from_json::<Head>(&json)) else {
            return Self { revision, condition: Condition::Damaged, head: Head::default(), text: value.to_owned(), bytes };
        };
        Self { revision, condition: condition(revision, value, &head, rest), head, text: rest.to_owned(), bytes }
    }

    /// The design, or why this copy cannot be opened.
    pub(crate) fn open(&self) -> Result<Design, Vec<Problem>> {
        if self.condition != Condition::Whole {
            return Err(Vec::new());
        }
        alliance_format::reopen(&self.text).map_err(|refused| refused.problems)
    }
}

fn condition(revision: Revision, value: &str, head: &Head, text: &str) -> Condition {
    if head.envelope > ENVELOPE {
        return Condition::Newer;
    }
    if Revision::of(head.revision, value) != revision {
        return Condition::Damaged;
    }
    if version_of(text).is_some_and(|version| version > u64::from(VERSION)) { Condition::Newer } else { Condition::Whole }
}

/// The version that a document says it is.
fn version_of(text: &str) -> Option<u64> {
    alliance_json::read(text).ok()?.get("version")?.whole()
}

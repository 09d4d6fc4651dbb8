//! Everything kept on the device as one file, to take along.

use crate::envelope::Condition;
use crate::{DocumentId, Storage, StorageError, Store};
use alliance_json::{AsJson, Json, from_json, to_json};

/// What the file says it is.
const FORMAT: &str = "alliance-workspace";

/// The version of the file that this code reads and writes.
const VERSION: u32 = 1;

/// A whole workspace as one file: `"format": "alliance-workspace"`, `"version": 1`.
#[derive(Clone, Debug, AsJson)]
pub struct WorkspaceFile {
    format: String,
    version: u32,
    /// When it was made.
    pub exported: String,
    /// Which document was open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<String>,
    /// Every document that is whole, last saved first.
    pub documents: Vec<WorkspaceDocument>,
    /// The texts of copies that are damaged, as they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub damaged: Vec<String>,
}

/// One document of a workspace.
#[derive(Clone, Debug, AsJson)]
pub struct WorkspaceDocument {
    /// The name under which it was kept.
    pub id: String,
    /// When it was saved.
    pub saved: String,
    design: Json,
}

impl WorkspaceDocument {
    /// The text of the document, as its own file would read.
    pub fn text(&self) -> String {
        self.design.pretty()
    }
}

/// Why a text is not a workspace.
#[derive(Debug, thiserror::Error)]
pub enum WorkspaceError {
    /// Not JSON, or JSON of another shape.
    #[error("This file is not a workspace: {0}. Choose a file that was made with \"Download everything\".")]
    NotAWorkspace(String),
    /// Made by a newer version.
    #[error("This workspace is of version {found}; this page reads version {VERSION}. Open it with a newer version of this page.")]
    Newer {
        /// The version that it says it is.
        found: u64,
    },
}

impl WorkspaceFile {
    /// Reads a workspace. Its documents are texts still: each is to be read, and kept under an id that is free.
    pub fn read(text: &str) -> Result<Self, WorkspaceError> {
        let not = |why: String| WorkspaceError::NotAWorkspace(why);
        let json = alliance_json::read(text).map_err(|error| not(error.to_string()))?;
        let format = json.get("format").and_then(Json::text).unwrap_or_default();
        if format != FORMAT {
            return Err(not(format!("found the format \"{format}\", expected \"{FORMAT}\"")));
        }
        match json.get("version").and_then(Json::whole) {
            Some(version) if version > u64::from(VERSION) => Err(WorkspaceError::Newer { found: version }),
            _ => from_json(&json).ok_or_else(|| not("a part of it is missing, or is not what it should be".to_owned())),
        }
    }
}

impl<S: Storage> Store<S> {
    /// Every document, and every damaged copy, as one JSON text. `now` is the time, as `2026-11-22T14:02:00Z`.
    pub fn export_all(&self, now: &str) -> Result<String, StorageError> {
        let mut file = WorkspaceFile {
            format: FORMAT.to_owned(),
            version: VERSION,
            exported: now.to_owned(),
            open: self.open_id()?.map(|id| id.to_string()),
            documents: Vec::new(),
            damaged: Vec::new(),
        };
        for entry in self.list()? {
            self.add(&entry.id, &mut file)?;
        }
        Ok(to_json(&mut file).pretty())
    }

    /// Adds the newest whole copy of a document, with any other that was saved at the same moment, and its damaged copies.
    fn add(&self, id: &DocumentId, file: &mut WorkspaceFile) -> Result<(), StorageError> {
        let mut newest = None;
        for copy in self.copies(id)? {
            let design = alliance_json::read(&copy.text).ok().filter(|_| copy.condition != Condition::Damaged);
            let Some(design) = design else {
                file.damaged.push(copy.text);
                continue;
            };
            if newest.is_none_or(|number| number == copy.revision.number) {
                newest = Some(copy.revision.number);
                file.documents.push(WorkspaceDocument { id: id.to_string(), saved: copy.head.saved, design });
            }
        }
        Ok(())
    }
}

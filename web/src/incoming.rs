//! Files that come in: one design, a whole workspace, or what the rescue screen saved. Nothing is opened before it is seen.

use alliance_format::LARGEST_FILE;
use alliance_json::Json;
use alliance_model::{Design, Problem, Severity};
use alliance_store::{Memory, Storage, Store, WorkspaceFile};

/// What came of reading a file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Incoming {
    /// It can be opened: the designs in it, and what is worth a look.
    Ready { name: String, designs: Vec<Design>, warnings: Vec<Problem> },
    /// It cannot be opened, for these reasons.
    Refused { name: String, problems: Vec<Problem> },
}

/// Reads a text that was dropped, pasted or chosen.
pub(crate) fn read(name: &str, text: &str) -> Incoming {
    let name = name.to_owned();
    let opened = if text.len() > LARGEST_FILE { None } else { several(text) };
    if let Some(designs) = opened {
        return Incoming::Ready { name, designs, warnings: Vec::new() };
    }
    match alliance_format::read(text) {
        Ok(opened) => Incoming::Ready { name, designs: vec![opened.design], warnings: opened.warnings },
        Err(refused) => Incoming::Refused { name, problems: refused.problems },
    }
}

/// A file too large to be read at all.
pub(crate) fn too_large(name: &str, bytes: u64) -> Incoming {
    let megabytes = |bytes: u64| format!("{} MB", bytes.div_ceil(1_000_000));
    let problem = Problem {
        severity: Severity::Error,
        path: String::new(),
        found: format!("a file of {}", megabytes(bytes)),
        expected: format!("at most {}", megabytes(LARGEST_FILE as u64)),
        mend: "Check that this is the file you meant.".to_owned(),
    };
    Incoming::Refused { name: name.to_owned(), problems: vec![problem] }
}

/// The designs of a workspace or of a rescued device; none where the text is neither.
fn several(text: &str) -> Option<Vec<Design>> {
    let json = alliance_json::read(text).ok()?;
    let designs: Vec<Design> = match json.get("format")?.text()? {
        "alliance-workspace" => {
            let file = WorkspaceFile::read(text).ok()?;
            file.documents.iter().filter_map(|document| alliance_format::read(&document.text()).ok()).map(|opened| opened.design).collect()
        }
        "alliance-rescue" => rescued(&json)?,
        _ => return None,
    };
    (!designs.is_empty()).then_some(designs)
}

/// What the rescue screen saved is the device's storage itself, so it is read as one.
fn rescued(json: &Json) -> Option<Vec<Design>> {
    let memory = Memory::new();
    for (key, item) in json.get("items")?.fields()? {
        memory.set(key, item.text()?).ok()?;
    }
    let store = Store::new(memory);
    let entries = store.list().ok()?;
    Some(entries.iter().filter_map(|entry| store.load(&entry.id).ok()).map(|loaded| loaded.design).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::testing::design;
    use alliance_store::Revision;
    use serde_json::Value;

    fn kept() -> (Memory, Design) {
        let (memory, design) = (Memory::new(), design());
        let id = "a".parse().expect("a document id");
        Store::new(memory.clone()).save(&id, &design, Revision::NONE, "2026-11-22T14:02:00Z").expect("memory keeps it");
        (memory, design)
    }

    #[test]
    fn a_design_a_workspace_and_a_rescued_device_all_open() {
        let (memory, design) = kept();
        let everything = Store::new(memory.clone()).export_all("2026-11-22T14:02:00Z").expect("memory can be read");
        let items: serde_json::Map<String, Value> = memory
            .keys()
            .expect("memory has keys")
            .into_iter()
            .filter_map(|key| memory.get(&key).ok().flatten().map(|text| (key, Value::from(text))))
            .collect();
        let rescue = serde_json::json!({ "format": "alliance-rescue", "version": 1, "items": items }).to_string();
        for text in [alliance_format::write(&design), everything, rescue] {
            let incoming = read("a file", &text);
            assert_eq!(incoming, Incoming::Ready { name: "a file".into(), designs: vec![design.clone()], warnings: vec![] });
        }
    }

    #[test]
    fn what_cannot_be_opened_says_why() {
        for text in ["", "not JSON", "{}", "{\"format\":\"alliance-workspace\"}", "{\"format\":\"alliance-rescue\",\"items\":{}}"] {
            assert!(matches!(read("x", text), Incoming::Refused { problems, .. } if !problems.is_empty()), "{text}");
        }
    }
}

//! A file that somebody brings: one design, a whole workspace, what the rescue screen saved, or a picture with its design inside.
//! Nothing of it is opened before it is seen.

use crate::picture_file::no_design;
use crate::png_text::{chunks, design_among};
use alliance_chart::{design_in, is_svg};
use alliance_format::LARGEST_FILE;
use alliance_json::Json;
use alliance_model::{Design, Problem, Severity};
use alliance_store::{Memory, Storage, Store, WorkspaceFile};
use serde::Serialize;

/// What is in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OpenedFile {
    /// The designs in it, each as the text of a file of its own; none where it cannot be opened.
    pub designs: Vec<String>,
    /// What is worth a look; or why it cannot be opened.
    pub problems: Vec<Problem>,
}

/// Reads a file of so many bytes; one that is too large need not be whole.
pub fn open_file(file: &[u8], bytes: u64) -> OpenedFile {
    if bytes > LARGEST_FILE as u64 {
        return OpenedFile { problems: vec![too_large(bytes)], ..OpenedFile::default() };
    }
    let text = String::from_utf8_lossy(file);
    let inside = chunks(file).map(design_among).or_else(|| is_svg(&text).then(|| design_in(&text)));
    match inside {
        Some(Ok(design)) => open_text(&design),
        Some(Err(why)) => OpenedFile { problems: vec![no_design(why)], ..OpenedFile::default() },
        None => open_text(text.strip_prefix('\u{feff}').unwrap_or(&text)),
    }
}

fn open_text(text: &str) -> OpenedFile {
    if let Some(designs) = several(text) {
        return OpenedFile { designs: designs.iter().map(alliance_format::write).collect(), ..OpenedFile::default() };
    }
    match alliance_format::read(text) {
        Ok(opened) => OpenedFile { designs: vec![alliance_format::write(&opened.design)], problems: opened.warnings },
        Err(refused) => OpenedFile { problems: refused.problems, ..OpenedFile::default() },
    }
}

fn too_large(bytes: u64) -> Problem {
    let megabytes = |bytes: u64| format!("{} MB", bytes.div_ceil(1_000_000));
    Problem {
        severity: Severity::Error,
        path: String::new(),
        found: format!("a file of {}", megabytes(bytes)),
        expected: format!("at most {}", megabytes(LARGEST_FILE as u64)),
        mend: "Check that this is the file you meant.".to_owned(),
    }
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
    #![allow(clippy::unwrap_used)]

    use super::*;
    use alliance_store::Revision;
    use serde_json::{Map, Value, json};

    fn opened(text: &str) -> OpenedFile {
        open_file(text.as_bytes(), text.len() as u64)
    }

    #[test]
    fn a_design_a_workspace_and_a_rescued_device_all_open() {
        let (memory, design) = (Memory::new(), alliance_format::template("health-alliance").unwrap());
        Store::new(memory.clone()).save(&"a".parse().unwrap(), &design, Revision::NONE, "2026-11-22T14:02:00Z").unwrap();
        let everything = Store::new(memory.clone()).export_all("2026-11-22T14:02:00Z").unwrap();
        let item = |key: String| memory.get(&key).unwrap().map(|text| (key, Value::from(text)));
        let items: Map<String, Value> = memory.keys().unwrap().into_iter().filter_map(item).collect();
        let rescue = json!({ "format": "alliance-rescue", "version": 1, "items": items }).to_string();
        let text = alliance_format::write(&design);
        for file in [&text, &everything, &rescue] {
            assert_eq!(opened(file), OpenedFile { designs: vec![text.clone()], problems: vec![] });
        }
    }

    #[test]
    fn what_cannot_be_opened_says_why() {
        for text in ["", "not JSON", "{}", "{\"format\":\"alliance-workspace\"}", "{\"format\":\"alliance-rescue\",\"items\":{}}"] {
            let OpenedFile { designs, problems } = opened(text);
            assert!(designs.is_empty() && !problems.is_empty(), "{text}");
        }
    }

    #[test]
    fn a_picture_opens_as_the_design_that_it_was_drawn_from() {
        let design = alliance_format::template("health-alliance").unwrap();
        let text = alliance_format::write(&design);
        let picture = alliance_chart::governance(&design, 640.0);
        let about = alliance_chart::About { design: Some(&text), ..alliance_chart::About::default() };
        let file = picture.to_file(&about);
        assert_eq!(opened(&file).designs, [text.as_str()]);
        assert_eq!(opened(&format!("\u{feff}<?xml version=\"1.0\"?>\n{file}")).designs, [text.as_str()]);
        for (other, found) in [
            (picture.to_file(&alliance_chart::About::default()), "a picture without a design in it"),
            (file[..file.len() / 2].to_owned(), "a picture whose design breaks off or was changed"),
            ("<svg><!ENTITY a \"&a;&a;\">&a;</svg>".to_owned(), "a picture without a design in it"),
        ] {
            let OpenedFile { designs, problems } = opened(&other);
            assert_eq!((designs.len(), problems.len(), problems[0].found.as_str()), (0, 1, found));
        }
        // What is inside is checked as any file is.
        assert!(!opened(&file.replace("\"version\": 1", "\"version\": 99")).problems.is_empty());
    }

    #[test]
    fn what_is_worth_a_look_is_told_and_kept() {
        let text = alliance_format::write(&alliance_format::template("blank").unwrap()).replacen('{', "{ \"mine\": 1,", 1);
        let OpenedFile { designs, problems } = opened(&text);
        assert!(problems.iter().any(|problem| problem.path == "mine") && designs[0].contains("\"mine\": 1"), "{problems:?}");
    }

    #[test]
    fn a_file_too_large_is_told_by_its_own_size() {
        assert_eq!(open_file(b"{", 50_000_000).problems[0].found, "a file of 50 MB");
    }
}

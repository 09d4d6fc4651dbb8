//! What the tests share: files of the project, templates, and what is kept.
#![allow(dead_code)]

use alliance_model::Design;
use serde_json::Value;
use std::path::PathBuf;

/// A file of the project.
pub(crate) fn root(path: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(path)
}

/// A copy of a schema of others.
pub(crate) fn schema(name: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(root("tests/fixtures/schemas").join(name)).unwrap()).unwrap()
}

pub(crate) fn template(id: &str) -> Design {
    alliance_format::template(id).unwrap()
}

/// Holds what was made against what is kept; UPDATE_EXPECT=1 keeps it anew.
#[track_caller]
pub(crate) fn kept(path: &str, made: &str) {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(root(path), made).unwrap();
    }
    let kept = std::fs::read_to_string(root(path)).unwrap_or_default();
    assert!(kept == made, "{path} has changed: run this test with UPDATE_EXPECT=1 and look at what changes");
}

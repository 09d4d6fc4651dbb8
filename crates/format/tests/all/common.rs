//! What several tests share: the fixtures, and the schema as the `jsonschema` crate reads it.

use jsonschema::{Draft, Validator};
use serde_json::Value;
use std::path::PathBuf;

/// The files of one folder of fixtures, by name, in order.
pub(crate) fn fixtures(folder: &str) -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(folder);
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        paths.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(&path).unwrap())).collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

/// A validator of a schema, with the formats of the model.
pub(crate) fn validator(schema: &Value) -> Validator {
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .with_format("money", |text: &str| text.parse::<alliance_model::Money>().is_ok())
        .with_format("rate", |text: &str| text.parse::<alliance_model::Rate>().is_ok())
        .with_format("id", |text: &str| text.parse::<alliance_model::Id>().is_ok())
        .with_format("currency", |text: &str| alliance_model::Currency::try_from(text.to_owned()).is_ok())
        .build(schema)
        .unwrap()
}

/// The schema of a whole file.
pub(crate) fn schema() -> Value {
    serde_json::from_str(alliance_format::SCHEMA).unwrap()
}

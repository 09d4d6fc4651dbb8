//! The files that the program carries, made small: without white space, and the schema without what reading does not ask for.
//! Those in the repository, which people read, are the source of truth.

use serde_json::{Map, Value};
use std::path::Path;
use std::{env, error::Error, fs};

const SCHEMA: &str = "schema/alliance-design-v1.json";

const OTHERS: [&str; 4] = ["templates/health-alliance.json", "templates/north-sea-platform.json", "templates/blank.json", "presets/presets.json"];

/// Ready-made terms, a file for each.
const TERMS: &str = "presets/terms";

fn main() -> Result<(), Box<dyn Error>> {
    let mut schema: Value = serde_json::from_str(&fs::read_to_string(SCHEMA)?)?;
    lighten(&mut schema);
    keep(SCHEMA, &schema.to_string())?;
    for file in OTHERS {
        keep(file, &without_white_space(&fs::read_to_string(file)?))?;
    }
    keep_folder(TERMS, "terms-presets.json")
}

/// All files of a folder as one list, in order of their names.
fn keep_folder(folder: &str, name: &str) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={folder}");
    let mut files = fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    // By name without its ending, so that `track-1` comes before `track-1-plus`.
    files.sort_by(|one, other| one.file_stem().cmp(&other.file_stem()));
    let texts = files.iter().map(|file| Ok(without_white_space(&fs::read_to_string(file)?))).collect::<Result<Vec<_>, std::io::Error>>()?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join(name), format!("[{}]", texts.join(",")))?;
    Ok(())
}

fn keep(file: &str, text: &str) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={file}");
    let name = Path::new(file).file_name().ok_or("a file has a name")?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join(name), text)?;
    Ok(())
}

/// JSON with its fields in their order, and nothing between them.
fn without_white_space(text: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    let kept = text.chars().filter(|sign| {
        let keep = quoted || !sign.is_ascii_whitespace();
        quoted ^= *sign == '"' && !escaped;
        escaped = *sign == '\\' && !escaped;
        keep
    });
    kept.collect()
}

/// Takes away what no reader of a file is told.
fn lighten(schema: &mut Value) {
    let Value::Object(keywords) = schema else { return };
    for needless in ["$schema", "title", "default", "pattern"] {
        keywords.remove(needless);
    }
    if describes_for_programmers(keywords) {
        keywords.remove("description");
    }
    lighten_properties(keywords);
    for (keyword, value) in keywords.iter_mut().filter(|(keyword, _)| *keyword != "properties") {
        match value {
            Value::Array(branches) => branches.iter_mut().for_each(lighten),
            Value::Object(named) if ["$defs", "patternProperties"].contains(&keyword.as_str()) => named.values_mut().for_each(lighten),
            other => lighten(other),
        }
    }
}

/// Descriptions in small letters say what is expected; the others say what a type or a field is for.
fn describes_for_programmers(keywords: &Map<String, Value>) -> bool {
    keywords.get("description").and_then(Value::as_str).is_some_and(|text| text.starts_with(char::is_uppercase))
}

/// What a field is for is told where it is missing, in its first line; a field that may be left out is never missing.
fn lighten_properties(keywords: &mut Map<String, Value>) {
    let required = keywords.get("required").cloned().unwrap_or_default();
    let is_required = |name: &str| required.as_array().is_some_and(|names| names.iter().any(|required| required == name));
    let Some(Value::Object(properties)) = keywords.get_mut("properties") else { return };
    for (name, schema) in properties {
        let purpose = schema.get("description").and_then(Value::as_str).and_then(|text| text.lines().next()).map(str::to_owned);
        lighten(schema);
        if let (true, Some(purpose), Some(schema)) = (is_required(name), purpose, schema.as_object_mut()) {
            schema.entry("description").or_insert(purpose.into());
        }
    }
}

//! The JavaScript door: the text of a design goes in, and what is to be shown of it comes out, as JSON. Nothing is kept between two calls.

use crate::Kind;
use crate::open::open;
use crate::shown::{Asked, shown};
use alliance_json::Json;
use alliance_model::{Design, Id};
use wasm_bindgen::prelude::wasm_bindgen;

/// What is to be shown; `null` where that takes a larger module; throws a sentence where there is nothing to show.
#[wasm_bindgen]
pub fn show(design: &str, kind: &str, width: f64, member: &str, samples: u32, seed: u32) -> Result<String, String> {
    let design = open(design)?;
    let asked = Asked { kind: Kind::named(kind)?, width, you: the_member(&design, member)?, samples, seed };
    Ok(shown(&design, &asked)?.unwrap_or(Json::Null).to_string())
}

/// The picture as a file, `svg`, and its table, `csv`; throws a sentence.
#[cfg(feature = "files")]
#[wasm_bindgen]
pub fn files(design: &str, kind: &str, width: f64, member: &str, samples: u32, seed: u32) -> Result<String, String> {
    let design = open(design)?;
    let asked = Asked { kind: Kind::named(kind)?, width, you: the_member(&design, member)?, samples, seed };
    Ok(crate::files::files(&design, &asked)?.to_string())
}

/// The member that is meant by an id or a name; none where nothing is said.
fn the_member(design: &Design, member: &str) -> Result<Option<Id>, String> {
    if member.is_empty() {
        return Ok(None);
    }
    let found = design.members.iter().find(|known| known.id.as_str() == member || known.name == member);
    found.map(|found| Some(found.id.clone())).ok_or_else(|| format!("There is no member \"{member}\" in this design."))
}

//! The JavaScript door: the text of a design goes in, and what is to be shown of it comes out, as JSON. Nothing is kept between two calls.

use crate::Kind;
use crate::open::open;
use crate::shown::{Asked, shown};
use crate::why::Why;
use alliance_model::{Design, Id};
use wasm_bindgen::prelude::wasm_bindgen;

/// The answer where it takes the module that knows every design.
pub(crate) const ELSEWHERE: &str = "null";

/// What is to be shown; `null` where it takes the module that knows every design; throws a sentence where there is nothing to show.
#[wasm_bindgen]
pub fn show(design: &str, kind: &str, width: f64, member: &str, samples: u32, seed: u32) -> Result<String, String> {
    let shown = asked(design, kind, width, member, samples, seed).and_then(|(design, asked)| shown(&design, &asked));
    match shown {
        Ok(Some(shown)) => Ok(shown.to_string()),
        Ok(None) => Ok(ELSEWHERE.to_owned()),
        Err(why) => why.told(),
    }
}

/// The picture as a file, `svg`, and its table, `csv`; throws a sentence.
#[cfg(feature = "files")]
#[wasm_bindgen]
pub fn files(design: &str, kind: &str, width: f64, member: &str, samples: u32, seed: u32) -> Result<String, String> {
    let files = asked(design, kind, width, member, samples, seed).and_then(|(design, asked)| crate::files::files(&design, &asked));
    files.map_or_else(Why::told, |files| Ok(files.to_string()))
}

fn asked(design: &str, kind: &str, width: f64, member: &str, samples: u32, seed: u32) -> Result<(Design, Asked), Why> {
    let design = open(design)?;
    let asked = Asked { kind: Kind::named(kind)?, width, you: the_member(&design, member)?, samples, seed };
    Ok((design, asked))
}

/// The member that is meant by an id or a name; none where nothing is said.
fn the_member(design: &Design, member: &str) -> Result<Option<Id>, Why> {
    if member.is_empty() {
        return Ok(None);
    }
    let found = design.members.iter().find(|known| known.id.as_str() == member || known.name == member);
    found.map(|found| Some(found.id.clone())).ok_or_else(|| Why::say(|| format!("There is no member \"{member}\" in this design.")))
}

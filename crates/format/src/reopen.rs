//! A design opened again: what was written here, read by the types alone.

use crate::read::{Refused, refuse_errors};
use crate::words::error;
use alliance_json::{Json, Turn, Unasked, from_json_with_rest, to_json};
use alliance_model::{Design, Place, UnknownField};

/// Opens again what [`crate::write()`] wrote: a copy that was kept, a template, what another door handed on. It is read as
/// strictly as a file from outside, and fields that are not known are kept; but what is wrong with its form is not told
/// in detail, so that who needs no more than this carries neither the schema nor its words.
///
/// # Errors
/// One problem where it is not a design of this version; every problem of the whole, by [`alliance_model::check`].
pub fn reopen(text: &str) -> Result<Design, Refused> {
    let damaged = || error(String::new(), "something that does not fit", "a design, as it was written", "Open another copy.");
    let json = alliance_json::read(text).map_err(|_| damaged())?;
    let design = design(&json).ok_or_else(damaged)?;
    refuse_errors(alliance_model::check(&design))?;
    Ok(design)
}

/// The design that stands in a tree, with the fields that no type knows; none where its form is wrong.
pub(crate) fn design(json: &Json) -> Option<Design> {
    let (mut design, rest) = from_json_with_rest::<Design>(json)?;
    if !rest.is_empty() {
        // What is written has ids only where a type has them, so an id that is not known is a field like any other.
        let tree = to_json(&mut design);
        design.unknown = rest.iter().map(|field| unknown(field, &tree)).collect();
    }
    Some(design)
}

fn unknown(field: &Unasked<'_>, tree: &Json) -> UnknownField {
    let mut here = Some(tree);
    let mut path = Vec::new();
    for turn in &field.way {
        let (place, next) = match turn {
            Turn::Field(name) => (Place::Field((*name).to_owned()), here.and_then(|group| group.get(name))),
            Turn::Item(index) => {
                let items = here.and_then(Json::items).unwrap_or_default();
                (item(items, *index), items.get(*index))
            }
        };
        path.push(place);
        here = next;
    }
    UnknownField { path, key: field.name.to_owned(), value: field.value.clone() }
}

/// An item by its id, where no other item has the same: that tells it wherever it stands.
fn item(items: &[Json], index: usize) -> Place {
    let id_of = |item: &Json| item.get("id").and_then(Json::text).map(str::to_owned);
    let id = items.get(index).and_then(id_of);
    match id.filter(|id| items.iter().filter(|item| id_of(item).as_ref() == Some(id)).count() == 1) {
        Some(id) => Place::Item(id),
        None => Place::Index(index),
    }
}

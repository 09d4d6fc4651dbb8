//! A design written as text: the fields in the order of the types, unknown fields back where they stood.

use alliance_json::{Json, to_json};
use alliance_model::{Design, Place, UnknownField};
use serde_json::Value;

/// The design as a file: pretty JSON in a stable order, ending with a new line. Fields that this version does not know
/// stand again at the end of the object that held them; an item that is gone takes its unknown fields with it.
pub fn write(design: &Design) -> String {
    tree(design).pretty() + "\n"
}

/// The same as short as it can be, for a link: no white space.
pub fn write_short(design: &Design) -> String {
    tree(design).to_string()
}

/// The design as a JSON value, unknown fields and all.
pub fn to_value(design: &Design) -> Value {
    tree(design).into()
}

/// The design as a tree, unknown fields and all. One function reads a type and writes it, so it asks for a copy that it may change.
pub fn tree(design: &Design) -> Json {
    let mut tree = to_json(&mut design.clone());
    for unknown in &design.unknown {
        put_back(&mut tree, unknown);
    }
    tree
}

fn put_back(tree: &mut Json, unknown: &UnknownField) {
    let holder = unknown.path.iter().try_fold(tree, step);
    let Some(Json::Group(fields)) = holder else { return };
    if fields.iter().all(|(key, _)| key != &unknown.key) {
        fields.push((unknown.key.clone(), unknown.value.clone()));
    }
}

/// The place below this one, if it is there.
fn step<'a>(json: &'a mut Json, place: &Place) -> Option<&'a mut Json> {
    match (json, place) {
        (Json::Group(fields), Place::Field(name)) => fields.iter_mut().find(|(key, _)| key == name).map(|(_, inner)| inner),
        (Json::List(items), Place::Item(id)) => items.iter_mut().find(|item| item.get("id").and_then(Json::text) == Some(id)),
        (Json::List(items), Place::Index(index)) => items.get_mut(*index),
        _ => None,
    }
}

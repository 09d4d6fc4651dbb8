//! A design written as text: the fields in the order of the types, unknown fields back where they stood.

use crate::tree::Node;
use alliance_model::{Design, UnknownField};
use serde_json::Value;

/// The design as a file: pretty JSON in a stable order, ending with a new line. Fields that this version does not know
/// stand again at the end of the object that held them; an item that is gone takes its unknown fields with it.
pub fn write(design: &Design) -> String {
    // Neither can fail: every key is text and no number is a float.
    let mut text = match tree(design) {
        Some(tree) => serde_json::to_string_pretty(&tree).unwrap_or_default(),
        None => serde_json::to_string_pretty(design).unwrap_or_default(),
    };
    text.push('\n');
    text
}

/// The design as a JSON value, unknown fields and all.
pub fn to_value(design: &Design) -> Value {
    match tree(design) {
        Some(tree) => tree.into_value("", &mut Vec::new()),
        None => serde_json::to_value(design).unwrap_or_default(),
    }
}

/// The design with its unknown fields; none where it has none.
fn tree(design: &Design) -> Option<Node> {
    if design.unknown.is_empty() {
        return None;
    }
    let text = serde_json::to_string(design).ok()?;
    let mut tree = serde_json::from_str(&text).ok()?;
    for unknown in &design.unknown {
        put_back(&mut tree, unknown);
    }
    Some(tree)
}

fn put_back(tree: &mut Node, unknown: &UnknownField) {
    let holder = unknown.path.iter().try_fold(tree, |node, place| node.at(place));
    let Some(Node::Object(fields)) = holder else { return };
    if fields.iter().all(|(key, _)| key != &unknown.key) {
        fields.push((unknown.key.clone(), Node::Leaf(unknown.value.clone())));
    }
}

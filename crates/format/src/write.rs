//! A design written as text: the fields in the order of the types, unknown fields back where they stood.

use crate::tree::Node;
use crate::untyped::untyped;
use alliance_model::{Design, UnknownField};
use serde_json::Value;

/// The design as a file: pretty JSON in a stable order, ending with a new line. Fields that this version does not know
/// stand again at the end of the object that held them; an item that is gone takes its unknown fields with it.
pub fn write(design: &Design) -> String {
    // It cannot fail: every key is text and no number is a float.
    let mut text = serde_json::to_string_pretty(&tree(design)).unwrap_or_default();
    text.push('\n');
    text
}

/// The design as a JSON value, unknown fields and all.
pub fn to_value(design: &Design) -> Value {
    tree(design).into_value("", &mut Vec::new())
}

/// The design with its unknown fields.
fn tree(design: &Design) -> Node {
    // It cannot fail: a test writes every field and every choice of the schema.
    let mut tree = untyped(design).unwrap_or(Node::Leaf(Value::Null));
    for unknown in &design.unknown {
        put_back(&mut tree, unknown);
    }
    tree
}

fn put_back(tree: &mut Node, unknown: &UnknownField) {
    let holder = unknown.path.iter().try_fold(tree, |node, place| node.at(place));
    let Some(Node::Object(fields)) = holder else { return };
    if fields.iter().all(|(key, _)| key != &unknown.key) {
        fields.push((unknown.key.clone(), Node::Leaf(unknown.value.clone())));
    }
}

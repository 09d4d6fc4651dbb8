//! How deep a document may be nested: bounded, so that no reader of it runs out of stack.

use serde_json::Value;

/// The most lists and objects within each other, as the parser of text has it.
pub(crate) const DEEPEST: usize = 127;

/// Whether lists and objects lie within each other more than `levels` deep. Looks no deeper than that.
pub(crate) fn deeper_than(levels: usize, value: &Value) -> bool {
    let deeper = |inner: &Value| levels == 0 || deeper_than(levels - 1, inner);
    match value {
        Value::Array(items) => levels == 0 || items.iter().any(deeper),
        Value::Object(fields) => levels == 0 || fields.values().any(deeper),
        _ => false,
    }
}

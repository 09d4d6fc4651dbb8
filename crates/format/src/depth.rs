//! How deep a value may be nested: as deep as a text, so that no reader of it runs out of stack.

use serde_json::Value;

/// Whether lists and objects lie within each other more than `levels` deep. Looks no deeper than that.
pub(crate) fn deeper_than(levels: usize, value: &Value) -> bool {
    let deeper = |inner: &Value| levels == 0 || deeper_than(levels - 1, inner);
    match value {
        Value::Array(items) => levels == 0 || items.iter().any(deeper),
        Value::Object(fields) => levels == 0 || fields.values().any(deeper),
        _ => false,
    }
}

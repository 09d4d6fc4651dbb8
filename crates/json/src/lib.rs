//! JSON as a tree, its text, and the values that are read from it and written as it.
//!
//! It does a small part of what `serde_json` does, and is a small part of its size: the fields of a type are named once, in
//! one function that both reads and writes, and nothing of it is made anew for each type. A number is kept as it is spelled,
//! so that one that is only passed on comes back as it was.

mod number;
mod order;
mod passage;
mod read;
mod tree;
mod value;
mod values;
mod write;

pub use alliance_json_derive::AsJson;
pub use number::Number;
pub use order::in_order;
pub use passage::{AsJson, Form, Keyed, List, Passage, Said, Turn, Unasked, from_json, from_json_with_rest, to_json};
pub use read::{DEEPEST, Fault, NotJson, read};
pub use tree::Json;

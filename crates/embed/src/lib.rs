//! The widgets: one picture, or one calculator, on somebody else's page. This is what is WebAssembly of them: a design is opened, asked
//! for what is to be shown, and changed; answers are text in JSON, which `js/` turns into elements.
//!
//! It is built twice: with the feature `futures` for the kinds of picture that need many futures or voting power, and without it for all
//! others, so that a page fetches no more than its widgets need.
//!
//! What it is not: it works nothing out, and has no sentences of its own for what the engines say.

pub mod door;
mod few_numbers;
mod kind;
mod open;
mod shown;

pub use few_numbers::{FewMember, FewNumbers};
pub use kind::Kind;
pub use open::{Wrong, change, open};

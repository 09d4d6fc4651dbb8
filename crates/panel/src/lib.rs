//! Answers ready to be shown: one question, answered with sentences, pictures, tables and files, put together from the
//! engines, `alliance-report` and `alliance-chart`.
//!
//! A page needs no code of its own for an answer: it shows [`Piece`]s. The same panels serve the workbench (from its worker),
//! the toolkit, and whoever prints them. What it is not: it works nothing out, and knows no browser.

mod answer;
mod chances;
mod checks;
mod compare;
mod curve;
mod flips;
mod gains;
mod governance;
mod memory;
mod minutes;
mod power;
mod question;
mod trace;
mod why;

pub use answer::{Download, Drawing, Panel, Part, Piece, Step, TableCell, TableView};
pub use memory::Memory;
pub use question::{Ask, Asked, answer, answer_again};

//! Answers ready to be shown: one question, answered with sentences, pictures, tables and files, put together from the
//! engines, `alliance-report` and `alliance-chart`.
//!
//! A page needs no code of its own for an answer: it shows [`Piece`]s. The same panels serve the workbench (from its worker),
//! the toolkit, and whoever prints them. What it is not: it works nothing out, and knows no browser.

mod answer;
mod book_forms;
mod books;
mod breaks;
mod chances;
mod checks;
mod compare;
mod curve;
mod fairness;
mod flips;
mod form;
mod futures;
mod gains;
mod governance;
mod handle;
mod instead;
mod member_list;
mod memory;
mod minutes;
mod money_strip;
mod open_data;
pub mod pictures;
mod power;
mod presets;
mod question;
mod report;
mod rule;
mod running;
mod running_form;
mod seats;
mod snippets;
mod source;
mod spreadsheets;
mod tables;
mod taken;
mod terms;
mod terms_dangers;
mod trace;
mod uncertainty;
mod why;
mod year_forms;
mod years;

pub use answer::{Download, Drawing, Group, Marks, Panel, Part, Paste, Piece, Step, TableCell, TableView};
pub use form::{Button, Choice, Edit, Entry, Field, Form, Holds, Why};
pub use futures::Preparing;
pub use handle::{Handle, Handles, Pull};
pub use memory::Memory;
pub use question::{Ask, Asked, answer, answer_again};
pub use report::Section;
pub use snippets::{Embedding, Snippets, WIDGET_KINDS, WidgetKind, snippets};
pub use spreadsheets::{file_name as spreadsheet_name, tables};
pub use taken::{LegendKey, PictureFile, TakenDrawing};

//! The file: a design read from text and written back, every problem of a bad file with its path, and the templates.
//!
//! There is one source of truth: the types of `alliance-model`. The JSON Schema in `schema/` is made from them (a test
//! keeps it up to date), and [`read()`] walks a file from outside by that very schema, so that every problem is told;
//! [`reopen()`] opens again what was written here. Fields that no type knows are taken along on the way in and put back on
//! the way out. What it is not: it stores nothing, and asks no network and no clock.

mod change;
mod depth;
mod ledger;
mod mark;
mod part;
mod presets;
mod read;
mod reopen;
mod scenario;
mod schema;
mod syntax;
mod templates;
mod terms_presets;
mod trail;
mod twice;
mod walk;
mod words;
mod write;

pub use change::{Change, change, put, value_at};
pub use ledger::{Ledger, LedgerColumn, LedgerField, LedgerMapping, NotAnAmount, Row, RowProblem, read_amount, read_ledger, read_rows};
pub use mark::mark;
pub use part::parts;
pub use presets::{Preset, presets};
pub use read::{LARGEST_FILE, Opened, Refused, from_value, read};
pub use reopen::reopen;
pub use scenario::under;
pub use schema::SCHEMA;
pub use templates::{Template, template, templates};
pub use terms_presets::{Parameter, Source, TermsPreset, terms_presets};
pub use write::{to_value, tree, write, write_short};

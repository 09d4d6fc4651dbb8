//! The JavaScript door: plain objects in and out.
//!
//! Each function exists twice: here on JSON values, where it is tested natively, and in `door` on JavaScript values,
//! where nothing is done but to translate. What goes in is checked by the walker of `alliance-format`, so a bad value
//! gets every problem at once, each with its path. The names are those of the file, in and out.
//!
//! What it is not: it works nothing out itself, and it keeps nothing between two calls.

#[cfg(feature = "bench")]
pub mod bench;
mod coalitions;
mod decide;
mod designs;
pub mod door;
mod flips;
mod given;
mod parts;
mod power;
mod refusal;
mod settle;
mod table;

pub use coalitions::{CoalitionsAsked, coalitions};
pub use decide::{Decision, ExplanationLine, decide};
pub use designs::{CheckedDesign, TemplateCard, check_design, template, templates, version};
pub use flips::{FlipsAsked, StandingAsked, flips, standing};
pub use parts::{PositionParts, SettlementParts, TableParts, TableSeat};
pub use power::{PowerAsked, SampleAsked, voting_power};
pub use refusal::Refusal;
pub use settle::settle;

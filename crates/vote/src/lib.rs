//! Decides a motion and says why.
//!
//! A rule is first compiled against the seats of a body: selectors become bits, thresholds whole numbers. The compiled
//! rule then answers for any positions, without allocating ([`CompiledRule::evaluate`]), or with every stage of the way
//! ([`CompiledRule::explain`]): eligible, recused, present, quorum, cast, test, consent, tie, verdict.
//!
//! What it is not: it keeps no minute book, writes no sentences (`alliance-report` does), and knows no browser,
//! no clock and no randomness. No float decides anything: thresholds compare by cross-multiplication in integers.
//!
//! ```
//! use alliance_model::{Position, Verdict};
//!
//! let table: Vec<alliance_vote::Voter> = serde_json::from_str(r#"[{"id": "a"}, {"id": "b"}, {"id": "c"}]"#)?;
//! let rule = serde_json::from_str(
//!     r#"{"id": "majority", "name": "Majority", "pass": {"at_least": {"share": "1/2", "more_than": true, "of": "cast"}}}"#,
//! )?;
//! let decision = alliance_vote::decide(&table, &rule, |seat| if seat.as_str() == "a" { Position::Disagree } else { Position::Agree })?;
//! assert_eq!(decision.verdict, Verdict::Passes);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[cfg(test)]
extern crate self as alliance_vote;
#[cfg(test)]
#[allow(dead_code)]
#[path = "../tests/common/random.rs"]
mod random;

mod ballots;
pub mod chances;
pub mod change;
pub mod checker;
pub mod choice;
mod clause;
mod coalitions;
mod compile;
mod counters;
mod decide;
mod deciding;
mod decision;
mod diagram;
mod error;
mod explain;
mod flips;
mod influence;
mod ladder;
mod mixer;
mod nodes;
pub mod power;
mod rule;
mod square;
mod standing;
mod voter;
mod warnings;

pub use ballots::Ballots;
pub use coalitions::{CoalitionList, Coalitions, coalitions};
pub use decide::{compare, decide, decide_motion};
pub use deciding::{Deciding, SeatDecides, deciding};
pub use decision::{AtLeastResult, Decision, Stage, StageName, Tally, TestResult};
pub use error::VoteError;
pub use flips::{CHOICES, Flips, PositionChange, flips};
pub use influence::{Influence, InfluenceError, influence};
pub use ladder::{Ladder, Rung, ladder};
pub use rule::CompiledRule;
pub use standing::{Standing, standing};
pub use voter::{Voter, voters};
pub use warnings::{RuleWarning, RuleWarningCode};

//! Risk and reward: terms as ordered steps, exact pence, a trace for every number.
//!
//! The signed pool starts as the difference between target and outturn: a saving is positive, an overrun negative.
//! Each step of the terms takes the pool and returns it changed; the split makes it the providers' shares (limb 3).
//! Whatever the steps leave out of the pool is the commissioner's, so the books always balance.
//!
//! What it is not: it draws no random futures, reads no file, and does not check a design
//! (amounts below nothing where none may be, ids that lead nowhere): `alliance_model::check` does.
//! Weights and caps below nothing count as nothing here. No float is used.

mod agreement;
mod apportion;
mod books;
mod breaks;
mod careful;
mod curve;
mod dangers;
mod engine;
mod error;
mod fairness;
mod flat;
mod fraction;
mod instead;
mod interim;
mod limbs;
mod most_lost;
mod next_pound;
mod order;
mod plan;
mod running;
mod score;
mod settlement;
mod side;
mod steps;
mod timeline;
mod trace;
mod words;

pub use agreement::bad_outturn;
pub use books::{Basis, BookDifference, BookFigures, BookLine, BookNote, BookSums, Books, DirectCost, books, books_of_design};
pub use breaks::{BreakKind, BreakPoint, break_points};
pub use curve::{CurvePoint, curve, curve_at};
pub use dangers::{DangerLevel, TermsDanger, TermsDangerKind, terms_dangers};
pub use engine::{settle, settle_design, settle_without_trace};
pub use error::SettleError;
pub use fairness::{Fairness, MemberFairness, fairness};
pub use flat::{Flat, Lines, ScoreLine, has_plain_form, plain_lines};
pub use fraction::Fraction;
pub use instead::{Arrangement, ArrangementMember, LayerMargin, SideBySide, USUAL_MARGINS, dearer_by, side_by_side};
pub use most_lost::most_lost;
pub use next_pound::{NextPound, next_pound};
pub use running::{RunningCosts, RunningLine, running_costs, running_costs_of_design};
pub use settlement::{MemberResult, Settlement};
pub use side::Side;
pub use timeline::{
    JoinedMember, LeftMember, MemberTotal, MemberYear, Ratchet, RatchetMember, RatchetYear, TargetMade, Timeline, TimelineError, TimelineTotals,
    YearResult, timeline, timeline_of_design,
};
pub use trace::TraceLine;

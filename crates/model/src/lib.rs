//! The design of an alliance as values: members, bodies, seats, rules, terms, outcomes, costs, risks,
//! scenarios and decisions, with the exact types that hold money and rates, and the checks on the whole.
//!
//! What it is not: it decides nothing, splits nothing, reads and writes no file, and knows no browser,
//! no clock and no randomness. Money is whole pence, a rate is a fraction of whole numbers; no float holds either.
//!
//! How a value stands in a file is said on its type, in the attributes of serde: by these go the derive of
//! `alliance-json`, which the products use, serde itself, for the toolkit's answers and for tests, and the JSON Schema.

#[macro_use]
mod text;
mod check;
mod cost;
mod decimal;
mod decision;
mod design;
mod facts;
mod governance;
mod id;
mod instead;
mod member;
mod money;
mod outcome;
mod problem;
mod rate;
mod rule;
mod running;
mod short;
mod table;
mod terms;
mod year;

pub use check::{check, check_money, check_votes, futures_make_sense, votes_make_sense};
pub use cost::{Correlation, CostLine, Distribution, Draw, Risk};
pub use decision::{Ballot, Likelihood, Motion, MotionBeliefs, Position, RecordedDecision, SeatLikelihood, Verdict};
pub use design::{
    Change, Currency, Design, FORMAT, Format, Period, Place, Provenance, Publication, Scenario, Status, UnknownField, VERSION, Version,
};
pub use facts::{Adjustment, Facts};
pub use governance::{Body, BodyKind, LadderAction, LadderStep, Matter, Seat, SeatKind};
pub use id::{Id, IdError};
pub use instead::Instead;
pub use member::{Fee, Identifier, Member, MemberKind, Scheme};
pub use money::{Money, MoneyError};
pub use outcome::{MayBe, Outcome};
pub use problem::{Problem, Severity};
pub use rate::{Exact, Rate, RateError, exact, sum_of_rates};
pub use rule::{AtLeast, Block, Counting, Denominator, Kind, Rule, Selector, Test, Tie, Weigh};
pub use running::{Meetings, RunningCost};
pub use short::sort_short;
pub use table::Table;
pub use terms::{
    Band, Cap, Excess, Key, Levy, Limit, Quality, QualityPoint, Reserve, Rounding, Share, SlidingPoint, Split, Step, Terms, Threshold, Trigger,
    TriggerRule,
};
pub use year::{Carry, Joining, Leaving, Year};

/// Whether a value is what is assumed where a file says nothing; such values are not written.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

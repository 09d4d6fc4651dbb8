//! Many futures in plain words: how often, how much, for whom, and how sure that is.

mod amounts;
mod bearing;
mod chances;
mod compare;
mod headlines;
mod method;
mod titles;
mod votes;

#[cfg(test)]
#[path = "../../../simulate/tests/common/health.rs"]
mod health;
#[cfg(test)]
mod tests;

pub use amounts::{amount, amount_give_or_take, part_of, pounds};
pub use bearing::{Bearing, bearing, bearing_finding};
pub use chances::{give_or_take, in_hundred, percent, percent_give_or_take};
pub use compare::{BetterOrWorse, better_or_worse, same};
pub use headlines::{Who, capital, headlines, who, within};
pub use method::{mended, method, points_in_words, stamp};
pub use titles::{cost_title, drivers_title, result_title, stake_title};
pub use votes::adoption_in_words;

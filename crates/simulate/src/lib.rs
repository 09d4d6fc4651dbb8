//! Many futures: a target cost is one number, the year will bring another.
//!
//! What it is not: it settles nothing itself to the penny (`alliance-settle` does), writes no sentences, and knows no browser,
//! no clock and no randomness but the seed that it is given.

mod answer;
mod asked;
mod correlation;
mod costs;
mod curve;
mod draw;
mod drivers;
mod error;
mod gathered;
mod grid;
mod inputs;
mod mark;
mod members;
mod memory;
mod order;
mod points;
mod ranked;
mod read;
mod results;
mod run;
mod second;
mod settler;
mod shape;
mod special;
mod spread;
mod table;
mod triangle;
mod uncertain;
mod votes;

pub use answer::{Chance, Driver, Futures, Histogram, InputKind, MemberFutures, Mended, OwnCap, Percentile, Points, ReservesTest, Spread, Stamp};
pub use asked::Asked;
pub use costs::{Costs, costs};
pub use curve::Curve;
pub use error::SimulateError;
pub use mark::mark;
pub use memory::Memory;
pub use results::{MemberDrivers, MemberRange, MemberResult, Ranges, member_drivers, member_result, ranges};
pub use run::Run;
pub use second::{SecondOpinion, second_opinion};
pub use votes::{Adoption, AdoptionResult, MemberSay, SayAndStake, WOULD_VOTE_FROM, Way, WouldVote, adoption, say_and_stake, small_say_and_stake};

use alliance_model::Design;
use std::borrow::Cow;

/// Draws the futures of a design and reads them. Who asks again and again keeps a [`Memory`].
pub fn futures(design: &Design, asked: &Asked, memory: &mut Memory) -> Result<Futures, SimulateError> {
    Run::new(Cow::Borrowed(design), asked, memory)?.read()
}

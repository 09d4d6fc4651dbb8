//! Many futures: a target cost is one number, the year will bring another.
//!
//! What it is not: it settles nothing itself to the penny (`alliance-settle` does), writes no sentences, and knows no browser,
//! no clock and no randomness but the seed that it is given.

mod answer;
mod asked;
#[cfg_attr(not(test), expect(dead_code, reason = "wired in by the engine"))]
mod correlation;
mod error;
#[cfg_attr(not(test), expect(dead_code, reason = "wired in by the engine"))]
mod grid;
#[cfg_attr(not(test), expect(dead_code, reason = "wired in by the engine"))]
mod points;

pub use answer::{Chance, Driver, Futures, Histogram, InputKind, MemberFutures, Mended, OwnCap, Percentile, Points, ReservesTest, Spread, Stamp};
pub use asked::Asked;
pub use error::SimulateError;

use alliance_model::Design;

/// Draws the futures of a design.
pub fn futures(design: &Design, asked: &Asked) -> Result<Futures, SimulateError> {
    let _ = (design, asked);
    Err(SimulateError::NothingUncertain)
}

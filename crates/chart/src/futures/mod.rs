//! Pictures of many futures. Told apart by dash, stripes and shape, never by colour alone.

mod axis;
mod compare_dots;
mod histogram;
mod marks;
mod s_curve;
mod say_and_stake;
mod tornado;

pub use compare_dots::{CompareDots, MemberDots, compare_dots};
pub use histogram::{Atom, Bars, histogram};
pub use s_curve::{FutureCurve, Quantile, SCurve, s_curve};
pub use say_and_stake::{SayBar, say_and_stake};
pub use tornado::{Tornado, TornadoBar, tornado};

/// A line across a picture at an amount, such as the target.
#[derive(Clone, Copy, Debug)]
pub struct LineAt<'a> {
    /// Where.
    pub amount: f64,
    /// What it is: "target".
    pub name: &'a str,
}

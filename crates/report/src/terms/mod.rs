//! Terms of risk and reward, judged, in plain words.

mod dangers;
mod fairness;
mod instead;

pub use dangers::terms_warned;
pub use fairness::{fairness_in_words, months, share_or_dash};
pub use instead::{assumed, beside_in_words};

use alliance_model::{Design, Id};

/// What a member is called.
fn name(design: &Design, member: &Id) -> String {
    design.member(member).map_or_else(|| member.to_string(), |member| member.name.clone())
}

//! One page for a board, in plain words: who signs, how it decides, how it shares, what each can lose, what to ask.

mod deciding;
mod losing;
mod questions;
mod sharing;
mod short;
#[cfg(test)]
mod tests;

pub use deciding::how_it_decides;
pub use losing::{CanLose, loss_finding};
pub use questions::{Found, questions};
pub use sharing::how_it_shares;
pub use short::{few, shortened, shortened_name};

use crate::dates::period;
use crate::figures::{count, number_word};
use alliance_model::{Design, Member, SeatKind};

/// Who signs, in two or three sentences: how many of what, for how long, and who sits there besides.
pub fn who_signs(design: &Design) -> Vec<String> {
    let (paying, providing): (Vec<&Member>, Vec<&Member>) = design.members.iter().partition(|member| !member.is_provider());
    let signs = if design.members.len() == 1 {
        "One organisation signs".to_owned()
    } else {
        format!("{} organisations sign", number_word(design.members.len() as u64))
    };
    let term = design.term.as_ref().and_then(period).map(|period| format!(", {period}")).unwrap_or_default();
    let commissioners = count(paying.len(), "commissioner (which pays)", "commissioners (which pay)");
    let providers = count(providing.len(), "provider (which does the work)", "providers (which do the work)");
    let mut told = vec![format!("{signs}{term}: {commissioners} and {providers}.")];
    let lived = design.seats.iter().filter(|seat| seat.kind == SeatKind::LivedExperience && seat.votes > 0).count();
    if lived > 0 {
        let have = if lived == 1 { "person with lived experience has a vote" } else { "people with lived experience have votes" };
        told.push(format!("{} {have} too.", number_word(lived as u64)));
    }
    told
}

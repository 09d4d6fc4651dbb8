//! How often what has a name happens.

use crate::{Asked, Piece};
use alliance_report::futures::{percent_give_or_take, stamp};
use alliance_simulate::{Chance, Futures, MemberFutures};

/// What happens to all, and what to each member.
pub(super) fn tables(asked: &Asked<'_>, futures: &Futures) -> Vec<Piece> {
    vec![of_all(futures), of_members(asked, &futures.members), Piece::Note(stamp(&futures.run))]
}

fn of_all(futures: &Futures) -> Piece {
    let events = [
        ("The work costs less than the target", Some(futures.saving)),
        ("The work costs more than the target", Some(futures.overrun)),
        ("The providers together gain all that the cap of the pool allows", futures.pool_gain_cap),
        ("The providers together lose all that the cap of the pool allows", futures.pool_pain_cap),
    ];
    let rows = events.into_iter().filter_map(|(name, chance)| Some([name.to_owned(), percent_give_or_take(chance?)]));
    Piece::table("How often, in 100 futures", ["What happens", "How often"], rows)
}

pub(super) fn of_members<'f>(asked: &Asked<'_>, members: impl IntoIterator<Item = &'f MemberFutures>) -> Piece {
    let told = |chance: Option<Chance>| chance.map_or_else(|| "\u{2013}".to_owned(), percent_give_or_take);
    let rows = members.into_iter().map(|member| {
        [
            asked.name_of(&member.member),
            told(Some(member.gains)),
            told(Some(member.loses)),
            // Who cannot lose reaches no cap.
            told(member.own_cap.filter(|cap| cap.cap > 0.0).map(|cap| cap.reached)),
            told(member.reserves.map(|reserves| reserves.over_all)),
            told(member.reserves.map(|reserves| reserves.over_three_months)),
        ]
    });
    let head = ["Member", "Gains", "Loses", "Loses its whole own cap", "Loses more than its free reserves", "Loses more than a quarter of them"];
    Piece::table("How often for each member, in 100 futures", head, rows)
}

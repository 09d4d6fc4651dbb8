//! Whether each member can bear its worst one year in ten.

use crate::{Asked, Piece, TableCell, TableView};
use alliance_report::figures::{number, whole_money};
use alliance_report::futures::{amount, bearing, bearing_finding, part_of, pounds, stamp};
use alliance_simulate::{Futures, MemberFutures};
use alliance_vote::Voter;

const DASH: &str = "\u{2013}";

/// What comes of it, and a row for each member.
pub(super) fn table(asked: &Asked<'_>, futures: &Futures) -> Vec<Piece> {
    let finding = bearing_finding(asked.design, futures, asked.you);
    vec![Piece::Text(finding), of_members(asked, &futures.members), Piece::Note(stamp(&futures.run))]
}

pub(super) fn of_members<'f>(asked: &Asked<'_>, members: impl IntoIterator<Item = &'f MemberFutures>) -> Piece {
    let voters = asked.table().map(|table| table.voters).unwrap_or_default();
    let head = ["Member", "Share of votes", "Worst 1 in 10", "Free reserves", "Part of them", "In words"];
    let rows = members.into_iter().map(|member| row(asked, member, &voters)).collect();
    Piece::Table(TableView { caption: "The worst one year in ten beside free reserves".to_owned(), head: head.map(str::to_owned).to_vec(), rows })
}

fn row(asked: &Asked<'_>, member: &MemberFutures, voters: &[Voter]) -> Vec<TableCell> {
    let currency = &asked.design.currency;
    let worst = member.result.percentiles.iter().find(|its| (its.percent - 10.0).abs() < 1e-9);
    let reserves = member.reserves;
    let part = reserves.filter(|_| member.loss_p90 > 0.0).map(|reserves| reserves.part.map_or_else(|| "all of nothing".to_owned(), part_of));
    let cells = [
        asked.name_of(&member.member),
        share_of_votes(member, voters),
        worst.map_or_else(|| DASH.to_owned(), |worst| amount(worst.amount, worst.error, currency)),
        reserves.map_or_else(|| DASH.to_owned(), |reserves| whole_money(pounds(reserves.free_reserves), currency)),
        part.unwrap_or_else(|| DASH.to_owned()),
        bearing(member).map_or(DASH, |bearing| bearing.words()).to_owned(),
    ];
    let last = cells.len() - 1;
    cells.into_iter().enumerate().map(|(place, text)| TableCell { numeric: place > 0 && place < last, text }).collect()
}

/// "1 of 9": the votes of its seats among all.
fn share_of_votes(member: &MemberFutures, voters: &[Voter]) -> String {
    let votes = |keep: &dyn Fn(&Voter) -> bool| voters.iter().filter(|voter| keep(voter)).fold(0_u64, |sum, voter| sum.saturating_add(voter.votes));
    let all = votes(&|_| true);
    if all == 0 {
        return DASH.to_owned();
    }
    format!("{} of {}", number(votes(&|voter| voter.member.as_ref() == Some(&member.member))), number(all))
}

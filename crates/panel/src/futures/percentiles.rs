//! Every percentile with its error, for whoever wants the figures.

use crate::tables::{heads, table};
use crate::{Asked, Piece};
use alliance_report::figures::{tenths, whole_money};
use alliance_report::futures::{amount_give_or_take, pounds, stamp};
use alliance_simulate::{Futures, MemberFutures, Spread};

pub(super) fn all(asked: &Asked<'_>, futures: &Futures) -> Vec<Piece> {
    let members = futures.members.iter().map(|member| row(asked, asked.name_of(&member.member), &member.result));
    let rows = std::iter::once(row(asked, "The final cost".to_owned(), &futures.outturn)).chain(members).collect();
    told(futures, &futures.outturn, rows)
}

pub(super) fn of_member(asked: &Asked<'_>, futures: &Futures, member: &MemberFutures) -> Vec<Piece> {
    told(futures, &member.result, vec![row(asked, asked.name_of(&member.member), &member.result)])
}

fn told(futures: &Futures, first: &Spread, rows: Vec<Vec<String>>) -> Vec<Piece> {
    let percents = first.percentiles.iter().map(|its| format!("{} of 100 below", tenths(its.percent)));
    let head = heads(&["What"]).into_iter().chain(percents).chain(heads(&["Mean", "Standard deviation"])).collect();
    vec![table("Amounts that so many futures of 100 stay below", 1, head, rows), Piece::Note(stamp(&futures.run))]
}

fn row(asked: &Asked<'_>, name: String, spread: &Spread) -> Vec<String> {
    let currency = &asked.design.currency;
    let mut row = vec![name];
    row.extend(spread.percentiles.iter().map(|its| amount_give_or_take(its.amount, its.error, currency)));
    row.push(amount_give_or_take(spread.mean, spread.mean_error, currency));
    row.push(whole_money(pounds(spread.sd), currency));
    row
}

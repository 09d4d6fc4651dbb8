//! Instant run-off, round by round.

use super::Count;
use super::table::Table;
use alliance_model::Id;
use serde::Serialize;
use std::collections::BTreeMap;

/// The most ways in which ties could have been broken that are followed.
const MOST_WAYS: usize = 5_000;

/// A count in rounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Runoff {
    /// Every round, in order.
    pub rounds: Vec<Round>,
    /// Every option that could win if only one of those that tie for last left at a time: where it holds more than the
    /// winners, the result hangs on how ties are treated. Null where there are too many ways to follow.
    pub could_win: Option<Vec<Id>>,
}

/// One round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Round {
    /// The options that are still in, with the votes that put them first.
    pub firsts: Vec<First>,
    /// Votes of ballots on which no option is left.
    pub exhausted: u64,
    /// The options that leave after this round; none in the last.
    pub leave: Vec<Id>,
}

/// An option in one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct First {
    /// The option.
    pub option: Id,
    /// The votes that put it first.
    pub votes: u64,
}

/// The options that are still in, as bits; there are at most 64.
type Still = u64;

pub(super) fn count(table: &Table) -> (Vec<usize>, Count) {
    let mut still = everything(table);
    let mut rounds = Vec::new();
    loop {
        let firsts = firsts(table, still);
        let last = last(&firsts);
        let winners = winners(&firsts, last);
        let leave = if winners.is_some() { 0 } else { last };
        rounds.push(Round {
            firsts: firsts.iter().filter_map(|(option, votes)| Some(First { option: table.id(*option)?, votes: *votes })).collect(),
            exhausted: table.votes - firsts.iter().map(|(_, votes)| votes).sum::<u64>(),
            leave: table.ids(members(leave)),
        });
        if let Some(winners) = winners {
            let ways = Ways { table, seen: BTreeMap::new() }.from(everything(table));
            let could_win = ways.map(|options| table.ids(members(options)));
            return (members(winners).collect(), Count::InstantRunoff(Runoff { rounds, could_win }));
        }
        still &= !last;
    }
}

/// Each option that is still in, with the votes of the ballots that now put it first.
fn firsts(table: &Table, still: Still) -> Vec<(usize, u64)> {
    let mut firsts: Vec<_> = members(still).map(|option| (option, 0)).collect();
    for ballot in &table.ballots {
        let first = ballot.named.iter().find(|(option, _)| still & bit(*option) != 0);
        let votes = first.and_then(|(option, _)| firsts.iter_mut().find(|(other, _)| other == option));
        if let Some((_, votes)) = votes {
            *votes += ballot.votes;
        }
    }
    firsts
}

/// Those that fewest put first.
fn last(firsts: &[(usize, u64)]) -> Still {
    let fewest = firsts.iter().map(|(_, votes)| *votes).min();
    firsts.iter().filter(|(_, votes)| Some(*votes) == fewest).fold(0, |last, (option, _)| last | bit(*option))
}

/// The one with more than half of the votes that still count, or all that are left where they are equal; none where the count goes on.
fn winners(firsts: &[(usize, u64)], last: Still) -> Option<Still> {
    let counting: u64 = firsts.iter().map(|(_, votes)| votes).sum();
    let majority = firsts.iter().find(|(_, votes)| *votes > counting / 2);
    majority.map(|(option, _)| bit(*option)).or((last.count_ones() as usize == firsts.len()).then_some(last))
}

/// Follows every way in which one of those that are last leaves at a time.
struct Ways<'a> {
    table: &'a Table,
    seen: BTreeMap<Still, Still>,
}

impl Ways<'_> {
    /// All that could win from here; none where there are too many ways.
    fn from(&mut self, still: Still) -> Option<Still> {
        if let Some(known) = self.seen.get(&still) {
            return Some(*known);
        }
        if self.seen.len() >= MOST_WAYS {
            return None;
        }
        let firsts = firsts(self.table, still);
        let last = last(&firsts);
        let none_is_first = firsts.iter().all(|(option, votes)| last & bit(*option) == 0 || *votes == 0);
        let could = match winners(&firsts, last) {
            Some(winners) if winners.count_ones() == 1 || still.count_ones() == 2 => winners,
            // Where nobody puts them first, the order in which they go changes nothing.
            None if none_is_first => self.from(still & !last)?,
            _ => members(last).try_fold(0, |could, option| Some(could | self.from(still & !bit(option))?))?,
        };
        self.seen.insert(still, could);
        Some(could)
    }
}

fn everything(table: &Table) -> Still {
    (0..table.options.len()).fold(0, |all, option| all | bit(option))
}

fn bit(option: usize) -> Still {
    1 << (option % 64)
}

fn members(set: Still) -> impl Iterator<Item = usize> {
    (0..64).filter(move |option| set & bit(*option) != 0)
}

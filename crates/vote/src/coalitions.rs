//! Coalitions by name: the smallest sets of seats that pass or block by themselves, and who can do so alone, or never.

use crate::power::{Game, Table};
use crate::{CompiledRule, VoteError, Voter};
use alliance_model::{Id, Rule};
use num_bigint::BigInt;
use num_traits::{One, Zero};
use serde::Serialize;

/// The most steps of a search.
const MOST_STEPS: usize = 2_000_000;
/// Up to so many seats, who matters is asked of the table of all coalitions.
const FEW: usize = 14;

/// Who can pass or block a motion together, where all who do not agree disagree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Coalitions {
    /// Sets that pass by agreeing alone, and would not without any one of them.
    pub winning: CoalitionList,
    /// Sets that stop it by disagreeing alone, and would not without any one of them.
    pub blocking: CoalitionList,
    /// Who decides alone: it passes where this seat agrees, and only there.
    pub dictators: Vec<Id>,
    /// Who can stop it alone: nothing passes without this seat.
    pub vetoers: Vec<Id>,
    /// Who makes no difference, whatever the others do.
    pub dummies: Vec<Id>,
}

/// Sets of seats, all of them while they are few.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CoalitionList {
    /// How many there are, as decimal text; at least so many where not all were found.
    pub count: String,
    /// Whether all were found, so that the count is exact.
    pub exact: bool,
    /// Whether all are listed.
    pub complete: bool,
    /// The sets, small ones first; seats in the order of the table.
    pub sets: Vec<Vec<Id>>,
}

/// The coalitions of a rule; of each kind at most `limit` are listed. Errors where the table or the rule makes no sense,
/// and where agreeing can harm at too many seats to try all.
pub fn coalitions(voters: &[Voter], rule: &Rule, limit: usize) -> Result<Coalitions, VoteError> {
    let compiled = CompiledRule::compile(voters, rule)?;
    let game = Game::of(&compiled, |_| None).map_err(|_| VoteError::TooManyVotes { weight: "votes".to_owned() })?;
    let monotone = game.is_plainly_monotone() || game.size() <= FEW && Table::of(&game).is_monotone();
    if !monotone && game.size() > 20 {
        return Err(VoteError::TooCostly { seats: game.size(), seconds: 1 << (game.size() - 20).min(50) });
    }
    let name = |player: &usize| game.players.get(*player).and_then(|seats| voters.get(*seats.first()?)).map(|voter| voter.id.clone());
    let names = |players: Vec<usize>| players.iter().filter_map(name).collect::<Vec<_>>();
    let list = |blocking: bool| {
        let mut search = Search { game: &game, kinds: game.kinds(), monotone, blocking, limit, steps: 0, count: BigInt::zero(), found: Vec::new() };
        search.run();
        search.found.sort_unstable_by(|one, other| one.len().cmp(&other.len()).then_with(|| one.cmp(other)));
        let exact = search.steps <= MOST_STEPS;
        let complete = exact && search.count == BigInt::from(search.found.len());
        CoalitionList { count: search.count.to_string(), exact, complete, sets: search.found.into_iter().map(names).collect() }
    };
    let (winning, blocking) = (list(false), list(true));
    let table = (game.size() <= FEW || !monotone).then(|| Table::of(&game));
    let dummies = if table.is_some() { Vec::new() } else { crate::power::dummies(&game) };
    let who = Who { game: &game, table, dummies };
    let players = |is: &dyn Fn(usize) -> bool| names((0..game.size()).filter(|player| is(*player)).collect());
    Ok(Coalitions {
        winning,
        blocking,
        dictators: players(&|player| who.vetoes(player) && who.passes_alone(player)),
        vetoers: players(&|player| who.vetoes(player)),
        dummies: players(&|player| who.is_dummy(player)),
    })
}

/// Who matters alone: by the table, or where agreeing never harms by what it implies.
struct Who<'a> {
    game: &'a Game,
    table: Option<Table>,
    /// Without a table: who never makes a difference.
    dummies: Vec<bool>,
}

impl Who<'_> {
    /// Something passes, and nothing does without this player.
    fn vetoes(&self, player: usize) -> bool {
        match &self.table {
            Some(table) => table.wins_with(player) && !table.wins_without(player),
            None => self.game.coalition_wins(|_| true) && !self.game.coalition_wins(|other| other != player),
        }
    }

    /// Whatever the others do, it passes where this player agrees.
    fn passes_alone(&self, player: usize) -> bool {
        match &self.table {
            Some(table) => table.always_wins_with(player),
            None => self.game.coalition_wins(|other| other == player),
        }
    }

    fn is_dummy(&self, player: usize) -> bool {
        match &self.table {
            Some(table) => !table.moves(player),
            None => self.dummies.get(player) == Some(&true),
        }
    }
}

/// A search for minimal sets, kind by kind: interchangeable players are chosen by number, and named only where listed.
struct Search<'a> {
    game: &'a Game,
    kinds: Vec<Vec<usize>>,
    monotone: bool,
    /// Whether sets are to block: then the totals are those of everybody else.
    blocking: bool,
    limit: usize,
    steps: usize,
    count: BigInt,
    found: Vec<Vec<usize>>,
}

impl Search<'_> {
    fn run(&mut self) {
        let all = |add: fn(&mut i64, &i64)| {
            let mut totals = self.game.base.clone();
            self.game.adds.iter().for_each(|adds| totals.iter_mut().zip(adds).for_each(|(total, more)| add(total, more)));
            totals
        };
        let start = if self.blocking { all(|total, more| *total += more) } else { self.game.base.clone() };
        self.descend(&mut Vec::new(), start);
    }

    /// What the totals become with so many more of a kind in the set.
    fn with(&self, totals: &[i64], kind: usize, many: i64) -> Vec<i64> {
        let sign = if self.blocking { -many } else { many };
        let adds = self.kinds.get(kind).and_then(|kind| self.game.adds.get(*kind.first()?));
        totals.iter().enumerate().map(|(counter, total)| total + sign * adds.and_then(|adds| adds.get(counter)).copied().unwrap_or(0)).collect()
    }

    fn succeeds(&self, totals: &[i64]) -> bool {
        self.game.wins(totals) != self.blocking
    }

    fn descend(&mut self, chosen: &mut Vec<usize>, totals: Vec<i64>) {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return;
        }
        let kind = chosen.len();
        if kind == self.kinds.len() || (self.monotone && self.succeeds(&totals)) {
            self.tell_if_minimal(chosen, &totals);
            return;
        }
        if self.monotone && !self.succeeds(&self.with_all_from(kind, &totals)) {
            return;
        }
        let members = self.kinds.get(kind).map_or(0, Vec::len);
        // Many of the heavy ones first: so the first sets found are small.
        for many in (0..=members).rev() {
            chosen.push(many);
            self.descend(chosen, self.with(&totals, kind, many as i64));
            chosen.pop();
        }
    }

    fn with_all_from(&self, kind: usize, totals: &[i64]) -> Vec<i64> {
        let rest = self.kinds.iter().enumerate().skip(kind);
        rest.fold(totals.to_vec(), |totals, (kind, players)| self.with(&totals, kind, players.len() as i64))
    }

    fn tell_if_minimal(&mut self, chosen: &[usize], totals: &[i64]) {
        let critical = |(kind, many): (usize, &usize)| *many == 0 || !self.succeeds(&self.with(totals, kind, -1));
        if !self.succeeds(totals) || !chosen.iter().enumerate().all(critical) {
            return;
        }
        let ways = |(players, many): (&Vec<usize>, &usize)| binomial(players.len(), *many);
        self.count += self.kinds.iter().zip(chosen).map(ways).fold(BigInt::one(), |product, ways| product * ways);
        let left = self.limit.saturating_sub(self.found.len());
        let mut sets = vec![Vec::new()];
        for (players, many) in self.kinds.iter().zip(chosen).filter(|(_, many)| **many > 0) {
            let choices = choices(players, *many, left);
            sets = sets.iter().flat_map(|set: &Vec<usize>| choices.iter().map(move |choice| [&set[..], &choice[..]].concat())).take(left).collect();
        }
        self.found.extend(sets.into_iter().take(left).map(|mut set| {
            set.sort_unstable();
            set
        }));
    }
}

fn binomial(all: usize, chosen: usize) -> BigInt {
    (0..chosen.min(all - chosen)).fold(BigInt::one(), |product, index| product * (all - index) / (index + 1))
}

/// The first ways to choose so many of these, at most `limit`.
fn choices(from: &[usize], many: usize, limit: usize) -> Vec<Vec<usize>> {
    let mut all = Vec::new();
    let mut places: Vec<usize> = (0..many).collect();
    while all.len() < limit {
        all.push(places.iter().filter_map(|place| from.get(*place)).copied().collect());
        // The last place that is not yet as far on as it can be moves on, and those after it follow.
        let can_move = |place: &usize| places.get(*place).is_some_and(|at| at + many < from.len() + place);
        let Some(moves) = (0..many).rev().find(can_move) else { break };
        let next = places.get(moves).map_or(0, |at| at + 1);
        places.iter_mut().skip(moves).zip(next..).for_each(|(place, next)| *place = next);
    }
    all
}

//! What would flip a result: the smallest changes of positions after which a motion passes that did not, or the other way
//! round. The diagram of all courses has the cheapest way to each outcome.

use crate::counters::{Counters, Question};
use crate::diagram::{Diagram, Next};
use crate::{CompiledRule, VoteError, Voter};
use alliance_model::{Id, Position, Rule, Verdict, sort_short};
use num_bigint::BigInt;
use num_traits::{One, Zero};
use serde::Serialize;

/// The most nodes of a diagram.
pub(crate) const MOST_NODES: usize = 300_000;

/// What would flip a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Flips {
    /// The result as it stands.
    pub verdict: Verdict,
    /// How many seats must change at least; none where no changes of theirs flip it.
    pub fewest: Option<usize>,
    /// How many smallest changes there are, as decimal text.
    pub count: String,
    /// Whether all are listed.
    pub complete: bool,
    /// The smallest changes, each a list of seats with what they were and what they become, in the order of the table.
    pub flips: Vec<Vec<PositionChange>>,
}

/// A seat changes its position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PositionChange {
    /// The seat.
    pub seat: Id,
    /// How it stands.
    pub from: Position,
    /// How it would stand.
    pub to: Position,
}

/// What seats may change to where nothing else is said.
pub const CHOICES: [Position; 3] = [Position::Agree, Position::Abstain, Position::Disagree];

/// The smallest changes that flip a result, at most `limit` of them. Seats may change to the positions in `to`; one that
/// is recused stays so. Errors where the table or the rule makes no sense, or there are too many totals to look through.
pub fn flips(voters: &[Voter], rule: &Rule, position: impl Fn(&Id) -> Position, to: &[Position], limit: usize) -> Result<Flips, VoteError> {
    let compiled = CompiledRule::compile(voters, rule)?;
    let ballots = compiled.ballots(position);
    let verdict = compiled.evaluate(&ballots);
    let may = |place: usize| {
        let now = ballots.position(place);
        let stays = |position: &&Position| Some(**position) == now || (to.contains(position) && now != Some(Position::Recused));
        Position::ALL.iter().filter(stays).copied().collect()
    };
    let counters = Counters::new(&compiled, Question::Passes, may);
    let diagram = Diagram::of(&counters, MOST_NODES).map_err(|_| too_many_totals(counters.movers.len()))?;
    let now = |step: usize| counters.movers.get(step).and_then(|mover| ballots.position(mover.place));
    let price = |step: usize, option: usize| {
        let to = counters.movers.get(step).and_then(|mover| mover.options.get(option)).copied();
        usize::from(to != now(step))
    };
    let ways = Ways::to(&diagram, |ends| (ends == Verdict::Passes) != (verdict == Verdict::Passes), price);
    let Cheapest { price: fewest, ways: count } = ways.cheapest(diagram.root, 0);
    let mut found = Vec::new();
    ways.list(diagram.root, 0, &mut Vec::new(), limit, &mut found);
    let change = |(step, option): &(usize, usize)| {
        let mover = counters.movers.get(*step)?;
        let (from, to) = (now(*step)?, *mover.options.get(*option)?);
        (from != to).then(|| voters.get(mover.place).map(|voter| (mover.place, PositionChange { seat: voter.id.clone(), from, to })))?
    };
    let changes = |steps: &Vec<(usize, usize)>| {
        let mut changes: Vec<(usize, PositionChange)> = steps.iter().filter_map(change).collect();
        sort_short(&mut changes, |(one, _), (other, _)| one < other);
        changes
    };
    let flips: Vec<Vec<(usize, PositionChange)>> = found.iter().map(changes).collect();
    let order = |changes: &[(usize, PositionChange)]| changes.iter().map(|(place, change)| (*place, change.to as usize)).collect::<Vec<_>>();
    let mut flips: Vec<_> = flips.into_iter().map(|changes| (order(&changes), changes)).collect();
    flips.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    let flips: Vec<Vec<(usize, PositionChange)>> = flips.into_iter().map(|(_, changes)| changes).collect();
    let flips: Vec<Vec<PositionChange>> = flips.into_iter().map(|changes| changes.into_iter().map(|(_, change)| change).collect()).collect();
    Ok(Flips { verdict, fewest, complete: count == BigInt::from(flips.len()), count: count.to_string(), flips })
}

pub(crate) fn too_many_totals(seats: usize) -> VoteError {
    VoteError::TooCostly { seats, seconds: 10 }
}

/// The cheapest ways from each node to a wanted outcome.
pub(crate) struct Ways<'a, P> {
    diagram: &'a Diagram,
    price: P,
    wanted: Box<dyn Fn(Verdict) -> bool + 'a>,
    values: Vec<Vec<Cheapest>>,
}

/// What the cheapest ways cost, if there are any, and how many there are.
#[derive(Clone, Debug)]
pub(crate) struct Cheapest {
    pub(crate) price: Option<usize>,
    pub(crate) ways: BigInt,
}

impl<'a, P: Fn(usize, usize) -> usize> Ways<'a, P> {
    /// Ways to an outcome, where each option of each step has a price; one option of each step is free.
    pub(crate) fn to(diagram: &'a Diagram, wanted: impl Fn(Verdict) -> bool + 'a, price: P) -> Self {
        let values = diagram.backwards(
            |verdict, _| Cheapest::at_the_end(wanted(verdict)),
            |step, options| {
                let mut best = Cheapest::at_the_end(false);
                options.iter().enumerate().for_each(|(option, way)| best.or(way, price(step, option)));
                best
            },
        );
        Self { diagram, price, wanted: Box::new(wanted), values }
    }

    pub(crate) fn cheapest(&self, next: Next, step: usize) -> Cheapest {
        let ended = |verdict, _| Cheapest::at_the_end((self.wanted)(verdict));
        self.diagram.value(next, step, &self.values, ended).unwrap_or_else(|| Cheapest::at_the_end(false))
    }

    /// Adds the first cheapest ways, each as the option taken at each step.
    fn list(&self, next: Next, step: usize, taken: &mut Vec<(usize, usize)>, limit: usize, found: &mut Vec<Vec<(usize, usize)>>) {
        let Some(best) = self.cheapest(next, step).price else { return };
        let Next::Node(node) = next else {
            if found.len() < limit {
                found.push(taken.clone());
            }
            return;
        };
        let options = self.diagram.layers.get(step).and_then(|layer| layer.nodes().nth(node as usize));
        for (option, next) in options.into_iter().flatten().enumerate() {
            let price = self.cheapest(*next, step + 1).price.map(|price| price + (self.price)(step, option));
            if price == Some(best) && found.len() < limit {
                taken.push((step, option));
                self.list(*next, step + 1, taken, limit, found);
                taken.pop();
            }
        }
    }
}

impl Cheapest {
    fn at_the_end(wanted: bool) -> Self {
        Self { price: wanted.then_some(0), ways: if wanted { BigInt::one() } else { BigInt::zero() } }
    }

    fn or(&mut self, way: &Self, price: usize) {
        let Some(price) = way.price.map(|before| before + price) else { return };
        match self.price {
            Some(best) if best < price => {}
            Some(best) if best == price => self.ways += &way.ways,
            _ => *self = Self { price: Some(price), ways: way.ways.clone() },
        }
    }
}

//! Rules as functions of their ballots, in a form in which equal functions are equal: a reduced diagram that several rules share.

use crate::counters::{Counters, Question};
use crate::diagram::{Diagram, Next};
use crate::mixer::Mixer;
use crate::{Ballots, CompiledRule};
use alliance_model::{Position, Verdict};
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

/// A function: certain (0 does not pass, 1 passes), or a node.
pub(super) type Function = usize;
const NO: Function = 0;
const YES: Function = 1;

/// The most nodes of one rule, and the most pairs that are compared for one danger.
const MOST_NODES: usize = 60_000;
const MOST_PAIRS: usize = 1_000_000;

/// There are too many ballots that differ to look at them all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooLarge;

/// Where each seat stands, by its place; seats that are not heard are left out.
pub(super) type Stands = Vec<(usize, Position)>;

/// The option that is taken at each step of a way through a function.
type Path = Vec<(usize, usize)>;

type Seen<T> = HashSet<T, BuildHasherDefault<Mixer>>;

/// Functions of ballots in which every seat may take the same positions. Seats are heard in the order of the table.
pub(super) struct Functions {
    /// The positions.
    pub(super) options: Vec<Position>,
    /// The places of the seats.
    pub(super) places: Vec<usize>,
    /// Each node: its step, and where each option leads. The first two are the certain ones.
    nodes: Vec<(usize, Vec<Function>)>,
    known: HashMap<(usize, Vec<Function>), Function, BuildHasherDefault<Mixer>>,
}

impl Functions {
    pub(super) fn of(options: &[Position]) -> Self {
        let certain = (usize::MAX, Vec::new());
        Self { options: options.to_vec(), places: Vec::new(), nodes: vec![certain.clone(), certain], known: HashMap::default() }
    }

    /// When a rule passes.
    pub(super) fn passes(&mut self, rule: &CompiledRule) -> Result<Function, TooLarge> {
        self.when(rule, Question::Passes, Verdict::Passes)
    }

    /// When a rule comes to a verdict.
    pub(super) fn verdict(&mut self, rule: &CompiledRule, verdict: Verdict) -> Result<Function, TooLarge> {
        self.when(rule, Question::Verdict, verdict)
    }

    fn when(&mut self, rule: &CompiledRule, question: Question, wanted: Verdict) -> Result<Function, TooLarge> {
        let counters = Counters::in_order(rule, question, |_| self.options.clone(), |place| place);
        let diagram = Diagram::of(&counters, MOST_NODES).map_err(|_| TooLarge)?;
        self.places = counters.movers.iter().map(|mover| mover.place).collect();
        let mut after: Vec<Function> = Vec::new();
        let lead = |next: &Next, after: &[Function]| match next {
            Next::End(ending) => {
                if ending.verdict == wanted {
                    YES
                } else {
                    NO
                }
            }
            Next::Node(node) => after.get(*node as usize).copied().unwrap_or(NO),
        };
        for (step, layer) in diagram.layers.iter().enumerate().rev() {
            let here: Vec<Vec<Function>> = layer.nodes().map(|options| options.iter().map(|next| lead(next, &after)).collect()).collect();
            after = here.into_iter().map(|leads| self.node(step, leads)).collect();
        }
        Ok(lead(&diagram.root, &after))
    }

    fn node(&mut self, step: usize, leads: Vec<Function>) -> Function {
        if let Some(first) = leads.first().filter(|first| leads.iter().all(|lead| lead == *first)) {
            return *first;
        }
        let next = self.nodes.len();
        let node = *self.known.entry((step, leads.clone())).or_insert(next);
        if node == next {
            self.nodes.push((step, leads));
        }
        node
    }

    fn step(&self, function: Function) -> usize {
        self.nodes.get(function).map_or(usize::MAX, |(step, _)| *step)
    }

    /// What is left of a function when the seat of a step takes an option.
    fn after(&self, function: Function, step: usize, option: usize) -> Function {
        match self.nodes.get(function) {
            Some((of, leads)) if *of == step => leads.get(option).copied().unwrap_or(function),
            _ => function,
        }
    }

    fn option(&self, position: Position) -> usize {
        self.options.iter().position(|option| *option == position).unwrap_or(0)
    }

    /// Ballots for which the first holds and the second does not; none where the first implies the second.
    pub(super) fn but_not(&self, first: Function, second: Function) -> Result<Option<Stands>, TooLarge> {
        Ok(self.both(first, second, |option| option, false)?.map(|path| self.stands(&path)))
    }

    /// Ballots with which it passes, and passes as well where all of them are turned round.
    pub(super) fn and_turned(&self, function: Function) -> Result<Option<Stands>, TooLarge> {
        let last = self.options.len().saturating_sub(1);
        Ok(self.both(function, function, |option| last - option, true)?.map(|path| self.stands(&path)))
    }

    /// Ballots for which the first holds, while for the ballots with each option `turned` the second comes to `wanted`.
    fn both(&self, first: Function, second: Function, turned: impl Fn(usize) -> usize + Copy, wanted: bool) -> Result<Option<Path>, TooLarge> {
        let mut search = Search { functions: self, turned, wanted: if wanted { YES } else { NO }, dead: Seen::default() };
        let mut path = Vec::new();
        Ok(search.from(first, second, &mut path)?.then_some(path))
    }

    /// A seat and ballots of the others with which it passes where the seat takes one position, and not where it takes another.
    pub(super) fn swings(&self, function: Function, passing: Position, failing: Position) -> Result<Option<(usize, Stands)>, TooLarge> {
        let (passing, failing) = (self.option(passing), self.option(failing));
        // What is a dead end for one node is one for every other.
        let mut search = Search { functions: self, turned: |option| option, wanted: NO, dead: Seen::default() };
        let reached = self.reached(function);
        for (place_reached, (node, _)) in reached.iter().enumerate() {
            let Some((step, leads)) = self.nodes.get(*node) else { continue };
            let (Some(one), Some(other)) = (leads.get(passing), leads.get(failing)) else { continue };
            let mut path = Path::new();
            if one != other && search.from(*one, *other, &mut path)? {
                let Some(place) = self.places.get(*step).copied() else { continue };
                path.extend(way_to(&reached, place_reached));
                let mut stands = self.stands(&path);
                stands.retain(|(seat, _)| *seat != place);
                return Ok(Some((place, stands)));
            }
        }
        Ok(None)
    }

    /// The places of seats whose position never matters.
    pub(super) fn powerless(&self, function: Function) -> Vec<usize> {
        let steps: Seen<usize> = self.reached(function).iter().map(|(node, _)| self.step(*node)).collect();
        self.places.iter().enumerate().filter(|(step, _)| !steps.contains(step)).map(|(_, place)| *place).collect()
    }

    /// Whether it holds for some ballots in which the seat of a place takes a position.
    pub(super) fn possible(&self, function: Function, place: usize, position: Position) -> bool {
        self.any_way(function, place, position, YES)
    }

    /// Whether it holds for all ballots in which the seat of a place takes a position.
    pub(super) fn certain(&self, function: Function, place: usize, position: Position) -> bool {
        !self.any_way(function, place, position, NO)
    }

    fn any_way(&self, function: Function, place: usize, position: Position, wanted: Function) -> bool {
        let (step, option) = (self.places.iter().position(|other| *other == place), self.option(position));
        let mut seen = Seen::default();
        let mut open = vec![function];
        while let Some(node) = open.pop() {
            if node == wanted {
                return true;
            }
            let Some((of, leads)) = self.nodes.get(node).filter(|_| seen.insert(node)) else { continue };
            let ways = leads.iter().enumerate().filter(|(way, _)| Some(*of) != step || *way == option);
            open.extend(ways.map(|(_, lead)| *lead));
        }
        false
    }

    /// The share of all ballots for which it holds.
    pub(super) fn share(&self, function: Function) -> f64 {
        // Nodes come after those that they lead to.
        let mut shares = vec![0.0, 1.0];
        for (_, leads) in self.nodes.iter().skip(2) {
            let sum: f64 = leads.iter().filter_map(|lead| shares.get(*lead)).sum();
            shares.push(sum / leads.len() as f64);
        }
        shares.get(function).copied().unwrap_or(0.0)
    }

    /// Each node of a function, the first way to it from one before, as [`way_to`] follows it.
    fn reached(&self, function: Function) -> Vec<Reached> {
        let mut seen = Seen::from_iter([function]);
        let mut reached = Vec::from_iter((function > YES).then_some((function, None)));
        let mut next = 0;
        while let Some((step, leads)) = reached.get(next).and_then(|(node, _)| self.nodes.get(*node)) {
            for (option, lead) in leads.iter().enumerate() {
                if *lead > YES && seen.insert(*lead) {
                    reached.push((*lead, Some((next, (*step, option)))));
                }
            }
            next += 1;
        }
        reached
    }

    /// Where each seat stands; those of whom nothing is said take the first option.
    fn stands(&self, path: &[(usize, usize)]) -> Stands {
        let option = |step: usize| path.iter().find(|(of, _)| *of == step).map_or(0, |(_, option)| *option);
        let stand = |(step, place): (usize, &usize)| Some((*place, *self.options.get(option(step))?));
        self.places.iter().enumerate().filter_map(stand).collect()
    }
}

/// A node, and from which one before it in the list it was reached by which option of which step.
type Reached = (Function, Option<(usize, (usize, usize))>);

/// The options that lead to a place of such a list.
fn way_to(reached: &[Reached], place: usize) -> Path {
    let before = |place: &usize| reached.get(*place)?.1.map(|(before, _)| before);
    let taken = |place: usize| reached.get(place)?.1.map(|(_, option)| option);
    std::iter::successors(Some(place), before).filter_map(taken).collect()
}

struct Search<'a, T> {
    functions: &'a Functions,
    turned: T,
    wanted: Function,
    /// Pairs from which nothing is found.
    dead: Seen<(Function, Function)>,
}

impl<T: Fn(usize) -> usize + Copy> Search<'_, T> {
    fn from(&mut self, first: Function, second: Function, path: &mut Path) -> Result<bool, TooLarge> {
        if first == NO || (second <= YES && second != self.wanted) {
            return Ok(false);
        }
        let step = self.functions.step(first).min(self.functions.step(second));
        if step == usize::MAX {
            return Ok(true);
        }
        if self.dead.contains(&(first, second)) {
            return Ok(false);
        }
        for option in 0..self.functions.options.len() {
            path.push((step, option));
            let (one, other) = (self.functions.after(first, step, option), self.functions.after(second, step, (self.turned)(option)));
            if self.from(one, other, path)? {
                return Ok(true);
            }
            path.pop();
        }
        if self.dead.len() >= MOST_PAIRS {
            return Err(TooLarge);
        }
        self.dead.insert((first, second));
        Ok(false)
    }
}

/// The ballots of a rule where seats stand so; the others are absent.
pub(super) fn ballots(rule: &CompiledRule, stands: &[(usize, Position)]) -> Ballots {
    let mut ballots = rule.ballots(|_| Position::Absent);
    stands.iter().for_each(|(place, position)| ballots.set(*place, *position));
    ballots
}

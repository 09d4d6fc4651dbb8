//! The yes/no game of a rule: some seats agree, the others disagree, and it passes or not.
//!
//! Over these two positions the denominators are constants, so a rule is a formula over whole-number weights that have
//! or have not reached thresholds. Only organisations that count once by several seats are more than that.

use crate::CompiledRule;
use crate::counters::{Condition, Counters, Formula, Question};
use alliance_model::Position;
use std::cmp::Reverse;

/// A game: players, each a seat or several that vote as one, and which of their coalitions win.
#[derive(Clone, Debug)]
pub(crate) struct Game {
    /// The seats of each player, by their places.
    pub(crate) players: Vec<Vec<usize>>,
    /// What each player adds by agreeing, to each counter.
    pub(crate) adds: Vec<Vec<i64>>,
    /// The counters where nobody agrees.
    pub(crate) base: Vec<i64>,
    pub(crate) thresholds: Vec<Vec<i64>>,
    pub(crate) organisations: Vec<Organisation>,
    pub(crate) formula: Formula,
}

/// An organisation that adds once: where all conditions hold of counters, an amount to another.
#[derive(Clone, Debug)]
pub(crate) struct Organisation {
    pub(crate) counter: usize,
    pub(crate) conditions: Vec<(usize, i64)>,
    pub(crate) amount: i64,
}

/// Weights beyond what the engines hold; cannot be with votes and weights that add to less than 2^53.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TooHeavy;

impl Game {
    /// The game of a rule where some seats, by their places, are fixed in a position.
    pub(crate) fn of(rule: &CompiledRule, fixed: impl Fn(usize) -> Option<Position>) -> Result<Self, TooHeavy> {
        let may = |place: usize| fixed(place).map_or_else(|| vec![Position::Agree, Position::Disagree], |position| vec![position]);
        let counters = Counters::new(rule, Question::Passes, may);
        let outer = counters.thresholds.len();
        let number = |amount: i128| i64::try_from(amount).map_err(|_| TooHeavy);
        let mut base = vec![0_i64; counters.width()];
        let mut players = Vec::new();
        for mover in &counters.movers {
            let [agree, disagree] = mover.adds.as_slice() else { continue };
            let mut adds = Vec::with_capacity(agree.len());
            for ((agree, disagree), base) in agree.iter().zip(disagree).zip(&mut base) {
                *base += number(*disagree)?;
                adds.push(number(agree - disagree)?);
            }
            players.push((vec![mover.place], adds));
        }
        let organisation = |(counter, organisation): &(usize, crate::counters::Organisation)| {
            let condition = |condition: &Condition| Ok((outer + condition.counter, number(condition.threshold)?));
            let conditions = organisation.conditions.iter().map(condition).collect::<Result<_, TooHeavy>>()?;
            Ok(Organisation { counter: *counter, conditions, amount: number(organisation.amount)? })
        };
        let thresholds = |of: &Vec<i128>| of.iter().map(|threshold| number(*threshold)).collect::<Result<Vec<_>, _>>();
        players.sort_unstable();
        let (players, adds) = players.into_iter().unzip();
        Ok(Self {
            players,
            adds,
            base,
            thresholds: counters.thresholds.iter().map(thresholds).collect::<Result<_, _>>()?,
            organisations: counters.organisations.iter().map(organisation).collect::<Result<_, TooHeavy>>()?,
            formula: counters.course.into_iter().next().map_or(Formula::Always(false), |(formula, _)| formula),
        })
    }

    /// How many players there are.
    pub(crate) fn size(&self) -> usize {
        self.players.len()
    }

    /// Whether a coalition wins, given the totals of the counters with its members' adds.
    pub(crate) fn wins(&self, totals: &[i64]) -> bool {
        let total = |counter: usize| {
            let once = |organisation: &&Organisation| organisation.counter == counter && organisation.holds(totals);
            let organisations: i64 = self.organisations.iter().filter(once).map(|organisation| organisation.amount).sum();
            totals.get(counter).copied().unwrap_or(0) + organisations
        };
        let reached = |counter: usize, threshold: usize| Some(total(counter) >= *self.thresholds.get(counter)?.get(threshold)?);
        self.formula.holds(&reached).unwrap_or(false)
    }

    /// Whether a coalition, by who is in it, wins.
    pub(crate) fn coalition_wins(&self, is_in: impl Fn(usize) -> bool) -> bool {
        let mut totals = self.base.clone();
        for (_, adds) in self.adds.iter().enumerate().filter(|(player, _)| is_in(*player)) {
            totals.iter_mut().zip(adds).for_each(|(total, add)| *total += add);
        }
        self.wins(&totals)
    }

    /// The same game where players vote as one: each list of players becomes one, in this order.
    pub(crate) fn merged(&self, blocs: &[Vec<usize>]) -> Self {
        let seats = |bloc: &Vec<usize>| bloc.iter().filter_map(|player| self.players.get(*player)).flatten().copied().collect();
        let adds = |bloc: &Vec<usize>| {
            let mut sum = vec![0; self.base.len()];
            for adds in bloc.iter().filter_map(|player| self.adds.get(*player)) {
                sum.iter_mut().zip(adds).for_each(|(total, add)| *total += add);
            }
            sum
        };
        let mut merged = Self { players: blocs.iter().map(seats).collect(), adds: blocs.iter().map(adds).collect(), ..self.clone() };
        merged.settle_organisations();
        merged
    }

    /// An organisation that hangs on one player alone becomes part of what that player adds.
    fn settle_organisations(&mut self) {
        for organisation in std::mem::take(&mut self.organisations) {
            let moves = |adds: &Vec<i64>| organisation.conditions.iter().any(|(counter, _)| adds.get(*counter).is_some_and(|add| *add != 0));
            let movers: Vec<usize> = (0..self.size()).filter(|player| self.adds.get(*player).is_some_and(moves)).collect();
            if movers.len() > 1 {
                self.organisations.push(organisation);
                continue;
            }
            let before = organisation.holds(&self.base);
            if before && let Some(base) = self.base.get_mut(organisation.counter) {
                *base += organisation.amount;
            }
            let Some(adds) = movers.first().and_then(|player| self.adds.get_mut(*player)) else { continue };
            let after: Vec<i64> = self.base.iter().zip(adds.iter()).map(|(base, add)| base + add).collect();
            let change = i64::from(organisation.holds(&after)) - i64::from(before);
            if let Some(add) = adds.get_mut(organisation.counter) {
                *add += change * organisation.amount;
            }
        }
    }

    /// Players that are interchangeable, by what they add: each kind with its players. Heavy ones come first.
    pub(crate) fn kinds(&self) -> Vec<Vec<usize>> {
        let used: Vec<bool> = (0..self.base.len()).map(|counter| self.is_used(counter)).collect();
        let adds = |player: &usize| -> Vec<i64> {
            let adds = self.adds.get(*player).into_iter().flatten();
            adds.zip(&used).map(|(add, used)| if *used { *add } else { 0 }).collect()
        };
        let mut players: Vec<usize> = (0..self.size()).collect();
        players.sort_unstable_by_key(|player| (Reverse(adds(player)), *player));
        players.chunk_by(|one, other| adds(one) == adds(other)).map(<[usize]>::to_vec).collect()
    }

    /// The players by what they add to the counter whose threshold is hardest to reach, the lightest first.
    pub(crate) fn light_first(&self) -> Vec<usize> {
        let weight = |player: usize, counter: usize| self.adds.get(player).and_then(|adds| adds.get(counter)).map_or(0, |add| add.unsigned_abs());
        let hardness = |counter: &usize| {
            let total: u64 = (0..self.size()).map(|player| weight(player, *counter)).sum();
            let base = self.base.get(*counter).copied().unwrap_or(0);
            let highest = self.thresholds.get(*counter).and_then(|thresholds| thresholds.iter().max()).copied().unwrap_or(base);
            (highest - base) as f64 / total.max(1) as f64
        };
        let hardest = (0..self.thresholds.len()).max_by(|one, other| hardness(one).total_cmp(&hardness(other))).unwrap_or(0);
        let mut players: Vec<usize> = (0..self.size()).collect();
        players.sort_unstable_by_key(|player| (weight(*player, hardest), *player));
        players
    }

    fn is_used(&self, counter: usize) -> bool {
        counter < self.thresholds.len() || self.organisations.iter().any(|of| of.conditions.iter().any(|(inner, _)| *inner == counter))
    }

    /// Whether no player can do harm by agreeing, as far as the form of the formula shows it.
    pub(crate) fn is_plainly_monotone(&self) -> bool {
        let rising = self.adds.iter().flatten().all(|add| *add >= 0) && self.organisations.iter().all(|organisation| organisation.amount >= 0);
        rising && is_positive(&self.formula)
    }

    /// The weights and the quota where the game is one weighted vote.
    pub(crate) fn as_weighted(&self) -> Option<(Vec<u64>, u64)> {
        let Formula::Reached(counter, threshold) = self.formula else { return None };
        if !self.organisations.is_empty() {
            return None;
        }
        let quota = self.thresholds.get(counter)?.get(threshold)? - self.base.get(counter)?;
        let weight = |adds: &Vec<i64>| u64::try_from(*adds.get(counter)?).ok();
        let weights = self.adds.iter().map(weight).collect::<Option<Vec<_>>>()?;
        Some((weights, u64::try_from(quota).ok().filter(|quota| *quota > 0)?))
    }
}

impl Organisation {
    fn holds(&self, totals: &[i64]) -> bool {
        self.conditions.iter().all(|(counter, threshold)| totals.get(*counter).is_some_and(|total| total >= threshold))
    }
}

fn is_positive(formula: &Formula) -> bool {
    match formula {
        Formula::Always(_) | Formula::Reached(..) => true,
        Formula::All(parts) | Formula::Any(parts) => parts.iter().all(is_positive),
        Formula::Not(_) => false,
    }
}

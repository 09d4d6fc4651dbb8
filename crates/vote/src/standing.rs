//! Where a vote under way stands: some seats have been heard, the others can still agree, abstain or disagree.

use crate::counters::{Counters, Question};
use crate::diagram::Diagram;
use crate::flips::{CHOICES, MOST_NODES, Ways, too_many_totals};
use crate::{CompiledRule, VoteError, Voter};
use alliance_model::{Id, Position, Rule, Verdict};
use serde::Serialize;

/// Where a vote under way stands. Numbers are of seats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Standing {
    /// What would come of it if it closed now, with those not yet heard away.
    pub verdict: Verdict,
    /// What it can still come to, whatever the rest do.
    pub possible: Vec<Verdict>,
    /// What it will come to, where that is certain.
    pub decided: Option<Verdict>,
    /// Seats not yet heard.
    pub open: Vec<Id>,
    /// The fewest of them that must agree for it to pass although all others of them disagree; none where that is not
    /// enough even if all agree.
    pub missing_to_pass: Option<usize>,
    /// The fewest of them that must disagree for it not to pass although all others of them agree; none where it passes
    /// all the same.
    pub missing_to_stop: Option<usize>,
    /// Seats that could change by themselves whether it passes, if it closed now: by another of the three choices.
    pub critical: Vec<Id>,
}

/// Where a vote stands; seats without a position have not been heard. Errors where the table or the rule makes no sense,
/// or there are too many totals to look through.
pub fn standing(voters: &[Voter], rule: &Rule, heard: impl Fn(&Id) -> Option<Position>) -> Result<Standing, VoteError> {
    let compiled = CompiledRule::compile(voters, rule)?;
    let positions: Vec<Option<Position>> = voters.iter().map(|voter| heard(&voter.id)).collect();
    let heard = |place: usize| positions.get(place).copied().flatten();
    let open: Vec<usize> = (0..voters.len()).filter(|place| compiled.is_player(*place) && heard(*place).is_none()).collect();
    let names = |places: &[usize]| places.iter().filter_map(|place| voters.get(*place)).map(|voter| voter.id.clone()).collect();
    let possible = possible(&compiled, &heard)?;
    let (missing_to_pass, missing_to_stop) = missing(&compiled, &heard)?;
    let verdict = verdict(&compiled, voters.len(), &heard, None);
    let critical: Vec<usize> =
        (0..voters.len()).filter(|place| compiled.is_player(*place) && is_critical(&compiled, voters.len(), &heard, *place)).collect();
    Ok(Standing {
        verdict,
        decided: if let [only] = possible.as_slice() { Some(*only) } else { None },
        possible,
        missing_to_pass,
        missing_to_stop,
        open: names(&open),
        critical: names(&critical),
    })
}

/// What it can come to, in the order of the verdicts.
fn possible(rule: &CompiledRule, heard: &impl Fn(usize) -> Option<Position>) -> Result<Vec<Verdict>, VoteError> {
    let counters = Counters::new(rule, Question::Verdict, |place| heard(place).map_or_else(|| CHOICES.to_vec(), |position| vec![position]));
    let diagram = Diagram::of(&counters, MOST_NODES).map_err(|_| too_many_totals(counters.movers.len()))?;
    let ended = |verdict: Verdict, _: usize| 1_u8 << verdict as u8;
    let values = diagram.backwards(ended, |_, options| options.iter().fold(0, |all, option| all | option));
    let reached = diagram.value(diagram.root, 0, &values, ended).unwrap_or(0);
    let all = [Verdict::Passes, Verdict::Fails, Verdict::Tied, Verdict::Blocked, Verdict::NoQuorum];
    Ok(all.into_iter().filter(|verdict| reached >> *verdict as u8 & 1 == 1).collect())
}

/// The fewest open seats that must agree for it to pass, and that must disagree for it not to, where the others do the opposite.
fn missing(rule: &CompiledRule, heard: &impl Fn(usize) -> Option<Position>) -> Result<(Option<usize>, Option<usize>), VoteError> {
    let two = || vec![Position::Agree, Position::Disagree];
    let counters = Counters::new(rule, Question::Passes, |place| heard(place).map_or_else(two, |position| vec![position]));
    let diagram = Diagram::of(&counters, MOST_NODES).map_err(|_| too_many_totals(counters.movers.len()))?;
    let fewest = |pass: bool| {
        let costly = usize::from(!pass);
        let ways = Ways::to(&diagram, |verdict| (verdict == Verdict::Passes) == pass, |_, option| usize::from(option == costly));
        ways.cheapest(diagram.root, 0).price
    };
    Ok((fewest(true), fewest(false)))
}

/// What comes of it with those not heard away, and perhaps one seat elsewhere.
fn verdict(rule: &CompiledRule, seats: usize, heard: &impl Fn(usize) -> Option<Position>, change: Option<(usize, Position)>) -> Verdict {
    let mut ballots = rule.ballots(|_| Position::Absent);
    for place in 0..seats {
        ballots.set(place, heard(place).unwrap_or(Position::Absent));
    }
    if let Some((place, position)) = change {
        ballots.set(place, position);
    }
    rule.evaluate(&ballots)
}

fn is_critical(rule: &CompiledRule, seats: usize, heard: &impl Fn(usize) -> Option<Position>, place: usize) -> bool {
    let passes = |change| verdict(rule, seats, heard, change) == Verdict::Passes;
    heard(place) != Some(Position::Recused) && CHOICES.into_iter().any(|position| passes(Some((place, position))) != passes(None))
}

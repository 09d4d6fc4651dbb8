//! Dangers of standing aside: of recusal, of an empty seat, of abstaining and of staying away: L6, L7, L10, L11, L14, L15.

use super::function::{Functions, TooLarge, ballots};
use super::parts::each_at_least;
use super::{Danger, Table, What, information, warning};
use crate::{CompiledRule, Voter};
use alliance_model::{Denominator, Position, Rule, Verdict};

/// L6 and L7: whether those who step aside, or seats that nobody holds, count as votes against. They do where it would pass if
/// they did not count, in a rule that is the same in all else.
pub(super) fn stepping_aside(table: &Table<'_>) -> Result<Vec<Danger>, TooLarge> {
    let lenient = lenient(table.rule);
    let Ok(without) = CompiledRule::compile(table.voters, &lenient) else { return Ok(Vec::new()) };
    let mut functions = Functions::of(&[Position::Agree, Position::Disagree, Position::Recused]);
    let (strict, without) = (functions.passes(&table.compiled)?, functions.passes(&without)?);
    let Some(stands) = functions.but_not(without, strict)? else { return Ok(Vec::new()) };
    let mut found = vec![warning(What::RecusalIsNo { ballots: table.ballots(&stands) })];
    let (aside, others): (Vec<_>, Vec<_>) = stands.iter().copied().partition(|(_, position)| *position == Position::Recused);
    let aside: Vec<_> = aside.into_iter().map(|(place, _)| place).collect();
    let empty = |(place, voter): (usize, &Voter)| Voter { vacant: voter.vacant || aside.contains(&place), ..voter.clone() };
    let emptied: Vec<_> = table.voters.iter().enumerate().map(empty).collect();
    let passes = |rule: &Rule| CompiledRule::compile(&emptied, rule).is_ok_and(|rule| rule.evaluate(&ballots(&rule, &others)) == Verdict::Passes);
    if passes(&lenient) && !passes(table.rule) {
        let vacant = table.voters.iter().filter(|voter| voter.is_voting() && voter.vacant).map(|voter| voter.id.clone()).collect::<Vec<_>>();
        let level = if vacant.is_empty() { information } else { warning };
        found.push(level(What::VacancyIsNo { vacant, empty: table.ids(&aside), ballots: table.ballots(&others) }));
    }
    Ok(found)
}

/// The same rule, but those who may not vote count nowhere.
fn lenient(rule: &Rule) -> Rule {
    let mut rule = rule.clone();
    each_at_least(&mut rule, &mut |asked| {
        if asked.of == Denominator::Seats {
            asked.of = Denominator::Eligible;
        }
    });
    rule
}

/// L10, L11, L14 and L15: what one seat changes by where it stands.
pub(super) fn odd_ways(table: &Table<'_>) -> Result<Vec<Danger>, TooLarge> {
    let mut functions = Functions::of(&[Position::Agree, Position::Abstain, Position::Disagree, Position::Absent]);
    let passes = functions.passes(&table.compiled)?;
    let swings = |passing: Position, failing: Position| {
        let found = functions.swings(passes, passing, failing)?;
        Ok(found.and_then(|(place, stands)| Some((table.id(place)?, table.ballots(&stands)))))
    };
    let mut found = Vec::new();
    if let Some((seat, ballots)) = swings(Position::Disagree, Position::Absent)? {
        found.push(warning(What::QuorumBusting { seat, ballots }));
    }
    let upwards = [Position::Disagree, Position::Abstain, Position::Absent].map(|below| (below, Position::Agree));
    for (passes, stops) in upwards.into_iter().chain([(Position::Disagree, Position::Abstain)]) {
        if let Some((seat, ballots)) = swings(passes, stops)? {
            found.push(warning(What::NotMonotone { seat, passes, stops, ballots }));
            break;
        }
    }
    let ways = (swings(Position::Abstain, Position::Disagree)?, swings(Position::Agree, Position::Abstain)?);
    if let (Some((helps, helping)), Some((harms, harming))) = ways {
        found.push(information(What::AbstentionMatters { helps, helping, harms, harming }));
    }
    if let Some((seat, ballots)) = swings(Position::Absent, Position::Disagree)? {
        found.push(information(What::MovingThreshold { seat, ballots }));
    }
    Ok(found)
}

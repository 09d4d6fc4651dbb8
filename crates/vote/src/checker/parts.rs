//! Dangers in the parts of a rule: groups, numbers, and parts that change nothing: L8, L9, L12, L13.

use super::function::{Functions, TooLarge};
use super::{Danger, Table, What, information, passes_if_all_agree, warning};
use crate::CompiledRule;
use crate::clause::{Clause, Requirement, View};
use alliance_model::{AtLeast, Position, Rate, Rule, Selector, Test, Verdict};

/// L8: groups with one seat, without which nothing passes any more.
pub(super) fn empty_groups(table: &Table<'_>) -> Result<Vec<Danger>, TooLarge> {
    let mut found: Vec<Danger> = Vec::new();
    each_requirement(&table.compiled, &mut |_, requirement| {
        let Some(among) = requirement.asked.among.as_ref().filter(|among| **among != Selector::Everyone) else { return };
        let seats = || requirement.seats.seats().chain(requirement.organisations.iter().flat_map(crate::clause::Group::seats));
        let mut held = seats().map(|(place, _)| place).filter(|place| table.voters.get(*place).is_some_and(|voter| !voter.vacant));
        let (Some(only), None) = (held.next(), held.next()) else { return };
        let mut ballots = table.compiled.ballots(|_| Position::Agree);
        ballots.set(only, Position::Recused);
        let stopped = table.can_pass() && table.compiled.evaluate(&ballots) != Verdict::Passes;
        if let Some(seat) = table.id(only).filter(|_| stopped) {
            let danger = warning(What::EmptyGroup { among: among.clone(), seat });
            if !found.contains(&danger) {
                found.push(danger);
            }
        }
    });
    Ok(found)
}

/// L9: seats whose going leaves a table at which nothing passes, though all agree.
pub(super) fn out_of_reach(table: &Table<'_>) -> Result<Vec<Danger>, TooLarge> {
    if !table.can_pass() {
        return Ok(vec![warning(What::OutOfReach { now: true, seats: Vec::new() })]);
    }
    let stops = |place: &usize| {
        let mut left = table.voters.to_vec();
        left.remove(*place);
        // A rule that names the seat cannot even be read without it.
        !CompiledRule::compile(&left, table.rule).is_ok_and(|rule| passes_if_all_agree(&rule))
    };
    let seats: Vec<_> = table.voting().filter(|_| table.voting().count() > 1).filter(stops).collect();
    if seats.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![warning(What::OutOfReach { now: false, seats: table.ids(&seats) })])
}

/// L12: shares that were rounded when they were written, and shares that come to no whole number of votes.
pub(super) fn rounding(table: &Table<'_>) -> Result<Vec<Danger>, TooLarge> {
    let all = table.compiled.ballots(|_| Position::Agree);
    let mut found = Vec::new();
    each_requirement(&table.compiled, &mut |path, requirement| {
        let (Some(share), Some((above, below))) = (requirement.asked.share, requirement.share) else { return };
        let base = requirement.base(View::of(&all));
        let needed = requirement.needed(base);
        let meant = meant(share).map(|share| Requirement { share: Some(share), ..requirement.clone() }.needed(base));
        let path = path.to_owned();
        if meant.is_some_and(|meant| meant != needed) {
            found.push(warning(What::Rounding { path, base, needed, meant }));
        } else if !requirement.asked.more_than && above * u128::from(base) % below != 0 {
            found.push(information(What::Rounding { path, base, needed, meant: None }));
        }
    });
    Ok(found)
}

/// The third or sixth that a share in hundredths or thousandths was rounded from, such as 2/3 for 0.67 or 0.66.
fn meant(share: Rate) -> Option<(u128, u128)> {
    let (written, unit) = (u128::try_from(share.numerator()).ok()?, u128::try_from(share.denominator()).ok()?);
    let near = |(above, below): &(u128, u128)| (written * below).abs_diff(above * unit) < *below;
    [(1, 3), (2, 3), (1, 6), (5, 6)].into_iter().filter(|_| unit == 100 || unit == 1_000).find(near)
}

/// L13: parts of lists, and a quorum, without which the rule is the same.
pub(super) fn never_binding(table: &Table<'_>) -> Result<Vec<Danger>, TooLarge> {
    let mut functions = Functions::of(&[Position::Agree, Position::Abstain, Position::Disagree, Position::Absent]);
    let whole = functions.passes(&table.compiled)?;
    let mut found = Vec::new();
    for (path, without) in rules_without_a_part(table.rule) {
        let Ok(rule) = CompiledRule::compile(table.voters, &without) else { continue };
        if !plainly_differ(&table.compiled, &rule) && functions.passes(&rule)? == whole {
            found.push(warning(What::NeverBinds { path }));
        }
    }
    Ok(found)
}

/// Whether one of a few plain ballots shows that two rules of a table differ: one seat, or all up to one, stand apart from the rest.
fn plainly_differ(one: &CompiledRule, other: &CompiledRule) -> bool {
    let apart = [Position::Disagree, Position::Abstain, Position::Absent];
    let passes = |rule: &CompiledRule, seats: &std::ops::Range<usize>, [inside, outside]: [Position; 2]| {
        let mut ballots = rule.ballots(|_| outside);
        seats.clone().for_each(|place| ballots.set(place, inside));
        rule.evaluate(&ballots) == Verdict::Passes
    };
    let ranges = (0..one.seats.len()).flat_map(|place| [place..place + 1, 0..place + 1]);
    let stands = |apart: Position| [[apart, Position::Agree], [Position::Agree, apart]];
    let mut plain = ranges.flat_map(|seats| apart.into_iter().flat_map(stands).map(move |stands| (seats.clone(), stands)));
    plain.any(|(seats, stands)| passes(one, &seats, stands) != passes(other, &seats, stands))
}

/// The rule less each of its parts in turn, with the path of the part.
fn rules_without_a_part(rule: &Rule) -> Vec<(String, Rule)> {
    let mut rules = Vec::new();
    if let Some(quorum) = &rule.quorum {
        rules.push(("quorum".to_owned(), Rule { quorum: None, ..rule.clone() }));
        let less = without_a_part("quorum", quorum).into_iter();
        rules.extend(less.map(|(path, quorum)| (path, Rule { quorum: Some(quorum), ..rule.clone() })));
    }
    rules.extend(without_a_part("pass", &rule.pass).into_iter().map(|(path, pass)| (path, Rule { pass, ..rule.clone() })));
    rules
}

fn without_a_part(path: &str, test: &Test) -> Vec<(String, Test)> {
    let (word, tests, make): (_, _, fn(Vec<Test>) -> Test) = match test {
        Test::All(tests) => ("all", tests, Test::All),
        Test::Any(tests) => ("any", tests, Test::Any),
        Test::AtLeast(_) | Test::Consent(_) => return Vec::new(),
    };
    let mut less = Vec::new();
    for (place, part) in tests.iter().enumerate() {
        let path = format!("{path}.{word}[{place}]");
        let with = |part: Option<Test>| {
            let mut tests = tests.clone();
            tests.splice(place..=place, part);
            make(tests)
        };
        less.extend(without_a_part(&path, part).into_iter().map(|(path, part)| (path, with(Some(part)))));
        if tests.len() > 1 {
            less.push((path, with(None)));
        }
    }
    less
}

/// Each number that a compiled rule asks for, with its path.
fn each_requirement(rule: &CompiledRule, told: &mut impl FnMut(&str, &Requirement)) {
    fn walk(path: &str, clause: &Clause, told: &mut impl FnMut(&str, &Requirement)) {
        let (word, clauses) = match clause {
            Clause::All(clauses) => ("all", clauses),
            Clause::Any(clauses) => ("any", clauses),
            Clause::AtLeast(requirement) => return told(&format!("{path}.at_least"), requirement),
            Clause::Consent(_) => return,
        };
        clauses.iter().enumerate().for_each(|(place, clause)| walk(&format!("{path}.{word}[{place}]"), clause, told));
    }
    rule.quorum.iter().for_each(|quorum| walk("quorum", quorum, told));
    walk("pass", &rule.pass, told);
}

/// Each number that a rule asks for, to be changed.
pub(super) fn each_at_least(rule: &mut Rule, change: &mut impl FnMut(&mut AtLeast)) {
    fn walk(test: &mut Test, change: &mut impl FnMut(&mut AtLeast)) {
        match test {
            Test::All(tests) | Test::Any(tests) => tests.iter_mut().for_each(|test| walk(test, change)),
            Test::AtLeast(asked) => change(asked),
            Test::Consent(_) => {}
        }
    }
    rule.quorum.iter_mut().for_each(|test| walk(test, change));
    walk(&mut rule.pass, change);
}

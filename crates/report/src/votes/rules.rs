//! Rules in plain words.

use super::phrases::{consent, group, part_of, predicate, unit};
use crate::figures::number;
use crate::letters::sentence_case;
use alliance_model::{AtLeast, Block, Counting, Denominator, Design, Id, Position, Rule, Selector, Test, Tie, Weigh};
use alliance_vote::{AtLeastResult, Stage, TestResult, Voter, decide, voters};

/// What a rule means, in a few short sentences:
/// "Passes when more than half of the votes cast agree. At least 6 votes must be there."
pub fn rule_in_words(design: &Design, rule: &Rule) -> String {
    let mut sentences = vec![format!("Passes when {}.", Words { design, rule, quorum: false }.test(&rule.pass))];
    if let Some(quorum) = &rule.quorum {
        sentences.push(format!("{}.", sentence_case(&Words { design, rule, quorum: true }.test(quorum))));
    }
    if rule.block == Block::Veto {
        sentences.push("Anybody with a vote can block it.".to_owned());
    }
    if rule.tie == Tie::ChairCasts {
        sentences.push("If it is a tie, the independent chair has one more vote.".to_owned());
    }
    sentences.join(" ")
}

struct Words<'a> {
    design: &'a Design,
    rule: &'a Rule,
    /// Whether it says who must be there, rather than what passes.
    quorum: bool,
}

impl Words<'_> {
    fn test(&self, test: &Test) -> String {
        let parts = |tests: &[Test]| tests.iter().map(|test| self.part(test)).collect::<Vec<_>>();
        match test {
            Test::All(tests) => parts(tests).join(", and "),
            Test::Any(tests) if tests.len() > 1 => format!("either {}", parts(tests).join(", or ")),
            Test::Any(tests) => parts(tests).join(""),
            Test::AtLeast(asked) => self.at_least(asked),
            Test::Consent(selector) => consent(self.design, selector),
        }
    }

    /// A test inside a list: a list within a list stands in brackets.
    fn part(&self, test: &Test) -> String {
        match test {
            Test::All(_) | Test::Any(_) => format!("({})", self.test(test)),
            Test::AtLeast(_) | Test::Consent(_) => self.test(test),
        }
    }

    /// "vote", "votes", or where it speaks of everybody who must be there "of the 9 votes".
    fn of_how_many(&self, votes: u64, asked: &AtLeast) -> String {
        let everyone = matches!(asked.among, None | Some(Selector::Everyone));
        let all = match asked.weigh {
            _ if !self.quorum || !everyone => None,
            Weigh::Votes => self.voting().map(|seats| seats.iter().map(|seat| seat.votes).sum::<u64>()),
            Weigh::Heads => self.voting().map(|seats| seats.len() as u64),
            Weigh::Members | Weigh::Named(_) => None,
        };
        match all {
            Some(all) => format!("of the {} {}", number(all), unit(&asked.weigh)),
            None if votes == 1 => one(asked).to_owned(),
            None => unit(&asked.weigh).to_owned(),
        }
    }

    /// The voting seats of the body that decides by this rule: that of its first matter, or else the leadership team.
    fn voting(&self) -> Option<Vec<Voter>> {
        let of_matter = self.design.matters.iter().find(|matter| matter.rule == self.rule.id).and_then(|matter| matter.body.as_ref());
        let body = of_matter.or_else(|| self.design.leadership().map(|body| &body.id))?;
        Some(voters(self.design, body).into_iter().filter(Voter::is_voting).collect())
    }

    fn at_least(&self, asked: &AtLeast) -> String {
        let share = asked.share.map(|share| part_of(share, asked.more_than, asked.of, &asked.weigh));
        let how = if asked.more_than { "more than" } else { "at least" };
        let votes = asked.votes.map(|votes| format!("{how} {} {}", number(votes), self.of_how_many(votes, asked)));
        let many = match (share, votes) {
            (Some(share), Some(votes)) => format!("{share}, and {votes},"),
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => "something".to_owned(),
        };
        let among = asked.among.as_ref().and_then(|selector| group(self.design, selector));
        let among = among.map(|among| format!(" among {among}")).unwrap_or_default();
        let counting = asked.counting.unwrap_or(match (self.quorum, asked.of) {
            (false, _) => Counting::Agree,
            (true, Denominator::Cast) => Counting::Cast,
            (true, _) => Counting::Present,
        });
        let does = match (self.quorum, counting) {
            (true, Counting::Agree) => "must agree",
            (true, Counting::AgreeOrAbstain) => "must agree or abstain",
            (true, Counting::Cast) => "must be for or against",
            (true, Counting::Present) => "must be there",
            (true, Counting::InTheRoom) => "must be in the room",
            (false, _) => predicate(counting, asked.votes == Some(1) && asked.share.is_none()),
        };
        format!("{many}{among} {does}")
    }
}

fn one(asked: &AtLeast) -> &str {
    match unit(&asked.weigh) {
        "votes" => "vote",
        "seats" => "seat",
        "organisations" => "organisation",
        other => other,
    }
}

/// What a rule needs at a table where all are there, in short: "5 of 9", "no objection"; "cannot decide" where it makes no sense there.
pub fn needs(design: &Design, body: &Id, rule: &Rule) -> String {
    let Ok(decision) = decide(&voters(design, body), rule, |_| Position::Agree) else {
        return "cannot decide".to_owned();
    };
    let mut results = Vec::new();
    for stage in &decision.stages {
        if let Stage::Test { test } = stage {
            numbers(test, &mut results);
        }
    }
    let everyone = |result: &&&AtLeastResult| matches!(result.among, None | Some(Selector::Everyone));
    match results.iter().find(everyone).or(results.first()) {
        Some(result) => format!("{} of {}", number(result.needed), number(result.base)),
        None => "no objection".to_owned(),
    }
}

fn numbers<'a>(test: &'a TestResult, found: &mut Vec<&'a AtLeastResult>) {
    match test {
        TestResult::All { parts, .. } | TestResult::Any { parts, .. } => parts.iter().for_each(|part| numbers(part, found)),
        TestResult::AtLeast(result) => found.push(result),
        TestResult::Consent { .. } => {}
    }
}

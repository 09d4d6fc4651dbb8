//! Decisions and rules in plain words.

mod chances;
mod dangers;
mod groups;
mod names;
mod phrases;
mod power;
mod rules;
#[cfg(test)]
mod tests;

pub use chances::{chances_in_words, flips_in_words, ladder_action_name};
pub use dangers::{Warned, warned};
pub use names::{
    body_kind_meaning, body_kind_name, denominator_meaning, denominator_name, member_kind_meaning, member_kind_name, position_meaning, position_name,
    seat_kind_meaning, seat_kind_name, verdict_meaning, weigh_meaning, weigh_name,
};
pub use power::{coalitions_in_words, power_finding, power_method, power_notes};
pub use rules::{needs, rule_in_words};

use crate::figures::{count, list, number};
use crate::letters::sentence_case;
use alliance_model::{Design, Id, Position, Rule, Tie, Verdict};
use alliance_vote::{AtLeastResult, Decision, Stage, StageName, Tally, TestResult};
use phrases::{group, predicate, unit};

/// One line of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What the stage is called.
    pub stage: String,
    /// What happened there.
    pub text: String,
    /// Whether it went well; none where there was nothing to pass.
    pub holds: Option<bool>,
}

/// What came of a motion, in a word or two.
pub fn headline(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passes => "Passes",
        Verdict::Fails => "Fails",
        Verdict::Tied => "Tied",
        Verdict::Blocked => "Blocked",
        Verdict::NoQuorum => "No quorum",
    }
}

/// Why, in one or two sentences: "6 of 9 agree and 5 are needed. All 9 are present; quorum is 6."
pub fn sentence(design: &Design, rule: &Rule, decision: &Decision) -> String {
    let teller = Teller { design, rule, decision };
    match decision.verdict {
        _ if teller.nobody() => "Nobody is left who may vote, so nothing can be decided.".to_owned(),
        Verdict::NoQuorum => teller.quorum().map(|test| teller.reason(test)).unwrap_or_default(),
        Verdict::Blocked => teller.stop(),
        Verdict::Passes | Verdict::Fails | Verdict::Tied => format!("{} {}", teller.tie().unwrap_or_else(|| teller.result()), teller.presence()),
    }
}

/// Why, line by line: one for each stage, naming seats by their titles.
pub fn explain(design: &Design, rule: &Rule, decision: &Decision) -> Vec<Line> {
    let teller = Teller { design, rule, decision };
    decision.stages.iter().map(|stage| teller.line(stage)).collect()
}

struct Teller<'a> {
    design: &'a Design,
    rule: &'a Rule,
    decision: &'a Decision,
}

impl Teller<'_> {
    fn line(&self, stage: &Stage) -> Line {
        let line = |stage: &str, text: String, holds: Option<bool>| Line { stage: stage.to_owned(), text, holds };
        match stage {
            Stage::Eligible { vacant, .. } => line("Who has a vote", self.eligible(vacant), None),
            Stage::Recused { seats } if seats.is_empty() => line("Set aside", "Nobody is set aside.".to_owned(), None),
            Stage::Recused { seats } => line("Set aside", format!("For a conflict of interest: {}.", self.titles(seats)), None),
            Stage::Present { absent, .. } => line("Who is there", self.present(absent), None),
            Stage::Quorum { test: None } => line("Quorum", "The rule asks for no quorum.".to_owned(), None),
            Stage::Quorum { test: Some(test) } => line("Quorum", self.tree(test), Some(test.holds())),
            Stage::Cast { agree, abstain, disagree, block } => line("Votes", self.cast([agree, abstain, disagree, block]), None),
            Stage::Test { test } => line("What is needed", self.tree(test), Some(test.holds())),
            Stage::Consent { asked: false, .. } => line("Objections", "The rule lets nobody stop it alone.".to_owned(), None),
            Stage::Consent { stopped: false, .. } => line("Objections", "No objection stops it.".to_owned(), Some(true)),
            Stage::Consent { .. } => line("Objections", self.stop(), Some(false)),
            Stage::Tie { tied: false, .. } => line("Tie", "It is not a tie that one vote would break.".to_owned(), None),
            Stage::Tie { again, .. } => line("Tie", self.tie().unwrap_or_default(), Some(again.as_ref().is_some_and(TestResult::holds))),
            Stage::Verdict { verdict, nobody } => line("Result", self.verdict(*verdict, *nobody), Some(*verdict == Verdict::Passes)),
            Stage::NotReached { name } => line(stage_name(*name), "Not reached.".to_owned(), None),
        }
    }

    fn eligible(&self, vacant: &[Id]) -> String {
        let Tally { seats, .. } = self.decision.heads;
        let votes = match self.decision.tally.seats {
            votes if votes == seats => String::new(),
            votes => format!(", with {} together", count(votes as usize, "vote", "votes")),
        };
        let has = if seats == 1 { "has" } else { "have" };
        let vacant = if vacant.is_empty() { String::new() } else { format!(" Nobody holds: {}.", self.titles(vacant)) };
        format!("{} {has} a vote{votes}.{vacant}", count(seats as usize, "seat", "seats"))
    }

    fn present(&self, absent: &[Id]) -> String {
        let Tally { present, eligible, .. } = self.decision.heads;
        match absent {
            [] => "Everybody who may vote is there.".to_owned(),
            _ => format!("{} of {} who may vote are there. Away: {}.", number(present), number(eligible), self.titles(absent)),
        }
    }

    fn cast(&self, [agree, abstain, disagree, block]: [&[Id]; 4]) -> String {
        let sides = [(Position::Agree, agree), (Position::Abstain, abstain), (Position::Disagree, disagree), (Position::Block, block)];
        let told = sides.iter().filter(|(_, seats)| !seats.is_empty());
        let told: Vec<_> = told.map(|(position, seats)| format!("{}: {}.", position_name(*position), self.titles(seats))).collect();
        if told.is_empty() { "Nobody votes.".to_owned() } else { told.join(" ") }
    }

    fn verdict(&self, verdict: Verdict, nobody: bool) -> String {
        if nobody {
            return format!("{}. Nobody is left who may vote, so nothing can be decided.", headline(verdict));
        }
        format!("{}. {}", headline(verdict), verdict_meaning(verdict))
    }

    /// A test with its parts.
    fn tree(&self, test: &TestResult) -> String {
        let parts = |parts: &[TestResult]| parts.iter().map(|part| self.tree(part)).collect::<Vec<_>>().join(" ");
        match test {
            TestResult::All { parts: tests, .. } => format!("Each of these must hold. {}", parts(tests)),
            TestResult::Any { parts: tests, .. } => format!("One of these must hold. {}", parts(tests)),
            TestResult::AtLeast(result) => self.at_least(result),
            TestResult::Consent { holds: true, among, .. } => format!("{}.", sentence_case(&phrases::consent(self.design, among))),
            TestResult::Consent { objectors, .. } => format!("{}, and consent is needed.", self.who(objectors, "objects", "object")),
        }
    }

    /// "6 of 9 agree and 5 are needed."
    fn at_least(&self, result: &AtLeastResult) -> String {
        let among = result.among.as_ref().and_then(|selector| group(self.design, selector));
        if result.base == 0 {
            return match among {
                Some(among) => format!("Nobody is left among {among}."),
                None => "Nobody is left to count.".to_owned(),
            };
        }
        let among = among.map(|among| format!("Among {among}, ")).unwrap_or_default();
        let plain = self.decision.tally == self.decision.heads && matches!(result.weigh, alliance_model::Weigh::Votes);
        let unit = if plain { String::new() } else { format!(" {}", unit(&result.weigh)) };
        let (one_counts, one_is_needed) = (result.counted == 1, result.needed == 1);
        let does = predicate(result.counting, one_counts);
        let are = if one_is_needed { "is" } else { "are" };
        let (counted, base, needed) = (number(result.counted), number(result.base), number(result.needed));
        format!("{among}{counted} of {base}{unit} {does} and {needed} {are} needed.")
    }

    /// The reason why a test holds or fails: its first part that decides.
    fn reason(&self, test: &TestResult) -> String {
        match test {
            TestResult::All { parts, holds } | TestResult::Any { parts, holds } => {
                let part = parts.iter().find(|part| part.holds() == *holds).or(parts.first());
                part.map(|part| self.reason(part)).unwrap_or_default()
            }
            TestResult::AtLeast(_) | TestResult::Consent { .. } => self.tree(test),
        }
    }

    fn result(&self) -> String {
        let test = self.decision.stages.iter().find_map(|stage| match stage {
            Stage::Test { test } => Some(test),
            _ => None,
        });
        test.map(|test| self.reason(test)).unwrap_or_default()
    }

    fn quorum(&self) -> Option<&TestResult> {
        self.decision.stages.iter().find_map(|stage| match stage {
            Stage::Quorum { test } => test.as_ref(),
            _ => None,
        })
    }

    fn nobody(&self) -> bool {
        self.decision.stages.iter().any(|stage| matches!(stage, Stage::Verdict { nobody: true, .. }))
    }

    /// "All 9 are present; quorum is 6."
    fn presence(&self) -> String {
        let Tally { seats, present, .. } = self.decision.heads;
        let are = if present == 1 { "is" } else { "are" };
        let there = match present == seats {
            true if seats > 1 => format!("All {} are present", number(seats)),
            _ => format!("{} of {} {are} present", number(present), number(seats)),
        };
        match self.quorum() {
            Some(TestResult::AtLeast(quorum)) => format!("{there}; quorum is {}.", number(quorum.needed)),
            _ => format!("{there}."),
        }
    }

    /// Who stops it, and by what.
    fn stop(&self) -> String {
        let by = self.decision.stages.iter().find_map(|stage| match stage {
            Stage::Consent { stopped: true, by, .. } => Some(by.as_slice()),
            _ => None,
        });
        let by = by.unwrap_or_default();
        let blocks = self.decision.heads.block > 0 && self.rule.block == alliance_model::Block::Veto;
        if blocks {
            format!("{} it.", self.who(by, "blocks", "block"))
        } else {
            format!("{}, and consent is needed.", self.who(by, "objects", "object"))
        }
    }

    /// "3 agree and 3 disagree: a tie." and what the chair makes of it; none where it is no tie.
    fn tie(&self) -> Option<String> {
        let (chair, position) = self.decision.stages.iter().find_map(|stage| match stage {
            Stage::Tie { tied: true, chair, position, .. } => Some((chair.as_ref(), *position)),
            _ => None,
        })?;
        let tally = self.decision.tally;
        let tie = format!("{} agree and {} disagree: a tie.", number(tally.agree), number(tally.against()));
        let Some(chair) = chair else {
            let no_chair = if self.rule.tie == Tie::ChairCasts { " There is no independent chair to break it." } else { "" };
            return Some(format!("{tie}{no_chair}"));
        };
        let title = self.title(chair);
        Some(match position {
            Some(Position::Agree) => format!("{tie} {title} has the casting vote and agrees."),
            Some(Position::Disagree | Position::Block) => format!("{tie} {title} has the casting vote and disagrees."),
            _ => format!("{tie} {title} has the casting vote and does not use it."),
        })
    }

    fn title<'a>(&'a self, id: &'a Id) -> &'a str {
        phrases::title(self.design, id)
    }

    fn titles(&self, ids: &[Id]) -> String {
        list(&ids.iter().map(|id| self.title(id)).collect::<Vec<_>>())
    }

    fn who(&self, ids: &[Id], one: &str, more: &str) -> String {
        format!("{} {}", self.titles(ids), if ids.len() == 1 { one } else { more })
    }
}

fn stage_name(name: StageName) -> &'static str {
    match name {
        StageName::Quorum => "Quorum",
        StageName::Cast => "Votes",
        StageName::Test => "What is needed",
        StageName::Consent => "Objections",
        StageName::Tie => "Tie",
    }
}

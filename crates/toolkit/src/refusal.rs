//! What JavaScript is told where something cannot be done. The package makes an `AllianceError` of it.

use alliance_format::Refused;
use alliance_model::{Problem, Severity};
use alliance_settle::{SettleError, TimelineError};
use alliance_simulate::SimulateError;
use alliance_vote::{RuleWarning, RuleWarningCode, VoteError};
use serde::Serialize;

/// Why something cannot be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// A short name for programs: `invalid` for what was given, or the engine's own, such as `no_split`.
    pub code: String,
    /// Where: `terms.steps[1].share`; empty for the whole of what was given.
    pub path: String,
    /// What is wrong and how to mend it, in plain words: a line for each problem.
    pub message: String,
    /// Every problem with what was given; none where the engine refused.
    pub problems: Vec<Problem>,
}

impl Refusal {
    /// A refusal with one sentence.
    pub fn new(code: &str, path: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), path: path.to_owned(), message: message.into(), problems: Vec::new() }
    }

    /// What was given is not what is expected. The path is that of the first problem.
    pub fn invalid(problems: Vec<Problem>) -> Self {
        let path = problems.first().map(|problem| problem.path.clone()).unwrap_or_default();
        let message = problems.iter().map(line).collect::<Vec<_>>().join("\n");
        Self { code: "invalid".to_owned(), path, message, problems }
    }

    /// The rule or the table makes no sense; `rule` is the path of the rule.
    pub fn of_vote(error: &VoteError, rule: &str) -> Self {
        let path = match error.path() {
            within if within.starts_with("pass") || within.starts_with("quorum") => format!("{rule}.{within}"),
            elsewhere => elsewhere.to_owned(),
        };
        Self::new(error.code(), &path, error.to_string())
    }

    /// Tests of a rule that can hardly be meant: the code and the path are those of the first, `rule` is the path of the rule.
    pub fn of_odd_tests(odd: &[RuleWarning], rule: &str) -> Self {
        let code = match odd.first().map(|odd| odd.code) {
            Some(RuleWarningCode::EmptyClass) => "empty_class",
            _ => "quota_above_total",
        };
        Self { code: code.to_owned(), ..Self::invalid(odd.iter().map(|odd| odd_test(odd, rule)).collect()) }
    }
}

fn odd_test(odd: &RuleWarning, rule: &str) -> Problem {
    let (found, expected, mend) = match odd.needed {
        None => {
            ("a test of nobody: no seat that votes is of this group".to_owned(), "a group with a seat that votes".to_owned(), "Name another group")
        }
        Some(needed) => (format!("a test that asks for {needed} of {}", odd.all), format!("at most {}", odd.all), "Ask for less"),
    };
    let mend = format!("{mend}; or say answer_anyway: true, to be answered all the same.");
    Problem { severity: Severity::Error, path: format!("{rule}.{}", odd.path), found, expected, mend }
}

fn line(problem: &Problem) -> String {
    let Problem { path, found, expected, mend, .. } = problem;
    let place = if path.is_empty() { "the value" } else { path };
    format!("{place}: found {found}; expected {expected}. {mend}")
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        Self::invalid(refused.problems)
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::invalid(vec![problem])
    }
}

impl From<SettleError> for Refusal {
    fn from(error: SettleError) -> Self {
        Self::new(error.code(), &error.path(), error.to_string())
    }
}

impl From<TimelineError> for Refusal {
    fn from(error: TimelineError) -> Self {
        Self::new(error.code(), &error.path(), error.to_string())
    }
}

impl From<SimulateError> for Refusal {
    fn from(error: SimulateError) -> Self {
        Self::new(error.code(), &error.path(), error.to_string())
    }
}

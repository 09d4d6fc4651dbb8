//! What is kept of one question for the next, so that what did not change is not worked out again. Answers are the same
//! with and without it.

use alliance_model::Rule;
use alliance_vote::checker::{Checked, check_rule};
use alliance_vote::{VoteError, Voter, chances};

/// How many rules' dangers are kept.
const MOST_RULES: usize = 32;

/// What somebody keeps who asks again and again.
#[derive(Debug, Default)]
pub struct Memory {
    /// The courses that votes can take: a belief that moves changes none of them.
    pub(crate) chances: chances::Memory,
    /// The dangers of rules at tables, the newest last: where a seat stands changes none of them.
    dangers: Vec<(Vec<Voter>, Rule, Checked)>,
}

impl Memory {
    /// The dangers of a rule at a table.
    pub(crate) fn dangers(&mut self, voters: &[Voter], rule: &Rule) -> Result<&Checked, VoteError> {
        let known = self.dangers.iter().position(|(other, of, _)| other == voters && of == rule);
        let newest = match known {
            Some(place) => self.dangers.remove(place),
            None => (voters.to_vec(), rule.clone(), check_rule(voters, rule)?),
        };
        if self.dangers.len() >= MOST_RULES {
            self.dangers.remove(0);
        }
        self.dangers.push(newest);
        self.dangers.last().map(|(_, _, checked)| checked).ok_or(VoteError::NoRule)
    }
}

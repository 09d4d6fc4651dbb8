//! What is kept of one question for the next, so that what did not change is not worked out again. Answers are the same
//! with and without it.

use alliance_model::{Design, Rule};
use alliance_simulate::{Futures, SecondOpinion, mark, second_opinion};
use alliance_vote::checker::{Checked, check_rule};
use alliance_vote::{VoteError, Voter, chances};
use std::rc::Rc;

/// How many rules' dangers are kept.
const MOST_RULES: usize = 32;
/// How many runs are kept: those of a design and its scenarios, small and large.
const MOST_RUNS: usize = 16;

/// What somebody keeps who asks again and again.
#[derive(Debug, Default)]
pub struct Memory {
    /// The courses that votes can take: a belief that moves changes none of them.
    pub(crate) chances: chances::Memory,
    /// The dangers of rules at tables, the newest last: where a seat stands changes none of them.
    dangers: Vec<(Vec<Voter>, Rule, Checked)>,
    /// Tables of uncertain amounts.
    curves: alliance_simulate::Memory,
    /// Futures, by the mark of their design and how they were drawn, the newest last.
    futures: Vec<(String, alliance_simulate::Asked, Rc<Futures>)>,
    /// The newest second opinion.
    second: Option<(String, Option<SecondOpinion>)>,
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

    /// What draws futures remembers.
    pub(crate) fn curves(&mut self) -> &mut alliance_simulate::Memory {
        &mut self.curves
    }

    /// Futures that were drawn before.
    pub(crate) fn futures(&self, mark: &str, asked: &alliance_simulate::Asked) -> Option<Rc<Futures>> {
        self.futures.iter().find(|(design, how, _)| design == mark && how == asked).map(|(_, _, futures)| Rc::clone(futures))
    }

    /// How the newest futures of a design were drawn; none where none are kept.
    pub(crate) fn drawn(&self, mark: &str) -> Option<alliance_simulate::Asked> {
        self.futures.iter().rev().find(|(design, _, _)| design == mark).map(|(_, how, _)| *how)
    }

    /// Keeps futures for the next question.
    pub(crate) fn keep(&mut self, mark: String, asked: alliance_simulate::Asked, futures: Futures) -> Rc<Futures> {
        if self.futures.len() >= MOST_RUNS {
            self.futures.remove(0);
        }
        let futures = Rc::new(futures);
        self.futures.push((mark, asked, Rc::clone(&futures)));
        futures
    }

    /// The second opinion on a design; none where there is none.
    pub(crate) fn second_opinion(&mut self, design: &Design) -> Option<SecondOpinion> {
        let mark = mark(design);
        if let Some((_, known)) = self.second.as_ref().filter(|(other, _)| *other == mark) {
            return known.clone();
        }
        let opinion = second_opinion(design).ok().flatten();
        self.second = Some((mark, opinion.clone()));
        opinion
    }
}

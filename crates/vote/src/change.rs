//! What if a member leaves, joins or merges, seats change, or a rule does: every rule before and after, side by side.

use crate::chances::{Belief, ChancesError, Leaning, chances};
use crate::{VoteError, Voter, decide};
use alliance_model::{Id, MemberKind, Position, Rule, Selector, Test, Verdict};
use serde::{Deserialize, Serialize};

/// One thing that changes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// A member leaves, with all of its seats.
    Leaves(Id),
    /// A seat comes to the table: a member joins, or gets one more.
    Joins(Voter),
    /// One member becomes part of another; its seats go with it, and rules that name it mean the other.
    Merges {
        /// The member that ends.
        member: Id,
        /// The member that it becomes part of.
        into: Id,
    },
    /// A seat is given up.
    SeatGoes(Id),
    /// A seat gets another number of votes.
    Votes {
        /// The seat.
        seat: Id,
        /// Its votes.
        votes: u64,
    },
    /// A seat falls vacant, or is filled.
    Vacant {
        /// The seat.
        seat: Id,
        /// Whether nobody holds it.
        vacant: bool,
    },
    /// A rule takes the place of the one with its id; or is new.
    Rule(Rule),
}

/// Why a change cannot be made.
#[derive(Clone, Debug, PartialEq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ChangeError {
    /// No such seat.
    #[error("No seat at this table has the id \"{id}\". Name a seat that is there.")]
    UnknownSeat {
        /// The change, by its place.
        change: usize,
        /// The id that was found.
        id: Id,
    },
    /// No such member.
    #[error("No seat at this table belongs to the member \"{id}\". Name a member with a seat there.")]
    UnknownMember {
        /// The change, by its place.
        change: usize,
        /// The id that was found.
        id: Id,
    },
    /// What is believed of the seats makes no sense.
    #[error(transparent)]
    Chances(#[from] ChancesError),
}

/// A rule before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Compared {
    /// The rule.
    pub rule: Id,
    /// Before; none where the rule is new.
    pub before: Option<Side>,
    /// After.
    pub after: Side,
}

/// A rule at a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// What comes of the ballots, or why nothing can: a rule may name a seat that has gone.
    pub verdict: Result<Verdict, VoteError>,
    /// The chance of passing; none where there is no verdict, or too many courses to walk.
    pub passes: Option<f64>,
}

/// How seats stand, and what is believed of them: seats that join are asked for too.
pub struct Stands<P, B> {
    /// How each seat stands.
    pub position: P,
    /// What is believed of each.
    pub belief: B,
    /// Who leans together.
    pub leaning: Leaning,
}

/// Every rule at the table as it is, and at the table with all changes made, in their order.
/// Errors where a change cannot be made, or a belief is none.
pub fn what_if<P: Fn(&Id) -> Position, B: Fn(&Id) -> Belief>(
    voters: &[Voter],
    rules: &[Rule],
    changes: &[Change],
    stands: &Stands<P, B>,
) -> Result<Vec<Compared>, ChangeError> {
    let (mut after, mut new_rules) = (voters.to_vec(), rules.to_vec());
    for (place, change) in changes.iter().enumerate() {
        make(place, change, &mut after, &mut new_rules)?;
    }
    let rule_of = |rules: &[Rule], id: &Id| rules.iter().find(|rule| rule.id == *id).cloned();
    let compared = |rule: &Rule| {
        let before = rule_of(rules, &rule.id).map(|rule| side(voters, &rule, stands)).transpose()?;
        Ok(Compared { rule: rule.id.clone(), before, after: side(&after, rule, stands)? })
    };
    new_rules.iter().map(compared).collect()
}

fn make(place: usize, change: &Change, voters: &mut Vec<Voter>, rules: &mut Vec<Rule>) -> Result<(), ChangeError> {
    let unknown_seat = |id: &Id| ChangeError::UnknownSeat { change: place, id: id.clone() };
    let unknown_member = |id: &Id| ChangeError::UnknownMember { change: place, id: id.clone() };
    match change {
        Change::Leaves(member) => {
            kind_of(voters, member).ok_or_else(|| unknown_member(member))?;
            voters.retain(|voter| voter.member.as_ref() != Some(member));
        }
        Change::Joins(voter) => voters.push(voter.clone()),
        Change::Merges { member, into } => {
            kind_of(voters, member).ok_or_else(|| unknown_member(member))?;
            let kind = kind_of(voters, into).ok_or_else(|| unknown_member(into))?;
            for voter in voters.iter_mut().filter(|voter| voter.member.as_ref() == Some(member)) {
                (voter.member, voter.member_kind) = (Some(into.clone()), kind);
            }
            rules.iter_mut().for_each(|rule| rename(rule, member, into));
        }
        Change::SeatGoes(seat) => {
            voters.iter().find(|voter| voter.id == *seat).ok_or_else(|| unknown_seat(seat))?;
            voters.retain(|voter| voter.id != *seat);
        }
        Change::Votes { seat, votes } => voters.iter_mut().find(|voter| voter.id == *seat).ok_or_else(|| unknown_seat(seat))?.votes = *votes,
        Change::Vacant { seat, vacant } => voters.iter_mut().find(|voter| voter.id == *seat).ok_or_else(|| unknown_seat(seat))?.vacant = *vacant,
        Change::Rule(rule) => match rules.iter_mut().find(|other| other.id == rule.id) {
            Some(other) => *other = rule.clone(),
            None => rules.push(rule.clone()),
        },
    }
    Ok(())
}

/// What kind of organisation a member at the table is; none where it is not there.
fn kind_of(voters: &[Voter], member: &Id) -> Option<Option<MemberKind>> {
    voters.iter().find(|voter| voter.member.as_ref() == Some(member)).map(|voter| voter.member_kind)
}

/// Lets a rule mean another member wherever it names one.
fn rename(rule: &mut Rule, member: &Id, into: &Id) {
    fn walk(test: &mut Test, change: &mut impl FnMut(&mut Selector)) {
        match test {
            Test::All(tests) | Test::Any(tests) => tests.iter_mut().for_each(|test| walk(test, change)),
            Test::AtLeast(asked) => asked.among.iter_mut().for_each(change),
            Test::Consent(selector) => change(selector),
        }
    }
    let mut change = |selector: &mut Selector| {
        if let Selector::Members(ids) = selector {
            ids.iter_mut().filter(|id| *id == member).for_each(|id| *id = into.clone());
        }
    };
    rule.quorum.iter_mut().for_each(|test| walk(test, &mut change));
    walk(&mut rule.pass, &mut change);
}

fn side<P: Fn(&Id) -> Position, B: Fn(&Id) -> Belief>(voters: &[Voter], rule: &Rule, stands: &Stands<P, B>) -> Result<Side, ChangeError> {
    let verdict = decide(voters, rule, &stands.position).map(|decision| decision.verdict);
    let leaning = stands.leaning.among(voters);
    let passes = match chances(voters, rule, &stands.belief, &leaning) {
        Ok(chances) => Some(chances.passes),
        Err(ChancesError::Vote(_) | ChancesError::TooLarge { .. }) => None,
        Err(error) => return Err(error.into()),
    };
    Ok(Side { verdict, passes })
}

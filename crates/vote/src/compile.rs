//! From a rule and a table to a compiled rule: what makes no sense is said here, with its path.

use crate::clause::{Clause, Consent, Group, Requirement};
use crate::{CompiledRule, VoteError, Voter};
use alliance_model::{AtLeast, Counting, Denominator, Id, Rule, Selector, Test, Weigh};

/// The largest sum of votes or weights: the largest whole number that every program holds exactly.
const MOST_VOTES: u128 = (1 << 53) - 1;

/// Whether a test says who must be there or what passes: they count other people where the rule says nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Quorum,
    Pass,
}

/// Compiles a rule against the seats of a table.
pub(crate) fn compile(voters: &[Voter], rule: &Rule) -> Result<CompiledRule, VoteError> {
    check_table(voters)?;
    let compiler = Compiler { voters };
    let quorum = rule.quorum.as_ref().map(|test| compiler.test("quorum", test, Part::Quorum)).transpose()?;
    let pass = compiler.test("pass", &rule.pass, Part::Pass)?;
    Ok(CompiledRule::new(voters, rule, quorum, pass))
}

fn check_table(voters: &[Voter]) -> Result<(), VoteError> {
    if voters.len() > VoteError::MOST_SEATS {
        return Err(VoteError::TooManySeats { found: voters.len() });
    }
    if !voters.iter().any(Voter::is_voting) {
        return Err(VoteError::EmptyTable);
    }
    let twice = |(place, voter): &(usize, &Voter)| voters.iter().take(*place).any(|earlier| earlier.id == voter.id);
    if let Some((_, voter)) = voters.iter().enumerate().find(twice) {
        return Err(VoteError::DuplicateSeat { id: voter.id.clone() });
    }
    let too_many = |weight: &str| Err(VoteError::TooManyVotes { weight: weight.to_owned() });
    if voters.iter().map(|voter| u128::from(voter.votes)).sum::<u128>() > MOST_VOTES {
        return too_many("votes");
    }
    for name in voters.iter().flat_map(|voter| voter.weights.keys()) {
        let total: u128 = voters.iter().filter_map(|voter| voter.weights.get(name)).map(|weight| u128::from(*weight)).sum();
        if total > MOST_VOTES {
            return too_many(name);
        }
    }
    Ok(())
}

struct Compiler<'a> {
    voters: &'a [Voter],
}

impl Compiler<'_> {
    fn test(&self, path: &str, test: &Test, part: Part) -> Result<Clause, VoteError> {
        Ok(match test {
            Test::All(tests) => Clause::All(self.tests(&format!("{path}.all"), tests, part)?),
            Test::Any(tests) => Clause::Any(self.tests(&format!("{path}.any"), tests, part)?),
            Test::AtLeast(asked) => Clause::AtLeast(self.requirement(&format!("{path}.at_least"), asked, part)?),
            Test::Consent(selector) => {
                let seats = self.select(&format!("{path}.consent"), selector)?;
                Clause::Consent(Consent { asked: selector.clone(), group: Group::new(seats.into_iter().map(|seat| (seat, 1))) })
            }
        })
    }

    fn tests(&self, path: &str, tests: &[Test], part: Part) -> Result<Vec<Clause>, VoteError> {
        if tests.is_empty() {
            return Err(VoteError::EmptyList { path: path.to_owned() });
        }
        tests.iter().enumerate().map(|(index, test)| self.test(&format!("{path}[{index}]"), test, part)).collect()
    }

    fn requirement(&self, path: &str, asked: &AtLeast, part: Part) -> Result<Requirement, VoteError> {
        if asked.share.is_none() && asked.votes.is_none() {
            return Err(VoteError::NothingAsked { path: path.to_owned() });
        }
        let everyone = matches!(asked.among, None | Some(Selector::Everyone));
        let counting = asked.counting.unwrap_or(default_counting(part, asked.of));
        let members = self.select(&format!("{path}.among"), asked.among.as_ref().unwrap_or(&Selector::Everyone))?;
        let (seats, organisations) = self.weigh(path, &asked.weigh, &members)?;
        Ok(Requirement {
            asked: asked.clone(),
            counting,
            share: fraction(path, asked)?,
            at_least_one: part == Part::Pass && asked.share.is_some(),
            takes_casting_vote: everyone && counting == Counting::Agree && !matches!(asked.weigh, Weigh::Named(_)),
            seats,
            organisations,
        })
    }

    /// The voting seats that a selector means, by their places.
    fn select(&self, path: &str, selector: &Selector) -> Result<Vec<usize>, VoteError> {
        let unknown = |ids: &[Id], known: &dyn Fn(&Voter, &Id) -> bool| {
            let missing = ids.iter().enumerate().find(|(_, id)| !self.voters.iter().any(|voter| known(voter, id)));
            missing.map(|(index, id)| (index, id.clone()))
        };
        let is_member = |voter: &Voter, id: &Id| voter.member.as_ref() == Some(id);
        match selector {
            Selector::Seats(ids) => {
                if let Some((index, id)) = unknown(ids, &|voter, id| voter.id == *id) {
                    return Err(VoteError::UnknownSeat { path: format!("{path}.seats[{index}]"), id });
                }
            }
            Selector::Members(ids) => {
                if let Some((index, id)) = unknown(ids, &is_member) {
                    return Err(VoteError::UnknownMember { path: format!("{path}.members[{index}]"), id });
                }
            }
            Selector::Everyone | Selector::Kind(_) => {}
        }
        let meant = |voter: &Voter| match selector {
            Selector::Everyone => true,
            Selector::Kind(kind) => voter.is(*kind),
            Selector::Seats(ids) => ids.contains(&voter.id),
            Selector::Members(ids) => ids.iter().any(|id| is_member(voter, id)),
        };
        Ok(self.voters.iter().enumerate().filter(|(_, voter)| voter.is_voting() && meant(voter)).map(|(seat, _)| seat).collect())
    }

    /// What each seat counts for; and the organisations with several seats, which count once each.
    fn weigh(&self, path: &str, weigh: &Weigh, seats: &[usize]) -> Result<(Group, Vec<Group>), VoteError> {
        let voters = || seats.iter().filter_map(|&seat| Some((seat, self.voters.get(seat)?)));
        match weigh {
            Weigh::Votes => Ok((Group::new(voters().map(|(seat, voter)| (seat, voter.votes))), Vec::new())),
            Weigh::Heads => Ok((Group::new(voters().map(|(seat, _)| (seat, 1))), Vec::new())),
            Weigh::Named(name) => {
                if !self.voters.iter().any(|voter| voter.weights.contains_key(name)) {
                    return Err(VoteError::UnknownWeight { path: format!("{path}.weigh"), name: name.clone() });
                }
                Ok((Group::new(voters().map(|(seat, voter)| (seat, voter.weights.get(name).copied().unwrap_or(0)))), Vec::new()))
            }
            Weigh::Members => {
                let mut alone = Vec::new();
                let mut together: Vec<(&Id, Vec<(usize, u64)>)> = Vec::new();
                for (seat, voter) in voters() {
                    let Some(member) = &voter.member else {
                        alone.push((seat, 1));
                        continue;
                    };
                    match together.iter_mut().find(|(id, _)| *id == member) {
                        Some((_, seats)) => seats.push((seat, voter.votes)),
                        None => together.push((member, vec![(seat, voter.votes)])),
                    }
                }
                let (single, several): (Vec<_>, Vec<_>) = together.into_iter().map(|(_, seats)| seats).partition(|seats| seats.len() == 1);
                alone.extend(single.into_iter().flatten().map(|(seat, _)| (seat, 1)));
                Ok((Group::new(alone.into_iter()), several.into_iter().map(|seats| Group::new(seats.into_iter())).collect()))
            }
        }
    }
}

fn default_counting(part: Part, of: Denominator) -> Counting {
    match (part, of) {
        (Part::Pass, _) => Counting::Agree,
        (Part::Quorum, Denominator::Cast) => Counting::Cast,
        (Part::Quorum, _) => Counting::Present,
    }
}

fn fraction(path: &str, asked: &AtLeast) -> Result<Option<(u128, u128)>, VoteError> {
    let Some(share) = asked.share else { return Ok(None) };
    match (u128::try_from(share.numerator()), u128::try_from(share.denominator())) {
        (Ok(above), Ok(below)) if above <= below => Ok(Some((above, below))),
        _ => Err(VoteError::NotAShare { path: format!("{path}.share"), share }),
    }
}

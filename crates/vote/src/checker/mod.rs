//! The rule checker: fifteen dangers of a rule, each tested on the compiled rule against every ballot.

mod danger;
mod function;
mod parts;
mod plain;
mod ways;

pub use danger::{Checked, Danger, DangerName, Level, Stand, What};

use crate::{CompiledRule, VoteError, Voter};
use alliance_model::{Id, Position, Rule, sort_short};
use function::TooLarge;

/// Looks for fifteen dangers of a rule at a table. Errors where the rule or the table makes no sense.
///
/// Each is looked for among all ballots; where those are too many to look at, the danger is named in `not_checked`.
pub fn check_rule(voters: &[Voter], rule: &Rule) -> Result<Checked, VoteError> {
    let table = Table { voters, rule, compiled: CompiledRule::compile(voters, rule)? };
    let mut checked = Checked::default();
    for (names, look) in LOOKS {
        match look(&table) {
            Ok(found) => checked.dangers.extend(found),
            Err(TooLarge) => checked.not_checked.extend(*names),
        }
    }
    sort_short(&mut checked.dangers, |one, other| one.level < other.level);
    Ok(checked)
}

/// What is looked for together, and how.
type Look = (&'static [DangerName], fn(&Table<'_>) -> Result<Vec<Danger>, TooLarge>);

const LOOKS: &[Look] = &[
    (&[DangerName::Powerless, DangerName::Vetoes, DangerName::Improper], plain::power),
    (&[DangerName::Ties, DangerName::UnusedCastingVote], plain::ties),
    (&[DangerName::RecusalIsNo, DangerName::VacancyIsNo], ways::stepping_aside),
    (&[DangerName::EmptyGroup], parts::empty_groups),
    (&[DangerName::OutOfReach], parts::out_of_reach),
    (&[DangerName::QuorumBusting, DangerName::NotMonotone, DangerName::AbstentionMatters, DangerName::MovingThreshold], ways::odd_ways),
    (&[DangerName::Rounding], parts::rounding),
    (&[DangerName::NeverBinds], parts::never_binding),
];

/// A rule at a table.
struct Table<'a> {
    voters: &'a [Voter],
    rule: &'a Rule,
    compiled: CompiledRule,
}

impl Table<'_> {
    fn id(&self, place: usize) -> Option<Id> {
        self.voters.get(place).map(|voter| voter.id.clone())
    }

    fn ids(&self, places: &[usize]) -> Vec<Id> {
        places.iter().filter_map(|place| self.id(*place)).collect()
    }

    fn ballots(&self, stands: &[(usize, Position)]) -> Vec<Stand> {
        stands.iter().filter_map(|(place, position)| Some(Stand { seat: self.id(*place)?, position: *position })).collect()
    }

    /// The seats that vote and are held, by their places.
    fn voting(&self) -> impl Iterator<Item = usize> + '_ {
        self.voters.iter().enumerate().filter(|(_, voter)| voter.is_voting() && !voter.vacant).map(|(place, _)| place)
    }

    /// Whether it passes where everybody agrees.
    fn can_pass(&self) -> bool {
        passes_if_all_agree(&self.compiled)
    }
}

fn passes_if_all_agree(rule: &CompiledRule) -> bool {
    rule.evaluate(&rule.ballots(|_| Position::Agree)) == alliance_model::Verdict::Passes
}

fn warning(what: What) -> Danger {
    Danger { level: Level::Warning, what }
}

fn information(what: What) -> Danger {
    Danger { level: Level::Information, what }
}

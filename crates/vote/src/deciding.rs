//! How often each seat decides, where the table has few kinds of seats: so many of each kind agree, the others disagree, and the rule
//! itself is asked. The figures are those of [`crate::power::power`], in a fraction of its code; what takes too many tries is left to that.

use crate::clause::Clause;
use crate::power::SeatPower;
use crate::{CompiledRule, VoteError, Voter};
use alliance_model::{Id, Position, Rule, Verdict};

/// The most tries: they take a tenth of a second.
const MOST_TRIES: usize = 1 << 18;
/// Up to so many seats, numbers of coalitions have room in 128 bits.
const MOST_SEATS: usize = 100;
/// Among more seats than this, vetoes are told only where agreeing never harms.
const FEW_SEATS: usize = 20;

/// How often each seat decides.
#[derive(Clone, Debug, PartialEq)]
pub struct Deciding {
    /// Each seat that can make a difference to some rule, in the order of the table.
    pub seats: Vec<SeatDecides>,
    /// Who can stop a motion alone: nothing passes without this seat.
    pub vetoers: Vec<Id>,
}

/// How often a seat decides.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatDecides {
    /// The seat.
    pub seat: Id,
    /// The chance that it decides where all others toss a coin: absolute Banzhaf.
    pub decides: f64,
    /// Its part of all say: Banzhaf.
    pub say: f64,
}

impl From<&SeatPower> for SeatDecides {
    fn from(power: &SeatPower) -> Self {
        Self { seat: power.seat.clone(), decides: power.banzhaf_absolute, say: power.banzhaf }
    }
}

/// How often each seat decides under a rule; none where that takes more than a few tries. Errors where the table or the rule makes no sense.
pub fn deciding(voters: &[Voter], rule: &Rule) -> Result<Option<Deciding>, VoteError> {
    let rule = CompiledRule::compile(voters, rule)?;
    let kinds = kinds(&rule);
    let seats: usize = kinds.iter().map(Vec::len).sum();
    let tries = kinds.iter().try_fold(1_usize, |tries, kind| tries.checked_mul(kind.len() + 1));
    let Some(tries) = tries.filter(|tries| *tries <= MOST_TRIES && seats <= MOST_SEATS) else { return Ok(None) };
    let counted = Counted::of(&kinds, &wins(&rule, &kinds, tries));
    if counted.harms && seats > FEW_SEATS {
        return Ok(None);
    }
    let all: i128 = kinds.iter().zip(&counted.swings).map(|(kind, swings)| kind.len() as i128 * swings).sum();
    let coalitions = (1_i128 << seats.saturating_sub(1)) as f64;
    let mut deciding = Deciding { seats: Vec::with_capacity(seats), vetoers: Vec::new() };
    for (place, voter) in voters.iter().enumerate() {
        let Some(kind) = kinds.iter().position(|kind| kind.contains(&place)) else { continue };
        let swings = counted.swings.get(kind).copied().unwrap_or_default() as f64;
        let say = if all == 0 { 0.0 } else { swings / all as f64 };
        deciding.seats.push(SeatDecides { seat: voter.id.clone(), decides: swings / coalitions, say });
        if counted.vetoes.get(kind) == Some(&true) {
            deciding.vetoers.push(voter.id.clone());
        }
    }
    Ok(Some(deciding))
}

/// The seats that can move, by what they count for anywhere in the rule: those of one kind can stand in for each other.
fn kinds(rule: &CompiledRule) -> Vec<Vec<usize>> {
    let mut kinds: Vec<(Vec<Option<u64>>, Vec<usize>)> = Vec::new();
    for place in (0..rule.seats.len()).filter(|place| rule.is_player(*place)) {
        let mut weights = vec![rule.everyone.weight_of(place), rule.chair.filter(|chair| *chair == place).map(|_| 1)];
        rule.quorum.iter().chain([&rule.pass]).for_each(|clause| add_weights(clause, place, &mut weights));
        match kinds.iter_mut().find(|(of, _)| *of == weights) {
            Some((_, places)) => places.push(place),
            None => kinds.push((weights, vec![place])),
        }
    }
    kinds.into_iter().map(|(_, places)| places).collect()
}

/// What a seat counts for in each group of a clause.
fn add_weights(clause: &Clause, place: usize, weights: &mut Vec<Option<u64>>) {
    match clause {
        Clause::All(clauses) | Clause::Any(clauses) => clauses.iter().for_each(|clause| add_weights(clause, place, weights)),
        Clause::Consent(consent) => weights.push(consent.group.weight_of(place)),
        Clause::AtLeast(asked) => weights.extend([&asked.seats].into_iter().chain(&asked.organisations).map(|group| group.weight_of(place))),
    }
}

/// Whether it passes, for every number of each kind that agree; the first kind counts fastest.
fn wins(rule: &CompiledRule, kinds: &[Vec<usize>], tries: usize) -> Vec<bool> {
    let mut ballots = rule.ballots(|_| Position::Disagree);
    let mut agree = vec![0; kinds.len()];
    let mut wins = Vec::with_capacity(tries);
    for _ in 0..tries {
        wins.push(rule.evaluate(&ballots) == Verdict::Passes);
        // One more agrees; where all of a kind do already, all of them turn and the next kind has one more.
        for (kind, agree) in kinds.iter().zip(&mut agree) {
            if let Some(place) = kind.get(*agree) {
                ballots.set(*place, Position::Agree);
                *agree += 1;
                break;
            }
            kind.iter().for_each(|place| ballots.set(*place, Position::Disagree));
            *agree = 0;
        }
    }
    wins
}

/// What the tries say of each kind.
struct Counted {
    /// In how many coalitions of the others one seat of the kind makes it pass, less those in which it makes it fail.
    swings: Vec<i128>,
    /// Whether something passes, and nothing without every seat of the kind.
    vetoes: Vec<bool>,
    /// Whether agreeing makes it fail somewhere.
    harms: bool,
}

impl Counted {
    fn of(kinds: &[Vec<usize>], wins: &[bool]) -> Self {
        let choices: Vec<Vec<i128>> = kinds.iter().map(|kind| binomials(kind.len())).collect();
        let mut counted = Self { swings: vec![0; kinds.len()], vetoes: vec![wins.contains(&true); kinds.len()], harms: false };
        for (at, passes) in wins.iter().enumerate() {
            let ways = ways(&choices, at);
            let mut step = 1;
            for ((kind, swings), vetoes) in kinds.iter().zip(&mut counted.swings).zip(&mut counted.vetoes) {
                let (size, agree) = (kind.len(), at / step % (kind.len() + 1));
                if agree < size {
                    let one_more = wins.get(at + step).copied().unwrap_or_default();
                    // Of the ways to choose those who agree, the part in which one seat is not among them.
                    *swings += (i128::from(one_more) - i128::from(*passes)) * (ways * (size - agree) as i128 / size as i128);
                    *vetoes &= !passes;
                    counted.harms |= *passes && !one_more;
                }
                step *= size + 1;
            }
        }
        counted
    }
}

/// In how many ways so many of each kind can be chosen.
fn ways(choices: &[Vec<i128>], mut at: usize) -> i128 {
    let of = |choices: &Vec<i128>| {
        let (rest, agree) = (at / choices.len(), at % choices.len());
        at = rest;
        choices.get(agree).copied().unwrap_or_default()
    };
    choices.iter().map(of).product()
}

/// In how many ways none, one, two, … of so many can be chosen.
fn binomials(all: usize) -> Vec<i128> {
    let mut row = vec![1];
    for chosen in 0..all {
        let last = row.last().copied().unwrap_or(1);
        row.push(last * (all - chosen) as i128 / (chosen + 1) as i128);
    }
    row
}

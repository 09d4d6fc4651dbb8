//! Several years: each is settled by the ordinary engine, with its own target and members, and what is left over is followed
//! to its end. Over all years `difference = settled + carried + reserve + services + commissioner`, to the penny.

mod accounts;
mod answer;
mod error;
mod ratchet;
mod roster;
mod target;

pub use answer::{JoinedMember, LeftMember, MemberTotal, MemberYear, TargetMade, Timeline, TimelineTotals, YearResult};
pub use error::TimelineError;
pub use ratchet::{Ratchet, RatchetMember, RatchetYear};

use crate::{SettleError, Settlement, settle};
use accounts::Accounts;
use alliance_model::{Carry, Design, Facts, Member, Money, Outcome, Rate, Step, Terms, Year};
use roster::Roster;

/// Settles years one after another. Errors where there is none, where a change of members makes no sense, or where a year
/// cannot be settled.
pub fn timeline(terms: &Terms, members: &[Member], outcomes: &[Outcome], years: &[Year]) -> Result<Timeline, TimelineError> {
    let mut timeline = run(terms, members, outcomes, years)?;
    timeline.ratchet = ratchet::ratchet(&timeline, terms, members, outcomes, years);
    Ok(timeline)
}

/// The timeline of a design.
pub fn timeline_of_design(design: &Design) -> Result<Timeline, TimelineError> {
    timeline(&design.terms, &design.members, &design.outcomes, &design.years)
}

fn run(terms: &Terms, members: &[Member], outcomes: &[Outcome], years: &[Year]) -> Result<Timeline, TimelineError> {
    if years.is_empty() {
        return Err(TimelineError::NoYears);
    }
    let mut roster = Roster::new(members);
    let mut accounts = Accounts::default();
    let mut results: Vec<YearResult> = Vec::with_capacity(years.len());
    for (index, year) in years.iter().enumerate() {
        let wrong = |error| TimelineError::Year { year: index, error };
        let target = target::make(index, year, terms.target, results.last())?;
        roster.take_leave(index, year)?;
        let left = accounts.open_year(year, &roster.present).map_err(wrong)?;
        roster.welcome(index, year)?;
        let terms = Terms { target: target.made, ..terms.clone() };
        results.push(settle_year(year, target, &terms, outcomes, &roster.present, &mut accounts, left).map_err(wrong)?);
    }
    Ok(answer::added_up(results, &roster, &accounts))
}

fn settle_year(
    year: &Year,
    target: TargetMade,
    terms: &Terms,
    outcomes: &[Outcome],
    present: &[Member],
    accounts: &mut Accounts,
    left: Vec<LeftMember>,
) -> Result<YearResult, SettleError> {
    let joined = accounts.join(year, present)?;
    let settlement = settle(terms, present, outcomes, &year.facts)?;
    let unearned = unearned(terms, present, outcomes, &year.facts, &settlement)?;
    let (rolled, spent) = match year.unearned {
        Carry::Settled => (Money::ZERO, Money::ZERO),
        Carry::Rolled => (unearned, Money::ZERO),
        Carry::Services => (Money::ZERO, unearned),
    };
    accounts.keep(&accounts::as_the_pool(terms, present, outcomes, &year.facts, settlement.reserve + rolled)?);
    let services = spent + accounts.close_year(year, &settlement);
    let borne: Money = left.iter().map(|member| member.to_commissioner).sum();
    Ok(YearResult {
        year: year.id.clone(),
        label: year.label.clone(),
        forecast: year.forecast,
        target: TargetMade { settled: settlement.target, ..target },
        unearned,
        joined,
        left,
        members: settlement.members.iter().map(|result| accounts.of_the_year(&result.member, result.limb3)).collect(),
        services,
        commissioner: settlement.commissioner - rolled - spent + borne,
        settlement,
    })
}

/// What the providers would have gained besides, had the score been full.
fn unearned(terms: &Terms, members: &[Member], outcomes: &[Outcome], facts: &Facts, settlement: &Settlement) -> Result<Money, SettleError> {
    if !terms.steps.iter().any(|step| matches!(step, Step::Quality(_))) {
        return Ok(Money::ZERO);
    }
    let full = settle(terms, members, outcomes, &Facts { score: Some(Rate::ONE), ..facts.clone() })?;
    let gain = |settlement: &Settlement| (settlement.pool + settlement.reserve).max(Money::ZERO);
    Ok((gain(&full) - gain(settlement)).max(Money::ZERO))
}

//! Votes joined to money: who would vote for the terms, whether a motion to adopt them would pass, and who has how much say beside
//! how much it may lose.

use crate::{Chance, Futures, Ranges};
use alliance_model::{Body, Design, Id, Position, Rule, Verdict};
use alliance_vote::power::{PowerOptions, power};
use alliance_vote::{SeatDecides, Tally, VoteError, Voter, decide, deciding, voters};
use serde::Serialize;

/// A member would vote for terms under which it gains in at least this part of the futures.
pub const WOULD_VOTE_FROM: f64 = 0.5;

/// Whether the alliance would adopt these terms under its own rule, if each member voted by its money alone.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Adoption {
    /// What comes of it.
    pub result: AdoptionResult,
    /// The body that votes.
    pub body: Id,
    /// The rule that decides.
    pub rule: Id,
    /// How each member with a future would vote, in the order of the design; also one without a seat.
    pub members: Vec<WouldVote>,
    /// Voting seats with nothing at stake: those of no member, such as a chair or people with lived experience, and of members without a future.
    pub others: Vec<Id>,
    /// The decision where all of them agree.
    pub if_others_agree: Way,
    /// The decision where all of them disagree.
    pub if_others_disagree: Way,
}

/// Whether terms would be adopted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AdoptionResult {
    /// Whichever way the seats with nothing at stake vote together, it passes.
    Passes,
    /// Whichever way, it does not.
    Fails,
    /// It passes one way only: they decide it.
    HangsOnOthers,
}

/// How a member would vote.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WouldVote {
    /// The member.
    pub member: Id,
    /// How many seats with a vote it has at the table.
    pub seats: usize,
    /// The chance that it gains: a result above nothing.
    pub gains: Chance,
    /// Whether it would vote for the terms: it gains in at least half of the futures.
    pub would_vote_for: bool,
}

/// What comes of a motion one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Way {
    /// What comes of it.
    pub verdict: Verdict,
    /// Who stands where, in votes.
    pub tally: Tally,
}

/// Shares of power beside shares of what may be lost.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SayAndStake {
    /// Each member with a future, in the order of the design.
    pub members: Vec<MemberSay>,
    /// The share of power of all other seats, from 0 to 1.
    pub others: f64,
}

/// A member's share of power beside its share of what may be lost.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MemberSay {
    /// The member.
    pub member: Id,
    /// Its share of power, from 0 to 1: the normalised Banzhaf index of its seats, added up.
    pub say: f64,
    /// Its share of all losses that the members stay within in nine futures of ten, from 0 to 1; 0 for all where nobody loses.
    pub stake: f64,
}

/// Whether a motion to adopt the terms would pass, put to the body and the rule of the motion on the table. Seats of a member vote as
/// the member would ([`WOULD_VOTE_FROM`]); all others are tried together, all for and all against. What the seats say about the motion
/// that is on the table now plays no part. Errors where there is no body or rule, or where the rule makes no sense at this table.
pub fn adoption(design: &Design, futures: &Futures) -> Result<Adoption, VoteError> {
    let (body, rule) = table(design)?;
    let seats = voters(design, &body.id);
    let would = |member: &Id| futures.members.iter().find(|its| &its.member == member).map(|its| its.gains.chance >= WOULD_VOTE_FROM);
    let stance = |seat: &Id| seats.iter().find(|voter| &voter.id == seat).and_then(|voter| would(voter.member.as_ref()?));
    let way = |others: Position| {
        let position = |seat: &Id| stance(seat).map_or(others, |agrees| if agrees { Position::Agree } else { Position::Disagree });
        decide(&seats, rule, position).map(|decision| Way { verdict: decision.verdict, tally: decision.tally })
    };
    let (if_others_agree, if_others_disagree) = (way(Position::Agree)?, way(Position::Disagree)?);
    let result = match (if_others_agree.verdict == Verdict::Passes, if_others_disagree.verdict == Verdict::Passes) {
        (true, true) => AdoptionResult::Passes,
        (false, false) => AdoptionResult::Fails,
        _ => AdoptionResult::HangsOnOthers,
    };
    let has_no_stake = |voter: &&Voter| voter.is_voting() && !voter.vacant && stance(&voter.id).is_none();
    let others = seats.iter().filter(has_no_stake).map(|voter| voter.id.clone()).collect();
    let members = futures.members.iter().map(|its| WouldVote {
        member: its.member.clone(),
        seats: seats.iter().filter(|voter| voter.is_voting() && voter.member.as_ref() == Some(&its.member)).count(),
        gains: its.gains,
        would_vote_for: its.gains.chance >= WOULD_VOTE_FROM,
    });
    Ok(Adoption { result, body: body.id.clone(), rule: rule.id.clone(), members: members.collect(), others, if_others_agree, if_others_disagree })
}

/// Each member's share of power under the rule of the motion beside its share of the losses of one year in ten.
/// Errors where there is no body or rule, where the rule makes no sense at this table, or where power would take too long to work out.
pub fn say_and_stake(design: &Design, futures: &Futures) -> Result<SayAndStake, VoteError> {
    let (body, rule) = table(design)?;
    let power = power(&voters(design, &body.id), rule, &PowerOptions::default())?;
    let seats: Vec<SeatDecides> = power.seats.iter().map(SeatDecides::from).collect();
    let losses: Vec<(&Id, f64)> = futures.members.iter().map(|its| (&its.member, its.loss_p90)).collect();
    Ok(beside(design, &seats, &losses))
}

/// The same where power is soon counted; none where it is not.
pub fn small_say_and_stake(design: &Design, ranges: &Ranges) -> Result<Option<SayAndStake>, VoteError> {
    let (body, rule) = table(design)?;
    let deciding = deciding(&voters(design, &body.id), rule)?;
    let losses: Vec<(&Id, f64)> = ranges.members.iter().map(|its| (&its.member, its.loss_p90())).collect();
    Ok(deciding.map(|deciding| beside(design, &deciding.seats, &losses)))
}

/// The say of each member beside its part of all losses.
fn beside(design: &Design, seats: &[SeatDecides], losses: &[(&Id, f64)]) -> SayAndStake {
    let member_of = |seat: &SeatDecides| design.seat(&seat.seat).and_then(|seat| seat.member.as_ref());
    let say = |member: &Id| seats.iter().filter(|seat| member_of(seat) == Some(member)).map(|seat| seat.say).sum();
    let all_losses: f64 = losses.iter().map(|(_, loss)| loss).sum();
    let stake = |loss: f64| if all_losses > 0.0 { loss / all_losses } else { 0.0 };
    let members: Vec<MemberSay> =
        losses.iter().map(|(member, loss)| MemberSay { member: (*member).clone(), say: say(member), stake: stake(*loss) }).collect();
    let all_say: f64 = seats.iter().map(|seat| seat.say).sum();
    let others = (all_say - members.iter().map(|its| its.say).sum::<f64>()).max(0.0);
    SayAndStake { members, others }
}

fn table(design: &Design) -> Result<(&Body, &Rule), VoteError> {
    let body = design.body_of(&design.motion).ok_or(VoteError::NoBody)?;
    let rule = design.rule_of(&design.motion).ok_or(VoteError::NoRule)?;
    Ok((body, rule))
}

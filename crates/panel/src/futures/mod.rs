//! Many futures: what each member can lose, how often, and why.

mod adoption;
mod bear;
mod compare;
mod cost;
mod differences;
mod events;
mod member;
mod method;
mod percentiles;
mod run;
mod scenarios;
mod small;
#[cfg(test)]
mod tests;

use crate::{Asked, Memory, Panel, Part, Piece};
use alliance_chart::Picture;
use alliance_model::Id;
use alliance_report::figures::{count, number};
use alliance_report::futures::{headlines, mended, stamp, who};
use alliance_simulate::{Futures, MemberFutures, Run};
pub(crate) use run::run;

pub(crate) use compare::designs as scenario_designs;
pub use run::Preparing;
pub use small::{small_member_s_curve, small_member_tornado, small_s_curve, small_say_and_stake, small_scenarios, small_tornado};

pub(crate) fn strip(asked: &Asked<'_>, memory: &mut Memory) -> Result<Panel, String> {
    Ok(Panel { findings: three_sentences(asked, &*run(asked, memory)?), parts: vec![] })
}

pub(crate) fn panel(asked: &Asked<'_>, memory: &mut Memory) -> Result<Panel, String> {
    Ok(panel_of(asked, &*run(asked, memory)?))
}

pub(crate) fn cost(asked: &Asked<'_>, memory: &mut Memory) -> Result<Panel, String> {
    Ok(cost_of(asked, &*run(asked, memory)?))
}

pub(crate) fn drivers(asked: &Asked<'_>, memory: &mut Memory) -> Result<Panel, String> {
    Ok(drivers_of(asked, &*run(asked, memory)?))
}

pub(crate) fn of_member(asked: &Asked<'_>, memory: &mut Memory) -> Result<Panel, String> {
    member_of(asked, &*run(asked, memory)?)
}

pub(crate) fn method(asked: &Asked<'_>, memory: &mut Memory) -> Result<Panel, String> {
    let futures = run(asked, memory)?;
    Ok(method::panel(asked, &futures, memory.second_opinion(asked.design).as_ref()))
}

pub(crate) fn compare(asked: &Asked<'_>, memory: &mut Memory) -> Result<Panel, String> {
    compare::panel(asked, |asked| run(asked, memory))
}

/// A picture of many futures, and how they were drawn; or why there is none.
type Stamped = Result<(Picture, String), String>;

/// How the result of the reader spreads, or else the final cost.
///
/// # Errors
/// Where futures cannot be drawn: why.
pub fn s_curve(asked: &Asked<'_>, memory: &mut Memory) -> Stamped {
    let futures = run(asked, memory)?;
    let picture = match yours(asked, &futures) {
        Some(you) => member::curve_picture(asked, &you.member, &you.result, you.own_cap),
        None => cost::curve_picture(asked, &futures.outturn, futures.target),
    };
    Ok((picture, stamp(&futures.run)))
}

/// What drives the result of the reader, or else the final cost.
///
/// # Errors
/// As [`s_curve`].
pub fn tornado(asked: &Asked<'_>, memory: &mut Memory) -> Stamped {
    let futures = run(asked, memory)?;
    let picture = match yours(asked, &futures) {
        Some(you) => member::drivers_picture(asked, &you.member, &you.drivers),
        None => cost::drivers_picture(asked, &futures.drivers),
    };
    Ok((picture, stamp(&futures.run)))
}

/// Each member's share of the say beside its share of the losses.
///
/// # Errors
/// As [`s_curve`], and where the say of each cannot be told.
pub fn say_and_stake(asked: &Asked<'_>, memory: &mut Memory) -> Stamped {
    let futures = run(asked, memory)?;
    Ok((adoption::stake_picture(asked, &futures)?, stamp(&futures.run)))
}

/// Each member's results under each scenario.
///
/// # Errors
/// As [`s_curve`], and where there are no scenarios.
pub fn scenarios(asked: &Asked<'_>, memory: &mut Memory) -> Stamped {
    compare::picture(asked, |asked| run(asked, memory))
}

/// The sentences that come first: for the reader, or for the provider with the smallest free reserves.
fn three_sentences(asked: &Asked<'_>, futures: &Futures) -> Vec<String> {
    let member = yours(asked, futures).or_else(|| smallest(futures));
    member.map(|member| headlines(asked.design, futures, member, who(asked.design, &member.member, asked.you))).unwrap_or_default()
}

fn panel_of(asked: &Asked<'_>, futures: &Futures) -> Panel {
    let mut parts = Vec::new();
    let you = yours(asked, futures);
    parts.push(Part::open("Can each member bear its worst one year in ten?", bear::table(asked, futures)));
    parts.push(Part::open("How often", events::tables(asked, futures)));
    parts.extend(you.map(|you| Part::open("Your result", member::result(asked, futures, you))));
    parts.push(Part::open("Say beside stake", adoption::stake(asked, futures)));
    parts.push(Part::open("Would these terms be adopted?", adoption::adopted(asked, futures)));
    parts.push(Part::folded("Every percentile, and how sure it is", percentiles::all(asked, futures)));
    parts.push(Part::open("How many futures", vec![Piece::Text(how_many(asked, futures))]));
    Panel { findings: vec![], parts }
}

/// The final cost, and what had to be mended to draw it.
fn cost_of(asked: &Asked<'_>, futures: &Futures) -> Panel {
    let mending = mending(asked, futures).into_iter();
    Panel { findings: vec![], parts: mending.chain([Part::open("", cost::curve(asked, futures))]).collect() }
}

/// What drives the result of the reader, or else the final cost.
fn drivers_of(asked: &Asked<'_>, futures: &Futures) -> Panel {
    let pieces = match yours(asked, futures) {
        Some(you) => member::drivers(asked, futures, you),
        None => cost::drivers(asked, futures),
    };
    Panel { findings: vec![], parts: vec![Part::open("", pieces)] }
}

/// How long a million would take is said before they are drawn.
fn how_many(asked: &Asked<'_>, futures: &Futures) -> String {
    // More than a small run that was settled to the penny all the same: these terms have no plain form.
    let exactly = futures.run.exact_pence && futures.run.samples > alliance_simulate::Asked::MOST_EXACT;
    let exact_pence = if exactly { Some(true) } else { asked.futures.exact_pence };
    let million = alliance_simulate::Asked { samples: MILLION, exact_pence, ..asked.futures };
    let seconds = Run::seconds(asked.design, &million).ceil() as u64;
    let time = count(seconds as usize, "second", "seconds");
    format!("These are {} futures. A million are surer, and take about {time} on a slow computer.", number(futures.run.samples.into()))
}

const MILLION: u32 = 1_000_000;

fn member_of(asked: &Asked<'_>, futures: &Futures) -> Result<Panel, String> {
    let id = asked.member.or(asked.you).ok_or("No member is chosen. Choose one to see its futures.")?;
    let member = of(futures, id).ok_or_else(|| format!("There is no member {id}. Choose one that there is."))?;
    let who = who(asked.design, id, asked.you);
    let mut parts: Vec<Part> = mending(asked, futures).into_iter().collect();
    parts.push(Part::open(if who.you { "Your result" } else { "Its result" }, member::result(asked, futures, member)));
    parts.push(Part::open("What drives it", member::drivers(asked, futures, member)));
    parts.push(Part::open("Can it bear its worst one year in ten?", vec![bear::of_members(asked, [member])]));
    parts.push(Part::open("How often", vec![events::of_members(asked, [member])]));
    parts.push(Part::folded("Every percentile, and how sure it is", percentiles::of_member(asked, futures, member)));
    Ok(Panel { findings: headlines(asked.design, futures, member, who), parts })
}

/// What was done to correlations that cannot be: nobody should have to ask.
fn mending(asked: &Asked<'_>, futures: &Futures) -> Option<Part> {
    futures.mended.as_ref().map(|change| Part::open("", vec![Piece::Warning(mended(asked.design, change))]))
}

fn of<'f>(futures: &'f Futures, member: &Id) -> Option<&'f MemberFutures> {
    futures.members.iter().find(|its| &its.member == member)
}

fn yours<'f>(asked: &Asked<'_>, futures: &'f Futures) -> Option<&'f MemberFutures> {
    asked.you.and_then(|you| of(futures, you))
}

/// The provider with the smallest free reserves; the first one where nothing is said of them.
fn smallest(futures: &Futures) -> Option<&MemberFutures> {
    let providers = || futures.members.iter().filter(|member| !member.commissions);
    let known = providers().filter_map(|member| Some((member, member.reserves?.free_reserves)));
    known.min_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(member, _)| member).or_else(|| providers().next())
}

/// A picture, and under it how its futures were drawn.
fn stamped(asked: &Asked<'_>, futures: &Futures, picture: &Picture, about: &str, name: &str) -> [Piece; 2] {
    let said = stamp(&futures.run);
    [Piece::picture(picture, about, &asked.file_name(name)).with_source(&said), Piece::Note(said)]
}

impl Asked<'_> {
    /// What a member is called by its id, and whether it is the one who reads.
    fn name_of(&self, member: &Id) -> String {
        self.design.member(member).map_or_else(|| member.to_string(), |found| self.member_name(found))
    }
}

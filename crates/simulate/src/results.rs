//! The results of the members where each is a broken line over the final cost, by parts of what a whole run says: who asks for no more
//! carries less. Their figures are those of a whole run ([`crate::futures`]), bit for bit. None of them where a share is not a broken
//! line over the cost alone, where each future has to be settled to the penny, and where a table of correlations moves lines together.

use crate::costs::{draw, drawing};
use crate::draw::Drawing;
use crate::drivers::{Drivers, looked_at};
use crate::gathered::Gathered;
use crate::inputs::Inputs;
use crate::members::{Drawn, each_member, own_cap};
use crate::ranked::InOrder;
use crate::spread::{Sums, spread};
use crate::{Asked, Driver, MemberFutures, OwnCap, SimulateError, Spread, Stamp};
use alliance_model::{Design, Id, Member};
use alliance_settle::{Lines, plain_lines};

/// How the result of one member spreads.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberResult {
    /// How the futures were drawn; the mark of the design is left out.
    pub run: Stamp,
    /// Its result.
    pub result: Spread,
    /// Its own cap on pain.
    pub own_cap: Option<OwnCap>,
}

/// What drives the result of one member.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberDrivers {
    /// How the futures were drawn; the mark of the design is left out.
    pub run: Stamp,
    /// The strongest first.
    pub drivers: Vec<Driver>,
}

/// The results of all members in a few figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranges {
    /// How the futures were drawn; the mark of the design is left out.
    pub run: Stamp,
    /// Each member, in the order of the design.
    pub members: Vec<MemberRange>,
}

/// A member's results in a few figures.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberRange {
    /// Whose.
    pub member: Id,
    /// Whether it commissions: then its result is the commissioner's part of the difference.
    pub commissions: bool,
    /// The mean.
    pub mean: f64,
    /// The amounts that 10, 50 and 90 of 100 futures stay under.
    pub percentiles: [f64; 3],
}

impl MemberRange {
    /// The loss that it stays within in nine futures of ten; nothing where that is a gain.
    pub fn loss_p90(&self) -> f64 {
        let [lowest, ..] = self.percentiles;
        if lowest < 0.0 { -lowest } else { 0.0 }
    }
}

impl From<&MemberFutures> for MemberRange {
    fn from(its: &MemberFutures) -> Self {
        let at = |percent: f64| its.result.percentiles.iter().find(|found| (found.percent - percent).abs() < 1e-9).map_or(0.0, |found| found.amount);
        let (member, commissions, mean) = (its.member.clone(), its.commissions, its.result.mean);
        Self { member, commissions, mean, percentiles: [10.0, 50.0, 90.0].map(at) }
    }
}

/// How the result of a member spreads; none also where there is no such member.
pub fn member_result(design: &Design, member: &Id, asked: &Asked) -> Result<Option<MemberResult>, SimulateError> {
    let Some(Ready { drawing, lines }) = Ready::of(design, asked)? else { return Ok(None) };
    let told =
        read(design, &drawing, &lines, |run, its, results, sums| (&its.id == member).then(|| (spread(results, sums), own_cap(run, its, results))))?;
    let found = told.into_iter().flatten().next();
    Ok(found.map(|(result, own_cap)| MemberResult { run: drawing.stamp(false, String::new()), result, own_cap }))
}

/// What drives the result of a member; none also where there is no such member.
pub fn member_drivers(design: &Design, member: &Id, asked: &Asked) -> Result<Option<MemberDrivers>, SimulateError> {
    let Some(Ready { drawing, lines }) = Ready::of(design, asked)? else { return Ok(None) };
    let Some(place) = design.members.iter().position(|its| &its.id == member) else { return Ok(None) };
    let place = if design.members.get(place).is_some_and(Member::is_provider) { place } else { design.members.len() };
    let costs = draw(&drawing, looked_at(drawing.layout()));
    let drivers = Drivers::of(&drawing, &costs, &[], &|costs, _| Ok(vec![costs.iter().map(|cost| lines.at(place, *cost)).collect()]))?;
    Ok(Some(MemberDrivers { run: drawing.stamp(false, String::new()), drivers: drivers.of_result(0) }))
}

/// The results of all members in a few figures.
pub fn ranges(design: &Design, asked: &Asked) -> Result<Option<Ranges>, SimulateError> {
    let Some(Ready { drawing, lines }) = Ready::of(design, asked)? else { return Ok(None) };
    let members = read(design, &drawing, &lines, |_, member, results, sums| MemberRange {
        member: member.id.clone(),
        commissions: !member.is_provider(),
        mean: sums.moments().0,
        percentiles: [0.1, 0.5, 0.9].map(|share| results.percentile(share)),
    })?;
    Ok(Some(Ranges { run: drawing.stamp(false, String::new()), members }))
}

/// What draws, and what settles.
struct Ready {
    drawing: Drawing,
    lines: Lines,
}

impl Ready {
    fn of(design: &Design, asked: &Asked) -> Result<Option<Self>, SimulateError> {
        asked.check()?;
        let inputs = Inputs::of(design)?;
        if inputs.score_varies() || asked.is_exact() {
            return Ok(None);
        }
        let lines = plain_lines(&design.terms, &design.members, &design.outcomes, &design.facts)?;
        Ok(lines.zip(drawing(inputs, asked, false)).map(|(lines, drawing)| Self { drawing, lines }))
    }
}

/// Draws all futures, and tells of each member.
fn read<T>(
    design: &Design,
    drawing: &Drawing,
    lines: &Lines,
    tell: impl Fn(Drawn<'_>, &Member, &dyn InOrder, &Sums) -> T,
) -> Result<Vec<T>, SimulateError> {
    let costs = draw(drawing, drawing.layout().futures);
    let gathered = Gathered::of(design, drawing.layout(), &costs, Some(lines));
    let drawn = Drawn { design, gathered: &gathered, costs: &costs, scores: &[], settler: lines };
    each_member(drawn, &gathered.ranked(), |_, member, results, sums| tell(drawn, member, results, sums))
}

//! The results of the members where each is a broken line over the final cost. Their figures are those of a whole run
//! ([`crate::futures`]), bit for bit; who asks for no more carries less.

use crate::costs::{draw, drawing};
use crate::draw::Drawing;
use crate::gathered::Gathered;
use crate::inputs::Inputs;
use crate::members::{Drawn, each_member, members};
use crate::ranked::Ranked;
use crate::{Asked, MemberFutures, SimulateError, Stamp};
use alliance_model::{Design, Id};
use alliance_settle::plain_lines;

/// What a whole run says of the members.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// How the futures were drawn; the mark of the design is left out.
    pub run: Stamp,
    /// Each member, in the order of the design.
    pub members: Vec<MemberFutures>,
}

/// The same in a few figures.
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

/// Draws futures, settles and reads them. None where a share is not a broken line over the cost alone, where each future has to be
/// settled to the penny, and where correlations have to be mended.
pub fn results(design: &Design, asked: &Asked) -> Result<Option<Results>, SimulateError> {
    drawn(design, asked, |drawing, drawn, costs| {
        Ok(Results { run: drawing.stamp(false, String::new()), members: members(drawn, costs, &drawn.drivers(drawing)?)? })
    })
}

/// The same in a few figures.
pub fn ranges(design: &Design, asked: &Asked) -> Result<Option<Ranges>, SimulateError> {
    drawn(design, asked, |drawing, drawn, costs| {
        let members = each_member(drawn, costs, |_, member, results, sums| MemberRange {
            member: member.id.clone(),
            commissions: !member.is_provider(),
            mean: sums.moments().0,
            percentiles: [0.1, 0.5, 0.9].map(|share| results.percentile(share)),
        })?;
        Ok(Ranges { run: drawing.stamp(false, String::new()), members })
    })
}

fn drawn<T>(
    design: &Design,
    asked: &Asked,
    read: impl FnOnce(&Drawing, Drawn<'_>, &Ranked<'_>) -> Result<T, SimulateError>,
) -> Result<Option<T>, SimulateError> {
    asked.check()?;
    let inputs = Inputs::of(design)?;
    if inputs.score_varies() || asked.is_exact() {
        return Ok(None);
    }
    let Some(lines) = plain_lines(&design.terms, &design.members, &design.outcomes, &design.facts)? else { return Ok(None) };
    let Some(drawing) = drawing(inputs, asked, false) else { return Ok(None) };
    let costs = draw(&drawing);
    let gathered = Gathered::of(design, drawing.layout(), &costs, Some(&lines));
    let drawn = Drawn { design, gathered: &gathered, costs: &costs, scores: &[], settler: &lines };
    read(&drawing, drawn, &gathered.ranked()).map(Some)
}

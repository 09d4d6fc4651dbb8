//! The providers' part of the difference, by final cost.

use crate::{Asked, Handle, Handles, Panel, Part, Piece, Pull};
use alliance_chart::{CurvePoint, GainPain, MemberCurve, Picture, Plane, gain_pain};
use alliance_model::{Band, Cap, Design, Id, Limit, Money as Amount, Rate, Step, sort_short};
use alliance_report::figures::percent;
use alliance_report::money::{finding, stretch};
use alliance_settle::{BreakKind, BreakPoint, CurvePoint as Shares, Side, break_points, curve_at, settle_without_trace};

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let (picture, plane, target) = drawn(asked)?;
    let about = format!("{ABOUT} Drag a point, or type in the table.");
    let handles = Handles { width: picture.width, height: picture.height, handles: handles(asked.design, target, &plane) };
    let piece = Piece::picture(&picture, &about, &asked.file_name("curve")).with_handles(handles);
    Ok(Panel { findings: vec![], parts: vec![Part::open("", vec![piece])] })
}

pub(crate) const ABOUT: &str = "The providers\u{2019} share of a saving or an overrun, by final cost.";

/// The curve, with the line of the member who reads.
///
/// # Errors
/// Where the terms cannot be settled: why.
pub fn picture(asked: &Asked<'_>) -> Result<Picture, String> {
    drawn(asked).map(|(picture, ..)| picture)
}

/// The picture, where amounts lie in it, and the target.
fn drawn(asked: &Asked<'_>) -> Result<(Picture, Plane, Amount), String> {
    let design = asked.design;
    let now = settle_without_trace(design).map_err(|error| error.to_string())?;
    let breaks = break_points(&design.terms, &design.members, &design.outcomes, &design.facts).unwrap_or_default();
    let shares = shares_at(design, outturns(design, &breaks));
    let points: Vec<CurvePoint> = shares.iter().map(|at| CurvePoint { outturn: at.outturn, pool: at.pool }).collect();
    let bands: Vec<Amount> = outturns_of(&breaks, |kind| matches!(kind, BreakKind::BandStarts { .. }));
    let you = asked.you.and_then(|you| design.member(you)).filter(|member| member.is_provider());
    let mine: Vec<CurvePoint> = you.map(|you| member_points(design, &you.id, &shares)).unwrap_or_default();
    let caps = outturns_of(&breaks, |kind| matches!((kind, you), (BreakKind::MemberCapReached { member, .. }, Some(you)) if member == &you.id));
    let graph = GainPain {
        width: asked.width,
        currency: &design.currency,
        points: &points,
        target: now.target,
        here: CurvePoint { outturn: now.outturn, pool: now.pool },
        gain_cap: pool_at(design, &breaks, Side::Gain),
        pain_cap: pool_at(design, &breaks, Side::Pain),
        bands: &bands,
        member: you.map(|you| MemberCurve { name: &you.name, you: true, points: &mine, caps: &caps }),
    };
    let mut picture = gain_pain(graph);
    picture.title = finding(design, &breaks, asked.you);
    Ok((picture, Plane::of(&graph), now.target))
}

/// A point at the end of each band: to the side it moves the end, up or down the providers' part of the band.
fn handles(design: &Design, target: Amount, plane: &Plane) -> Vec<Handle> {
    let step =
        design.terms.steps.iter().enumerate().find_map(|(place, step)| if let Step::Share(share) = step { Some((place, share)) } else { None });
    let Some((place, share)) = step else { return vec![] };
    let sides = [("gain", "A saving", &share.gain, -1.0), ("pain", "An overrun", &share.pain, 1.0)];
    let of_side = |(side, name, bands, sign): (&str, &str, &Vec<Band>, f64)| {
        let path = format!("terms.steps.{place}.{side}");
        let handle = |(index, band): (usize, &Band)| {
            handle(design, target, plane, &format!("{name}, the end of band {}", index + 1), (&path, index, band, bands.get(index + 1)), sign)
        };
        bands.iter().enumerate().filter_map(handle).collect::<Vec<_>>()
    };
    sides.into_iter().flat_map(of_side).collect()
}

fn handle(
    design: &Design,
    target: Amount,
    plane: &Plane,
    label: &str,
    (path, index, band, next): (&str, usize, &Band, Option<&Band>),
    sign: f64,
) -> Option<Handle> {
    let to = band.to?;
    let away = Amount::round_half_even(to.exact() * target.exact()).ok()?;
    let outturn = if sign < 0.0 { target - away } else { target + away };
    let (x, y) = plane.at(CurvePoint { outturn, pool: shares_at(design, [outturn]).first()?.pool });
    let (across, up) = plane.pence_per_unit();
    let (whole, width) = (target.pence() as f64, (to.exact() - band.from.exact()) * target.exact());
    let width = Amount::round_half_even(width).ok()?.pence() as f64;
    let mut paths = vec![format!("{path}.{index}.to")];
    if next.is_some_and(|next| next.from == to) {
        paths.push(format!("{path}.{}.from", index + 1));
    }
    // It moves up to the end of the next band, which it takes along, or up to its start where a gap lies between.
    let most = match next {
        Some(next) if next.from == to => next.to.map_or(10_000, |end| ten_thousandths(end) - 1),
        Some(next) => ten_thousandths(next.from),
        None => 10_000,
    };
    Some(Handle {
        label: label.to_owned(),
        says: format!("{} of the target away, {} to the providers", percent(to), percent(band.share)),
        x,
        y,
        across: Pull {
            paths,
            now: ten_thousandths(to),
            least: ten_thousandths(band.from) + 1,
            most,
            step: 25,
            per_unit: sign * across / whole * 10_000.0,
        },
        up: Pull {
            paths: vec![format!("{path}.{index}.share")],
            now: ten_thousandths(band.share),
            least: 0,
            most: 10_000,
            step: 100,
            per_unit: if width > 0.0 { -sign * up / width * 10_000.0 } else { 0.0 },
        },
    })
}

fn ten_thousandths(rate: Rate) -> i32 {
    i32::try_from((rate.exact() * 10_000).round().to_integer()).unwrap_or(i32::MAX)
}

/// The curve is straight between break points, so it is drawn through them, with a penny either side where it may jump.
fn outturns(design: &Design, breaks: &[BreakPoint]) -> Vec<Amount> {
    let (lowest, highest) = stretch(design);
    let penny = Amount::from_pence(1).unwrap_or_default();
    let jumps = breaks.iter().filter(|at| matches!(at.kind, BreakKind::TriggerReached { .. }));
    let around = jumps.flat_map(|at| [at.outturn - penny, at.outturn + penny]);
    let mut all: Vec<Amount> =
        breaks.iter().map(|at| at.outturn).chain(around).chain([lowest, highest, design.terms.target, design.facts.outturn]).collect();
    all.retain(|outturn| (lowest..=highest).contains(outturn));
    sort_short(&mut all, |left, right| left < right);
    all.dedup();
    all
}

fn shares_at(design: &Design, outturns: impl IntoIterator<Item = Amount>) -> Vec<Shares> {
    curve_at(&design.terms, &design.members, &design.outcomes, &design.facts, outturns).unwrap_or_default()
}

fn outturns_of(breaks: &[BreakPoint], is_it: impl Fn(&BreakKind) -> bool) -> Vec<Amount> {
    breaks.iter().filter(|at| is_it(&at.kind)).map(|at| at.outturn).collect()
}

fn member_points(design: &Design, member: &Id, shares: &[Shares]) -> Vec<CurvePoint> {
    let Some(index) = design.members.iter().position(|other| other.id == *member) else { return Vec::new() };
    shares.iter().filter_map(|at| Some(CurvePoint { outturn: at.outturn, pool: *at.members.get(index)? })).collect()
}

/// The pool where its cap bites on one side.
fn pool_at(design: &Design, breaks: &[BreakPoint], side: Side) -> Option<Amount> {
    let at = breaks.iter().find(|at| at.kind == BreakKind::PoolCapReached { side })?;
    match pool_cap(design, side)? {
        Limit::Amount(amount) => Some(amount),
        Limit::OfTarget(_) | Limit::OfFees(_) => shares_at(design, [at.outturn]).first().map(|at| at.pool.abs()),
    }
}

/// The first cap of the pool on one side.
fn pool_cap(design: &Design, side: Side) -> Option<Limit> {
    design.terms.steps.iter().find_map(|step| match (step, side) {
        (Step::Cap(Cap { gain, .. }), Side::Gain) => *gain,
        (Step::Cap(Cap { pain, .. }), Side::Pain) => *pain,
        _ => None,
    })
}

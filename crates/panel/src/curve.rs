//! The providers' part of the difference, by final cost.

use crate::{Asked, Panel, Part, Piece};
use alliance_chart::{CurvePoint, GainPain, MemberCurve, gain_pain};
use alliance_model::{Cap, Design, Id, Limit, Money as Amount, Step, sort_short};
use alliance_report::money::{finding, stretch};
use alliance_settle::{BreakKind, BreakPoint, CurvePoint as Shares, Side, break_points, curve_at, settle_design};

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let design = asked.design;
    let now = settle_design(design).map_err(|error| error.to_string())?;
    let breaks = break_points(&design.terms, &design.members, &design.outcomes, &design.facts).unwrap_or_default();
    let shares = shares_at(design, outturns(design, &breaks));
    let points: Vec<CurvePoint> = shares.iter().map(|at| CurvePoint { outturn: at.outturn, pool: at.pool }).collect();
    let bands: Vec<Amount> = outturns_of(&breaks, |kind| matches!(kind, BreakKind::BandStarts { .. }));
    let you = asked.you.and_then(|you| design.member(you)).filter(|member| member.is_provider());
    let mine: Vec<CurvePoint> = you.map(|you| member_points(design, &you.id, &shares)).unwrap_or_default();
    let caps = outturns_of(&breaks, |kind| matches!((kind, you), (BreakKind::MemberCapReached { member, .. }, Some(you)) if member == &you.id));
    let mut picture = gain_pain(GainPain {
        width: asked.width,
        currency: &design.currency,
        points: &points,
        target: now.target,
        here: CurvePoint { outturn: now.outturn, pool: now.pool },
        gain_cap: pool_at(design, &breaks, Side::Gain),
        pain_cap: pool_at(design, &breaks, Side::Pain),
        bands: &bands,
        member: you.map(|you| MemberCurve { name: &you.name, you: true, points: &mine, caps: &caps }),
    });
    picture.title = finding(design, &breaks, asked.you);
    let about = "The providers\u{2019} share of a saving or an overrun, by final cost.";
    Ok(Panel { findings: vec![], parts: vec![Part::open("", vec![Piece::picture(&picture, about, &asked.file_name("curve"))])] })
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

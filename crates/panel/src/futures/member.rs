//! One member: how its result spreads, and what drives it.

use super::cost::{at_means, bars, future_curve};
use super::stamped;
use crate::{Asked, Piece};
use alliance_chart::{Atom, Bars, LineAt, Picture, SCurve, Tornado, histogram, s_curve, tornado};
use alliance_model::Id;
use alliance_report::futures::{drivers_title, result_title, who};
use alliance_simulate::{Driver, Futures, MemberFutures, OwnCap, Spread};

/// The S-curve and the histogram of its result.
pub(super) fn result(asked: &Asked<'_>, futures: &Futures, member: &MemberFutures) -> Vec<Piece> {
    let currency = &asked.design.currency;
    let title = result_title(&member.result, member.own_cap, who(asked.design, &member.member, asked.you), currency);
    let of = whose_result(asked, &member.member);
    let curve = curve_picture(asked, &member.member, &member.result, member.own_cap);
    let counts = &member.result.histogram;
    let bars = histogram(&Bars {
        width: asked.width,
        currency,
        from: counts.from,
        step: counts.width,
        counts: &counts.counts,
        line: NOTHING,
        losses_above: false,
        atoms: &atoms(asked, member),
        title: &title,
        of: &of,
    });
    let [curve, _] = stamped(asked, futures, &curve, "How many futures of 100 bring each amount or less.", &format!("{}-result", member.member));
    let about = "How many futures bring how much. Losses are striped.";
    let [bars, stamp] = stamped(asked, futures, &bars, about, &format!("{}-bars", member.member));
    vec![curve, stamp.clone(), bars, stamp]
}

const NOTHING: Option<LineAt<'_>> = Some(LineAt { amount: 0.0, name: "nothing" });

/// The S-curve of its result.
pub(super) fn curve_picture(asked: &Asked<'_>, member: &Id, result: &Spread, own_cap: Option<OwnCap>) -> Picture {
    let currency = &asked.design.currency;
    let title = result_title(result, own_cap, who(asked.design, member, asked.you), currency);
    let (curve, of) = (future_curve(0, "", result), whose_result(asked, member));
    s_curve(&SCurve { width: asked.width, currency, curves: &[curve], line: NOTHING, title: &title, of: &of })
}

pub(super) fn drivers(asked: &Asked<'_>, futures: &Futures, member: &MemberFutures) -> Vec<Piece> {
    let about = "The result where one input is low or high, and all others are at their means.";
    stamped(asked, futures, &drivers_picture(asked, &member.member, &member.drivers), about, &format!("{}-drivers", member.member)).into()
}

/// The tornado of its result.
pub(super) fn drivers_picture(asked: &Asked<'_>, member: &Id, drivers: &[Driver]) -> Picture {
    let of = whose_result(asked, member);
    tornado(&Tornado {
        width: asked.width,
        currency: &asked.design.currency,
        bars: &bars(drivers),
        mean: at_means(drivers),
        signed: true,
        title: &drivers_title(drivers, &of),
        of: &of,
    })
}

fn whose_result(asked: &Asked<'_>, member: &Id) -> String {
    if asked.you == Some(member) { "your result".to_owned() } else { format!("the result of {}", asked.name_of(member)) }
}

/// Where many futures end alike: its own cap, and else the ends of its results.
fn atoms(asked: &Asked<'_>, member: &MemberFutures) -> Vec<Atom<'static>> {
    let name = if asked.you == Some(&member.member) { "your cap" } else { "its cap" };
    let reached = member.own_cap.filter(|cap| cap.cap > 0.0 && cap.reached.chance > 0.0);
    let own = reached.map(|cap| Atom { amount: -cap.cap, name, share: cap.reached.chance });
    let curve = &member.result.curve;
    let worst = if own.is_some() { None } else { alike(curve.iter(), curve.len(), "the worst") };
    own.into_iter().chain(worst).chain(alike(curve.iter().rev(), curve.len(), "the most")).collect()
}

/// An end of a curve at which at least one future of fifty stands; none where all do.
fn alike<'c>(mut from_the_end: impl Iterator<Item = &'c f64>, all: usize, name: &'static str) -> Option<Atom<'static>> {
    const FEWEST: f64 = 0.02;
    let amount = *from_the_end.next()?;
    let share = (1 + from_the_end.take_while(|other| (*other - amount).abs() < 0.5).count()) as f64 / all as f64;
    (FEWEST..1.0).contains(&share).then_some(Atom { amount, name, share })
}

//! What a widget shows: a title that says the finding, and pieces from top to bottom, as JSON.

use crate::Kind;
use alliance_chart::{About, Element, Picture, Table, seats_as_buttons, seats_at};
use alliance_format::{mark, write};
use alliance_json::Json;
use alliance_model::{Design, Id, Money};
use alliance_panel::{Ask, pictures};
use alliance_report::figures::{percent_exact, whole_money};
use alliance_report::money::{sentences, stretch};
use alliance_report::source::source;
use alliance_settle::settle_without_trace;

/// What is asked.
pub(crate) struct Asked {
    pub(crate) kind: Kind,
    /// The width of the picture, in CSS pixels.
    pub(crate) width: f64,
    pub(crate) you: Option<Id>,
    pub(crate) samples: u32,
    pub(crate) seed: u32,
}

impl Asked {
    fn of<'a>(&'a self, design: &'a Design) -> alliance_panel::Asked<'a> {
        let futures = alliance_simulate::Asked { samples: self.samples, seed: self.seed, ..alliance_simulate::Asked::default() };
        alliance_panel::Asked { ask: Ask::Curve, design, you: self.you.as_ref(), rule: None, member: None, text: None, width: self.width, futures }
    }
}

/// What futures remember; nothing where there are none.
#[cfg(feature = "futures")]
pub(crate) type Memory = alliance_panel::Memory;
/// What futures remember; nothing where there are none.
#[cfg(not(feature = "futures"))]
pub(crate) type Memory = ();

/// What is to be shown; or why there is nothing, in a sentence.
pub(crate) fn shown(design: &Design, asked: &Asked, memory: &mut Memory) -> Result<Json, String> {
    let its = asked.of(design);
    let (picture, stamp) = picture(&its, asked.kind, memory)?;
    match asked.kind {
        Kind::CostCalculator => cost(&its, &picture),
        Kind::VoteCalculator => vote(&its, picture),
        _ => {
            let stamp = stamp.map(|stamp| one("note", stamp));
            Ok(whole(&picture.title, [drawn(&picture)].into_iter().chain(stamp).collect()))
        }
    }
}

/// The picture as an SVG file with the design inside, and its table as CSV.
pub(crate) fn files(design: &Design, asked: &Asked, memory: &mut Memory) -> Result<Json, String> {
    let (picture, stamp) = picture(&asked.of(design), asked.kind, memory)?;
    let source = source(&design.title, &mark(design), &stamp.unwrap_or_default());
    let svg = picture.to_file(&About { source: &source, alt: None, design: Some(&write(design)) });
    let csv = picture.table.to_csv(&[("Title", &picture.title), ("Description", &picture.alt), ("Source", &source)]);
    Ok(group([("svg", Json::Text(svg)), ("csv", Json::Text(csv))]))
}

/// The picture of a kind, and how its futures were drawn, where it has any.
fn picture(its: &alliance_panel::Asked<'_>, kind: Kind, memory: &mut Memory) -> Result<(Picture, Option<String>), String> {
    let picture = match kind {
        Kind::Governance => pictures::governance(its),
        Kind::Vote | Kind::VoteCalculator => pictures::vote(its)?,
        Kind::Curve => pictures::curve(its)?,
        Kind::Split | Kind::CostCalculator => pictures::gains(its)?,
        _ => return heavy(its, kind, memory),
    };
    Ok((picture, None))
}

#[cfg(feature = "futures")]
fn heavy(its: &alliance_panel::Asked<'_>, kind: Kind, memory: &mut Memory) -> Result<(Picture, Option<String>), String> {
    let (picture, stamp) = match kind {
        Kind::SCurve => pictures::s_curve(its, memory)?,
        Kind::Tornado => pictures::tornado(its, memory)?,
        Kind::SayAndStake => pictures::say_and_stake(its, memory)?,
        Kind::Compare => pictures::scenarios(its, memory)?,
        _ => return Ok((pictures::power(its)?, None)),
    };
    Ok((picture, Some(stamp)))
}

#[cfg(not(feature = "futures"))]
fn heavy(_: &alliance_panel::Asked<'_>, _: Kind, _: &mut Memory) -> Result<(Picture, Option<String>), String> {
    Err("This kind is in the other module.".to_owned())
}

/// The slider, its marks, what comes of it, and who gains and pays.
fn cost(its: &alliance_panel::Asked<'_>, gains: &Picture) -> Result<Json, String> {
    let design = its.design;
    let settled = settle_without_trace(design).map_err(|error| error.to_string())?;
    let (lowest, highest) = stretch(design);
    let told = |amount| whole_money(amount, &design.currency);
    let away = match settled.difference.pence() {
        0 => "exactly the target".to_owned(),
        saving if saving > 0 => format!("{} under the target", told(settled.difference)),
        _ => format!("{} over the target", told(settled.difference.abs())),
    };
    let share = (settled.target != Money::ZERO).then(|| format!("{} of target, ", percent_exact(settled.outturn.exact() / settled.target.exact())));
    let slider = group([
        ("label", text("Final cost")),
        ("now", text(&told(settled.outturn))),
        ("away", text(&format!("{}{away}", share.unwrap_or_default()))),
        ("least", pounds(lowest)),
        ("most", pounds(highest)),
        ("step", text(&slider_step(design.terms.target))),
        ("value", pounds(settled.outturn)),
    ]);
    let marks = pictures::cost_marks(its)?;
    let (title, rest) = split_first(sentences(design, &settled, its.you));
    let results = rest.into_iter().map(|sentence| one("text", sentence));
    let pieces = [group([("slider", slider)]), drawn(&marks)].into_iter().chain(results).chain([drawn(gains)]);
    Ok(whole(&title, pieces.collect()))
}

/// The first sentence is the finding.
fn split_first(mut sentences: Vec<String>) -> (String, Vec<String>) {
    let rest = sentences.split_off(sentences.len().min(1));
    (sentences.pop().unwrap_or_default(), rest)
}

/// The round table, whose seats are buttons.
fn vote(its: &alliance_panel::Asked<'_>, mut picture: Picture) -> Result<Json, String> {
    let body = its.design.body_of(&its.design.motion).ok_or("There is no body that could vote.")?;
    let seats = seats_at(its.design, &body.id, its.you, true);
    let first = seats.iter().find(|seat| seat.votes > 0).map(|seat| seat.id.clone());
    seats_as_buttons(&mut picture.scene, &seats, first.as_ref());
    let motion = its.design.motion.text.trim();
    let motion = (!motion.is_empty()).then(|| one("motion", motion.to_owned()));
    let press = one("text", "Press a seat to change where it stands.".to_owned());
    Ok(whole(&picture.title, motion.into_iter().chain([press, group([("buttons", text(&body.name)), ("picture", fields(&picture))])]).collect()))
}

/// A round number of pounds, about a thousandth of the target or less.
fn slider_step(target: Money) -> String {
    let thousandth = target.pence() / 100_000;
    std::iter::successors(Some(1_i64), |step| step.checked_mul(10)).take_while(|step| *step <= thousandth.max(1)).last().unwrap_or(1).to_string()
}

fn pounds(amount: Money) -> Json {
    Json::Text((amount.pence() / 100).to_string())
}

fn whole(title: &str, pieces: Vec<Json>) -> Json {
    group([("title", text(title)), ("pieces", Json::List(pieces))])
}

fn drawn(picture: &Picture) -> Json {
    group([("picture", fields(picture))])
}

fn fields(picture: &Picture) -> Json {
    let legend = picture.legend.iter().map(|line| Json::List(vec![text(line.class), text(line.name)]));
    group([("alt", text(&picture.alt)), ("scene", tree(&picture.scene)), ("legend", Json::List(legend.collect())), ("table", table(&picture.table))])
}

/// An element as `[name, { attributes }, text, children…]`.
fn tree(element: &Element) -> Json {
    let attributes = element.attributes.iter().map(|(name, value)| ((*name).to_owned(), text(value)));
    let head = [text(element.tag), Json::Group(attributes.collect()), element.text.as_deref().map_or(Json::Null, text)];
    Json::List(head.into_iter().chain(element.children.iter().map(tree)).collect())
}

/// A table: its caption, its head, and rows of cells; a figure is in a list of its own.
fn table(table: &Table) -> Json {
    let rows = table
        .rows
        .iter()
        .map(|row| Json::List(row.iter().map(|cell| if cell.numeric { Json::List(vec![text(&cell.text)]) } else { text(&cell.text) }).collect()));
    let head = table.head.iter().map(|head| text(head));
    group([("caption", text(&table.caption)), ("head", Json::List(head.collect())), ("rows", Json::List(rows.collect()))])
}

fn one(name: &str, value: String) -> Json {
    Json::Group(vec![(name.to_owned(), Json::Text(value))])
}

fn group<const N: usize>(fields: [(&str, Json); N]) -> Json {
    Json::Group(fields.map(|(name, value)| (name.to_owned(), value)).to_vec())
}

fn text(text: &str) -> Json {
    Json::from(text)
}

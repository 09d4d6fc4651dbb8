//! The bands of a saving and of an overrun: a table for each side, and what each band is worth.

use super::{found, with_step};
use crate::{Asked, Edit, Entry, Field, Panel, Part, Piece};
use alliance_model::{Band, Design, Money, Rate, Share, Step};
use alliance_report::figures::whole_money;

pub(crate) fn panel(asked: &Asked<'_>) -> Panel {
    let about = "The providers\u{2019} part of the difference, by how far the final cost is from the target. \
        What lies in no band is the commissioner\u{2019}s alone.";
    let about = Part::open("", vec![Piece::Text(about.to_owned())]);
    Panel { findings: vec![], parts: vec![about, side(asked.design, "gain", "A saving"), side(asked.design, "pain", "An overrun")] }
}

fn share(design: &Design) -> Option<(usize, &Share)> {
    found(design, |step| if let Step::Share(share) = step { Some(share) } else { None })
}

fn side(design: &Design, side: &str, name: &str) -> Part {
    let (place, bands) = match (share(design), side) {
        (Some((place, share)), "gain") => (Some(place), &share.gain[..]),
        (Some((place, share)), _) => (Some(place), &share.pain[..]),
        (None, _) => (None, &[][..]),
    };
    let mut pieces = vec![];
    if let Some(place) = place.filter(|_| !bands.is_empty()) {
        let path = format!("terms.steps.{place}.{side}");
        let rows = bands.iter().enumerate().map(|(index, band)| row(design, &path, name, (index, band), bands.get(index + 1)));
        pieces.push(Piece::form(["From, %", "To, %", "Providers\u{2019} part, %", "The whole band is worth", "Remove"], rows));
    } else {
        pieces.push(Piece::Text("No band: the commissioner has all of it.".to_owned()));
    }
    pieces.push(Piece::fields([Entry::button("Add a band", format!("Add a band: {}", name.to_lowercase()), add(design, place, side, bands))]));
    Part::open(name, pieces)
}

/// One band. The end of a band moves the start of the next along, so that no gap opens.
fn row(design: &Design, path: &str, name: &str, (index, band): (usize, &Band), next: Option<&Band>) -> [Entry; 5] {
    let label = |what: &str| format!("{name}, band {}: {what}", index + 1);
    let at = |field: &str| format!("{path}.{index}.{field}");
    let end = Field::rate(label("to, in per cent of the target; empty for no end"), at("to")).optional();
    let end = if next.is_some_and(|next| Some(next.from) == band.to) { end.also(format!("{path}.{}.from", index + 1)) } else { end };
    let mut remove = vec![];
    if next.is_some_and(|next| Some(next.from) == band.to) {
        remove.push(Edit::set(format!("{path}.{}.from", index + 1), band.from));
    }
    remove.push(Edit::remove(format!("{path}.{index}")));
    [
        Field::rate(label("from, in per cent of the target"), at("from")).into(),
        end.into(),
        Field::rate(label("the providers\u{2019} part, in per cent"), at("share")).into(),
        Entry::Figure(worth(design, band)),
        Entry::button("\u{d7}", label("remove it"), remove),
    ]
}

/// What a whole band is worth to the providers.
fn worth(design: &Design, band: &Band) -> String {
    let Some(to) = band.to else { return "no end".to_owned() };
    let amount = (to.exact() - band.from.exact()) * band.share.exact() * design.terms.target.exact();
    Money::round_half_even(amount).map_or_else(|_| String::new(), |amount| whole_money(amount, &design.currency))
}

/// A band beyond the last one: two per cent of the target wide, shared half and half.
fn add(design: &Design, place: Option<usize>, side: &str, bands: &[Band]) -> Vec<Edit> {
    let mut bands = bands.to_vec();
    let from = match bands.last_mut() {
        None => Rate::ZERO,
        Some(last) => *last.to.get_or_insert_with(|| further(last.from)),
    };
    bands.push(Band { from, to: Some(further(from)), share: Rate::percent(50) });
    let Some(place) = place else {
        let share = if side == "gain" { Share { gain: bands, pain: vec![] } } else { Share { gain: vec![], pain: bands } };
        let first = design.terms.steps.iter().take_while(|step| matches!(step, Step::AdjustTarget | Step::Trigger(_))).count();
        return vec![with_step(design, first, Step::Share(share))];
    };
    vec![Edit::set(format!("terms.steps.{place}.{side}"), bands)]
}

fn further(from: Rate) -> Rate {
    let sum = from.exact() * 10_000 + alliance_model::exact(200);
    i64::try_from(sum.to_integer()).ok().and_then(|sum| Rate::fraction(sum, 10_000).ok()).unwrap_or(from)
}

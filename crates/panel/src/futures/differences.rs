//! What differs between scenarios, the largest difference first, and what does not.

use super::of;
use crate::tables::{heads, table};
use crate::{Asked, Piece};
use alliance_model::{Design, Id};
use alliance_report::figures::whole_money;
use alliance_report::futures::{amount, capital, percent, pounds};
use alliance_simulate::{Chance, Futures, OwnCap, Spread};
use std::rc::Rc;

/// A design that is compared.
pub(super) struct Side {
    /// What it is called.
    pub(super) name: String,
    /// The design.
    pub(super) design: Design,
    /// Its futures.
    pub(super) futures: Rc<Futures>,
}

/// One figure under each scenario.
struct Figure {
    /// What it is: "the mean result".
    what: &'static str,
    /// Whose; none where it is everybody's.
    whose: Option<String>,
    /// Under each: the figure, and how it is told; none where there is no such thing.
    each: Vec<Option<(f64, String)>>,
}

impl Figure {
    fn name(&self) -> String {
        self.whose.as_ref().map_or_else(|| self.what.to_owned(), |whose| format!("{} of {whose}", self.what))
    }

    fn differs(&self) -> bool {
        let told = |its: &Option<(f64, String)>| its.as_ref().map(|(_, told)| told.clone());
        self.each.windows(2).any(|pair| pair.first().map(told) != pair.last().map(told))
    }

    /// The largest difference from the first.
    fn size(&self) -> f64 {
        let figures = || self.each.iter().map(|its| its.as_ref().map(|(figure, _)| *figure));
        let Some(Some(base)) = figures().next() else { return 0.0 };
        figures().flatten().map(|figure| (figure - base).abs()).fold(0.0, f64::max)
    }
}

/// Amounts that differ; none where all are the same.
pub(super) fn amounts(asked: &Asked<'_>, sides: &[Side]) -> Option<Piece> {
    let size = |figure: &Figure| whole_money(pounds(figure.size()), &asked.design.currency);
    differing("Amounts that differ, the largest difference first", sides, money_figures(asked, sides), size)
}

/// Chances that differ; none where all are the same.
pub(super) fn chances(asked: &Asked<'_>, sides: &[Side]) -> Option<Piece> {
    let size = |figure: &Figure| percent(Chance { chance: figure.size(), error: 0.0 });
    differing("Chances that differ, the largest difference first", sides, chance_figures(asked, sides), size)
}

/// What is the same under all: a member by its name alone, where every figure of it is.
pub(super) fn unchanged(asked: &Asked<'_>, sides: &[Side]) -> Vec<String> {
    let figures = money_figures(asked, sides).into_iter().chain(chance_figures(asked, sides));
    let figures: Vec<Figure> = figures.filter(|figure| figure.each.iter().any(Option::is_some)).collect();
    let all_same = |whose: &String| figures.iter().filter(|figure| figure.whose.as_ref() == Some(whose)).all(|figure| !figure.differs());
    let mut same: Vec<String> = vec![];
    for figure in figures.iter().filter(|figure| !figure.differs()) {
        let name = figure.whose.as_ref().filter(|whose| all_same(whose)).map_or_else(|| figure.name(), |whose| format!("every figure of {whose}"));
        if !same.contains(&name) {
            same.push(name);
        }
    }
    same
}

fn differing(caption: &str, sides: &[Side], figures: Vec<Figure>, size: impl Fn(&Figure) -> String) -> Option<Piece> {
    let mut different: Vec<Figure> = figures.into_iter().filter(Figure::differs).collect();
    different.sort_by(|one, other| other.size().total_cmp(&one.size()));
    let row = |figure: &Figure| {
        let told = figure.each.iter().map(|its| its.as_ref().map_or_else(|| "\u{2013}".to_owned(), |(_, told)| told.clone()));
        std::iter::once(capital(&figure.name())).chain(told).chain([size(figure)]).collect()
    };
    let last = if sides.len() > 2 { "Largest difference" } else { "Difference" };
    let head = heads(&["What"]).into_iter().chain(sides.iter().map(|side| side.name.clone())).chain(heads(&[last])).collect();
    (!different.is_empty()).then(|| table(caption, 1, head, different.iter().map(row).collect()))
}

fn money_figures(asked: &Asked<'_>, sides: &[Side]) -> Vec<Figure> {
    let told = |figure: f64, error: f64| Some((figure, amount(figure, error, &asked.design.currency)));
    let at = |spread: &Spread, percent: f64| {
        let found = spread.percentiles.iter().find(|its| (its.percent - percent).abs() < 1e-9)?;
        told(found.amount, found.error)
    };
    let cost = |what, percent: f64| Figure { what, whose: None, each: sides.iter().map(|side| at(&side.futures.outturn, percent)).collect() };
    let mut figures = vec![cost("the middle final cost", 50.0), cost("the final cost of the worst one in ten", 90.0)];
    for id in members(sides) {
        let result = |side: &Side| of(&side.futures, id).map(|member| member.result.clone());
        let figure = |what, of: &dyn Fn(Spread) -> Option<(f64, String)>| Figure {
            what,
            whose: Some(asked.name_of(id)),
            each: sides.iter().map(|side| result(side).and_then(of)).collect(),
        };
        figures.push(figure("the mean result", &|its| told(its.mean, its.mean_error)));
        figures.push(figure("the worst one in ten", &|its| at(&its, 10.0)));
    }
    figures
}

fn chance_figures(asked: &Asked<'_>, sides: &[Side]) -> Vec<Figure> {
    let told = |chance: Chance| (chance.chance, percent(chance));
    let saving = sides.iter().map(|side| Some(told(side.futures.saving))).collect();
    let mut figures = vec![Figure { what: "the chance of a saving", whose: None, each: saving }];
    for id in members(sides) {
        // Who cannot lose reaches no cap.
        let chance = |cap: OwnCap| if cap.cap > 0.0 { cap.reached } else { Chance::default() };
        let reached = |side: &Side| of(&side.futures, id).and_then(|member| member.own_cap).map(|cap| told(chance(cap)));
        let each = sides.iter().map(reached).collect();
        figures.push(Figure { what: "the chance to lose the whole own cap", whose: Some(asked.name_of(id)), each });
    }
    figures
}

/// The members of the design as it is.
fn members(sides: &[Side]) -> impl Iterator<Item = &Id> {
    sides.first().into_iter().flat_map(|side| side.futures.members.iter().map(|member| &member.member))
}

//! The most that the providers gain or lose, together and each, and what is kept in reserve.

use super::effect::{part_of, shares_at};
use super::{before_split, choice_of_form, found, providers, with_step};
use crate::{Asked, Edit, Entry, Field, Panel, Part, Piece};
use alliance_model::{Cap, Design, Limit, Member, Money, Rate, Reserve, Split, Step};
use alliance_report::figures::{money, whole_money};
use alliance_report::money::stretch;

pub(crate) fn panel(asked: &Asked<'_>) -> Panel {
    let design = asked.design;
    let pool = vec![
        pool_cap(design, "gain", "The most that the providers gain together"),
        pool_cap(design, "pain", "The most that the providers lose together"),
    ];
    let mut parts = vec![Part::open("The pool", pool)];
    parts.push(Part::open("Each member", members(design)));
    parts.push(Part::open("Reserve and relief", reserve(design)));
    Panel { findings: vec![], parts }
}

/// In what a cap is counted, and how much it is.
fn pool_cap(design: &Design, side: &str, label: &str) -> Piece {
    let cap = found(design, |step| if let Step::Cap(cap) = step { Some(cap) } else { None });
    let limit = cap.and_then(|(_, cap)| if side == "gain" { cap.gain } else { cap.pain });
    let path = cap.map_or_else(String::new, |(place, _)| format!("terms.steps.{place}.{side}"));
    let set = |limit: Limit| {
        let new = || if side == "gain" { Cap { gain: Some(limit), pain: None } } else { Cap { gain: None, pain: Some(limit) } };
        Some(if cap.is_some() { Edit::set(&path, limit) } else { with_step(design, before_split(design), Step::Cap(new())) })
    };
    let (now, amount) = match limit {
        None => (0, None),
        Some(Limit::Amount(_)) => (1, Some(Field::money(format!("{label}: amount"), format!("{path}.amount")))),
        Some(Limit::OfTarget(_)) => (2, Some(Field::rate(format!("{label}: per cent of the target"), format!("{path}.of_target")))),
        Some(Limit::OfFees(_)) => (3, Some(Field::rate(format!("{label}: per cent of the fees"), format!("{path}.of_fees")))),
    };
    let none = cap.is_none().then(|| Edit::set("terms.steps", design.terms.steps.clone()));
    let forms = [
        ("No cap", none),
        ("An amount", set(Limit::Amount(Money::ZERO))),
        ("A share of the target", set(Limit::OfTarget(Rate::percent(2)))),
        ("A share of the fees", set(Limit::OfFees(Rate::ONE))),
    ];
    Piece::fields([Some(choice_of_form(label, &path, now, forms)), amount].into_iter().flatten())
}

/// Each member's own caps beside what it could spend, and the most that it loses on the stretch that is shown.
fn members(design: &Design) -> Vec<Piece> {
    let Some((place, _)) = found(design, |step| if let Step::Split(split) = step { Some(split) } else { None }) else {
        let split = Split {
            by: alliance_model::Key::Work,
            caps: Default::default(),
            gain_caps: Default::default(),
            excess: alliance_model::Excess::Commissioner,
        };
        let add = Entry::button("Split the pool", "Split the pool", vec![with_step(design, usize::MAX, Step::Split(split))]);
        return vec![Piece::Text("The terms do not split the pool yet.".to_owned()), Piece::fields([add])];
    };
    let (lowest, highest) = stretch(design);
    let ends = shares_at(design, &design.terms, &[lowest, highest]).unwrap_or_default();
    let worst = |member: &Member| {
        ends.iter().map(|at| part_of(design, member, at)).min().map_or_else(String::new, |worst| money(worst.min(Money::ZERO), &design.currency))
    };
    let rows = providers(design).map(|member| {
        let cap = |what: &str, list: &str| {
            Field::money(format!("{}: the most it {what}; empty for no cap", member.name), format!("terms.steps.{place}.{list}.{}", member.id))
                .optional()
        };
        [
            Entry::Text(member.name.clone()),
            cap("loses", "caps").into(),
            Entry::Figure(member.free_reserves.map_or_else(|| "not given".to_owned(), |reserves| whole_money(reserves, &design.currency))),
            Entry::Figure(worst(member)),
            cap("gains", "gain_caps").into(),
        ]
    });
    let about = "Leave a box empty for no cap. Beside it: what the member could spend freely if it came to that, and the most that it loses \
        on the stretch of costs that is shown.";
    vec![Piece::Text(about.to_owned()), Piece::form(["Member", "Loses at most", "Free reserves", "Most it loses here", "Gains at most"], rows)]
}

fn reserve(design: &Design) -> Vec<Piece> {
    let kept = found(design, |step| if let Step::Reserve(reserve) = step { Some(reserve) } else { None });
    let mut fields: Vec<Entry> = match kept {
        Some((place, _)) => vec![
            Field::rate("Part of a gain that the alliance keeps, %", format!("terms.steps.{place}.rate")).into(),
            Field::words("What it is kept for", format!("terms.steps.{place}.label")).into(),
            Entry::button("Keep nothing", "Keep nothing in reserve", vec![Edit::remove(format!("terms.steps.{place}"))]),
        ],
        None => {
            let step = Step::Reserve(Reserve { rate: Rate::percent(10), label: "Services".to_owned() });
            vec![Entry::button(
                "Keep part of a gain in reserve",
                "Keep part of a gain in reserve: 10%",
                vec![with_step(design, before_split(design), step)],
            )]
        }
    };
    if design.terms.steps.contains(&Step::Relief) {
        fields.push(Field::money("Relief: an amount that lightens a loss", "facts.relief").into());
    }
    vec![Piece::fields(fields)]
}

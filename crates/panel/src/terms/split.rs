//! How the pool is split between the providers, and who carries what a cap takes away.

use super::{found, providers, with_step};
use crate::{Asked, Choice, Edit, Entry, Field, Panel, Part, Piece};
use alliance_model::{Design, Excess, Key, Rate, Split, Step};
use alliance_report::figures::{money, percent_exact};
use alliance_settle::settle_design;
use std::mem::discriminant;

pub(crate) fn panel(asked: &Asked<'_>) -> Panel {
    let design = asked.design;
    let split = found(design, |step| if let Step::Split(split) = step { Some(split) } else { None });
    let mut parts = vec![Part::open("", vec![Piece::fields(choices(design, split))])];
    parts.push(Part::open("What it comes to", vec![shares(design, split)]));
    Panel { findings: vec![], parts }
}

fn choices(design: &Design, split: Option<(usize, &Split)>) -> Vec<Field> {
    let set = |change: &dyn Fn(&mut Split)| match split {
        Some((place, split)) => {
            let mut changed = split.clone();
            change(&mut changed);
            vec![Edit::set(format!("terms.steps.{place}"), Step::Split(changed))]
        }
        None => {
            let mut new = Split { by: Key::Work, caps: Default::default(), gain_caps: Default::default(), excess: Excess::Commissioner };
            change(&mut new);
            vec![with_step(design, usize::MAX, Step::Split(new))]
        }
    };
    let own = Key::Weights(providers(design).map(|member| (member.id.clone(), member.work.unwrap_or(Rate::ZERO))).collect());
    let keys = [
        (Key::Work, "Share of the work"),
        (Key::Equal, "The same for each"),
        (Key::Fee, "Fee"),
        (Key::Budget, "Budget"),
        (Key::FreeReserves, "Free reserves: who can bear more carries more"),
        (Key::RiskTolerance, "The loss each says it could bear"),
        (own, "Weights of their own"),
    ];
    let excesses = [(Excess::Commissioner, "The commissioner"), (Excess::Reallocate, "The other providers, up to their own caps")];
    let by = split.map_or(&Key::Work, |(_, split)| &split.by);
    let excess = split.map_or(Excess::Commissioner, |(_, split)| split.excess);
    let key = |(key, name): &(Key, &str)| Choice::new(*name, set(&|split| split.by = key.clone()));
    let carrier = |(excess, name): &(Excess, &str)| Choice::new(*name, set(&|split| split.excess = *excess));
    vec![
        Field::choice(
            "The providers\u{2019} part is split by",
            keys.iter().position(|(key, _)| discriminant(key) == discriminant(by)),
            keys.iter().map(key).collect(),
        ),
        Field::choice(
            "What a cap takes away is carried by",
            excesses.iter().position(|(one, _)| *one == excess),
            excesses.iter().map(carrier).collect(),
        ),
    ]
}

/// Each provider's weight and its part of the pool now.
fn shares(design: &Design, split: Option<(usize, &Split)>) -> Piece {
    let settlement = settle_design(design).ok();
    let weights = match split {
        Some((place, Split { by: Key::Weights(_), .. })) => Some(place),
        _ => None,
    };
    let rows = providers(design).map(|member| {
        let result = settlement.as_ref().and_then(|settled| settled.member(&member.id).map(|result| (result, settled.pool)));
        let part = result.filter(|(_, pool)| pool.pence() != 0).map(|(result, pool)| percent_exact(result.limb3.exact() / pool.exact()));
        [
            Entry::Text(member.name.clone()),
            match weights {
                Some(place) => Field::rate(format!("Weight of {}, %", member.name), format!("terms.steps.{place}.by.weights.{}", member.id)).into(),
                None => Entry::Figure(member.work.map_or_else(|| "\u{2013}".to_owned(), |work| percent_exact(work.exact()))),
            },
            Entry::Figure(result.map_or_else(String::new, |(result, _)| money(result.limb3, &design.currency))),
            Entry::Figure(part.unwrap_or_else(|| "\u{2013}".to_owned())),
        ]
    });
    let second = if weights.is_some() { "Weight, %" } else { "Share of the work" };
    Piece::form(["Member", second, "Gain or pain now", "Part of the pool"], rows)
}

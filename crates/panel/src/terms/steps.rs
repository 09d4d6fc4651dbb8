//! The steps in their order: each can be moved or taken out, and says first what that would pay.

use super::effect::effect;
use super::{before_split, with_step};
use crate::{Asked, Choice, Edit, Entry, Field, Panel, Part, Piece};
use alliance_model::{Cap, Design, Levy, Money, Rate, Reserve, Rounding, Step, Terms, Threshold, Trigger, TriggerRule};
use alliance_report::money::steps_in_words;

pub(crate) fn panel(asked: &Asked<'_>) -> Panel {
    let design = asked.design;
    let about = "What is done, in this order. The same steps in another order pay other money.";
    let words = steps_in_words(&design.terms, &design.currency);
    let mut parts = vec![Part::open("", vec![Piece::Text(about.to_owned())])];
    parts.extend(words.iter().enumerate().map(|(place, words)| step(design, place, words)));
    parts.push(Part::open("Another step", vec![Piece::fields([another(design)])]));
    Panel { findings: vec![], parts }
}

/// One step: its words, its details, and what moving it or taking it out would do.
fn step(design: &Design, place: usize, words: &str) -> Part {
    let number = place + 1;
    let mut pieces = vec![];
    pieces.extend(details(design, place).map(Piece::fields));
    let last = design.terms.steps.len().saturating_sub(1);
    if place > 0 {
        pieces.extend(offer(design, "Move it up", &format!("Move it up: step {number}"), |steps| steps.swap(place, place - 1)));
    }
    if place < last {
        pieces.extend(offer(design, "Move it down", &format!("Move it down: step {number}"), |steps| steps.swap(place, place + 1)));
    }
    pieces.extend(offer(design, "Take it out", &format!("Take it out: step {number}"), |steps| drop(steps.remove(place))));
    Part::folded(&format!("{number}. {words}"), pieces)
}

/// A button, and under it what pressing it would change.
fn offer(design: &Design, label: &str, does: &str, change: impl FnOnce(&mut Vec<Step>)) -> [Piece; 2] {
    let mut steps = design.terms.steps.clone();
    change(&mut steps);
    let effect = effect(design, &Terms { steps: steps.clone(), ..design.terms.clone() });
    [Piece::fields([Entry::button(label, does, vec![Edit::set("terms.steps", steps)])]), effect]
}

/// What no other tab holds of a step.
fn details(design: &Design, place: usize) -> Option<Vec<Field>> {
    let at = |field: &str| format!("terms.steps.{place}.{field}");
    Some(match design.terms.steps.get(place)? {
        Step::Trigger(trigger) => {
            let rules =
                [(TriggerRule::Deductible, "Only what lies beyond the threshold is shared"), (TriggerRule::Cliff, "All of it, from the first pound")];
            let choices = rules.map(|(rule, name)| Choice::new(name, vec![Edit::set(at("rule"), rule)])).into();
            let mut fields = vec![Field::choice("Once the threshold is reached", rules.iter().position(|(rule, _)| *rule == trigger.rule), choices)];
            let slides = |threshold: &Option<Threshold>| matches!(threshold, Some(Threshold::Sliding { .. }));
            if !slides(&trigger.gain) {
                fields.push(Field::rate("Threshold for a saving, % of the target", at("gain")).optional());
            }
            if !slides(&trigger.pain) {
                fields.push(Field::rate("Threshold for an overrun, % of the target", at("pain")).optional());
            }
            if slides(&trigger.gain) || slides(&trigger.pain) {
                fields.push(Field::count("People served", "facts.people").hint("The threshold slides with their number.").optional());
            }
            fields
        }
        Step::Levy(_) => vec![Field::rate("Part that is taken off, %", at("rate"))],
        Step::Reserve(_) => vec![Field::rate("Part that is kept, %", at("rate")), Field::words("What it is kept for", at("label"))],
        Step::Round(_) => vec![Field::money("Rounded to", at("to"))],
        Step::Relief => vec![Field::money("Relief", "facts.relief")],
        Step::Interim { .. } => vec![Field::rate("Part of an interim payment that is held back, %", at("retention"))],
        Step::AdjustTarget | Step::Share(_) | Step::Quality(_) | Step::Cap(_) | Step::Split(_) => return None,
    })
}

/// Steps that can be added, each where it usually stands.
fn another(design: &Design) -> Field {
    let flat = |rate| Some(Threshold::Flat(Rate::percent(rate)));
    let trigger = |rule| Step::Trigger(Trigger { rule, gain: flat(2), pain: flat(2) });
    let (first, split) = (usize::from(design.terms.steps.first() == Some(&Step::AdjustTarget)), before_split(design));
    let steps = [
        ("Adjust the target by agreed changes", 0, Step::AdjustTarget),
        ("A threshold: share only what lies beyond it", first, trigger(TriggerRule::Deductible)),
        ("A threshold: share all once it is reached", first, trigger(TriggerRule::Cliff)),
        ("Take a part off a gain", split, Step::Levy(Levy::Gain { rate: Rate::percent(2) })),
        ("Take a part off pain", split, Step::Levy(Levy::Pain { rate: Rate::percent(2) })),
        ("Cap the pool", split, Step::Cap(Cap::default())),
        ("Relief for pain", split, Step::Relief),
        ("Keep part of a gain in reserve", split, Step::Reserve(Reserve { rate: Rate::percent(10), label: "Services".to_owned() })),
        ("Round the pool to whole pounds", split, Step::Round(Rounding { to: Money::pounds(1) })),
        ("Hold back a part until the final account", usize::MAX, Step::Interim { retention: Rate::percent(5) }),
    ];
    let choices = steps.map(|(name, place, step)| Choice::new(name, vec![with_step(design, place, step)]));
    let none = Choice::new("Choose\u{2026}", vec![Edit::set("terms.steps", design.terms.steps.clone())]);
    Field::choice("Add a step", Some(0), std::iter::once(none).chain(choices).collect())
}

//! Outcomes, their weights and scores, and what the score changes.

use super::{before_split, found, with_step};
use crate::{Asked, Edit, Entry, Field, Panel, Part, Piece};
use alliance_model::{Design, Id, Money, Outcome, Quality, QualityPoint, Rate, Step};

pub(crate) fn panel(asked: &Asked<'_>) -> Panel {
    let design = asked.design;
    let parts = vec![Part::open("What is measured", measures(design)), Part::open("What the score changes", effect(design))];
    Panel { findings: vec![], parts }
}

fn measures(design: &Design) -> Vec<Piece> {
    let row = |outcome: &Outcome| {
        let at = |field: &str| format!("outcomes.{}.{field}", outcome.id);
        let label = |what: &str| format!("{}: {what}", outcome.name);
        [
            Field::words(label("name"), at("name")).into(),
            Field::rate(label("weight, in per cent"), at("weight")).into(),
            Field::number(label("minimum"), at("minimum")).optional().into(),
            Field::number(label("target"), at("target")).optional().into(),
            Field::number(label("stretch"), at("stretch")).optional().into(),
            Field::number(label("measured"), at("measured")).optional().into(),
            Field::rate(label("score from \u{2212}100 to 100; empty where it follows from what was measured"), at("score")).optional().into(),
            Entry::button("\u{d7}", label("remove it"), without(design, outcome)),
        ]
    };
    let about = "A few outcomes that matter to people. The score runs from \u{2212}100 (failed) over 0 (the minimum) to 100 (the stretch); \
        leave it empty and it follows from what was measured.";
    let mut pieces = vec![Piece::Text(about.to_owned())];
    if !design.outcomes.is_empty() {
        let head = ["Outcome", "Weight, %", "Minimum", "Target", "Stretch", "Measured", "Score", "Remove"];
        pieces.push(Piece::form(head, design.outcomes.iter().map(row)));
    }
    let weight = if design.outcomes.is_empty() { Rate::ONE } else { Rate::ZERO };
    let id = Id::from_name("outcome", |slug| design.outcomes.iter().any(|outcome| outcome.id.as_str() == slug));
    let new = Outcome {
        id,
        name: "An outcome".to_owned(),
        weight,
        unit: String::new(),
        minimum: None,
        target: None,
        stretch: None,
        measured: None,
        may_be: None,
        score: None,
    };
    let mut all = design.outcomes.clone();
    all.push(new);
    let whole = Field::rate("Overall score, if it is not worked out from outcomes, %", "facts.score").optional();
    pieces.push(Piece::fields([Entry::button("Add an outcome", "Add an outcome", vec![Edit::set("outcomes", all)]), whole.into()]));
    pieces
}

/// The last outcome that is left has all of the weight.
fn without(design: &Design, gone: &Outcome) -> Vec<Edit> {
    let mut left: Vec<Outcome> = design.outcomes.iter().filter(|outcome| outcome.id != gone.id).cloned().collect();
    if let [only] = &mut left[..] {
        only.weight = Rate::ONE;
    }
    vec![Edit::set("outcomes", left)]
}

fn effect(design: &Design) -> Vec<Piece> {
    let quality = found(design, |step| if let Step::Quality(quality) = step { Some(quality) } else { None });
    let set = |quality: Quality| match found(design, |step| if let Step::Quality(quality) = step { Some(quality) } else { None }) {
        Some((place, _)) => Edit::set(format!("terms.steps.{place}"), Step::Quality(quality)),
        None => with_step(design, before_split(design), Step::Quality(quality)),
    };
    let none = match quality {
        Some((place, _)) => Edit::remove(format!("terms.steps.{place}")),
        None => Edit::set("terms.steps", design.terms.steps.clone()),
    };
    let line = |score: i32, gain: i32, pain: i32| QualityPoint { score: Rate::percent(score), gain: Rate::percent(gain), pain: Rate::percent(pain) };
    let forms = [
        ("Nothing", none),
        ("The size of the pool: a factor that follows the score", set(Quality::Multiplier { points: vec![line(0, 50, 150), line(100, 100, 100)] })),
        (
            "The rate: the better the score, the more of a gain and the less of pain",
            set(Quality::Rate { max: Rate::percent(50), floor: None, ceiling: None }),
        ),
        ("Whether a gain is paid at all", set(Quality::Gate { minimum: Rate::percent(50) })),
        ("A reward or a liability of its own", set(Quality::Pools { reward: Money::ZERO, liability: Money::ZERO })),
    ];
    let now = match quality {
        None => 0,
        Some((_, Quality::Multiplier { .. })) => 1,
        Some((_, Quality::Rate { .. })) => 2,
        Some((_, Quality::Gate { .. })) => 3,
        Some((_, Quality::Pools { .. })) => 4,
    };
    let choice = super::choice_of_form("The score changes", "", now, forms.map(|(name, edit)| (name, Some(edit))));
    let mut pieces = vec![Piece::fields([choice])];
    pieces.extend(quality.map(|(place, quality)| details(&format!("terms.steps.{place}"), quality)));
    pieces
}

fn details(path: &str, quality: &Quality) -> Piece {
    let at = |field: &str| format!("{path}.{field}");
    match quality {
        Quality::Multiplier { points } => {
            let row = |place: usize| {
                let of =
                    |what: &str, field: &str| Field::rate(format!("Point {}: {what}", place + 1), format!("{path}.points.{place}.{field}")).into();
                let remove = Entry::button("\u{d7}", format!("Remove point {}", place + 1), vec![Edit::remove(format!("{path}.points.{place}"))]);
                [of("score", "score"), of("factor for a gain, in per cent", "gain"), of("factor for pain, in per cent", "pain"), remove]
            };
            let rows: Vec<_> = (0..points.len()).map(row).collect();
            Piece::form(["Score, %", "Factor for a gain, %", "Factor for pain, %", "Remove"], rows)
        }
        Quality::Rate { .. } => Piece::fields([
            Field::rate("Part of a gain at full score, %", at("max")),
            Field::rate("Least part of pain, %", at("floor")).optional(),
            Field::rate("Greatest part of pain, %", at("ceiling")).optional(),
        ]),
        Quality::Gate { .. } => Piece::fields([Field::rate("Score that is needed for a gain, %", at("minimum"))]),
        Quality::Pools { .. } => Piece::fields([
            Field::money("Reward at a full score", at("reward")).hint("Paid in part where the score is above 0."),
            Field::money("Liability at the worst score", at("liability")).hint("Owed in part where the score is below 0."),
        ]),
    }
}

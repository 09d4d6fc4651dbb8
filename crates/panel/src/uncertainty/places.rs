//! Places of a design and what stands there, in plain words, for whoever made a scenario.

use crate::Holds;
use alliance_format::{Change, change, tree, value_at};
use alliance_json::{Json, from_json};
use alliance_model::{Design, Money, Rate, Step, Terms};
use alliance_report::figures::{percent, whole_money};
use alliance_report::money::steps_in_words;

/// Places with a name of their own; a star stands for anything, and the words tell its name.
const PLACES: [(&str, &str); 17] = [
    ("terms.target", "The target cost"),
    ("terms.steps.share", "How a saving or an overrun is shared"),
    ("terms.steps.cap.pain", "The most that the providers lose together"),
    ("terms.steps.cap.pain.*", "The most that the providers lose together"),
    ("terms.steps.cap.gain", "The most that the providers gain together"),
    ("terms.steps.cap.gain.*", "The most that the providers gain together"),
    ("terms.steps.split.by", "What the providers\u{2019} part is split by"),
    ("terms.steps.split.excess", "Who carries what a cap takes away"),
    ("terms.steps.split.caps.*", "The most that {} loses"),
    ("terms.steps.split.gain_caps.*", "The most that {} gains"),
    ("correlation", "How costs move together"),
    ("correlation.correlation", "How much costs move together, from 0 to 1"),
    ("risks.*.chance", "The chance of this: {}"),
    ("members.*.free_reserves", "The free reserves of {}"),
    ("members.*.work", "The share of the work of {}"),
    ("facts.score", "The overall score"),
    ("facts.outturn", "The final cost"),
];

/// A place in words.
pub(super) fn place(design: &Design, path: &str) -> String {
    let json = tree(design);
    let steps = by_kind(&json, path);
    let places: Vec<&str> = steps.split('.').collect();
    let fits = |pattern: &str| {
        let mut of = pattern.split('.');
        places.iter().all(|place| of.next().is_some_and(|one| one == "*" || one == *place)) && of.next().is_none()
    };
    match PLACES.iter().find(|(pattern, _)| fits(pattern)) {
        Some((pattern, words)) => {
            let star = pattern.split('.').position(|one| one == "*").and_then(|at| places.get(at));
            words.replace("{}", &star.map_or_else(String::new, |id| name(&json, id)))
        }
        None => places.iter().map(|place| name(&json, place)).collect::<Vec<_>>().join(", "),
    }
}

/// The path with its step named by its kind.
pub(super) fn by_kind(json: &Json, path: &str) -> String {
    let Some(rest) = path.strip_prefix("terms.steps.") else { return path.to_owned() };
    let (step, rest) = rest.split_once('.').map_or((rest, String::new()), |(step, rest)| (step, format!(".{rest}")));
    let kind = value_at(json, &format!("terms.steps.{step}.step")).and_then(Json::text).unwrap_or(step);
    format!("terms.steps.{kind}{rest}")
}

/// What the item with this id is called, wherever in the design it is; the id itself in words where it has no name.
fn name(json: &Json, id: &str) -> String {
    let lists = ["members", "costs", "risks", "outcomes"].into_iter().filter_map(|list| json.get(list)?.items());
    let item = lists.flatten().find(|item| item.get("id").and_then(Json::text) == Some(id));
    item.and_then(|item| item.get("name")?.text()).map_or_else(|| id.replace(['_', '-'], " "), str::to_owned)
}

/// What can be typed at a place: found by trying. None where no one box holds it.
pub(super) fn holds(design: &Design, path: &str) -> Option<Holds> {
    let takes = |text: &str| {
        let one = [Change { path: path.to_owned(), value: Some(Json::from(text)) }];
        change(design, &one).is_some_and(|changed| changed.unknown.len() <= design.unknown.len())
    };
    if takes("?!") {
        return Some(Holds::Words);
    }
    if takes("1/3") {
        let is_number = path.starts_with("correlation") || (path.starts_with("outcomes") && !path.ends_with(".weight") && !path.ends_with(".score"));
        return Some(if is_number || path.ends_with(".sigma") { Holds::Number } else { Holds::Rate });
    }
    takes("1.00").then_some(Holds::Money)
}

/// A value in words.
pub(super) fn value(design: &Design, holds: Option<Holds>, value: Option<&Json>) -> String {
    let money = |value: &Json| from_json::<Money>(value).map(|amount| whole_money(amount, &design.currency));
    let share = |value: &Json| from_json::<Rate>(value).map(percent);
    let told = match (value, holds) {
        (None | Some(Json::Null), _) => Some("none".to_owned()),
        (Some(value), Some(Holds::Money)) => money(value),
        (Some(value), Some(Holds::Rate)) => share(value),
        (Some(Json::Bool(yes)), _) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        (Some(Json::Text(text)), _) => Some(word(text)),
        (Some(of @ Json::Group(_)), _) => group(design, of),
        (Some(Json::List(items)), _) => Some(format!("{} in a list", items.len())),
        (Some(Json::Number(number)), _) => Some(number.as_str().to_owned()),
    };
    told.unwrap_or_else(|| "several figures".to_owned())
}

/// A limit, a step, or one number for all costs.
fn group(design: &Design, of: &Json) -> Option<String> {
    if let Some(amount) = of.get("amount") {
        return from_json::<Money>(amount).map(|amount| whole_money(amount, &design.currency));
    }
    for (field, words) in [("of_target", "of the target"), ("of_fees", "of the fees")] {
        if let Some(share) = of.get(field) {
            return from_json::<Rate>(share).map(|share| format!("{} {words}", percent(share)));
        }
    }
    if let Some(correlation) = of.get("correlation") {
        return correlation.text().map(str::to_owned);
    }
    let step = from_json::<Step>(of)?;
    let terms = Terms { target: design.terms.target, fee_in_target: design.terms.fee_in_target, steps: vec![step] };
    Some(steps_in_words(&terms, &design.currency).join(" "))
}

/// The words of a choice.
fn word(text: &str) -> String {
    let words = [
        ("equal", "the same for each"),
        ("work", "share of the work"),
        ("fee", "fee"),
        ("budget", "budget"),
        ("free_reserves", "free reserves"),
        ("risk_tolerance", "the loss each says it could bear"),
        ("commissioner", "the commissioner"),
        ("reallocate", "the other providers"),
    ];
    words.iter().find(|(word, _)| *word == text).map_or_else(|| text.to_owned(), |(_, words)| (*words).to_owned())
}

//! What holds for any file: the walk and a real validator of JSON Schema agree, nothing panics, and what is written reads back.

use crate::common::{fixtures, schema, validator};
use alliance_format::{from_value, read, reopen, template, templates, to_value, write};
use alliance_json::{Json, from_json};
use alliance_model::{Design, Money, Place, Rate, Severity, UnknownField, check};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| validator(&schema()));

/// The files to start from: the templates, and the fixture that says everything.
static SEEDS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let everything = fixtures("v1").into_iter().filter(|(name, _)| ["everything.json", "unknown-fields.json", "years.json"].contains(&name.as_str()));
    let templates = templates().iter().map(|known| to_value(&template(known.id).unwrap()));
    templates.chain(everything.map(|(_, text)| serde_json::from_str(&text).unwrap())).collect()
});

/// Every place in a value, as JSON pointers.
fn places(value: &Value, at: String, all: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, inner)| places(inner, format!("{at}/{key}"), all)),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, inner)| places(inner, format!("{at}/{index}"), all)),
        _ => {}
    }
    all.push(at);
}

#[derive(Clone, Debug)]
enum Mutation {
    Replace(Value),
    Remove,
    Rename(String),
    Add(String, Value),
    /// Puts there what stands at another place.
    CopyFrom(prop::sample::Index),
}

const WORDS: [&str; 18] =
    ["", "0.5", "1", "-1", "1/3", "1/0", "12.345", "100.00", "northgate", "provider", "everyone", "work", "cap", "share", "fixed", "GBP", "NaN", "É"];

/// Values that are often nearly right. Whole numbers written with a point are left out: see `a_whole_number_has_no_point`.
fn a_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0..600_u64).prop_map(Value::from),
        (0..9_i32).prop_map(|eighths| Value::from(f64::from(eighths) + 0.125)),
        prop::sample::select(&WORDS[..]).prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
        Just(Value::from("x".repeat(501))),
    ];
    let key = || prop::sample::select(&["id", "step", "form", "all", "kind", "amount", "by_people", "weights", "share", "of", "other"][..]);
    leaf.prop_recursive(3, 12, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(key().prop_map(str::to_owned), inner, 0..4).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn a_mutation() -> impl Strategy<Value = Mutation> {
    let name = || prop_oneof!["[a-z_]{1,8}", prop::sample::select(&["id", "name", "rate", "gain", "A B"][..]).prop_map(str::to_owned)];
    prop_oneof![
        3 => a_value().prop_map(Mutation::Replace),
        1 => Just(Mutation::Remove),
        1 => name().prop_map(Mutation::Rename),
        1 => (name(), a_value()).prop_map(|(name, value)| Mutation::Add(name, value)),
        2 => any::<prop::sample::Index>().prop_map(Mutation::CopyFrom),
    ]
}

fn mutate(value: &mut Value, at: &prop::sample::Index, mutation: Mutation) {
    let mut all = Vec::new();
    places(value, String::new(), &mut all);
    let place = at.get(&all).clone();
    match mutation {
        Mutation::Replace(new) => *value.pointer_mut(&place).unwrap() = new,
        Mutation::CopyFrom(from) => *value.pointer_mut(&place).unwrap() = value.pointer(&all[from.index(all.len())]).unwrap().clone(),
        Mutation::Add(name, new) => {
            if let Some(Value::Object(fields)) = value.pointer_mut(&place) {
                fields.insert(name, new);
            }
        }
        Mutation::Remove | Mutation::Rename(_) => {
            let Some((holder, key)) = place.rsplit_once('/') else { return };
            match (value.pointer_mut(holder).unwrap(), mutation) {
                (Value::Object(fields), Mutation::Rename(name)) => {
                    let inner = fields.remove(key).unwrap();
                    fields.insert(name, inner);
                }
                (Value::Object(fields), _) => drop(fields.remove(key)),
                (Value::Array(items), _) => drop(items.remove(key.parse().unwrap())),
                _ => unreachable!("only lists and objects hold places"),
            }
        }
    }
}

/// Some seed with a few mutations.
fn a_file() -> impl Strategy<Value = Value> {
    let mutations = prop::collection::vec((any::<prop::sample::Index>(), a_mutation()), 1..4);
    (0..SEEDS.len(), mutations).prop_map(|(seed, mutations)| {
        let mut value = SEEDS[seed].clone();
        mutations.into_iter().for_each(|(at, mutation)| mutate(&mut value, &at, mutation));
        value
    })
}

/// Whether a path such as `members[2].fee.rate` leads to a place, or to a field that a place lacks.
fn leads_somewhere(value: &Value, path: &str) -> bool {
    let pointer: String =
        path.split('.').filter(|part| !part.is_empty()).map(|part| format!("/{}", part.replace('[', "/").replace(']', ""))).collect();
    let holder = pointer.rsplit_once('/').map_or("", |(holder, _)| holder);
    value.pointer(&pointer).is_some() || value.pointer(holder).is_some_and(Value::is_object)
}

proptest! {
    /// Valid by the schema: the types take it, and it opens unless the checks on the whole refuse it. Not valid: refused.
    #[test]
    fn the_walk_agrees_with_a_validator(value in a_file()) {
        let valid = VALIDATOR.is_valid(&value);
        let read = from_value(value.clone());
        if !valid {
            let errors: Vec<String> = VALIDATOR.iter_errors(&value).map(|error| error.to_string()).collect();
            prop_assert!(read.is_err(), "opened in spite of {errors:?}");
        } else {
            let design: Design = from_json(&value.into()).unwrap();
            let sound = check(&design).iter().all(|problem| problem.severity == Severity::Warning);
            prop_assert_eq!(read.is_ok(), sound, "{:?}", read);
        }
    }

    /// Any file opens or is refused with a path that leads somewhere; and what opens is written and read again the same.
    #[test]
    fn a_file_opens_or_is_refused_with_reasons(value in a_file()) {
        match read(&value.to_string()) {
            Ok(opened) => {
                let written = write(&opened.design);
                prop_assert!(read(&written).as_ref() == Ok(&opened), "{:?}", opened.warnings);
                prop_assert_eq!(reopen(&written), Ok(opened.design));
            }
            Err(refused) => {
                prop_assert!(refused.problems.iter().any(|problem| problem.severity == Severity::Error));
                for problem in refused.problems {
                    prop_assert!(leads_somewhere(&value, &problem.path), "{}", problem);
                    prop_assert!(!problem.found.is_empty() && !problem.expected.is_empty() && !problem.mend.is_empty(), "{}", problem);
                    prop_assert_ne!(problem.path.is_empty(), value.is_object(), "{}", problem);
                }
            }
        }
    }

    /// Text with a few of its bytes changed never panics.
    #[test]
    fn broken_text_opens_or_is_refused(seed in 0..SEEDS.len(), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<char>()), 1..4)) {
        let mut text: Vec<char> = serde_json::to_string_pretty(&SEEDS[seed]).unwrap().chars().collect();
        for (at, new) in changes {
            let at = at.index(text.len());
            text[at] = new;
        }
        if let Err(refused) = read(&text.into_iter().collect::<String>()) {
            prop_assert!(!refused.problems.is_empty());
        }
    }

    #[test]
    fn any_text_at_all_opens_or_is_refused(text in prop_oneof![".{0,200}", "[\\[\\]{}\",:0-9a-zA-Z\\\\ \n-]{0,200}"]) {
        prop_assert!(read(&text).is_err_and(|refused| !refused.problems.is_empty()));
    }

    /// A design edited at will is read back as it was written.
    #[test]
    fn an_edited_design_comes_back(edited in an_edited_design()) {
        let again = read(&write(&edited)).unwrap().design;
        prop_assert!(sorted(again) == sorted(edited.clone()), "{}", write(&edited));
    }
}

fn an_amount() -> impl Strategy<Value = Money> {
    (0..=1_000_000_000_000_000_i64).prop_map(|pence| Money::from_pence(pence).unwrap())
}

fn a_share() -> impl Strategy<Value = Rate> {
    (1..=1_000_i64).prop_flat_map(|below| (0..=below).prop_map(move |above| Rate::fraction(above, below).unwrap()))
}

/// Any JSON: it may hold every number that the design cannot.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf =
        prop_oneof![Just(Value::Null), any::<f64>().prop_map(Value::from), any::<u64>().prop_map(Value::from), any::<String>().prop_map(Value::from)];
    leaf.prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..3).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

prop_compose! {
    fn an_edited_design()(
        template in prop::sample::select(templates()),
        title in any::<String>(),
        names in prop::collection::vec(any::<String>(), 8),
        amounts in prop::collection::vec(an_amount(), 8),
        shares in prop::collection::vec(a_share(), 8),
        votes in prop::collection::vec(0..=9_007_199_254_740_991_u64, 8),
        turn in 0..8_usize,
        unknown in prop::collection::vec(any_json().prop_map(Json::from), 3),
    ) -> Design {
        let mut design = alliance_format::template(template.id).unwrap();
        design.title = title;
        for (index, member) in design.members.iter_mut().enumerate() {
            member.name.clone_from(&names[index]);
            member.notes.clone_from(&names[7 - index]);
            member.free_reserves = Some(-amounts[index]);
            member.budget = Some(amounts[7 - index]);
            member.work = Some(shares[index]);
        }
        design.seats.iter_mut().zip(votes).for_each(|(seat, votes)| seat.votes = votes);
        design.terms.target = amounts[0];
        design.facts.outturn = amounts[1];
        design.motion.text.clone_from(&names[0]);
        let first = design.members[0].id.to_string();
        let paths = [vec![], vec![Place::Field("members".to_owned()), Place::Item(first)], vec![Place::Field("terms".to_owned()), Place::Field("steps".to_owned()), Place::Index(0)]];
        let lift = |(path, value)| UnknownField { path, key: "not known yet".to_owned(), value };
        design.unknown = paths.into_iter().zip(unknown).map(lift).collect();
        let middle = turn % design.members.len();
        design.members.rotate_left(middle);
        design.seats.reverse();
        design
    }
}

/// With the unknown fields in one order: the order in which they are met depends on the order of the lists.
fn sorted(mut design: Design) -> Design {
    design.unknown.sort_by_key(|field| format!("{:?}", field.path));
    design
}

/// The one wanted difference: a validator of JSON Schema takes `1.0` for a whole number, and serde does not.
/// Numbers beyond 64 bits are read as such.
#[test]
fn a_whole_number_has_no_point() {
    for number in [json!(1.0), json!(1e18)] {
        let mut value = SEEDS[0].clone();
        value["seats"][0]["weights"] = json!({ "people": number });
        assert!(VALIDATOR.is_valid(&value));
        let problems = from_value(value).unwrap_err().problems;
        assert_eq!(problems.iter().map(|problem| problem.path.as_str()).collect::<Vec<_>>(), ["seats[0].weights.people"]);
    }
}

#[test]
fn the_walk_agrees_on_every_fixture() {
    for (name, text) in fixtures("bad") {
        let Ok(value) = serde_json::from_str::<Value>(&text) else { continue };
        let only_the_whole = ["duplicate-ids.json", "dangling.json", "negative-money.json", "checks-on-the-whole.json", "years.json", "twice.json"];
        assert_eq!(VALIDATOR.is_valid(&value), only_the_whole.contains(&name.as_str()), "{name}");
    }
}

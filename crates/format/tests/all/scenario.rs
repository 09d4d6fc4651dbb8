//! A scenario is the design with its differences, and nothing else.

use alliance_format::{template, templates, tree, under, value_at};
use alliance_json::Json;
use alliance_model::{Change, Design, Money, Scenario};
use proptest::prelude::*;

fn health() -> Design {
    template("health-alliance").unwrap()
}

fn scenario(changes: &[(&str, Json)]) -> Scenario {
    let changes = changes.iter().map(|(path, value)| Change { path: (*path).to_owned(), value: value.clone() }).collect();
    Scenario { id: "s".parse().unwrap(), name: "What if".to_owned(), changes }
}

#[test]
fn a_step_is_found_by_its_kind_wherever_it_stands() {
    let mut design = health();
    let of = scenario(&[("terms.steps.split.caps.northgate", Json::from("0.00")), ("terms.steps.cap.pain", Json::Null)]);
    let before = under(&design, &of).unwrap();
    design.terms.steps.reverse();
    let mut after = under(&design, &of).unwrap();
    after.terms.steps.reverse();
    assert_eq!(after.terms, before.terms);
    let json = tree(&before);
    assert_eq!(value_at(&json, "terms.steps.2.caps.northgate").and_then(Json::text), Some("0.00"));
    assert_eq!(value_at(&json, "terms.steps.1.pain"), None);
}

#[test]
fn a_difference_that_leads_nowhere_is_told_with_its_scenario_and_its_path() {
    for (path, value) in [
        ("members.nobody.work", Json::from("0.1")),
        ("terms.target", Json::from("a lot")),
        ("terms.targett", Json::from("5.00")),
        ("risks.r1.chances", Json::from("0")),
        ("terms.target", Json::Null),
    ] {
        let problem = under(&health(), &scenario(&[("terms.fee_in_target", Json::Bool(true)), (path, value)])).unwrap_err();
        let told = problem.to_string();
        assert_eq!(problem.path, "scenarios.s.changes[1]");
        assert!(told.contains("What if") && told.contains(path) && told.contains("Take this difference away"), "{told}");
    }
}

#[test]
fn no_differences_give_the_base() {
    for known in templates() {
        let design = template(known.id).unwrap();
        assert_eq!(under(&design, &scenario(&[])).as_ref(), Ok(&design));
    }
}

proptest! {
    /// What was there, put back, gives the base; and differences of different places come out the same in any order.
    #[test]
    fn differences_taken_in_and_out_again_give_the_base(target in 0_i64..1_000_000_000, chance in 0_i32..100, both in any::<bool>()) {
        let design = health();
        let money = Json::from(Money::from_pence(target).unwrap().to_string().as_str());
        let mut changes = vec![("terms.target", money), ("risks.r1.chance", Json::from(format!("{}", f64::from(chance) / 100.0).as_str()))];
        if both {
            changes.push(("members.northgate.free_reserves", Json::Null));
        }
        let there = under(&design, &scenario(&changes)).unwrap();
        let base = tree(&design);
        let back: Vec<_> = changes.iter().map(|(path, _)| (*path, value_at(&base, path).cloned().unwrap_or(Json::Null))).collect();
        let again = under(&there, &scenario(&back)).unwrap();
        prop_assert_eq!(&again, &design);
        changes.reverse();
        prop_assert_eq!(under(&design, &scenario(&changes)).unwrap(), there);
    }
}

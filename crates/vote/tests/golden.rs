//! The 38 cases of what a rule means, from the literature and from rulings, through the public engine.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use alliance_model::{Position, Rule, Verdict};
use alliance_vote::{Voter, decide};
use serde_json::{Value, json};

const VECTORS: &str = include_str!("../../../tests/golden/votes/16_rule_semantics_vectors.json");

#[test]
fn every_case_of_the_vectors_comes_out_as_published() {
    let file: Value = serde_json::from_str(VECTORS).unwrap();
    let cases = file["vectors"].as_array().unwrap();
    assert_eq!(cases.len(), 38);
    for case in cases {
        check(case);
    }
}

#[track_caller]
fn check(vector: &Value) {
    let case = &vector["case"];
    let (table, positions) = table(case);
    let rule: Rule = serde_json::from_value(rule(&case["rule"])).unwrap();
    let decision = decide(&table, &rule, |seat| positions[table.iter().position(|voter| voter.id == *seat).unwrap()]).unwrap();
    let agrees = match vector["expected"].as_str().unwrap() {
        "pass" => decision.verdict == Verdict::Passes,
        "tie_fails" => decision.verdict == Verdict::Tied,
        "no_quorum" => decision.verdict == Verdict::NoQuorum,
        "fail" => !matches!(decision.verdict, Verdict::Passes | Verdict::NoQuorum),
        other => panic!("{other}"),
    };
    assert!(agrees, "{}: {:?}, expected {}", vector["id"], decision.verdict, vector["expected"]);
}

/// One seat for each ballot, and a chair without a vote where the case has one.
fn table(case: &Value) -> (Vec<Voter>, Vec<Position>) {
    let kinds = [
        ("yes", Position::Agree),
        ("no", Position::Disagree),
        ("abstain", Position::Abstain),
        ("absent", Position::Absent),
        ("recused", Position::Recused),
    ];
    let mut positions: Vec<Position> = kinds.iter().flat_map(|(name, position)| vec![*position; case[name].as_u64().unwrap_or(0) as usize]).collect();
    let mut table: Vec<Value> = (0..positions.len()).map(|seat| json!({ "id": format!("s{seat}") })).collect();
    if let Some(chair) = case["chair"].as_str() {
        table.push(json!({ "id": "chair", "kind": "independent_chair", "votes": 0 }));
        positions.push(if chair == "yes" { Position::Agree } else { Position::Disagree });
    }
    (serde_json::from_value(Value::Array(table)).unwrap(), positions)
}

/// The rule of a case in the grammar. The file says "members" for all seats.
fn rule(told: &Value) -> Value {
    let of = |base: &Value| if base == "members" { json!("seats") } else { base.clone() };
    let pass = match told["type"].as_str().unwrap() {
        "threshold" => json!({ "at_least": { "share": told["threshold"], "more_than": told["strict"] == true, "of": of(&told["base"]) } }),
        "unanimity" => json!({ "at_least": { "share": "1", "of": of(&told["base"]) } }),
        "consent" => json!({ "consent": "everyone" }),
        other => panic!("{other}"),
    };
    let tie = if told["tie"] == "chair" { "chair_casts" } else { "fails" };
    let mut rule = json!({ "id": "rule", "name": "Rule", "pass": pass, "tie": tie });
    if let Some(least) = told["min_present"].as_u64() {
        rule["quorum"] = json!({ "at_least": { "votes": least, "of": "seats" } });
    }
    if let Some(quorum) = told["quorum"].as_object() {
        let mut test = json!({ "of": "seats" });
        if let Some(votes) = quorum.get("count") {
            test["votes"] = votes.clone();
        }
        if let Some(share) = quorum.get("fraction") {
            test["share"] = share.clone();
        }
        if told["recused_count_for_quorum"] == true {
            test["counting"] = json!("in_the_room");
        }
        match quorum.get("counts").and_then(Value::as_str) {
            Some("yes+abstain") => test["counting"] = json!("agree_or_abstain"),
            Some("all_ballots") | None => {}
            Some(other) => panic!("{other}"),
        }
        rule["quorum"] = json!({ "at_least": test });
    }
    rule
}

//! What if: tables and rules before and after.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use alliance_model::{Id, Position, Rule, Verdict};
use alliance_vote::chances::{Belief, Bloc, Leaning};
use alliance_vote::change::{Change, ChangeError, Compared, Stands, what_if};
use alliance_vote::{VoteError, Voter};
use common::{rule, table};
use serde_json::{Value, json};

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn changes(told: Value) -> Vec<Change> {
    serde_json::from_value(told).unwrap()
}

/// The first and the second seat disagree; each seat agrees with a chance of one half.
fn ask(voters: &[Voter], rules: &[Rule], told: Value) -> Result<Vec<Compared>, ChangeError> {
    let position = |seat: &Id| if ["s0", "s1"].contains(&seat.as_str()) { Position::Disagree } else { Position::Agree };
    let leaning = Leaning::Blocs(vec![Bloc { seats: vec![id("s0")], correlation: 0.5 }]);
    what_if(voters, rules, &changes(told), &Stands { position, belief: |_: &Id| Belief::agreeing(0.5), leaning })
}

#[track_caller]
fn check(told: Value, pass: Value, verdicts: (Verdict, Verdict), passes: (f64, f64)) {
    let compared = ask(&table("c:a p:b p:c p:d"), &[rule(json!({ "pass": pass }))], told).unwrap();
    let (before, after) = (compared[0].before.clone().unwrap(), compared[0].after.clone());
    assert_eq!((before.verdict, after.verdict), (Ok(verdicts.0), Ok(verdicts.1)));
    for (found, expected) in [(before.passes, passes.0), (after.passes, passes.1)] {
        assert!((found.unwrap() - expected).abs() < 1e-12, "{found:?}, expected {expected}");
    }
}

fn majority() -> Value {
    json!({ "at_least": { "share": "1/2", "more_than": true, "of": "seats" } })
}

#[test]
fn a_member_leaves_joins_or_merges() {
    use Verdict::{Fails, Passes, Tied};
    check(json!([{ "leaves": "a" }]), majority(), (Tied, Passes), (5.0 / 16.0, 0.5));
    check(json!([{ "joins": { "id": "s4", "member": "e" } }]), majority(), (Tied, Passes), (5.0 / 16.0, 0.5));
    let by_member =
        json!({ "at_least": { "share": "1/2", "more_than": true, "of": "cast", "weigh": "members", "among": { "members": ["b", "c", "d"] } } });
    // The two seats of C and D count as one, and as none where they differ; B stands alone.
    check(json!([{ "merges": { "member": "d", "into": "c" } }]), by_member, (Passes, Fails), (0.5, 1.0 / 8.0));
}

#[test]
fn seats_change() {
    use Verdict::{Fails, Passes, Tied};
    check(json!([{ "votes": { "seat": "s2", "votes": 5 } }]), majority(), (Tied, Passes), (5.0 / 16.0, 0.5));
    check(json!([{ "vacant": { "seat": "s3", "vacant": true } }]), majority(), (Tied, Fails), (5.0 / 16.0, 1.0 / 8.0));
    check(json!([{ "seat_goes": "s1" }, { "seat_goes": "s0" }]), majority(), (Tied, Passes), (5.0 / 16.0, 0.25));
}

#[test]
fn a_rule_changes_or_is_new() {
    let one = json!({ "id": "rule", "name": "Rule", "pass": { "at_least": { "votes": 1, "of": "seats" } } });
    check(json!([{ "rule": one }]), majority(), (Verdict::Tied, Verdict::Passes), (5.0 / 16.0, 15.0 / 16.0));
    let compared = ask(&table("c p p"), &[], json!([{ "rule": one }])).unwrap();
    assert_eq!((compared.len(), &compared[0].before), (1, &None));
}

#[test]
fn a_rule_that_names_who_has_gone_says_so() {
    let consent = rule(json!({ "pass": { "consent": { "members": ["a"] } } }));
    let compared = ask(&table("c:a p:b"), &[consent], json!([{ "leaves": "a" }])).unwrap();
    let after = compared[0].after.clone();
    assert!(matches!(after.verdict, Err(VoteError::UnknownMember { .. })));
    assert_eq!(after.passes, None);
}

#[test]
fn a_change_that_cannot_be_made_is_refused() {
    let refused = |told: Value| ask(&table("c:a p:b"), &[rule(json!({ "pass": majority() }))], told).unwrap_err();
    assert_eq!(refused(json!([{ "leaves": "x" }])), ChangeError::UnknownMember { change: 0, id: id("x") });
    assert_eq!(
        refused(json!([{ "leaves": "a" }, { "merges": { "member": "a", "into": "b" } }])),
        ChangeError::UnknownMember { change: 1, id: id("a") }
    );
    assert_eq!(refused(json!([{ "vacant": { "seat": "x", "vacant": true } }])), ChangeError::UnknownSeat { change: 0, id: id("x") });
}

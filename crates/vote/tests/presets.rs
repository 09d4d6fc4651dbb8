//! The well-known rules, side by side.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use alliance_format::presets;
use alliance_model::Verdict;
use alliance_vote::compare;
use common::{positions, table};

#[test]
fn the_same_votes_under_every_rule() {
    let rules: Vec<_> = presets().into_iter().map(|preset| preset.rule).collect();
    let seats = table("c p p p p p h l l");
    let verdicts = |signs: &str| {
        let positions = positions(signs);
        let at = |seat: &alliance_model::Id| positions[seats.iter().position(|voter| voter.id == *seat).unwrap()];
        let told = compare(&seats, &rules, at).into_iter().map(|(id, decision)| (id.to_string(), decision.unwrap().verdict));
        told.collect::<std::collections::BTreeMap<_, _>>()
    };
    #[track_caller]
    fn check(verdicts: &std::collections::BTreeMap<String, Verdict>, passing: &[&str]) {
        let mut passing = passing.to_vec();
        passing.sort_unstable();
        let found: Vec<_> = verdicts.iter().filter(|(_, verdict)| **verdict == Verdict::Passes).map(|(id, _)| id.as_str()).collect();
        assert_eq!(found, passing);
    }
    assert!(verdicts("+++++++++").values().all(|verdict| *verdict == Verdict::Passes), "all agree under every rule");
    let of_votes = ["simple-majority", "absolute-majority", "double-majority", "majority-with-casting-vote", "one-vote-per-organisation"];
    let large = ["two-thirds", "three-quarters"];
    let with_the_commissioner = ["majority-with-commissioner", "majority-with-commissioner-veto"];
    let without_commissioner = verdicts("-+++++++-");
    check(&without_commissioner, &[&of_votes[..], &large, &["consent"]].concat());
    assert_eq!(without_commissioner["majority-with-commissioner-veto"], Verdict::Blocked);
    check(&verdicts("x++++++++"), &[&of_votes[..], &large].concat());
    check(&verdicts("+++++oooo"), &[&of_votes[..], &with_the_commissioner, &["unanimity-of-votes-cast", "consensus", "consent"]].concat());
    assert!(
        verdicts("++++.....").values().all(|verdict| *verdict != Verdict::Passes),
        "four of nine are no quorum anywhere, and no absolute majority"
    );
}

#[test]
fn every_preset_can_be_read_and_says_what_it_means() {
    let presets = presets();
    assert_eq!(presets.len(), 14);
    let ids: std::collections::BTreeSet<_> = presets.iter().map(|preset| preset.rule.id.as_str()).collect();
    assert_eq!(ids.len(), 14);
    for preset in &presets {
        assert!(preset.meaning.ends_with('.') && !preset.rule.name.is_empty(), "{}", preset.rule.id);
    }
}

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
    let of_votes =
        ["simple-majority", "absolute-majority", "double-majority", "triple-majority", "majority-with-casting-vote", "one-vote-per-organisation"];
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
    assert_eq!(presets.len(), 16);
    let ids: std::collections::BTreeSet<_> = presets.iter().map(|preset| preset.rule.id.as_str()).collect();
    assert_eq!(ids.len(), 16);
    for preset in &presets {
        assert!(preset.meaning.ends_with('.') && !preset.rule.name.is_empty(), "{}", preset.rule.id);
    }
}

/// Who stands where on the leadership team of the health template: `+` agree, `o` abstain, `-` disagree, `x` block, `.` absent,
/// `r` recused; the chair, the commissioner, five charities, two people with lived experience; the adviser has no vote.
#[track_caller]
fn check(id: &str, signs: &str, expected: Verdict) {
    let health = alliance_format::template("health-alliance").unwrap();
    let seats = alliance_vote::voters(&health, &health.bodies[0].id);
    let rule = presets().into_iter().find(|preset| preset.rule.id.as_str() == id).unwrap().rule;
    let positions = positions(&format!("{signs}+"));
    let at = |seat: &alliance_model::Id| positions[seats.iter().position(|voter| voter.id == *seat).unwrap()];
    assert_eq!(alliance_vote::decide(&seats, &rule, at).unwrap().verdict, expected, "{id}: {signs}");
}

#[test]
fn every_preset_does_what_its_meaning_says() {
    use Verdict::{Blocked, Fails, NoQuorum, Passes, Tied};
    for (id, passing, not_passing) in [
        ("unanimity", &["+++++++++", "++++++++r"][..], &[("++++++++o", Fails), ("++++++++.", Fails)][..]),
        ("unanimity-of-votes-cast", &["+++++oo.."], &[("++++++++-", Fails), ("ooooooooo", Fails), ("++++.....", NoQuorum)]),
        ("consensus", &["+++++oooo"], &[("++++ooooo", Fails), ("++++++++-", Blocked), ("++++.....", NoQuorum)]),
        ("consent", &["----ooooo"], &[("++++++++x", Blocked), ("++++.....", NoQuorum)]),
        ("simple-majority", &["++-oooooo"], &[("++--ooooo", Tied), ("+--oooooo", Fails)]),
        ("absolute-majority", &["+++++...."], &[("++++....r", Fails)]),
        ("two-thirds", &["++++++---"], &[("+++++oooo", Fails)]),
        ("three-quarters", &["+++++++--"], &[("++++++ooo", Fails)]),
        ("double-majority", &["+++++----"], &[("++++-----", Fails)]),
        ("triple-majority", &["+++++----"], &[("++++-----", Fails)]),
        ("majority-with-commissioner", &["++-oooooo"], &[("+o+oooooo", Fails), ("+-+++++++", Fails)]),
        ("majority-with-commissioner-veto", &["+o+oooooo"], &[("+-+++++++", Blocked)]),
        ("reserved-matter", &["+++++++--"], &[("++++++---", Fails), ("+-+++++++", Fails), ("++++++...", Fails)]),
        ("majority-of-each-class", &["-++++--++"], &[("++++++++-", Fails), ("++---++++", Fails)]),
        ("majority-with-casting-vote", &["++++----o"], &[("-++++---o", Tied), ("o+++---oo", Tied)]),
        ("one-vote-per-organisation", &["++++++---"], &[("+-----+++", Fails)]),
    ] {
        passing.iter().for_each(|signs| check(id, signs, Passes));
        not_passing.iter().for_each(|(signs, verdict)| check(id, signs, *verdict));
    }
    assert_eq!(presets().len(), 16, "each of them is among these");
}

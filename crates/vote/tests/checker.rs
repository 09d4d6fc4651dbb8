//! The rule checker: each danger once where it is, and once where it is not; and every witness put to the vote.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;
#[path = "common/random.rs"]
#[allow(dead_code)]
mod random;

use alliance_format::{presets, template};
use alliance_model::{Id, Position, Rule, Verdict};
use alliance_vote::checker::{DangerName, Level, Stand, What, check_rule};
use alliance_vote::{Voter, decide, voters};
use common::{rule, table};
use proptest::prelude::*;
use serde_json::{Value, json};

fn dangers(table: &[Voter], rule: &Rule) -> Vec<(Level, What)> {
    let checked = check_rule(table, rule).unwrap();
    assert!(checked.not_checked.is_empty());
    checked.dangers.into_iter().map(|danger| (danger.level, danger.what)).collect()
}

/// The one danger of this name that is found.
#[track_caller]
fn found(name: DangerName, words: &str, parts: Value) -> (Level, What) {
    let all = dangers(&table(words), &rule(parts));
    let mut named = all.into_iter().filter(|(_, what)| what.name() == name);
    let one = named.next().unwrap_or_else(|| panic!("{name:?} is not found"));
    assert_eq!(named.next(), None);
    one
}

#[track_caller]
fn not_found(name: DangerName, words: &str, parts: Value) {
    let all = dangers(&table(words), &rule(parts));
    assert!(all.iter().all(|(_, what)| what.name() != name), "{all:?}");
}

fn share(share: &str, of: &str) -> Value {
    json!({ "at_least": { "share": share, "of": of } })
}

fn more_than_half(of: &str) -> Value {
    json!({ "at_least": { "share": "1/2", "more_than": true, "of": of } })
}

fn votes(votes: u64) -> Value {
    json!({ "at_least": { "votes": votes, "of": "seats" } })
}

fn among(votes: u64, kind: &str) -> Value {
    json!({ "at_least": { "votes": votes, "of": "seats", "weigh": "heads", "among": { "kind": kind } } })
}

fn ids(places: &[usize]) -> Vec<Id> {
    places.iter().map(|place| format!("s{place}").parse().unwrap()).collect()
}

fn seat(place: usize) -> Id {
    ids(&[place]).remove(0)
}

fn verdict(table: &[Voter], rule: &Rule, ballots: &[Stand], other: Option<(&Id, Position)>) -> Verdict {
    let of = |seat: &Id| ballots.iter().find(|stand| stand.seat == *seat).map(|stand| stand.position);
    decide(table, rule, |seat| other.filter(|(id, _)| *id == seat).map(|(_, position)| position).or(of(seat)).unwrap_or(Position::Absent))
        .unwrap()
        .verdict
}

#[test]
fn l1_a_seat_that_votes_and_changes_nothing() {
    // Rule R8 of the reference board: the seat of lived experience is never needed.
    let board = json!({ "pass": { "all": [votes(10), among(2, "commissioner"), among(3, "provider")] } });
    assert_eq!(found(DangerName::Powerless, "c3 c3 p2 p2 p2 p2 l", board), (Level::Warning, What::Powerless { seats: ids(&[6]) }));
    not_found(DangerName::Powerless, "c p p", json!({ "pass": more_than_half("cast") }));
}

#[test]
fn l2_who_can_stop_everything_and_who_decides_alone() {
    let veto = json!({ "pass": { "all": [more_than_half("cast"), { "consent": { "kind": "commissioner" } }] } });
    let vetoes = |seats, everybody, dictator| What::Vetoes { seats, everybody, dictator };
    assert_eq!(found(DangerName::Vetoes, "c p p p", veto), (Level::Information, vetoes(ids(&[0]), false, None)));
    assert_eq!(found(DangerName::Vetoes, "p p", json!({ "pass": votes(2) })), (Level::Information, vetoes(ids(&[0, 1]), true, None)));
    assert_eq!(found(DangerName::Vetoes, "p3 p1 p1", json!({ "pass": votes(3) })), (Level::Warning, vetoes(ids(&[0]), false, Some(seat(0)))));
    not_found(DangerName::Vetoes, "p p p", json!({ "pass": more_than_half("cast") }));
}

#[test]
fn l3_a_motion_and_its_opposite_both_pass() {
    let half = json!({ "pass": share("1/2", "cast") });
    let (level, what) = found(DangerName::Improper, "p p p p", half.clone());
    let What::Improper { ballots } = what else { panic!() };
    let turned: Vec<_> = ballots
        .iter()
        .map(|stand| Stand { position: if stand.position == Position::Agree { Position::Disagree } else { Position::Agree }, ..stand.clone() })
        .collect();
    assert_eq!(level, Level::Warning);
    for ballots in [ballots, turned] {
        assert_eq!(verdict(&table("p p p p"), &rule(half.clone()), &ballots, None), Verdict::Passes);
    }
    not_found(DangerName::Improper, "p p p p", json!({ "pass": more_than_half("cast") }));
}

#[test]
fn l4_ties_and_who_breaks_them() {
    let majority = |tie: &str| json!({ "pass": more_than_half("cast"), "tie": tie });
    assert_eq!(found(DangerName::Ties, "p p p p", majority("fails")), (Level::Warning, What::Ties { share: 0.375, chair: None }));
    assert_eq!(found(DangerName::Ties, "p p p p H", majority("chair_casts")).0, Level::Information);
    not_found(DangerName::Ties, "p p p", majority("fails"));
    not_found(DangerName::Ties, "p p p p", json!({ "pass": share("2/3", "cast") }));
}

#[test]
fn l5_a_casting_vote_that_is_never_used() {
    let majority = json!({ "pass": more_than_half("cast"), "tie": "chair_casts" });
    let unused = |chair| (Level::Warning, What::UnusedCastingVote { chair });
    assert_eq!(found(DangerName::UnusedCastingVote, "h p p", majority.clone()), unused(Some(seat(0))));
    assert_eq!(found(DangerName::UnusedCastingVote, "p p", majority.clone()), unused(None));
    not_found(DangerName::UnusedCastingVote, "p p H", majority);
}

#[test]
fn l6_stepping_aside_counts_against() {
    let committee = json!({ "pass": more_than_half("seats") });
    let (level, what) = found(DangerName::RecusalIsNo, "p p p p p", committee.clone());
    let What::RecusalIsNo { ballots } = what else { panic!() };
    assert_eq!(level, Level::Warning);
    assert_ne!(verdict(&table("p p p p p"), &rule(committee), &ballots, None), Verdict::Passes);
    assert_eq!(verdict(&table("p p p p p"), &rule(json!({ "pass": more_than_half("eligible") })), &ballots, None), Verdict::Passes);
    not_found(DangerName::RecusalIsNo, "p p p p p", json!({ "pass": more_than_half("eligible") }));
}

#[test]
fn l7_an_empty_seat_counts_against() {
    let committee = json!({ "pass": share("2/3", "seats") });
    let (level, what) = found(DangerName::VacancyIsNo, "p p p v", committee.clone());
    let What::VacancyIsNo { vacant, .. } = what else { panic!() };
    assert_eq!((level, vacant), (Level::Warning, ids(&[3])));
    assert_eq!(found(DangerName::VacancyIsNo, "p p p p", committee).0, Level::Information);
    not_found(DangerName::VacancyIsNo, "p p p v", json!({ "pass": share("2/3", "eligible") }));
}

#[test]
fn l8_one_recusal_empties_a_group() {
    let classes = json!({ "pass": { "all": [
        more_than_half("cast"),
        { "at_least": { "share": "1/2", "more_than": true, "of": "present", "among": { "kind": "lived_experience" } } },
    ] } });
    let (level, what) = found(DangerName::EmptyGroup, "c p p l", classes.clone());
    assert_eq!(level, Level::Warning);
    assert!(matches!(what, What::EmptyGroup { seat: only, .. } if only == seat(3)));
    not_found(DangerName::EmptyGroup, "c p p l l", classes);
}

#[test]
fn l9_out_of_reach_when_one_goes() {
    let out = |now, seats| (Level::Warning, What::OutOfReach { now, seats });
    assert_eq!(found(DangerName::OutOfReach, "p p p", json!({ "pass": votes(3) })), out(false, ids(&[0, 1, 2])));
    assert_eq!(found(DangerName::OutOfReach, "p p p", json!({ "pass": votes(4) })), out(true, vec![]));
    assert_eq!(found(DangerName::OutOfReach, "p p l", json!({ "pass": { "all": [votes(1), among(1, "lived_experience")] } })), out(false, ids(&[2])));
    not_found(DangerName::OutOfReach, "p p p", json!({ "pass": share("1", "eligible") }));
}

#[test]
fn l10_staying_away_stops_what_a_vote_against_does_not() {
    let parts = json!({ "quorum": votes(3), "pass": more_than_half("cast") });
    let (level, what) = found(DangerName::QuorumBusting, "p p p p", parts.clone());
    let What::QuorumBusting { seat, ballots } = what else { panic!() };
    assert_eq!(level, Level::Warning);
    let ask = |position| verdict(&table("p p p p"), &rule(parts.clone()), &ballots, Some((&seat, position)));
    assert_eq!((ask(Position::Disagree), ask(Position::Absent)), (Verdict::Passes, Verdict::NoQuorum));
    not_found(DangerName::QuorumBusting, "p p p p", json!({ "pass": more_than_half("seats") }));
}

#[test]
fn l11_more_support_stops_it() {
    // Those for and those who abstain, over those who vote: an abstention turned into a vote for makes the second more.
    let parts = json!({ "pass": { "all": [share("1/2", "cast"), {
        "at_least": { "share": "1", "of": "cast", "counting": "agree_or_abstain" } }] } });
    let (level, what) = found(DangerName::NotMonotone, "p p p", parts.clone());
    let What::NotMonotone { seat, passes, stops, ballots } = what else { panic!() };
    assert_eq!(level, Level::Warning);
    let ask = |position| verdict(&table("p p p"), &rule(parts.clone()), &ballots, Some((&seat, position)));
    assert_eq!(ask(passes), Verdict::Passes);
    assert_ne!(ask(stops), Verdict::Passes);
    not_found(DangerName::NotMonotone, "p p p", json!({ "pass": more_than_half("cast") }));
}

#[test]
fn l12_rounding_decides() {
    let rounded = |level, path: &str, base, needed, meant| (level, What::Rounding { path: path.to_owned(), base, needed, meant });
    let written = json!({ "pass": share("0.67", "seats") });
    assert_eq!(found(DangerName::Rounding, "p p p", written), rounded(Level::Warning, "pass.at_least", 3, 3, Some(2)));
    let two_thirds = json!({ "quorum": share("2/3", "seats"), "pass": votes(1) });
    assert_eq!(found(DangerName::Rounding, "p p p p", two_thirds.clone()), rounded(Level::Information, "quorum.at_least", 4, 3, None));
    not_found(DangerName::Rounding, "p p p", two_thirds);
    not_found(DangerName::Rounding, "p p p", json!({ "pass": more_than_half("seats") }));
}

#[test]
fn l13_a_part_that_changes_nothing() {
    let never = |path: &str| (Level::Warning, What::NeverBinds { path: path.to_owned() });
    let weaker = json!({ "pass": { "all": [share("2/3", "seats"), more_than_half("cast")] } });
    assert_eq!(found(DangerName::NeverBinds, "p p p", weaker), never("pass.all[1]"));
    let quorum = json!({ "quorum": votes(1), "pass": share("2/3", "seats") });
    assert_eq!(found(DangerName::NeverBinds, "p p p", quorum), never("quorum"));
    not_found(
        DangerName::NeverBinds,
        "c p p p",
        json!({ "quorum": votes(3), "pass": { "all": [more_than_half("cast"), among(1, "commissioner")] } }),
    );
}

#[test]
fn l14_abstaining_is_a_third_way() {
    let parts = json!({ "pass": more_than_half("cast") });
    let (level, what) = found(DangerName::AbstentionMatters, "p p p", parts.clone());
    let What::AbstentionMatters { helps, helping, harms, harming } = what else { panic!() };
    assert_eq!(level, Level::Information);
    let ask =
        |ballots: &[Stand], seat: &Id, position| verdict(&table("p p p"), &rule(parts.clone()), ballots, Some((seat, position))) == Verdict::Passes;
    assert!(ask(&helping, &helps, Position::Abstain) && !ask(&helping, &helps, Position::Disagree));
    assert!(ask(&harming, &harms, Position::Agree) && !ask(&harming, &harms, Position::Abstain));
    not_found(DangerName::AbstentionMatters, "p p p", json!({ "pass": more_than_half("present") }));
}

#[test]
fn l15_a_count_that_can_turn_while_people_vote() {
    let (level, what) = found(DangerName::MovingThreshold, "p p p", json!({ "pass": more_than_half("cast") }));
    let What::MovingThreshold { seat, ballots } = what else { panic!() };
    assert_eq!(level, Level::Information);
    assert!(ballots.iter().all(|stand| stand.seat != seat));
    not_found(DangerName::MovingThreshold, "p p p", json!({ "pass": more_than_half("seats") }));
}

#[test]
fn a_sound_rule_has_no_warning() {
    let all = dangers(&table("c p p p l"), &rule(json!({ "pass": more_than_half("eligible") })));
    assert_eq!(all, [], "a majority of those who may vote, of five");
}

#[test]
fn what_is_too_large_to_look_at_is_said() {
    let weights: Vec<_> = (1_u64..=60).map(|seat| format!("p{}", seat * seat * 7_919 % 1_000_003)).collect();
    let checked = check_rule(&table(&weights.join(" ")), &rule(json!({ "pass": more_than_half("seats") }))).unwrap();
    assert!(checked.not_checked.contains(&DangerName::Powerless) && checked.not_checked.contains(&DangerName::NeverBinds));
}

#[test]
fn the_ready_made_rules_are_looked_at_whole() {
    let health = template("health-alliance").unwrap();
    let body = health.bodies[0].id.clone();
    for preset in presets() {
        assert_eq!(check_rule(&voters(&health, &body), &preset.rule).unwrap().not_checked, []);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 100, ..ProptestConfig::default() })]

    /// What is found is so: each witness is put to the vote.
    #[test]
    fn witnesses_tell_the_truth((table, rule, _) in random::votes()) {
        let passes = |ballots: &[Stand], seat: &Id, position| verdict(&table, &rule, ballots, Some((seat, position))) == Verdict::Passes;
        for danger in check_rule(&table, &rule).unwrap().dangers {
            match danger.what {
                What::QuorumBusting { seat, ballots } => {
                    prop_assert!(passes(&ballots, &seat, Position::Disagree) && !passes(&ballots, &seat, Position::Absent));
                }
                What::NotMonotone { seat, passes: below, stops, ballots } => {
                    prop_assert!(passes(&ballots, &seat, below) && !passes(&ballots, &seat, stops));
                }
                What::AbstentionMatters { helps, helping, harms, harming } => {
                    prop_assert!(passes(&helping, &helps, Position::Abstain) && !passes(&helping, &helps, Position::Disagree));
                    prop_assert!(passes(&harming, &harms, Position::Agree) && !passes(&harming, &harms, Position::Abstain));
                }
                What::MovingThreshold { seat, ballots } => {
                    prop_assert!(passes(&ballots, &seat, Position::Absent) && !passes(&ballots, &seat, Position::Disagree));
                }
                What::RecusalIsNo { ballots } => prop_assert_ne!(verdict(&table, &rule, &ballots, None), Verdict::Passes),
                What::Improper { ballots } => prop_assert_eq!(verdict(&table, &rule, &ballots, None), Verdict::Passes),
                _ => {}
            }
        }
    }

    /// Powerless seats and vetoes are those of a count of all ballots.
    #[test]
    fn power_is_that_of_every_ballot((table, rule, _) in random::votes().prop_filter("few seats", |(table, ..)| table.len() <= 6)) {
        let checked = check_rule(&table, &rule).unwrap();
        let passes = |ballots: usize, seats: &[Voter]| {
            let agrees = |seat: &Id| ballots >> seats.iter().position(|voter| voter.id == *seat).unwrap() & 1 == 1;
            decide(&table, &rule, |seat| if agrees(seat) { Position::Agree } else { Position::Disagree }).unwrap().verdict == Verdict::Passes
        };
        let all = 1_usize << table.len();
        if !passes(all - 1, &table) {
            return Ok(());
        }
        let voting = |place: &usize| table[*place].is_voting() && !table[*place].vacant;
        let seats = || (0..table.len()).filter(voting);
        let id = |place: usize| table[place].id.clone();
        let powerless: Vec<_> = seats().filter(|place| (0..all).all(|ballots| passes(ballots, &table) == passes(ballots ^ 1 << place, &table))).map(id).collect();
        let vetoes: Vec<_> = seats().filter(|place| (0..all).all(|ballots| ballots >> place & 1 == 1 || !passes(ballots, &table))).map(id).collect();
        let told = |name: DangerName| checked.dangers.iter().find(|danger| danger.what.name() == name).map(|danger| match &danger.what {
            What::Powerless { seats } | What::Vetoes { seats, .. } => seats.clone(),
            _ => vec![],
        });
        prop_assert_eq!(told(DangerName::Powerless).unwrap_or_default(), powerless);
        prop_assert_eq!(told(DangerName::Vetoes).unwrap_or_default(), vetoes);
    }
}

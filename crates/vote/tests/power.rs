//! Power as published, and as counted one coalition after the other.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use alliance_model::Rule;
use alliance_vote::power::{Power, PowerMethod, PowerOptions, Sample, SeatPower, power};
use alliance_vote::{Voter, coalitions};
use serde_json::{Value, json};

fn golden(name: &str) -> Value {
    let path = format!("{}/../../tests/golden/votes/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn rule(pass: Value) -> Rule {
    serde_json::from_value(json!({ "id": "rule", "name": "Rule", "pass": pass })).unwrap()
}

fn numbers(list: &Value) -> Vec<u64> {
    list.as_array().unwrap().iter().map(|number| number.as_u64().unwrap()).collect()
}

/// A table of seats with these votes, and further weights.
fn table(votes: &[u64]) -> Vec<Voter> {
    let seat = |(place, votes): (usize, &u64)| serde_json::from_value(json!({ "id": format!("s{place}"), "votes": votes })).unwrap();
    votes.iter().enumerate().map(seat).collect()
}

fn with_weight(mut table: Vec<Voter>, name: &str, weights: &[u64]) -> Vec<Voter> {
    for (voter, weight) in table.iter_mut().zip(weights) {
        voter.weights.insert(name.to_owned(), *weight);
    }
    table
}

fn at_least(votes: u64) -> Value {
    json!({ "at_least": { "votes": votes, "of": "seats" } })
}

fn heads(votes: u64) -> Value {
    json!({ "at_least": { "votes": votes, "of": "seats", "weigh": "heads" } })
}

fn all_of(seats: std::ops::Range<usize>) -> Value {
    let ids: Vec<_> = seats.map(|seat| format!("s{seat}")).collect();
    json!({ "at_least": { "share": "1", "of": "seats", "among": { "seats": ids } } })
}

fn weighted(votes: &[u64], quota: u64) -> Power {
    power(&table(votes), &rule(at_least(quota)), &PowerOptions { every_index: true, ..PowerOptions::default() }).unwrap()
}

fn close(found: Option<f64>, expected: &Value, what: &str) {
    let Some(expected) = expected.as_f64() else {
        assert!(expected.is_null() && found.is_none(), "{what}: {found:?} instead of {expected}");
        return;
    };
    let found = found.unwrap_or_else(|| panic!("{what}: nothing instead of {expected}"));
    assert!((found - expected).abs() <= 1e-12, "{what}: {found} instead of {expected}");
}

fn same_text(found: &Option<String>, expected: &Value, what: &str) {
    if expected.is_string() {
        assert_eq!(found.as_deref(), expected.as_str(), "{what}");
    }
}

fn check_seat(seat: &SeatPower, expected: &Value, what: &str) {
    same_text(&seat.swings, &expected["swings"], what);
    close(Some(seat.banzhaf_absolute), &expected["banzhaf_absolute"], what);
    let known = |name: &str| !expected[name].is_null();
    let doubles = [
        ("banzhaf_normalised", Some(seat.banzhaf), &seat.banzhaf_exact),
        ("shapley_shubik", seat.shapley_shubik, &seat.shapley_shubik_exact),
        ("holler_packel", seat.holler_packel, &seat.holler_packel_exact),
        ("deegan_packel", seat.deegan_packel, &seat.deegan_packel_exact),
        ("johnston", seat.johnston, &seat.johnston_exact),
    ];
    for (name, double, exact) in doubles.into_iter().filter(|(name, ..)| known(name)) {
        close(double, &expected[name], &format!("{what}: {name}"));
        if exact.is_some() {
            same_text(exact, &expected[format!("{name}_exact")], &format!("{what}: {name}"));
        }
    }
    for (name, double) in [("coleman_prevent", seat.prevent), ("coleman_initiate", seat.initiate), ("success_rae", Some(seat.success))] {
        if known(name) {
            close(double, &expected[name], &format!("{what}: {name}"));
        }
    }
}

fn check(power: &Power, expected: &Value, what: &str) {
    assert_eq!(power.winning.as_deref(), expected["winning_coalitions"].as_str(), "{what}");
    close(Some(power.act), &expected["coleman_power_to_act"]["value"], what);
    let players = expected["players"].as_array().unwrap();
    assert_eq!(power.seats.len(), players.len(), "{what}");
    for (seat, expected) in power.seats.iter().zip(players) {
        check_seat(seat, expected, &format!("{what}: {} by {:?}", seat.seat.as_str(), power.method));
    }
}

#[test]
fn textbook_games_are_as_published() {
    for game in golden("01_textbook_games").as_array().unwrap() {
        let power = weighted(&numbers(&game["weights"]), game["quota"].as_u64().unwrap());
        check(&power, &game["result"], game["name"].as_str().unwrap());
    }
}

#[test]
fn weighted_votes_of_councils_are_as_published() {
    for name in ["02_unsc_15", "03a_ec9_1973", "03b_ec10_1981", "03d_eu15_1995", "04a_eu27_nice_votes"] {
        let file = golden(name);
        let power = weighted(&numbers(&file["inputs"]["weights"]), file["inputs"]["quota"].as_u64().unwrap());
        check(&power, &file["result"], name);
    }
}

#[test]
fn the_security_council_by_its_own_words_is_as_published() {
    for (name, quota, seats) in [("02_unsc_15", 9, 15), ("02b_unsc_11_pre1965", 7, 11)] {
        let rule = rule(json!({ "all": [at_least(quota), all_of(0..5)] }));
        let power = power(&table(&vec![1; seats]), &rule, &PowerOptions::default()).unwrap();
        assert_eq!(power.method, PowerMethod::Kinds);
        check(&power, &golden(name)["result"], name);
    }
}

#[test]
fn the_treaty_of_nice_with_three_majorities_is_as_published() {
    let file = golden("04b_eu27_nice_triple");
    let table = with_weight(table(&numbers(&file["inputs"]["votes"])), "population", &numbers(&file["inputs"]["pop_permille"]));
    let people = json!({ "at_least": { "votes": 620, "of": "seats", "weigh": "population" } });
    let power = power(&table, &rule(json!({ "all": [at_least(255), heads(14), people] })), &PowerOptions::default()).unwrap();
    check(&power, &file["result"], "Nice");
}

#[test]
fn the_treaty_of_lisbon_in_persons_is_as_counted() {
    let file = golden("05d_eu27_postbrexit_2017pop");
    let people = numbers(&file["inputs"]["population"]);
    let table = with_weight(table(&vec![1; people.len()]), "population", &people);
    let population = json!({ "at_least": { "share": "0.65", "of": "seats", "weigh": "population" } });
    let rule = rule(json!({ "any": [{ "all": [heads(15), population] }, heads(24)] }));
    let power = power(&table, &rule, &PowerOptions::default()).unwrap();
    assert_eq!(power.method, PowerMethod::Halves);
    check(&power, &file["result"], "Lisbon");
}

#[test]
fn the_electoral_college_is_as_published() {
    for (years, expected) in golden("09_us_electoral_college")["result"].as_object().unwrap() {
        let votes = numbers(&expected["weights"]);
        let power = power(&table(&votes), &rule(at_least(expected["quota"].as_u64().unwrap())), &PowerOptions::default()).unwrap();
        assert_eq!(power.method, PowerMethod::Sums);
        assert_eq!(power.winning.as_deref(), expected["winning_coalitions"].as_str());
        close(Some(power.act), &expected["act"], years);
        for (seat, votes) in power.seats.iter().zip(votes) {
            check_seat(seat, &expected["by_electoral_votes"][votes.to_string()], years);
        }
    }
}

/// The nine rules of the reference board: commissioners `s0` and `s1`, providers `s2` to `s5`, lived experience `s6`.
fn board(name: &str) -> (Vec<Voter>, Rule) {
    let some = |seats: std::ops::Range<usize>, votes: u64| {
        let ids: Vec<_> = seats.map(|seat| format!("s{seat}")).collect();
        json!({ "at_least": { "votes": votes, "of": "seats", "among": { "seats": ids }, "weigh": "heads" } })
    };
    let votes: &[u64] = if name.starts_with("R8") { &[3, 3, 2, 2, 2, 2, 1] } else { &[1; 7] };
    let mut table = table(votes);
    let pass = match name.split('_').next().unwrap().split('(').next().unwrap() {
        "R1" => at_least(7),
        "R2" => at_least(6),
        "R3" => at_least(5),
        "R4" => at_least(4),
        "R5" => json!({ "all": [some(2..6, 3), some(0..2, 1)] }),
        "R6" => json!({ "all": [at_least(5), all_of(0..2)] }),
        "R7" => json!({ "all": [at_least(4), some(2..6, 2), some(0..2, 1), all_of(6..7)] }),
        "R8" => json!({ "all": [at_least(10), some(0..2, 2), some(2..6, 3)] }),
        "R9" => json!({ "at_least": { "share": "1/2", "more_than": true, "of": "cast" } }),
        other => panic!("{other}"),
    };
    let mut rule = rule(pass);
    if name.starts_with("R9") {
        table[6].votes = 0;
        table[6].kind = alliance_model::SeatKind::IndependentChair;
        rule.tie = alliance_model::Tie::ChairCasts;
    }
    (table, rule)
}

#[test]
fn the_reference_boards_are_as_counted() {
    for (name, expected) in golden("13_alt_reference_boards")["result"]["rules"].as_object().unwrap() {
        let (table, rule) = board(name);
        let power = power(&table, &rule, &PowerOptions::default()).unwrap();
        check(&power, &expected["game"], name);
    }
}

#[test]
fn the_coalitions_of_the_reference_boards_are_as_counted() {
    let file = golden("13_alt_reference_boards");
    let names = file["inputs"]["names"].as_array().unwrap();
    let named =
        |seats: &[alliance_model::Id]| seats.iter().map(|seat| names[seat.as_str()[1..].parse::<usize>().unwrap()].clone()).collect::<Value>();
    for (name, expected) in file["result"]["rules"].as_object().unwrap() {
        let (table, rule) = board(name);
        let found = coalitions(&table, &rule, 1_000).unwrap();
        let game = &expected["game"];
        let mut sets: Vec<String> = found.winning.sets.iter().map(|set| named(set).to_string()).collect();
        let mut published: Vec<String> = game["minimal_winning_coalitions"].as_array().unwrap().iter().map(Value::to_string).collect();
        sets.sort();
        published.sort();
        assert_eq!(sets, published, "{name}");
        assert_eq!(found.winning.count, game["n_minimal_winning"].to_string(), "{name}");
        assert_eq!(found.blocking.count, game["minimal_blocking_coalitions_count"].to_string(), "{name}");
        assert!(found.winning.complete && found.blocking.complete && found.winning.exact);
        for (seats, expected) in [(&found.vetoers, "vetoers"), (&found.dummies, "dummies"), (&found.dictators, "dictators")] {
            assert_eq!(named(seats), game[expected].clone(), "{name}: {expected}");
        }
    }
}

#[test]
fn unions_are_as_published() {
    for entry in golden("12_a_priori_unions")["entries"].as_array().unwrap() {
        let unions = entry["partition_0based"].as_array().unwrap();
        let unions = unions.iter().map(|union| numbers(union).iter().map(|seat| format!("s{seat}").parse().unwrap()).collect()).collect();
        let votes = numbers(&entry["weights"]);
        let options = PowerOptions { unions, ..PowerOptions::default() };
        let power = power(&table(&votes), &rule(at_least(entry["quota"].as_u64().unwrap())), &options).unwrap();
        let found = power.unions.unwrap();
        let text = |name: &str| entry[name].as_array().unwrap().iter().map(|value| value.as_str().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(found.iter().map(|seat| seat.owen_exact.clone()).collect::<Vec<_>>(), text("owen"));
        assert_eq!(found.iter().map(|seat| seat.banzhaf_owen_exact.clone()).collect::<Vec<_>>(), text("banzhaf_owen"));
        assert_eq!(found.iter().map(|seat| seat.symmetric_banzhaf_exact.clone()).collect::<Vec<_>>(), text("symmetric_coalitional_banzhaf"));
    }
}

fn with_abstention(seats: usize, pass: Value) -> Power {
    power(&table(&vec![1; seats]), &rule(pass), &PowerOptions { abstention: true, exact: true, ..PowerOptions::default() }).unwrap()
}

#[test]
fn abstention_as_a_third_choice_is_as_published() {
    let file = golden("11_ternary_games")["result"].clone();
    let none_against = |seats: [&str; 1]| json!({ "consent": { "seats": seats } });
    let one_of_two = json!({ "any": [none_against(["s1"]), none_against(["s2"])] });
    let power = with_abstention(3, json!({ "all": [all_of(0..1), one_of_two] }));
    let seats = power.abstention.unwrap().seats;
    let shapley: Vec<_> = seats.iter().map(|seat| seat.shapley_shubik_exact.clone().unwrap()).collect();
    assert_eq!(json!(shapley), file["example_2_5"]["shapley_shubik"]);
    for (seat, expected) in seats.iter().zip(file["example_2_5"]["step_swings"].as_array().unwrap()) {
        assert_eq!(seat.yes_or_abstain, expected["yes_abstain"].to_string());
        assert_eq!(seat.abstain_or_no, expected["abstain_no"].to_string());
    }

    let permanent: Vec<_> = (0..5).map(|seat| format!("s{seat}")).collect();
    let council = with_abstention(15, json!({ "all": [at_least(9), { "consent": { "seats": permanent } }] }));
    let seats = council.abstention.unwrap().seats;
    for (seat, kind) in [(&seats[0], "permanent"), (&seats[14], "elected")] {
        same_text(&seat.shapley_shubik_exact, &file["unsc"]["shapley_shubik"][kind], kind);
        assert_eq!(seat.yes_or_no, file["unsc"]["banzhaf_absolute"][format!("{kind}_count")].to_string());
        close(Some(seat.banzhaf_absolute), &file["unsc"]["banzhaf_absolute"][kind], kind);
        close(Some(seat.banzhaf), &file["unsc"]["banzhaf_normalised"][kind], kind);
    }

    for expected in file["relative_majority"].as_array().unwrap() {
        let seats = expected["n"].as_u64().unwrap() as usize;
        let power = with_abstention(seats, json!({ "at_least": { "share": "1/2", "more_than": true, "of": "cast" } }));
        let found = power.abstention.unwrap();
        assert_eq!(found.passing, expected["pass_"].to_string(), "{seats}");
        assert_eq!(found.tied, expected["tie"].as_u64().map(|tie| tie - 1).unwrap().to_string(), "a vote without votes is no tie");
        assert_eq!(found.profiles, expected["total"].to_string());
        assert_eq!(found.seats[0].yes_or_abstain, expected["up"].to_string());
        assert_eq!(found.seats[0].abstain_or_no, expected["down"].to_string());
    }
}

#[test]
fn a_sample_comes_near_and_says_how_near() {
    let (table, rule) = (table(&[7, 5, 3, 2, 2, 1]), rule(at_least(11)));
    let exact = power(&table, &rule, &PowerOptions::default()).unwrap();
    let options = PowerOptions { sample: Some(Sample { seed: 7, samples: 20_000 }), ..PowerOptions::default() };
    let sampled = power(&table, &rule, &options).unwrap();
    assert_eq!(sampled.method, PowerMethod::Sample);
    assert!(sampled.error < 0.02);
    assert_eq!(sampled, power(&table, &rule, &options).unwrap());
    for (found, exact) in sampled.seats.iter().zip(&exact.seats) {
        assert!((found.banzhaf_absolute - exact.banzhaf_absolute).abs() < sampled.error);
        assert!((found.shapley_shubik.unwrap() - exact.shapley_shubik.unwrap()).abs() < sampled.error);
        assert_eq!(found.swings, None);
    }
}

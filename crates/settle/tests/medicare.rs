//! Every published settlement of the Medicare Shared Savings Program in the file, by the four presets, which are ordinary terms.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use alliance_model::{Facts, Member, Money, Rate, Step, Terms, Threshold};
use alliance_settle::{BreakKind, Settlement, Side, break_points, settle};
use common::{members, money, rate};

const SETTLEMENTS: &str = include_str!("../../../tests/golden/money/mssp2018.csv");

/// One organisation's year, as published.
struct Row {
    name: String,
    track: String,
    people: u32,
    benchmark: Money,
    /// Benchmark less expenditure.
    saving: Money,
    threshold: Rate,
    score: Rate,
    relief: Money,
    earned: Money,
}

fn rows() -> Vec<Row> {
    SETTLEMENTS.lines().skip(1).map(row).collect()
}

/// A name may hold commas within quotation marks; no other field does.
fn row(line: &str) -> Row {
    let (id, rest) = line.split_once(',').unwrap();
    let rest = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split_once("\",").unwrap().1,
        None => rest.split_once(',').unwrap().1,
    };
    let fields: Vec<&str> = rest.split(',').collect();
    let [track, people, benchmark, expenditure, saving, _, threshold, _, score, met, relief, _, earned] = fields[..] else {
        panic!("{id}: {} fields", fields.len())
    };
    let (benchmark, saving) = (money(benchmark), money(saving));
    // Each is rounded to the dollar by itself.
    assert!((benchmark - money(expenditure) - saving).abs() <= Money::pounds(1), "{id}");
    Row {
        name: id.to_owned(),
        track: track.to_owned(),
        people: people.parse().unwrap(),
        benchmark,
        saving,
        threshold: rate(threshold),
        // Where the quality standard is not met, nothing is shared.
        score: if met == "1" { rate(score) } else { Rate::ZERO },
        relief: if relief.is_empty() { Money::ZERO } else { -money(relief) },
        earned: money(earned),
    }
}

fn preset(track: &str) -> Terms {
    let text = match track {
        "Track_1" => include_str!("../../format/presets/terms/medicare-track-1.json"),
        "Track_1_Plus" => include_str!("../../format/presets/terms/medicare-track-1-plus.json"),
        "Track_2" => include_str!("../../format/presets/terms/medicare-track-2.json"),
        "Track_3" => include_str!("../../format/presets/terms/medicare-track-3.json"),
        other => panic!("no preset for {other}"),
    };
    serde_json::from_value(serde_json::from_str::<serde_json::Value>(text).unwrap()["terms"].clone()).unwrap()
}

fn trigger(terms: &mut Terms) -> &mut alliance_model::Trigger {
    terms.steps.iter_mut().find_map(|step| if let Step::Trigger(trigger) = step { Some(trigger) } else { None }).unwrap()
}

/// The preset of its track, with the threshold that the organisation chose where it may choose: flat, or the one that slides.
fn terms(row: &Row) -> Terms {
    let mut terms = preset(&row.track);
    terms.target = row.benchmark;
    if row.track != "Track_1" {
        let flat = ["0", "0.005", "0.01", "0.015", "0.02"].map(rate).contains(&row.threshold);
        let chosen = if flat { Some(Threshold::Flat(row.threshold)) } else { trigger(&mut preset("Track_1")).gain.clone() };
        let trigger = trigger(&mut terms);
        (trigger.gain, trigger.pain) = (chosen.clone(), chosen);
    }
    terms
}

fn facts(row: &Row, score: Rate) -> Facts {
    Facts { outturn: row.benchmark - row.saving, relief: row.relief, score: Some(score), people: Some(row.people), ..Facts::default() }
}

/// The organisation, which does all the work, and Medicare.
fn parties() -> Vec<Member> {
    let mut parties = members(1);
    parties[0].work = Some(Rate::ONE);
    parties
}

/// Settles, and sees that money conserves.
fn settled(row: &Row, score: Rate) -> Settlement {
    let settlement = settle(&terms(row), &parties(), &[], &facts(row, score)).unwrap();
    assert_eq!(settlement.difference, settlement.pool + settlement.commissioner + settlement.reserve, "{}", row.name);
    assert_eq!(settlement.paid, settlement.members.iter().map(|m| m.limb1 + m.limb2 + m.limb3).sum(), "{}", row.name);
    assert_eq!(settlement.paid, settlement.outturn + settlement.pool, "{}", row.name);
    settlement
}

/// The least and the most that the published score, of four decimals, may stand for.
fn scores(row: &Row) -> [Rate; 2] {
    let ten_thousandths = row.score.exact() * 100_000;
    let whole = i64::try_from(*ten_thousandths.numer()).unwrap();
    assert!(ten_thousandths.is_integer(), "{}", row.name);
    let of = |hundred_thousandths: i64| Rate::fraction(hundred_thousandths.clamp(0, 100_000), 100_000).unwrap();
    if whole == 0 { [of(0); 2] } else { [of(whole - 5), of(whole + 5)] }
}

#[test]
fn every_settlement_of_2018() {
    let (half_a_dollar, dollar) = (money("0.50"), money("1"));
    let [mut of_nothing, mut gains_exact, mut gains_rounding, mut losses_exact, mut losses_rounding] = [0; 5];
    for row in rows() {
        let found = settled(&row, row.score).pool;
        let [low, high] = scores(&row).map(|score| settled(&row, score).pool);
        let whatever_the_score = row.score == Rate::ONE || low == high;
        let within_its_rounding = row.earned >= low - half_a_dollar && row.earned <= high + half_a_dollar;
        if row.earned == Money::ZERO {
            assert_eq!([found, low, high], [Money::ZERO; 3], "{}", row.name);
            of_nothing += 1;
        } else if row.earned.is_negative() {
            let to_the_dollar = (found - row.earned).abs() <= dollar;
            assert!(to_the_dollar || within_its_rounding, "{}: {found} for {}", row.name, row.earned);
            *if to_the_dollar { &mut losses_exact } else { &mut losses_rounding } += 1;
        } else if whatever_the_score {
            // The published saving was rounded to the dollar as well.
            assert!((found - row.earned).abs() <= dollar, "{}: {found} for {}", row.name, row.earned);
            gains_exact += 1;
        } else {
            assert!(within_its_rounding, "{}: {low} to {high} for {}", row.name, row.earned);
            gains_rounding += 1;
        }
    }
    println!(
        "Medicare 2018: {gains_exact} gains to the dollar, {gains_rounding} within the rounding of the score; \
         {losses_exact} losses to the dollar, {losses_rounding} within that rounding; {of_nothing} of nothing"
    );
    assert_eq!([gains_exact, gains_rounding, losses_exact, losses_rounding, of_nothing], [18, 93, 9, 0, 156]);
}

/// On a benchmark of a trillion the break point of the trigger tells the threshold to fourteen decimals.
#[test]
fn every_sliding_threshold_to_the_printed_digits() {
    let mut found = 0;
    for row in rows() {
        let mut terms = terms(&row);
        if !matches!(trigger(&mut terms).gain, Some(Threshold::Sliding { .. })) {
            continue;
        }
        terms.target = money("1000000000000");
        let points = break_points(&terms, &parties(), &[], &facts(&row, row.score)).unwrap();
        let reached = points.iter().find(|point| point.kind == BreakKind::TriggerReached { side: Side::Gain }).unwrap();
        let threshold = i128::from((terms.target - reached.outturn).pence());
        // Nine decimals are printed, rounded.
        let printed = row.threshold.exact() * 1_000_000_000;
        assert_eq!((threshold + 50_000) / 100_000, printed.to_integer(), "{}", row.name);
        found += 1;
    }
    println!("Medicare 2018: {found} sliding thresholds to the printed digits");
    assert_eq!(found, 228);
}

//! How long one settlement of twelve members takes with eight steps and its trace, and a curve of 400 outturns.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "../tests/common/mod.rs"]
mod common;

use alliance_model::{Adjustment, Facts, Fee, Levy, Member, Quality, QualityPoint, Reserve, Rounding, Step, Terms, Threshold, Trigger, TriggerRule};
use alliance_settle::{curve, settle};
use common::{cap, members, money, rate, share};
use std::time::{Duration, Instant};

/// Twelve members, eight steps of the pool and the split.
fn agreement() -> (Terms, Vec<Member>, Facts) {
    let mut members = members(11);
    for (index, member) in members.iter_mut().take(11).enumerate() {
        member.work = Some(rate(&format!("0.{:02}", 4 + index)));
        member.fee = Some(Fee::Fixed { amount: money(&format!("{}.37", 10_000 + 917 * index)) });
    }
    let caps = (1..=4).map(|n| (common::id(&format!("p{n}")), money("3000"))).collect();
    let points = vec![
        QualityPoint { score: rate("0"), gain: rate("0.5"), pain: rate("1.2") },
        QualityPoint { score: rate("1"), gain: rate("1"), pain: rate("0.8") },
    ];
    let steps = vec![
        Step::AdjustTarget,
        Step::Trigger(Trigger {
            rule: TriggerRule::Deductible,
            gain: Some(Threshold::Flat(rate("0.005"))),
            pain: Some(Threshold::Flat(rate("0.005"))),
        }),
        share(&["0-0.02:0.30", "0.02-0.08:0.50", "0.08-0.15:0.25"], &["0-0.02:0.30", "0.02-0.06:0.50", "0.06-0.12:0.20"]),
        Step::Quality(Quality::Multiplier { points }),
        Step::Levy(Levy::Gain { rate: rate("0.02") }),
        cap(Some("176000"), Some("132000")),
        Step::Reserve(Reserve { rate: rate("0.10"), label: "works together".into() }),
        Step::Split(alliance_model::Split {
            by: alliance_model::Key::Work,
            caps,
            gain_caps: Default::default(),
            excess: alliance_model::Excess::Commissioner,
        }),
    ];
    let adjustments = vec![Adjustment { label: "demand".into(), amount: money("120000") }];
    let facts = Facts { outturn: money("9150123.45"), adjustments, score: Some(rate("0.72")), ..Facts::default() };
    (Terms { target: money("8800000"), fee_in_target: false, steps }, members, facts)
}

fn shortest(mut run: impl FnMut()) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..2_000 {
        let start = Instant::now();
        run();
        best = best.min(start.elapsed());
    }
    best
}

fn main() {
    let (terms, members, facts) = agreement();
    let one = shortest(|| drop(std::hint::black_box(settle(&terms, &members, &[], &facts).unwrap())));
    let many = shortest(|| drop(std::hint::black_box(curve(&terms, &members, &[], &facts, money("8000000"), money("10000000"), 400).unwrap())));
    println!("one settlement with its trace: {one:?}; a curve of 400 outturns: {many:?}");
}

//! Futures of the health template, made by hand: the percentiles of the final cost are those published with the benchmark of twelve
//! lines and eight risks, and the money rule is written out, so that tests of words and pictures hang on no engine.
#![allow(unreachable_pub, dead_code, clippy::unwrap_used)]

use alliance_simulate::{Chance, Driver, Futures, Histogram, InputKind, MemberFutures, OwnCap, Percentile, Points, ReservesTest, Spread, Stamp};

const TARGET: f64 = 8_800_000.0;
/// Percentiles of the final cost, with made-up ends.
const COST: [(f64, f64); 11] = [
    (0.0, 7_800_000.0),
    (1.0, 8_110_808.0),
    (5.0, 8_259_643.0),
    (10.0, 8_347_866.0),
    (25.0, 8_509_595.0),
    (50.0, 8_711_629.0),
    (75.0, 8_940_491.0),
    (90.0, 9_176_693.0),
    (95.0, 9_337_928.0),
    (99.0, 9_705_248.0),
    (100.0, 10_300_000.0),
];
const PERCENTS: [f64; 9] = [1.0, 5.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0];
/// Each provider with its share of the work and its free reserves.
const PROVIDERS: [(&str, f64, f64); 5] = [
    ("riverside", 0.34, 2_100_000.0),
    ("beacon", 0.24, 640_000.0),
    ("harbour", 0.18, 410_000.0),
    ("open-door", 0.14, 180_000.0),
    ("northgate", 0.10, 31_000.0),
];
/// The caps of the template.
pub const CAPS: [f64; 5] = [45_000.0, 30_000.0, 20_000.0, 12_000.0, 5_000.0];
const CURVE: usize = 200;

/// The futures of the template as it is.
pub fn health_futures() -> Futures {
    with_caps(CAPS)
}

/// The same where the providers' own caps on a loss are these.
pub fn with_caps(caps: [f64; 5]) -> Futures {
    let costs: Vec<f64> = (0..CURVE).map(|place| cost_at((place as f64 + 0.5) / CURVE as f64 * 100.0)).collect();
    let saving = chance(0.6068);
    let mut members = vec![member("nhs-commissioner", None, &costs, &|cost| TARGET - cost - results(cost, caps).iter().sum::<f64>())];
    members.extend(
        PROVIDERS
            .iter()
            .enumerate()
            .map(|(place, (id, _, reserves))| member(id, Some((caps[place], *reserves)), &costs, &|cost| results(cost, caps)[place])),
    );
    Futures {
        run: Stamp { points: Points::Sobol, samples: 4_096, rounds: 16, seed: 20_220_401, exact_pence: false, design: "3f9a0c1d2e4b5a67".to_owned() },
        target: TARGET,
        outturn: spread(&costs, 335_788.0, &|percent| cost_at(percent)),
        saving,
        overrun: chance(1.0 - saving.chance),
        pool_gain_cap: Some(chance(0.1220)),
        pool_pain_cap: Some(chance(0.1130)),
        members,
        drivers: drivers(&|cost| cost),
        mended: None,
    }
}

fn member(id: &str, own: Option<(f64, f64)>, costs: &[f64], result: &dyn Fn(f64) -> f64) -> MemberFutures {
    let mut results: Vec<f64> = costs.iter().map(|cost| result(*cost)).collect();
    results.sort_by(f64::total_cmp);
    let part = |keep: &dyn Fn(f64) -> bool| results.iter().filter(|amount| keep(**amount)).count() as f64 / results.len() as f64;
    // A result never rises with cost: its percentiles are the results at the percentiles of cost, the other way round.
    let spread = spread(&results, 8_070.0, &|percent| result(cost_at(100.0 - percent)));
    let loss_p90 = (-result(cost_at(90.0))).max(0.0);
    let published =
        |id: &str| [("beacon", 0.1261), ("harbour", 0.1411), ("open-door", 0.1721), ("northgate", 0.2278)].iter().find(|(of, _)| *of == id);
    let at_cap = |cap: f64| if cap == 0.0 { 0.3932 } else { published(id).map_or(0.0, |(_, chance)| *chance) };
    MemberFutures {
        member: id.parse().unwrap(),
        commissions: own.is_none(),
        gains: chance(part(&|amount| amount > 0.0)),
        loses: chance(part(&|amount| amount < 0.0)),
        own_cap: own.map(|(cap, _)| OwnCap { cap, reached: chance(at_cap(cap)) }),
        loss_p90,
        reserves: own.map(|(_, free_reserves)| ReservesTest {
            free_reserves,
            part: Some(loss_p90 / free_reserves),
            over_all: chance(part(&|amount| amount < -free_reserves)),
            over_three_months: chance(part(&|amount| amount < -free_reserves / 4.0)),
        }),
        drivers: drivers(result),
        result: spread,
    }
}

/// A chance with an error that makes "give or take 0.2"; none where nothing is drawn.
pub fn chance(chance: f64) -> Chance {
    Chance { chance, error: if chance > 0.0 && chance < 1.0 { 0.001 } else { 0.0 } }
}

fn spread(sorted: &[f64], sd: f64, at: &dyn Fn(f64) -> f64) -> Spread {
    let (from, to) = (sorted[0], sorted[sorted.len() - 1]);
    let width = (to - from) / 40.0;
    let mut counts = vec![0; 40];
    for amount in sorted {
        counts[(((amount - from) / width) as usize).min(39)] += 4_096 / CURVE as u32;
    }
    Spread {
        mean: sorted.iter().sum::<f64>() / sorted.len() as f64,
        mean_error: 3.0,
        sd,
        percentiles: PERCENTS.map(|percent| Percentile { percent, amount: at(percent), error: 0.4 }).to_vec(),
        curve: sorted.to_vec(),
        histogram: Histogram { from, width, counts },
    }
}

fn cost_at(percent: f64) -> f64 {
    let above = COST.iter().position(|(of, _)| percent <= *of).unwrap().max(1);
    let ((p, a), (q, b)) = (COST[above - 1], COST[above]);
    a + (b - a) * (percent - p) / (q - p)
}

/// What each provider gains at a final cost.
fn results(cost: f64, caps: [f64; 5]) -> [f64; 5] {
    let difference = TARGET - cost;
    let band = |from: f64, to: f64, share: f64| share * (difference.abs() - from * TARGET).clamp(0.0, (to - from) * TARGET);
    let gain = (band(0.0, 0.02, 0.3) + band(0.02, 0.08, 0.5) + band(0.08, 0.15, 0.25)).min(176_000.0);
    let pain = (band(0.0, 0.02, 0.3) + band(0.02, 0.06, 0.5) + band(0.06, 0.12, 0.2)).min(132_000.0);
    std::array::from_fn(|place| {
        let work = PROVIDERS[place].1;
        if difference >= 0.0 { work * gain } else { -(work * pain).min(caps[place]) }
    })
}

/// A result where one input is low or high and all others at their means.
fn drivers(result: &dyn Fn(f64) -> f64) -> Vec<Driver> {
    const MEAN: f64 = 8_744_549.0;
    let inputs = [
        ("l01", InputKind::CostLine, "Core support team pay", 0.41, -150_000.0, 170_000.0),
        ("r1", InputKind::Risk, "Demand surge", 0.38, -97_000.0, 163_000.0),
        ("r4", InputKind::Risk, "Pay award above plan", 0.29, -92_000.0, 130_000.0),
        ("l03", InputKind::CostLine, "Out-of-hours crisis cover", 0.21, -88_000.0, 96_000.0),
        ("l09", InputKind::CostLine, "Training and development", 0.04, -20_000.0, 22_000.0),
        ("seen-in-time", InputKind::Outcome, "People seen within 24 hours of a crisis call", 0.0, 0.0, 0.0),
    ];
    let driver = |(input, kind, name, rank, low, high): (&str, InputKind, &str, f64, f64, f64)| Driver {
        input: input.parse().unwrap(),
        kind,
        name: name.to_owned(),
        rank_correlation: rank,
        at_low: result(MEAN + low),
        at_high: result(MEAN + high),
        at_means: result(MEAN),
        has_effect: rank > 0.0,
    };
    inputs.map(driver).to_vec()
}

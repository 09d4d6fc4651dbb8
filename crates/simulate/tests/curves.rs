//! Every distribution: its quantile undoes its distribution function, its density adds up to one, its moments are those of its draws.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::float_cmp)]

use alliance_model::{CostLine, Distribution, Draw, Id, Money, Rate};
use alliance_simulate::Curve;
use proptest::prelude::*;

fn pounds(amount: i32) -> Money {
    Money::pounds(amount)
}

fn line(distribution: Distribution, at_least: Option<i32>, at_most: Option<i32>) -> CostLine {
    CostLine {
        id: Id::from_name("line", |_| false),
        name: String::new(),
        member: None,
        budget: None,
        actual: None,
        forecast: None,
        disallowed: None,
        distribution: Some(distribution),
        at_least: at_least.map(pounds),
        at_most: at_most.map(pounds),
    }
}

fn curve(distribution: Distribution) -> Curve {
    Curve::of(&line(distribution, None, None)).unwrap().unwrap()
}

fn between(distribution: Distribution, at_least: Option<i32>, at_most: Option<i32>) -> Curve {
    Curve::of(&line(distribution, at_least, at_most)).unwrap().unwrap()
}

fn rate(text: &str) -> Rate {
    text.parse().unwrap()
}

fn pert(low: i32, likely: i32, high: i32) -> Distribution {
    Distribution::Pert { low: pounds(low), likely: pounds(likely), high: pounds(high) }
}

fn smooth() -> Vec<(&'static str, Curve)> {
    let lognormal = || Distribution::Lognormal { median: pounds(620_000), sigma: rate("0.12") };
    let normal = || Distribution::Normal { mean: pounds(500), sd: pounds(120) };
    vec![
        ("uniform", curve(Distribution::Uniform { low: pounds(-100), high: pounds(900) })),
        ("normal", curve(normal())),
        ("lognormal", curve(lognormal())),
        ("lognormal by percentiles", curve(Distribution::LognormalPercentiles { p10: pounds(100), p90: pounds(900) })),
        ("triangular", curve(Distribution::Triangular { low: pounds(700), likely: pounds(820), high: pounds(1_000) })),
        ("triangular, most likely the least", curve(Distribution::Triangular { low: pounds(0), likely: pounds(0), high: pounds(10) })),
        ("PERT", curve(pert(3_100_000, 3_300_000, 3_750_000))),
        ("PERT, most likely the most", curve(pert(1, 9, 9))),
        ("beta", curve(Distribution::Beta { alpha: rate("2"), beta: rate("0.7"), low: pounds(0), high: pounds(1_000) })),
        ("normal between limits", between(normal(), Some(400), Some(550))),
        ("lognormal below a limit", between(lognormal(), None, Some(650_000))),
        ("PERT above a limit", between(pert(10, 20, 40), Some(25), None)),
        ("triangular between limits", between(Distribution::Triangular { low: pounds(0), likely: pounds(5), high: pounds(10) }, Some(2), Some(9))),
    ]
}

#[test]
fn at_999_points_the_quantile_undoes_the_distribution_function() {
    for (name, curve) in smooth() {
        let mut before = f64::NEG_INFINITY;
        for point in 1..=999 {
            let share = f64::from(point) / 1_000.0;
            let amount = curve.quantile(share);
            assert!((curve.cumulative(amount) - share).abs() < 1e-10, "{name} at {share}: {amount}");
            assert!(amount > before, "{name} at {share}");
            before = amount;
        }
    }
}

#[test]
fn the_density_adds_up_to_one_and_is_the_slope_of_the_distribution_function() {
    for (name, curve) in smooth() {
        // By Simpson's rule from one thousandth to the last: what lies between is 0.998.
        let (from, to, steps) = (curve.quantile(0.001), curve.quantile(0.999), 40_000);
        let step = (to - from) / f64::from(steps);
        let density = |place: i32| curve.density(from + step * f64::from(place)).unwrap();
        let weigh = |place: i32| {
            if place == 0 || place == steps {
                1.0
            } else if place % 2 == 1 {
                4.0
            } else {
                2.0
            }
        };
        let sum: f64 = (0..=steps).map(|place| weigh(place) * density(place)).sum::<f64>() * step / 3.0;
        assert!((sum - 0.998).abs() < 2e-5, "{name}: {sum}");
        for share in [0.05, 0.3, 0.5, 0.8, 0.97] {
            let (amount, reach) = (curve.quantile(share), (to - from) * 1e-5);
            let slope = (curve.cumulative(amount + reach) - curve.cumulative(amount - reach)) / (2.0 * reach);
            let density = curve.density(amount).unwrap();
            assert!((slope / density - 1.0).abs() < 1e-3, "{name} at {share}: {slope} and {density}");
        }
    }
}

#[test]
fn the_moments_are_those_of_many_quantiles() {
    let discrete = Distribution::Discrete {
        outcomes: [(100, "0.5"), (400, "0.3"), (-50, "0.2")].map(|(value, chance)| Draw { value: pounds(value), chance: rate(chance) }).to_vec(),
    };
    let data = Distribution::Data { values: [5, 1, 4, 4, 9, 2].map(pounds).to_vec() };
    let stepped = [("discrete", curve(discrete)), ("own data", curve(data)), ("fixed", curve(Distribution::Fixed { value: pounds(7) }))];
    for (name, curve) in smooth().into_iter().chain(stepped) {
        let count = 200_000;
        let draws: Vec<f64> = (0..count).map(|draw| curve.quantile((f64::from(draw) + 0.5) / f64::from(count))).collect();
        let mean = draws.iter().sum::<f64>() / f64::from(count);
        let variance = draws.iter().map(|draw| (draw - mean) * (draw - mean)).sum::<f64>() / f64::from(count);
        let (told, told_variance) = curve.moments();
        assert!((mean - told).abs() <= 2e-4 * told_variance.sqrt() + 1e-9, "{name}: {mean} and {told}");
        assert!((variance - told_variance).abs() <= 2e-3 * told_variance + 1e-9, "{name}: {variance} and {told_variance}");
    }
}

#[test]
fn known_moments() {
    let check = |distribution, mean: f64, sd: f64| {
        let (found, variance) = curve(distribution).moments();
        assert!((found - mean).abs() < 1e-6 * mean && (variance.sqrt() - sd).abs() < 1e-6 * sd, "{found} {}", variance.sqrt());
    };
    // (low + 4 likely + high) / 6.
    let (mean, low, high): (f64, f64, f64) = (20_050_000.0 / 6.0, 3_100_000.0, 3_750_000.0);
    check(pert(3_100_000, 3_300_000, 3_750_000), mean, ((mean - low) * (high - mean) / 7.0).sqrt());
    check(Distribution::Uniform { low: pounds(0), high: pounds(12) }, 6.0, 12.0_f64.sqrt());
    check(Distribution::Triangular { low: pounds(0), likely: pounds(0), high: pounds(30) }, 10.0, 50.0_f64.sqrt());
    // exp(sigma^2 / 2), and that times the root of exp(sigma^2) - 1.
    check(Distribution::Lognormal { median: pounds(1_000_000), sigma: rate("0.12") }, 1007225.9823, 121303.5477);
}

#[test]
fn own_data_is_drawn_by_size_and_never_in_the_order_of_the_file() {
    let values = [30, 10, 20, 40].map(pounds);
    let mut turned = values;
    turned.reverse();
    let [one, other] = [values, turned].map(|values| curve(Distribution::Data { values: values.to_vec() }));
    for share in [0.0, 0.1, 0.249, 0.25, 0.4, 0.6, 0.9, 0.999] {
        assert_eq!(one.quantile(share).to_bits(), other.quantile(share).to_bits());
    }
    assert_eq!([0.1, 0.3, 0.6, 0.9].map(|share| one.quantile(share)), [10.0, 20.0, 30.0, 40.0]);
}

#[test]
fn limits_that_leave_nothing_are_refused() {
    let wrong = line(Distribution::Uniform { low: pounds(0), high: pounds(10) }, Some(20), None);
    let told = Curve::of(&wrong).unwrap_err().to_string();
    assert!(told.contains("limits"), "{told}");
}

proptest! {
    #[test]
    fn a_quantile_never_falls_and_stays_within(low in 0..1_000_i32, first in 1..500_i32, second in 1..500_i32, share in 0.001..0.998_f64) {
        let (likely, high) = (low + first, low + first + second);
        for distribution in [pert(low, likely, high), Distribution::Triangular { low: pounds(low), likely: pounds(likely), high: pounds(high) }] {
            let curve = curve(distribution);
            let (here, next) = (curve.quantile(share), curve.quantile(share + 0.001));
            prop_assert!(here < next && f64::from(low) <= here && next <= f64::from(high));
        }
    }
}

use libm::{erfc, exp, log, pow};
use proptest::prelude::*;

use super::*;

fn normal(z: f64) -> f64 {
    0.5 * erfc(-z / 2_f64.sqrt())
}

/// Where an increasing function comes to a value.
fn inverse(value: f64, (mut low, mut high): (f64, f64), function: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..100 {
        let middle = 0.5 * (low + high);
        if function(middle) < value { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}

/// An amount for tests: its ends, and its cumulative.
struct Amount {
    low: f64,
    high: f64,
    atom_at_zero: f64,
    cumulative: Box<dyn Fn(f64) -> f64>,
}

impl Amount {
    fn new(low: f64, high: f64, cumulative: impl Fn(f64) -> f64 + 'static) -> Self {
        Self { low, high, atom_at_zero: 0.0, cumulative: Box::new(cumulative) }
    }

    fn uniform(low: f64, high: f64) -> Self {
        Self::new(low, high, move |x| ((x - low) / (high - low)).clamp(0.0, 1.0))
    }

    fn triangular(a: f64, m: f64, b: f64) -> Self {
        Self::new(a, b, move |x| if x <= m { (x - a) * (x - a) / ((b - a) * (m - a)) } else { 1.0 - (b - x) * (b - x) / ((b - a) * (b - m)) })
    }

    /// By Simpson's rule on many cells, and the density's line inside of one.
    fn pert(a: f64, m: f64, b: f64) -> Self {
        const CELLS: usize = 4_000;
        let (alpha, beta) = (4.0 * (m - a) / (b - a), 4.0 * (b - m) / (b - a));
        let density = move |place: f64| pow(place / CELLS as f64, alpha) * pow(1.0 - place / CELLS as f64, beta);
        let mut sums = vec![0.0];
        for cell in 0..CELLS {
            let at = |part: f64| density(cell as f64 + part);
            sums.push(sums[cell] + (at(0.0) + 4.0 * at(0.5) + at(1.0)) / 6.0);
        }
        Self::new(a, b, move |x| {
            let place = ((x - a) / (b - a)).clamp(0.0, 1.0) * CELLS as f64;
            let cell = (place.floor() as usize).min(CELLS - 1);
            let (from, to, part) = (density(cell as f64), density(cell as f64 + 1.0), place - cell as f64);
            (sums[cell] + part * (from + 0.5 * part * (to - from))).min(sums[cell + 1]) / sums[CELLS]
        })
    }

    fn lognormal(median: f64, sigma: f64, reach: f64) -> Self {
        Self::new(median * exp(-sigma * reach), median * exp(sigma * reach), move |x| if x > 0.0 { normal(log(x / median) / sigma) } else { 0.0 })
    }

    fn normal(mean: f64, sd: f64, reach: f64) -> Self {
        Self::new(mean - reach * sd, mean + reach * sd, move |x| normal((x - mean) / sd))
    }

    fn happens(self, chance: f64) -> Self {
        Self { atom_at_zero: 1.0 - chance, ..self }
    }

    fn part(&self) -> Part<'_> {
        Part { low: self.low, high: self.high, atom_at_zero: self.atom_at_zero, cumulative: &*self.cumulative }
    }
}

fn sum_of(amounts: &[Amount], cells: usize) -> GridSum {
    sum(&amounts.iter().map(Amount::part).collect::<Vec<_>>(), cells)
}

/// The benchmark `alliance-12x8`, section 1.
fn alliance(reach: f64) -> Vec<Amount> {
    let risk = |chance, median, sigma| Amount::lognormal(median, sigma, reach).happens(chance);
    vec![
        Amount::pert(3_100_000.0, 3_300_000.0, 3_750_000.0),
        Amount::pert(780_000.0, 850_000.0, 1_050_000.0),
        Amount::lognormal(620_000.0, 0.12, reach),
        Amount::triangular(700_000.0, 820_000.0, 1_000_000.0),
        Amount::pert(560_000.0, 600_000.0, 700_000.0),
        Amount::triangular(380_000.0, 420_000.0, 520_000.0),
        Amount::lognormal(140_000.0, 0.25, reach),
        Amount::pert(240_000.0, 280_000.0, 420_000.0),
        Amount::triangular(120_000.0, 150_000.0, 200_000.0),
        Amount::pert(500_000.0, 540_000.0, 610_000.0),
        Amount::lognormal(180_000.0, 0.20, reach),
        Amount::triangular(250_000.0, 300_000.0, 400_000.0),
        risk(0.35, 250_000.0, 0.45),
        risk(0.08, 400_000.0, 0.50),
        risk(0.50, 160_000.0, 0.35),
        risk(0.40, 220_000.0, 0.30),
        risk(0.10, 120_000.0, 0.60),
        risk(0.05, 180_000.0, 0.80),
        risk(0.25, 110_000.0, 0.40),
        risk(0.06, 90_000.0, 0.70),
    ]
}

fn within(found: f64, expected: f64, by: f64) {
    assert!((found - expected).abs() <= by, "{found} instead of {expected}, by {}", found - expected);
}

fn assert_bounds(sum: &GridSum, amount: f64, chance: f64) {
    let (least, most) = sum.bounds(amount);
    assert!(least <= chance + 1e-12 && chance <= most + 1e-12, "{chance} is not from {least} to {most} at {amount}");
}

#[test]
fn two_uniforms_make_a_triangle() {
    let sum = sum_of(&[Amount::uniform(0.0, 1.0), Amount::uniform(5.0, 6.0)], 1_000);
    let triangle = |x: f64| if x < 6.0 { 0.5 * (x - 5.0) * (x - 5.0) } else { 1.0 - 0.5 * (7.0 - x) * (7.0 - x) };
    for place in 0..=200 {
        let x = 5.0 + f64::from(place) / 100.0;
        within(sum.cumulative(x), triangle(x), 1.1e-6);
        within(triangle(sum.quantile(triangle(x))), triangle(x), 1.1e-6);
        assert_bounds(&sum, x, triangle(x));
    }
    within(sum.mean(), 6.0, 1e-12);
    within(sum.sd(), (1.0_f64 / 6.0).sqrt(), 1e-9);
    within(sum.cut, 0.0, 0.0);
    within(sum.bound(), 2.5 * 2.0 / 1_000.0, 1e-12);
}

#[test]
fn ten_normals_make_a_normal() {
    let amounts: Vec<Amount> = (0..10).map(|number| Amount::normal(f64::from(number), 1.0 + f64::from(number) / 10.0, 6.0)).collect();
    let sum = sum_of(&amounts, 2_000);
    let sd = (0..10).map(|number| 1.0 + f64::from(number) / 10.0).map(|sd| sd * sd).sum::<f64>().sqrt();
    within(sum.mean(), 45.0, 1e-6);
    within(sum.sd(), sd, 1e-6);
    for z in [-3.0, -1.0, 0.0, 0.5, 2.5] {
        within(sum.cumulative(45.0 + z * sd), normal(z), 2e-4);
        within(sum.quantile(normal(z)), 45.0 + z * sd, 0.01);
        assert_bounds(&sum, 45.0 + z * sd, normal(z));
    }
}

/// A step a quarter as long: errors a sixteenth as large, but for where in a cell an amount falls.
#[test]
fn errors_are_of_second_order() {
    let amounts = [Amount::lognormal(100.0, 0.3, 6.0), Amount::lognormal(50.0, 0.5, 6.0), Amount::lognormal(80.0, 0.2, 6.0)];
    let fine = sum_of(&amounts, 8_192);
    let mean_error = |cells: usize| {
        let coarse = sum_of(&amounts, cells);
        let error = |percent: i32| {
            let amount = fine.quantile(f64::from(percent) / 100.0);
            assert_bounds(&coarse, amount, f64::from(percent) / 100.0);
            (coarse.cumulative(amount) - fine.cumulative(amount)).abs()
        };
        (1..100).map(error).sum::<f64>() / 99.0
    };
    within(mean_error(128) / mean_error(512), 16.0, 1.0);
    within(mean_error(256) / mean_error(1_024), 16.0, 1.0);
    let mean: f64 = [(100.0, 0.3), (50.0, 0.5), (80.0, 0.2)].map(|(median, sigma)| median * exp(sigma * sigma / 2.0)).iter().sum();
    within(fine.mean(), mean, 1e-4);
}

#[test]
fn an_event_beside_a_uniform() {
    let event = Amount::new(2.0, 2.0, |x| f64::from(x >= 2.0)).happens(0.3);
    let sum = sum_of(&[Amount::uniform(0.0, 1.0), event], 3_000);
    for (x, chance) in [(0.5, 0.35), (1.0, 0.7), (1.5, 0.7), (2.5, 0.85), (2.9, 0.97)] {
        within(sum.cumulative(x), chance, 5e-4);
        assert_bounds(&sum, x, chance);
    }
    within(sum.mean(), 1.1, 1e-12);
    within(sum.sd(), (1.0 / 12.0 + 4.0 * 0.21_f64).sqrt(), 1e-9);
    within(sum.quantile(0.35), 0.5, 1e-3);
}

/// What happens may also save; and a table of values is cut nowhere.
#[test]
fn amounts_below_nothing_and_tables() {
    let saving = Amount::uniform(-3.0, -1.0).happens(0.5);
    let table = Amount::new(1.0, 4.0, |x| {
        if x < 1.0 {
            0.0
        } else if x < 4.0 {
            0.25
        } else {
            1.0
        }
    });
    let sum = sum_of(&[saving, table], 5_001);
    within(sum.from, -2.0, 1e-12);
    within(sum.cut, 0.0, 0.0);
    within(sum.mean(), -1.0 + 3.25, 1e-3);
    for (x, chance) in [(-1.0, 0.0625), (0.5, 0.125), (1.5, 0.125 + 0.125 + 0.375 * 0.25), (3.5, 0.25 + 0.375), (4.5, 1.0)] {
        assert_bounds(&sum, x, chance);
        within(sum.cumulative(x), chance, 2e-3);
    }
}

#[test]
fn what_is_certain_stays_so() {
    let sum = sum_of(&[Amount::uniform(7.0, 7.0), Amount::uniform(3.0, 3.0)], 100);
    assert_eq!((sum.mean(), sum.sd(), sum.bound(), sum.quantile(0.5)), (10.0, 0.0, 0.0, 10.0));
    assert_eq!((sum.cumulative(9.999), sum.cumulative(10.0)), (0.0, 1.0));
    assert_eq!(super::sum(&[], 100), GridSum::certain(0.0));
}

#[test]
fn nonsense_comes_to_an_end() {
    let nowhere = Amount::new(0.0, 1.0, |x| if x.fract() == 0.0 { x } else { f64::NAN });
    assert!(sum_of(&[nowhere], 1).mean().is_nan());
    assert!(sum_of(&[Amount::uniform(0.0, f64::INFINITY)], 10).chances.len() < 100);
    assert!(mixture(&[], 10).chances.len() < 100);
}

/// Section 6 of the benchmark: percentiles of 100 million futures, within four of their standard errors.
#[test]
fn the_benchmark() {
    let amounts = alliance(4.9);
    let sum = sum_of(&amounts, 16_384);
    within(sum.mean(), 8_744_549.0, 4.0 * 34.0);
    within(sum.sd(), 335_788.0, 4.0 * 40.0);
    for (share, published, error) in [(0.1, 8_347_866.0, 45.0), (0.5, 8_711_735.0, 39.0), (0.9, 9_176_693.0, 71.0)] {
        within(sum.quantile(share), published, 4.0 * error);
        assert_bounds(&sum, published, share);
    }
    within(sum.cumulative(8_800_000.0), 0.6068, 4.0 * 0.0001);
}

/// Section 6, the correlated variant: given the common factor, the lines are independent. Three million futures.
#[test]
fn the_benchmark_with_a_common_factor() {
    let amounts = alliance(4.9);
    // Equal steps over nine standard deviations: the weights are one but for a few millionths.
    let step = 0.5;
    let given = |node: i32| {
        let factor = step * f64::from(node);
        let moved = |chance: f64| {
            let z = inverse(chance, (-9.0, 9.0), normal);
            normal((z - 0.3_f64.sqrt() * factor) / 0.7_f64.sqrt())
        };
        let given: Vec<_> = amounts
            .iter()
            .map(|amount| move |x: f64| if amount.atom_at_zero > 0.0 { (amount.cumulative)(x) } else { moved((amount.cumulative)(x)) })
            .collect();
        let parts: Vec<Part> = amounts.iter().zip(&given).map(|(amount, cumulative)| Part { cumulative, ..amount.part() }).collect();
        (step * exp(-0.5 * factor * factor) / 2.506_628_274_631_000_5, sum(&parts, 1_500))
    };
    let mixed = mixture(&(-9..=9).map(given).collect::<Vec<_>>(), 1_500);
    within(mixed.mean(), 8_744_654.0, 1_000.0);
    within(mixed.sd(), 432_217.0, 4_000.0);
    for (share, published) in [(0.05, 8_086_686.0), (0.25, 8_440_914.0), (0.5, 8_716_425.0), (0.75, 9_016_597.0), (0.95, 9_492_930.0)] {
        within(mixed.quantile(share), published, 5_000.0);
    }
}

#[test]
fn a_mixture_of_two() {
    let halves = [(0.25, sum_of(&[Amount::uniform(0.0, 1.0)], 500)), (0.75, sum_of(&[Amount::uniform(10.0, 12.0)], 300))];
    let mixed = mixture(&halves, 1_200);
    within(mixed.mean(), 0.125 + 8.25, 1e-9);
    within(mixed.sd(), (0.25 / 3.0 + 0.75 * (121.0 + 1.0 / 3.0) - 8.375 * 8.375_f64).sqrt(), 1e-6);
    for (x, chance) in [(0.5, 0.125), (5.0, 0.25), (11.0, 0.625)] {
        within(mixed.cumulative(x), chance, 1e-3);
        assert_bounds(&mixed, x, chance);
    }
    within(mixed.bound(), 2.0 / 300.0 + 12.0 / 1_200.0 * 1.5, 1e-12);
    within(mixture(&[(0.5, GridSum::certain(3.0)), (0.5, GridSum::certain(3.0))], 10).quantile(0.5), 3.0, 0.0);
}

proptest! {
    /// Of three uniforms, whose sum is known: by inclusion and exclusion, cubes over six.
    #[test]
    fn bounds_hold(widths in prop::array::uniform3(0.1..10.0_f64), cells in 3_usize..200, share in 0.0..1.0_f64) {
        let sum = sum_of(&widths.map(|width| Amount::uniform(0.0, width)), cells);
        let [a, b, c] = widths;
        let cube = |x: f64| if x > 0.0 { x * x * x } else { 0.0 };
        let exact = |x: f64| (cube(x) - cube(x - a) - cube(x - b) - cube(x - c) + cube(x - a - b) + cube(x - a - c) + cube(x - b - c) - cube(x - a - b - c)) / (6.0 * a * b * c);
        let x = share * (a + b + c);
        let (least, most) = sum.bounds(x);
        prop_assert!(least <= exact(x) + 1e-9 && exact(x) <= most + 1e-9);
        prop_assert!((sum.chances.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert!((sum.mean() - (a + b + c) / 2.0).abs() < 1e-9);
        let found = inverse(share, (0.0, a + b + c), exact);
        prop_assert!((sum.quantile(share) - found).abs() <= sum.bound() + 1e-3);
    }

    /// Of a mixture of two uniforms, on grids of their own and a third.
    #[test]
    fn bounds_of_mixtures_hold(from in -5.0..5.0_f64, width in 0.1..10.0_f64, weight in 0.0..1.0_f64, cells in prop::array::uniform3(2_usize..40), share in 0.0..1.0_f64) {
        let one = sum_of(&[Amount::uniform(0.0, 1.0)], cells[0]);
        let other = sum_of(&[Amount::uniform(from, from + width)], cells[1]);
        let mixed = mixture(&[(weight, one), (1.0 - weight, other)], cells[2]);
        let x = mixed.from + share * (mixed.to() - mixed.from);
        let exact = weight * x.clamp(0.0, 1.0) + (1.0 - weight) * ((x - from) / width).clamp(0.0, 1.0);
        let (least, most) = mixed.bounds(x);
        prop_assert!(least <= exact + 1e-9 && exact <= most + 1e-9);
        prop_assert!((mixed.mean() - weight * 0.5 - (1.0 - weight) * (from + width / 2.0)).abs() < 1e-9);
    }

    /// Tails that are cut are at the ends, whatever the number of cells.
    #[test]
    fn nothing_is_lost(cells in 1_usize..400, reach in 0.5..3.0_f64) {
        let sum = sum_of(&[Amount::normal(1.0, 0.3, reach), Amount::normal(0.0, 0.7, reach).happens(0.4)], cells);
        prop_assert!((sum.chances.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert!((sum.cut - 1.4 * 2.0 * normal(-reach)).abs() < 1e-12);
    }

    /// A quantile and the cumulative undo each other where there are chances.
    #[test]
    fn a_quantile_is_undone(share in 0.001..0.999_f64) {
        let sum = sum_of(&[Amount::lognormal(3.0, 0.4, 6.0), Amount::uniform(0.0, 2.0)], 300);
        prop_assert!((sum.cumulative(sum.quantile(share)) - share).abs() < 1e-12);
    }
}

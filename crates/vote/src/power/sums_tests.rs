//! Doubles against whole numbers, and sizes against sums.
#![allow(clippy::unwrap_used)]

use super::{Number, Sums};

fn games() -> Vec<(Vec<u64>, u64)> {
    let many = (1..40).collect::<Vec<u64>>();
    vec![
        (vec![4, 3, 2, 1], 6),
        (vec![1; 7], 4),
        (vec![5, 5, 3, 0, 2, 1, 1], 9),
        (many.clone(), 391),
        (many.clone(), 700),
        (many, 100),
        (vec![3; 30], 20),
    ]
}

#[test]
fn quadrature_agrees_with_whole_numbers() {
    for (weights, quota) in games() {
        let sums = Sums::of(&weights, quota).unwrap();
        let players = weights.len();
        let orders: Vec<f64> = {
            // s! (n - 1 - s)! / n! as 1 / (n C(n - 1, s)).
            let mut binomial = 1.0;
            (0..players)
                .map(|size| {
                    let share = 1.0 / (players as f64 * binomial);
                    binomial *= (players - 1 - size) as f64 / (size + 1) as f64;
                    share
                })
                .collect()
        };
        for (sizes, shapley) in sums.by_size().iter().zip(sums.shapley(&weights)) {
            let exact: f64 = sizes.iter().zip(&orders).map(|(count, share)| num_traits::ToPrimitive::to_f64(count).unwrap() * share).sum();
            assert!((shapley - exact).abs() <= 1e-14 * exact, "{weights:?}: {shapley} and {exact}");
        }
    }
}

#[test]
fn swings_by_size_add_to_the_swings() {
    for (weights, quota) in games() {
        let sums = Sums::of(&weights, quota).unwrap();
        let found = sums.exact_swings();
        for (sizes, swings) in sums.by_size().iter().zip(&found.swings) {
            let Number::Whole(swings) = swings else { panic!("not whole") };
            assert_eq!(&sizes.iter().sum::<num_bigint::BigInt>(), swings, "{weights:?}");
        }
    }
}

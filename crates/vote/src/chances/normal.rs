//! The normal distribution, by the error function of `libm`: the same bits on every machine.

use core::f64::consts::{PI, SQRT_2};

/// The chance that a standard normal number is below this one.
pub(super) fn below(number: f64) -> f64 {
    0.5 * libm::erfc(-number / SQRT_2)
}

/// The density there.
pub(super) fn density(number: f64) -> f64 {
    libm::exp(-0.5 * number * number) / libm::sqrt(2.0 * PI)
}

/// The number that a standard normal number is below with this chance; infinite for 0 and 1.
///
/// Newton's method on the logarithm of the chance. That is concave, and the start is below the answer, so every step goes up
/// and none goes too far.
pub(super) fn quantile(chance: f64) -> f64 {
    if chance > 0.5 {
        return -quantile(1.0 - chance);
    }
    if chance <= 0.0 {
        return f64::NEG_INFINITY;
    }
    let goal = libm::log(chance);
    let mut number = -libm::sqrt(-2.0 * goal);
    for _ in 0..64 {
        let share = below(number);
        let step = (goal - libm::log(share)) * share / density(number);
        if step <= 1e-15 * number.abs() {
            break;
        }
        number += step;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_tables() {
        for (chance, expected) in [(0.5, 0.0), (0.8, 0.841_621_233_572_914_2), (0.975, 1.959_963_984_540_054), (1e-10, -6.361_340_902_404_056)] {
            assert!((quantile(chance) - expected).abs() < 1e-13, "{chance}: {}", quantile(chance));
        }
        assert_eq!((quantile(0.0), quantile(1.0)), (f64::NEG_INFINITY, f64::INFINITY));
    }

    #[test]
    fn a_quantile_has_its_chance_below() {
        for hundredths in 1..100 {
            let chance = f64::from(hundredths) / 100.0;
            assert!((below(quantile(chance)) - chance).abs() < 1e-15);
        }
    }
}

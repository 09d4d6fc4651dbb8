//! Functions behind the curves, by `libm` alone, so that the same bits come out everywhere.

use libm::{erfc, exp, lgamma, log, log1p};

/// The normal quantile (Wichura 1988, algorithm AS 241, PPND16: about 1 part in 10^16).
pub(crate) fn normal_quantile(chance: f64) -> f64 {
    let q = chance - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * ratio(r, &CENTRE);
    }
    let tail = if q < 0.0 { chance } else { 1.0 - chance };
    if tail <= 0.0 {
        return if q < 0.0 { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let r = (-log(tail)).sqrt();
    let size = if r <= 5.0 { ratio(r - 1.6, &NEAR_TAIL) } else { ratio(r - 5.0, &FAR_TAIL) };
    if q < 0.0 { -size } else { size }
}

/// The normal distribution function.
pub(crate) fn normal_cumulative(z: f64) -> f64 {
    0.5 * erfc(-z / std::f64::consts::SQRT_2)
}

/// The normal density.
pub(crate) fn normal_density(z: f64) -> f64 {
    exp(-0.5 * z * z) * 0.398_942_280_401_432_7
}

/// Coefficients above and below the line, the highest power last; below the line the constant is 1.
type Ratio = ([f64; 8], [f64; 7]);

fn ratio(r: f64, (above, below): &Ratio) -> f64 {
    let polynomial = |coefficients: &[f64]| coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * r + coefficient);
    polynomial(above) / (polynomial(below) * r + 1.0)
}

const CENTRE: Ratio = (
    [
        3.387_132_872_796_366_6,
        1.331_416_678_917_843_8e2,
        1.971_590_950_306_551_3e3,
        1.373_169_376_550_946e4,
        4.592_195_393_154_987e4,
        6.726_577_092_700_87e4,
        3.343_057_558_358_813e4,
        2.509_080_928_730_122_6e3,
    ],
    [
        4.231_333_070_160_091e1,
        6.871_870_074_920_579e2,
        5.394_196_021_424_751e3,
        2.121_379_430_158_66e4,
        3.930_789_580_009_271e4,
        2.872_908_573_572_194_3e4,
        5.226_495_278_852_854e3,
    ],
);
const NEAR_TAIL: Ratio = (
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        2.417_807_251_774_506e-1,
        2.272_384_498_926_918_4e-2,
        7.745_450_142_783_414e-4,
    ],
    [
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        6.897_673_349_851e-1,
        1.481_039_764_274_800_8e-1,
        1.519_866_656_361_645_7e-2,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
);
const FAR_TAIL: Ratio = (
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        2.965_605_718_285_048_7e-1,
        2.653_218_952_657_612_4e-2,
        1.242_660_947_388_078_4e-3,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        5.998_322_065_558_88e-1,
        1.369_298_809_227_358e-1,
        1.487_536_129_085_061_5e-2,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
);

/// A beta curve on 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct BetaCurve {
    alpha: f64,
    beta: f64,
    log_scale: f64,
}

impl BetaCurve {
    pub(crate) fn new(alpha: f64, beta: f64) -> Self {
        Self { alpha, beta, log_scale: lgamma(alpha + beta) - lgamma(alpha) - lgamma(beta) }
    }

    /// Whether it neither stands upright at an end nor is very narrow, as every PERT curve.
    pub(crate) fn is_gentle(&self) -> bool {
        let gentle = 1.0..=5.0;
        gentle.contains(&self.alpha) && gentle.contains(&self.beta)
    }

    pub(crate) fn density(&self, x: f64) -> f64 {
        self.both(x).1
    }

    /// The regularised incomplete beta function, by its continued fraction (DLMF 8.17.22).
    pub(crate) fn cumulative(&self, x: f64) -> f64 {
        self.both(x).0
    }

    /// Chance and density: they share their costly part.
    pub(crate) fn both(&self, x: f64) -> (f64, f64) {
        if x <= 0.0 {
            return (0.0, 0.0);
        }
        if x >= 1.0 {
            return (1.0, 0.0);
        }
        let front = exp(self.log_scale + self.alpha * log(x) + self.beta * log1p(-x));
        let cumulative = if x < (self.alpha + 1.0) / (self.alpha + self.beta + 2.0) {
            front * fraction(self.alpha, self.beta, x) / self.alpha
        } else {
            1.0 - front * fraction(self.beta, self.alpha, 1.0 - x) / self.beta
        };
        (cumulative, front / (x * (1.0 - x)))
    }

    /// The quantile, by Halley's steps from a first guess, held between bounds.
    pub(crate) fn quantile(&self, chance: f64, guess: f64) -> f64 {
        self.quantile_and_density(chance, guess, 1e-6).0
    }

    /// The quantile, and the density there. A step below `small` of the way to the nearer end is the last one: what the quantile then
    /// misses by is the cube of it, and the density the square.
    pub(crate) fn quantile_and_density(&self, chance: f64, guess: f64, small: f64) -> (f64, f64) {
        if chance <= 0.0 {
            return (0.0, 0.0);
        }
        if chance >= 1.0 {
            return (1.0, 0.0);
        }
        let (mut low, mut high) = (0.0, 1.0);
        let mut x = if guess > 0.0 && guess < 1.0 { guess } else { self.first_guess(chance) };
        for _ in 0..200 {
            let (cumulative, density) = self.both(x);
            let miss = cumulative - chance;
            if miss == 0.0 {
                return (x, density);
            }
            if miss > 0.0 {
                high = x;
            } else {
                low = x;
            }
            let newton = miss / density;
            let bend = 0.5 * newton * ((self.alpha - 1.0) / x - (self.beta - 1.0) / (1.0 - x));
            let step = newton / (1.0 - bend.min(0.5)).max(0.5);
            let mut next = x - step;
            let inside = next > low && next < high;
            if !inside {
                // Near nothing a bound is brought nearer by its size, not by its distance.
                next = if low > 0.0 && high > 4.0 * low {
                    (low * high).sqrt()
                } else if low == 0.0 {
                    high / 16.0
                } else {
                    0.5 * (low + high)
                };
            }
            if inside && step.abs() <= small * x.min(1.0 - x) {
                let growth = (self.alpha - 1.0) / x - (self.beta - 1.0) / (1.0 - x);
                return (next, density * (1.0 - step * growth));
            }
            if (next - x).abs() <= 4e-16 * x || next <= f64::MIN_POSITIVE {
                return (next, density);
            }
            x = next;
        }
        (x, self.density(x))
    }

    /// By the power that rules near either end, or else the mean.
    fn first_guess(&self, chance: f64) -> f64 {
        let mean = self.alpha / (self.alpha + self.beta);
        let near_nothing = exp((log(chance * self.alpha) - self.log_scale) / self.alpha);
        let near_one = exp((log((1.0 - chance) * self.beta) - self.log_scale) / self.beta);
        if near_nothing < 0.3 * mean {
            near_nothing
        } else if near_one < 0.3 * (1.0 - mean) {
            1.0 - near_one
        } else {
            mean
        }
    }
}

/// The continued fraction of the incomplete beta function by Lentz's method.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let tiny = 1e-300;
    let away = |number: f64| if number.abs() < tiny { tiny } else { number };
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for step in 1..10_000 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away(1.0 + even * d);
        c = away(1.0 + even / c);
        value *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away(1.0 + odd * d);
        c = away(1.0 + odd / c);
        let change = d * c;
        value *= change;
        if (change - 1.0).abs() < 1e-16 {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_normal_quantile_undoes_the_distribution_function() {
        for step in 1..999 {
            let chance = f64::from(step) / 999.0;
            let back = normal_cumulative(normal_quantile(chance));
            assert!((back - chance).abs() < 1e-15, "{chance}: {back}");
        }
        assert!((normal_quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-14);
        assert!((normal_quantile(1e-10) + 6.361_340_902_404_056).abs() < 1e-12);
    }

    #[test]
    fn a_beta_curve_of_whole_parameters_is_a_polynomial() {
        let curve = BetaCurve::new(2.0, 3.0);
        for x in [0.01, 0.2, 0.5, 0.77, 0.99] {
            let expected = x * x * (6.0 - 8.0 * x + 3.0 * x * x);
            assert!((curve.cumulative(x) - expected).abs() < 1e-14);
            assert!((curve.density(x) - 12.0 * x * (1.0 - x) * (1.0 - x)).abs() < 1e-12);
        }
    }

    #[test]
    fn the_beta_quantile_undoes_the_distribution_function() {
        for (alpha, beta) in [(2.0, 4.0), (0.5, 0.5), (0.05, 3.0), (3.7, 0.2), (1.0, 5.0), (400.0, 700.0), (1.5, 1e5)] {
            let curve = BetaCurve::new(alpha, beta);
            for step in 1..999 {
                let chance = f64::from(step) / 999.0;
                let x = curve.quantile(chance, -1.0);
                // Large parameters lose digits to the gamma function; where the curve stands upright, one step of x is worth more than that.
                let room = 1e-12 + (alpha + beta) * 2e-15 + curve.density(x) * x * 1e-15;
                assert!((curve.cumulative(x) - chance).abs() <= room, "{alpha} {beta} {chance}: {x}");
            }
        }
    }
}

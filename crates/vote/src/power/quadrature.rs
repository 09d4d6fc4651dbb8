//! Gauss-Legendre quadrature on the interval from 0 to 1: `nodes` points integrate polynomials of degree up to
//! `2 nodes - 1` exactly.

/// Points and their weights, which add to 1.
pub(crate) fn gauss_legendre(nodes: usize) -> Vec<(f64, f64)> {
    let count = nodes.max(1);
    let point = |index: usize| {
        let (node, slope) = root(count, index);
        let beside = ((1.0 - node) * (1.0 + node)) * slope * slope;
        (0.5 * (1.0 + node), 1.0 / beside)
    };
    // The roots lie symmetrically: each half mirrors the other, exactly.
    let half: Vec<(f64, f64)> = (0..count.div_ceil(2)).map(point).collect();
    let mirrored = half.iter().take(count / 2).map(|(node, weight)| (1.0 - node, *weight));
    half.iter().copied().chain(mirrored).collect()
}

/// A root of the Legendre polynomial of a degree, counted from the largest, and the slope there: Newton's steps from Tricomi's guess.
fn root(degree: usize, index: usize) -> (f64, f64) {
    let n = degree as f64;
    #[expect(clippy::disallowed_methods, reason = "the steps after it mend the last bits of the guess")]
    let mut x = (std::f64::consts::PI * (index as f64 + 0.75) / (n + 0.5)).cos();
    for _ in 0..10 {
        let (value, slope) = legendre(degree, x);
        let step = value / slope;
        x -= step;
        if step.abs() < 1e-16 {
            break;
        }
    }
    (x, legendre(degree, x).1)
}

/// A Legendre polynomial and its slope, by the recurrence of three terms.
fn legendre(degree: usize, x: f64) -> (f64, f64) {
    let (mut before, mut value) = (0.0, 1.0);
    for k in 1..=degree {
        let k = k as f64;
        (before, value) = (value, ((2.0 * k - 1.0) * x * value - (k - 1.0) * before) / k);
    }
    let n = degree as f64;
    (value, n * (before - x * value) / ((1.0 - x) * (1.0 + x)))
}

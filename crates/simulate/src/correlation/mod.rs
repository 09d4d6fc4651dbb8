//! Tables of correlations: a factor of one that can be, and of the nearest that can where one cannot.

mod eigen;

use eigen::{Eigen, dot};

/// The factor of the correlations that are used, and what was changed to have one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mending {
    /// The lower triangular factor, row after row: its product with its own transpose is the table. Each row has length 1, so
    /// that independent standard normals times it are standard normals with these correlations.
    pub(crate) lower: Vec<f64>,
    /// The largest change of any one correlation: the two inputs, the earlier first, what was asked and what is used; none where
    /// the table is used as it is.
    pub(crate) largest_change: Option<(usize, usize, f64, f64)>,
}

/// What is left of a row, or an eigenvalue for each input, is nothing where it is no larger than this: mere rounding.
const NOTHING: f64 = 1e-12;
/// The nearest table is found where a round moves it by no more than this.
const STILL: f64 = 1e-9;
/// Each round goes half as far again as a plain projection does; it comes to rest with any factor below 2, this one in fewer rounds,
/// for a round is a step down the slope of a convex function, and that slope changes no faster than the place.
const STRIDE: f64 = 1.5;
/// Far more rounds than any table was seen to need.
const ROUNDS: usize = 2_000;

/// Factors a table of correlations of n inputs: symmetric, row after row, ones on its diagonal. One that can be (positive
/// semidefinite) is used as it is; instead of one that cannot, the nearest that can, by the sum of the squares of the changes.
#[inline(never)] // Seldom runs: apart, it is compiled only where it does.
pub(crate) fn mend(rows: &[f64], n: usize) -> Mending {
    debug_assert_eq!(rows.len(), n * n);
    if let Some(lower) = cholesky(rows, n) {
        return Mending { lower, largest_change: None };
    }
    let eigen = Eigen::of(rows, n);
    if eigen.smallest() >= -NOTHING * n as f64 {
        return Mending { lower: factor(&eigen), largest_change: None };
    }
    let lower = factor(&nearest(rows, n, eigen));
    let largest_change = largest_change(rows, &lower, n);
    Mending { lower, largest_change }
}

/// Cholesky's factor of a positive definite table.
fn cholesky(rows: &[f64], n: usize) -> Option<Vec<f64>> {
    let mut lower = vec![0.0; n * n];
    for i in 0..n {
        for j in 0..i {
            let rest = rows[i * n + j] - dot(&lower[i * n..][..j], &lower[j * n..][..j]);
            lower[i * n + j] = rest / lower[j * n + j];
        }
        let rest = rows[i * n + i] - lower[i * n..][..i].iter().map(|value| value * value).sum::<f64>();
        if rest.is_nan() || rest <= NOTHING {
            return None;
        }
        lower[i * n + i] = rest.sqrt();
    }
    Some(lower)
}

/// The nearest table of correlations: by turns the nearest positive semidefinite table and the nearest with ones on its diagonal,
/// with Dykstra's correction. N. J. Higham, "Computing the nearest correlation matrix", IMA J. Numer. Anal. 22, 329-343 (2002).
/// What the correction takes back leaves the asked table with another diagonal, so that this is all there is to keep.
fn nearest(asked: &[f64], n: usize, mut eigen: Eigen) -> Eigen {
    let mut rows = asked.to_vec();
    for _ in 0..ROUNDS {
        let mut moved = 0.0_f64;
        for i in 0..n {
            let diagonal: f64 = eigen.pairs().map(|(value, vector)| value.max(0.0) * vector[i] * vector[i]).sum();
            rows[i * n + i] += STRIDE * (1.0 - diagonal);
            moved = moved.max((1.0 - diagonal).abs());
        }
        if moved <= STILL {
            break;
        }
        eigen = Eigen::from(&rows, n, eigen.vectors);
    }
    eigen
}

/// The lower triangular factor of the positive part, its rows brought to length 1: each input, by what the inputs before it
/// have not said already (Gram-Schmidt).
fn factor(eigen: &Eigen) -> Vec<f64> {
    let n = eigen.values.len();
    let mut lower = vec![0.0; n * n];
    let mut directions: Vec<(usize, Vec<f64>)> = Vec::new();
    for (i, row) in lower.chunks_mut(n.max(1)).enumerate() {
        let mut rest: Vec<f64> = eigen.pairs().map(|(value, vector)| value.max(0.0).sqrt() * vector[i]).collect();
        shorten(&mut rest);
        for (j, direction) in &directions {
            let share = dot(&rest, direction);
            rest.iter_mut().zip(direction).for_each(|(rest, value)| *rest -= share * value);
            row[*j] = share;
        }
        let length = shorten(&mut rest);
        if length > NOTHING {
            row[i] = length;
            directions.push((i, rest));
        }
    }
    lower
}

/// Brings a vector to length 1, and says how long it was.
fn shorten(vector: &mut [f64]) -> f64 {
    let length = dot(vector, vector).sqrt();
    vector.iter_mut().for_each(|value| *value /= length);
    length
}

fn largest_change(rows: &[f64], lower: &[f64], n: usize) -> Option<(usize, usize, f64, f64)> {
    let pairs = (0..n).flat_map(|later| (0..later).map(move |earlier| (earlier, later)));
    let change = |(earlier, later): (usize, usize)| {
        let used = dot(&lower[earlier * n..][..n], &lower[later * n..][..n]).clamp(-1.0, 1.0);
        (earlier, later, rows[earlier * n + later], used)
    };
    let size = |(_, _, asked, used): &(usize, usize, f64, f64)| (used - asked).abs();
    pairs.map(change).max_by(|one, other| size(one).total_cmp(&size(other)))
}

#[cfg(test)]
mod tests;

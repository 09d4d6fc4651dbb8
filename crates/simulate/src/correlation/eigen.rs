//! Eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations: additions, products and square roots alone.

/// A symmetric matrix as the sum of `value * vector vectorᵀ`.
pub(super) struct Eigen {
    /// The eigenvalues, in no order.
    pub(super) values: Vec<f64>,
    /// The eigenvectors, one after the other; each has as many numbers as there are values.
    pub(super) vectors: Vec<f64>,
}

/// Far more sweeps than any matrix needs: they converge quadratically.
const SWEEPS: usize = 50;

impl Eigen {
    /// Of a matrix of n rows of n numbers. J. Demmel, K. Veselić, "Jacobi's method is more accurate than QR" (1992).
    pub(super) fn of(rows: &[f64], n: usize) -> Self {
        let whole: Vec<f64> = (0..n * n).map(|place| if place % (n + 1) == 0 { 1.0 } else { 0.0 }).collect();
        Self::from(rows, n, whole)
    }

    /// The same, from vectors that nearly are its eigenvectors, which spares most of the sweeps.
    pub(super) fn from(rows: &[f64], n: usize, mut vectors: Vec<f64>) -> Self {
        let mut matrix = turned(rows, n, &vectors);
        let small = f64::EPSILON / 2.0 * rows.iter().map(|value| value * value).sum::<f64>().sqrt();
        for _ in 0..SWEEPS {
            let mut turned = false;
            for p in 0..n {
                for q in p + 1..n {
                    if matrix[p * n + q].abs() > small {
                        rotate(&mut matrix, &mut vectors, n, p, q);
                        turned = true;
                    }
                }
            }
            if !turned {
                break;
            }
        }
        Self { values: (0..n).map(|k| matrix[k * n + k]).collect(), vectors }
    }

    /// The smallest eigenvalue.
    pub(super) fn smallest(&self) -> f64 {
        self.values.iter().copied().fold(f64::INFINITY, f64::min)
    }

    /// Each eigenvalue with its vector.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (f64, &[f64])> {
        self.values.iter().copied().zip(self.vectors.chunks(self.values.len().max(1)))
    }
}

/// The matrix as the vectors see it: `vectors * matrix * vectorsᵀ`.
fn turned(rows: &[f64], n: usize, vectors: &[f64]) -> Vec<f64> {
    let mut half = vec![0.0; n * n];
    for (out, vector) in half.chunks_mut(n.max(1)).zip(vectors.chunks(n.max(1))) {
        for (row, share) in rows.chunks(n.max(1)).zip(vector) {
            out.iter_mut().zip(row).for_each(|(sum, value)| *sum += share * value);
        }
    }
    let mut whole = vec![0.0; n * n];
    for i in 0..n {
        for j in 0..=i {
            let value = dot(&half[i * n..][..n], &vectors[j * n..][..n]);
            (whole[i * n + j], whole[j * n + i]) = (value, value);
        }
    }
    whole
}

/// Turns the axes p < q so that the matrix has nothing left between them.
fn rotate(matrix: &mut [f64], vectors: &mut [f64], n: usize, p: usize, q: usize) {
    let (pp, qq, pq) = (matrix[p * n + p], matrix[q * n + q], matrix[p * n + q]);
    let theta = (qq - pp) / (2.0 * pq);
    let tangent = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
    let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
    let sine = tangent * cosine;
    turn_rows(matrix, n, p, q, cosine, sine);
    turn_rows(vectors, n, p, q, cosine, sine);
    for k in 0..n {
        (matrix[k * n + p], matrix[k * n + q]) = (matrix[p * n + k], matrix[q * n + k]);
    }
    (matrix[p * n + p], matrix[q * n + q]) = (pp - tangent * pq, qq + tangent * pq);
    (matrix[p * n + q], matrix[q * n + p]) = (0.0, 0.0);
}

fn turn_rows(rows: &mut [f64], n: usize, p: usize, q: usize, cosine: f64, sine: f64) {
    let (before, from_q) = rows.split_at_mut(q * n);
    for (a, b) in before[p * n..][..n].iter_mut().zip(&mut from_q[..n]) {
        (*a, *b) = (cosine * *a - sine * *b, sine * *a + cosine * *b);
    }
}

/// The sum of products.
pub(super) fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

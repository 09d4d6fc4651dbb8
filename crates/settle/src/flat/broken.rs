//! A function made of straight pieces.

/// From each knot up to the next one, and below the first one, a straight line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Broken {
    /// Where the second piece begins, and each after it; in order.
    pub(super) knots: Vec<f64>,
    /// One more than there are knots: slope and offset.
    pub(super) pieces: Vec<(f64, f64)>,
}

impl Broken {
    /// Which piece holds at a place.
    pub(super) fn piece(&self, at: f64) -> usize {
        self.knots.iter().take_while(|knot| at >= **knot).count()
    }

    /// Its value at a place.
    pub(super) fn at(&self, at: f64) -> f64 {
        let (slope, offset) = self.pieces.get(self.piece(at)).copied().unwrap_or_default();
        slope * at + offset
    }
}

/// Knots in order, each once.
pub(super) fn in_order(mut knots: Vec<f64>) -> Vec<f64> {
    alliance_model::sort_short(&mut knots, |left, right| left < right);
    knots.dedup();
    knots
}

/// A number inside each stretch between knots, and one outside each end.
pub(super) fn insides(knots: &[f64]) -> Vec<f64> {
    let (Some(first), Some(last)) = (knots.first(), knots.last()) else { return vec![0.0] };
    let between = knots.windows(2).map(|pair| pair.iter().sum::<f64>() / 2.0);
    [first - 1.0].into_iter().chain(between).chain([last + 1.0]).collect()
}

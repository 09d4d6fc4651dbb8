//! How a sum of independent amounts spreads, without drawing anything: each amount laid on a grid, and the grids convolved.
//! A second way to what a run finds, so that each checks the other.

/// One independent amount of a sum.
#[derive(Clone, Copy)]
pub(crate) struct Part<'a> {
    /// The least amount, or where its tail is cut: what lies below is taken to be here.
    pub(crate) low: f64,
    /// The largest amount, or where its tail is cut.
    pub(crate) high: f64,
    /// The chance of exactly nothing instead, from 0 to 1: that a risk does not happen.
    pub(crate) atom_at_zero: f64,
    /// The chance that the amount, where it is not nothing, is at most this.
    pub(crate) cumulative: &'a dyn Fn(f64) -> f64,
}

/// The chances of a sum, on a grid.
///
/// Each of n uncertain parts goes to one of the two grid points around it, less than a step away, so the sum goes less than n
/// steps; read between its points, it goes another half step ([`GridSum::bound`]). Shares of the two points keep the mean of every
/// cell, so that the errors of a smooth sum are of second order, far inside the bound.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct GridSum {
    /// The first grid point.
    pub(crate) from: f64,
    /// From each grid point to the next; 0 where there is only one.
    pub(crate) step: f64,
    /// The chance of each grid point.
    pub(crate) chances: Vec<f64>,
    /// The chance of amounts beyond the ends of a part, which were taken to be there.
    pub(crate) cut: f64,
    /// Less than so far was any future's sum moved.
    moved: f64,
    /// The variance that the moving added.
    added: f64,
}

/// The sum of independent parts on so many cells of equal width, from the least to the largest amount. Takes the square of the
/// number of cells. Ends are finite, the low one is not above the high one.
pub(crate) fn sum(parts: &[Part], cells: usize) -> GridSum {
    let step = parts.iter().map(Part::width).sum::<f64>() / cells.max(1) as f64;
    parts.iter().fold(GridSum::certain(0.0), |sum, part| sum.plus(&part.on_grid(step)))
}

/// A mixture: each sum with its weight, which together are 1; say, given each of several values of what is common to all parts.
pub(crate) fn mixture(sums: &[(f64, GridSum)], cells: usize) -> GridSum {
    let from = sums.iter().map(|(_, sum)| sum.from).fold(f64::INFINITY, f64::min);
    let to = sums.iter().map(|(_, sum)| sum.to()).fold(f64::NEG_INFINITY, f64::max);
    let mut mixed = GridSum::empty(from, to, (to - from) / cells.max(1) as f64);
    for (weight, sum) in sums {
        sum.points().for_each(|(amount, chance)| mixed.put(amount, weight * chance));
        mixed.cut += weight * sum.cut;
        mixed.added += weight * sum.added;
        mixed.moved = mixed.moved.max(sum.moved + mixed.step);
    }
    mixed
}

impl Part<'_> {
    fn bottom(&self) -> f64 {
        if self.atom_at_zero > 0.0 { self.low.min(0.0) } else { self.low }
    }

    fn top(&self) -> f64 {
        if self.atom_at_zero > 0.0 { self.high.max(0.0) } else { self.high }
    }

    fn width(&self) -> f64 {
        self.top() - self.bottom()
    }

    /// The chance of at most this, nothing aside, with all that lies beyond the ends at the ends.
    fn at_most(&self, amount: f64) -> f64 {
        if amount >= self.high {
            1.0
        } else if amount < self.low {
            0.0
        } else {
            (self.cumulative)(amount)
        }
    }

    fn on_grid(&self, step: f64) -> GridSum {
        if self.width() <= 0.0 {
            return GridSum::certain(self.low);
        }
        let mut grid = GridSum::empty(self.bottom(), self.top(), step);
        let rest = 1.0 - self.atom_at_zero;
        grid.moved = step;
        if self.atom_at_zero > 0.0 {
            grid.put(0.0, self.atom_at_zero);
        }
        if self.low >= self.high {
            grid.put(self.low, rest);
            return grid;
        }
        grid.cut = rest * ((self.cumulative)(self.low.next_down()) + 1.0 - (self.cumulative)(self.high)).clamp(0.0, 1.0);
        let mut below = self.at_most(grid.from);
        grid.share(0, 0.0, rest * below);
        let cells = grid.chances.len() - 1;
        for cell in 0..cells {
            let start = grid.from + cell as f64 * step;
            // The last cell ends at the high end, if not to the last bit.
            let above = if cell + 1 < cells { self.at_most(start + step) } else { 1.0 };
            let chance = above - below;
            if chance > 0.0 {
                let (first, second) = self.integrals(start, step);
                let mean = ((above - first) / chance).clamp(0.0, 1.0);
                let square = ((above - 2.0 * second) / chance).max(mean * mean).min(mean);
                grid.share(cell, mean, rest * chance);
                // Sharing added more, but for what there was in the cell already.
                grid.added -= (square - mean * mean) * step * step * rest * chance;
            }
            below = above;
        }
        grid
    }

    /// The integrals over a cell of the cumulative, and of it times the place in the cell, which runs from 0 to 1; from them follow
    /// the mean place and its mean square. Gauss's two points between the ends, for at the ends it may bend or jump.
    fn integrals(&self, start: f64, step: f64) -> (f64, f64) {
        let from = ((self.low - start) / step).clamp(0.0, 1.0);
        let to = ((self.high - start) / step).clamp(0.0, 1.0);
        let beyond = (1.0 - to, 0.5 * (1.0 - to * to));
        [GAUSS, 1.0 - GAUSS].into_iter().fold(beyond, |(first, second), point| {
            let place = from + (to - from) * point;
            let value = 0.5 * (to - from) * self.at_most(start + place * step);
            (first + value, second + place * value)
        })
    }
}

/// `1/2 - 1/sqrt(12)`: where Gauss's rule of two points looks first.
const GAUSS: f64 = 0.211_324_865_405_187_13;

impl GridSum {
    /// No less than this, and no more.
    fn certain(amount: f64) -> Self {
        Self { from: amount, step: 0.0, chances: vec![1.0], cut: 0.0, moved: 0.0, added: 0.0 }
    }

    /// Grid points without chances that reach from one amount to another.
    fn empty(from: f64, to: f64, step: f64) -> Self {
        let cells = if step > 0.0 { ((to - from) / step).ceil() as usize } else { 0 };
        Self { chances: vec![0.0; cells + 1], from, step, ..Self::certain(from) }
    }

    /// Splits a chance between the two grid points around an amount so that its mean stays.
    fn put(&mut self, amount: f64, chance: f64) {
        let place = if self.step > 0.0 { ((amount - self.from) / self.step).max(0.0) } else { 0.0 };
        let cell = place.floor().min((self.chances.len() - 1) as f64);
        self.share(cell as usize, (place - cell).min(1.0), chance);
    }

    /// Splits a chance between a grid point and the next; the share is that of the next.
    fn share(&mut self, cell: usize, share: f64, chance: f64) {
        for (place, part) in [(cell, 1.0 - share), (cell + 1, share)] {
            if let Some(sum) = self.chances.get_mut(place) {
                *sum += part * chance;
            }
        }
        self.added += share * (1.0 - share) * self.step * self.step * chance;
    }

    fn plus(&self, other: &Self) -> Self {
        Self {
            from: self.from + other.from,
            step: self.step.max(other.step),
            chances: convolved(&self.chances, &other.chances),
            cut: self.cut + other.cut,
            moved: self.moved + other.moved,
            added: self.added + other.added,
        }
    }

    fn points(&self) -> impl Iterator<Item = (f64, f64)> {
        self.chances.iter().enumerate().map(|(place, chance)| (self.from + place as f64 * self.step, *chance))
    }

    /// The last grid point.
    pub(crate) fn to(&self) -> f64 {
        self.from + (self.chances.len() - 1) as f64 * self.step
    }

    /// The chance of at most this amount: each point's chance spread evenly over the step around it.
    pub(crate) fn cumulative(&self, amount: f64) -> f64 {
        if self.step <= 0.0 {
            return if amount < self.from { 0.0 } else { 1.0 };
        }
        let place = ((amount - self.from) / self.step + 0.5).clamp(0.0, self.chances.len() as f64);
        let whole = place.floor() as usize;
        let before: f64 = self.chances.iter().take(whole).sum();
        let part = self.chances.get(whole).map_or(0.0, |chance| (place - whole as f64) * chance);
        (before + part).min(1.0)
    }

    /// The amount that a share of all futures, from 0 to 1, stays under.
    pub(crate) fn quantile(&self, share: f64) -> f64 {
        let mut below = 0.0;
        for (amount, chance) in self.points() {
            if chance > 0.0 && below + chance >= share {
                return amount + self.step * ((share - below) / chance - 0.5);
            }
            below += chance;
        }
        self.to()
    }

    #[cfg(test)]
    /// Between which two chances the true chance of at most this amount lies for certain, whatever the parts are.
    pub(crate) fn bounds(&self, amount: f64) -> (f64, f64) {
        let reach = self.bound();
        ((self.cumulative(amount - reach) - self.cut).max(0.0), (self.cumulative(amount + reach) + self.cut).min(1.0))
    }

    /// No amount is further than this from the true one of the same share, but for what was [cut](Self::cut).
    pub(crate) fn bound(&self) -> f64 {
        self.moved + self.step / 2.0
    }

    /// The mean.
    pub(crate) fn mean(&self) -> f64 {
        self.from + self.step * self.chances.iter().enumerate().map(|(place, chance)| place as f64 * chance).sum::<f64>()
    }

    /// The standard deviation, without what the grid added to it.
    pub(crate) fn sd(&self) -> f64 {
        let mean = self.mean();
        let variance: f64 = self.points().map(|(amount, chance)| (amount - mean) * (amount - mean) * chance).sum();
        (variance - self.added).max(0.0).sqrt()
    }
}

/// The chances of the sum of two independent amounts on grids of the same step.
fn convolved(one: &[f64], other: &[f64]) -> Vec<f64> {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let mut sums = vec![0.0; short.len() + long.len() - 1];
    for (place, chance) in short.iter().enumerate().filter(|(_, chance)| **chance > 0.0) {
        sums[place..].iter_mut().zip(long).for_each(|(sum, value)| *sum += chance * value);
    }
    sums
}

#[cfg(test)]
mod tests;

//! Quantiles looked up: straight from the bits of a random number, in cells that are finer the nearer they lie to either end.
//!
//! Each cell holds a cubic that takes value and slope at both its ends from the curve itself (Hermite). Where it misses the curve by
//! more than [`MISS`] of the curve's standard deviation, or the curve has no slope, the cell is left empty and the curve itself is asked.

use crate::special::{normal_cumulative, normal_density, normal_quantile};
use crate::uncertain::Uncertain;

/// The most that a cell may miss the curve by, in standard deviations.
pub(crate) const MISS: f64 = 1e-6;

/// Cells from one half, quarter, eighth and so on to twice as much.
const CELLS_BITS: u32 = 4;
const CELLS: usize = 1 << CELLS_BITS;
/// How many halvings have cells; what is rarer than one in a thousand is asked of the curve.
const HALVINGS: usize = 10;

/// A cubic over its cell: `c[0] + c[1] d + c[2] d^2 + c[3] d^3` for d from 0 to 1.
type Cubic = [f64; 4];

/// No cubic: the curve itself is asked.
const EMPTY: Cubic = [f64::NAN; 4];

/// The quantiles of a curve.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    curve: Uncertain,
    cells: Vec<Cubic>,
}

/// A random number as the chance that it stands for: a number from 0 to 1, both left out.
pub(crate) fn chance(bits: u64) -> f64 {
    (bits >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
}

/// The standard normal number at every edge of the cells, and the density there, in the order in which [`Table::new`] asks: every curve
/// over a normal number shares them.
#[derive(Clone, Debug)]
pub(crate) struct NormalEdges(Vec<(f64, f64)>);

impl NormalEdges {
    pub(crate) fn new() -> Self {
        let edges = stretches().flat_map(|stretch| (0..=CELLS).map(move |cell| stretch.at(cell)));
        let normal = |chance| {
            let z = normal_quantile(chance);
            (z, normal_density(z))
        };
        Self(edges.map(normal).collect())
    }

    /// Value and slope of a curve over a normal number at an edge; nothing for any other curve.
    fn node(&self, curve: &Uncertain, edge: usize) -> Option<Node> {
        let (z, density) = self.0.get(edge)?;
        let (value, slope) = curve.over_normal(*z)?;
        Some(Node { value, slope: slope / density })
    }
}

/// Cells of one width, from `begin`, which is the end nearer to nothing, to twice as much.
#[derive(Clone, Copy)]
struct Stretch {
    upper: bool,
    begin: f64,
}

/// First the lower half, from its middle down; then the upper half, from its middle up.
fn stretches() -> impl Iterator<Item = Stretch> {
    let begin = |halving: usize| libm::scalbn(1.0, -(halving as i32) - 2);
    [false, true].into_iter().flat_map(move |upper| (0..HALVINGS).map(move |halving| Stretch { upper, begin: begin(halving) }))
}

impl Stretch {
    fn step(self) -> f64 {
        self.begin / CELLS as f64
    }

    /// The chance where a cell begins.
    fn at(self, cell: usize) -> f64 {
        let tail = self.begin + self.step() * cell as f64;
        if self.upper { 1.0 - tail } else { tail }
    }

    /// How far it is from one edge to the next.
    fn width(self) -> f64 {
        if self.upper { -self.step() } else { self.step() }
    }
}

impl Table {
    pub(crate) fn new(curve: Uncertain, normal: &NormalEdges) -> Self {
        let room = MISS * curve.moments().1.sqrt();
        let mut cells = Vec::with_capacity(2 * HALVINGS * CELLS);
        for (place, stretch) in stretches().enumerate() {
            let width = stretch.width();
            let node = |cell: usize, near: f64| {
                let shared = normal.node(&curve, place * (CELLS + 1) + cell);
                shared.unwrap_or_else(|| Node::of(&curve, stretch.at(cell), near))
            };
            let mut from = node(0, f64::NAN);
            let mut before = from.slope;
            for cell in 0..CELLS {
                // As the slope has changed, it changes on.
                let near = from.value + (1.5 * from.slope - 0.5 * before) * width;
                before = from.slope;
                let to = node(cell + 1, near);
                cells.push(checked(cubic(from, to, width), room, &curve, stretch.at(cell) + width / 2.0));
                from = to;
            }
        }
        Self { curve, cells }
    }

    /// The quantile at a random number.
    #[inline]
    pub(crate) fn at(&self, bits: u64) -> f64 {
        let upper = (bits >> 63) as usize;
        // How far it is from the nearer end.
        let tail = if upper == 1 { bits.wrapping_neg() } else { bits };
        let zeros = tail.leading_zeros() as usize;
        let place = tail << zeros << 1;
        let cell = (place >> (64 - CELLS_BITS)) as usize;
        let within = ((place << CELLS_BITS) >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0);
        let halving = zeros.wrapping_sub(1);
        if halving < HALVINGS
            && let Some([c0, c1, c2, c3]) = self.cells.get((upper * HALVINGS + halving) * CELLS + cell)
            && !c0.is_nan()
        {
            return c0 + within * (c1 + within * (c2 + within * c3));
        }
        self.curve.quantile(chance(bits))
    }
}

/// A curve over a standard normal number: what comes out where it moves together with others.
#[derive(Clone, Debug)]
pub(crate) struct NormalTable {
    curve: Uncertain,
    cells: Vec<Cubic>,
}

/// Standard normal numbers beyond this are asked of the curve.
const FURTHEST: f64 = 6.0;
const PER_UNIT: f64 = 32.0;

impl NormalTable {
    pub(crate) fn new(curve: Uncertain) -> Self {
        let room = MISS * curve.moments().1.sqrt();
        let count = (2.0 * FURTHEST * PER_UNIT) as usize;
        let at = |cell: usize| cell as f64 / PER_UNIT - FURTHEST;
        let node = |z: f64, near: f64| {
            if let Some((value, slope)) = curve.over_normal(z) {
                return Node { value, slope };
            }
            let node = Node::of(&curve, normal_cumulative(z), near);
            Node { slope: node.slope * normal_density(z), ..node }
        };
        let mut cells = Vec::with_capacity(count);
        let mut from = node(at(0), f64::NAN);
        for cell in 0..count {
            let to = node(at(cell + 1), from.value + from.slope / PER_UNIT);
            let middle = normal_cumulative(at(cell) + 0.5 / PER_UNIT);
            cells.push(checked(cubic(from, to, 1.0 / PER_UNIT), room, &curve, middle));
            from = to;
        }
        Self { curve, cells }
    }

    #[inline]
    pub(crate) fn at(&self, z: f64) -> f64 {
        let place = (z + FURTHEST) * PER_UNIT;
        if place >= 0.0
            && let Some([c0, c1, c2, c3]) = self.cells.get(place as usize)
            && !c0.is_nan()
        {
            let within = place - (place as usize) as f64;
            return c0 + within * (c1 + within * (c2 + within * c3));
        }
        self.curve.quantile(normal_cumulative(z))
    }
}

/// The value of a curve at a chance, and by how much it grows there.
#[derive(Clone, Copy)]
struct Node {
    value: f64,
    slope: f64,
}

impl Node {
    fn of(curve: &Uncertain, chance: f64, near: f64) -> Self {
        let (value, slope) = curve.quantile_and_slope(chance, near);
        Self { value, slope }
    }
}

fn cubic(from: Node, to: Node, width: f64) -> Cubic {
    let (rise, begins, ends) = (to.value - from.value, from.slope * width, to.slope * width);
    [from.value, begins, 3.0 * rise - 2.0 * begins - ends, begins + ends - 2.0 * rise]
}

/// The cubic, if in the middle of its cell it misses the curve by no more than the room.
fn checked(cubic: Cubic, room: f64, curve: &Uncertain, middle: f64) -> Cubic {
    if curve.is_smooth() {
        return cubic;
    }
    let [c0, c1, c2, c3] = cubic;
    let (cumulative, density) = curve.both(c0 + 0.5 * (c1 + 0.5 * (c2 + 0.5 * c3)));
    if ((cumulative - middle) / density).abs() <= room { cubic } else { EMPTY }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shape::Shape;
    use alliance_model::{Distribution, Money, Rate};

    fn curves() -> Vec<Uncertain> {
        let pounds = |amount: i32| Money::pounds(amount);
        let pert = |likely| Distribution::Pert { low: pounds(100), likely: pounds(likely), high: pounds(200) };
        let beta = |alpha, beta| Distribution::Beta { alpha: Rate::percent(alpha), beta: Rate::percent(beta), low: pounds(0), high: pounds(1_000) };
        let lognormal = |sigma| Distribution::Lognormal { median: pounds(1_000), sigma: Rate::percent(sigma) };
        let shapes = [100, 101, 110, 133, 150, 180, 199, 200].map(pert).into_iter();
        let shapes = shapes.chain([(50, 50), (5, 300), (500, 500), (100, 500), (3_000, 9_000), (20, 20)].map(|(a, b)| beta(a, b)));
        let shapes = shapes.chain([1, 12, 45, 80, 100, 150, 400].map(lognormal));
        let shapes = shapes.chain([Distribution::Normal { mean: pounds(5), sd: pounds(3) }]);
        shapes.map(|shape| Uncertain::whole(Shape::of(&shape))).collect()
    }

    #[test]
    fn a_table_misses_its_curve_by_a_millionth_of_its_spread_at_most() {
        for curve in curves() {
            let (table, room) = (Table::new(curve.clone(), &NormalEdges::new()), MISS * curve.moments().1.sqrt());
            let mut asked = 0;
            for step in 0..50_000_u64 {
                let bits = (step.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (step % 18)) | 0x800;
                for bits in [bits, bits.wrapping_neg()] {
                    let (found, expected) = (table.at(bits), curve.quantile(chance(bits)));
                    assert!((found - expected).abs() <= 1.5 * room, "{curve:?} at {}: {found} and not {expected}", chance(bits));
                    asked += 1;
                }
            }
            assert_eq!(asked, 100_000);
        }
    }

    #[test]
    fn a_table_over_normal_numbers_does_as_well() {
        for curve in curves() {
            let (table, room) = (NormalTable::new(curve.clone()), MISS * curve.moments().1.sqrt());
            for step in -6_500..6_500 {
                let z = f64::from(step) / 1_001.0;
                let (found, expected) = (table.at(z), curve.quantile(normal_cumulative(z)));
                // Near 1 a chance has few digits left.
                let room = 1.5 * room + 3e-8 * expected.abs();
                assert!((found - expected).abs() <= room, "{curve:?} at {z}: {found} and not {expected}");
            }
        }
    }
}

//! The drawing of futures: a block of them at a time, input by input.

use crate::gathered::Layout;
use crate::inputs::{Inputs, Line, Together};
use crate::memory::Tables;
use crate::points::Source;
use crate::shape::Shape;
use crate::special::{normal_cumulative, normal_quantile};
use crate::table::{NormalTable, Table, chance};
use crate::triangle::MovesLines;
use crate::uncertain::Uncertain;
use crate::{Asked, Mended, Stamp};
use std::rc::Rc;

/// So many futures are drawn together: their costs stay near at hand while one input after the other is added.
pub(crate) const BLOCK: usize = 1_024;

/// Everything that is needed to draw the futures of some inputs.
#[derive(Debug)]
pub(crate) struct Drawing {
    pub(crate) inputs: Inputs,
    pub(crate) source: Rc<Source>,
    lines: Vec<Drawer>,
    impacts: Vec<Drawer>,
    measures: Vec<Drawer>,
    normal: Rc<Table>,
    /// What moves lines together, where a table of correlations does.
    triangle: Option<Box<dyn MovesLines>>,
    /// Whether every number is asked of the curve itself.
    exact: bool,
}

/// How the number of one input comes from its random number.
#[derive(Clone, Debug)]
enum Drawer {
    /// It needs none.
    Certain(f64),
    /// A closed form is as quick as a table.
    Formula(Uncertain),
    Table(Rc<Table>),
    /// From a standard normal number, which moves together with those of others.
    Normal(Rc<NormalTable>),
}

impl Drawer {
    fn new(uncertain: &Uncertain, exact: bool, tables: &mut dyn Tables) -> Self {
        match &uncertain.shape {
            Shape::Fixed(value) => Self::Certain(*value),
            Shape::Normal { .. } | Shape::Lognormal { .. } | Shape::Beta { .. } if !exact => Self::Table(tables.table(uncertain)),
            _ => Self::Formula(uncertain.clone()),
        }
    }

    fn at(&self, bits: u64) -> f64 {
        match self {
            Self::Certain(value) => *value,
            Self::Formula(curve) => curve.quantile(chance(bits)),
            Self::Table(table) => table.at(bits),
            Self::Normal(_) => f64::NAN,
        }
    }

    /// Adds the number of every future to its sum.
    fn add(&self, numbers: &[u64], sums: &mut [f64]) {
        match self {
            Self::Certain(value) => sums.iter_mut().for_each(|sum| *sum += value),
            Self::Formula(curve) => match curve.shape {
                Shape::Triangular { low, likely, high } if curve.is_whole() => add_triangular([low, likely, high], numbers, sums),
                _ => sums.iter_mut().zip(numbers).for_each(|(sum, bits)| *sum += curve.quantile(chance(*bits))),
            },
            Self::Table(table) => sums.iter_mut().zip(numbers).for_each(|(sum, bits)| *sum += table.at(*bits)),
            Self::Normal(_) => {}
        }
    }
}

/// The quantiles of a triangle, with what is the same for all worked out once.
fn add_triangular([low, likely, high]: [f64; 3], numbers: &[u64], sums: &mut [f64]) {
    let width = high - low;
    let (at_likely, left, right) = ((likely - low) / width, width * (likely - low), width * (high - likely));
    for (sum, bits) in sums.iter_mut().zip(numbers) {
        let chance = chance(*bits);
        // Both sides are the end and one root, so nothing has to be guessed.
        let is_left = chance < at_likely;
        let (end, under, sign) = if is_left { (low, chance * left, 1.0) } else { (high, (1.0 - chance) * right, -1.0) };
        *sum += end + sign * under.sqrt();
    }
}

impl Drawing {
    /// With what moves the lines together that the inputs' table of correlations names, where they have one.
    pub(crate) fn new(inputs: Inputs, triangle: Option<Box<dyn MovesLines>>, asked: &Asked, exact: bool, tables: &mut dyn Tables) -> Self {
        let source = tables.source(asked, inputs.count());
        let moved: Vec<usize> = match &inputs.together {
            Together::Apart => Vec::new(),
            Together::Factor(_) => (0..inputs.lines.len()).collect(),
            Together::Matrix { lines, .. } => lines.clone(),
        };
        let drawer = |(place, line): (usize, &Line)| match moved.contains(&place) && !line.cost.is_certain() {
            true => Drawer::Normal(tables.normal_table(&line.cost)),
            false => Drawer::new(&line.cost, exact, tables),
        };
        let lines = inputs.lines.iter().enumerate().map(drawer).collect();
        let impacts = inputs.risks.iter().map(|risk| Drawer::new(&risk.impact, exact, tables)).collect();
        let measures = inputs.measures.iter().map(|measure| Drawer::new(&measure.measured, exact, tables)).collect();
        let normal = tables.table(&Uncertain::whole(Shape::Normal { mean: 0.0, sd: 1.0 }));
        Self { inputs, source, lines, impacts, measures, normal, triangle, exact }
    }

    /// How its futures lie.
    pub(crate) fn layout(&self) -> Layout {
        Layout { futures: self.source.samples() as usize, per_round: self.source.per_round as usize }
    }

    /// How its futures are drawn.
    pub(crate) fn stamp(&self, exact_pence: bool, design: String) -> Stamp {
        let Source { points, seed, rounds, .. } = *self.source;
        Stamp { points, samples: self.source.samples(), rounds, seed, exact_pence, design }
    }

    /// What was done to a table of correlations that cannot be.
    pub(crate) fn mended(&self) -> Option<Mended> {
        self.triangle.as_ref()?.mended(&self.inputs)
    }

    /// Draws futures one after another, all of one round: the final cost of each, and its score where that varies.
    pub(crate) fn block(&self, first: u32, costs: &mut [f64], scores: &mut [f64]) {
        let mut numbers = [0_u64; BLOCK];
        let Some(numbers) = numbers.get_mut(..costs.len()) else { return };
        costs.fill(0.0);
        self.add_lines(first, numbers, costs);
        self.add_risks(first, numbers, costs);
        scores.fill(0.0);
        if scores.is_empty() {
            return;
        }
        for (place, (measure, drawer)) in self.inputs.measures.iter().zip(&self.measures).enumerate() {
            self.source.fill(self.inputs.of_measure(place), first, numbers);
            scores.iter_mut().zip(numbers.iter()).for_each(|(score, bits)| *score += measure.part(drawer.at(*bits)));
        }
    }

    fn add_lines(&self, first: u32, numbers: &mut [u64], costs: &mut [f64]) {
        for (place, drawer) in self.lines.iter().enumerate().filter(|(_, drawer)| !matches!(drawer, Drawer::Normal(_))) {
            if !matches!(drawer, Drawer::Certain(_)) {
                self.source.fill(place, first, numbers);
            }
            drawer.add(numbers, costs);
        }
        match &self.inputs.together {
            Together::Apart => {}
            Together::Factor(correlation) => self.add_with_factor(*correlation, first, numbers, costs),
            Together::Matrix { .. } => {
                if let Some(triangle) = &self.triangle {
                    triangle.add(self, first, numbers, costs);
                }
            }
        }
    }

    /// The table of a line that moves together with others.
    pub(crate) fn normal_table(&self, line: usize) -> Option<&NormalTable> {
        if let Some(Drawer::Normal(table)) = self.lines.get(line) { Some(table) } else { None }
    }

    /// Standard normal numbers of an input.
    pub(crate) fn normals(&self, input: usize, first: u32, numbers: &mut [u64]) -> Vec<f64> {
        self.source.fill(input, first, numbers);
        numbers.iter().map(|bits| self.normal.at(*bits)).collect()
    }

    /// One common factor: each line's normal number is `sqrt(r) f + sqrt(1 - r) e`.
    #[inline(never)] // Seldom runs: apart, it is compiled only where it does.
    fn add_with_factor(&self, correlation: f64, first: u32, numbers: &mut [u64], costs: &mut [f64]) {
        let factor = self.normals(self.inputs.of_factor(), first, numbers);
        let (common, own) = (correlation.sqrt(), (1.0 - correlation).sqrt());
        for (place, drawer) in self.lines.iter().enumerate() {
            let Drawer::Normal(table) = drawer else { continue };
            self.source.fill(place, first, numbers);
            for ((cost, factor), bits) in costs.iter_mut().zip(&factor).zip(numbers.iter()) {
                *cost += table.at(common * factor + own * self.normal.at(*bits));
            }
        }
    }

    fn add_risks(&self, first: u32, numbers: &mut [u64], costs: &mut [f64]) {
        let mut happens = [0_u16; BLOCK];
        for (place, (risk, drawer)) in self.inputs.risks.iter().zip(&self.impacts).enumerate() {
            let (event, impact) = self.inputs.of_risk(place);
            self.source.fill(event, first, numbers);
            let mut count = 0;
            for (future, bits) in numbers.iter().enumerate() {
                if let Some(slot) = happens.get_mut(count) {
                    *slot = future as u16;
                }
                count += usize::from(chance(*bits) < risk.chance);
            }
            self.source.fill(impact, first, numbers);
            for future in happens.iter().take(count) {
                let future = usize::from(*future);
                if let (Some(cost), Some(bits)) = (costs.get_mut(future), numbers.get(future)) {
                    *cost += drawer.at(*bits);
                }
            }
        }
    }

    /// The chances that an input's random numbers stand for in the first futures, all of one round.
    pub(crate) fn chances(&self, input: usize, futures: usize) -> Vec<f64> {
        let mut numbers = vec![0; futures];
        self.source.fill(input, 0, &mut numbers);
        numbers.into_iter().map(chance).collect()
    }

    /// The same of a line that moves together with others.
    #[inline(never)] // Seldom runs: apart, it is compiled only where it does.
    pub(crate) fn moved_chances(&self, line: usize, futures: usize) -> Vec<f64> {
        let normal = |input: usize| self.chances(input, futures).into_iter().map(normal_quantile).collect::<Vec<f64>>();
        match &self.inputs.together {
            Together::Apart => self.chances(line, futures),
            Together::Factor(correlation) => {
                let (common, own) = (correlation.sqrt(), (1.0 - correlation).sqrt());
                let moved = normal(self.inputs.of_factor()).into_iter().zip(normal(line));
                moved.map(|(factor, own_number)| normal_cumulative(common * factor + own * own_number)).collect()
            }
            Together::Matrix { .. } => {
                let moved = self.triangle.as_ref().and_then(|triangle| triangle.chances(self, line, futures));
                moved.unwrap_or_else(|| self.chances(line, futures))
            }
        }
    }

    /// Whether every number was asked of the curve itself.
    pub(crate) fn is_exact(&self) -> bool {
        self.exact
    }
}

//! What drives a result: rank correlation over some of the futures, and the swing from one input's low to its high.

use crate::draw::Drawing;
use crate::gathered::Layout;
use crate::inputs::{Inputs, Together};
use crate::{Driver, InputKind, SimulateError};

/// Rank correlations are taken over at most so many futures: enough for a hundredth.
const MOST: usize = 4_096;
/// A swing of less than half a penny is none.
const HALF_A_PENNY: f64 = 0.005;

/// Inputs of some futures, each as the chance that it stands for, and the results of the same futures.
pub(crate) struct Drivers {
    futures: usize,
    /// For each input: its numbers in the futures looked at, less their mean, and the size of them all.
    inputs: Vec<Looked>,
    /// For each result, the last two being the commissioner's part and the final cost: rank by rank.
    results: Vec<Vec<f64>>,
    /// The same results at the low and at the high of each input.
    swings: Vec<Swing>,
    /// The same results with all inputs at their means.
    at_means: Vec<f64>,
}

struct Looked {
    driver: Driver,
    ranks: Vec<f64>,
}

struct Swing {
    low: Vec<f64>,
    high: Vec<f64>,
}

/// What comes of final costs and scores: a row of amounts for each result.
type Rows = Result<Vec<Vec<f64>>, SimulateError>;

impl Drivers {
    /// Of futures that are drawn, of which the first part is enough, with the results that are asked about.
    pub(crate) fn of(drawing: &Drawing, costs: &[f64], scores: &[f64], results: &dyn Fn(&[f64], &[f64]) -> Rows) -> Result<Self, SimulateError> {
        let futures = looked_at(drawing.layout());
        let rows = results(costs.get(..futures).unwrap_or_default(), scores.get(..futures).unwrap_or_default())?;
        let inputs = looked(drawing, futures);
        let (swings, at_means) = swings(&drawing.inputs, !scores.is_empty(), results)?;
        Ok(Self { futures, inputs, results: rows.iter().map(|row| centred(ranks(row))).collect(), swings, at_means })
    }

    /// What drives a result of the run: a member's, the commissioner's part after them, or the final cost last.
    pub(crate) fn of_result(&self, place: usize) -> Vec<Driver> {
        let results = self.results.get(place).map(Vec::as_slice).unwrap_or_default();
        // Pure chance would hardly ever make more of so many futures.
        let noise = 4.0 / (self.futures as f64).sqrt();
        let mut drivers = Vec::with_capacity(self.inputs.len());
        for (input, swing) in self.inputs.iter().zip(&self.swings) {
            let at = |results: &Vec<f64>| results.get(place).copied().unwrap_or_default();
            let (at_low, at_high, at_means) = (at(&swing.low), at(&swing.high), at(&self.at_means));
            let rank_correlation = correlation(&input.ranks, results);
            let has_effect = (at_high - at_low).abs() > HALF_A_PENNY || rank_correlation.abs() > noise;
            drivers.push(Driver { rank_correlation, at_low, at_high, at_means, has_effect, ..input.driver.clone() });
        }
        let size =
            |driver: &Driver| if driver.has_effect { (driver.at_high - driver.at_low).abs() + driver.rank_correlation.abs() * 1e-6 } else { -1.0 };
        let sizes: Vec<f64> = drivers.iter().map(size).collect();
        let size = |place: usize| sizes.get(place).copied().unwrap_or_default();
        let order = alliance_json::in_order(sizes.len(), &|one, other| size(one) > size(other));
        order.into_iter().filter_map(|place| drivers.get(place).cloned()).collect()
    }
}

/// How many futures are looked at: the first ones, all of one round.
pub(crate) fn looked_at(layout: Layout) -> usize {
    (layout.futures / 4).clamp(256, MOST).min(layout.per_round)
}

/// The rank of each number among all, ties in the middle.
fn ranks(row: &[f64]) -> Vec<f64> {
    let mut order: Vec<(f64, u32)> = row.iter().copied().zip(0..).collect();
    order.sort_unstable_by(|left, right| left.0.total_cmp(&right.0));
    let mut ranks = vec![0.0; row.len()];
    let mut first = 0;
    for alike in order.chunk_by(|left, right| left.0.total_cmp(&right.0).is_eq()) {
        let middle = first as f64 + (alike.len() - 1) as f64 / 2.0;
        for (_, place) in alike {
            if let Some(rank) = ranks.get_mut(*place as usize) {
                *rank = middle;
            }
        }
        first += alike.len();
    }
    ranks
}

fn centred(mut numbers: Vec<f64>) -> Vec<f64> {
    let mean = numbers.iter().sum::<f64>() / numbers.len().max(1) as f64;
    numbers.iter_mut().for_each(|number| *number -= mean);
    numbers
}

fn correlation(left: &[f64], right: &[f64]) -> f64 {
    let product = |left: &[f64], right: &[f64]| left.iter().zip(right).map(|(left, right)| left * right).sum::<f64>();
    let size = (product(left, left) * product(right, right)).sqrt();
    if size > 0.0 { product(left, right) / size } else { 0.0 }
}

/// Every input in the futures looked at, as ranks: its random number is the chance that it stands for.
fn looked(drawing: &Drawing, futures: usize) -> Vec<Looked> {
    let Inputs { lines, risks, measures, together, .. } = &drawing.inputs;
    let numbers = |input: usize| drawing.chances(input, futures);
    let driver = |input, kind, name: &String| Driver {
        input,
        kind,
        name: name.clone(),
        rank_correlation: 0.0,
        at_low: 0.0,
        at_high: 0.0,
        at_means: 0.0,
        has_effect: false,
    };
    let mut looked = Vec::with_capacity(lines.len() + risks.len() + measures.len());
    for (place, line) in lines.iter().enumerate() {
        let ranks = match together {
            _ if line.cost.is_certain() => vec![0.0; futures],
            Together::Apart => numbers(place),
            _ => drawing.moved_chances(place, futures),
        };
        looked.push(Looked { driver: driver(line.id.clone(), InputKind::CostLine, &line.name), ranks: centred(ranks) });
    }
    for (place, risk) in risks.iter().enumerate() {
        let (event, impact) = drawing.inputs.of_risk(place);
        let happens = numbers(event).into_iter().zip(numbers(impact));
        // Where it does not happen, all alike share the middle of their ranks.
        let rank =
            |(event, impact): (f64, f64)| if event < risk.chance { 1.0 - risk.chance + risk.chance * impact } else { (1.0 - risk.chance) / 2.0 };
        looked.push(Looked { driver: driver(risk.id.clone(), InputKind::Risk, &risk.name), ranks: centred(happens.map(rank).collect()) });
    }
    for (place, measure) in measures.iter().enumerate() {
        let ranks = if measure.measured.is_certain() { vec![0.0; futures] } else { numbers(drawing.inputs.of_measure(place)) };
        looked.push(Looked { driver: driver(measure.id.clone(), InputKind::Outcome, &measure.name), ranks: centred(ranks) });
    }
    looked
}

/// Every result with one input low, then high, and all others at their means; and with all of them there.
fn swings(inputs: &Inputs, score_varies: bool, results: &dyn Fn(&[f64], &[f64]) -> Rows) -> Result<(Vec<Swing>, Vec<f64>), SimulateError> {
    let Inputs { lines, risks, measures, .. } = inputs;
    let (mean_cost, mean_score) = (inputs.mean_cost(), inputs.mean_score());
    let mut places = Vec::new();
    for line in lines {
        let without = mean_cost - line.cost.moments().0;
        places.extend([0.1, 0.9].map(|share| (without + line.cost.quantile(share), mean_score)));
    }
    for risk in risks {
        let without = mean_cost - risk.chance * risk.impact.moments().0;
        places.extend([0.1, 0.9].map(|share| (without + risk.quantile(share), mean_score)));
    }
    for measure in measures {
        let without = mean_score - measure.mean_score();
        places.extend([0.1, 0.9].map(|share| (mean_cost, without + measure.part(measure.measured.quantile(share)))));
    }
    let inputs = places.len() / 2;
    places.push((mean_cost, mean_score));
    let costs: Vec<f64> = places.iter().map(|place| place.0).collect();
    let scores: Vec<f64> = if score_varies { places.iter().map(|place| place.1).collect() } else { Vec::new() };
    let rows = results(&costs, &scores)?;
    let at = |place: usize| rows.iter().map(|row| row.get(place).copied().unwrap_or_default()).collect::<Vec<f64>>();
    Ok(((0..inputs).map(|input| Swing { low: at(2 * input), high: at(2 * input + 1) }).collect(), at(2 * inputs)))
}

//! One walk forwards and one backwards over every course that a vote can take, for several values of the factor at once.
//!
//! Seats of a group follow each other. Given the group's factor they are independent; the groups are independent of each
//! other. So each group is a section of the walk, over whose factor is summed before the next begins: what several
//! groups cost adds, and does not multiply.

use super::belief::{Belief, Latent};
use super::leaning::{Groups, Point, points};
use crate::counters::Ending;
use crate::diagram::{Diagram, Layer, Next};
use alliance_model::{Position, Verdict};

/// Values of the factor that are walked at once.
const LANES: usize = 4;
type Lanes = [f64; LANES];

/// How many endings there are: the verdicts, and last what passes by the casting vote alone.
const ENDINGS: usize = 6;

/// How close the chance of passing must come to that of every second point. The error falls with the fourth power or faster
/// when points are twice as close, so what is left is far smaller: its square is a bound with room to spare.
const CLOSE: f64 = 1e-6;
/// The smallest error that is told: what rounding may do.
const ROUNDING: f64 = 1e-14;
/// How often points may be put twice as close.
const FINEST: i32 = 6;

/// A seat in the order in which they are heard.
pub(super) struct Heard {
    pub(super) place: usize,
    pub(super) options: Vec<Position>,
    pub(super) belief: Belief,
    pub(super) group: usize,
}

/// What is walked.
pub(super) struct Walk<'a> {
    pub(super) diagram: &'a Diagram,
    pub(super) heard: Vec<Heard>,
    pub(super) groups: &'a Groups,
}

/// What a walk finds.
pub(super) struct Walked {
    endings: [f64; ENDINGS],
    /// Of each seat, by its place: that it is decisive, gets its way, is outvoted.
    pub(super) seats: Vec<(usize, [f64; 3])>,
    pub(super) error: f64,
}

impl Walked {
    /// The chance of a verdict, but for what passes by the casting vote.
    pub(super) fn verdict(&self, verdict: Verdict) -> f64 {
        self.endings.get(verdict as usize).copied().unwrap_or(0.0)
    }

    /// The chance that the casting vote makes it pass.
    pub(super) fn by_casting_vote(&self) -> f64 {
        self.endings.last().copied().unwrap_or(0.0)
    }
}

/// The seats of one group, one after the other.
struct Section {
    from: usize,
    to: usize,
    correlation: f64,
    seats: Vec<Latent>,
    points: Vec<Point>,
}

/// What is ahead of a node: that it passes, and that there is no quorum.
type Ahead = [f64; 2];

impl Walk<'_> {
    pub(super) fn chances(&self) -> Walked {
        let mut fineness = 1.0;
        for _ in 0..FINEST {
            let walked = self.walk(fineness);
            if walked.error <= CLOSE * CLOSE + ROUNDING {
                return walked;
            }
            fineness *= 2.0;
        }
        self.walk(fineness)
    }

    fn walk(&self, fineness: f64) -> Walked {
        let sections = self.sections(fineness);
        let mut ended = [0.0; ENDINGS];
        if let Next::End(ending) = self.diagram.root {
            ended.iter_mut().skip(place(ending)).take(1).for_each(|sum| *sum = 1.0);
        }
        let mut ahead: Vec<Vec<Ahead>> = vec![Vec::new()];
        for section in sections.iter().skip(1).rev() {
            let next = ahead.last().map_or(&[][..], Vec::as_slice);
            ahead.push(self.backwards(section, next));
        }
        let mut walked = Walked { endings: [0.0; ENDINGS], seats: Vec::new(), error: ROUNDING };
        let mut here: Vec<f64> = vec![if matches!(self.diagram.root, Next::Node(_)) { 1.0 } else { 0.0 }];
        for (section, ahead) in sections.iter().zip(ahead.iter().rev()) {
            let (difference, next) = self.hear(section, &mut ended, &here, ahead, &mut walked.seats);
            here = next;
            walked.error = walked.error.max(ROUNDING + difference * difference);
        }
        walked.endings = ended;
        walked
    }

    fn sections(&self, fineness: f64) -> Vec<Section> {
        let section = |group: usize| {
            let of_group = || self.heard.iter().enumerate().filter(move |(_, heard)| heard.group == group);
            let from = of_group().next()?.0;
            let seats: Vec<_> = of_group().map(|(_, heard)| Latent::of(heard.belief)).collect();
            let correlation = self.groups.correlation(group);
            Some(Section { from, to: from + seats.len(), points: points(&seats, correlation, fineness), correlation, seats })
        };
        (0..self.groups.count()).filter_map(section).collect()
    }

    fn layer(&self, step: usize) -> Option<&Layer> {
        self.diagram.layers.get(step)
    }

    /// What is ahead of each node where a section begins, from what is ahead where it ends.
    fn backwards(&self, section: &Section, ahead: &[Ahead]) -> Vec<Ahead> {
        let mut sums: Vec<Ahead> = vec![[0.0; 2]; self.layer(section.from).map_or(0, Layer::len)];
        for batch in section.points.chunks(LANES) {
            let weights = lanes(batch, |point| point.weight);
            let mut values = spread(ahead);
            for step in (section.from..section.to).rev() {
                let Some(layer) = self.layer(step) else { continue };
                values = Self::before(layer, &self.shares(section, step, batch), &values, |_, _| {});
            }
            for (sum, [passes, no_quorum]) in sums.iter_mut().zip(&values) {
                sum.iter_mut().zip([passes, no_quorum]).for_each(|(sum, values)| *sum += weighted(values, &weights));
            }
        }
        sums
    }

    /// Hears the seats of a section: adds what ends in it and what comes of each seat. Answers how far the points are from
    /// close enough, and what comes to each node after it.
    fn hear(
        &self,
        section: &Section,
        ended: &mut [f64; ENDINGS],
        here: &[f64],
        ahead: &[Ahead],
        seats: &mut Vec<(usize, [f64; 3])>,
    ) -> (f64, Vec<f64>) {
        let mut next = vec![0.0; self.layer(section.to).map_or(0, Layer::len)];
        let mut ended_here = *ended;
        let (mut fine, mut coarse) = (0.0, 0.0);
        let mut found = vec![[0.0; 3]; section.seats.len()];
        for batch in section.points.chunks(LANES) {
            let weights = lanes(batch, |point| point.weight);
            let shares: Vec<_> = (section.from..section.to).map(|step| self.shares(section, step, batch)).collect();
            let forwards = self.forwards(section, &shares, here, ended);
            let mut values = spread(ahead);
            for (index, step) in (section.from..section.to).enumerate().rev() {
                let (Some(layer), Some(shares)) = (self.layer(step), shares.get(index)) else { continue };
                let (Some(heard), Some(before)) = (self.heard.get(step), forwards.nodes.get(index)) else { continue };
                let [mut passed, .., too_few, by_casting_vote] = forwards.ended.get(index).copied().unwrap_or_default();
                passed.iter_mut().zip(by_casting_vote).for_each(|(passed, more)| *passed += more);
                // For each option: that it passes, and that there is no quorum, if the seat takes it.
                let mut if_taken = [[passed, too_few]; Position::ALL.len()];
                values = Self::before(layer, shares, &values, |node, options: &[[Lanes; 2]]| {
                    let Some(comes) = before.get(node) else { return };
                    for (sums, option) in if_taken.iter_mut().zip(options) {
                        for (sum, value) in sums.iter_mut().zip(option) {
                            add_product(sum, comes, value);
                        }
                    }
                });
                if let Some(sums) = found.get_mut(index) {
                    judge(sums, &heard.options, shares, &if_taken, &weights);
                }
            }
            let mut passes = [0.0; LANES];
            values.iter().zip(here).for_each(|([value, _], comes)| add_product(&mut passes, value, &[*comes; LANES]));
            fine += weighted(&passes, &weights);
            coarse += weighted(&passes, &lanes(batch, |point| point.coarse));
            let last = forwards.ended.last().copied().unwrap_or_default();
            for ((total, last), before) in ended_here.iter_mut().zip(&last).zip(ended.iter()) {
                *total += weighted(last, &weights) - before * weights.iter().sum::<f64>();
            }
            for (total, lanes) in next.iter_mut().zip(forwards.nodes.last().map_or(&[][..], Vec::as_slice)) {
                *total += weighted(lanes, &weights);
            }
        }
        *ended = ended_here;
        seats.extend(self.heard.iter().skip(section.from).zip(found).map(|(heard, found)| (heard.place, found)));
        ((fine - coarse).abs(), next)
    }

    /// The chance of each option of a seat, for each value of the factor.
    fn shares(&self, section: &Section, step: usize, batch: &[Point]) -> Vec<Lanes> {
        let (Some(heard), Some(seat)) = (self.heard.get(step), section.seats.get(step - section.from)) else { return Vec::new() };
        let mut beliefs = [Belief::default(); LANES];
        for (belief, point) in beliefs.iter_mut().zip(batch) {
            *belief = seat.given(point.factor, section.correlation);
        }
        heard.options.iter().map(|option| beliefs.map(|belief| belief.of(*option))).collect()
    }

    fn forwards(&self, section: &Section, shares: &[Vec<Lanes>], here: &[f64], ended: &[f64; ENDINGS]) -> Forwards {
        let mut now: Vec<Lanes> = here.iter().map(|comes| [*comes; LANES]).collect();
        let mut ended = ended.map(|before| [before; LANES]);
        let mut forwards = Forwards { nodes: Vec::new(), ended: Vec::new() };
        for (step, shares) in (section.from..section.to).zip(shares) {
            let mut after: Vec<Lanes> = vec![[0.0; LANES]; self.layer(step + 1).map_or(0, Layer::len)];
            let before = ended;
            if let Some(layer) = self.layer(step) {
                for (options, comes) in layer.nodes().zip(&now) {
                    for (next, share) in options.iter().zip(shares) {
                        let target = match next {
                            Next::Node(node) => after.get_mut(*node as usize),
                            Next::End(ending) => ended.get_mut(place(*ending)),
                        };
                        let Some(target) = target else { continue };
                        add_product(target, comes, share);
                    }
                }
            }
            forwards.nodes.push(std::mem::replace(&mut now, after));
            forwards.ended.push(before);
        }
        forwards.nodes.push(now);
        forwards.ended.push(ended);
        forwards
    }

    /// What is ahead of each node of a layer, from what is ahead after it; each node's options are shown on the way.
    fn before(layer: &Layer, shares: &[Lanes], after: &[[Lanes; 2]], mut show: impl FnMut(usize, &[[Lanes; 2]])) -> Vec<[Lanes; 2]> {
        let mut values = Vec::with_capacity(layer.len());
        let mut options = [[[0.0; LANES]; 2]; Position::ALL.len()];
        for (node, nexts) in layer.nodes().enumerate() {
            let mut value = [[0.0; LANES]; 2];
            for ((option, next), share) in options.iter_mut().zip(nexts).zip(shares) {
                *option = match next {
                    Next::Node(node) => after.get(*node as usize).copied().unwrap_or_default(),
                    Next::End(ending) => certain(ending.verdict),
                };
                for (sum, option) in value.iter_mut().zip(option.iter()) {
                    add_product(sum, option, share);
                }
            }
            show(node, options.get(..nexts.len()).unwrap_or_default());
            values.push(value);
        }
        values
    }
}

/// What comes to each node of each layer of a section, and what has ended before each.
struct Forwards {
    nodes: Vec<Vec<Lanes>>,
    ended: Vec<[Lanes; ENDINGS]>,
}

/// Adds a seat's chances of being decisive, of getting its way and of being outvoted.
fn judge(sums: &mut [f64; 3], options: &[Position], shares: &[Lanes], if_taken: &[[Lanes; 2]], weights: &Lanes) {
    for ((option, share), [passes, no_quorum]) in options.iter().zip(shares).zip(if_taken) {
        for (((weight, share), passes), no_quorum) in weights.iter().zip(share).zip(passes).zip(no_quorum) {
            let share = weight * share;
            let [decisive, success, outvoted] = match option {
                Position::Agree => [weight * passes, share * passes, share * (1.0 - passes - no_quorum)],
                Position::Disagree => [-weight * passes, share * (1.0 - passes), share * passes],
                Position::Block => [0.0, share * (1.0 - passes), share * passes],
                Position::Abstain | Position::Absent | Position::Recused => [0.0; 3],
            };
            sums.iter_mut().zip([decisive, success, outvoted]).for_each(|(sum, more)| *sum += more);
        }
    }
}

fn add_product(sum: &mut Lanes, one: &Lanes, other: &Lanes) {
    sum.iter_mut().zip(one).zip(other).for_each(|((sum, one), other)| *sum += one * other);
}

fn certain(verdict: Verdict) -> [Lanes; 2] {
    let is = |of: Verdict| [f64::from(u8::from(verdict == of)); LANES];
    [is(Verdict::Passes), is(Verdict::NoQuorum)]
}

/// The place of an ending.
fn place(ending: Ending) -> usize {
    if ending.by_casting_vote { ENDINGS - 1 } else { ending.verdict as usize }
}

/// A number of each point; nothing where a batch has fewer.
fn lanes(batch: &[Point], of: impl Fn(&Point) -> f64) -> Lanes {
    let mut lanes = [0.0; LANES];
    lanes.iter_mut().zip(batch).for_each(|(lane, point)| *lane = of(point));
    lanes
}

fn spread(ahead: &[Ahead]) -> Vec<[Lanes; 2]> {
    ahead.iter().map(|ahead| ahead.map(|value| [value; LANES])).collect()
}

fn weighted(values: &Lanes, weights: &Lanes) -> f64 {
    values.iter().zip(weights).map(|(value, weight)| value * weight).sum()
}

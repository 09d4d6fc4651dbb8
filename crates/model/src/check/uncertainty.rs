//! What is uncertain: cost lines and risks with their distributions, and how lines move together.

use super::{Checker, Known, Listener, Words, members};
use crate::{Correlation, Design, Distribution, Money, Rate};
use std::fmt::Display;

/// The most amounts of a table or of own data.
const MOST_AMOUNTS: usize = 10_000;

/// The most that the shape parameters of a beta curve may be.
const LARGEST_SHAPE: Rate = Rate::percent(100_000_000);

/// The most that the standard deviation of a logarithm may be.
const WIDEST_SPREAD: Rate = Rate::percent(500);

/// How many times one percentile may be the other: about that widest spread.
const FARTHEST_APART: i64 = 100_000;

/// So many standard deviations from the mean nothing is left to speak of.
const END_OF_A_BELL: i64 = 6;

const CERTAIN: &str = "What is certain has the shape \"fixed\".";
use std::fmt::from_fn;

impl<L: Listener> Checker<L> {
    pub(super) fn uncertainty(&mut self, design: &Design) {
        let members = members(design);
        for (index, line) in design.costs.iter().enumerate() {
            let at = |field: &'static str| from_fn(move |f| write!(f, "costs[{index}].{field}"));
            self.refers(&at("member"), line.member.as_ref(), &members);
            for (field, amount) in [("budget", line.budget), ("actual", line.actual), ("forecast", line.forecast), ("disallowed", line.disallowed)] {
                self.not_negative(&at(field), amount);
            }
            if let Some(distribution) = &line.distribution {
                self.distribution(&at("distribution"), distribution);
                self.limits(&at("at_least"), distribution, line.at_least, line.at_most);
            }
        }
        for (index, risk) in design.risks.iter().enumerate() {
            let at = |field: &'static str| from_fn(move |f| write!(f, "risks[{index}].{field}"));
            self.share(&at("chance"), Some(risk.chance));
            self.refers(&at("owner"), risk.owner.as_ref(), &members);
            self.distribution(&at("impact"), &risk.impact);
            self.limits(&at("at_least"), &risk.impact, risk.at_least, risk.at_most);
        }
        if let Some(correlation) = &design.correlation {
            self.correlation(correlation, design);
        }
    }

    fn distribution(&mut self, path: Words<'_>, distribution: &Distribution) {
        match distribution {
            Distribution::Fixed { .. } => {}
            Distribution::Uniform { low, high } => self.rising(path, low, low, high),
            Distribution::Triangular { low, likely, high } | Distribution::Pert { low, likely, high } => self.rising(path, low, likely, high),
            Distribution::Beta { alpha, beta, low, high } => {
                self.rising(path, low, low, high);
                self.shape(path, "alpha", *alpha);
                self.shape(path, "beta", *beta);
            }
            Distribution::Normal { sd, .. } => self.more_than_nothing(path, "sd", *sd),
            Distribution::Lognormal { median, sigma } => {
                self.more_than_nothing(path, "median", *median);
                let fits = *sigma > Rate::ZERO && *sigma <= WIDEST_SPREAD;
                self.demand(fits, path, "sigma", sigma, "a number above 0, at most 5", CERTAIN);
            }
            Distribution::LognormalPercentiles { p10, p90 } => {
                self.more_than_nothing(path, "p10", *p10);
                let fits = p90 > p10 && p90.pence() / FARTHEST_APART <= p10.pence();
                self.demand(fits, path, "p90", p90, "more than the first amount, and less than 100000 times it", CERTAIN);
            }
            Distribution::Discrete { outcomes } => {
                for (index, outcome) in outcomes.iter().enumerate() {
                    self.share(&format_args!("{path}.outcomes[{index}].chance"), Some(outcome.chance));
                }
                self.adds_to_one(&format_args!("{path}.outcomes"), "chances", &outcomes.iter().map(|o| o.chance).collect::<Vec<_>>());
                self.so_many(path, "outcomes", outcomes.iter().filter(|o| !o.chance.is_zero()).count());
            }
            Distribution::Data { values } => self.so_many(path, "values", values.len()),
        }
    }

    fn rising(&mut self, path: Words<'_>, low: &Money, likely: &Money, high: &Money) {
        if low > likely || likely > high {
            self.out_of_order(&path);
        }
    }

    fn more_than_nothing(&mut self, path: Words<'_>, field: &str, amount: Money) {
        self.demand(amount > Money::ZERO, path, field, &amount, "more than nothing", CERTAIN);
    }

    fn shape(&mut self, path: Words<'_>, field: &str, rate: Rate) {
        self.demand(rate > Rate::ZERO && rate <= LARGEST_SHAPE, path, field, &rate, "a number above 0, at most 1000000", CERTAIN);
    }

    fn so_many(&mut self, path: Words<'_>, field: &str, amounts: usize) {
        let mend = "Add an amount that can be, or take some away.";
        self.demand(amounts > 0 && amounts <= MOST_AMOUNTS, path, field, &amounts, "from 1 to 10000 amounts", mend);
    }

    fn demand(&mut self, fits: bool, path: Words<'_>, field: &str, found: &dyn Display, expected: &str, mend: &str) {
        if !fits {
            self.error(&format_args!("{path}.{field}"), &found, &expected, &mend);
        }
    }

    /// Something of the distribution is left between the limits.
    fn limits(&mut self, path: Words<'_>, distribution: &Distribution, least: Option<Money>, most: Option<Money>) {
        let (low, high) = (least.map_or(i64::MIN, Money::pence), most.map_or(i64::MAX, Money::pence));
        if low > high || !leaves_something(distribution, low, high) {
            let mend = "Lower the least it can be, or raise the most.";
            self.error(path, &"limits that leave nothing", &"limits that some of the amounts lie between", &mend);
        }
    }

    pub(super) fn out_of_order(&mut self, path: Words<'_>) {
        self.error(path, &"amounts out of order", &"the lowest first and the highest last", &"Put them in order.");
    }

    fn correlation(&mut self, correlation: &Correlation, design: &Design) {
        match correlation {
            Correlation::CommonFactor { correlation } => self.share(&"correlation.correlation", Some(*correlation)),
            Correlation::Matrix { lines, rows } => {
                let known = Known::new("cost line", design.costs.iter().map(|c| &c.id));
                for (index, line) in lines.iter().enumerate() {
                    self.refers(&format_args!("correlation.lines[{index}]"), Some(line), &known);
                    if lines.iter().take(index).any(|other| other == line) {
                        self.error(
                            &format_args!("correlation.lines[{index}]"),
                            &format_args!("\"{line}\" again"),
                            &"each line once",
                            &"Take one of them away.",
                        );
                    }
                }
                if let Some(beyond) = rows.iter().flatten().find(|rate| rate.numerator().abs() > rate.denominator()) {
                    let mend = "Write 0 for lines that do not move together.";
                    self.error(&"correlation.rows", &beyond, &"numbers from -1 to 1", &mend);
                }
                if rows.len() != lines.len() || rows.iter().any(|row| row.len() != lines.len()) {
                    self.error(
                        &"correlation.rows",
                        &format_args!("{} rows", rows.len()),
                        &format_args!("{0} rows of {0} numbers", lines.len()),
                        &"Give one row and one column to each line.",
                    );
                } else if !symmetric(rows) {
                    let mend = "Write the same number for a pair both ways, and 1 for a line with itself.";
                    self.error(
                        &"correlation.rows",
                        &"a table that is not the same both ways",
                        &"a symmetric table with ones down its diagonal",
                        &mend,
                    );
                }
            }
        }
    }
}

fn symmetric(rows: &[Vec<Rate>]) -> bool {
    (0..rows.len()).all(|i| rows[i][i] == Rate::ONE && (0..i).all(|j| rows[i][j] == rows[j][i]))
}

/// Whether some of the amounts lie between limits, in pence; of a smooth curve more than a single point.
fn leaves_something(distribution: &Distribution, least: i64, most: i64) -> bool {
    let within = |amount: &Money| (least..=most).contains(&amount.pence());
    let (low, high) = match distribution {
        Distribution::Fixed { value } => return within(value),
        Distribution::Discrete { outcomes } => return outcomes.is_empty() || outcomes.iter().any(|o| !o.chance.is_zero() && within(&o.value)),
        Distribution::Data { values } => return values.is_empty() || values.iter().any(within),
        Distribution::Uniform { low, high }
        | Distribution::Beta { low, high, .. }
        | Distribution::Triangular { low, high, .. }
        | Distribution::Pert { low, high, .. } => (low.pence(), high.pence()),
        Distribution::Normal { mean, sd } => (mean.pence() - END_OF_A_BELL * sd.pence(), mean.pence() + END_OF_A_BELL * sd.pence()),
        Distribution::Lognormal { .. } | Distribution::LognormalPercentiles { .. } => (0, i64::MAX),
    };
    if low == high { (least..=most).contains(&low) } else { least < high && most > low }
}

#[cfg(test)]
mod tests;

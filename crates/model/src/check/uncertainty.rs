//! What is uncertain: cost lines and risks with their distributions, and how lines move together.

use super::{Checker, Known, members};
use crate::{Correlation, Design, Distribution, Money, Rate};

/// The most amounts of a table or of own data.
const MOST_AMOUNTS: usize = 10_000;

/// The most that the shape parameters of a beta curve may be.
const LARGEST_SHAPE: i32 = 1_000_000;

/// The most that the standard deviation of a logarithm may be.
const WIDEST_SPREAD: i32 = 5;

/// How many times one percentile may be the other: about that widest spread.
const FARTHEST_APART: i64 = 100_000;

/// So many standard deviations from the mean nothing is left to speak of.
const END_OF_A_BELL: i64 = 6;

const CERTAIN: &str = "What is certain has the shape \"fixed\".";

impl Checker {
    pub(super) fn uncertainty(&mut self, design: &Design) {
        let members = members(design);
        for (index, line) in design.costs.iter().enumerate() {
            let at = |field: &str| format!("costs[{index}].{field}");
            self.refers(at("member"), line.member.as_ref(), &members);
            for (field, amount) in [("budget", line.budget), ("actual", line.actual), ("forecast", line.forecast), ("disallowed", line.disallowed)] {
                self.not_negative(at(field), amount);
            }
            if let Some(distribution) = &line.distribution {
                self.distribution(&at("distribution"), distribution);
                self.limits(at("at_least"), distribution, line.at_least, line.at_most);
            }
        }
        for (index, risk) in design.risks.iter().enumerate() {
            let at = |field: &str| format!("risks[{index}].{field}");
            self.share(at("chance"), Some(risk.chance));
            self.refers(at("owner"), risk.owner.as_ref(), &members);
            self.distribution(&at("impact"), &risk.impact);
            self.limits(at("at_least"), &risk.impact, risk.at_least, risk.at_most);
        }
        if let Some(correlation) = &design.correlation {
            self.correlation(correlation, design);
        }
    }

    fn distribution(&mut self, path: &str, distribution: &Distribution) {
        let at = |field: &str| format!("{path}.{field}");
        match distribution {
            Distribution::Fixed { .. } => {}
            Distribution::Uniform { low, high } => self.rising(path, &[*low, *high]),
            Distribution::Triangular { low, likely, high } | Distribution::Pert { low, likely, high } => self.rising(path, &[*low, *likely, *high]),
            Distribution::Beta { alpha, beta, low, high } => {
                self.rising(path, &[*low, *high]);
                self.above_nothing(at("alpha"), *alpha, LARGEST_SHAPE);
                self.above_nothing(at("beta"), *beta, LARGEST_SHAPE);
            }
            Distribution::Normal { sd, .. } => self.more_than_nothing(at("sd"), *sd),
            Distribution::Lognormal { median, sigma } => {
                self.more_than_nothing(at("median"), *median);
                self.above_nothing(at("sigma"), *sigma, WIDEST_SPREAD);
            }
            Distribution::LognormalPercentiles { p10, p90 } => {
                self.more_than_nothing(at("p10"), *p10);
                if p90 <= p10 || p90.pence() / FARTHEST_APART > p10.pence() {
                    let expected = format!("more than the first amount, and less than {FARTHEST_APART} times it");
                    self.error(at("p90"), p90.to_string(), expected, CERTAIN);
                }
            }
            Distribution::Discrete { outcomes } => {
                for (index, outcome) in outcomes.iter().enumerate() {
                    self.share(at(&format!("outcomes[{index}].chance")), Some(outcome.chance));
                }
                self.adds_to_one(&at("outcomes"), "chances", outcomes.iter().map(|o| o.chance));
                self.so_many(at("outcomes"), outcomes.iter().filter(|o| !o.chance.is_zero()).count());
            }
            Distribution::Data { values } => self.so_many(at("values"), values.len()),
        }
    }

    fn rising(&mut self, path: &str, amounts: &[Money]) {
        if !amounts.is_sorted() {
            self.out_of_order(path.to_owned());
        }
    }

    fn more_than_nothing(&mut self, path: String, amount: Money) {
        if amount <= Money::ZERO {
            self.error(path, amount.to_string(), "more than nothing", CERTAIN);
        }
    }

    fn above_nothing(&mut self, path: String, rate: Rate, most: i32) {
        if rate <= Rate::ZERO || rate > Rate::percent(most * 100) {
            self.error(path, rate.to_string(), format!("a number above 0, at most {most}"), CERTAIN);
        }
    }

    /// Something of the distribution is left between the limits.
    fn limits(&mut self, path: String, distribution: &Distribution, least: Option<Money>, most: Option<Money>) {
        let (low, high) = (least.map_or(i64::MIN, Money::pence), most.map_or(i64::MAX, Money::pence));
        if low > high || !leaves_something(distribution, low, high) {
            let mend = "Lower the least it can be, or raise the most.";
            self.error(path, "limits that leave nothing", "limits that some of the amounts lie between", mend);
        }
    }

    pub(super) fn out_of_order(&mut self, path: String) {
        self.error(path, "amounts out of order", "the lowest first and the highest last", "Put them in order.");
    }

    fn so_many(&mut self, path: String, length: usize) {
        if length == 0 || length > MOST_AMOUNTS {
            self.error(
                path,
                format!("{length} amounts"),
                format!("from 1 to {MOST_AMOUNTS} amounts"),
                "Add an amount with a chance, or take some away.",
            );
        }
    }

    fn correlation(&mut self, correlation: &Correlation, design: &Design) {
        match correlation {
            Correlation::CommonFactor { correlation } => self.share("correlation.correlation".to_owned(), Some(*correlation)),
            Correlation::Matrix { lines, rows } => {
                let known = Known::new("cost line", design.costs.iter().map(|c| &c.id));
                for (index, line) in lines.iter().enumerate() {
                    self.refers(format!("correlation.lines[{index}]"), Some(line), &known);
                    if lines.iter().take(index).any(|other| other == line) {
                        self.error(format!("correlation.lines[{index}]"), format!("\"{line}\" again"), "each line once", "Take one of them away.");
                    }
                }
                for (row, rates) in rows.iter().enumerate() {
                    for (column, rate) in rates.iter().enumerate().filter(|(_, rate)| **rate < Rate::percent(-100) || **rate > Rate::ONE) {
                        let mend = "Write 0 for lines that do not move together.";
                        self.error(format!("correlation.rows[{row}][{column}]"), rate.to_string(), "a number from -1 to 1", mend);
                    }
                }
                if rows.len() != lines.len() || rows.iter().any(|row| row.len() != lines.len()) {
                    let expected = format!("{0} rows of {0} numbers", lines.len());
                    self.error("correlation.rows".to_owned(), format!("{} rows", rows.len()), expected, "Give one row and one column to each line.");
                } else if !symmetric(rows) {
                    let mend = "Write the same number for a pair both ways, and 1 for a line with itself.";
                    self.error(
                        "correlation.rows".to_owned(),
                        "a table that is not the same both ways",
                        "a symmetric table with ones down its diagonal",
                        mend,
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

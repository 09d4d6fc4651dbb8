//! What is uncertain: cost lines and risks with their distributions, and how lines move together.

use super::{Checker, Known, members};
use crate::{Correlation, Design, Distribution, Money, Rate};

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
            }
        }
        for (index, risk) in design.risks.iter().enumerate() {
            self.share(format!("risks[{index}].chance"), Some(risk.chance));
            self.refers(format!("risks[{index}].owner"), risk.owner.as_ref(), &members);
            self.distribution(&format!("risks[{index}].impact"), &risk.impact);
        }
        if let Some(correlation) = &design.correlation {
            self.correlation(correlation, design);
        }
    }

    fn distribution(&mut self, path: &str, distribution: &Distribution) {
        let rising = |amounts: &[Money]| amounts.windows(2).all(|pair| pair[0] <= pair[1]);
        let in_order = match distribution {
            Distribution::Uniform { low, high } | Distribution::Beta { low, high, .. } => rising(&[*low, *high]),
            Distribution::Triangular { low, likely, high } | Distribution::Pert { low, likely, high } => rising(&[*low, *likely, *high]),
            Distribution::LognormalPercentiles { p10, p90 } => *p10 > Money::ZERO && rising(&[*p10, *p90]),
            _ => true,
        };
        if !in_order {
            self.out_of_order(path.to_owned());
        }
        match distribution {
            Distribution::Lognormal { median, sigma } => {
                if *median <= Money::ZERO {
                    self.error(
                        format!("{path}.median"),
                        median.to_string(),
                        "more than nothing",
                        "Write the amount that half of the cases stay under.",
                    );
                }
                self.positive_rate(format!("{path}.sigma"), *sigma);
            }
            Distribution::Normal { sd, .. } => self.not_negative(format!("{path}.sd"), Some(*sd)),
            Distribution::Beta { alpha, beta, .. } => {
                for (field, value) in [("alpha", alpha), ("beta", beta)] {
                    if *value <= Rate::ZERO {
                        self.error(format!("{path}.{field}"), value.to_string(), "more than nothing", "Write a number above 0.");
                    }
                }
            }
            Distribution::Discrete { outcomes } => {
                for (index, outcome) in outcomes.iter().enumerate() {
                    self.share(format!("{path}.outcomes[{index}].chance"), Some(outcome.chance));
                }
                self.adds_to_one(&format!("{path}.outcomes"), "chances", outcomes.iter().map(|o| o.chance));
                self.not_empty(&format!("{path}.outcomes"), outcomes.len());
            }
            Distribution::Data { values } => self.not_empty(&format!("{path}.values"), values.len()),
            _ => {}
        }
    }

    pub(super) fn out_of_order(&mut self, path: String) {
        self.error(path, "amounts out of order", "the lowest first and the highest last", "Put them in order.");
    }

    fn not_empty(&mut self, path: &str, length: usize) {
        if length == 0 {
            self.error(path.to_owned(), "an empty list", "one amount or more", "Add an amount.");
        }
    }

    fn correlation(&mut self, correlation: &Correlation, design: &Design) {
        match correlation {
            Correlation::CommonFactor { correlation } => self.share("correlation.correlation".to_owned(), Some(*correlation)),
            Correlation::Matrix { lines, rows } => {
                let known = Known::new("cost line", design.costs.iter().map(|c| &c.id));
                for (index, line) in lines.iter().enumerate() {
                    self.refers(format!("correlation.lines[{index}]"), Some(line), &known);
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

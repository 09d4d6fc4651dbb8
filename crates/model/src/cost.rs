//! Costs and risks: what the work may cost. How they are drawn is worked out in `alliance-simulate`.

use crate::{Id, Money, Rate};
use alliance_json::AsJson;
use serde::{Deserialize, Serialize};

/// A line of the budget.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CostLine {
    /// Unique among cost lines.
    pub id: Id,
    /// What is paid for.
    #[cfg_attr(feature = "schema", schemars(length(max = 500)))]
    pub name: String,
    /// The member that spends it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<Id>,
    /// What was planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Money>,
    /// What was spent so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual: Option<Money>,
    /// What is expected in the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forecast: Option<Money>,
    /// What the open book does not allow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disallowed: Option<Money>,
    /// What it may cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distribution: Option<Distribution>,
    /// Never below this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Money>,
    /// Never above this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Money>,
}

/// An event that may happen, and what it costs if it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Risk {
    /// Unique among risks.
    pub id: Id,
    /// What may happen.
    #[cfg_attr(feature = "schema", schemars(length(max = 500)))]
    pub name: String,
    /// The chance, from 0 to 1.
    pub chance: Rate,
    /// What it costs if it happens.
    pub impact: Distribution,
    /// Never below this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Money>,
    /// Never above this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Money>,
    /// The member that watches it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Id>,
}

/// An uncertain amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "shape")]
pub enum Distribution {
    /// Certain.
    Fixed {
        /// The amount.
        value: Money,
    },
    /// Anything between two amounts, all alike.
    Uniform {
        /// Lowest.
        low: Money,
        /// Highest.
        high: Money,
    },
    /// The bell curve.
    Normal {
        /// Mean.
        mean: Money,
        /// Standard deviation.
        sd: Money,
    },
    /// Skewed, by median and spread.
    Lognormal {
        /// Half of the time below this.
        median: Money,
        /// Standard deviation of the logarithm.
        sigma: Rate,
    },
    /// Skewed, by two percentiles.
    LognormalPercentiles {
        /// One time in ten below this.
        p10: Money,
        /// Nine times in ten below this.
        p90: Money,
    },
    /// Straight up and straight down.
    Triangular {
        /// Lowest.
        low: Money,
        /// Most likely.
        likely: Money,
        /// Highest.
        high: Money,
    },
    /// A smooth curve through three points (PERT, lambda 4).
    Pert {
        /// Lowest.
        low: Money,
        /// Most likely.
        likely: Money,
        /// Highest.
        high: Money,
    },
    /// A beta curve between two amounts.
    Beta {
        /// First shape parameter.
        alpha: Rate,
        /// Second shape parameter.
        beta: Rate,
        /// Lowest.
        low: Money,
        /// Highest.
        high: Money,
    },
    /// A table of amounts and chances.
    Discrete {
        /// The table; the chances add to one.
        outcomes: Vec<Draw>,
    },
    /// Observed amounts, each as likely as the next.
    Data {
        /// The amounts, in any order.
        values: Vec<Money>,
    },
}

/// One line of a table of amounts and chances.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Draw {
    /// The amount.
    pub value: Money,
    /// Its chance.
    pub chance: Rate,
}

/// How costs move together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "form")]
pub enum Correlation {
    /// One common factor behind every line: the correlation between any two, from 0 to 1.
    CommonFactor {
        /// The correlation.
        correlation: Rate,
    },
    /// A correlation for each pair of lines.
    Matrix {
        /// Cost lines, in the order of the rows.
        lines: Vec<Id>,
        /// A symmetric matrix with ones down its diagonal.
        rows: Vec<Vec<Rate>>,
    },
}

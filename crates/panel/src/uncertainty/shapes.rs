//! The shapes that an uncertain amount can have, in plain words, and one turned into another: a start that keeps what it can.

use alliance_model::{Distribution, Draw, Money, Rate};

/// A kind of shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Fixed,
    Smooth,
    Straight,
    Level,
    Bell,
    Skewed,
    SkewedByTwo,
    Beta,
    Table,
    Own,
}

/// Every shape with its name.
pub(super) const SHAPES: [(Shape, &str); 10] = [
    (Shape::Smooth, "Smooth: most often near the likely amount (PERT)"),
    (Shape::Straight, "Straight: up and down in straight lines (triangular)"),
    (Shape::Level, "Level: every amount between is as likely (uniform)"),
    (Shape::Bell, "Bell: as often above as below (normal)"),
    (Shape::Skewed, "Skewed: now and then far above (lognormal)"),
    (Shape::SkewedByTwo, "Skewed, by two amounts that you know (lognormal)"),
    (Shape::Beta, "A curve for experts (beta)"),
    (Shape::Table, "A table of amounts and chances"),
    (Shape::Own, "Your own figures from other years"),
    (Shape::Fixed, "Fixed: exactly this amount"),
];

impl Shape {
    pub(super) const fn of(distribution: &Distribution) -> Self {
        match distribution {
            Distribution::Fixed { .. } => Self::Fixed,
            Distribution::Pert { .. } => Self::Smooth,
            Distribution::Triangular { .. } => Self::Straight,
            Distribution::Uniform { .. } => Self::Level,
            Distribution::Normal { .. } => Self::Bell,
            Distribution::Lognormal { .. } => Self::Skewed,
            Distribution::LognormalPercentiles { .. } => Self::SkewedByTwo,
            Distribution::Beta { .. } => Self::Beta,
            Distribution::Discrete { .. } => Self::Table,
            Distribution::Data { .. } => Self::Own,
        }
    }

    /// In a word, for a table.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Smooth => "smooth",
            Self::Straight => "straight",
            Self::Level => "level",
            Self::Bell => "bell",
            Self::Skewed => "skewed",
            Self::SkewedByTwo => "skewed, by two",
            Self::Beta => "beta",
            Self::Table => "a table",
            Self::Own => "own figures",
        }
    }

    /// A distribution of this shape through low, likely and high, as near as it comes.
    pub(super) fn through(self, [low, likely, high]: [Money; 3]) -> Distribution {
        let wide = high.pence() - low.pence();
        match self {
            Self::Fixed => Distribution::Fixed { value: likely },
            Self::Smooth => Distribution::Pert { low, likely, high },
            Self::Straight => Distribution::Triangular { low, likely, high },
            Self::Level => Distribution::Uniform { low, high },
            Self::Bell => Distribution::Normal { mean: likely, sd: pence((wide / 4).max(1).into()) },
            Self::Skewed => {
                let median = if likely > Money::ZERO { likely } else { Money::pounds(1) };
                // Nine in ten lie below 1.28 standard deviations of the logarithm.
                let hundredths = i128::from(wide) * 10_000 / 256 / i128::from(median.pence());
                Distribution::Lognormal { median, sigma: Rate::percent(hundredths.clamp(1, 500) as i32) }
            }
            Self::SkewedByTwo => {
                let p10 = if low > Money::ZERO { low } else { pence((likely.pence() / 2).max(100).into()) };
                let fits = high > p10 && high.pence() / 100_000 < p10.pence();
                Distribution::LognormalPercentiles { p10, p90: if fits { high } else { pence(i128::from(p10.pence()) * 2) } }
            }
            Self::Beta => {
                // The very curve of a smooth shape: PERT is such a beta curve.
                let tilt = if wide == 0 { 200 } else { i128::from(likely.pence() - low.pence()) * 400 / i128::from(wide) } as i32;
                Distribution::Beta { alpha: Rate::percent(100 + tilt), beta: Rate::percent(500 - tilt), low, high }
            }
            Self::Table => {
                let draw = |value, hundredths| Draw { value, chance: Rate::percent(hundredths) };
                Distribution::Discrete { outcomes: vec![draw(low, 25), draw(likely, 50), draw(high, 25)] }
            }
            Self::Own => Distribution::Data { values: vec![low, likely, high] },
        }
    }
}

/// Low, likely and high of a distribution: two amounts that it seldom goes beyond, and one between.
pub(super) fn three(distribution: &Distribution) -> [Money; 3] {
    let middle = |low: Money, high: Money| pence((i128::from(low.pence()) + i128::from(high.pence())) / 2);
    let mut amounts = match distribution {
        Distribution::Fixed { value } => about(*value),
        Distribution::Triangular { low, likely, high } | Distribution::Pert { low, likely, high } => [*low, *likely, *high],
        Distribution::Uniform { low, high } | Distribution::Beta { low, high, .. } => [*low, middle(*low, *high), *high],
        Distribution::Normal { mean, sd } => [-2, 0, 2].map(|sds| pence(i128::from(mean.pence()) + sds * i128::from(sd.pence()))),
        Distribution::Lognormal { median, sigma } => {
            // The exponential function in two terms, in thousandths: a start, not a result.
            let tenth = i128::from(sigma.numerator()) * 1_280 / i128::from(sigma.denominator());
            let factor = 1_000 + tenth + tenth * tenth / 2_000;
            let median = i128::from(median.pence());
            [pence(median * 1_000 / factor.max(1)), pence(median), pence(median * factor / 1_000)]
        }
        Distribution::LognormalPercentiles { p10, p90 } => {
            let product = i128::from(p10.pence()) * i128::from(p90.pence());
            [*p10, pence(product.max(0).isqrt()), *p90]
        }
        Distribution::Discrete { outcomes } => {
            let likely = outcomes.iter().max_by_key(|draw| draw.chance).map_or(Money::ZERO, |draw| draw.value);
            ends(outcomes.iter().map(|draw| draw.value), likely)
        }
        Distribution::Data { values } => {
            let mut sorted = values.clone();
            sorted.sort();
            ends(values.iter().copied(), sorted.get(sorted.len() / 2).copied().unwrap_or_default())
        }
    };
    amounts.sort();
    amounts
}

fn ends(amounts: impl Iterator<Item = Money> + Clone, likely: Money) -> [Money; 3] {
    [amounts.clone().min().unwrap_or(likely), likely, amounts.max().unwrap_or(likely)]
}

/// Nine tenths, the whole and six fifths of an amount: where to start from, in order.
pub(super) fn about(amount: Money) -> [Money; 3] {
    let mut amounts = [90, 100, 120].map(|hundredths| pence(i128::from(amount.pence()) * hundredths / 100));
    amounts.sort();
    amounts
}

/// The nearest amount that can be held.
pub(super) fn pence(pence: i128) -> Money {
    const MOST: i128 = 1_000_000_000_000_000;
    Money::from_pence(pence.clamp(-MOST, MOST) as i64).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_shape_is_turned_into_is_in_order() {
        let amounts = [[0, 0, 0], [90, 100, 120], [-50, -20, -10], [-10, 0, 500], [1, 1, 20_000_000]];
        for three_of in amounts.map(|amounts| amounts.map(Money::pounds)) {
            for (from, _) in SHAPES {
                let start = from.through(three_of);
                assert!(three(&start).is_sorted(), "{start:?}");
                for (to, _) in SHAPES {
                    let turned = to.through(three(&start));
                    assert_eq!(Shape::of(&turned), to);
                    assert_eq!(problems(&turned), Vec::<String>::new(), "{start:?} into {turned:?}");
                }
            }
        }
    }

    #[test]
    fn low_likely_and_high_are_kept_by_the_shapes_that_have_them() {
        let amounts = [90, 100, 120].map(Money::pounds);
        for shape in [Shape::Smooth, Shape::Straight, Shape::Table, Shape::Own] {
            assert_eq!(three(&shape.through(amounts)), amounts, "{shape:?}");
        }
        // The smooth curve is this beta curve.
        let beta = Distribution::Beta { alpha: Rate::percent(233), beta: Rate::percent(367), low: amounts[0], high: amounts[2] };
        assert_eq!(Shape::Beta.through(amounts), beta);
    }

    fn problems(distribution: &Distribution) -> Vec<String> {
        let mut design = alliance_format::template("blank").unwrap_or_else(|| panic!("a template"));
        design.costs[0].distribution = Some(distribution.clone());
        let all = alliance_model::check(&design);
        all.iter().filter(|problem| problem.path.starts_with("costs")).map(ToString::to_string).collect()
    }
}

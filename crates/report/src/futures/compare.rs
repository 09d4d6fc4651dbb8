//! Two designs on the same futures, in words.

use crate::figures::list;
use alliance_simulate::MemberRange;

/// Whether a member does better or worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BetterOrWorse {
    /// Its mean result and its worst one in ten are no worse, and one is better.
    Better,
    /// Neither is better, and one is worse.
    Worse,
    /// One is better and the other worse.
    Both,
    /// Both are as they were.
    Same,
}

impl BetterOrWorse {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Worse => "worse",
            Self::Both => "better on one, worse on the other",
            Self::Same => "no change",
        }
    }
}

/// How a member does under other terms: by its mean result and its result in the worst one of ten, each to the pound.
pub fn better_or_worse(base: &MemberRange, other: &MemberRange) -> BetterOrWorse {
    let change = |from: f64, to: f64| (to.round() - from.round()).total_cmp(&0.0) as i32;
    let ([worst_before, ..], [worst_after, ..]) = (base.percentiles, other.percentiles);
    let (mean, worst) = (change(base.mean, other.mean), change(worst_before, worst_after));
    match (mean.max(worst), mean.min(worst)) {
        (0, 0) => BetterOrWorse::Same,
        (1, 0 | 1) => BetterOrWorse::Better,
        (1, _) => BetterOrWorse::Both,
        _ => BetterOrWorse::Worse,
    }
}

/// What is the same, in one line; none where nothing is.
pub fn same(what: &[String]) -> Option<String> {
    (!what.is_empty()).then(|| format!("The same everywhere: {}.", list(&what.iter().map(String::as_str).collect::<Vec<_>>())))
}

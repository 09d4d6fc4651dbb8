//! The budgets of `dist`, as data.

/// What a first visit to one page may weigh.
pub(crate) struct Budget {
    /// What is weighed, for people.
    pub(crate) what: &'static str,
    /// The page inside `dist/` where loading begins.
    pub(crate) page: &'static str,
    /// The most bytes of everything that it loads, packed with brotli.
    pub(crate) brotli: u64,
    /// A debt: what it may weigh until the budget is met. `dist` fails above the budget, `test` above the debt, so that
    /// it can only shrink. It goes when the budget holds.
    pub(crate) debt: Option<u64>,
}

/// Which limit counts.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Limit {
    /// What was promised.
    Budget,
    /// What is owed today.
    Debt,
}

/// Every budget.
pub(crate) const BUDGETS: &[Budget] = &[Budget { what: "the workbench, first load", page: "index.html", brotli: 250_000, debt: Some(368_000) }];

//! The budgets of `dist`, as data.

/// What a first visit to one page may weigh.
pub(crate) struct Budget {
    /// What is weighed, for people.
    pub(crate) what: &'static str,
    /// The page inside `dist/` where loading begins.
    pub(crate) page: &'static str,
    /// The most bytes of everything that it loads, packed with brotli.
    pub(crate) brotli: u64,
}

/// Every budget.
pub(crate) const BUDGETS: &[Budget] = &[Budget { what: "the workbench, first load", page: "index.html", brotli: 250_000 }];

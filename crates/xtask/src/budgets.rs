//! The budgets of `dist`, as data.

/// What a first visit to one page may weigh.
pub(crate) struct Budget {
    /// What is weighed, for people.
    pub(crate) what: &'static str,
    /// The file inside `dist/` where loading begins, without the hash in its name.
    pub(crate) page: &'static str,
    /// What those files mention but fetch only once the page works; weighed by itself.
    pub(crate) later: &'static [&'static str],
    /// The most bytes of everything that it loads, packed with brotli.
    pub(crate) brotli: u64,
}

/// The engines, what takes a design or a picture along, and what keeps the page without a network, come once it works; a browser fetches
/// the manifest and its icons by itself, and only where the page may be installed.
const LATER: &[&str] = &[
    "worker.js",
    "answers.js",
    "core.js",
    "core_bg.wasm",
    "figure.js",
    "link.js",
    "familiar.js",
    "share.js",
    "embedding.js",
    "make.js",
    "offline.js",
    "manifest.webmanifest",
];

/// What a page with one widget may weigh beyond the page itself: the script of all widgets, what reads a design out of a link, and the module
/// that draws this one.
pub(crate) struct WidgetBudget {
    /// What is weighed, for people.
    pub(crate) what: &'static str,
    /// The module.
    pub(crate) module: &'static str,
    /// The most bytes of all, packed with brotli.
    pub(crate) brotli: u64,
}

/// Every budget of a widget.
pub(crate) const WIDGET_BUDGETS: &[WidgetBudget] = &[
    WidgetBudget { what: "a page with one widget of votes", module: "votes", brotli: 90_000 },
    WidgetBudget { what: "a page with one widget of money", module: "money", brotli: 90_000 },
    WidgetBudget { what: "a page with one curve of gain and pain", module: "curve", brotli: 90_000 },
    WidgetBudget { what: "a page with one widget of power", module: "power", brotli: 90_000 },
    WidgetBudget { what: "a page with one widget of the final cost over many futures", module: "costs", brotli: 90_000 },
    WidgetBudget { what: "the same for a member who reads: what it comes to", module: "result", brotli: 90_000 },
    WidgetBudget { what: "the same for a member who reads: what drives that", module: "drivers", brotli: 90_000 },
    WidgetBudget { what: "a page with one widget of scenarios", module: "scenarios", brotli: 90_000 },
    WidgetBudget { what: "a page with one widget of say and stake", module: "stake", brotli: 90_000 },
    WidgetBudget { what: "a page with a picture taken along", module: "all", brotli: 320_000 },
];

/// Every budget. That of the page was promised; the worker's keeps it from growing unseen.
pub(crate) const BUDGETS: &[Budget] = &[
    Budget { what: "the workbench, first load", page: "index.html", later: LATER, brotli: 250_000 },
    Budget { what: "the dialog of a picture, fetched once the page works", page: "figure.js", later: &[], brotli: 5_000 },
    Budget { what: "the worker, fetched once the page works", page: "worker.js", later: &[], brotli: 850_000 },
];

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

/// What a page with one widget may weigh beyond the page itself; a page in the folder of the widgets' version.
pub(crate) const WIDGET_BUDGETS: &[Budget] = &[
    Budget {
        what: "a page with one widget",
        page: "alliance-embed.js",
        later: &["futures.js", "futures_bg.wasm", "link.js", "familiar.js", "raster.js"],
        brotli: 90_000,
    },
    Budget {
        what: "a page with one widget of many futures or of power",
        page: "alliance-embed.js",
        later: &["light.js", "light_bg.wasm", "link.js", "familiar.js", "raster.js"],
        brotli: 90_000,
    },
];

/// Every budget. That of the page was promised; the worker's keeps it from growing unseen.
pub(crate) const BUDGETS: &[Budget] = &[
    Budget { what: "the workbench, first load", page: "index.html", later: LATER, brotli: 250_000 },
    Budget { what: "the dialog of a picture, fetched once the page works", page: "figure.js", later: &[], brotli: 5_000 },
    Budget { what: "the worker, fetched once the page works", page: "worker.js", later: &[], brotli: 900_000 },
];

//! The direction of every arrow between our crates, as one table, proved from cargo's own words.
//! A crate that is not in the table fails, so that nobody adds one without saying where it stands.

use std::collections::BTreeSet;

use anyhow::{Result, bail};
use cargo_metadata::{Dependency, DependencyKind, MetadataCommand, Package};

use crate::place::Place;
use crate::run::cargo;
use crate::setup::WASM;

/// What a crate may know of browsers.
#[derive(Clone, Copy, PartialEq)]
enum Browser {
    /// Nothing, not even through others: it runs anywhere, and is tested natively.
    Never,
    /// Only where it is built for one.
    OnlyInWasm,
    /// It lives there.
    Always,
}

/// One crate: what it may use of ours, and what it may know of browsers.
struct Rule {
    name: &'static str,
    uses: &'static [&'static str],
    browser: Browser,
}

const ENGINES: &[&str] = &["model", "vote", "settle", "simulate"];
const ALL_BELOW_DOORS: &[&str] = &["json", "model", "vote", "settle", "simulate", "format", "store", "chart", "report", "exchange", "panel"];
const ALL_BELOW_PAGE: &[&str] = &["json", "model", "vote", "settle", "simulate", "format", "store", "chart", "report"];

/// Every crate, from the ground up. Nobody uses the doors or the page, for no row names them.
const RULES: &[Rule] = &[
    Rule { name: "json-derive", uses: &[], browser: Browser::Never },
    Rule { name: "json", uses: &["json-derive"], browser: Browser::Never },
    Rule { name: "model", uses: &["json"], browser: Browser::Never },
    Rule { name: "vote", uses: &["json", "model"], browser: Browser::Never },
    Rule { name: "settle", uses: &["model"], browser: Browser::Never },
    Rule { name: "simulate", uses: &["json", "model", "vote", "settle"], browser: Browser::Never },
    Rule { name: "format", uses: &["json", "model"], browser: Browser::Never },
    Rule { name: "store", uses: &["json", "model", "format"], browser: Browser::OnlyInWasm },
    Rule { name: "report", uses: ENGINES, browser: Browser::Never },
    Rule { name: "chart", uses: &["model", "vote", "settle", "simulate", "report"], browser: Browser::Never },
    Rule { name: "exchange", uses: &["json", "model", "format", "settle", "report"], browser: Browser::Never },
    Rule { name: "panel", uses: &["json", "model", "format", "vote", "settle", "simulate", "report", "chart", "exchange"], browser: Browser::Never },
    Rule { name: "toolkit", uses: ALL_BELOW_DOORS, browser: Browser::Always },
    Rule { name: "embed", uses: ALL_BELOW_DOORS, browser: Browser::Always },
    Rule { name: "web", uses: ALL_BELOW_PAGE, browser: Browser::Always },
    Rule { name: "xtask", uses: &[], browser: Browser::Always },
];

/// What tests may use besides: the templates in the file's format are their examples.
const FOR_TESTS: &str = "format";

/// Crates by which the world gets in: the browser's own, its clock and its randomness.
const BROWSER_CRATES: &[&str] = &["js-sys", "web-sys", "wasm-bindgen", "wasm-bindgen-futures", "serde-wasm-bindgen", "getrandom", "web-time"];
/// The same, for families of crates.
const BROWSER_FAMILIES: &[&str] = &["gloo", "yew"];

/// Proves the table, or says every arrow that points the wrong way.
pub(crate) fn prove(place: &Place) -> Result<()> {
    let metadata = MetadataCommand::new().no_deps().exec()?;
    let packages = metadata.workspace_packages();
    let mut wrong = Vec::new();
    for package in &packages {
        let Some(rule) = RULES.iter().find(|rule| rule.name == short(package)) else {
            wrong.push(format!("{} has no row in the table of crates/xtask/src/arrows.rs", package.name));
            continue;
        };
        for dependency in &package.dependencies {
            let ours = packages.iter().any(|other| *other.name == dependency.name);
            wrong.extend(declared_wrongly(package, rule, dependency, ours));
        }
        if rule.browser == Browser::Never {
            let names = all_beneath(place, &package.name)?;
            let browser = names.iter().filter(|name| is_browser_crate(name));
            wrong.extend(browser.map(|name| format!("{} must know no browser, and uses {name}, if only through others", package.name)));
        }
    }
    if !wrong.is_empty() {
        bail!("an arrow points the wrong way:\n  {}", wrong.join("\n  "));
    }
    Ok(())
}

fn declared_wrongly(package: &Package, rule: &Rule, dependency: &Dependency, ours: bool) -> Option<String> {
    let name = dependency.name.as_str();
    if ours {
        let other = name.trim_start_matches("alliance-");
        // A crate may name itself for its own tests, with another feature.
        let in_tests = dependency.kind == DependencyKind::Development && (other == rule.name || other == FOR_TESTS && rule.name != "model");
        return (!in_tests && !rule.uses.contains(&other)).then(|| format!("{} must not use {name}", package.name));
    }
    let anywhere = dependency.kind == DependencyKind::Normal && dependency.target.is_none();
    if rule.browser == Browser::OnlyInWasm && anywhere && is_browser_crate(name) {
        return Some(format!("{} may use {name} only where it is built for WebAssembly", package.name));
    }
    None
}

fn short(package: &Package) -> &str {
    package.name.as_str().trim_start_matches("alliance-")
}

fn is_browser_crate(name: &str) -> bool {
    BROWSER_CRATES.contains(&name) || BROWSER_FAMILIES.iter().any(|family| name == *family || name.starts_with(&format!("{family}-")))
}

/// The names of everything that a package's product is made of in a browser. Asked of cargo's tree,
/// for cargo's metadata also lists what the features in force leave out.
fn all_beneath(place: &Place, package: &str) -> Result<BTreeSet<String>> {
    let options = ["--edges", "normal,no-proc-macro", "--all-features", "--prefix", "none", "--format", "{p}"];
    let output = cargo(place).args(["tree", "--target", WASM, "--package", package]).args(options).output()?;
    if !output.status.success() {
        bail!("cargo tree did not succeed for {package}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let lines = String::from_utf8(output.stdout)?;
    Ok(lines.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect())
}

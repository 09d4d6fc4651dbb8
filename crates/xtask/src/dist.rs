//! `cargo xtask dist`: the finished site, for any static host and any sub-path, and the npm package.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::bundle::{self, Build};
use crate::embed;
use crate::files::{copy_folder, empty_folder, files_under};
use crate::hashed::hash_names;
use crate::place::Place;
use crate::run::{run, step};
use crate::setup;
use crate::short_names::shorten;
use crate::site;
use crate::size;

/// What can be where is worked out over the whole module; after that each round of `-Oz` finds more to take away.
pub(crate) const AGAIN: &str = "--gufa-optimizing";

/// The whole workbench in one file, for a stick.
const ONE_FILE: &str = "alliance-workbench.html";

/// The linker puts the stack first, so below 1024 lies only its far end, and no offset wraps round to that.
pub(crate) const LOW_MEMORY: &str = "--low-memory-unused";

/// What makes the engines' module small. A browser compiles a function as a whole when it first runs, so what is called from one place only
/// is not put into its caller where it is long: it may be seldom called.
pub(crate) const ENGINES: &[&str] = &["--one-caller-inline-max-function-size=150", "-Oz"];

/// Leaves `dist/` and `dist/toolkit/`, and fails where a limit is broken.
pub(crate) fn dist(place: &Place) -> Result<()> {
    setup::wasm_target()?;
    setup::npm_packages(place)?;
    step("Building the page for release", || bundle::build(place, &[site::PACKAGE], Build::Page))?;
    step("Building the engines for release", || bundle::build(place, &[site::TOOLKIT], Build::Engines))?;
    let dist = place.dist();
    empty_folder(&dist)?;
    let toolkit = place.target.join("toolkit-package");
    step("Putting the site together", || site::assemble(place, Build::Page, &dist))?;
    step("Making the page's module small", || {
        shorten(&dist, "app")?;
        optimise(place, &dist.join("app_bg.wasm"), &[LOW_MEMORY, "-Oz", AGAIN, "-Oz", AGAIN, "-Oz"])
    })?;
    step("Making the engines' module small", || optimise(place, &dist.join("core_bg.wasm"), ENGINES))?;
    step("Making the npm package", || make_toolkit(place, &dist, &toolkit))?;
    step("Making the site small", || {
        files_under(&dist)?.iter().filter(|file| file.to_string_lossy().ends_with(".d.ts")).try_for_each(fs::remove_file)?;
        minify(place, &dist)?;
        hash_names(&dist)?;
        copy_folder(&toolkit, &dist.join("toolkit"))
    })?;
    let widgets = dist.join("embed");
    embed::make(place, &widgets)?;
    embed::package(place, &widgets, &dist.join("toolkit/embed"))?;
    step("Making the workbench as one file", || script(place, "one-file.mjs", &[&dist, &dist.join(ONE_FILE)]))?;
    step("Telling the service worker what to keep", || script(place, "service-worker.mjs", &[&dist]))?;
    step("Packing every file with brotli and gzip", || compress(place, &dist))?;
    size::weigh(&dist)
}

/// One of this package's own scripts, for what Node has and a crate would be needed for.
fn script(place: &Place, name: &str, paths: &[&Path]) -> Result<()> {
    run(Command::new("node").arg(place.root.join("crates/xtask/scripts").join(name)).args(paths))
}

/// Puts a packed copy beside every file.
pub(crate) fn compress(place: &Place, folder: &Path) -> Result<()> {
    script(place, "compress.mjs", &[folder])
}

/// The package is what is in `crates/toolkit/npm`, with the bound module of the site beside it, as it was made.
fn make_toolkit(place: &Place, site: &Path, out: &Path) -> Result<()> {
    let source = place.root.join("crates/toolkit/npm");
    if !source.join("package.json").is_file() {
        bail!("there is no package.json in {}", source.display());
    }
    empty_folder(out)?;
    for file in ["core.js", "core.d.ts", "core_bg.wasm", "core_bg.wasm.d.ts", "link.js", "familiar.js"] {
        fs::copy(site.join(file), out.join(file)).with_context(|| format!("failed to copy {file} of the toolkit"))?;
    }
    copy_folder(&source, out)
}

pub(crate) fn optimise(place: &Place, module: &Path, passes: &[&str]) -> Result<()> {
    let optimised = module.with_extension("optimised");
    run(setup::npm_program(place, "wasm-opt").args(passes).arg(module).arg("-o").arg(&optimised))?;
    fs::rename(&optimised, module).context("failed to put the optimised module in its place")
}

/// Scripts and styles, each for itself: nothing is bundled, so every file keeps its address.
fn minify(place: &Place, site: &Path) -> Result<()> {
    let files = files_under(site)?;
    let wanted = files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "js" || extension == "css"));
    run(setup::npm_program(place, "esbuild")
        .args(wanted)
        .args(["--minify", "--target=es2022", "--log-level=warning", "--allow-overwrite"])
        .arg(format!("--outdir={}", site.display()))
        .arg(format!("--outbase={}", site.display())))
}

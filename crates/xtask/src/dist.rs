//! `cargo xtask dist`: the finished site, for any static host and any sub-path, and the npm package.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::budgets::Limit;
use crate::bundle::{self, Build};
use crate::files::{copy_folder, empty_folder, files_under};
use crate::hashed::hash_names;
use crate::place::Place;
use crate::run::{run, step};
use crate::setup;
use crate::site;
use crate::size;

const TOOLKIT: &str = "alliance-toolkit";

/// Leaves `dist/` and `dist/toolkit/`, and fails where a limit is broken.
pub(crate) fn dist(place: &Place, limit: Limit) -> Result<()> {
    setup::wasm_target()?;
    setup::npm_packages(place)?;
    step("Building for release", || bundle::build(place, &[site::PACKAGE, TOOLKIT], Build::Release))?;
    let dist = place.dist();
    empty_folder(&dist)?;
    let toolkit = dist.join("toolkit");
    step("Putting the site together", || site::assemble(place, Build::Release, &dist))?;
    step("Making the site small", || {
        optimise(place, &dist.join("app_bg.wasm"))?;
        fs::remove_file(dist.join("app.d.ts"))?;
        fs::remove_file(dist.join("app_bg.wasm.d.ts"))?;
        minify(place, &dist)?;
        hash_names(&dist)
    })?;
    step("Making the npm package", || make_toolkit(place, &toolkit))?;
    step("Packing every file with brotli and gzip", || {
        run(Command::new("node").arg(place.root.join("crates/xtask/scripts/compress.mjs")).arg(&dist))
    })?;
    size::weigh(&dist, limit)
}

/// The package is what is in `crates/toolkit/npm`, with the bound module beside it as `core`.
fn make_toolkit(place: &Place, out: &Path) -> Result<()> {
    let source = place.root.join("crates/toolkit/npm");
    if !source.join("package.json").is_file() {
        bail!("there is no package.json in {}", source.display());
    }
    fs::create_dir_all(out)?;
    let module = bundle::built(place, "alliance_toolkit.wasm", Build::Release);
    bundle::bind(&module, "core", out, Build::Release)?;
    optimise(place, &out.join("core_bg.wasm"))?;
    copy_folder(&source, out)
}

pub(crate) fn optimise(place: &Place, module: &Path) -> Result<()> {
    let optimised = module.with_extension("optimised");
    run(setup::npm_program(place, "wasm-opt").arg("-Oz").arg(module).arg("-o").arg(&optimised))?;
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

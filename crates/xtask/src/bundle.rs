//! Rust to WebAssembly, and WebAssembly to what a browser loads. The version of wasm-bindgen is
//! the one in `Cargo.lock`, for the library and for this tool alike, so the two cannot differ.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::place::Place;
use crate::run::{cargo, run};
use crate::setup::WASM;

/// In place of what `Cargo.toml` says for speed; votes alone are 1.6 kB of the page.
const SMALL_ENGINES: [&str; 4] =
    ["--config", "profile.release.package.alliance-vote.opt-level='z'", "--config", "profile.release.package.alliance-settle.opt-level='z'"];

/// A widget draws a few thousand futures: they take milliseconds either way.
const SMALL_FUTURES: [&str; 4] =
    ["--config", "profile.release.package.alliance-simulate.opt-level='z'", "--config", "profile.release.package.libm.opt-level='z'"];

/// How a module is built.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Build {
    /// Quick to build, with names in it for panics.
    Dev,
    /// For others: the page, as small as it can be. It decides one vote and settles one year at a time.
    Page,
    /// For others: the engines behind it, which count coalitions by the million and settle by the hundred.
    Engines,
    /// For others: the widgets, smaller than all.
    Widgets,
}

/// Builds these packages for the browser in one call of cargo, so that they share what they can.
pub(crate) fn build(place: &Place, packages: &[&str], build: Build) -> Result<()> {
    build_with(place, packages, build, &[])
}

/// The same, with further options for cargo.
pub(crate) fn build_with(place: &Place, packages: &[&str], build: Build, options: &[&str]) -> Result<()> {
    let mut command = cargo(place);
    // Of a library that others use too, only what a browser loads: with the rest beside it cargo leaves out the optimisation over all crates.
    let verb: &[&str] = if build == Build::Engines { &["rustc", "--lib", "--crate-type", "cdylib"] } else { &["build"] };
    command.args(verb).args(["--target", WASM]).args(options);
    match build {
        Build::Widgets => command.arg("--release").args(SMALL_ENGINES).args(SMALL_FUTURES).arg("--config").arg(without_machine_paths(place)),
        Build::Page => command.arg("--release").args(SMALL_ENGINES).arg("--config").arg(without_machine_paths(place)),
        Build::Engines => command.arg("--release").arg("--config").arg(without_machine_paths(place)),
        // Binding drops debug information, so making it would be time lost; names stay. At level 1
        // the module is half as large, so that it is bound in half the time after every edit.
        Build::Dev => command.args(["--config", "profile.dev.debug=false", "--config", "profile.dev.opt-level=1"]),
    };
    for package in packages {
        command.args(["--package", package]);
    }
    run(&mut command)
}

/// Messages of panics name source files; for others those names begin where the project or a package begins.
fn without_machine_paths(place: &Place) -> String {
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")));
    let registry = Path::new(&home.unwrap_or_default()).join("registry/src");
    let indexes = fs::read_dir(registry).into_iter().flatten().flatten().map(|index| index.path());
    let flags = indexes.chain([place.root.clone()]).map(|prefix| format!("--remap-path-prefix={}/=", prefix.display()));
    format!("target.{WASM}.rustflags = {:?}", flags.collect::<Vec<_>>())
}

/// The module that [`build`] left for a package's file name.
pub(crate) fn built(place: &Place, file: &str, build: Build) -> PathBuf {
    let profile = match build {
        Build::Dev => "debug",
        Build::Page | Build::Engines | Build::Widgets => "release",
    };
    place.target.join(WASM).join(profile).join(file)
}

/// Writes `{name}.js`, `{name}.d.ts` and `{name}_bg.wasm` for a built module.
pub(crate) fn bind(module: &Path, name: &str, out: &Path, build: Build) -> Result<()> {
    let release = build != Build::Dev;
    Bindgen::new()
        .input_path(module)
        .out_name(name)
        .web(true)?
        .omit_default_module_path(build == Build::Widgets)
        .typescript(release)
        // Taking names apart for reading is a third of the time that binding takes.
        .demangle(false)
        .remove_name_section(release)
        .remove_producers_section(release)
        .generate(out)
        .with_context(|| format!("failed to bind {name}"))
}

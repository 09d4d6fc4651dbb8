//! Rust to WebAssembly, and WebAssembly to what a browser loads. The version of wasm-bindgen is
//! the one in `Cargo.lock`, for the library and for this tool alike, so the two cannot differ.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::place::Place;
use crate::run::{cargo, run};
use crate::setup::WASM;

/// How a module is built.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Build {
    /// Quick to build, with names in it for panics.
    Dev,
    /// Small and fast, for others.
    Release,
}

/// Builds these packages for the browser in one call of cargo, so that they share what they can.
pub(crate) fn build(place: &Place, packages: &[&str], build: Build) -> Result<()> {
    let mut command = cargo(place);
    command.args(["build", "--target", WASM]);
    match build {
        Build::Release => command.arg("--release").arg("--config").arg(without_machine_paths(place)),
        // Binding drops debug information, so making it would be time lost; names stay. At level 1
        // the module is half as large, so that it is bound in half the time after every edit.
        Build::Dev => command.args(["--config", "profile.dev.debug=false", "--config", "profile.dev.opt-level=1"]),
    };
    for package in packages {
        command.args(["--package", package]);
    }
    run(&mut command)
}

/// Messages of panics name source files; for others those names begin where the project begins.
fn without_machine_paths(place: &Place) -> String {
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")));
    let root = format!("--remap-path-prefix={}=.", place.root.display());
    let cargo = format!("--remap-path-prefix={}=cargo", home.unwrap_or_default());
    format!("target.{WASM}.rustflags = [{root:?}, {cargo:?}]")
}

/// The module that [`build`] left for a package's file name.
pub(crate) fn built(place: &Place, file: &str, build: Build) -> PathBuf {
    let profile = match build {
        Build::Dev => "debug",
        Build::Release => "release",
    };
    place.target.join(WASM).join(profile).join(file)
}

/// Writes `{name}.js`, `{name}.d.ts` and `{name}_bg.wasm` for a built module.
pub(crate) fn bind(module: &Path, name: &str, out: &Path, build: Build) -> Result<()> {
    let release = build == Build::Release;
    Bindgen::new()
        .input_path(module)
        .out_name(name)
        .web(true)?
        .omit_default_module_path(false)
        .typescript(release)
        // Taking names apart for reading is a third of the time that binding takes.
        .demangle(false)
        .remove_name_section(release)
        .remove_producers_section(release)
        .generate(out)
        .with_context(|| format!("failed to bind {name}"))
}

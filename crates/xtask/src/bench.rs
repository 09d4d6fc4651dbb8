//! `cargo xtask bench`: how long the engines take in WebAssembly, in Node, beside the limits that were set; and on demand
//! beside the published tools for Python, in the same run; one settlement natively; and how long the page takes from a
//! keystroke to its results.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::args::Args;
use crate::bundle::{self, Build};
use crate::dist::{ENGINES, optimise};
use crate::files::copy_folder;
use crate::place::Place;
use crate::run::{cargo, find_program, run, step};
use crate::setup::{self, WASM};

/// What is raced, as packages for Python; powerindices does not say that it needs numpy, which is raced itself on many futures.
const PEERS: &[&str] = &["numpy", "powerindices==1.0.2", "powerindex==0.3.5", "power-bdd==1.0.0", "tucoopy==0.1.0"];

/// What is raced of npm's packages.
const SQUIGGLE: &str = "@quri/squiggle-lang";
const SQUIGGLE_VERSION: &str = "0.10.0";

/// Builds the toolkit as it is shipped, with the engines beside the door, and times it by the scripts of `tests/bench`.
pub(crate) fn bench(place: &Place, args: &mut Args) -> Result<()> {
    let peers = args.flag("--peers");
    args.finish()?;
    setup::wasm_target()?;
    setup::npm_packages(place)?;
    let toolkit = place.target.join("bench/toolkit");
    step("Building the toolkit for release", || build(place, &toolkit))?;
    let script = |path: &str| {
        let mut command = Command::new("node");
        command.current_dir(&place.root).arg(path).env("ALLIANCE_TOOLKIT", &toolkit);
        command
    };
    let mut voting = script("tests/bench/voting.mjs");
    let mut futures = script("tests/bench/futures.mjs");
    futures.env("NATIVE_MILLISECONDS", step("Drawing futures natively", || natively(place))?);
    if peers {
        futures.env("PEERS", "yes");
        match step("Installing the tools to race", || install_peers(place)) {
            Ok(python) => {
                voting.env("PEERS_PYTHON", &python);
                futures.env("PEERS_PYTHON", &python);
            }
            Err(error) => println!("No race with them: the tools for Python cannot be installed ({error:#})."),
        }
        match step("Installing Squiggle to race", || install_squiggle(place)) {
            Ok(folder) => drop(futures.env("PEERS_SQUIGGLE", folder)),
            Err(error) => println!("No race with it: Squiggle cannot be installed ({error:#})."),
        }
    }
    // All of them are timed, also where one is too slow.
    let money = run(cargo(place).args(["bench", "--package", "alliance-settle", "--bench", "settlement"]));
    let scripts = [&mut script("tests/bench/money.mjs"), &mut script("tests/bench/chances.mjs"), &mut voting, &mut futures].map(run);
    std::iter::once(money).chain(scripts).chain(std::iter::once(keystrokes(place))).collect()
}

/// How long a million futures take natively, in milliseconds.
fn natively(place: &Place) -> Result<String> {
    let output = cargo(place).args(["bench", "--quiet", "--package", "alliance-simulate", "--bench", "futures"]).output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    match said.split_whitespace().last() {
        Some(milliseconds) if output.status.success() => Ok(milliseconds.to_owned()),
        _ => bail!("the native bench did not succeed: {}", String::from_utf8_lossy(&output.stderr)),
    }
}

/// The page itself, as `cargo xtask dist` left it.
fn keystrokes(place: &Place) -> Result<()> {
    if !place.dist().join("index.html").is_file() {
        println!("The page was not timed: there is no finished site. Run `cargo xtask dist` first.");
        return Ok(());
    }
    let chromium = setup::chromium()?;
    let mut command = Command::new("node");
    command.current_dir(&place.root).arg("tests/bench/keystrokes.mjs");
    run(command.env("ALLIANCE_SITE", place.dist()).env("CHROMIUM", chromium.browser))
}

fn build(place: &Place, out: &Path) -> Result<()> {
    // As `dist` builds it, with what only the bench asks.
    let engines = ["rustc", "--lib", "--crate-type", "cdylib", "--target", WASM, "--release", "--package", "alliance-toolkit", "--features", "bench"];
    run(cargo(place).args(engines))?;
    fs::create_dir_all(out)?;
    bundle::bind(&bundle::built(place, "alliance_toolkit.wasm", Build::Engines), "core", out, Build::Engines)?;
    optimise(place, &out.join("core_bg.wasm"), ENGINES)?;
    for script in ["link.js", "familiar.js"] {
        fs::copy(place.root.join("web/static").join(script), out.join(script))?;
    }
    copy_folder(&place.root.join("crates/toolkit/npm"), out)
}

/// An environment of Python with the tools in it; answers its interpreter.
fn install_peers(place: &Place) -> Result<PathBuf> {
    let Some(python) = find_program(&["python3"]) else { bail!("there is no python3") };
    let folder = place.target.join("bench/python");
    let inside = folder.join("bin/python3");
    if !inside.is_file() {
        run(Command::new(python).args(["-m", "venv"]).arg(&folder))?;
    }
    run(Command::new(&inside).args(["-m", "pip", "install", "--quiet"]).args(PEERS))?;
    Ok(inside)
}

/// Squiggle in a folder of its own; answers that of its package.
fn install_squiggle(place: &Place) -> Result<PathBuf> {
    let folder = place.target.join("bench/squiggle");
    let package = folder.join("node_modules").join(SQUIGGLE);
    if !package.join("package.json").is_file() {
        fs::create_dir_all(&folder)?;
        let wanted = format!("{SQUIGGLE}@{SQUIGGLE_VERSION}");
        run(setup::npm().current_dir(&folder).args(["install", "--prefix", ".", "--ignore-scripts", "--no-audit", "--no-fund", &wanted]))?;
    }
    Ok(package)
}

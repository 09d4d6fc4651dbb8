//! `cargo xtask check`: what can be said of the code without running it.

use std::process::{Command, Stdio};

use anyhow::Result;

use crate::arrows;
use crate::place::Place;
use crate::run::{cargo, run, step};
use crate::setup::{self, WASM};

/// The packages that also are built for browsers, and are linted as such.
const IN_BROWSERS: &[&str] = &["alliance-store", "alliance-toolkit", "alliance-web"];

/// Formatting, lints, documentation, arrows, licences.
pub(crate) fn check(place: &Place) -> Result<()> {
    setup::wasm_target()?;
    step("Formatting", || format(place))?;
    step("The direction of every arrow", || arrows::prove(place))?;
    step("Lints", || lint(place))?;
    step("Documentation", || document(place))?;
    setup::cargo_deny(place)?;
    step("Licences, bans and sources", || deny(place, &["licenses", "bans", "sources"]))?;
    step("Advisories", || advisories(place))
}

/// The code is formatted as `rustfmt.toml` says.
pub(crate) fn format(place: &Place) -> Result<()> {
    run(cargo(place).args(["fmt", "--all", "--check"]))
}

/// No lint has anything to say, natively or for browsers; a public item without documentation is one.
pub(crate) fn lint(place: &Place) -> Result<()> {
    let denied = ["--", "--deny", "warnings"];
    run(cargo(place).args(["clippy", "--workspace", "--all-targets"]).args(denied))?;
    let mut in_browsers = cargo(place);
    in_browsers.args(["clippy", "--all-targets", "--target", WASM]);
    for package in IN_BROWSERS {
        in_browsers.args(["--package", package]);
    }
    run(in_browsers.args(denied))
}

fn document(place: &Place) -> Result<()> {
    let flags = "--deny warnings";
    run(cargo(place).env("RUSTDOCFLAGS", flags).args(["doc", "--workspace", "--no-deps", "--document-private-items"]))
}

fn deny(place: &Place, checks: &[&str]) -> Result<()> {
    run(cargo_deny(place)?.arg("check").args(checks))
}

/// A database that cannot be reached is no fault of the code; an advisory is.
fn advisories(place: &Place) -> Result<()> {
    if cargo_deny(place)?.args(["fetch", "db"]).stderr(Stdio::null()).status()?.success() {
        return deny(place, &["--disable-fetch", "advisories"]);
    }
    println!("  The advisories were not checked: their database cannot be reached from here.");
    Ok(())
}

fn cargo_deny(place: &Place) -> Result<Command> {
    let mut command = cargo(place);
    command.env("PATH", setup::tools_path(place)?).args(["deny", "--log-level", "error"]);
    Ok(command)
}

//! What must be installed, and at which version. Each function makes sure of one thing and is
//! quick where it is there already; what we may not install ourselves, we ask for in one sentence.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use cargo_metadata::MetadataCommand;

use crate::files::changed_at;
use crate::place::Place;
use crate::run::{answer, cargo, find_program, run, step};

/// The target that browsers run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

const CARGO_DENY: &str = "0.20.2";
const GECKODRIVER: &str = "0.37.1";
const NODE_AT_LEAST: u32 = 20;

/// Chromium and its driver, wherever this machine keeps them.
pub(crate) struct Chromium {
    /// The browser.
    pub(crate) browser: PathBuf,
    /// The program that steers it for the WebAssembly tests.
    pub(crate) driver: PathBuf,
}

/// The standard library for WebAssembly.
pub(crate) fn wasm_target() -> Result<()> {
    let Some(sysroot) = answer("rustc", &["--print", "sysroot"]) else {
        bail!("Rust is needed, and `rustc` was not found: install it with rustup, then try again.");
    };
    if Path::new(&sysroot).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    if find_program(&["rustup", "rustup.exe"]).is_none() {
        bail!(
            "The Rust target {WASM} is missing and there is no rustup to add it: install rustup, \
             or your system's package of the Rust standard library for {WASM}, then try again."
        );
    }
    step("Adding the WebAssembly target to Rust", || run(Command::new("rustup").args(["target", "add", WASM])))
}

/// Node and npm, new enough.
pub(crate) fn node() -> Result<()> {
    let major = answer("node", &["--version"]).and_then(|version| {
        let number = version.trim_start_matches('v').split('.').next()?;
        number.parse::<u32>().ok()
    });
    let npm = find_program(&["npm", "npm.cmd"]);
    match (major, npm) {
        (Some(major), Some(_)) if major >= NODE_AT_LEAST => Ok(()),
        _ => bail!("Node {NODE_AT_LEAST} or newer and npm are needed for this command: install them, then try again."),
    }
}

/// The npm packages of `tests/package-lock.json`, exactly.
pub(crate) fn npm_packages(place: &Place) -> Result<()> {
    node()?;
    let tests = place.tests();
    let wanted = tests.join("package-lock.json");
    let installed = tests.join("node_modules/.package-lock.json");
    if changed_at(&installed) >= Some(changed_at(&wanted).context("no tests/package-lock.json")?) {
        return Ok(());
    }
    step("Installing the pinned npm packages", || {
        run(npm().current_dir(&tests).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]))
    })
}

/// A command that runs the program of one of those npm packages.
pub(crate) fn npm_program(place: &Place, name: &str) -> Command {
    let mut command = Command::new(place.tests().join("node_modules/.bin").join(name));
    command.current_dir(&place.root);
    command
}

/// Chromium with chromedriver: from the environment, the search path or the system's packages.
pub(crate) fn chromium() -> Result<Chromium> {
    if let Some(found) = find_chromium() {
        return Ok(found);
    }
    if let Err(why) = apt(&["chromium", "chromium-driver"]) {
        bail!(
            "Chromium and chromedriver are needed, and cannot be installed from here ({why:#}): install both so that they \
             are on the search path, or name them in the variables CHROMIUM and CHROMEDRIVER, then try again."
        );
    }
    find_chromium().context("Chromium and chromedriver were installed, but are not on the path.")
}

fn find_chromium() -> Option<Chromium> {
    let named = |variable| std::env::var_os(variable).map(PathBuf::from);
    let browsers = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    Some(Chromium {
        browser: named("CHROMIUM").or_else(|| find_program(&browsers))?,
        driver: named("CHROMEDRIVER").or_else(|| find_program(&["chromedriver"]))?,
    })
}

/// Installs packages of Debian's kind, where we may.
pub(crate) fn apt(packages: &[&str]) -> Result<()> {
    if find_program(&["apt-get"]).is_none() {
        bail!("there is no apt-get on this machine");
    }
    let by_root = answer("id", &["-u"]).as_deref() == Some("0");
    if !by_root && answer("sudo", &["-n", "true"]).is_none() {
        bail!("installing packages needs root, or sudo without a password");
    }
    let apt_get = |arguments: &[&str]| {
        let mut command = Command::new(if by_root { "apt-get" } else { "sudo" });
        if !by_root {
            command.args(["-n", "apt-get"]);
        }
        command.env("DEBIAN_FRONTEND", "noninteractive");
        run(command.args(["-qq", "-y"]).args(arguments))
    };
    step(&format!("Installing {} by apt", packages.join(", ")), || {
        apt_get(&["update"])?;
        apt_get(&[&["install"], packages].concat())
    })
}

/// The runner of WebAssembly tests, at the version that `Cargo.lock` has for wasm-bindgen.
/// It is built without its own lock file, which names a crate version that is not always served.
pub(crate) fn test_runner(place: &Place) -> Result<()> {
    let version = wasm_bindgen_version()?;
    let wanted = format!("wasm-bindgen-test-runner {version}");
    install_tool(place, "wasm-bindgen-test-runner", &wanted, &["wasm-bindgen-cli", "--version", &version])
}

/// The checker of licences, bans and sources.
pub(crate) fn cargo_deny(place: &Place) -> Result<()> {
    let wanted = format!("cargo-deny {CARGO_DENY}");
    let package = ["cargo-deny", "--version", CARGO_DENY, "--locked"];
    install_tool(place, "cargo-deny", &wanted, &package)
}

/// The program that steers Firefox.
pub(crate) fn geckodriver(place: &Place) -> Result<()> {
    let wanted = format!("geckodriver {GECKODRIVER}");
    let package = ["geckodriver", "--version", GECKODRIVER, "--locked"];
    install_tool(place, "geckodriver", &wanted, &package)
}

/// Where our own tools' programs are; put it before the search path to use them.
pub(crate) fn tools_path(place: &Place) -> Result<std::ffi::OsString> {
    crate::run::path_with(&place.tools().join("bin"))
}

fn install_tool(place: &Place, program: &str, wanted: &str, package: &[&str]) -> Result<()> {
    let ours = place.tools().join("bin").join(program);
    let there = |program: &Path| answer(program, &["--version"]).is_some_and(|version| version.starts_with(wanted));
    if there(&ours) || there(Path::new(program)) {
        return Ok(());
    }
    step(&format!("Building {wanted} (some minutes, once)"), || {
        // Its build goes to a folder of its own: the workspace's settings are not for it.
        run(cargo(place).env_remove("CARGO_TARGET_DIR").args(["install", "--force", "--root"]).arg(place.tools()).args(package))
    })
}

fn wasm_bindgen_version() -> Result<String> {
    let metadata = MetadataCommand::new().exec()?;
    let package = metadata.packages.iter().find(|package| package.name.as_str() == "wasm-bindgen").context("wasm-bindgen is not in the workspace")?;
    Ok(package.version.to_string())
}

/// The program npm.
pub(crate) fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

//! The widgets: `dist/embed/`, with names that never change what they hold, and beside them one that stays.
//!
//! - `embed/1.2.3/`: everything of one version, for ever the same; its hashes are in `integrity.json`.
//! - `embed/v1/`: the names that stay while what a page relies on stays; they fetch the rest from the newest version's folder.
//! - `embed/frame.html`: the page for an iframe.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use cargo_metadata::MetadataCommand;

use crate::bundle::{self, Build};
use crate::dist::{AGAIN, LOW_MEMORY, compress, optimise};
use crate::files::{copy_folder, empty_folder, files_under, name_inside};
use crate::place::Place;
use crate::run::{run, step};
use crate::setup;
use crate::short_names::shorten;
use crate::size;

const PACKAGE: &str = "alliance-embed";

/// The names that stay: they change when what a page relies on does.
pub(crate) const STABLE: &str = "v1";

/// The modules, each with the topics that it knows; `all` knows every one, and makes files.
const MODULES: [(&str, &str); 10] = [
    ("votes", "votes"),
    ("money", "money"),
    ("curve", "curve"),
    ("power", "power"),
    ("costs", "costs"),
    ("result", "result"),
    ("drivers", "drivers"),
    ("scenarios", "scenarios"),
    ("stake", "stake"),
    ("all", "default"),
];

/// Scripts of the folder `js` that are fetched only where somebody gives a link or a few numbers, changes a design by paths or takes
/// something along; each is bundled with what it imports.
const ASIDE: [&str; 4] = ["link", "few", "patch", "take"];

/// Others, that the page has too.
const SHARED: [&str; 3] = ["familiar.js", "raster.js", "png.js"];

/// Files of the folder `js` that are loaded by their names; each is bundled with what it imports.
const ENTRIES: [&str; 3] = ["alliance-embed", "alliance-frames", "frame"];

/// What makes a module as small as it gets once it is packed, and what is nearly as good in a fraction of the time. Functions are put into
/// each other only where they are short, and those that are alike come to stand together.
const THOROUGH: &[&str] = &[
    LOW_MEMORY,
    "--always-inline-max-function-size=5",
    "--one-caller-inline-max-function-size=20",
    "--flatten",
    "--rereloop",
    "-Oz",
    AGAIN,
    "-Oz",
    AGAIN,
    "-Oz",
    "--reorder-functions",
];
const QUICK: &[&str] = &["-Oz"];

/// `cargo xtask embed`: the widgets alone; with `--quick` in less time, and a little larger.
pub(crate) fn embed(place: &Place, quick: bool) -> Result<()> {
    setup::wasm_target()?;
    setup::npm_packages(place)?;
    let out = place.dist().join("embed");
    empty_folder(&out)?;
    make_by(place, &out, if quick { QUICK } else { THOROUGH })?;
    compress(place, &out)?;
    size::weigh_widgets(&place.dist())
}

/// The version of the widgets: that of the workspace.
pub(crate) fn version() -> Result<String> {
    let metadata = MetadataCommand::new().no_deps().exec()?;
    let package = metadata.packages.iter().find(|package| package.name.as_str() == PACKAGE);
    Ok(package.with_context(|| format!("there is no package {PACKAGE}"))?.version.to_string())
}

/// Leaves everything in `out`, an empty folder.
pub(crate) fn make(place: &Place, out: &Path) -> Result<()> {
    make_by(place, out, THOROUGH)
}

fn make_by(place: &Place, out: &Path, passes: &[&str]) -> Result<()> {
    let version = version()?;
    let here = out.join(&version);
    fs::create_dir_all(&here)?;
    for (name, topics) in MODULES {
        make_module(place, &here, name, topics, passes)?;
    }
    step("Bundling the scripts of the widgets", || {
        let base = format!("\"../{version}/\"");
        ENTRIES.iter().try_for_each(|entry| script(place, &here, entry, &version, &base))?;
        ASIDE.iter().try_for_each(|name| script_aside(place, &here, name))?;
        SHARED.iter().try_for_each(|name| shared_script(place, &here, name))?;
        fs::copy(place.root.join("crates/embed/js/frame.html"), here.join("frame.html"))?;
        fs::write(here.join("integrity.json"), integrity(&here)?)?;
        stay(&here, &out.join(STABLE))?;
        let page = fs::read_to_string(here.join("frame.html"))?;
        fs::write(out.join("frame.html"), page.replace("./frame.js", &format!("./{STABLE}/frame.js")))?;
        Ok(())
    })
}

fn make_module(place: &Place, out: &Path, name: &str, topics: &str, passes: &[&str]) -> Result<()> {
    let options = ["--no-default-features", "--features", topics];
    step(&format!("Building the module {name} of the widgets"), || bundle::build_with(place, &[PACKAGE], Build::Widgets, &options))?;
    step(&format!("Making the module {name} small"), || {
        bundle::bind(&bundle::built(place, "alliance_embed.wasm", Build::Widgets), name, out, Build::Widgets)?;
        shorten(out, name)?;
        optimise(place, &out.join(format!("{name}_bg.wasm")), passes)?;
        for file in [format!("{name}.d.ts"), format!("{name}_bg.wasm.d.ts")] {
            fs::remove_file(out.join(file))?;
        }
        without_what_nobody_calls(&out.join(format!("{name}.js")))?;
        minify(place, &out.join(format!("{name}.js")))
    })
}

/// A module always starts from what was fetched for it: the other way to start it is dropped.
fn without_what_nobody_calls(script: &Path) -> Result<()> {
    let text = fs::read_to_string(script)?;
    let (all, only) = ("export { initSync, __wbg_init as default };", "export { __wbg_init as default };");
    anyhow::ensure!(text.contains(all), "{} starts in other ways than it did", script.display());
    Ok(fs::write(script, text.replace(all, only))?)
}

/// A script with what it imports, as one file: a page can check it by one hash.
fn script(place: &Place, out: &Path, entry: &str, version: &str, base: &str) -> Result<()> {
    let (helper, styles) = (entry == "alliance-frames", styles(place)?);
    run(setup::npm_program(place, "esbuild")
        .arg(place.root.join(format!("crates/embed/js/{entry}.js")))
        .args(["--bundle", "--minify", "--target=es2022", "--log-level=warning", "--loader:.css=text"])
        .arg(format!("--alias:styles={}", styles.display()))
        .arg(if helper { "--format=iife" } else { "--format=esm" })
        .args(MODULES.map(|(name, _)| format!("--external:*/{name}.js")))
        .args(ASIDE.map(|name| format!("--external:*/{name}.js")))
        .args(SHARED.map(|name| format!("--external:*/{name}")))
        .arg(format!("--define:VERSION=\"{version}\""))
        .arg(format!("--define:BASE={base}"))
        .arg(format!("--outfile={}", out.join(format!("{entry}.js")).display())))
}

/// How widgets look, as one small file.
fn styles(place: &Place) -> Result<PathBuf> {
    let sheet = place.target.join("widgets.css");
    let parts = ["crates/embed/js/look.css", "crates/chart/src/chart.css"].map(|part| fs::read_to_string(place.root.join(part)));
    fs::write(&sheet, parts.into_iter().collect::<Result<String, _>>()?)?;
    minify(place, &sheet)?;
    Ok(sheet)
}

fn script_aside(place: &Place, out: &Path, name: &str) -> Result<()> {
    run(setup::npm_program(place, "esbuild")
        .arg(place.root.join(format!("crates/embed/js/{name}.js")))
        .args(["--bundle", "--minify", "--target=es2022", "--format=esm", "--log-level=warning", "--external:*/familiar.js"])
        .arg(format!("--outfile={}", out.join(format!("{name}.js")).display())))
}

/// A script that the page has too, and that is fetched only where it is needed.
fn shared_script(place: &Place, out: &Path, name: &str) -> Result<()> {
    let source = place.root.join("web/static").join(name);
    fs::copy(&source, out.join(name)).with_context(|| format!("failed to copy {}", source.display()))?;
    minify(place, &out.join(name))
}

fn minify(place: &Place, file: &Path) -> Result<()> {
    run(setup::npm_program(place, "esbuild")
        .arg(file)
        .args(["--minify", "--tree-shaking=true", "--target=es2022", "--log-level=warning", "--allow-overwrite"])
        .arg(format!("--outfile={}", file.display())))
}

/// Under the names that stay: what pages name themselves. It fetches the rest from its version's folder.
fn stay(from: &Path, out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    for name in ENTRIES.map(|entry| format!("{entry}.js")) {
        fs::copy(from.join(&name), out.join(&name))?;
    }
    Ok(())
}

/// The hash of every file, as a page writes it into `integrity`.
fn integrity(folder: &Path) -> Result<String> {
    let script = "const{createHash:h}=require('crypto'),f=require('fs');console.log(JSON.stringify(Object.fromEntries(process.argv.slice(1).map(n=>[n,'sha384-'+h('sha384').update(f.readFileSync(n)).digest('base64')])),null,2))";
    let names = files_under(folder)?.iter().map(|file| name_inside(folder, file)).collect::<Vec<_>>();
    let output = Command::new("node").current_dir(folder).args(["-e", script, "--"]).args(names).output().context("failed to start node")?;
    Ok(String::from_utf8(output.stdout)?)
}

/// What the npm package carries: the scripts with their modules beside them, and the types.
pub(crate) fn package(place: &Place, made: &Path, out: &Path) -> Result<()> {
    let version = version()?;
    let here = made.join(&version);
    fs::create_dir_all(out)?;
    copy_folder(&place.root.join("crates/embed/npm"), out)?;
    let modules = MODULES.iter().flat_map(|(name, _)| [format!("{name}.js"), format!("{name}_bg.wasm")]);
    let aside = ASIDE.map(|name| format!("{name}.js"));
    for name in modules.chain(aside).chain(SHARED.map(str::to_owned)) {
        fs::copy(here.join(&name), out.join(&name))?;
    }
    script(place, out, "alliance-embed", &version, "\"./\"")
}

//! `cargo xtask test`: everything that must be green, stage by stage, with its own set-up.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use cargo_metadata::{DependencyKind, MetadataCommand};

use crate::args::Args;
use crate::arrows;
use crate::check::{format, lint};
use crate::count::Count;
use crate::dist::dist;
use crate::place::Place;
use crate::run::{cargo, run, run_seeing};
use crate::setup::{self, WASM};

/// One stage: its name, what it needs installed, and what it does.
struct Stage {
    name: &'static str,
    title: &'static str,
    needs: &'static [Need],
    work: fn(&Place, &mut Count) -> Result<()>,
}

/// What a stage needs that a fresh machine may lack.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    WasmTarget,
    NpmPackages,
    Chromium,
    TestRunner,
}

const STAGES: &[Stage] = &[
    Stage { name: "format", title: "Formatting", needs: &[], work: |place, _| format(place) },
    Stage { name: "arrows", title: "The direction of every arrow", needs: &[Need::WasmTarget], work: |place, _| arrows::prove(place) },
    Stage { name: "lint", title: "Lints, natively and for browsers", needs: &[Need::WasmTarget], work: |place, _| lint(place) },
    Stage { name: "native", title: "Native tests", needs: &[], work: native },
    Stage { name: "wasm", title: "WebAssembly tests in headless Chromium", needs: &[Need::WasmTarget, Need::Chromium, Need::TestRunner], work: wasm },
    Stage { name: "dist", title: "The finished site and package", needs: &[Need::WasmTarget, Need::NpmPackages], work: |place, _| dist(place) },
    Stage { name: "types", title: "The package's types, strictly", needs: &[Need::NpmPackages], work: |place, _| types(place) },
    Stage { name: "toolkit", title: "The package in Node", needs: &[Need::NpmPackages], work: |place, count| node_tests(place, "toolkit", count) },
    Stage {
        name: "embed",
        title: "The widgets on pages of others",
        needs: &[Need::NpmPackages, Need::Chromium],
        work: |place, count| node_tests(place, "embed", count),
    },
    Stage {
        name: "journeys",
        title: "Journeys in headless Chromium",
        needs: &[Need::NpmPackages, Need::Chromium],
        work: |place, count| node_tests(place, "journeys", count),
    },
];

/// Runs every stage, or the one that `--only` names, up to the first that fails.
pub(crate) fn test(place: &Place, args: &mut Args) -> Result<()> {
    let only = args.value("--only")?;
    args.finish()?;
    let wanted = |stage: &&Stage| only.as_deref().is_none_or(|only| only == stage.name);
    let stages = STAGES.iter().filter(wanted).collect::<Vec<_>>();
    if stages.is_empty() {
        let names = STAGES.iter().map(|stage| stage.name).collect::<Vec<_>>();
        bail!("there is no such stage; there are {}", names.join(", "));
    }
    let mut count = Count::default();
    let mut times = Vec::new();
    let mut result = timed("Set-up", &mut times, || set_up(place, &stages));
    for stage in stages {
        if result.is_ok() {
            result = timed(stage.title, &mut times, || (stage.work)(place, &mut count));
        }
    }
    println!();
    for (title, time) in &times {
        println!("{:>8.1} s  {title}", time.as_secs_f32());
    }
    println!("{:>8.1} s  together\n", times.iter().map(|(_, time)| time.as_secs_f32()).sum::<f32>());
    if result.is_err() {
        // A stage that counts nothing, or fails before it counts, is a failure all the same.
        count.failed = count.failed.max(1);
    }
    if count.passed + count.failed > 0 {
        println!("{} passed, {} failed", count.passed, count.failed);
    }
    result
}

fn timed(title: &'static str, times: &mut Vec<(&'static str, Duration)>, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("\n── {title} ──");
    let start = Instant::now();
    let result = work().with_context(|| format!("stopped at: {title}"));
    println!("── {title}: {:.1} s ──", start.elapsed().as_secs_f32());
    times.push((title, start.elapsed()));
    result
}

fn set_up(place: &Place, stages: &[&Stage]) -> Result<()> {
    let mut needs = stages.iter().flat_map(|stage| stage.needs).collect::<Vec<_>>();
    needs.sort();
    needs.dedup();
    for need in needs {
        match need {
            Need::WasmTarget => setup::wasm_target()?,
            Need::NpmPackages => setup::npm_packages(place)?,
            Need::Chromium => drop(setup::chromium()?),
            Need::TestRunner => setup::test_runner(place)?,
        }
    }
    Ok(())
}

fn native(place: &Place, count: &mut Count) -> Result<()> {
    run_seeing(cargo(place).args(["test", "--workspace"]), |line| count.see(line))
}

/// Those packages that say they have tests for WebAssembly, by their dependency on its harness.
fn wasm(place: &Place, count: &mut Count) -> Result<()> {
    let chromium = setup::chromium()?;
    let metadata = MetadataCommand::new().no_deps().exec()?;
    let has_tests = |package: &&cargo_metadata::Package| {
        let mut dependencies = package.dependencies.iter();
        dependencies.any(|dependency| dependency.kind == DependencyKind::Development && dependency.name == "wasm-bindgen-test")
    };
    let mut command = cargo(place);
    command.args(["test", "--target", WASM, "--lib", "--bins", "--tests"]);
    for package in metadata.workspace_packages().iter().copied().filter(has_tests) {
        command.args(["--package", package.name.as_str()]);
    }
    command
        .env("CHROMEDRIVER", chromium.driver)
        .env("PATH", setup::tools_path(place)?)
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    run_seeing(&mut command, |line| count.see(line))
}

fn types(place: &Place) -> Result<()> {
    let example = place.tests().join("toolkit/example.ts");
    if !example.is_file() {
        println!("Skipped: there is no tests/toolkit/example.ts yet.");
        return Ok(());
    }
    let options = ["--strict", "--noEmit", "--target", "es2022", "--lib", "es2022,dom", "--module", "nodenext"];
    run(setup::npm_program(place, "tsc").args(options).arg(example))
}

fn node_tests(place: &Place, folder: &str, count: &mut Count) -> Result<()> {
    let tests = place.tests().join(folder);
    if !tests.is_dir() {
        println!("Skipped: there is no folder tests/{folder} yet.");
        return Ok(());
    }
    let mut command = node_command(place, &tests)?;
    if let Ok(chromium) = setup::chromium() {
        command.env("CHROMIUM", chromium.browser);
    }
    run_seeing(&mut command, |line| count.see(line))
}

/// Node over a folder's test files, told where the finished site is, and this program, which can serve it.
pub(crate) fn node_command(place: &Place, tests: &Path) -> Result<Command> {
    let mut command = Command::new("node");
    command.current_dir(&place.root).args(["--test", "--test-reporter=spec"]).args(test_files(tests)?);
    command.env("ALLIANCE_SITE", place.dist()).env("ALLIANCE_XTASK", std::env::current_exe()?);
    Ok(command)
}

/// The test files of a folder; a folder without any is a mistake.
fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let mut found = paths.into_iter().filter(|path| path.to_string_lossy().ends_with(".test.mjs")).collect::<Vec<_>>();
    found.sort();
    if found.is_empty() {
        bail!("there is no *.test.mjs in {}", folder.display());
    }
    Ok(found)
}

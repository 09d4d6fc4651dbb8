//! What the finished folder weighs, and whether that is within the budgets.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::budgets::{BUDGETS, WIDGET_BUDGETS, WidgetBudget};
use crate::embed;
use crate::files::{files_under, name_inside};
use crate::hashed::loaded_by;

/// Bytes as they are, with gzip, and with brotli.
#[derive(Clone, Copy, Default)]
struct Weight {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Prints what each file weighs, in groups, and fails where a limit is broken.
pub(crate) fn weigh(dist: &Path) -> Result<()> {
    let files = files_under(dist)?.into_iter().filter(|file| !is_packed(file)).collect::<Vec<_>>();
    let (toolkit, others) = files.into_iter().partition::<Vec<_>, _>(|file| file.starts_with(dist.join("toolkit")));
    let site = others.into_iter().filter(|file| !file.starts_with(dist.join("embed"))).collect::<Vec<_>>();
    heads();
    table("the site", dist, &site)?;
    table("the toolkit", dist, &toolkit)?;
    refuse(&[site_budgets(dist)?, widget_budgets(dist)?].concat())
}

/// The same for the widgets alone.
pub(crate) fn weigh_widgets(dist: &Path) -> Result<()> {
    heads();
    refuse(&widget_budgets(dist)?)
}

fn heads() {
    println!("\n{:<52}{:>11}{:>11}{:>11}", "bytes", "raw", "gzip", "brotli");
}

/// What the budgets of the site make of it: those that are broken.
fn site_budgets(dist: &Path) -> Result<Vec<String>> {
    let judged = BUDGETS.iter().map(|budget| judge(dist, budget.what, &loaded_by(dist, budget.page, budget.later)?, budget.brotli));
    Ok(judged.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// The same for the widgets.
fn widget_budgets(dist: &Path) -> Result<Vec<String>> {
    let folder = dist.join("embed").join(embed::version()?);
    let judged = WIDGET_BUDGETS.iter().map(|WidgetBudget { what, module, brotli }| {
        let loaded = ["alliance-embed.js", "link.js", &format!("{module}.js"), &format!("{module}_bg.wasm")].map(|name| folder.join(name));
        judge(dist, what, &loaded, *brotli)
    });
    Ok(judged.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// Prints what some files weigh beside their budget; says so where they break it.
fn judge(dist: &Path, what: &str, loaded: &[PathBuf], most: u64) -> Result<Option<String>> {
    let Weight { brotli, .. } = table(what, dist, loaded)?;
    println!("  budget: {brotli} of {most} bytes with brotli\n");
    Ok((brotli > most).then(|| format!("{what} weighs {brotli} bytes with brotli; its budget is {most}")))
}

fn refuse(broken: &[String]) -> Result<()> {
    if !broken.is_empty() {
        bail!("a budget is broken: {}", broken.join("; "));
    }
    Ok(())
}

fn table(title: &str, dist: &Path, files: &[PathBuf]) -> Result<Weight> {
    println!("{title}");
    let mut sum = Weight::default();
    for file in files {
        let weight = weight_of(file)?;
        sum.raw += weight.raw;
        sum.gzip += weight.gzip;
        sum.brotli += weight.brotli;
        line(&name_inside(dist, file), weight);
    }
    line("together", sum);
    println!();
    Ok(sum)
}

fn line(name: &str, Weight { raw, gzip, brotli }: Weight) {
    println!("  {name:<50}{raw:>11}{gzip:>11}{brotli:>11}");
}

fn weight_of(file: &Path) -> Result<Weight> {
    let bytes = |end: &str| {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        let data = Path::new(&name).metadata().with_context(|| format!("there is no {}", name.display()))?;
        anyhow::Ok(data.len())
    };
    Ok(Weight { raw: bytes("")?, gzip: bytes(".gz")?, brotli: bytes(".br")? })
}

fn is_packed(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "br" || extension == "gz")
}

//! What the finished folder weighs, and whether that is within the budgets.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::budgets::{BUDGETS, Budget, WIDGET_BUDGETS};
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
    let broken = [broken(dist, BUDGETS)?, broken(&widgets(dist)?, WIDGET_BUDGETS)?].concat();
    refuse(&broken)
}

/// The same for the widgets alone.
pub(crate) fn weigh_widgets(dist: &Path) -> Result<()> {
    heads();
    refuse(&broken(&widgets(dist)?, WIDGET_BUDGETS)?)
}

fn widgets(dist: &Path) -> Result<PathBuf> {
    Ok(dist.join("embed").join(embed::version()?))
}

fn heads() {
    println!("\n{:<52}{:>11}{:>11}{:>11}", "bytes", "raw", "gzip", "brotli");
}

/// Prints what each budget weighs; answers those that are broken.
fn broken(folder: &Path, budgets: &[Budget]) -> Result<Vec<String>> {
    let mut broken = Vec::new();
    for budget in budgets {
        let loaded = loaded_by(folder, budget.page, budget.later)?;
        let weight = table(budget.what, folder, &loaded)?;
        println!("  budget: {} of {} bytes with brotli\n", weight.brotli, budget.brotli);
        if weight.brotli > budget.brotli {
            broken.push(format!("{} weighs {} bytes with brotli; its budget is {}", budget.what, weight.brotli, budget.brotli));
        }
    }
    Ok(broken)
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

//! The workbench's folder of files, as a browser will ask for them:
//!
//! ```text
//! index.html                 the page, with its first paint
//! styles/app.css             every file of web/styles, one after the other in name order, then the pictures' own
//! boot.js …                  every file of web/static
//! app.js, app_bg.wasm        the web crate, bound
//! core.js, core_bg.wasm      the toolkit, bound: the worker's module
//! ```

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::bundle::{self, Build};
use crate::files::{changed_at, copy_folder, files_under};
use crate::place::Place;

/// The package that is the page.
pub(crate) const PACKAGE: &str = "alliance-web";

/// The package that is the worker's module.
pub(crate) const TOOLKIT: &str = "alliance-toolkit";

/// Puts the site together in `out`, an empty folder, from what has been built.
pub(crate) fn assemble(place: &Place, build: Build, out: &Path) -> Result<()> {
    let page = place.root.join("index.html");
    fs::copy(&page, out.join("index.html")).context("failed to copy index.html")?;
    fs::create_dir_all(out.join("styles"))?;
    fs::write(out.join("styles/app.css"), stylesheet(place)?)?;
    copy_folder(&place.root.join("web/static"), out)?;
    bind(place, "alliance-web.wasm", "app", build, out)?;
    bind(place, "alliance_toolkit.wasm", "core", build, out)
}

fn bind(place: &Place, module: &str, name: &str, build: Build, out: &Path) -> Result<()> {
    let module = bundle::built(place, module, build);
    match build {
        Build::Page | Build::Engines | Build::Widgets => bundle::bind(&module, name, out, build),
        Build::Dev => {
            // Binding takes seconds, and an edit of a style does not change the module.
            let bound = place.target.join("serve-bound").join(name);
            if changed_at(&bound.join(format!("{name}.js"))) <= changed_at(&module) {
                bundle::bind(&module, name, &bound, build)?;
            }
            copy_folder(&bound, out)
        }
    }
}

fn stylesheet(place: &Place) -> Result<String> {
    let mut sheet = String::new();
    let pictures = place.root.join("crates/chart/src/chart.css");
    for file in files_under(&place.root.join("web/styles"))?.into_iter().chain([pictures]) {
        if file.extension().is_some_and(|extension| extension == "css") {
            let part = fs::read_to_string(&file).with_context(|| format!("failed to read {}", file.display()))?;
            sheet.push_str(&part);
            sheet.push('\n');
        }
    }
    Ok(sheet)
}

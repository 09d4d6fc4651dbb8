//! `cargo xtask serve`: from a clean clone to a page on the screen, and from an edit to the page
//! again. Needs Rust and nothing else.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, bail};

use crate::args::Args;
use crate::bundle::{self, Build};
use crate::files::empty_folder;
use crate::http::{Served, answer_all, listen};
use crate::place::Place;
use crate::reload::Reload;
use crate::run::step;
use crate::setup;
use crate::site;
use crate::watch::Snapshot;

const PORT: u16 = 8080;

/// Serves a ready folder (`--dir`), or builds the site, serves it, and follows edits.
pub(crate) fn serve(place: &Place, args: &mut Args) -> Result<()> {
    let port = args.value("--port")?;
    let port = port.map_or(Ok(PORT), |port| port.parse().context("--port is a number"))?;
    let base = base_path(&args.value("--base")?.unwrap_or_default());
    let ready = args.value("--dir")?;
    let watch = !args.flag("--no-watch");
    args.finish()?;
    match ready {
        Some(folder) => serve_ready(&place.root.join(folder), base, port),
        None => serve_built(place, base, port, watch),
    }
}

fn serve_ready(folder: &Path, base: String, port: u16) -> Result<()> {
    if !folder.join("index.html").is_file() {
        bail!("there is no index.html in {}", folder.display());
    }
    listen_and_answer(port, Served { folder: folder.to_path_buf(), base, reload: None })
}

fn serve_built(place: &Place, base: String, port: u16, watch: bool) -> Result<()> {
    setup::wasm_target()?;
    let mut seen = Snapshot::take(place);
    while let Err(error) = make(place, watch) {
        if !watch {
            return Err(error);
        }
        eprintln!("{error:#}\nWaiting for an edit that mends it.");
        (seen, _) = seen.wait_for_change(place);
    }
    let served = Served { folder: folder(place), base, reload: watch.then(|| Arc::new(Reload::new())) };
    if let Some(reload) = served.reload.clone() {
        let place = Place { root: place.root.clone(), target: place.target.clone() };
        thread::spawn(move || follow_edits(&place, seen, &reload));
    }
    listen_and_answer(port, served)
}

fn follow_edits(place: &Place, mut seen: Snapshot, reload: &Reload) {
    loop {
        let (now, what) = seen.wait_for_change(place);
        seen = now;
        println!("\n{what} has changed.");
        match make(place, true) {
            Ok(()) => reload.ring(),
            Err(error) => eprintln!("{error:#}\nThe page stays as it was."),
        }
    }
}

/// Builds into a folder beside the one that is served, then changes the two over.
fn make(place: &Place, watch: bool) -> Result<()> {
    step("Building the page", || bundle::build(place, &[site::PACKAGE, site::TOOLKIT], Build::Dev))?;
    step("Putting the site together", || {
        let next = place.target.join("serve-next");
        empty_folder(&next)?;
        site::assemble(place, Build::Dev, &next)?;
        if watch {
            add_reload_script(&next.join("index.html"))?;
        }
        let now = folder(place);
        if now.exists() {
            fs::remove_dir_all(&now)?;
        }
        fs::rename(&next, &now).context("failed to change the old site for the new one")
    })
}

fn folder(place: &Place) -> PathBuf {
    place.target.join("serve")
}

fn add_reload_script(page: &Path) -> Result<()> {
    let html = fs::read_to_string(page)?;
    let tag = format!("<script type=\"module\" src=\"{}\"></script>\n", Reload::SCRIPT);
    let at = html.rfind("</body>").unwrap_or(html.len());
    let (before, after) = html.split_at(at);
    fs::write(page, [before, &tag, after].concat())?;
    Ok(())
}

fn listen_and_answer(port: u16, served: Served) -> Result<()> {
    let listener = listen(port)?;
    let address = listener.local_addr()?;
    println!("\nThe workbench is at http://{address}{}   (Ctrl+C ends it)", served.base);
    answer_all(&listener, &Arc::new(served));
    Ok(())
}

/// `sub/path`, `/sub/path` and `/sub/path/` all mean `/sub/path/`.
fn base_path(given: &str) -> String {
    match given.trim_matches('/') {
        "" => "/".to_owned(),
        path => format!("/{path}/"),
    }
}

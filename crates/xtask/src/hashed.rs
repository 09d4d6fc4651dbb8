//! Content in names: `app.js` becomes `app.1f2e3d4c5b6a7988.js` and every mention of it follows, so
//! that a host may let browsers keep each file for ever. Pages keep their names, for they are where
//! people come in; so does the service worker, by whose name a browser looks for a new version; so do bound snippets, whose folders are numbered by wasm-bindgen.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::files::{files_under, name_inside};

/// Renames the files of `site` and the mentions in each other, those that are mentioned first.
pub(crate) fn hash_names(site: &Path) -> Result<()> {
    let mut waiting = BTreeMap::new();
    let mut pages = Vec::new();
    for file in files_under(site)? {
        let name = last_name(&file);
        if is_page(&file) || name == "sw.js" || name_inside(site, &file).starts_with("snippets/") {
            pages.push(file);
        } else if let Some(other) = waiting.insert(name, file.clone()) {
            bail!("two files have one name: {} and {}", other.display(), file.display());
        }
    }
    let mut renamed = BTreeMap::new();
    while !waiting.is_empty() {
        let names = waiting.keys().cloned().collect::<BTreeSet<_>>();
        let ready = waiting.extract_if(.., |name, file| mentions(file, &names).iter().all(|other| other == name)).collect::<Vec<_>>();
        if ready.is_empty() {
            bail!("these files mention each other in a circle, so none can be named first: {names:?}");
        }
        for (name, file) in ready {
            rewrite(&file, &renamed)?;
            let new = hashed_name(&name, &fs::read(&file)?);
            fs::rename(&file, file.with_file_name(&new))?;
            renamed.insert(name, new);
        }
    }
    for page in pages {
        rewrite(&page, &renamed)?;
    }
    Ok(())
}

/// The files that loading `page` brings, itself first: what it mentions, and what those mention, but for what comes `later`.
/// All of these are named as they were before their content was put into their names. Other doors have folders of their own.
pub(crate) fn loaded_by(site: &Path, page: &str, later: &[&str]) -> Result<Vec<PathBuf>> {
    let of_another = |file: &Path| ["toolkit/", "embed/"].iter().any(|door| name_inside(site, file).starts_with(door));
    let files = files_under(site)?.into_iter().filter(|file| !of_another(file));
    let files = files.map(|file| (last_name(&file), file)).collect::<BTreeMap<_, _>>();
    let first = files.iter().find(|(name, _)| plain_name(name) == page).map(|(_, file)| file.clone());
    let names = files.keys().filter(|name| !later.contains(&plain_name(name).as_str())).cloned().collect::<BTreeSet<_>>();
    let mut found = vec![first.with_context(|| format!("there is no {page}"))?];
    let mut at = 0;
    while at < found.len() {
        for name in mentions(&found[at], &names) {
            if let Some(file) = files.get(&name).filter(|file| !found.contains(file)) {
                found.push(file.clone());
            }
        }
        at += 1;
    }
    Ok(found)
}

fn is_page(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "html")
}

fn is_text(file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str());
    ["html", "css", "js", "mjs", "svg", "webmanifest"].contains(&extension.unwrap_or_default())
}

fn last_name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn mentions(file: &Path, names: &BTreeSet<String>) -> BTreeSet<String> {
    let text = if is_text(file) { fs::read_to_string(file).unwrap_or_default() } else { String::new() };
    names.iter().filter(|name| places(&text, name).next().is_some()).cloned().collect()
}

fn rewrite(file: &Path, renamed: &BTreeMap<String, String>) -> Result<()> {
    if !is_text(file) {
        return Ok(());
    }
    let mut text = fs::read_to_string(file)?;
    for (old, new) in renamed {
        let found = places(&text, old).collect::<Vec<_>>();
        for at in found.into_iter().rev() {
            text.replace_range(at..at + old.len(), new);
        }
    }
    fs::write(file, text)?;
    Ok(())
}

/// Where `name` stands in `text` as a whole name: right after a quote, a slash or a bracket.
fn places<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    let whole = |at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        before.is_some_and(|letter| "\"'`/(=".contains(letter)) && after.is_some_and(|letter| "\"'`)?# >".contains(letter))
    };
    text.match_indices(name).map(|(at, _)| at).filter(move |at| whole(*at))
}

fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
    format!("{stem}.{:016x}.{extension}", fnv(bytes))
}

/// A name without the hash that [`hashed_name`] put in.
fn plain_name(name: &str) -> String {
    match name.split('.').collect::<Vec<_>>()[..] {
        [stem, hash, extension] if hash.len() == 16 => format!("{stem}.{extension}"),
        _ => name.to_owned(),
    }
}

/// FNV-1a: short and fixed for ever. It tells two builds apart; it is no defence against forgery.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_names_are_mentions() {
        let found = |text: &'static str| places(text, "app.js").count();
        assert_eq!(found(r#"import("./app.js")"#), 1);
        assert_eq!(found("<script src=app.js>"), 1);
        assert_eq!(found("'app.js' \"a/app.js\""), 2);
        assert_eq!(found(r#""my-app.js" "app.json" // app.js is the glue"#), 0);
    }

    #[test]
    fn names_follow_content() {
        assert_eq!(fnv(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv(b"foobar"), 0x8594_4171_f739_67e8);
        assert_eq!(hashed_name("app_bg.wasm", b"foobar"), "app_bg.85944171f73967e8.wasm");
        assert_eq!(plain_name("app_bg.85944171f73967e8.wasm"), "app_bg.wasm");
        assert_eq!(plain_name("index.html"), "index.html");
    }

    #[test]
    fn what_browsers_come_back_to_keeps_its_name() -> Result<()> {
        let site = std::env::temp_dir().join(format!("alliance-hashed-{}", std::process::id()));
        crate::files::empty_folder(&site)?;
        let files = [
            ("index.html", r#"<link rel="manifest" href="manifest.webmanifest"><script src="offline.js">"#),
            ("offline.js", r#"register(new URL("./sw.js", import.meta.url))"#),
            ("manifest.webmanifest", r#"{ "src": "icon-192.png" }"#),
            ("icon-192.png", "picture"),
            ("sw.js", "worker"),
        ];
        for (name, text) in files {
            fs::write(site.join(name), text)?;
        }
        hash_names(&site)?;
        let loaded = loaded_by(&site, "index.html", &["manifest.webmanifest"])?;
        let names = files_under(&site)?.iter().map(|file| plain_name(&last_name(file))).collect::<Vec<_>>();
        let page = fs::read_to_string(site.join("index.html"))?;
        fs::remove_dir_all(&site)?;
        assert_eq!(names, ["icon-192.png", "index.html", "manifest.webmanifest", "offline.js", "sw.js"]);
        assert!(!page.contains("offline.js"));
        assert_eq!(loaded.iter().map(|file| plain_name(&last_name(file))).collect::<Vec<_>>(), ["index.html", "offline.js", "sw.js"]);
        Ok(())
    }
}

//! Small helpers for whole folders.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};

/// Every file under `folder`, in name order.
pub(crate) fn files_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("failed to read {}", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            found.extend(files_under(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

/// An empty folder at `path`, whatever was there before.
pub(crate) fn empty_folder(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_dir_all(path).with_context(|| format!("failed to empty {}", path.display()))?;
    }
    fs::create_dir_all(path).with_context(|| format!("failed to make {}", path.display()))
}

/// Copies what is inside `from` into `to`; a folder that is not there counts as empty.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        return Ok(());
    }
    for file in files_under(from)? {
        let target = to.join(file.strip_prefix(from)?);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::copy(&file, &target).with_context(|| format!("failed to copy {}", file.display()))?;
    }
    Ok(())
}

/// The path of `file` inside `folder`, with `/` on every system.
pub(crate) fn name_inside(folder: &Path, file: &Path) -> String {
    let inside = file.strip_prefix(folder).unwrap_or(file);
    let parts = inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>();
    parts.join("/")
}

/// When a file last changed, or nothing where it is not there.
pub(crate) fn changed_at(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|data| data.modified()).ok()
}

//! Notices edits by looking at times of change twice a second: a few hundred files, no crate needed.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use crate::files::files_under;
use crate::place::Place;

/// What the page is made of, and when each file last changed.
#[derive(PartialEq)]
pub(crate) struct Snapshot(BTreeMap<PathBuf, SystemTime>);

impl Snapshot {
    /// Looks now.
    pub(crate) fn take(place: &Place) -> Self {
        let folders = ["web", "crates"].map(|name| place.root.join(name));
        let alone = ["index.html", "Cargo.toml", "Cargo.lock"].map(|name| place.root.join(name));
        // This program itself cannot be changed while it runs.
        let own = place.root.join("crates/xtask");
        let files = folders.iter().flat_map(|folder| files_under(folder).unwrap_or_default()).filter(|file| !file.starts_with(&own)).chain(alone);
        let times = files.filter_map(|file| {
            let changed = file.metadata().and_then(|data| data.modified()).ok()?;
            Some((file, changed))
        });
        Self(times.collect())
    }

    /// Waits until something differs from this snapshot and has come to rest; says what.
    pub(crate) fn wait_for_change(&self, place: &Place) -> (Self, String) {
        loop {
            thread::sleep(Duration::from_millis(500));
            let mut now = Self::take(place);
            if now == *self {
                continue;
            }
            // An editor or a checkout may still be writing.
            loop {
                thread::sleep(Duration::from_millis(100));
                let later = Self::take(place);
                if later == now {
                    break;
                }
                now = later;
            }
            let what = self.difference(&now, place);
            return (now, what);
        }
    }

    fn difference(&self, now: &Self, place: &Place) -> String {
        let changed = now.0.iter().filter(|(file, time)| self.0.get(*file) != Some(time)).map(|(file, _)| file);
        let gone = self.0.keys().filter(|file| !now.0.contains_key(*file));
        let all = changed.chain(gone).collect::<Vec<_>>();
        let name = |file: &PathBuf| {
            let inside = file.strip_prefix(&place.root).unwrap_or(file);
            inside.display().to_string()
        };
        match all.as_slice() {
            [] => "nothing".to_owned(),
            [one] => name(one),
            [first, rest @ ..] => format!("{} and {} more", name(first), rest.len()),
        }
    }
}

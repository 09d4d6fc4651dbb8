#![allow(clippy::unwrap_used, clippy::expect_used)]

mod basics;
mod faults;
mod history;
mod newer;
mod promises;
mod tabs;

use crate::{DocumentId, Memory, Revision, Saved, Storage, Store};
use alliance_model::Design;
use serde_json::json;

fn design(title: &str) -> Design {
    let value = json!({
        "format": "alliance-design", "version": 1, "id": "camden", "title": title,
        "members": [{ "id": "northgate", "name": "Northgate", "kind": "charity" }],
        "bodies": [], "seats": [], "rules": [], "terms": { "target": "1000.00", "steps": [] }
    });
    alliance_json::from_json(&value.into()).unwrap()
}

fn id(text: &str) -> DocumentId {
    text.parse().unwrap()
}

/// The time, as a clock would tell it that stands at this minute.
fn time(minute: usize) -> String {
    format!("2026-11-22T{:02}:{:02}:00Z", minute / 60, minute % 60)
}

/// A memory in which the document `a` was saved as "first", then as "second", and the last revision.
fn saved_twice() -> (Memory, Revision) {
    let memory = Memory::new();
    let store = Store::new(memory.clone());
    let first = save(&store, "first", Revision::NONE);
    let second = save(&store, "second", first.revision);
    (memory, second.revision)
}

#[track_caller]
fn save<S: Storage>(store: &Store<S>, title: &str, based_on: Revision) -> Saved {
    store.save(&id("a"), &design(title), based_on, &time(0)).unwrap()
}

/// The title of the document `a` as somebody finds it who opens the page anew.
#[track_caller]
fn title_in(memory: &Memory) -> String {
    Store::new(memory.clone()).load(&id("a")).unwrap().design.title
}

/// The key of the newest copy.
fn newest_key(memory: &Memory) -> String {
    memory.keys().unwrap().into_iter().filter(|key| key.starts_with("alliance:doc:a:")).max().unwrap()
}

use super::*;
use crate::{Fault, Faulty, SaveError, Why};

#[test]
fn the_second_of_two_tabs_is_refused_and_nothing_is_lost() {
    let (memory, revision) = saved_twice();
    let (ours, theirs) = (Store::new(memory.clone()), Store::new(memory.clone()));
    let saved = save(&theirs, "theirs", revision);
    let refused = ours.save(&id("a"), &design("ours"), revision, &time(1));
    assert_eq!(refused, Err(SaveError::ChangedElsewhere { revision: saved.revision, saved: time(0) }));
    assert_eq!(title_in(&memory), "theirs");

    // Both ways out: as a copy, and on top.
    ours.save(&id("b"), &design("ours"), Revision::NONE, &time(1)).unwrap();
    assert_eq!(ours.load(&id("b")).unwrap().design.title, "ours");
    assert_eq!(title_in(&memory), "theirs");
    save(&ours, "ours on top", saved.revision);
    assert_eq!(title_in(&memory), "ours on top");
}

#[test]
fn a_new_document_does_not_take_the_place_of_another() {
    let (memory, _) = saved_twice();
    let refused = Store::new(memory.clone()).save(&id("a"), &design("new"), Revision::NONE, &time(1));
    assert!(matches!(refused, Err(SaveError::ChangedElsewhere { .. })));
    assert_eq!(title_in(&memory), "second");
}

#[test]
fn a_document_cleared_and_saved_anew_by_another_tab_is_theirs() {
    let (memory, revision) = saved_twice();
    for rounds in 1..=4 {
        memory.clear();
        let theirs = Store::new(memory.clone());
        let mut standing = Revision::NONE;
        for round in 0..rounds {
            standing = save(&theirs, &format!("theirs {round}"), standing).revision;
        }
        let refused = Store::new(memory.clone()).save(&id("a"), &design("ours"), revision, &time(1));
        assert_eq!(refused, Err(SaveError::ChangedElsewhere { revision: standing, saved: time(0) }), "{rounds}");
    }
}

#[test]
fn another_tab_that_writes_in_the_middle_of_a_save_loses_nothing() {
    for operation in 0..12 {
        let (memory, revision) = saved_twice();
        let faulty = Faulty::new(&memory);
        let meanwhile = move |memory: &Memory| {
            let theirs = Store::new(memory.clone()).save(&id("a"), &design("theirs"), revision, &time(1));
            memory.set("told", if theirs.is_ok() { "saved" } else { "refused" }).unwrap();
        };
        faulty.inject(operation, Fault::Meanwhile(Box::new(meanwhile)));
        let ours = Store::new(faulty).save(&id("a"), &design("ours"), revision, &time(2));
        let theirs_saved = memory.get("told").unwrap().as_deref() == Some("saved");
        assert!(!(ours.is_ok() && theirs_saved), "at {operation} both were told that they are saved");
        let expected = if ours.is_ok() {
            "ours"
        } else if theirs_saved {
            "theirs"
        } else {
            "second"
        };
        assert_eq!(title_in(&memory), expected, "at {operation}");
    }
}

#[test]
fn a_tab_closed_before_it_could_take_its_write_back_leaves_both_copies() {
    // Both writes of the same moment, as left by a tab that was closed between its write and its look around.
    let (memory, revision) = saved_twice();
    let theirs = Memory::new();
    for key in memory.keys().unwrap() {
        theirs.set(&key, &memory.get(&key).unwrap().unwrap()).unwrap();
    }
    save(&Store::new(memory.clone()), "ours", revision);
    Store::new(theirs.clone()).save(&id("a"), &design("theirs"), revision, &time(1)).unwrap();
    memory.set(&newest_key(&theirs), &theirs.get(&newest_key(&theirs)).unwrap().unwrap()).unwrap();

    let store = Store::new(memory.clone());
    let loaded = store.load(&id("a")).unwrap();
    assert_eq!(loaded.design.title, "ours");
    let recovered = loaded.recovered.unwrap();
    assert_eq!(recovered.why, Why::TwoAtOnce);
    assert_eq!(alliance_format::read(&recovered.text).unwrap().design.title, "theirs");

    let mut revision = loaded.revision;
    for title in ["third", "fourth", "fifth"] {
        revision = save(&store, title, revision).revision;
    }
    assert_eq!(title_in(&memory), "fifth");
    assert!(memory.get(&newest_key(&theirs)).unwrap().is_some());
}

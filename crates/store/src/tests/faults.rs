use super::*;
use crate::{Fault, Faulty, LoadError, SaveError, State, StorageError, Why};
use std::rc::Rc;

fn faulty(memory: &Memory) -> (Rc<Faulty>, Store<Rc<Faulty>>) {
    let faulty = Rc::new(Faulty::new(memory));
    (Rc::clone(&faulty), Store::new(faulty))
}

fn try_save<S: Storage>(store: &Store<S>, title: &str, based_on: Revision) -> Result<Saved, SaveError> {
    store.save(&id("a"), &design(title), based_on, &time(1))
}

/// A design with this much text in it.
fn long(characters: usize) -> Design {
    Design { purpose: "x".repeat(characters), ..design("long") }
}

#[test]
fn when_full_the_old_document_is_still_there() {
    let (memory, revision) = saved_twice();
    let (faulty, store) = faulty(&memory);
    store.save(&id("b"), &long(2000), Revision::NONE, &time(0)).unwrap();
    faulty.set_room(Some(memory.bytes()));
    let Err(SaveError::Full { needed, taking }) = store.save(&id("a"), &long(5000), revision, &time(1)) else { panic!("not full") };
    assert!(needed > 5000, "{needed}");
    assert_eq!(taking.iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    assert_eq!(title_in(&memory), "second");

    // The way out: what is removed makes room.
    store.remove(&id("b")).unwrap();
    faulty.set_room(Some(20_000));
    try_save(&store, "third", revision).unwrap();
    assert_eq!(title_in(&memory), "third");
}

#[test]
fn room_is_made_by_giving_up_the_oldest_copy() {
    let (memory, revision) = saved_twice();
    let (faulty, store) = faulty(&memory);
    faulty.set_room(Some(memory.bytes() + 10));
    try_save(&store, "third", revision).unwrap();
    assert_eq!(title_in(&memory), "third");
}

#[test]
fn where_nothing_may_be_kept_it_is_said() {
    let (memory, revision) = saved_twice();
    let (faulty, store) = faulty(&memory);
    faulty.set_denied(true);
    assert_eq!(try_save(&store, "third", revision), Err(SaveError::Denied));
    assert_eq!(store.load(&id("a")), Err(LoadError::Storage(StorageError::Denied)));
    assert_eq!(store.list(), Err(StorageError::Denied));
    assert_eq!(store.remove(&id("a")), Err(StorageError::Denied));
    assert_eq!(title_in(&memory), "second");

    faulty.set_denied(false);
    try_save(&store, "third", revision).unwrap();
}

#[test]
fn what_was_wiped_underneath_is_written_again_and_said() {
    let (memory, revision) = saved_twice();
    let store = Store::new(memory.clone());
    memory.clear();
    let saved = try_save(&store, "third", revision).unwrap();
    assert!(saved.rewritten);
    assert!(saved.revision.number > revision.number);
    assert!(!try_save(&store, "fourth", saved.revision).unwrap().rewritten);
}

#[test]
fn a_wipe_right_after_the_write_is_noticed() {
    let (memory, revision) = saved_twice();
    let (faulty, store) = faulty(&memory);
    let write = write_operation();
    faulty.inject(write + 1, Fault::Wipes);
    assert_eq!(try_save(&store, "third", revision), Err(SaveError::NotKept));
    assert!(try_save(&store, "third", revision).unwrap().rewritten);
}

#[test]
fn a_damaged_copy_gives_way_to_the_one_before_and_is_kept() {
    let (memory, _) = saved_twice();
    let key = newest_key(&memory);
    let whole = memory.get(&key).unwrap().unwrap();
    for damaged in [whole.replace("second", "sEcond"), whole[..whole.len() / 2].to_owned(), whole[..5].to_owned(), String::new(), "{}\n".to_owned()] {
        memory.set(&key, &damaged).unwrap();
        let store = Store::new(memory.clone());
        assert_eq!(store.list().unwrap()[0].state, State::Recovered);
        let loaded = store.load(&id("a")).unwrap();
        assert_eq!(loaded.design.title, "first");
        let recovered = loaded.recovered.unwrap();
        assert_eq!(recovered.why, Why::Damaged);
        assert!(damaged.ends_with(&recovered.text));

        // The work goes on, on top of what opened; the damaged copy stays for whoever wants it.
        let copy = Memory::new();
        for key in memory.keys().unwrap() {
            copy.set(&key, &memory.get(&key).unwrap().unwrap()).unwrap();
        }
        let store = Store::new(copy.clone());
        let mut revision = loaded.revision;
        for title in ["third", "fourth", "fifth"] {
            revision = try_save(&store, title, revision).unwrap().revision;
            assert_eq!(store.load(&id("a")).unwrap().recovered, None);
        }
        assert_eq!(title_in(&copy), "fifth");
        assert_eq!(copy.get(&key).unwrap(), Some(damaged));
    }
}

#[test]
fn when_every_copy_is_damaged_what_is_there_is_offered() {
    let (memory, revision) = saved_twice();
    for key in memory.keys().unwrap() {
        memory.set(&key, &format!("rubbish {key}")).unwrap();
    }
    let store = Store::new(memory.clone());
    let text = format!("rubbish {}", newest_key(&memory));
    assert_eq!(store.load(&id("a")), Err(LoadError::Damaged { text: text.clone(), problems: Vec::new() }));
    assert_eq!(store.raw(&id("a")).unwrap(), Some(text));
    assert_eq!(store.list().unwrap()[0].state, State::Damaged);

    // A tab that still has it in memory can save it.
    assert!(try_save(&store, "third", revision).unwrap().rewritten);
    assert_eq!(title_in(&memory), "third");
    assert_eq!(memory.keys().unwrap().len(), 3);
}

#[test]
fn damage_to_the_base_of_a_save_does_not_stop_it() {
    let (memory, revision) = saved_twice();
    memory.set(&newest_key(&memory), "rubbish").unwrap();
    assert!(try_save(&Store::new(memory.clone()), "third", revision).unwrap().rewritten);
    assert_eq!(title_in(&memory), "third");
}

#[test]
fn no_room_is_made_with_the_last_whole_copy() {
    let (memory, revision) = saved_twice();
    memory.set(&newest_key(&memory), "rubbish").unwrap();
    let (faulty, store) = faulty(&memory);
    faulty.set_room(Some(memory.bytes() + 10));
    assert!(matches!(try_save(&store, "third", revision), Err(SaveError::Full { .. })));
    assert_eq!(title_in(&memory), "first");
}

#[test]
fn closed_in_the_middle_of_a_write_the_last_good_copy_opens() {
    let (memory, revision) = saved_twice();
    let (faulty, store) = faulty(&memory);
    faulty.inject(write_operation(), Fault::Closes);
    try_save(&store, "third", revision).unwrap_err();
    assert_eq!(memory.keys().unwrap().len(), 3, "half a value is there");
    let loaded = Store::new(memory.clone()).load(&id("a")).unwrap();
    assert_eq!(loaded.design.title, "second");
    assert_eq!(loaded.recovered.map(|recovered| recovered.why), Some(Why::Damaged));
    assert!(!try_save(&Store::new(memory.clone()), "third", revision).unwrap().rewritten);
    assert_eq!(title_in(&memory), "third");
}

#[test]
fn whatever_goes_wrong_at_whichever_operation_the_last_good_document_opens() {
    type Make = fn() -> Fault;
    let faults: [(&str, Make); 9] = [
        ("fails", || Fault::Fails(StorageError::Other("no".to_owned()))),
        ("full", || Fault::Fails(StorageError::Full)),
        ("denied", || Fault::Fails(StorageError::Denied)),
        ("fails late", || Fault::FailsLate(StorageError::Other("no".to_owned()))),
        ("full late", || Fault::FailsLate(StorageError::Full)),
        ("half", || Fault::Half),
        ("corrupts", || Fault::Corrupts),
        ("closes", || Fault::Closes),
        ("wipes", || Fault::Wipes),
    ];
    let mut refused = 0;
    for (name, fault) in faults {
        for operation in 0..=operations_of_a_save() {
            let (memory, revision) = saved_twice();
            let (faulty, store) = faulty(&memory);
            faulty.inject(operation, fault());
            let saved = try_save(&store, "third", revision);
            refused += usize::from(saved.is_err());

            let found = Store::new(memory.clone()).load(&id("a")).map(|loaded| loaded.design.title);
            let expected: &[Result<String, LoadError>] = match (&saved, name) {
                (_, "wipes") => &[Ok("third".to_owned()), Err(LoadError::Missing)],
                (Ok(_), _) => &[Ok("third".to_owned())],
                (Err(_), "closes") => &[Ok("second".to_owned()), Ok("third".to_owned())],
                (Err(_), _) => &[Ok("second".to_owned())],
            };
            assert!(expected.contains(&found), "{name} at {operation}: {saved:?}, then {found:?}");

            // The same tab tries again, and nothing is in its way.
            if saved.is_err() && name != "closes" {
                try_save(&store, "again", revision).unwrap_or_else(|error| panic!("{name} at {operation}: {error}"));
                assert_eq!(title_in(&memory), "again");
            }
        }
    }
    assert!(refused > 20, "{refused}");
}

#[test]
fn a_write_that_can_neither_be_confirmed_nor_taken_back_is_not_taken_for_another_tabs() {
    let (memory, revision) = saved_twice();
    let (faulty, store) = faulty(&memory);
    let write = write_operation();
    faulty.inject(write + 1, Fault::Fails(StorageError::Denied));
    faulty.inject(write + 2, Fault::Fails(StorageError::Denied));
    assert_eq!(try_save(&store, "third", revision), Err(SaveError::Denied));
    assert_eq!(memory.keys().unwrap().len(), 3);
    try_save(&store, "fourth", revision).unwrap();
    assert_eq!(title_in(&memory), "fourth");
    assert_eq!(memory.keys().unwrap().len(), 2);
}

#[test]
fn what_would_not_open_again_is_not_reported_as_saved() {
    let (memory, revision) = saved_twice();
    let mut wrong = design("third");
    wrong.members.extend(wrong.members.clone());
    let Err(SaveError::WouldNotOpen { problems }) = Store::new(memory.clone()).save(&id("a"), &wrong, revision, &time(1)) else {
        panic!("two members with one id were saved")
    };
    assert_eq!(problems[0].path, "members[1].id");
    assert_eq!(title_in(&memory), "second");
    assert_eq!(memory.keys().unwrap().len(), 2);
}

#[test]
fn loading_changes_nothing_whatever_goes_wrong() {
    let (memory, _) = saved_twice();
    memory.set(&newest_key(&memory), "rubbish").unwrap();
    let before: Vec<_> = memory.keys().unwrap().into_iter().map(|key| (memory.get(&key).unwrap(), key)).collect();
    for operation in 0..5 {
        let (faulty, store) = faulty(&memory);
        faulty.inject(operation, Fault::Fails(StorageError::Denied));
        match store.load(&id("a")) {
            Ok(loaded) => assert_eq!(loaded.design.title, "first"),
            Err(error) => assert_eq!(error, LoadError::Storage(StorageError::Denied)),
        }
    }
    let after: Vec<_> = memory.keys().unwrap().into_iter().map(|key| (memory.get(&key).unwrap(), key)).collect();
    assert_eq!(before, after);
}

#[test]
fn a_removal_that_stops_half_way_leaves_the_document_as_it_was() {
    for operation in 0..5 {
        let (memory, _) = saved_twice();
        let (faulty, store) = faulty(&memory);
        faulty.inject(operation, Fault::Closes);
        if store.remove(&id("a")).is_err() {
            assert_eq!(title_in(&memory), "second", "at {operation}");
        } else {
            assert_eq!(memory.bytes(), 0);
        }
    }
}

#[test]
fn every_error_ends_with_a_way_out() {
    let errors = [
        SaveError::Full { needed: 1, taking: Vec::new() }.to_string(),
        SaveError::Denied.to_string(),
        SaveError::ChangedElsewhere { revision: Revision::NONE, saved: String::new() }.to_string(),
        SaveError::Newer.to_string(),
        SaveError::WouldNotOpen { problems: Vec::new() }.to_string(),
        SaveError::NotKept.to_string(),
        SaveError::Failed("why".to_owned()).to_string(),
        LoadError::Missing.to_string(),
        LoadError::Damaged { text: String::new(), problems: Vec::new() }.to_string(),
        LoadError::Newer { text: String::new(), title: String::new(), saved_by: String::new() }.to_string(),
        StorageError::Full.to_string(),
        StorageError::Denied.to_string(),
        StorageError::Other("why".to_owned()).to_string(),
        Why::Damaged.to_string(),
        Why::TwoAtOnce.to_string(),
    ];
    for error in errors {
        let last = error.rsplit(". ").next().unwrap();
        assert!(last.to_lowercase().contains("download"), "{error}");
    }
}

/// How many operations a save takes that goes well.
fn operations_of_a_save() -> usize {
    let (memory, revision) = saved_twice();
    let (faulty, store) = faulty(&memory);
    try_save(&store, "third", revision).unwrap();
    faulty.operations()
}

/// Which operation of such a save is the write.
fn write_operation() -> usize {
    let writes = |operation: &usize| {
        let (memory, revision) = saved_twice();
        let (faulty, store) = faulty(&memory);
        faulty.inject(*operation, Fault::Closes);
        drop(try_save(&store, "third", revision));
        memory.keys().unwrap().len() == 3
    };
    (0..operations_of_a_save()).find(writes).unwrap()
}

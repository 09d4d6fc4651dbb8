use super::*;
use crate::{LoadError, State, WorkspaceError, WorkspaceFile, document_of};

#[test]
fn what_is_saved_is_loaded() {
    let store = Store::new(Memory::new());
    let saved = save(&store, "Camden", Revision::NONE);
    let loaded = store.load(&id("a")).unwrap();
    assert_eq!(loaded.design, design("Camden"));
    assert_eq!(loaded.revision, saved.revision);
    assert_eq!(loaded.saved, time(0));
    assert_eq!(loaded.recovered, None);
    assert!(!saved.rewritten);
}

#[test]
fn a_document_that_was_never_saved_is_missing() {
    assert_eq!(Store::new(Memory::new()).load(&id("a")), Err(LoadError::Missing));
}

#[test]
fn two_copies_are_kept_and_no_more() {
    let memory = Memory::new();
    let store = Store::new(memory.clone());
    let mut revision = Revision::NONE;
    for round in 1..=5 {
        revision = save(&store, &format!("round {round}"), revision).revision;
        assert_eq!(revision.number, round);
    }
    assert_eq!(memory.keys().unwrap().len(), 2);
}

#[test]
fn the_list_is_made_from_the_documents_last_saved_first() {
    let memory = Memory::new();
    memory.set("somebody-elses", "key").unwrap();
    memory.set("alliance:doc:a:not-a-revision", "").unwrap();
    let store = Store::new(memory.clone());
    for (minute, name) in [(2, "b"), (3, "c"), (1, "a")] {
        store.save(&id(name), &design(&name.to_uppercase()), Revision::NONE, &time(minute)).unwrap();
    }
    let list = store.list().unwrap();
    assert_eq!(list.iter().map(|entry| entry.title.as_str()).collect::<Vec<_>>(), ["C", "B", "A"]);
    assert!(list.iter().all(|entry| entry.members == 1 && entry.state == State::Fine));
    let kept: usize = list.iter().map(|entry| entry.bytes).sum();
    assert_eq!(kept, memory.bytes() - "somebody-elseskeyalliance:doc:a:not-a-revision".len());
}

#[test]
fn a_removed_document_is_gone_and_the_others_are_not() {
    let (memory, _) = saved_twice();
    let store = Store::new(memory.clone());
    store.save(&id("ab"), &design("other"), Revision::NONE, &time(0)).unwrap();
    store.remove(&id("a")).unwrap();
    assert_eq!(store.load(&id("a")), Err(LoadError::Missing));
    assert_eq!(store.load(&id("ab")).unwrap().design, design("other"));
    assert_eq!(memory.keys().unwrap().len(), 1);
}

#[test]
fn a_removal_can_be_undone_by_saving_anew() {
    let (memory, _) = saved_twice();
    let store = Store::new(memory.clone());
    store.remove(&id("a")).unwrap();
    assert!(!save(&store, "back", Revision::NONE).rewritten);
    assert_eq!(title_in(&memory), "back");
}

#[test]
fn the_open_document_is_noted() {
    let memory = Memory::new();
    let store = Store::new(memory.clone());
    assert_eq!(store.open_id().unwrap(), None);
    store.set_open(Some(&id("a"))).unwrap();
    assert_eq!(store.open_id().unwrap(), Some(id("a")));
    store.set_open(None).unwrap();
    assert_eq!(memory.keys().unwrap(), [""; 0]);
    memory.set("alliance:open", "NOT AN ID").unwrap();
    assert_eq!(store.open_id().unwrap(), None);
}

#[test]
fn the_raw_text_is_that_of_the_file() {
    let (memory, _) = saved_twice();
    let store = Store::new(memory);
    assert_eq!(store.raw(&id("a")).unwrap(), Some(alliance_format::write(&design("second"))));
    assert_eq!(store.raw(&id("b")).unwrap(), None);
}

#[test]
fn keys_tell_their_document() {
    let (memory, _) = saved_twice();
    assert_eq!(document_of(&newest_key(&memory)), Some(id("a")));
    for other in ["alliance:open", "alliance:doc:a", "alliance:doc:A:1-000000000000000a", "other:doc:a:1-000000000000000a"] {
        assert_eq!(document_of(other), None, "{other}");
    }
}

#[test]
fn titles_of_any_kind_are_kept() {
    for title in ["", "two\nlines", "\"quotes\" \\ {}", "<b>", "صحة", "👩‍⚕️", "\u{0}\u{2028}"] {
        let memory = Memory::new();
        let store = Store::new(memory.clone());
        save(&store, title, Revision::NONE);
        assert_eq!(title_in(&memory), title);
        assert_eq!(store.list().unwrap()[0].title, title);
    }
}

#[test]
fn the_whole_workspace_goes_into_one_file_and_comes_out_again() {
    let (memory, _) = saved_twice();
    let store = Store::new(memory.clone());
    let other = store.save(&id("b"), &design("other"), Revision::NONE, &time(9)).unwrap();
    store.set_open(Some(&id("b"))).unwrap();
    memory.set(&format!("alliance:doc:b:{}", Revision { number: other.revision.number + 1, sum: 7 }), "half of a docu").unwrap();

    let file = WorkspaceFile::read(&store.export_all(&time(10)).unwrap()).unwrap();
    assert_eq!((file.exported, file.open.as_deref()), (time(10), Some("b")));
    assert_eq!(file.damaged, ["half of a docu"]);
    let found: Vec<_> = file.documents.iter().map(|d| (d.id.as_str(), d.saved.clone(), alliance_format::read(&d.text()).unwrap().design)).collect();
    assert_eq!(found, [("b", time(9), design("other")), ("a", time(0), design("second"))]);
}

#[test]
fn what_is_not_a_workspace_is_refused() {
    #[track_caller]
    fn check(text: &str, newer: bool) {
        let error = WorkspaceFile::read(text).unwrap_err();
        assert_eq!(matches!(error, WorkspaceError::Newer { .. }), newer, "{error}");
    }
    check("", false);
    check("[]", false);
    check(&alliance_format::write(&design("one")), false);
    check(r#"{"format":"alliance-workspace","version":1}"#, false);
    check(r#"{"format":"alliance-workspace","version":2,"boxes":[]}"#, true);
}

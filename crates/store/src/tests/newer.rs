use super::*;
use crate::{LoadError, SaveError, State};

/// A copy under the next number, as a newer version would write it.
fn add(memory: &Memory, value: &str) -> String {
    let key = format!("alliance:doc:a:{}", Revision::of(3, value));
    memory.set(&key, value).unwrap();
    key
}

#[track_caller]
fn check(value: &str, text: &str, title: &str) {
    let (memory, revision) = saved_twice();
    let key = add(&memory, value);
    let store = Store::new(memory.clone());

    let newer = LoadError::Newer { text: text.to_owned(), title: title.to_owned(), saved_by: "9.0.0".to_owned() };
    assert_eq!(store.load(&id("a")), Err(newer));
    assert_eq!(store.list().unwrap()[0].state, State::Newer);
    assert_eq!(store.raw(&id("a")).unwrap().as_deref(), Some(text));
    for based_on in [revision, Revision::NONE, Revision::of(3, value)] {
        assert_eq!(store.save(&id("a"), &design("old"), based_on, &time(1)), Err(SaveError::Newer));
    }
    assert_eq!(memory.get(&key).unwrap().as_deref(), Some(value));
    assert_eq!(memory.keys().unwrap().len(), 3);
}

#[test]
fn a_newer_design_is_handed_over_as_text_and_never_overwritten() {
    let text = r#"{"format":"alliance-design","version":2,"title":"New","people":[]}"#;
    check(
        &format!("{}\n{text}", r#"{"envelope":1,"revision":3,"saved":"2027-01-01T00:00:00Z","saved_by":"9.0.0","title":"New","members":4}"#),
        text,
        "New",
    );
}

#[test]
fn so_is_a_newer_envelope_even_if_its_checksum_is_of_another_kind() {
    let line = r#"{"envelope":2,"saved_by":"9.0.0","colour":"blue"}"#;
    check(&format!("{line}\nsqueezed"), "squeezed", "");
    let (memory, _) = saved_twice();
    memory.set("alliance:doc:a:3-0000000000000001", &format!("{line}\nsqueezed")).unwrap();
    assert!(matches!(Store::new(memory).load(&id("a")), Err(LoadError::Newer { .. })));
}

#[test]
fn a_newer_copy_outlives_the_work_of_an_older_version_on_top_of_an_older_copy() {
    // Somebody goes back to an older version of the page: the newest copy is the older version's again.
    let text = r#"{"version":2}"#;
    let (memory, _) = saved_twice();
    let key = add(&memory, &format!("{}\n{text}", r#"{"envelope":1,"revision":3}"#));
    let value = format!("{}\n{}", r#"{"envelope":1,"revision":4}"#, alliance_format::write(&design("fourth")));
    let mut revision = Revision::of(4, &value);
    memory.set(&format!("alliance:doc:a:{revision}"), &value).unwrap();
    let store = Store::new(memory.clone());
    for title in ["fifth", "sixth", "seventh"] {
        revision = save(&store, title, revision).revision;
    }
    assert!(memory.get(&key).unwrap().is_some());
}

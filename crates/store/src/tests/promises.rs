//! What was last reported as saved can be loaded, after any sequence of saves, loads and faults in any number of tabs.

use super::*;
use crate::{Fault, Faulty, LoadError, StorageError};
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

#[derive(Clone, Debug)]
enum Act {
    Save(usize),
    Load(usize),
    Reopen(usize),
    Fault(usize, usize, Kind),
    Room(usize, bool),
    Deny(usize, bool),
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Fails,
    Full,
    FailsLate,
    Half,
    Corrupts,
    Closes,
    Meanwhile,
}

const TABS: usize = 3;

fn act() -> impl Strategy<Value = Act> {
    let kind = prop_oneof![
        Just(Kind::Fails),
        Just(Kind::Full),
        Just(Kind::FailsLate),
        Just(Kind::Half),
        Just(Kind::Corrupts),
        Just(Kind::Closes),
        Just(Kind::Meanwhile)
    ];
    prop_oneof![
        6 => (0..TABS).prop_map(Act::Save),
        2 => (0..TABS).prop_map(Act::Load),
        1 => (0..TABS).prop_map(Act::Reopen),
        4 => (0..TABS, 0..16_usize, kind).prop_map(|(tab, operation, kind)| Act::Fault(tab, operation, kind)),
        1 => (0..TABS, any::<bool>()).prop_map(|(tab, tight)| Act::Room(tab, tight)),
        1 => (0..TABS, any::<bool>()).prop_map(|(tab, denied)| Act::Deny(tab, denied)),
    ]
}

/// What people were told.
#[derive(Debug, Default)]
struct Told {
    clock: usize,
    /// The title last saved, of those reported as saved, with its number.
    reported: Option<(u64, String)>,
    /// Titles tried since: one may stand there though nobody was told, when a tab was closed too soon.
    tried: BTreeSet<String>,
}

impl Told {
    fn try_another(&mut self) -> (String, String) {
        self.clock += 1;
        let title = format!("title {}", self.clock);
        self.tried.insert(title.clone());
        (title, time(self.clock))
    }

    fn report(&mut self, number: u64, title: String) {
        self.tried.remove(&title);
        // One tab may load and save what another has saved while that one still tidies up before it tells.
        if self.reported.as_ref().is_none_or(|(before, _)| number > *before) {
            self.reported = Some((number, title));
        }
    }
}

struct Tab {
    storage: Rc<Faulty>,
    store: Store<Rc<Faulty>>,
    base: Revision,
}

impl Tab {
    fn open(memory: &Memory) -> Self {
        let storage = Rc::new(Faulty::new(memory));
        let store = Store::new(Rc::clone(&storage));
        let base = store.load(&id("a")).map_or(Revision::NONE, |loaded| loaded.revision);
        Self { storage, store, base }
    }
}

fn save_as_told<S: Storage>(store: &Store<S>, base: Revision, told: &RefCell<Told>) -> Option<Revision> {
    let (title, now) = told.borrow_mut().try_another();
    let revision = store.save(&id("a"), &design(&title), base, &now).ok()?.revision;
    told.borrow_mut().report(revision.number, title);
    Some(revision)
}

fn fault(kind: Kind, told: &Rc<RefCell<Told>>) -> Fault {
    let other = || StorageError::Other("no".to_owned());
    match kind {
        Kind::Fails => Fault::Fails(other()),
        Kind::Full => Fault::Fails(StorageError::Full),
        Kind::FailsLate => Fault::FailsLate(other()),
        Kind::Half => Fault::Half,
        Kind::Corrupts => Fault::Corrupts,
        Kind::Closes => Fault::Closes,
        Kind::Meanwhile => {
            let told = Rc::clone(told);
            Fault::Meanwhile(Box::new(move |memory| {
                let tab = Tab::open(memory);
                save_as_told(&tab.store, tab.base, &told);
            }))
        }
    }
}

fn check(memory: &Memory, told: &Told) -> Result<(), TestCaseError> {
    let found = Store::new(memory.clone()).load(&id("a"));
    let Some((_, reported)) = &told.reported else {
        let nothing = matches!(found, Err(LoadError::Missing | LoadError::Damaged { .. }));
        let tried = found.is_ok_and(|loaded| told.tried.contains(&loaded.design.title));
        prop_assert!(nothing || tried);
        return Ok(());
    };
    let loaded = found.map_err(|error| TestCaseError::fail(format!("{reported} was saved, but: {error}")))?;
    let title = &loaded.design.title;
    let beside = loaded.recovered.is_some_and(|recovered| recovered.text.contains(reported.as_str()));
    prop_assert!(title == reported || told.tried.contains(title) || beside, "{reported} was saved, but {title} was found");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_was_last_reported_as_saved_can_be_loaded(acts in prop::collection::vec(act(), 1..60)) {
        let memory = Memory::new();
        let told = Rc::new(RefCell::new(Told::default()));
        let mut tabs: Vec<Tab> = (0..TABS).map(|_| Tab::open(&memory)).collect();
        for act in acts {
            match act {
                Act::Save(tab) => {
                    let tab = &mut tabs[tab];
                    tab.base = save_as_told(&tab.store, tab.base, &told).unwrap_or(tab.base);
                }
                Act::Load(tab) => {
                    let tab = &mut tabs[tab];
                    tab.base = tab.store.load(&id("a")).map_or(tab.base, |loaded| loaded.revision);
                }
                Act::Reopen(tab) => tabs[tab] = Tab::open(&memory),
                Act::Fault(tab, operation, kind) => tabs[tab].storage.inject(operation, fault(kind, &told)),
                Act::Room(tab, tight) => tabs[tab].storage.set_room(tight.then(|| memory.bytes())),
                Act::Deny(tab, denied) => tabs[tab].storage.set_denied(denied),
            }
            check(&memory, &told.borrow())?;
        }
    }

    #[test]
    fn rubbish_in_the_storage_is_never_taken_for_a_document(
        which in 0..2_usize, at in 0..400_usize, rubbish in "\\PC{0,8}", cut in any::<bool>(),
    ) {
        let (memory, _) = saved_twice();
        let key = memory.keys().unwrap().swap_remove(which);
        let value: Vec<char> = memory.get(&key).unwrap().unwrap().chars().collect();
        let at = at.min(value.len());
        let rest = if cut { &[] } else { &value[at..] };
        let value: String = value[..at].iter().chain(rubbish.chars().collect::<Vec<_>>().iter()).chain(rest).collect();
        memory.set(&key, &value).unwrap();
        let store = Store::new(memory);
        let title = store.load(&id("a")).unwrap().design.title;
        prop_assert!(title == "first" || title == "second");
        prop_assert_eq!(store.list().unwrap().len(), 1);
    }
}

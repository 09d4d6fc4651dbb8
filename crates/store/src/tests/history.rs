use crate::History;
use proptest::prelude::*;

/// The most steps that can be undone.
const MOST: usize = 200;

#[test]
fn steps_are_taken_back_and_again_with_their_labels() {
    let mut history = History::new("a");
    history.record("b", "Rename Northgate", None);
    history.record("c", "Delete Southgate", None);
    assert_eq!((history.undo_label(), history.redo_label()), (Some("Delete Southgate"), None));
    assert_eq!(history.undo().as_deref(), Some("Delete Southgate"));
    assert_eq!((**history.present(), history.redo_label()), ("b", Some("Delete Southgate")));
    assert_eq!(history.undo().as_deref(), Some("Rename Northgate"));
    assert_eq!((**history.present(), history.undo()), ("a", None));
    assert_eq!(history.redo().as_deref(), Some("Rename Northgate"));
    assert_eq!(history.redo().as_deref(), Some("Delete Southgate"));
    assert_eq!((**history.present(), history.redo()), ("c", None));
}

#[test]
fn a_new_step_ends_what_could_be_redone() {
    let mut history = History::new(1);
    history.record(2, "two", None);
    history.undo();
    history.record(3, "three", None);
    assert_eq!(history.redo(), None);
    history.undo();
    assert_eq!(**history.present(), 1);
}

#[test]
fn a_burst_is_one_step_until_it_ends() {
    #[track_caller]
    fn check(bursts: &[Option<&str>], end_after: Option<usize>, steps: usize) {
        let mut history = History::new(0);
        for (index, burst) in bursts.iter().enumerate() {
            history.record(index + 1, "edit", *burst);
            if end_after == Some(index) {
                history.end_burst();
            }
        }
        let undone = std::iter::from_fn(|| history.undo()).count();
        assert_eq!(undone, steps);
        assert_eq!(**history.present(), 0);
    }
    check(&[Some("name"), Some("name"), Some("name")], None, 1);
    check(&[Some("name"), Some("name"), Some("name")], Some(0), 2);
    check(&[Some("name"), Some("fee"), Some("name")], None, 3);
    check(&[Some("name"), None, Some("name")], None, 3);
    check(&[None, None], None, 2);
}

#[test]
fn undo_and_redo_end_a_burst() {
    let mut history = History::new(0);
    history.record(1, "edit", Some("name"));
    history.undo();
    history.redo();
    history.record(2, "edit", Some("name"));
    history.undo();
    assert_eq!(**history.present(), 1);
}

#[test]
fn a_replaced_value_is_no_step() {
    let mut history = History::new(0);
    history.record(1, "edit", None);
    history.replace(2);
    assert_eq!(**history.present(), 2);
    history.undo();
    assert_eq!(**history.present(), 0);
    history.redo();
    assert_eq!(**history.present(), 2);
}

#[test]
fn the_oldest_steps_are_forgotten() {
    let mut history = History::new(0);
    for value in 1..=MOST + 50 {
        history.record(value, "edit", None);
    }
    assert_eq!(std::iter::from_fn(|| history.undo()).count(), MOST);
    assert_eq!(**history.present(), 50);
}

proptest! {
    /// Against the plain way: a list of all values, and a place in it.
    #[test]
    fn it_is_a_list_with_a_place(acts in prop::collection::vec(0..3_u8, 0..150)) {
        let mut history = History::new(0);
        let (mut all, mut place) = (vec![0], 0);
        for (index, act) in acts.into_iter().enumerate() {
            match act {
                0 => {
                    history.record(index + 1, "edit", None);
                    all.truncate(place + 1);
                    all.push(index + 1);
                    place += 1;
                }
                1 => {
                    prop_assert_eq!(history.undo().is_some(), place > 0);
                    place = place.saturating_sub(1);
                }
                _ => {
                    prop_assert_eq!(history.redo().is_some(), place + 1 < all.len());
                    place = (place + 1).min(all.len() - 1);
                }
            }
            prop_assert_eq!(**history.present(), all[place]);
        }
    }
}

//! What every test of forms does: ask, find the boxes and buttons, press them.
#![allow(dead_code)]

use alliance_format::{Change, change, tree, value_at};
use alliance_model::{Design, Id, Severity, check};
use alliance_panel::{Ask, Asked, Edit, Entry, Field, Holds, Panel, Piece, answer};

pub(crate) fn asked(design: &Design, ask: Ask) -> Panel {
    of_rule(design, ask, None)
}

pub(crate) fn of_rule(design: &Design, ask: Ask, rule: Option<&Id>) -> Panel {
    answer(&Asked { ask, design, you: None, rule, member: None, text: None, width: 640.0, futures: alliance_simulate::Asked::default() }).unwrap()
}

pub(crate) fn entries(panel: &Panel) -> Vec<&Entry> {
    fn within(piece: &Piece) -> Vec<&Entry> {
        match piece {
            Piece::Form(form) => form.rows.iter().flatten().collect(),
            Piece::Group(group) => group.pieces.iter().flat_map(within).collect(),
            _ => vec![],
        }
    }
    panel.parts.iter().flat_map(|part| &part.pieces).flat_map(within).collect()
}

pub(crate) fn made(design: &Design, edits: &[Edit]) -> Option<Design> {
    let changes: Vec<Change> = edits
        .iter()
        .map(|edit| Change { path: edit.path.clone(), value: edit.value.as_ref().map(|text| alliance_json::read(text).unwrap()) })
        .collect();
    change(design, &changes)
}

#[track_caller]
pub(crate) fn in_order(design: &Design, edits: &[Edit], what: &str) -> Design {
    let changed = made(design, edits).unwrap_or_else(|| panic!("{what} leads nowhere: {edits:?}"));
    let errors: Vec<_> = check(&changed).into_iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{what}: {errors:#?}");
    changed
}

/// A box shows a value of its kind, or may be empty; what is typed into it has a place.
#[track_caller]
fn has_its_place(design: &Design, field: &Field) {
    if !field.choices.is_empty() {
        return assert!(field.chosen.is_none_or(|place| place < field.choices.len()), "{}", field.label);
    }
    let json = tree(design);
    let now = value_at(&json, &field.path);
    assert!(field.optional || now.is_some() || matches!(field.holds, Holds::Tick | Holds::Words | Holds::Money), "{} at {}", field.label, field.path);
    let typed = match field.holds {
        Holds::Money | Holds::Rate | Holds::Number => "\"0.01\"",
        Holds::Count => "7",
        Holds::Words => "\"words\"",
        Holds::Tick => "true",
        Holds::Choice => panic!("{} offers nothing", field.label),
    };
    for path in std::iter::once(&field.path).chain(&field.also) {
        let edit = [Edit { path: path.clone(), value: Some(typed.to_owned()) }];
        assert!(made(design, &edit).is_some(), "{} at {path}", field.label);
    }
}

/// Presses everything in a panel; gives each design that a button or a choice leads to.
pub(crate) fn pressed(design: &Design, panel: &Panel) -> Vec<Design> {
    let mut reached = vec![];
    for entry in entries(panel) {
        match entry {
            Entry::Button(button) => {
                let (says, does) = (&button.label, &button.does);
                // Who hears the name must be able to say what stands on the button.
                assert!(says == "\u{d7}" || does.contains(says), "{says} does {does}");
                reached.push(in_order(design, &button.changes, &button.does));
            }
            Entry::Field(field) => {
                has_its_place(design, field);
                reached.extend(field.choices.iter().map(|choice| in_order(design, &choice.changes, &choice.name)));
            }
            Entry::Text(_) | Entry::Figure(_) | Entry::Why(_) => {}
        }
    }
    reached
}

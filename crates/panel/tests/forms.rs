//! Whatever a form offers can be done: every button and choice leads to a design that is in order, and every box looks where
//! something stands or may stand.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use alliance_format::{Change, change, template, templates, tree, value_at};
use alliance_model::{Design, Id, Severity, check};
use alliance_panel::{Ask, Asked, Edit, Entry, Field, Holds, Panel, Piece, answer};

const FORMS: [Ask; 12] = [
    Ask::ReadyMade,
    Ask::Target,
    Ask::Limbs,
    Ask::Bands,
    Ask::Caps,
    Ask::Outcomes,
    Ask::Split,
    Ask::Steps,
    Ask::Instead,
    Ask::Years,
    Ask::Books,
    Ask::RunningCosts,
];

fn asked(design: &Design, ask: Ask) -> Panel {
    of_rule(design, ask, None)
}

fn of_rule(design: &Design, ask: Ask, rule: Option<&Id>) -> Panel {
    answer(&Asked { ask, design, you: None, rule, member: None, text: None, width: 640.0, futures: alliance_simulate::Asked::default() }).unwrap()
}

fn entries(panel: &Panel) -> Vec<&Entry> {
    fn within(piece: &Piece) -> Vec<&Entry> {
        match piece {
            Piece::Form(form) => form.rows.iter().flatten().collect(),
            Piece::Group(group) => group.pieces.iter().flat_map(within).collect(),
            _ => vec![],
        }
    }
    panel.parts.iter().flat_map(|part| &part.pieces).flat_map(within).collect()
}

fn made(design: &Design, edits: &[Edit]) -> Option<Design> {
    let changes: Vec<Change> = edits
        .iter()
        .map(|edit| Change { path: edit.path.clone(), value: edit.value.as_ref().map(|text| alliance_json::read(text).unwrap()) })
        .collect();
    change(design, &changes)
}

#[track_caller]
fn in_order(design: &Design, edits: &[Edit], what: &str) -> Design {
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

/// Every form of a design; gives each design that a button or a choice leads to.
fn walk(design: &Design) -> Vec<Design> {
    let rules = design.rules.iter().map(|rule| of_rule(design, Ask::Rule, Some(&rule.id)));
    let panels: Vec<Panel> = FORMS.into_iter().map(|ask| asked(design, ask)).chain(rules).collect();
    let mut reached = vec![];
    for panel in &panels {
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
    }
    reached
}

#[test]
fn whatever_a_form_offers_can_be_done_and_so_on_from_there() {
    for known in templates() {
        let design = template(known.id).unwrap();
        let reached = walk(&design);
        assert!(reached.len() > 30, "{} offers {}", known.id, reached.len());
        for next in reached.iter().step_by(23) {
            if alliance_settle::settle_design(next).is_ok() {
                walk(next);
            }
        }
    }
}

#[test]
fn moving_a_step_says_what_it_pays_and_then_pays_it() {
    let mut design = template("health-alliance").unwrap();
    design.facts.outturn = "9050000".parse().unwrap();
    let levy = r#"{ "step": "levy", "on": "pain", "rate": "0.10" }"#;
    let design = made(&design, &[Edit { path: "terms.steps.+".to_owned(), value: Some(levy.to_owned()) }]).unwrap();
    let mut design = design;
    let (levy, last) = (design.terms.steps.pop().unwrap(), design.terms.steps.pop().unwrap());
    design.terms.steps.extend([levy, last]);
    let panel = asked(&design, Ask::Steps);
    let pieces: Vec<&Piece> = panel.parts.iter().flat_map(|part| &part.pieces).collect();
    let offers = |piece: &Piece| matches!(piece, Piece::Form(form) if matches!(form.rows[0].first(), Some(Entry::Button(button)) if button.does == "Move it up: step 3"));
    let place = pieces.iter().position(|piece| offers(piece)).unwrap();
    let (Piece::Form(form), Piece::Table(told)) = (pieces[place], pieces[place + 1]) else { panic!("a button and a table") };
    let Entry::Button(up) = &form.rows[0][0] else { panic!("a button") };
    let moved = in_order(&design, &up.changes, "Move it up: step 3");
    moved.terms.steps.get(1).filter(|step| matches!(step, alliance_model::Step::Levy(_))).expect("the levy stands before the cap");
    // At the dear end the cap then bites after the levy: the commissioner's part changes, and the table says to what.
    let mut dear = moved;
    dear.facts.outturn = "10560000".parse().unwrap();
    let then = alliance_settle::settle_design(&dear).unwrap().commissioner;
    let row = told.rows.iter().find(|row| row[0].text == "The commissioner").unwrap();
    let words = alliance_report::figures::money(then, &dear.currency);
    assert!(row[3].text.ends_with(&words), "{} does not end with {words}", row[3].text);
}

#[test]
fn every_preset_can_be_taken_and_keeps_the_target() {
    for known in templates() {
        let design = template(known.id).unwrap();
        let panel = asked(&design, Ask::Presets);
        let buttons: Vec<_> =
            entries(&panel).into_iter().filter_map(|entry| if let Entry::Button(button) = entry { Some(button) } else { None }).collect();
        let presets = alliance_format::terms_presets();
        assert_eq!(buttons.len(), presets.len());
        for (button, preset) in buttons.into_iter().zip(presets) {
            let changed = in_order(&design, &button.changes, &button.does);
            assert_eq!(changed.terms, preset.for_target(design.terms.target), "{}", preset.id);
        }
    }
}

/// What a tab warns of, in one text.
fn warned(design: &Design, ask: Ask) -> String {
    let panel = asked(design, ask);
    let pieces = panel.parts.iter().flat_map(|part| &part.pieces);
    pieces.filter_map(|piece| if let Piece::Warning(text) = piece { Some(text.as_str()) } else { None }).collect::<Vec<_>>().join("\n")
}

#[test]
fn dangers_stand_on_the_tab_where_their_cause_is_changed() {
    let health = template("health-alliance").unwrap();
    let with = |path: &str, value: &str| made(&health, &[Edit { path: path.to_owned(), value: Some(value.to_owned()) }]).unwrap();
    let check = |design: &Design, ask: Ask, words: &str| {
        let told = warned(design, ask);
        assert!(told.contains(words), "{ask:?} warns: {told}");
    };
    check(&with("members.riverside.fee", r#"{ "form": "of_actual", "rate": "0.05" }"#), Ask::Limbs, "Riverside Trust");
    check(&with("terms.target", "\"0\""), Ask::Target, "target");
    check(&with("terms.steps.0.pain.1.from", "\"0.04\""), Ask::Bands, "close the gap between the bands");
    check(&with("outcomes.0.weight", "\"0\""), Ask::Outcomes, "weight");
    assert_eq!(warned(&health, Ask::Limbs), "");
}

#[test]
fn a_point_can_be_dragged_as_far_as_it_goes() {
    let health = template("health-alliance").unwrap();
    let gap = made(&health, &[Edit { path: "terms.steps.0.pain.1.from".to_owned(), value: Some("\"0.04\"".to_owned()) }]).unwrap();
    for design in [health, gap] {
        let panel = asked(&design, Ask::Curve);
        let Piece::Picture(picture) = &panel.parts[0].pieces[0] else { panic!("a picture") };
        let handles = &picture.handles.as_ref().unwrap().handles;
        assert_eq!(handles.len(), 6, "each band has an end");
        for handle in handles {
            for pull in [&handle.across, &handle.up] {
                assert!((pull.least..=pull.most).contains(&pull.now), "{}: {pull:?}", handle.label);
                for end in [pull.least, pull.most] {
                    let value = format!("\"{end}/10000\"");
                    let edits: Vec<Edit> = pull.paths.iter().map(|path| Edit { path: path.clone(), value: Some(value.clone()) }).collect();
                    in_order(&design, &edits, &format!("{} to {end}", handle.label));
                }
            }
        }
    }
}

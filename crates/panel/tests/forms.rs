//! Whatever a form offers can be done: every button and choice leads to a design that is in order, and every box looks where
//! something stands or may stand.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use alliance_format::{template, templates};
use alliance_model::Design;
use alliance_panel::{Ask, Edit, Entry, Panel, Piece};
use common::{asked, entries, in_order, made, of_rule, pressed};

const FORMS: [Ask; 17] = [
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
    Ask::CostShapes,
    Ask::Risks,
    Ask::MoveTogether,
    Ask::OutcomeRanges,
    Ask::Scenarios,
];

/// Every form of a design; gives each design that a button or a choice leads to.
fn walk(design: &Design) -> Vec<Design> {
    let rules = design.rules.iter().map(|rule| of_rule(design, Ask::Rule, Some(&rule.id)));
    let panels: Vec<Panel> = FORMS.into_iter().map(|ask| asked(design, ask)).chain(rules).collect();
    panels.iter().flat_map(|panel| pressed(design, panel)).collect()
}

#[test]
fn whatever_a_form_offers_can_be_done_and_so_on_from_there() {
    for known in templates() {
        let design = template(known.id).unwrap();
        let reached = walk(&design);
        assert!(reached.len() > 30, "{} offers {}", known.id, reached.len());
        for next in reached.iter().step_by(61) {
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

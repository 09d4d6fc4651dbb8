//! The ready-made terms: every file of the folder is read, makes a sound design, and says where its figures come from.

use alliance_format::{from_value, template, terms_presets, to_value};
use alliance_model::{Limit, Money, Quality, Severity, Status, Step};
use serde_json::{Value, json};

fn files() -> Vec<(String, Value)> {
    let folder = std::fs::read_dir(format!("{}/presets/terms", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut files: Vec<_> = folder.map(|file| file.unwrap().path()).collect();
    files.sort_by(|one, other| one.file_stem().cmp(&other.file_stem()));
    files
        .iter()
        .map(|file| {
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            (name, serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap())
        })
        .collect()
}

#[test]
fn every_file_is_a_preset_with_the_id_of_its_name() {
    let names: Vec<String> = files().into_iter().map(|(name, _)| name).collect();
    let ids: Vec<String> = terms_presets().into_iter().map(|preset| preset.id).collect();
    assert_eq!(ids, names);
    assert!(ids.len() >= 9);
}

#[test]
fn each_fits_a_design_without_a_problem() {
    for (name, file) in files() {
        let mut design = to_value(&template("health-alliance").unwrap());
        design["terms"] = file["terms"].clone();
        let opened = from_value(design).unwrap_or_else(|refused| panic!("{name}:\n{refused}"));
        assert!(opened.warnings.iter().all(|warning| warning.severity == Severity::Warning && !warning.path.starts_with("terms")), "{name}");
        assert!(opened.design.unknown.is_empty(), "{name}: {:?}", opened.design.unknown);
    }
}

/// The place in the terms that a path leads to: `steps[1].gain[0].share`.
fn follow<'a>(terms: &'a Value, path: &str) -> Option<&'a Value> {
    let pointer = format!("/{}", path.replace("].", "/").replace(['[', '.'], "/").replace(']', ""));
    terms.pointer(&pointer)
}

#[test]
fn each_says_where_its_figures_come_from_and_which_are_a_choice() {
    for (preset, (name, file)) in terms_presets().iter().zip(files()) {
        assert!(!preset.source.is_empty() && preset.about.ends_with('.'), "{name}");
        for source in &preset.source {
            assert!(!source.title.is_empty() && (!source.url.is_empty() || !source.place.is_empty()), "{name}: {source:?}");
        }
        for parameter in &preset.parameters {
            assert!(follow(&file["terms"], &parameter.path).is_some(), "{name}: {} leads nowhere", parameter.path);
        }
        let unsure = |status| matches!(status, Status::Remembered | Status::Invented);
        if preset.parameters.iter().any(|parameter| unsure(parameter.status)) {
            let flagged = ["common choice", "are choices, not facts", "a choice to start from, not facts"];
            assert!(flagged.iter().any(|flag| preset.about.contains(flag)), "{name} must say aloud that a figure is a choice");
        }
    }
}

#[test]
fn amounts_move_with_the_target_and_rates_do_not() {
    let preset = |id: &str| terms_presets().into_iter().find(|preset| preset.id == id).unwrap();
    let mut outcomes = preset("outcomes-based-payment");
    let pools = |terms: &alliance_model::Terms| match terms.steps[1] {
        Step::Quality(Quality::Pools { reward, liability }) => (reward, liability),
        _ => panic!("{terms:?}"),
    };
    assert_eq!(pools(&outcomes.for_target(Money::pounds(8_800_000))), (Money::ZERO, Money::pounds(880_000)));
    assert_eq!(outcomes.for_target(outcomes.terms.target), outcomes.terms);
    // A third of a penny more is the nearest penny.
    outcomes.terms.target = Money::pounds(3);
    assert_eq!(pools(&outcomes.for_target(Money::pounds(1))).1, "33333.33".parse().unwrap());

    let mut capped = preset("australian-alliance");
    assert_eq!(capped.for_target(Money::pounds(5)).steps, capped.terms.steps);
    capped.terms.steps[2] = Step::Cap(alliance_model::Cap { gain: Some(Limit::Amount(Money::pounds(10))), pain: None });
    let Step::Cap(cap) = &capped.for_target(Money::pounds(2_000_000)).steps[2] else { panic!() };
    assert_eq!(cap.gain, Some(Limit::Amount(Money::pounds(20))));
}

#[test]
fn no_preset_names_a_member() {
    for (name, file) in files() {
        for step in file["terms"]["steps"].as_array().unwrap() {
            assert_eq!((&step["caps"], &step["gain_caps"], &step["by"]["weights"]), (&json!(null), &json!(null), &json!(null)), "{name}");
        }
    }
}

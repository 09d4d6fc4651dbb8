//! What a small module draws is what everybody draws: the same pictures, from the templates, the files that open, and designs that differ a
//! little from them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use alliance_chart::Picture;
use alliance_format::{read, templates, under};
use alliance_model::{Correlation, Design, Id, Rate, Step};
use alliance_panel::{Ask, Asked, Memory, pictures};
use alliance_simulate::{costs, futures};
use std::fs;
use std::path::Path;

/// Every template and every file that opens, with its name.
fn designs() -> Vec<(String, Design)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/v1");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let opened = files.filter_map(|file| Some((file.display().to_string(), read(&fs::read_to_string(&file).unwrap()).ok()?.design)));
    let ready = templates().iter().map(|template| (template.id.to_owned(), alliance_format::template(template.id).unwrap()));
    opened.chain(ready).flat_map(|(name, design)| variations(&name, &design)).collect()
}

/// A design as it is, with lines that move together, without its outcomes' ranges, and rounded to pounds.
fn variations(name: &str, design: &Design) -> Vec<(String, Design)> {
    let mut together = design.clone();
    together.correlation = Some(Correlation::CommonFactor { correlation: Rate::percent(40) });
    let mut certain = design.clone();
    certain.outcomes.iter_mut().for_each(|outcome| outcome.may_be = None);
    let mut rounded = design.clone();
    rounded.terms.steps.retain(|step| !matches!(step, Step::Round(_)));
    let round = serde_json::from_str(r#"{"step": "round", "to": "1.00"}"#).unwrap();
    let split = rounded.terms.steps.iter().position(|step| matches!(step, Step::Split(_))).unwrap_or(rounded.terms.steps.len());
    rounded.terms.steps.insert(split, round);
    let all = [("", design.clone()), (", together", together), (", certain", certain), (", rounded", rounded)];
    all.into_iter().map(|(change, design)| (format!("{name}{change}"), design)).collect()
}

fn asked<'a>(design: &'a Design, you: Option<&'a Id>, samples: u32) -> Asked<'a> {
    let futures = alliance_simulate::Asked { samples, ..alliance_simulate::Asked::default() };
    Asked { ask: Ask::Curve, design, you, rule: None, member: None, text: None, width: 560.0, futures }
}

/// Whether no table says how costs move together.
fn has_no_table(design: &Design) -> bool {
    !matches!(design.correlation, Some(Correlation::Matrix { .. }))
}

/// Whether the pool is not rounded, and no score that counts is uncertain.
fn is_a_broken_line(design: &Design) -> bool {
    let rounds = design.terms.steps.iter().any(|step| matches!(step, Step::Round(_)));
    let scores = design.terms.steps.iter().any(|step| matches!(step, Step::Quality(_))) && design.facts.score.is_none();
    let uncertain = scores && design.outcomes.iter().any(|outcome| outcome.may_be.is_some());
    !(rounds || uncertain)
}

/// Nobody, the first member and the last one.
fn readers(design: &Design) -> Vec<Option<&Id>> {
    let members = || design.members.iter().map(|member| &member.id);
    [None, members().next(), members().next_back()].to_vec()
}

/// How many were drawn small, and how many there were to draw.
#[derive(Default)]
struct Drawn {
    small: usize,
    all: usize,
}

impl Drawn {
    #[track_caller]
    fn compare<T: PartialEq + std::fmt::Debug>(&mut self, name: &str, small: Option<T>, whole: Result<T, String>) {
        // What cannot be settled has a final cost all the same, and the small module draws it.
        let Ok(whole) = whole else { return };
        self.all += 1;
        if let Some(small) = small {
            self.small += 1;
            assert_eq!(small, whole, "{name}");
        }
    }

    /// As many as there are, or where it takes the whole module none.
    #[track_caller]
    fn assert_all_or_none(&self, name: &str, small: bool) {
        assert_eq!(self.small, if small { self.all } else { 0 }, "{name}: of {}", self.all);
    }
}

fn seen(picture: Picture) -> String {
    format!("{}{}{:?}{:?}", picture.title, picture.alt, picture.scene, picture.table)
}

fn stamped((picture, stamp): (Picture, String)) -> (String, String) {
    (seen(picture), stamp)
}

#[test]
fn power_is_the_same() {
    let mut drawn = Drawn::default();
    for (name, design) in designs() {
        for rule in design.rules.iter().map(|rule| &rule.id) {
            for you in readers(&design) {
                let asked = Asked { rule: Some(rule), ..asked(&design, you, 4_096) };
                drawn.compare(&format!("{name} {rule}"), pictures::small_power(&asked).map(seen), pictures::power(&asked).map(seen));
            }
        }
    }
    assert!(drawn.small == drawn.all && drawn.all > 20, "{} of {}", drawn.small, drawn.all);
}

#[test]
fn the_final_cost_is_the_same() {
    let mut all = 0;
    for (name, design) in designs() {
        let mut drawn = Drawn::default();
        for samples in [100, 4_096, 5_000] {
            let (asked, memory) = (asked(&design, None, samples), &mut Memory::default());
            drawn.compare(&name, pictures::small_s_curve(&asked).map(stamped), pictures::s_curve(&asked, memory).map(stamped));
            drawn.compare(&name, pictures::small_tornado(&asked).map(stamped), pictures::tornado(&asked, memory).map(stamped));
            if let (Ok(Some(small)), Ok(whole)) =
                (costs(&design, &asked.futures), futures(&design, &asked.futures, &mut alliance_simulate::Memory::default()))
            {
                assert_eq!((small.outturn, small.drivers, small.target), (whole.outturn, whole.drivers, whole.target), "{name} {samples}");
            }
        }
        drawn.assert_all_or_none(&name, has_no_table(&design));
        all += drawn.all;
    }
    assert!(all > 20, "{all}");
}

#[test]
fn the_results_of_members_are_the_same() {
    let mut all = 0;
    for (name, design) in designs() {
        let mut drawn = Drawn::default();
        for you in readers(&design) {
            let (asked, memory) = (asked(&design, you, 4_096), &mut Memory::default());
            if you.is_some() {
                drawn.compare(&name, pictures::small_member_s_curve(&asked).map(stamped), pictures::s_curve(&asked, memory).map(stamped));
                drawn.compare(&name, pictures::small_member_tornado(&asked).map(stamped), pictures::tornado(&asked, memory).map(stamped));
            }
            drawn.compare(&name, pictures::small_say_and_stake(&asked).map(stamped), pictures::say_and_stake(&asked, memory).map(stamped));
            let changed = |design: &Design, scenario: &_| under(design, scenario).ok();
            drawn.compare(&name, pictures::small_scenarios(&asked, changed).map(stamped), pictures::scenarios(&asked, memory).map(stamped));
        }
        // The module that knows every design settles what is more than a broken line over the cost.
        drawn.assert_all_or_none(&name, has_no_table(&design) && is_a_broken_line(&design));
        all += drawn.all;
    }
    assert!(all > 20, "{all}");
}

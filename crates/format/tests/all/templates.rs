//! The templates: they open without a warning, are written as `write` writes, and say where each figure comes from.

use alliance_format::{read, template, templates, to_value, under, write};
use alliance_model::{Body, Design, Exact, MemberKind, Money, Scenario, Seat, SeatKind, Status, Step};
use serde_json::Value;

fn file(id: &str) -> String {
    format!("{}/templates/{id}.json", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn each_opens_without_a_warning_as_it_is_written() {
    for known in templates() {
        let text = std::fs::read_to_string(file(known.id)).unwrap();
        let opened = read(&text).unwrap_or_else(|refused| panic!("{}:\n{refused}", known.id));
        assert_eq!(opened.warnings, [], "{}", known.id);
        assert_eq!(opened.design.unknown, [], "{}", known.id);
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(file(known.id), write(&opened.design)).unwrap();
            continue;
        }
        assert!(write(&opened.design) == text, "{}: run with UPDATE_EXPECT=1 to write it as `write` does", known.id);
        assert_eq!(template(known.id).unwrap(), opened.design);
    }
    assert_eq!(template("nothing-of-the-kind"), None);
}

/// The place that a path with ids leads to: `members.northgate.free_reserves`, `terms.steps.split.caps`.
fn follow<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').filter(|part| !part.is_empty()).try_fold(value, |at, part| match at {
        Value::Array(items) => {
            items.iter().find(|item| item["id"] == part || item["step"] == part).or_else(|| items.get(part.parse::<usize>().ok()?))
        }
        _ => at.get(part),
    })
}

#[test]
fn each_path_leads_somewhere_and_each_figure_has_a_source() {
    for known in templates() {
        let design = template(known.id).unwrap();
        let value = to_value(&design);
        let changes = design.scenarios.iter().flat_map(|scenario| &scenario.changes).map(|change| &change.path);
        for path in design.provenance.iter().map(|note| &note.about).chain(changes) {
            assert!(follow(&value, path).is_some(), "{}: {path} leads nowhere", known.id);
        }
        for path in ["terms.target", "facts.outturn", "members.x.work", "anything"] {
            assert!(!design.provenance_of(path).unwrap().source.is_empty(), "{}: {path}", known.id);
        }
    }
}

#[test]
fn each_scenario_is_a_design_too() {
    for known in templates() {
        let design = template(known.id).unwrap();
        for scenario in &design.scenarios {
            for change in &scenario.changes {
                let one = Scenario { changes: vec![change.clone()], ..scenario.clone() };
                let changed = under(&design, &one).unwrap();
                assert_ne!(changed, design, "{}", change.path);
                alliance_format::from_value(to_value(&changed)).unwrap();
            }
        }
    }
}

/// The exact part of a saving that goes to the providers, in pence, by the bands alone.
fn gain_pool(design: &Design) -> Exact {
    let target = design.terms.target.exact();
    let saving = target - design.facts.outturn.exact();
    let Some(Step::Share(share)) = design.terms.steps.first() else { panic!("no share first") };
    let inside = |from: Exact, to: Option<Exact>| to.map_or(saving, |to| saving.min(to)).max(from) - from;
    share.gain.iter().map(|band| inside(band.from.exact() * target, band.to.map(|to| to.exact() * target)) * band.share.exact()).sum()
}

#[test]
fn the_north_sea_contractors_get_what_was_published() {
    let design = template("north-sea-platform").unwrap();
    assert_eq!(design.terms.target - design.facts.outturn, Money::pounds(83_000_000 / 10) + Money::pounds(83_000_000 / 10 * 9));
    assert_eq!(Money::round_half_even(gain_pool(&design)), "44820000.00".parse());
    assert_eq!(design.members.iter().filter(|member| member.is_provider()).count(), 7);
    let status = |path| design.provenance_of(path).unwrap().status;
    assert_eq!(status("terms.steps.0.gain.0.share"), Status::Published);
    for path in ["terms.target", "facts.outturn"] {
        assert_eq!(status(path), Status::Remembered, "{path}");
    }
    for path in ["terms.steps.0.pain.0.share", "terms.steps.1.pain.amount", "terms.steps.2.by", "members.saipem.work", "costs.platform.distribution"]
    {
        assert_eq!(status(path), Status::Invented, "{path}");
    }
}

#[test]
fn the_health_alliance_is_the_one_of_the_drawings() {
    let design = template("health-alliance").unwrap();
    let leadership: &Body = design.leadership().unwrap();
    let seats: Vec<&Seat> = design.seats_of(&leadership.id).collect();
    let titles: Vec<&str> = seats.iter().map(|seat| seat.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Chair",
            "NHS commissioner",
            "Riverside Trust",
            "Beacon Mind",
            "Harbour Housing",
            "Open Door",
            "Northgate",
            "Lived experience A",
            "Lived experience B",
            "Adviser"
        ]
    );
    assert_eq!(seats.iter().map(|seat| seat.votes).sum::<u64>(), 9);
    assert!(design.seats.iter().filter(|seat| seat.kind == SeatKind::Advisor).all(|seat| seat.votes == 0));
    assert_eq!(design.members.iter().filter(|member| member.kind == MemberKind::Charity).count(), 5);
    assert_eq!(design.rule_of(&design.motion).unwrap().id.as_str(), "simple-majority");
    assert_eq!(design.body_of(&design.motion), Some(leadership));
    assert!(design.motion.ballots.is_empty());
    assert_eq!(design.costs.len(), 12);
    assert_eq!(design.risks.len(), 8);
    assert_eq!(design.provenance_of("members.northgate.free_reserves").unwrap().status, Status::Invented);
}

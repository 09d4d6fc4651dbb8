//! What is exported keeps to the standards: held against copies of their schemas, in their own dialect, formats included.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod common;

use alliance_exchange::{CURRENCIES, OpenData, Standard, open_data};
use alliance_model::{Currency, Design, Identifier, Key, Member, MemberKind, Money, Period, Publication, Scheme, Severity, Step, check};
use common::{root, schema, template};
use jsonschema::{Draft, Resource, Validator};
use proptest::prelude::*;
use serde_json::Value;
use std::sync::LazyLock;

static GRANTS: LazyLock<Validator> = LazyLock::new(|| {
    let grant = schema("360giving/360-giving-schema.json");
    let address = "https://raw.githubusercontent.com/ThreeSixtyGiving/standard/1.4/schema/360-giving-schema.json";
    validator(&schema("360giving/360-giving-package-schema.json"), address, grant)
});

const RELEASE: &str = "https://standard.open-contracting.org/schema/1__1__5/release-schema.json";

/// The standard as it stands, and patched by our extension.
static RELEASES: LazyLock<[Validator; 2]> = LazyLock::new(|| {
    let package = schema("ocds/release-package-schema.json");
    [schema("ocds/release-schema.json"), patched()].map(|release| validator(&package, RELEASE, release))
});

fn validator(package: &Value, address: &str, mut part: Value) -> Validator {
    part["id"] = address.into();
    let registry = jsonschema::Registry::new().add(address, Resource::from_contents(part)).unwrap().prepare().unwrap();
    jsonschema::options().with_draft(Draft::Draft4).should_validate_formats(true).with_registry(&registry).build(package).unwrap()
}

/// The release schema under the extension's merge patch (RFC 7396).
fn patched() -> Value {
    let mut release = schema("ocds/release-schema.json");
    merge(&mut release, &serde_json::from_str(&std::fs::read_to_string(root("docs/ocds-extension/release-schema.json")).unwrap()).unwrap());
    release
}

fn merge(into: &mut Value, patch: &Value) {
    let Value::Object(fields) = patch else { return into.clone_from(patch) };
    if !into.is_object() {
        *into = Value::Object(Default::default());
    }
    for (name, value) in fields {
        let into = into.as_object_mut().unwrap();
        if value.is_null() {
            into.remove(name);
        } else {
            merge(into.entry(name).or_insert(Value::Null), value);
        }
    }
}

#[track_caller]
fn keeps_to(validator: &Validator, text: &str) {
    let json: Value = serde_json::from_str(text).unwrap();
    let errors: Vec<String> = validator.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{text}");
}

#[track_caller]
fn keeps_to_its_standard(data: &OpenData) {
    let Some(text) = &data.text else { return };
    match data.standard {
        Standard::ThreeSixtyGiving => keeps_to(&GRANTS, text),
        Standard::OpenContracting => RELEASES.iter().for_each(|validator| keeps_to(validator, text)),
    }
}

fn stated() -> Publication {
    Publication {
        awarded: "2026-03-02".to_owned(),
        published: "2026-04-01".to_owned(),
        grant_prefix: "360G-ourtown".to_owned(),
        ocid_prefix: "ocds-a1b2c3".to_owned(),
        address: "https://example.org/alliance.json".to_owned(),
        extension: "https://example.org/ocds-extension/extension.json".to_owned(),
    }
}

fn number(scheme: Scheme, id: &str) -> Identifier {
    Identifier { scheme, id: id.to_owned() }
}

/// The health alliance with everything that the standards ask for.
fn complete() -> Design {
    let mut design = template("health-alliance");
    design.publication = stated();
    design.members[1].identifiers = vec![number(Scheme::CharityCommission, "1164021"), number(Scheme::CompaniesHouse, "09506232")];
    design.members[2].identifiers = vec![number(Scheme::Scotland, "wrong")];
    design
}

#[test]
fn the_copies_refuse_what_is_wrong() {
    let grant = open_data(&complete(), Standard::ThreeSixtyGiving).text.unwrap();
    let release = open_data(&complete(), Standard::OpenContracting).text.unwrap();
    for (from, to) in [
        ("\"2026-03-02\"", "\"2 March\""),
        ("\"GBP\"", "\"Pounds\""),
        ("\"awardDate\"", "\"awardDay\""),
        ("\"amountAwarded\": ", "\"amountAwarded\": \"x\", \"y\": "),
    ] {
        assert!(!GRANTS.is_valid(&serde_json::from_str(&grant.replace(from, to)).unwrap()), "{from}");
    }
    let refused = |of: &Validator, from: &str, to: &str| !of.is_valid(&serde_json::from_str(&release.replace(from, to)).unwrap());
    assert!(refused(&RELEASES[0], "\"2026-04-01T00:00:00Z\"", "\"2026-04-01\""));
    assert!(refused(&RELEASES[0], "\"initiationType\"", "\"initiation\""));
    // Only the patched schema knows what stands in an alliance.
    for (from, to) in [
        ("\"kind\": \"charity\"", "\"kind\": \"a charity\""),
        ("\"shareOfWork\": \"0.34\"", "\"shareOfWork\": 0.34"),
        ("\"votes\": 1", "\"votes\": -1"),
    ] {
        assert!(refused(&RELEASES[1], from, to) && !refused(&RELEASES[0], from, to), "{from}");
    }
}

#[test]
fn what_the_templates_make_is_kept() {
    for id in ["health-alliance", "north-sea-platform", "blank"] {
        for (standard, name) in [(Standard::ThreeSixtyGiving, "360giving"), (Standard::OpenContracting, "ocds")] {
            let mut design = if id == "health-alliance" { complete() } else { template(id) };
            design.publication = stated();
            let data = open_data(&design, standard);
            keeps_to_its_standard(&data);
            let made = data.text.unwrap_or_else(|| panic!("{id} makes no {name}: {:#?}", data.problems));
            common::kept(&format!("tests/golden/exchange/{id}.{name}.json"), &made);
        }
    }
}

#[test]
fn money_is_written_from_pence() {
    let mut design = complete();
    design.terms.target = Money::from_pence(1_000_000_000_000_000).unwrap();
    design.members[1].budget = Some(Money::from_pence(10).unwrap());
    let grants = open_data(&design, Standard::ThreeSixtyGiving).text.unwrap();
    assert!(grants.contains("\"amountAwarded\": 0.10,"), "{grants}");
    assert!(open_data(&design, Standard::OpenContracting).text.unwrap().contains("\"amount\": 10000000000000.00,"));
}

#[test]
fn what_is_awarded_by_share_of_work_adds_to_the_target() {
    let json: Value = serde_json::from_str(&open_data(&complete(), Standard::ThreeSixtyGiving).text.unwrap()).unwrap();
    let amounts: Vec<f64> = json["grants"].as_array().unwrap().iter().map(|grant| grant["amountAwarded"].as_f64().unwrap()).collect();
    assert_eq!(amounts, [2_992_000.0, 2_112_000.0, 1_584_000.0, 1_232_000.0, 880_000.0]);
}

#[test]
fn nothing_that_is_required_is_made_up() {
    let design = template("health-alliance");
    let paths = |standard| {
        let data = open_data(&design, standard);
        assert_eq!(data.text, None);
        let errors = data.problems.iter().filter(|problem| problem.severity == Severity::Error);
        errors.map(|problem| problem.path.clone()).collect::<Vec<_>>()
    };
    assert_eq!(paths(Standard::ThreeSixtyGiving), ["publication.grant_prefix", "publication.awarded"]);
    assert_eq!(paths(Standard::OpenContracting), ["publication.ocid_prefix", "publication.published", "publication.address"]);
}

#[test]
fn before_the_award_there_is_a_plan() {
    let mut design = complete();
    design.publication.awarded.clear();
    let data = open_data(&design, Standard::OpenContracting);
    keeps_to_its_standard(&data);
    let json: Value = serde_json::from_str(data.text.as_ref().unwrap()).unwrap();
    let release = &json["releases"][0];
    assert_eq!(release["tag"], serde_json::json!(["planning"]));
    assert!(release.get("awards").is_none() && release.get("contracts").is_none());
    assert!(release["parties"].as_array().unwrap().iter().all(|party| !party["roles"].as_array().unwrap().contains(&"supplier".into())));
}

#[test]
fn organisations_are_known_by_their_registers() {
    let data = open_data(&complete(), Standard::OpenContracting);
    let json: Value = serde_json::from_str(data.text.as_ref().unwrap()).unwrap();
    let parties = json["releases"][0]["parties"].as_array().unwrap();
    assert_eq!(parties[1]["id"], "GB-CHC-1164021");
    assert_eq!(parties[1]["additionalIdentifiers"], serde_json::json!([{ "scheme": "GB-COH", "id": "09506232" }]));
    assert!(parties[2].get("identifier").is_none(), "a number of the wrong form is left out");
    assert!(data.problems.iter().any(|problem| problem.found.contains("wrong")), "and that is told");
}

#[test]
fn the_extension_is_whole() {
    let folder = root("docs/ocds-extension");
    let extension: Value = serde_json::from_str(&std::fs::read_to_string(folder.join("extension.json")).unwrap()).unwrap();
    let listed: Vec<&str> = extension["codelists"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    let mut found: Vec<String> =
        std::fs::read_dir(folder.join("codelists")).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    found.sort();
    assert_eq!(listed, found);
    // Every closed list of the schema is the list in its file.
    let patch: Value = serde_json::from_str(&std::fs::read_to_string(folder.join("release-schema.json")).unwrap()).unwrap();
    let mut lists = 0;
    for definition in patch["definitions"].as_object().unwrap().values() {
        for property in definition["properties"].as_object().unwrap().values().filter(|property| property.get("codelist").is_some()) {
            let mut reader = csv::Reader::from_path(folder.join("codelists").join(property["codelist"].as_str().unwrap())).unwrap();
            let codes: Vec<String> = reader.records().map(|record| record.unwrap()[0].to_owned()).collect();
            let list = property.get("enum").unwrap_or(&property["items"]["enum"]).as_array().unwrap();
            assert_eq!(list.iter().filter_map(Value::as_str).collect::<Vec<_>>(), codes);
            lists += 1;
        }
    }
    assert_eq!(lists, listed.len() - 1);
    let patched = patched();
    let draft4 = jsonschema::draft4::meta::validate(&patched);
    assert!(draft4.is_ok(), "{draft4:?}");
}

#[test]
fn the_example_of_the_extension_keeps_to_it() {
    let readme = std::fs::read_to_string(root("docs/ocds-extension/README.md")).unwrap();
    let example: Value = serde_json::from_str(readme.split("```json").nth(1).unwrap().split("```").next().unwrap()).unwrap();
    let mut json: Value = serde_json::from_str(&open_data(&complete(), Standard::OpenContracting).text.unwrap()).unwrap();
    json["releases"][0]["alliance"] = example["alliance"].clone();
    keeps_to(&RELEASES[1], &json.to_string());
}

#[test]
fn the_currencies_are_those_of_both_schemas() {
    let grants = &schema("360giving/360-giving-schema.json")["definitions"]["currency"]["enum"];
    let values = &schema("ocds/release-schema.json")["definitions"]["Value"]["properties"]["currency"]["enum"];
    let mut both: Vec<&str> =
        grants.as_array().unwrap().iter().filter(|code| values.as_array().unwrap().contains(code)).map(|code| code.as_str().unwrap()).collect();
    both.sort_unstable();
    both.dedup();
    assert_eq!(CURRENCIES, both.join(" "));
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), Just("  ".to_owned()), "[a-z ]{1,12}", any::<String>().prop_map(|text| text.chars().take(40).collect())]
}

fn any_day() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "20[0-9]{2}-(0[1-9]|1[0-3])-(0[1-9]|[12][0-9]|3[01])", any_text()]
}

fn any_number() -> impl Strategy<Value = Identifier> {
    let scheme = prop::sample::select(vec![
        Scheme::CharityCommission,
        Scheme::Scotland,
        Scheme::NorthernIreland,
        Scheme::CompaniesHouse,
        Scheme::Nhs,
        Scheme::LocalAuthority,
    ]);
    (scheme, prop_oneof!["[0-9]{6,8}", "SC[0-9]{6}", "[A-Z]{3}", any_text()]).prop_map(|(scheme, id)| Identifier { scheme, id })
}

fn any_member() -> impl Strategy<Value = (MemberKind, String, Vec<Identifier>, Option<i64>, Option<i32>)> {
    (
        prop::sample::select(MemberKind::ALL.to_vec()),
        any_text(),
        prop::collection::vec(any_number(), 0..4),
        prop::option::of(0..1_000_000_000_000_000_i64),
        prop::option::of(0..100),
    )
}

fn any_publication() -> impl Strategy<Value = Publication> {
    let prefix = prop_oneof![Just("360G-ourtown".to_owned()), any_text()];
    let ocid = prop_oneof![Just("ocds-a1b2c3".to_owned()), any_text()];
    let address = || prop_oneof![Just("https://example.org/a.json".to_owned()), "https?://[a-z.]{1,9}/[a-z/?=&]{0,9}", any_text()];
    (any_day(), any_day(), prefix, ocid, address(), address()).prop_map(|(awarded, published, grant_prefix, ocid_prefix, address, extension)| {
        Publication { awarded, published, grant_prefix, ocid_prefix, address, extension }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever stands in a design: what is given keeps to its standard, and what is not given says why.
    #[test]
    fn every_export_that_is_given_keeps_to_its_standard(
        id in prop::sample::select(vec!["health-alliance", "north-sea-platform", "blank"]),
        members in prop::collection::vec(any_member(), 0..6),
        publication in prop_oneof![Just(stated()), any_publication()],
        (title, purpose, licence) in (any_text(), any_text(), prop_oneof![Just("https://creativecommons.org/licenses/by/4.0/".to_owned()), any_text()]),
        (start, end) in (any_day(), any_day()),
        currency in prop_oneof![Just("GBP".to_owned()), "[A-Z]{3}"],
        keep in any::<bool>(),
    ) {
        let mut design = template(id);
        (design.title, design.purpose, design.licence, design.publication) = (title, purpose, licence, publication);
        design.term = Some(Period { start, end });
        design.currency = Currency::try_from(currency).unwrap();
        if !keep {
            design.members.clear();
        }
        for (place, (kind, name, identifiers, budget, work)) in members.into_iter().enumerate() {
            let id = format!("added-{place}").parse().unwrap();
            let work = work.map(alliance_model::Rate::percent);
            let budget = budget.map(|pence| Money::from_pence(pence).unwrap());
            design.members.push(Member { id, name, kind, identifiers, budget, work, annual_income: None, free_reserves: None, fee: None, risk_tolerance: None, notes: String::new() });
        }
        for standard in [Standard::ThreeSixtyGiving, Standard::OpenContracting] {
            let data = open_data(&design, standard);
            keeps_to_its_standard(&data);
            let is_missing = data.problems.iter().any(|problem| problem.severity == Severity::Error);
            prop_assert_eq!(data.text.is_none(), is_missing);
        }
    }
}

/// Every rule and every kind of term has its place in the extension.
#[test]
fn the_extension_knows_every_rule_and_every_step() {
    let mut design: Design = alliance_format::read(&std::fs::read_to_string(root("tests/fixtures/v1/everything.json")).unwrap()).unwrap().design;
    for preset in alliance_format::presets() {
        design.rules.push(alliance_model::Rule { id: format!("preset-{}", preset.rule.id).parse().unwrap(), ..preset.rule.clone() });
    }
    design.publication = stated();
    for member in design.members.iter_mut() {
        member.identifiers.clear();
        member.budget = Some(Money::pounds(1));
    }
    let keys = [Key::Equal, Key::Work, Key::Fee, Key::Budget, Key::FreeReserves, Key::RiskTolerance];
    for by in keys {
        for step in &mut design.terms.steps {
            if let Step::Split(split) = step {
                split.by = by.clone();
            }
        }
        let data = open_data(&design, Standard::OpenContracting);
        assert!(data.text.is_some(), "{:#?}", data.problems);
        keeps_to_its_standard(&data);
    }
    assert!(check(&design).iter().all(|problem| !problem.path.is_empty()));
}

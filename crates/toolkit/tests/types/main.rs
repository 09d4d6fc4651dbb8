//! What is made from the Rust types and kept in the repository: `npm/index.d.ts`, and the schema of bare parts.
//! Run with `UPDATE_EXPECT=1` to write them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod typescript;

use alliance_exchange::{MembersList, MembersMapping, OpenData};
use alliance_format::LedgerMapping;
use alliance_model::Design;
use alliance_panel::{Ask, Panel, PictureFile, Section, Snippets, WidgetKind};
use alliance_settle::{Books, CurvePoint, RunningCosts, Settlement, Timeline};
use alliance_simulate::{Futures, Points};
use alliance_toolkit::{
    BeforeAndAfter, ChanceParts, ChancesAndLadder, CheckedDesign, CheckedRule, CheckedTerms, CoalitionsAsked, CurveAsked, Decision,
    DistributionParts, FlipsAsked, FuturesAsked, InfluenceParts, LeaningTogether, LedgerText, MembersText, OptionBallot, PositionParts, PowerAsked,
    PresetCard, QrPicture, QuestionParts, ReadLedger, Report, RuleDecision, RulesParts, SampleParts, SeatBelief, SeatsParts, SettlementParts,
    TableChange, TableInfluence, TableParts, TableSeat, TemplateCard, TimelineParts, ToldBreakPoint, WhatIfParts,
};
use alliance_vote::chances::Sampled;
use alliance_vote::choice::{Choice, Method};
use alliance_vote::power::Power;
use alliance_vote::{Coalitions, Flips, Standing};
use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

const FOLDER: &str = env!("CARGO_MANIFEST_DIR");

#[track_caller]
fn kept(file: &str, made: &str) {
    let path = format!("{FOLDER}/{file}");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "the types have changed: run this test with UPDATE_EXPECT=1 and look at what changes in {path}");
}

/// Of a type by itself, not as a reference to it.
fn schema_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Value {
    T::json_schema(generator).to_value()
}

#[test]
fn the_types_of_the_package_are_those_of_rust() {
    let mut going_in = SchemaSettings::draft2020_12().into_generator();
    let inline = [
        ("TableSeat", schema_of::<TableSeat>(&mut going_in)),
        ("TableChange", schema_of::<TableChange>(&mut going_in)),
        ("SeatBelief", schema_of::<SeatBelief>(&mut going_in)),
        ("LeaningTogether", schema_of::<LeaningTogether>(&mut going_in)),
        ("CountingMethod", schema_of::<Method>(&mut going_in)),
        ("LedgerMapping", schema_of::<LedgerMapping>(&mut going_in)),
        ("MembersMapping", schema_of::<MembersMapping>(&mut going_in)),
        ("Ask", schema_of::<Ask>(&mut going_in)),
        ("Section", schema_of::<Section>(&mut going_in)),
        ("Points", schema_of::<Points>(&mut going_in)),
        ("OptionBallot", schema_of::<OptionBallot>(&mut going_in)),
    ];
    going_in.subschema_for::<Design>();
    let mut coming_out = SchemaSettings::draft2020_12().for_serialize().into_generator();
    coming_out.subschema_for::<TemplateCard>();
    coming_out.subschema_for::<CheckedDesign>();
    coming_out.subschema_for::<Decision>();
    coming_out.subschema_for::<RuleDecision>();
    coming_out.subschema_for::<ChancesAndLadder>();
    coming_out.subschema_for::<Sampled>();
    coming_out.subschema_for::<CheckedRule>();
    coming_out.subschema_for::<Choice>();
    coming_out.subschema_for::<TableInfluence>();
    coming_out.subschema_for::<BeforeAndAfter>();
    coming_out.subschema_for::<Settlement>();
    coming_out.subschema_for::<ToldBreakPoint>();
    coming_out.subschema_for::<CurvePoint>();
    coming_out.subschema_for::<CheckedTerms>();
    coming_out.subschema_for::<PresetCard>();
    coming_out.subschema_for::<QrPicture>();
    coming_out.subschema_for::<Snippets>();
    coming_out.subschema_for::<WidgetKind>();
    coming_out.subschema_for::<Timeline>();
    coming_out.subschema_for::<Books>();
    coming_out.subschema_for::<ReadLedger>();
    coming_out.subschema_for::<OpenData>();
    coming_out.subschema_for::<MembersList>();
    coming_out.subschema_for::<RunningCosts>();
    coming_out.subschema_for::<Panel>();
    coming_out.subschema_for::<PictureFile>();
    coming_out.subschema_for::<Report>();
    coming_out.subschema_for::<Futures>();
    coming_out.subschema_for::<Power>();
    coming_out.subschema_for::<Coalitions>();
    coming_out.subschema_for::<Flips>();
    coming_out.subschema_for::<Standing>();

    let mut types = going_in.take_definitions(true);
    types.extend(inline.map(|(name, schema)| (name.to_owned(), schema)));
    for (name, schema) in coming_out.take_definitions(true) {
        let before = types.insert(name.clone(), schema.clone());
        assert!(before.is_none_or(|before| before == schema), "{name} is one thing on the way in and another on the way out");
    }
    let functions = include_str!("../../types/functions.d.ts");
    kept("npm/index.d.ts", &format!("{functions}\n{}", typescript::declarations(&types)));
}

#[test]
fn the_schema_of_bare_parts_is_that_of_the_types() {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let schemas = json!({
        "TableParts": schema_of::<TableParts>(&mut generator),
        "RulesParts": schema_of::<RulesParts>(&mut generator),
        "SeatsParts": schema_of::<SeatsParts>(&mut generator),
        "ChanceParts": schema_of::<ChanceParts>(&mut generator),
        "SampleParts": schema_of::<SampleParts>(&mut generator),
        "QuestionParts": schema_of::<QuestionParts>(&mut generator),
        "InfluenceParts": schema_of::<InfluenceParts>(&mut generator),
        "WhatIfParts": schema_of::<WhatIfParts>(&mut generator),
        "PositionParts": schema_of::<PositionParts>(&mut generator),
        "PowerAsked": schema_of::<PowerAsked>(&mut generator),
        "CoalitionsAsked": schema_of::<CoalitionsAsked>(&mut generator),
        "FlipsAsked": schema_of::<FlipsAsked>(&mut generator),
        "CurveAsked": schema_of::<CurveAsked>(&mut generator),
        "SettlementParts": schema_of::<SettlementParts>(&mut generator),
        "TimelineParts": schema_of::<TimelineParts>(&mut generator),
        "FuturesAsked": schema_of::<FuturesAsked>(&mut generator),
        "DistributionParts": schema_of::<DistributionParts>(&mut generator),
        "LedgerText": schema_of::<LedgerText>(&mut generator),
        "MembersText": schema_of::<MembersText>(&mut generator),
    });
    kept("schema/parts.json", &format!("{schemas:#}\n"));

    let file: Value = serde_json::from_str(alliance_format::SCHEMA).unwrap();
    let definitions: Map<String, Value> = generator.take_definitions(true);
    for (name, schema) in definitions {
        assert_eq!(file["$defs"][&name], schema, "{name} is looked up in the schema of the file, and must be there as it is here");
    }
}

#[test]
fn the_package_has_the_version_of_the_crate() {
    let package: Value = serde_json::from_str(include_str!("../../npm/package.json")).unwrap();
    assert_eq!(package["version"], alliance_toolkit::version());
}

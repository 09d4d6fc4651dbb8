//! The JSON Schema in the repository is the one that the types make.

use alliance_model::Design;
use schemars::generate::SchemaSettings;

/// The schema as the types make it. Run with `UPDATE_EXPECT=1` to write it.
#[test]
fn the_schema_is_that_of_the_types() {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Design>();
    schema.insert("title".to_owned(), "Alliance design, version 1".into());
    let made = format!("{:#}\n", schema.as_value());
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/alliance-design-v1.json");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(file, &made).unwrap();
    }
    let kept = std::fs::read_to_string(file).unwrap();
    assert!(kept == made, "the types have changed: run this test with UPDATE_EXPECT=1 and look at what changes in {file}");
}

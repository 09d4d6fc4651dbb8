//! The file from the outside: fixtures that open and fixtures that do not, the schema, and what holds for any file.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod agree;
mod bad;
mod common;
mod good;
mod ledger;
mod scenario;
mod schema;
mod templates;
mod terms_presets;
mod unknown;

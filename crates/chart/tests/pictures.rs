//! A few pictures, as they are.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use alliance_chart::{Picture, SeatColour, governance, tiny_table, who_gains};
use alliance_model::Currency;
use common::{bars, curve, design, table};

/// The words, the table and the drawing, a line for each element.
fn told(picture: &Picture) -> String {
    let rows: Vec<String> = picture.table.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | ")).collect();
    let drawing = picture.scene.to_svg().replace("><", ">\n<");
    format!("{}\n\n{}\n\n{}\n{}\n\n{drawing}", picture.title, picture.alt, picture.table.head.join(" | "), rows.join("\n"))
}

#[test]
fn a_vote_of_six() {
    insta::assert_snapshot!(told(&table(6, 660.0, true)));
}

#[test]
fn members_of_three_on_a_phone() {
    insta::assert_snapshot!(told(&table(3, 340.0, false)));
}

#[test]
fn a_small_tree() {
    insta::assert_snapshot!(told(&governance(&design("alt amt>alt crisis>amt"), 430.0)));
}

#[test]
fn a_curve() {
    insta::assert_snapshot!(told(&curve(640.0, (9_050_000, -89_800))));
}

#[test]
fn gains_and_losses() {
    insta::assert_snapshot!(told(&who_gains(&bars(&[84_000, -30_532, 0]), 430.0, &Currency::default())));
}

#[test]
fn an_icon() {
    insta::assert_snapshot!(tiny_table(&[SeatColour::Commissioner, SeatColour::Provider]).to_svg());
}

#[test]
fn futures_of_a_cost() {
    insta::assert_snapshot!(told(&common::futures::cost_curve(640.0)));
}

#[test]
fn futures_of_a_member_as_bars_on_a_phone() {
    insta::assert_snapshot!(told(&common::futures::result_bars(320.0, 40)));
}

#[test]
fn what_drives_a_result() {
    insta::assert_snapshot!(told(&common::futures::drivers(640.0, 6, 2)));
}

#[test]
fn say_beside_stake() {
    insta::assert_snapshot!(told(&common::futures::stakes(640.0, 6)));
}

#[test]
fn two_scenarios() {
    insta::assert_snapshot!(told(&common::futures::scenarios(640.0, 2, 2)));
}

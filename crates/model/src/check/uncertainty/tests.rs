//! What no curve goes through is refused, with the place and a way to mend it; what is only unusual is not.

use super::*;
use crate::{Problem, Severity};
use alliance_json::from_json;

fn distribution(text: &str) -> Distribution {
    alliance_json::read(text).ok().and_then(|json| from_json(&json)).unwrap_or_else(|| panic!("{text} is a distribution"))
}

/// What is wrong with a distribution between limits.
fn wrong(text: &str, least: Option<i32>, most: Option<i32>) -> Vec<Problem> {
    let mut checker = Checker { listener: Vec::new() };
    let distribution = distribution(text);
    checker.distribution(&"d", &distribution);
    checker.limits(&"d.at_least", &distribution, least.map(Money::pounds), most.map(Money::pounds));
    checker.listener.into_iter().filter(|problem| problem.severity == Severity::Error).collect()
}

#[track_caller]
fn refused(text: &str, path: &str, words: &str) {
    let problems = wrong(text, None, None);
    assert!(problems.iter().any(|problem| problem.path == path && problem.to_string().contains(words)), "{text}: {problems:?}");
}

#[track_caller]
fn taken(text: &str, least: Option<i32>, most: Option<i32>) {
    assert_eq!(wrong(text, least, most), [], "{text} between {least:?} and {most:?}");
}

#[track_caller]
fn leaves_nothing(text: &str, least: Option<i32>, most: Option<i32>) {
    let problems = wrong(text, least, most);
    assert!(problems.iter().any(|problem| problem.path == "d.at_least"), "{text} between {least:?} and {most:?}");
}

const PERT: &str = r#"{ "shape": "pert", "low": "10", "likely": "20", "high": "30" }"#;
const NORMAL: &str = r#"{ "shape": "normal", "mean": "100", "sd": "10" }"#;
const LOGNORMAL: &str = r#"{ "shape": "lognormal", "median": "100", "sigma": "0.5" }"#;
const TABLE: &str = r#"{ "shape": "discrete", "outcomes": [{ "value": "1", "chance": "0.5" }, { "value": "10", "chance": "0.5" }, { "value": "99", "chance": "0" }] }"#;

#[test]
fn amounts_out_of_order_are_refused() {
    refused(r#"{ "shape": "pert", "low": "30", "likely": "20", "high": "40" }"#, "d", "the lowest first");
    refused(r#"{ "shape": "triangular", "low": "1", "likely": "5", "high": "4" }"#, "d", "the lowest first");
    refused(r#"{ "shape": "uniform", "low": "2", "high": "1" }"#, "d", "the lowest first");
    refused(r#"{ "shape": "beta", "alpha": "2", "beta": "2", "low": "2", "high": "1" }"#, "d", "the lowest first");
}

#[test]
fn the_same_three_times_is_a_fixed_amount_and_a_saving_is_a_cost_below_nothing() {
    taken(r#"{ "shape": "pert", "low": "5", "likely": "5", "high": "5" }"#, None, None);
    taken(r#"{ "shape": "triangular", "low": "5", "likely": "5", "high": "5" }"#, Some(5), Some(5));
    taken(r#"{ "shape": "uniform", "low": "5", "high": "5" }"#, None, None);
    taken(r#"{ "shape": "uniform", "low": "-50", "high": "-5" }"#, None, None);
}

#[test]
fn a_spread_of_nothing_or_less_is_refused_and_says_what_to_use() {
    for sd in ["0", "-1"] {
        refused(&format!(r#"{{ "shape": "normal", "mean": "5", "sd": "{sd}" }}"#), "d.sd", "the shape \"fixed\"");
        refused(&format!(r#"{{ "shape": "lognormal", "median": "5", "sigma": "{sd}" }}"#), "d.sigma", "the shape \"fixed\"");
    }
    refused(r#"{ "shape": "lognormal", "median": "0", "sigma": "0.1" }"#, "d.median", "more than nothing");
    refused(r#"{ "shape": "lognormal_percentiles", "p10": "5", "p90": "5" }"#, "d.p90", "more than the first amount");
    refused(r#"{ "shape": "lognormal_percentiles", "p10": "0", "p90": "5" }"#, "d.p10", "more than nothing");
}

#[test]
fn numbers_that_no_machine_could_reckon_with_are_refused() {
    refused(r#"{ "shape": "lognormal", "median": "5", "sigma": "5.01" }"#, "d.sigma", "at most 5");
    taken(r#"{ "shape": "lognormal", "median": "5", "sigma": "5" }"#, None, None);
    refused(r#"{ "shape": "lognormal_percentiles", "p10": "0.01", "p90": "9000000000000" }"#, "d.p90", "less than 100000 times");
    for (alpha, beta, field) in [("0", "1", "alpha"), ("1", "-1", "beta"), ("1000001", "1", "alpha"), ("1", "999999999", "beta")] {
        let text = format!(r#"{{ "shape": "beta", "alpha": "{alpha}", "beta": "{beta}", "low": "0", "high": "1" }}"#);
        refused(&text, &format!("d.{field}"), "a number above 0, at most 1000000");
    }
    taken(r#"{ "shape": "beta", "alpha": "1000000", "beta": "0.5", "low": "0", "high": "1" }"#, None, None);
}

#[test]
fn a_table_or_own_data_hold_from_one_to_ten_thousand_amounts() {
    refused(r#"{ "shape": "discrete", "outcomes": [] }"#, "d.outcomes", "from 1 to 10000 amounts");
    refused(r#"{ "shape": "discrete", "outcomes": [{ "value": "1", "chance": "0" }] }"#, "d.outcomes", "from 1 to 10000 amounts");
    refused(r#"{ "shape": "discrete", "outcomes": [{ "value": "1", "chance": "1.2" }] }"#, "d.outcomes[0].chance", "a share from 0 to 1");
    refused(r#"{ "shape": "data", "values": [] }"#, "d.values", "from 1 to 10000 amounts");
    let many = |count: usize| format!(r#"{{ "shape": "data", "values": [{}] }}"#, vec!["\"1\""; count].join(","));
    taken(&many(10_000), None, None);
    refused(&many(10_001), "d.values", "found 10001; expected from 1 to 10000 amounts");
}

#[test]
fn limits_leave_something_of_the_curve() {
    for (least, most) in [(None, Some(10)), (Some(30), None), (Some(25), Some(24)), (Some(31), Some(40))] {
        leaves_nothing(PERT, least, most);
    }
    taken(PERT, Some(29), Some(30));
    taken(PERT, Some(20), Some(20));
    leaves_nothing(NORMAL, Some(160), None);
    leaves_nothing(NORMAL, None, Some(40));
    taken(NORMAL, Some(159), None);
    leaves_nothing(LOGNORMAL, None, Some(0));
    taken(LOGNORMAL, Some(50), None);
    leaves_nothing(r#"{ "shape": "fixed", "value": "5" }"#, Some(6), None);
    // Between the amounts of a table lies nothing, and an amount that never comes is none.
    leaves_nothing(TABLE, Some(2), Some(9));
    leaves_nothing(TABLE, Some(11), None);
    taken(TABLE, Some(10), None);
    leaves_nothing(r#"{ "shape": "data", "values": ["3", "4"] }"#, Some(5), None);
}

#[test]
fn what_is_no_number_cannot_be_typed() {
    for text in ["NaN", "nan", "inf", "Infinity", "-inf", "1e308", "0x1p3", "∞"] {
        assert!(text.parse::<Money>().is_err() && text.parse::<Rate>().is_err(), "{text}");
    }
}

/// What is wrong with a design of two cost lines, one risk and one outcome that has these fields besides.
fn in_design(more: &str) -> Vec<Problem> {
    let text = format!(
        r#"{{ "format": "alliance-design", "version": 1, "id": "d", "title": "D", "terms": {{ "target": "1", "steps": [] }}, "facts": {{ "outturn": "1" }},
        "motion": {{ "text": "", "ballots": [] }}, "members": [], "bodies": [], "seats": [], "rules": [], "matters": [],
        "costs": [{{ "id": "a", "name": "A" }}, {{ "id": "b", "name": "B" }}], {more} }}"#
    );
    let design: Option<Design> = alliance_json::read(&text).ok().and_then(|json| from_json(&json));
    let problems = crate::check(&design.unwrap_or_else(|| panic!("a design: {text}")));
    problems.into_iter().filter(|problem| problem.severity == Severity::Error).collect()
}

#[test]
fn chances_correlations_and_scores_keep_within_what_they_can_be() {
    let check = |more: &str, path: &str, words: &str| {
        let problems = in_design(more);
        assert!(problems.iter().any(|problem| problem.path == path && problem.to_string().contains(words)), "{more}: {problems:?}");
    };
    let matrix = |lines: &str, rows: &str| format!(r#""correlation": {{ "form": "matrix", "lines": {lines}, "rows": {rows} }}"#);
    check(r#""correlation": { "form": "common_factor", "correlation": "1.1" }"#, "correlation.correlation", "a share from 0 to 1");
    check(&matrix(r#"["a", "b"]"#, r#"[["1", "1.5"], ["1.5", "1"]]"#), "correlation.rows", "found 1.5; expected numbers from -1 to 1");
    check(&matrix(r#"["a", "a"]"#, r#"[["1", "0"], ["0", "1"]]"#), "correlation.lines[1]", "each line once");
    assert_eq!(in_design(&matrix(r#"["a", "b"]"#, r#"[["1", "-1"], ["-1", "1"]]"#)), []);
    let risk = r#""risks": [{ "id": "r", "name": "R", "chance": "1.01", "impact": { "shape": "fixed", "value": "1" } }]"#;
    check(risk, "risks[0].chance", "a share from 0 to 1");
    let outcome = |more: &str| format!(r#""outcomes": [{{ "id": "o", "name": "O", "weight": "1", {more} }}]"#);
    check(&outcome(r#""may_be": { "low": "0", "likely": "0.5", "high": "80" }"#), "outcomes[0].may_be", "a score from -100% to 100%");
    check(&outcome(r#""may_be": { "low": "0.6", "likely": "0.5", "high": "0.8" }"#), "outcomes[0].may_be", "the lowest first");
    assert_eq!(in_design(&outcome(r#""minimum": "80", "may_be": { "low": "0", "likely": "50", "high": "90" }"#)), []);
}

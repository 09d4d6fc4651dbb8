//! Files that do not open: every problem at once, each with its path and its words.

use alliance_format::{LARGEST_FILE, from_value, read, reopen, template, write};
use alliance_model::{Problem, Severity};
use serde_json::Value;
use std::collections::BTreeSet;

fn text_of(name: &str) -> String {
    let (_, text) = crate::common::fixtures("bad").into_iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no fixture {name}"));
    text
}

/// All the errors of a refused file, in order: the path, and words that stand in the sentence.
#[track_caller]
fn assert_problems(problems: &[Problem], expected: &[(&str, &str)]) {
    let found: Vec<String> = problems.iter().filter(|problem| problem.severity == Severity::Error).map(ToString::to_string).collect();
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for ((path, words), found) in expected.iter().zip(&found) {
        let place = if path.is_empty() { "the file" } else { path };
        assert!(found.starts_with(&format!("{place}: ")), "not at {place}: {found}");
        assert!(found.contains(words), "not {words:?}: {found}");
    }
}

#[track_caller]
fn check(name: &str, expected: &[(&str, &str)]) {
    assert_problems(&read(&text_of(name)).unwrap_err().problems, expected);
}

/// A file with exactly one problem, at the file itself.
#[track_caller]
fn check_whole(name: &str, sentence: &str) {
    let refused = read(&text_of(name)).unwrap_err();
    assert_eq!(refused.to_string(), format!("the file: {sentence}"));
}

#[test]
fn what_is_not_json() {
    check_whole("empty.json", "found an empty file; expected a design. Choose another file.");
    let mend = "Choose a file that this workbench saved. Its name ends in .json.";
    check_whole("not-json.json", &format!("found a file that starts with \"Dear all,\"; expected a design, which starts with {{. {mend}"));
    check_whole(
        "web-page.json",
        &format!("found a file that starts with \"<!doctype html><title>Alliance</title>\"; expected a design, which starts with {{. {mend}"),
    );
    check_whole(
        "truncated.json",
        "found a file that stops in the middle, at line 51, column 12; expected a whole file, up to its last }. \
         Part of it was lost on its way. Save or download it again.",
    );
    check_whole(
        "deep-200.json",
        "found brackets within brackets, too deep, at line 1, column 183; expected at most 127 levels. Take the needless brackets away.",
    );
    check("after-the-end.json", &[("", "found something after the end of the design, at line 86, column 1;")]);
    check("trailing-comma.json", &[("", "found a comma with nothing after it, at line 2, column 17;")]);
    check("missing-comma.json", &[("", "where a comma or a bracket should be, at line 2, column 3, near \"version\";")]);
    check("comment.json", &[("", "Take comments away.")]);
    check("single-quotes.json", &[("", "Put double quotation marks round the name.")]);
    check("line-in-text.json", &[("", "found a new line or a tab inside a text, at the end of line 1")]);
}

#[test]
fn numbers_and_characters_that_json_does_not_have() {
    let mend = "expected a number that can be counted. Write an amount in quotation marks, such as \"0.00\", or take the field away.";
    check_whole("nan.json", &format!("found NaN, at line 61, column 13; {mend}"));
    check_whole("infinity.json", &format!("found Infinity, at line 61, column 13; {mend}"));
    check_whole("minus-infinity.json", &format!("found -Infinity, at line 61, column 14; {mend}"));
    check("number-without-end.json", &[("", "found a number that is too large, at line 61")]);
    check("python-none.json", &[("", "near \"None\"; expected text in quotation marks, a number, true, false or null")]);
    check("lone-surrogate.json", &[("", "found half of a character, at line 5, column 24")]);
    check("lone-second-surrogate.json", &[("", "found half of a character, at line 5, column 23")]);
    check(
        "nan-as-text.json",
        &[("facts.outturn", "found \"Infinity\"; expected money as text"), ("terms.target", "found \"NaN\"; expected money as text")],
    );
}

#[test]
fn another_kind_of_file() {
    let mend = "This is another kind of file. Choose one that this workbench saved.";
    check("other-format.json", &[("format", &format!("found \"geojson\"; expected \"alliance-design\". {mend}"))]);
    check("other-kind.json", &[("format", "found no \"format\", nor anything else of a design;")]);
    check_whole("list.json", "found a list of 3; expected a design, in curly brackets. Choose a file that this workbench saved.");
}

#[test]
fn another_version() {
    let newer = "found version 2, made by a newer workbench; expected version 1, which this workbench reads. \
                 Open it with a newer workbench. The file is left as it is.";
    check("version-2.json", &[("version", newer)]);
    check("version-0.json", &[("version", "found the number 0; expected 1. Write 1")]);
    check("version-as-text.json", &[("version", "found \"1\"; expected 1. Write 1, without quotation marks.")]);
}

#[test]
fn wrong_types() {
    check(
        "wrong-types.json",
        &[
            ("bodies", "found \"board\"; expected a list, in square brackets. Put square brackets round it."),
            ("id", "found the number 7; expected an id"),
            ("members[0]", "found a list of 1; expected a group of fields, in curly brackets"),
            ("members[1].name", "found a group with \"en\"; expected text"),
            ("members[2].kind", "found the number 1; expected \"commissioner\", \"nhs_provider\", \"charity\""),
            ("motion.text", "found the number 5; expected text. Write \"5\", with quotation marks."),
            ("principles[0]", "found the number 1"),
            ("principles[2]", "found false; expected text. Write text, in quotation marks."),
            ("seats[0].vacant", "found \"true\"; expected true or false. Write true, without quotation marks."),
            ("seats[0].votes", "found \"2\"; expected a whole number from 0 to 9,007,199,254,740,991. Write 2, without quotation marks."),
            ("seats[1].votes", "found the number 1.0; expected a whole number from 0 to 9,007,199,254,740,991. Write 1, without a point."),
            ("terms.steps", "found an empty group; expected a list"),
            ("title", "found nothing (null); expected text"),
        ],
    );
}

#[test]
fn floats_and_percentages_where_money_and_rates_should_be() {
    let (money, rate) = ("expected money as text with at most two decimals", "expected a rate as text, a decimal or a fraction");
    check(
        "money-and-rates.json",
        &[
            ("facts.outturn", &format!("found \"900.005\"; {money}")),
            ("members[0].annual_income", &format!("found the number 12.5; {money}, such as \"1234.56\". Write \"12.50\", with quotation marks.")),
            ("members[1].budget", &format!("found the number 0.125; {money}")),
            ("members[1].free_reserves", "Write \"31000.00\", with quotation marks."),
            ("members[2].work", &format!("found the number 0.5; {rate}, such as \"0.30\" or \"2/3\". Write \"0.5\", with quotation marks.")),
            ("terms.steps[0].gain", "Write \"0.02\", with quotation marks."),
            ("terms.steps[0].pain", &format!("found \"2 %\"; {rate}")),
            ("terms.steps[1].gain[0].share", "found \"50%\""),
            ("terms.steps[1].pain[0].share", "found \"1/0\""),
            ("terms.target", &format!("found \"£1,000\"; {money}")),
        ],
    );
}

#[test]
fn words_that_no_choice_has() {
    check(
        "wrong-words.json",
        &[
            ("correlation.lines", "found nothing; expected a list, in square brackets. Add \"lines\": cost lines, in the order of the rows."),
            ("correlation.rows", "found nothing"),
            ("members[0].kind", "found \"Charity\"; expected \"commissioner\""),
            ("members[1].fee.form", "found \"variable\"; expected \"fixed\", \"of_target\" or \"of_actual\". Write one of these words."),
            ("members[2].fee.form", "found nothing; expected \"fixed\", \"of_target\" or \"of_actual\""),
            ("rules[0].pass", "found a group with \"at_most\"; expected { \"all\": … }, { \"any\": … }, { \"at_least\": … } or { \"consent\": … }"),
            ("rules[1].pass.all[0].consent", "found \"everybody\"; expected \"everyone\", { \"kind\": … }"),
            ("rules[1].pass.all[1].consent.kind", "found \"charities\""),
            ("rules[1].pass.all[2].any", "found a second field; expected one field only"),
            ("rules[1].quorum.at_least.of", "found \"all\"; expected \"seats\", \"eligible\", \"present\" or \"cast\""),
            ("rules[1].quorum.at_least.votes", "found a number below nothing"),
            ("terms.steps[0].step", "found \"capp\"; expected \"adjust_target\", \"trigger\", \"share\""),
            ("terms.steps[1].step", "found nothing"),
            ("terms.steps[2].gain", "found a group with \"amoun\"; expected { \"amount\": … }, { \"of_target\": … } or { \"of_fees\": … }"),
            ("terms.steps[2].pain", "found \"5.00\"; expected { \"amount\": … }"),
            ("terms.steps[3].form", "found \"gates\"; expected \"multiplier\", \"rate\", \"gate\" or \"pools\""),
            ("terms.steps[4].rate", "found nothing; expected a rate"),
            ("terms.steps[5].by", "found \"luck\"; expected \"equal\", \"work\""),
            ("terms.steps[5].excess", "found \"nobody\""),
            ("terms.steps[6].excess", "found nothing; expected \"commissioner\" or \"reallocate\""),
            ("terms.steps[7]", "found \"cap\"; expected a group with \"step\""),
        ],
    );
}

#[test]
fn missing_fields_are_told_with_what_they_are_for() {
    let paths = [
        "version",
        "id",
        "title",
        "facts.outturn",
        "members[0].id",
        "members[0].name",
        "members[0].kind",
        "members[1].name",
        "members[1].kind",
        "seats[0].id",
        "seats[0].body",
        "seats[0].title",
        "seats[0].kind",
        "terms.target",
        "terms.steps",
    ];
    check("missing.json", &paths.map(|path| (path, "found nothing; expected ")));
    let outturn = &read(&text_of("missing.json")).unwrap_err().problems[3];
    assert_eq!(outturn.mend, "Add \"outturn\": the final cost of the work.");
}

#[test]
fn names_that_are_too_long() {
    let of_ten_thousand = format!("found \"{}…\", 10,000 characters; expected at most 500 characters. Make it shorter.", "N".repeat(60));
    check(
        "long-names.json",
        &[
            ("members[0].name", of_ten_thousand.as_str()),
            ("motion.text", "2,001 characters; expected at most 2,000 characters"),
            ("rules[0].name", "é…\", 501 characters;"),
        ],
    );
}

#[test]
fn values_out_of_bounds() {
    check(
        "out-of-bounds.json",
        &[
            ("currency", "found \"pounds\"; expected a currency by its three letters"),
            ("deadlock[0].weeks", "found the number 521; expected a whole number from 0 to 520"),
            ("facts.direct_costs.A B", "found \"A B\"; expected an id"),
            ("facts.direct_costs.a", "Write \"1.00\", with quotation marks."),
            ("facts.people", "found the number 5,000,000,000; expected a whole number from 0 to 4,294,967,295"),
            ("id", "found \"Small Alliance\"; expected an id"),
            ("members[1].id", "found \"a b\"; expected an id"),
            ("motion.ballots[0].strength", "found the number 6; expected a whole number from 1 to 5"),
            ("rules[0].pass.at_least.weigh", "found an empty text"),
            ("seats[0].votes", "found a number below nothing"),
            ("seats[0].weights.area", "found a number below nothing"),
            ("seats[0].weights.people", "found the number 1.5; expected a whole number"),
            ("seats[1].votes", "found the number 9,007,199,254,740,992"),
        ],
    );
}

#[test]
fn what_only_the_whole_can_tell() {
    check("duplicate-ids.json", &[("members[2].id", "members[1] has it too"), ("seats[1].id", "seats[0] has it too")]);
    check(
        "dangling.json",
        &[
            ("seats[0].body", "found \"bored\"; expected the id of a body"),
            ("seats[1].member", "found \"c\""),
            ("matters[0].rule", "found \"none\""),
            ("rules[0].pass.at_least.among.seats[1]", "found \"z\""),
            ("terms.steps[1].caps.q", "found \"q\""),
            ("terms.steps[1].by.weights.zz", "found \"zz\""),
            ("instead.prime", "found \"nobody\"; expected the id of a member"),
            ("motion.rule", "found \"most\""),
            ("motion.ballots[0].seat", "found \"y\""),
        ],
    );
    check(
        "negative-money.json",
        &[
            ("members[1].annual_income", "found -1.00; expected nothing or more"),
            ("members[1].budget", "found -2.00"),
            ("members[1].fee.amount", "found -3.00"),
            ("terms.target", "found -4.00"),
            ("terms.steps[1].pain.amount", "found -6.00"),
            ("facts.relief", "found -5.00"),
        ],
    );
    check(
        "checks-on-the-whole.json",
        &[
            ("members[1].work", "expected a share from 0 to 1"),
            ("bodies[1].answers_to", "found a circle"),
            ("bodies[2].answers_to", "found a circle"),
            ("rules[0].pass.at_least", "found neither a share nor a number of votes"),
            ("instead.margins[1]", "expected a share from 0 to 1"),
            ("costs[0].distribution", "found amounts out of order"),
            ("motion.ballots[1].seat", "found \"a\" again"),
        ],
    );
}

#[test]
fn years_and_running_costs_that_do_not_hold() {
    check(
        "years.json",
        &[
            ("years[1].id", "found \"y1\" again"),
            ("running_costs[1].id", "found \"chair\" again"),
            ("years[0].facts.outturn", "expected nothing or more"),
            ("years[0].target", "expected nothing or more"),
            ("years[1].cut_amount", "expected nothing or more"),
            ("years[1].rebase", "expected a share from 0 to 1"),
            ("years[1].cut", "expected a share from 0 to 1"),
            ("years[1].joins[0].member.id", "found \"trust\" again"),
            ("years[2].leaves[1].member", "expected the id of a member"),
            ("years[2].work.somebody", "expected the id of a member"),
            ("running_costs[0].amount", "expected nothing or more"),
            ("running_costs[1].meetings.hours", "expected nothing or more"),
            ("running_costs[1].meetings.rate", "expected nothing or more"),
        ],
    );
}

#[test]
fn a_field_that_is_there_twice() {
    check("twice.json", &[("title", "found the same field twice"), ("members[1].name", "found the same field twice")]);
}

#[test]
fn every_fixture_is_refused_and_is_in_a_test() {
    let source = include_str!("bad.rs");
    for (name, text) in crate::common::fixtures("bad") {
        let refused = read(&text).unwrap_err();
        assert!(refused.problems.iter().any(|problem| problem.severity == Severity::Error), "{name}");
        assert!(source.contains(&format!("\"{name}\"")), "no test names {name}");
        for problem in refused.problems {
            assert!(problem.found.chars().count() < 120 && !problem.expected.is_empty() && problem.mend.ends_with('.'), "{name}: {problem}");
        }
    }
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_before_it_is_looked_at() {
    let huge = format!("{{ \"format\": \"alliance-design\", \"title\": \"{}\" }}", "x".repeat(50_000_000));
    let problems = read(&huge).unwrap_err().problems;
    assert_problems(&problems, &[("", "found a file of 51 MB; expected at most 5 MB")]);
    let brackets = "[".repeat(LARGEST_FILE + 1);
    assert_problems(&read(&brackets).unwrap_err().problems, &[("", "found a file of 6 MB")]);
}

#[test]
fn values_may_be_nested_as_deep_as_text_and_no_deeper() {
    let nested = |levels: usize| (0..levels).fold(Value::Null, |inner, _| Value::Array(vec![inner]));
    let mut value = alliance_format::to_value(&template("blank").unwrap());
    for (levels, opens) in [(126, true), (127, false), (1000, false)] {
        value["extension"] = nested(levels);
        let opened = from_value(value.clone());
        assert_eq!(opened.is_ok(), opens, "{levels}");
        assert_eq!(read(&value.to_string()).is_ok(), opens, "{levels}, as text");
        if let Ok(opened) = opened {
            assert_eq!(read(&write(&opened.design)), Ok(opened));
        }
    }
}

#[test]
fn each_cut_of_a_file_is_refused_in_words() {
    let text = write(&template("north-sea-platform").unwrap());
    let mut sentences = BTreeSet::new();
    for (end, _) in text.char_indices().step_by(7) {
        let refused = read(&text[..end]).unwrap_err();
        assert_eq!(refused.problems.len(), 1);
        sentences.insert(refused.problems[0].expected.clone());
    }
    assert_eq!(sentences.into_iter().collect::<Vec<_>>(), ["a design", "a whole file, up to its last }"]);
}

#[test]
fn what_does_not_open_is_not_opened_again_either() {
    let opened = crate::common::fixtures("bad").into_iter().filter(|(_, text)| reopen(text).is_ok());
    // What the types do not know: how long a name may be, and that a field stands once.
    assert_eq!(opened.map(|(name, _)| name).collect::<Vec<_>>(), ["long-names.json", "twice.json"]);
}

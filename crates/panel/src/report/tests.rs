#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::*;
use crate::{Ask, answer};
use alliance_model::{Money, Step};
use alliance_report::figures::{money, short_money, whole_money};
use alliance_report::futures::amount;
use alliance_report::money::stretch;
use alliance_settle::{bad_outturn, break_points, curve_at, fairness, most_lost, settle_design, terms_dangers};
use alliance_simulate::Run;
use proptest::prelude::*;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;

const FUTURES: alliance_simulate::Asked = alliance_simulate::Asked { samples: 256, ..ASKED };
const ASKED: alliance_simulate::Asked = alliance_simulate::Asked {
    points: alliance_simulate::Points::Sobol,
    samples: 0,
    seed: alliance_simulate::Asked::SEED,
    exact_pence: None,
    keep: false,
};

fn template(id: &str) -> Design {
    alliance_format::template(id).unwrap()
}

fn everything() -> Design {
    alliance_format::read(include_str!("../../../../tests/fixtures/v1/everything.json")).unwrap_or_else(|_| panic!("it opens")).design
}

fn asked<'a>(ask: Ask, design: &'a Design, you: Option<&'a alliance_model::Id>, text: Option<&'a str>) -> Asked<'a> {
    Asked { ask, design, you, rule: None, member: None, text, width: 640.0, futures: FUTURES }
}

fn told(design: &Design, ask: Ask, you: &str, text: Option<&str>) -> Panel {
    answer(&asked(ask, design, you.parse().ok().as_ref(), text)).unwrap()
}

fn html(panel: &Panel) -> &str {
    let file = panel.parts.iter().flat_map(|part| &part.pieces).find_map(|piece| if let Piece::Files(files) = piece { files.first() } else { None });
    &file.unwrap().text
}

/// All that a panel says, without its files.
fn words(panel: &Panel) -> String {
    let mut panel = panel.clone();
    for part in &mut panel.parts {
        part.pieces.retain(|piece| !matches!(piece, Piece::Files(_)));
        for piece in &mut part.pieces {
            if let Piece::Picture(drawing) = piece {
                drawing.svg.clear();
                drawing.source.clear();
            }
        }
    }
    serde_json::to_string(&panel).unwrap()
}

/// Every amount of pounds in a text.
fn amounts(text: &str) -> BTreeSet<String> {
    let end = |text: &str| text.find(|letter: char| !letter.is_ascii_digit() && !",.mknbt".contains(letter)).unwrap_or(text.len());
    text.split('£').skip(1).map(|text| text[..end(text)].trim_end_matches(['.', ',', 'm', 'k', 'b', 'n', 't']).to_owned()).collect()
}

/// Every text in a value that reads as an amount.
fn decimals(value: &Value, found: &mut Vec<Money>) {
    match value {
        Value::String(text) => found.extend(text.parse::<Money>()),
        Value::Array(values) => values.iter().for_each(|value| decimals(value, found)),
        Value::Object(fields) => fields.values().for_each(|value| decimals(value, found)),
        _ => {}
    }
}

fn take(of: &impl Serialize, found: &mut Vec<Money>) {
    decimals(&serde_json::to_value(of).unwrap(), found);
}

/// What the engines say of a design, as the amounts of its report may be told.
fn known(design: &Design) -> BTreeSet<String> {
    let (terms, members, outcomes, facts) = (&design.terms, &design.members, &design.outcomes, &design.facts);
    let mut all = vec![Money::pounds(1), Money::ZERO];
    take(design, &mut all);
    if let Ok(settlement) = settle_design(design) {
        let bad = bad_outturn(settlement.target, facts.outturn);
        let breaks = break_points(terms, members, outcomes, facts).unwrap();
        let (lowest, highest) = stretch(design);
        let shown = breaks.iter().map(|point| point.outturn).chain([bad, lowest, highest, settlement.target, facts.outturn]);
        let penny = Money::from_pence(1).unwrap();
        take(&curve_at(terms, members, outcomes, facts, shown.flat_map(|at| [at - penny, at, at + penny])).unwrap(), &mut all);
        take(&settlement, &mut all);
        take(&breaks, &mut all);
        take(&fairness(terms, members, outcomes, facts, bad).unwrap(), &mut all);
        take(&most_lost(terms, members, outcomes, facts).unwrap(), &mut all);
        take(&terms_dangers(terms, members, outcomes, facts).unwrap(), &mut all);
    }
    let currency = &design.currency;
    let plain = |told: String| told.replace(['£', '\u{2212}'], "").trim_end_matches(['m', 'k', 'b', 'n', 't']).to_owned();
    let told =
        all.into_iter().flat_map(|it| [it, it.abs()]).flat_map(|it| [whole_money(it, currency), short_money(it, currency), money(it, currency)]);
    let mut told: BTreeSet<String> = told.map(plain).collect();
    if let Ok(futures) = Run::new(std::borrow::Cow::Borrowed(design), &FUTURES, &mut Default::default()).and_then(|mut run| run.read()) {
        let worst = futures.members.iter().flat_map(|member| member.result.percentiles.iter().map(|at| (at.amount, at.error)));
        told.extend(worst.map(|(at, error)| plain(amount(at.abs(), error, currency))));
        told.extend(futures.members.iter().flat_map(|its| its.result.percentiles.iter().map(|at| plain(amount(its.loss_p90, at.error, currency)))));
    }
    told
}

#[track_caller]
fn says_only_what_is_known(design: &Design, you: &str) {
    let known = known(design);
    for (ask, text) in [(Ask::OnePage, None), (Ask::LongReport, Some("terms_of_reference,in_short"))] {
        // What people wrote may name amounts of their own.
        let design = &Design { purpose: String::new(), ..design.clone() };
        let said = amounts(&words(&told(design, ask, you, text)));
        let unknown: Vec<&String> = said.iter().filter(|amount| !known.contains(*amount)).collect();
        assert!(unknown.is_empty(), "{ask:?} says {unknown:?}, which no engine does");
    }
}

#[test]
fn no_amount_is_said_that_no_engine_says() {
    for id in ["health-alliance", "north-sea-platform", "blank"] {
        let design = template(id);
        says_only_what_is_known(&design, "");
        for member in &design.members {
            says_only_what_is_known(&design, member.id.as_str());
        }
    }
}

#[test]
fn the_page_of_the_smallest_member() {
    let panel = told(&template("health-alliance"), Ask::OnePage, "northgate", None);
    assert_eq!(panel.findings, ["You can lose at most £5,000; your free reserves are £31,000."]);
    let titles: Vec<&str> = panel.parts.iter().map(|part| part.title.as_str()).collect();
    assert_eq!(
        titles,
        ["Camden-like health alliance", "Who is in it, and what each can lose", "How it decides", "How it shares", "What to ask before signing", "",]
    );
    let Piece::Table(table) = &panel.parts[1].pieces[1] else { panic!("a table") };
    let first: Vec<&str> = table.rows[0].iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(first, ["Northgate Community Group (you)", "Charity", "1 of 9", "£5,000", "£5,000", "£5,000", "£31,000", "16.1%"]);
    assert_eq!(table.rows.len(), 6);
}

#[test]
fn shorter_names_change_no_figure() {
    let mut design = template("health-alliance");
    for (place, member) in design.members.iter_mut().enumerate() {
        member.name = format!("The Foundation for the Support of Families and Carers number {place}");
    }
    let short = short::short_design(&design);
    let names: BTreeSet<&str> = short.members.iter().map(|member| member.name.as_str()).collect();
    assert!(names.len() == 6 && names.iter().all(|name| name.chars().count() <= 32), "{names:?}");
    assert_eq!((short.terms, short.facts), (design.terms, design.facts));
}

#[test]
fn more_than_eight_members_are_counted() {
    let mut design = template("health-alliance");
    for number in 0..6 {
        let mut more = design.members[1].clone();
        more.id = format!("more-{number}").parse().unwrap();
        design.members.push(more);
    }
    let panel = told(&design, Ask::OnePage, "nhs-commissioner", None);
    let Piece::Table(table) = &panel.parts[1].pieces[1] else { panic!("a table") };
    assert_eq!((table.rows.len(), table.rows[0][0].text.as_str()), (8, "NHS commissioner (you)"));
    assert!(words(&panel).contains("And 4 more: see \u{201c}What each can lose\u{201d} in the long report."));
}

#[test]
fn sections_can_be_chosen() {
    let design = template("health-alliance");
    let titles = |text: &str| -> Vec<String> {
        let panel = told(&design, Ask::LongReport, "", Some(text));
        let Piece::Steps(contents) = &panel.parts[1].pieces[0] else { panic!("contents") };
        contents.iter().map(|step| step.title.clone()).collect()
    };
    assert_eq!(titles("Worked example, members,"), ["Members and their seats", "A worked example"]);
    assert_eq!(titles("").len(), 11, "all but the minute book, which is empty");
    let refused = |text| answer(&asked(Ask::LongReport, &design, None, Some(text))).unwrap_err();
    assert!(refused("money,nonsense").starts_with("There is no section \u{201c}nonsense\u{201d}. There are: in_short, "));
    assert_eq!(refused(","), "Choose at least one section.");
}

#[test]
fn a_design_that_cannot_be_settled_still_has_its_reports() {
    let design = everything();
    let page = told(&design, Ask::OnePage, "", None);
    assert!(page.findings[0].starts_with("What can be lost cannot be told yet."), "{:?}", page.findings);
    assert!(page.parts.iter().any(|part| part.title == "How it decides" && part.pieces.len() > 3));
    let long = told(&design, Ask::LongReport, "", None);
    assert!(words(&long).contains("Minute book") && words(&long).contains("To be agreed:"));
}

#[test]
fn nothing_on_paper_can_be_pressed() {
    let mut years = alliance_format::read(include_str!("../../../../tests/fixtures/v1/years.json")).unwrap_or_else(|_| panic!("it opens")).design;
    years.running_costs = template("health-alliance").running_costs;
    for design in [template("health-alliance"), years, everything()] {
        let panel = told(&design, Ask::LongReport, "", None);
        for piece in panel.parts.iter().skip(1).flat_map(|part| &part.pieces) {
            let pressed = matches!(piece, Piece::Form(_) | Piece::Paste(_) | Piece::Files(_) | Piece::Marks(_));
            assert!(!pressed && !matches!(piece, Piece::Picture(drawing) if drawing.handles.is_some()), "{piece:?}");
        }
    }
}

#[test]
fn the_worked_example_has_a_working_for_each_member() {
    let mut design = template("health-alliance");
    let said = words(&told(&design, Ask::LongReport, "", Some("worked_example")));
    assert!(said.contains("Say that the work costs £9,050,000.00, with a target of £8,800,000.00."));
    for member in design.members.iter().filter(|member| member.is_provider()) {
        assert!(said.matches(&member.name).count() >= 2, "{}", member.name);
    }
    // At the target itself nothing would be shown, so a bad year is.
    design.facts.outturn = design.terms.target;
    assert!(words(&told(&design, Ask::LongReport, "", Some("worked_example"))).contains("Say that the work costs £10,560,000.00"));
}

#[test]
fn the_file_holds_what_the_page_says() {
    let mut design = template("health-alliance");
    design.members[5].name = "<img src=x onerror=alert(1)> & \"Sons\"".to_owned();
    for ask in [Ask::OnePage, Ask::LongReport] {
        let panel = told(&design, ask, "northgate", None);
        let file = html(&panel);
        assert!(file.contains("&lt;img src") && !file.contains("<img"));
        assert!(!file.contains("<script") && !file.contains(" style=") && !file.contains("http-equiv=\"refresh"));
        assert!(file.contains("default-src 'none'; style-src 'sha256-"));
        assert!(file.contains("<h1>Camden-like health alliance</h1>"));
    }
}

#[test]
fn pictures_of_a_file_do_not_shrink_with_the_page() {
    let design = template("health-alliance");
    let narrow = answer(&Asked { width: 320.0, ..asked(Ask::LongReport, &design, None, Some("money")) }).unwrap();
    let wide = answer(&asked(Ask::LongReport, &design, None, Some("money"))).unwrap();
    assert_eq!(html(&narrow), html(&wide));
    assert_ne!(words(&narrow).len(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_design_has_its_page(
        which in 0_usize..3, outturn in 0_i64..20_000_000, cap in prop::option::of(0_i64..400_000), reserves in prop::option::of(0_i64..400_000),
        reader in 0_usize..10, share in 0_u8..=100, name in ".{0,60}", without in any::<[bool; 6]>(),
    ) {
        let mut design = template(["health-alliance", "north-sea-platform", "blank"][which]);
        design.facts.outturn = Money::from_pence(outturn * 100 + 37).unwrap();
        for member in design.members.iter_mut().skip(1) {
            member.free_reserves = reserves.map(|pounds| Money::from_pence(pounds * 100).unwrap());
        }
        design.members[1].name = name.replace('£', "");
        for step in &mut design.terms.steps {
            match step {
                Step::Split(split) => match cap {
                    None => split.caps.clear(),
                    Some(pounds) => drop(split.caps.insert(design.members[1].id.clone(), Money::from_pence(pounds * 100).unwrap())),
                },
                Step::Share(bands) => bands.pain.iter_mut().for_each(|band| band.share = alliance_model::Rate::percent(share.into())),
                _ => {}
            }
        }
        let [deadlock, matters, risks, term, seats, motion] = without;
        if deadlock { design.deadlock.clear(); }
        if matters { design.matters.clear(); }
        if risks { design.risks.clear(); design.costs.clear(); design.scenarios.clear(); }
        if term { design.term = None; }
        if seats { design.seats.clear(); }
        if motion { design.motion = Default::default(); }
        let you = design.members.get(reader).map_or(String::new(), |member| member.id.to_string());
        says_only_what_is_known(&design, &you);
    }
}

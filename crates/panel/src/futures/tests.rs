#[path = "../../../simulate/tests/common/health.rs"]
mod health;

use super::differences::Side;
use super::*;
use crate::{Ask, answer};
use alliance_model::Design;
use health::{CAPS, chance, health_futures, with_caps};
use std::rc::Rc;

fn design() -> Design {
    alliance_format::template("health-alliance").unwrap()
}

fn asking<'a>(ask: Ask, design: &'a Design, you: Option<&'a Id>, member: Option<&'a Id>) -> Asked<'a> {
    Asked { ask, design, you, rule: None, member, text: None, width: 640.0, futures: alliance_simulate::Asked::default() }
}

fn id(id: &str) -> Id {
    id.parse().unwrap()
}

fn tables(pieces: &[Piece]) -> Vec<(Vec<String>, Vec<Vec<String>>)> {
    let told = |piece: &Piece| match piece {
        Piece::Table(table) => Some((table.head.clone(), table.rows.iter().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect())),
        _ => None,
    };
    pieces.iter().filter_map(told).collect()
}

fn part<'a>(panel: &'a Panel, title: &str) -> &'a Part {
    let titles: Vec<&str> = panel.parts.iter().map(|part| part.title.as_str()).collect();
    panel.parts.iter().find(|part| part.title == title).unwrap_or_else(|| panic!("{title} in {titles:?}"))
}

#[test]
fn the_three_sentences_are_yours_or_those_of_the_smallest_reserves() {
    let (design, futures) = (design(), health_futures());
    let (beacon, nobody) = (id("beacon"), id("nobody"));
    let yours = three_sentences(&asking(Ask::FuturesStrip, &design, Some(&beacon), None), &futures);
    assert_eq!(yours[1], "Half of futures give you between −£10,115 and £26,401.");
    for you in [None, Some(&nobody)] {
        let told = three_sentences(&asking(Ask::FuturesStrip, &design, you, None), &futures);
        assert_eq!(told[1], "Half of futures give Northgate Community Group between −£4,215 and £11,000.");
    }
}

#[test]
fn your_panel_has_a_part_for_each_question_and_a_stamp_under_each_picture() {
    let (design, futures, you) = (design(), health_futures(), id("northgate"));
    let panel = panel_of(&asking(Ask::Futures, &design, Some(&you), None), &futures);
    let titles: Vec<&str> = panel.parts.iter().map(|part| part.title.as_str()).collect();
    let expect = [
        "Can each member bear its worst one year in ten?",
        "How often",
        "Your result",
        "Say beside stake",
        "Would these terms be adopted?",
        "Every percentile, and how sure it is",
        "How many futures",
    ];
    assert_eq!(titles, expect);
    let stamp = Piece::Note(stamp(&futures.run));
    for part in &panel.parts {
        for (place, piece) in part.pieces.iter().enumerate() {
            assert!(!matches!(piece, Piece::Picture(_)) || part.pieces.get(place + 1) == Some(&stamp), "{}", part.title);
        }
        assert!(part.title == "How many futures" || part.pieces.last() == Some(&stamp), "{}", part.title);
    }
}

#[test]
fn where_nobody_is_chosen_the_drivers_are_those_of_the_cost() {
    let (design, futures) = (design(), health_futures());
    let panel = drivers_of(&asking(Ask::Drivers, &design, None, None), &futures);
    let [Piece::Picture(picture), _] = &part(&panel, "").pieces[..] else { panic!("{panel:?}") };
    assert_eq!(picture.title, "“Core support team pay” and “Demand surge” drive the final cost most.");
    assert!(panel.parts.iter().all(|part| part.title != "Your result"));
}

#[test]
fn who_can_bear_its_worst_is_a_table() {
    let (design, futures, you) = (design(), health_futures(), id("northgate"));
    let panel = panel_of(&asking(Ask::Futures, &design, Some(&you), None), &futures);
    let found = tables(&part(&panel, "Can each member bear its worst one year in ten?").pieces);
    let expect = [
        ["NHS commissioner", "1 of 9", "−£264,813", "–", "–", "–"],
        ["Riverside Trust", "1 of 9", "−£44,880", "£2,100,000", "2%", "comfortable"],
        ["Beacon Mind", "1 of 9", "−£30,000", "£640,000", "5%", "comfortable"],
        ["Harbour Housing", "1 of 9", "−£20,000", "£410,000", "5%", "comfortable"],
        ["Open Door", "1 of 9", "−£12,000", "£180,000", "7%", "bearable once, not every year"],
        ["Northgate Community Group (you)", "1 of 9", "−£5,000", "£31,000", "16%", "bearable once, not every year"],
    ];
    assert_eq!(found[0].1, expect);
}

#[test]
fn named_events_have_chances_and_how_sure_they_are() {
    let (design, futures, you) = (design(), health_futures(), id("northgate"));
    let panel = panel_of(&asking(Ask::Futures, &design, Some(&you), None), &futures);
    let found = tables(&part(&panel, "How often").pieces);
    assert_eq!(found[0].1[0], ["The work costs less than the target", "60.7% ± 0.2"]);
    assert_eq!(found[0].1[2][1], "12.2% ± 0.2");
    assert_eq!(found[1].1[5][3..], ["22.8% ± 0.2", "0%", "0%"]);
    assert_eq!(found[1].1[0][3..], ["–", "–", "–"]);
}

#[test]
fn one_member_is_told_by_its_name() {
    let (design, futures, member) = (design(), health_futures(), id("open-door"));
    let panel = member_of(&asking(Ask::MemberFutures, &design, None, Some(&member)), &futures).unwrap();
    assert!(panel.findings[2].starts_with("In 17 of 100 Open Door loses its whole £12,000 cap"), "{:?}", panel.findings);
    let [_, _, Piece::Picture(bars), _] = &part(&panel, "Its result").pieces[..] else { panic!("{panel:?}") };
    assert!(bars.svg.contains("its cap: 17 of 100"), "{}", bars.svg);
    // Riverside never reaches its own cap: its worst is its part of the pool's.
    let member = id("riverside");
    let panel = member_of(&asking(Ask::MemberFutures, &design, None, Some(&member)), &futures).unwrap();
    let [_, _, Piece::Picture(bars), _] = &part(&panel, "Its result").pieces[..] else { panic!("{panel:?}") };
    assert!(bars.svg.contains("the worst: 1") && bars.svg.contains("the most: 1"), "{}", bars.svg);
    assert!(member_of(&asking(Ask::MemberFutures, &design, None, Some(&id("nobody"))), &futures).is_err());
    assert!(member_of(&asking(Ask::MemberFutures, &design, None, None), &futures).is_err());
}

#[test]
fn adoption_hangs_on_those_with_nothing_at_stake() {
    let (design, mut futures, you) = (design(), health_futures(), id("northgate"));
    futures.members[4].gains = chance(0.3);
    futures.members[5].gains = chance(0.3);
    let panel = panel_of(&asking(Ask::Futures, &design, Some(&you), None), &futures);
    let part = part(&panel, "Would these terms be adopted?");
    let Piece::List(lines) = &part.pieces[0] else { panic!("{part:?}") };
    assert!(lines[1].starts_with("Under “Simple majority” it hangs on the 3 seats with nothing at stake"), "{lines:?}");
    assert_eq!(tables(&part.pieces)[0].1[5], ["Northgate Community Group (you)", "no", "30% ± 0.2", "1"]);
}

#[test]
fn a_design_without_a_rule_still_has_its_futures() {
    let (mut design, futures) = (design(), health_futures());
    design.rules.clear();
    let panel = panel_of(&asking(Ask::Futures, &design, None, None), &futures);
    for title in ["Say beside stake", "Would these terms be adopted?"] {
        assert!(matches!(part(&panel, title).pieces[..], [Piece::Warning(_)]), "{panel:?}");
    }
}

#[test]
fn mended_correlations_come_first() {
    let (design, mut futures) = (design(), health_futures());
    futures.mended = Some(alliance_simulate::Mended { largest_change: 0.12, between: [id("l01"), id("l06")], asked: 0.9, used: 0.78 });
    let panel = cost_of(&asking(Ask::FinalCost, &design, None, None), &futures);
    assert!(matches!(&panel.parts[0].pieces[..], [Piece::Warning(text)] if text.starts_with("These correlations cannot all hold at once.")));
}

fn side(name: &str, futures: Futures) -> Side {
    Side { name: name.to_owned(), design: design(), futures: Rc::new(futures) }
}

#[test]
fn only_differences_are_told_the_largest_first() {
    let (design, you) = (design(), id("northgate"));
    let spared = with_caps([CAPS[0], CAPS[1], CAPS[2], CAPS[3], 0.0]);
    let sides = [side("As it is", health_futures()), side("No loss for the smallest charity", spared)];
    let panel = compare::panel_of(&asking(Ask::CompareFutures, &design, Some(&you), None), &sides);
    let better = "“No loss for the smallest charity”: better for Northgate Community Group (you); worse for NHS commissioner.";
    assert_eq!(panel.findings, [better]);
    let pieces = &part(&panel, "What differs").pieces;
    let found = tables(pieces);
    assert_eq!(found[0].0, ["What", "As it is", "No loss for the smallest charity", "Difference"]);
    // What the smallest no longer loses, the commissioner does.
    let rows: Vec<String> = found[0].1.iter().map(|row| row.join(" | ")).collect();
    let first = ["The worst one in ten of NHS commissioner", "The worst one in ten of Northgate Community Group (you)"];
    assert_eq!(rows[..2], [format!("{} | −£264,813 | −£269,813 | £5,000", first[0]), format!("{} | −£5,000 | £0 | £5,000", first[1])]);
    assert_eq!(rows.len(), 4, "{rows:?}");
    assert!(found[0].1.iter().all(|row| row[1] != row[2]), "{found:?}");
    assert_eq!(found[1].1, [["The chance to lose the whole own cap of Northgate Community Group (you)", "22.8%", "0%", "22.8%"]]);
    let same = "The same everywhere: the middle final cost, the final cost of the worst one in ten, every figure of Riverside Trust, every figure of \
                Beacon Mind, every figure of Harbour Housing, every figure of Open Door and the chance of a saving.";
    assert!(pieces.contains(&Piece::Text(same.to_owned())), "{pieces:?}");
    // The final cost is the same, so no curve of it is drawn.
    assert!(panel.parts.iter().all(|part| part.title != "The final cost"));
    let votes = tables(&part(&panel, "Better for, worse for, and who would vote for it").pieces);
    assert_eq!(votes[0].1[5], ["Northgate Community Group (you)", "would vote for it", "better; would vote for it"]);
    assert_eq!(votes[0].1[0][2], "worse; would vote for it");
    assert_eq!(votes[1].1.len(), 2);
}

#[test]
fn scenarios_of_the_design_are_applied_and_a_lost_one_is_told() {
    let mut design = design();
    design.scenarios[1].changes[0].path = "members.nobody.work".to_owned();
    let mut caps = vec![];
    let asked = asking(Ask::CompareFutures, &design, None, None);
    let panel = compare::panel(&asked, |asked| {
        let split = asked.design.terms.steps.iter().find_map(|step| if let alliance_model::Step::Split(split) = step { Some(split) } else { None });
        caps.push(split.unwrap().caps.get(&id("northgate")).map(|cap| cap.pence()));
        Ok(Rc::new(health_futures()))
    })
    .unwrap();
    assert_eq!(caps, [Some(500_000), Some(0)]);
    assert!(matches!(&panel.parts[0].pieces[..], [Piece::Warning(text)] if text.starts_with("“Costs move together” cannot be worked out.")));
    assert_eq!(panel.findings, ["“No loss for the smallest charity”: no member’s result changes."]);
}

#[test]
fn a_different_cost_is_drawn() {
    let (design, mut other) = (design(), health_futures());
    other.outturn.curve.iter_mut().for_each(|amount| *amount += 1_000.0);
    let sides = [side("As it is", health_futures()), side("Dearer", other)];
    let panel = compare::panel_of(&asking(Ask::CompareFutures, &design, None, None), &sides);
    let [Piece::Picture(picture), Piece::Note(_)] = &part(&panel, "The final cost").pieces[..] else { panic!("{panel:?}") };
    assert_eq!(picture.title, "Under “Dearer”, half of futures end below £8.71m; one in ten above £9.18m.");
}

#[test]
fn the_method_names_its_source() {
    let design = design();
    let panel = method::panel(&asking(Ask::Method, &design, None, None), &health_futures(), None);
    let [Piece::Table(_), Piece::List(lines)] = &panel.parts[0].pieces[..] else { panic!("{panel:?}") };
    assert!(lines.last().unwrap().contains("Joe"), "{lines:?}");
}

#[test]
fn no_scenarios_is_no_error() {
    let mut design = design();
    design.scenarios.clear();
    let panel = answer(&asking(Ask::CompareFutures, &design, None, None)).unwrap();
    assert!(panel.findings[0].starts_with("There are no scenarios to compare yet."));
}

#[test]
fn a_design_of_which_nothing_is_known_is_still_answered() {
    let (design, you) = (design(), id("northgate"));
    let mut futures = health_futures();
    futures.outturn = alliance_simulate::Spread::default();
    futures.drivers.clear();
    for member in &mut futures.members {
        member.result = alliance_simulate::Spread::default();
        member.drivers.clear();
        member.reserves = None;
    }
    let asked = asking(Ask::Futures, &design, Some(&you), None);
    assert_eq!(three_sentences(&asked, &futures)[1], "Nothing is known of what you can expect.");
    assert!(
        !panel_of(&asked, &futures).parts.is_empty() && !cost_of(&asked, &futures).parts.is_empty() && !drivers_of(&asked, &futures).parts.is_empty()
    );
    futures.members.clear();
    assert!(three_sentences(&asked, &futures).is_empty());
    assert!(compare::panel_of(&asked, &[side("As it is", futures.clone()), side("Another", futures)]).findings.len() == 1);
}

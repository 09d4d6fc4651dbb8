//! The panels of the health template: the figures of the brief, and that every question has an answer.
#![allow(clippy::unwrap_used)]

use alliance_model::{Design, Id};
use alliance_panel::{Ask, Asked, Panel, Piece, answer};

const ALL: [Ask; 26] = [
    Ask::Power,
    Ask::Chances,
    Ask::Flips,
    Ask::Checks,
    Ask::Minutes,
    Ask::Governance,
    Ask::Curve,
    Ask::Gains,
    Ask::Trace,
    Ask::Compare,
    Ask::Why,
    Ask::Reasons,
    Ask::TermsDangers,
    Ask::Fairness,
    Ask::Presets,
    Ask::Instead,
    Ask::Years,
    Ask::Books,
    Ask::RunningCosts,
    Ask::FuturesStrip,
    Ask::FinalCost,
    Ask::Drivers,
    Ask::Futures,
    Ask::MemberFutures,
    Ask::Method,
    Ask::CompareFutures,
];

fn health() -> Design {
    alliance_format::template("health-alliance").unwrap()
}

fn ask(design: &Design, ask: Ask, rule: Option<&str>) -> Panel {
    let (you, rule) = ("northgate".parse::<Id>().ok(), rule.map(|rule| rule.parse::<Id>().unwrap()));
    let you = you.filter(|you| design.member(you).is_some());
    answer(&Asked {
        ask,
        design,
        you: you.as_ref(),
        rule: rule.as_ref(),
        member: design.members.last().map(|member| &member.id),
        text: None,
        width: 640.0,
        futures: alliance_simulate::Asked::default(),
    })
    .unwrap()
}

/// Everything that a panel says, in one text.
fn said(panel: &Panel) -> String {
    let mut all = panel.findings.clone();
    for part in &panel.parts {
        all.push(part.title.clone());
        for piece in &part.pieces {
            match piece {
                Piece::Text(text) | Piece::Note(text) | Piece::Warning(text) => all.push(text.clone()),
                Piece::List(items) => all.extend(items.clone()),
                Piece::Steps(steps) => all.extend(steps.iter().map(|step| format!("{}: {}", step.title, step.lines.join("; ")))),
                Piece::Picture(picture) => all.push(format!("{} {} {:?}", picture.title, picture.about, picture.table)),
                Piece::Table(table) => all.push(format!("{table:?}")),
                Piece::Marks(marks) => all.push(format!("{:?}", marks.table)),
                Piece::Form(form) => all.push(format!("{form:?}")),
                Piece::Group(group) => all.push(format!("{group:?}")),
                Piece::Paste(paste) => all.push(format!("{} {}", paste.label, paste.hint)),
                Piece::Files(files) => all.extend(files.iter().map(|file| file.text.clone())),
            }
        }
    }
    all.join("\n")
}

fn rule_with_a_veto(design: &Design) -> String {
    design.rules.iter().find(|rule| rule.name.contains("commissioner")).unwrap().id.to_string()
}

#[test]
fn a_veto_is_worth_nearly_five_votes() {
    let design = health();
    let told = said(&ask(&design, Ask::Power, Some(&rule_with_a_veto(&design))));
    // 163 of 256 against 35 of 256: `product.md`, golden figures for the Camden-like template.
    for part in ["A veto makes the vote of NHS commissioner worth nearly five of", "63.7%", "13.7%", "NHS commissioner can stop a motion alone."] {
        assert!(told.contains(part), "{part} in {told}");
    }
}

#[test]
fn equal_votes_have_equal_say() {
    let design = health();
    let told = said(&ask(&design, Ask::Power, None));
    for part in ["Every seat has the same say: each decides 27 of 100 votes", "27.3%", "To pass a motion it takes any five of the nine that vote."] {
        assert!(told.contains(part), "{part} in {told}");
    }
}

#[test]
fn chances_are_told_in_hundreds() {
    let design = health();
    let told = said(&ask(&design, Ask::Chances, None));
    // Nine seats that agree with 0.8: 98.04 of 100 pass by a simple majority.
    assert!(told.contains("It passes in 98 of 100 votes like this."), "{told}");
}

#[test]
fn flips_are_told_shortly() {
    let told = said(&ask(&health(), Ask::Flips, None));
    assert!(told.starts_with("It fails if any five of the nine that vote change sides. Four are not enough."), "{told}");
}

#[test]
fn why_is_told_stage_by_stage_and_a_minute_keeps_the_same() {
    let design = health();
    let told = said(&ask(&design, Ask::Why, None));
    assert!(told.contains("What is needed \u{2713} yes: 9 of 9"), "{told}");
    let kept = ask(&design, Ask::Reasons, None).findings;
    assert!(kept.iter().any(|line| line.starts_with("What is needed: 9 of 9")), "{kept:?}");
}

#[test]
fn every_question_has_an_answer_for_every_template_and_rule() {
    for template in alliance_format::templates() {
        let design = alliance_format::template(template.id).unwrap();
        for rule in &design.rules {
            for question in ALL {
                let panel = ask(&design, question, Some(rule.id.as_str()));
                assert!(question == Ask::Minutes || !said(&panel).trim().is_empty(), "{question:?} of {} in {}", rule.name, template.id);
            }
        }
    }
}

#[test]
fn the_dangers_of_the_terms_are_told_and_warnings_stand_out() {
    let panel = ask(&health(), Ask::TermsDangers, None);
    // The cap on pain; the four whose own caps come first, and the cap on gain.
    assert_eq!(panel.findings, ["1 thing to mend, and 5 that people should know."]);
    let [Piece::Warning(warning), rest @ ..] = &panel.parts[0].pieces[..] else { panic!("{panel:?}") };
    assert!(warning.starts_with("Past £9,134,400 the providers lose nothing more"), "{warning}");
    let [Piece::Text(gain), Piece::List(members), Piece::Text(mend)] = rest else { panic!("{rest:?}") };
    assert!(gain.starts_with("Below £8,377,600") && members.len() == 4 && mend.starts_with("Nothing needs to change if this protects"), "{rest:?}");
}

#[test]
fn terms_without_a_danger_are_told_to_be_so() {
    let mut design = alliance_format::template("blank").unwrap();
    design.members.iter_mut().for_each(|member| member.free_reserves = "1000000".parse().ok());
    assert_eq!(said(&ask(&design, Ask::TermsDangers, None)).trim(), "What to watch for\nNothing stands out: none of the fifteen dangers was found.");
}

#[test]
fn fairness_has_a_table_for_each_question() {
    let told = said(&ask(&health(), Ask::Fairness, None));
    for part in ["Who bears the next £1", "Risk beside work", "Northgate Community Group (you)", "A month is a twelfth of a year\u{2019}s income"] {
        assert!(told.contains(part), "{part} in {told}");
    }
}

#[test]
fn every_preset_is_shown_with_its_sources_and_what_would_change() {
    let mut design = health();
    design.facts.outturn = "9050000".parse().unwrap();
    let panel = ask(&design, Ask::Presets, None);
    assert_eq!(panel.parts.len(), alliance_format::terms_presets().len());
    assert!(panel.parts.iter().all(|part| part.folded));
    let part = panel.parts.iter().find(|part| part.title.starts_with("Australian")).unwrap();
    let told = said(&Panel { findings: vec![], parts: vec![part.clone()] });
    // Half of 250,000, and half of 1,760,000 held to fees of 310,000; Northgate does a tenth of the work.
    for text in
        ["3198&toc_id=378327", "Together the providers lose at most 100% of their fees.", "\u{2212}£5,000", "\u{2212}£12,500", "\u{2212}£31,000"]
    {
        assert!(told.contains(text), "{text} in {told}");
    }
}

#[test]
fn the_preset_in_use_is_named() {
    let mut design = health();
    design.terms = alliance_format::terms_presets().into_iter().find(|preset| preset.id == "block-contract").unwrap().for_target(design.terms.target);
    assert_eq!(ask(&design, Ask::Presets, None).findings, ["Your terms are those of: Block contract: one price, whatever it costs."]);
    assert!(ask(&health(), Ask::Presets, None).findings.is_empty());
}

#[test]
fn what_the_alliance_replaces_is_told_with_what_is_assumed() {
    let told = said(&ask(&health(), Ask::Instead, None));
    for part in [
        "with separate block contracts",
        "These margins are a choice to start from, not facts.",
        "Margin of the prime contractor",
        "Margin of layer 1",
    ] {
        assert!(told.contains(part), "{part} in {told}");
    }
}

//! The panels of the health template: the figures of the brief, and that every question has an answer.
#![allow(clippy::unwrap_used)]

use alliance_model::{Design, Id};
use alliance_panel::{Ask, Asked, Panel, Piece, answer};

const ALL: [Ask; 15] = [
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
    Ask::Years,
    Ask::Books,
    Ask::RunningCosts,
];

fn health() -> Design {
    alliance_format::template("health-alliance").unwrap()
}

fn ask(design: &Design, ask: Ask, rule: Option<&str>) -> Panel {
    let (you, rule) = ("northgate".parse::<Id>().ok(), rule.map(|rule| rule.parse::<Id>().unwrap()));
    let you = you.filter(|you| design.member(you).is_some());
    answer(&Asked { ask, design, you: you.as_ref(), rule: rule.as_ref(), member: design.members.last().map(|member| &member.id), width: 640.0 })
        .unwrap()
}

/// Everything that a panel says, in one text.
fn said(panel: &Panel) -> String {
    let mut all = panel.findings.clone();
    for part in &panel.parts {
        all.push(part.title.clone());
        for piece in &part.pieces {
            match piece {
                Piece::Text(text) | Piece::Warning(text) => all.push(text.clone()),
                Piece::List(items) => all.extend(items.clone()),
                Piece::Steps(steps) => all.extend(steps.iter().map(|step| format!("{}: {}", step.title, step.lines.join("; ")))),
                Piece::Picture(picture) => all.push(format!("{} {} {:?}", picture.title, picture.about, picture.table)),
                Piece::Marks(marks) => all.push(format!("{:?}", marks.table)),
                Piece::Form(form) => all.push(format!("{form:?}")),
                Piece::Group(group) => all.push(format!("{:?}", group.pieces)),
                Piece::Table(table) => all.push(format!("{table:?}")),
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

//! Who is in it, and who sits where.

use super::Passage;
use crate::tables::{heads, table};
use crate::{Asked, Piece};
use alliance_chart::{Picture, RoundTable, round_table, seats_at};
use alliance_model::{Body, Design, Fee, Member};
use alliance_report::draft::register_number;
use alliance_report::figures::{percent, whole_money};
use alliance_report::governance::{notes, table_finding, table_subtitle};
use alliance_report::one_page::who_signs;
use alliance_report::votes::{body_kind_meaning, body_kind_name, member_kind_meaning, member_kind_name};

const DASH: &str = "\u{2013}";
const ABOUT_TABLE: &str = "Who sits round the table. A dashed ring has no vote.";

pub(super) fn passages(asked: &Asked<'_>) -> Vec<Passage> {
    let design = asked.design;
    let purpose = [&design.purpose].into_iter().filter(|purpose| !purpose.trim().is_empty()).map(|purpose| Piece::Text(purpose.clone()));
    let signs = who_signs(design).into_iter().map(Piece::Text);
    let mut passages = vec![Passage::new("Who signs", purpose.chain(signs).chain([members(asked)]).collect())];
    if !design.principles.is_empty() {
        passages.push(Passage::new("How the members promise to work together", vec![Piece::List(design.principles.clone())]));
    }
    if !design.bodies.is_empty() {
        let picture = governance_of(asked, "Who answers to whom.");
        passages.push(Passage::new("How it is held together", vec![picture, bodies(design)]));
    }
    let tables = design.bodies.iter().filter(|body| design.seats_of(&body.id).next().is_some());
    passages.extend(tables.map(|body| Passage::new(&format!("The table of: {}", body.name), vec![table_of(asked, body, ABOUT_TABLE)])));
    let notes = notes(design);
    if !notes.is_empty() {
        passages.push(Passage::new("Worth a look", vec![Piece::List(notes)]));
    }
    passages
}

fn members(asked: &Asked<'_>) -> Piece {
    let head = heads(&["Member", "What it is", "In registers", "Share of the work", "Fee (limb 2)", "Income a year", "Free reserves"]);
    table("The members", 3, head, asked.design.members.iter().map(|member| row(asked, member)).collect())
}

fn row(asked: &Asked<'_>, member: &Member) -> Vec<String> {
    let currency = &asked.design.currency;
    let or_dash = |told: Option<String>| told.unwrap_or_else(|| DASH.to_owned());
    let money = |amount: Option<_>| or_dash(amount.map(|amount| whole_money(amount, currency)));
    let numbers: Vec<String> = member.identifiers.iter().map(register_number).collect();
    let fee = member.fee.map(|fee| match fee {
        Fee::Fixed { amount } => whole_money(amount, currency),
        Fee::OfTarget { rate } => format!("{} of its target", percent(rate)),
        Fee::OfActual { rate } => format!("{} of its cost", percent(rate)),
    });
    vec![
        asked.member_name(member),
        format!("{}. {}", member_kind_name(member.kind), member_kind_meaning(member.kind)),
        if numbers.is_empty() { DASH.to_owned() } else { numbers.join(", ") },
        or_dash(member.work.map(percent)),
        or_dash(fee),
        money(member.annual_income),
        money(member.free_reserves),
    ]
}

fn bodies(design: &Design) -> Piece {
    let row = |body: &Body| {
        let above = body.answers_to.as_ref().and_then(|id| design.body(id)).map_or_else(|| "the members".to_owned(), |above| above.name.clone());
        let purpose = if body.purpose.trim().is_empty() { body_kind_meaning(body.kind).to_owned() } else { body.purpose.clone() };
        vec![body.name.clone(), body_kind_name(body.kind).to_owned(), purpose, above]
    };
    table("The groups that meet", 4, heads(&["Group", "What it is", "What it does", "Answers to"]), design.bodies.iter().map(row).collect())
}

/// Who answers to whom; with a line on what it shows, if wanted.
pub(super) fn governance_of(asked: &Asked<'_>, about: &str) -> Piece {
    Piece::picture(&alliance_chart::governance(asked.design, asked.width), about, &asked.file_name("governance"))
}

/// The round table of a body, its finding as the title; with a line on what it shows, if wanted.
pub(super) fn table_of(asked: &Asked<'_>, body: &Body, about: &str) -> Piece {
    let picture = Picture { title: table_finding(asked.design, &body.id), ..picture_of(asked, body) };
    Piece::picture(&picture, about, &asked.file_name(&format!("table-{}", body.id)))
}

fn picture_of(asked: &Asked<'_>, body: &Body) -> Picture {
    let seats = seats_at(asked.design, &body.id, asked.you, false);
    let subtitle = table_subtitle(asked.design, &body.id, asked.design.rule_of(&asked.design.motion));
    round_table(RoundTable { width: asked.width, title: &body.name, subtitle: &subtitle, seats: &seats })
}

//! How it is held together: who answers to whom, from the members down to the teams.

use crate::box_plan::{Rows, Setting, Words, as_list, as_tree};
use crate::picture::{LEAST_WIDTH, scene};
use crate::text::NO_BREAK_SPACE;
use crate::tree::{Node, ordered};
use crate::{Cell, Picture, Table};
use alliance_model::{Body, BodyKind, Design, Member, Seat};
use alliance_report::figures::{count, list, number};
use alliance_report::letters::{capital, small};

/// Draws the members and below them the bodies, by `answers_to`. Each body is a `g` with `data-body`; the members on
/// top are `data-group` "commissioners" and "providers". Where the tree is too broad for the width, an indented list.
pub fn governance(design: &Design, width: f64) -> Picture {
    let width = width.max(LEAST_WIDTH);
    let nodes = ordered(&design.bodies);
    let members = member_boxes(design);
    let bodies: Vec<Words> = nodes.iter().map(|node| body_words(design, node.body)).collect();
    let plan = as_tree(&nodes, members.len(), width).unwrap_or_else(|| as_list(&nodes, members.len(), width));

    let boxes = || members.iter().zip(&plan.members).chain(bodies.iter().zip(&plan.bodies));
    let height_of = |first: bool| {
        let row = boxes().filter(|(_, spot)| (spot.row == 0) == first);
        row.map(|(words, spot)| Setting::of(words, spot.width).height()).fold(0.0, f64::max)
    };
    let rows = Rows { first: height_of(true), other: height_of(false) };
    let drawn = boxes().map(|(words, spot)| Setting::of(words, spot.width).draw(words, plan.place(*spot, rows)));
    let links = nodes.iter().zip(&plan.bodies).flat_map(|(node, spot)| plan.links(node, *spot, rows));
    let height = boxes().map(|(_, spot)| plan.place(*spot, rows).bottom()).fold(0.0, f64::max) + 1.0;
    Picture {
        scene: scene("governance", width, height).holding(links).holding(drawn),
        width,
        height,
        title: finding(&nodes),
        alt: alt(&nodes, &members),
        table: twin(design, &nodes, &members),
        legend: vec![],
    }
}

/// The commissioners and the providers, each as one box, with their votes on the leadership team.
fn member_boxes(design: &Design) -> Vec<Words> {
    let commissioners: Vec<&Member> = design.members.iter().filter(|member| !member.is_provider()).collect();
    let providers: Vec<&Member> = design.members.iter().filter(|member| member.is_provider()).collect();
    let group = |members: Vec<&Member>, one: &str, more: &str| -> Option<Words> {
        let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
        let name = match names.as_slice() {
            [] => return None,
            [only] => (*only).to_owned(),
            _ => count(names.len(), one, more),
        };
        let votes = votes_of(design, &members);
        let kind = if names.len() == 1 { one } else { more };
        let line = if names.len() == 1 { format!("{one}{NO_BREAK_SPACE}· {votes}") } else { votes.clone() };
        let whole = format!("{} ({kind}): {votes}", list(&names));
        Some(Words { name, line, whole, class: "box box-top", data: ("data-group", more.to_owned()) })
    };
    [group(commissioners, "commissioner", "commissioners"), group(providers, "provider", "providers")].into_iter().flatten().collect()
}

/// "1 of 9 votes" on the leadership team.
fn votes_of(design: &Design, members: &[&Member]) -> String {
    let Some(leadership) = design.leadership() else { return "no votes yet".to_owned() };
    let is_theirs = |seat: &&Seat| members.iter().any(|member| seat.member.as_ref() == Some(&member.id));
    let sum = |votes: u64, seat: &Seat| votes.saturating_add(seat.votes);
    let all = design.seats_of(&leadership.id).fold(0, sum);
    let theirs = design.seats_of(&leadership.id).filter(is_theirs).fold(0, sum);
    format!("{} of {}", number(theirs), count(usize::try_from(all).unwrap_or(usize::MAX), "vote", "votes"))
}

fn body_words(design: &Design, body: &Body) -> Words {
    let line = second_line(design, body);
    let whole = if line.is_empty() { body.name.clone() } else { format!("{}: {line}", body.name) };
    let class = if matches!(body.kind, BodyKind::ServiceTeam | BodyKind::WorkingGroup) { "box box-team" } else { "box" };
    Words { name: body.name.clone(), line, whole, class, data: ("data-body", body.id.as_str().to_owned()) }
}

/// Who runs or leads it, or else what it does.
fn second_line(design: &Design, body: &Body) -> String {
    let member = body.member.as_ref().and_then(|id| design.member(id)).map(|member| member.name.clone());
    let leader = (!body.led_by.is_empty()).then(|| format!("led by {}", in_a_sentence(&body.led_by)));
    member.or(leader).unwrap_or_else(|| body.purpose.clone())
}

/// "Alliance manager" as it stands within a sentence; names and short forms keep their capitals.
fn in_a_sentence(role: &str) -> String {
    let mut letters = role.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if capital(second) != second && role.chars().skip(1).all(|letter| small(letter) == letter) => {
            format!("the {}{}", small(first), role.chars().skip(1).collect::<String>())
        }
        _ => role.to_owned(),
    }
}

/// What holds it together, in a sentence.
fn finding(nodes: &[Node]) -> String {
    let roots: Vec<&str> = nodes.iter().filter(|node| node.parent.is_none()).map(|node| node.body.name.as_str()).collect();
    let others = nodes.len() - roots.len();
    match (roots.as_slice(), others) {
        ([], _) => "No team answers to the members yet.".to_owned(),
        ([only], 0) => format!("{only} answers to the members."),
        ([only], 1) => format!("{only} answers to the members; one team answers to it."),
        ([only], _) => format!("{only} answers to the members; the other {} teams answer to it.", number(others as u64)),
        (several, _) => format!("{} answer to the members.", list(several)),
    }
}

fn alt(nodes: &[Node], members: &[Words]) -> String {
    let tops: Vec<String> = members.iter().map(|words| format!("{}.", words.whole)).collect();
    let below =
        |parent: Option<usize>| -> Vec<&str> { nodes.iter().filter(|node| node.parent == parent).map(|node| node.body.name.as_str()).collect() };
    let answers = |parent: Option<usize>, name: &str| match below(parent).as_slice() {
        [] => None,
        [only] => Some(format!("{only} answers to {name}.")),
        several => Some(format!("{} answer to {name}.", list(several))),
    };
    let roots = answers(None, "the members");
    let rest = nodes.iter().enumerate().filter_map(|(index, node)| answers(Some(index), &node.body.name));
    let sentences: Vec<String> = std::iter::once("On top, the members.".to_owned()).chain(tops).chain(roots).chain(rest).collect();
    sentences.join(" ")
}

fn twin(design: &Design, nodes: &[Node], members: &[Words]) -> Table {
    let tops = members.iter().map(|words| vec![Cell::words(&words.name), Cell::words("Members"), Cell::words(""), Cell::words(&words.line)]);
    let bodies = nodes.iter().map(|node| {
        let above = node.parent.and_then(|parent| nodes.get(parent)).map_or("the members", |parent| parent.body.name.as_str());
        let line = second_line(design, node.body);
        vec![Cell::words(&node.body.name), Cell::words(kind_name(node.body.kind)), Cell::words(above), Cell::words(line)]
    });
    Table::new("Who answers to whom", ["Body", "Kind", "Answers to", "About it"], tops.chain(bodies).collect())
}

fn kind_name(kind: BodyKind) -> &'static str {
    match kind {
        BodyKind::Leadership => "Leadership team",
        BodyKind::Management => "Management team",
        BodyKind::ServiceTeam => "Service team",
        BodyKind::WorkingGroup => "Working group",
    }
}

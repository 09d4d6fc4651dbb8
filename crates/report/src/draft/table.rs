//! Who meets and who sits where.

use super::{Heading, always, heading, names, unless};
use crate::figures::{count, number};
use crate::governance::table_finding;
use crate::votes::{body_kind_meaning, seat_kind_name};
use alliance_model::{Body, Design, Seat, SeatKind};

pub(super) fn headings(design: &Design) -> Vec<Heading> {
    vec![structure(design), seats(design), chair(design), deputies(design), lived_experience(design), advisers(design)]
}

fn structure(design: &Design) -> Heading {
    let lines = design.bodies.iter().map(|body| body_in_words(design, body)).collect();
    let has = |kind| design.bodies.iter().any(|body| body.kind == kind);
    heading(
        "Structure",
        lines,
        [
            unless(has(alliance_model::BodyKind::Leadership), "Which group leads the alliance?"),
            unless(has(alliance_model::BodyKind::Management), "Who runs the work from day to day, and who employs the alliance manager?"),
        ],
    )
}

/// "Management team: runs the work from day to day. It answers to the leadership team and is led by the alliance manager."
fn body_in_words(design: &Design, body: &Body) -> String {
    let purpose = if body.purpose.trim().is_empty() { body_kind_meaning(body.kind) } else { body.purpose.trim() };
    let above = body.answers_to.as_ref().and_then(|id| design.body(id)).map(|above| format!("answers to {}", above.name));
    let led = (!body.led_by.trim().is_empty()).then(|| format!("is led by: {}", body.led_by));
    let run = body.member.as_ref().and_then(|id| design.member(id)).map(|member| format!("is run by {}", member.name));
    let more: Vec<String> = above.into_iter().chain(led).chain(run).collect();
    let end = if purpose.ends_with(['.', '!', '?']) { "" } else { "." };
    let more = if more.is_empty() { String::new() } else { format!(" It {}.", names(more.iter().map(String::as_str))) };
    format!("{}: {purpose}{end}{more}", body.name)
}

fn seats(design: &Design) -> Heading {
    let mut lines = Vec::new();
    for body in &design.bodies {
        let seats: Vec<&Seat> = design.seats_of(&body.id).collect();
        if seats.is_empty() {
            continue;
        }
        lines.push(format!("{}: {} {}", body.name, count(seats.len(), "seat.", "seats."), table_finding(design, &body.id)));
        lines.extend(seats.into_iter().map(|seat| seat_in_words(design, seat)));
    }
    heading(
        "Membership and seats",
        lines,
        [
            unless(!design.seats.is_empty(), "Which seats are at the table, and how many votes has each?"),
            always("How is each seat filled, for how long, and how is somebody removed from it?"),
        ],
    )
}

/// "Chair: independent chair, 1 vote."
fn seat_in_words(design: &Design, seat: &Seat) -> String {
    let member = seat.member.as_ref().and_then(|id| design.member(id)).map(|member| format!(" for {}", member.name)).unwrap_or_default();
    let votes = match seat.votes {
        0 => "no vote".to_owned(),
        1 => "1 vote".to_owned(),
        votes => format!("{} votes", number(votes)),
    };
    let vacant = if seat.vacant { "; nobody holds it now" } else { "" };
    format!("{}: {}{member}, {votes}{vacant}.", seat.title, seat_kind_name(seat.kind).to_ascii_lowercase())
}

fn of_kind(design: &Design, kind: SeatKind) -> impl Iterator<Item = &Seat> {
    design.seats.iter().filter(move |seat| seat.kind == kind)
}

fn told(design: &Design, kind: SeatKind) -> Vec<String> {
    of_kind(design, kind).map(|seat| seat_in_words(design, seat)).collect()
}

fn chair(design: &Design) -> Heading {
    let lines = told(design, SeatKind::IndependentChair);
    heading(
        "Chair",
        lines,
        [
            unless(of_kind(design, SeatKind::IndependentChair).next().is_some(), "Is the chair independent, or one of the members?"),
            always("Who appoints the chair, for how long, and what is the chair paid?"),
        ],
    )
}

fn deputies(design: &Design) -> Heading {
    let of = |seat: &Seat| (!seat.deputy.trim().is_empty()).then(|| format!("{}: {} may stand in.", seat.title, seat.deputy.trim()));
    let lines: Vec<String> = design.seats.iter().filter_map(of).collect();
    heading("Deputies", lines, [always("May a deputy vote, and how long before a meeting is one named?")])
}

fn lived_experience(design: &Design) -> Heading {
    heading(
        "People with lived experience",
        told(design, SeatKind::LivedExperience),
        [
            unless(of_kind(design, SeatKind::LivedExperience).next().is_some(), "Do people with lived experience have seats, and votes?"),
            always("How are they chosen, supported and paid for their time?"),
        ],
    )
}

fn advisers(design: &Design) -> Heading {
    let lines = told(design, SeatKind::Advisor).into_iter().chain(told(design, SeatKind::Observer)).collect();
    heading("Advisers and observers", lines, [always("Who may be asked in, and who may ask them?")])
}

//! Members and governance: who is in the alliance, who sits where, who answers to whom.

use crate::app::{Desk, DeskProps};
use crate::edits::{self, Edit, Way};
use crate::parts::entry::{choose, entry, quiet_tick, quietly, text};
use crate::parts::panel::Panel;
use crate::parts::round_table::Table;
use crate::parts::table::{Column, Holds, meanings, table};
use crate::parts::why::Told;
use alliance_model::{Body, BodyKind, Fee, Id, Member, MemberKind, Seat, SeatKind};
use alliance_report::governance::{about_in_words, notes, status_name, table_finding, table_subtitle};
use alliance_report::votes::{body_kind_name, member_kind_meaning, member_kind_name, seat_kind_meaning, seat_kind_name};
use yew::prelude::*;

#[component]
pub(crate) fn Members(props: &DeskProps) -> Html {
    let desk = &props.desk;
    let design = &desk.design;
    let body = design.leadership().map(|body| body.id.clone());
    html! {
        <main class="page" id="main" tabindex="-1">
            <div class="head">
                <h1 tabindex="-1">{ "Members and governance" }</h1>
                <p class="quiet">{ "Who is in the alliance, who sits where, who answers to whom." }</p>
            </div>
            <div class="two">
                if let Some(body) = body {
                    <section class="card" aria-label="Round the table">
                        <Table design={design.clone()} you={desk.you.clone()} title={table_finding(design, &body)}
                            subtitle={table_subtitle(design, &body, design.rule_of(&design.motion))} {body} />
                    </section>
                }
                <section class="card" aria-label="Who answers to whom"><Panel ask="governance" desk={desk.clone()} /></section>
            </div>
            { for notes(design).into_iter().map(|note| html! { <p class="warn">{ note }</p> }) }
            { members_card(desk) }
            { for design.bodies.iter().map(|body| seats_card(desk, body)) }
            { teams_card(desk) }
            { provenance_card(desk) }
        </main>
    }
}

/// A card with a heading, what it is about, its table, and what can be done below.
fn card(heading: &str, about: &str, rest: Html) -> Html {
    html! {
        <section class="card" aria-label={heading.to_owned()}>
            <h2>{ heading }</h2>
            if !about.is_empty() { <p class="quiet">{ about }</p> }
            { rest }
        </section>
    }
}

/// Questions with their summaries, asked where somebody opens them.
const EXCHANGE: [(&str, &str); 3] =
    [("bring_members", "Bring members from a list"), ("spreadsheets", "All tables as a spreadsheet"), ("open_data", "Open data: 360Giving and OCDS")];

fn members_card(desk: &Desk) -> Html {
    let columns = [
        Column("Organisation", Holds::Words),
        Column("Kind", Holds::Words),
        Column("Share of work, %", Holds::Figures),
        Column("Fee (limb 2)", Holds::Figures),
        Column("Free reserves", Holds::Figures),
        Column("Changes", Holds::Buttons),
    ];
    let rows = desk.design.members.iter().map(|member| (member.id.to_string(), member_cells(desk, member))).collect();
    let about = "The organisations that sign. The fee is what each is paid for overhead and profit, on top of its costs (limb 2). \
                 Free reserves are what it may spend as it likes: they show what loss it can bear.";
    let rest = html! {
        <>
            { table(&columns, rows) }
            <div>{ button("Add a member", edit(desk, edits::members::add)) }</div>
            <details>
                <summary>{ "What the kinds of member mean" }</summary>
                { meanings(MemberKind::ALL.iter().map(|kind| (member_kind_name(*kind), member_kind_meaning(*kind)))) }
            </details>
            { for EXCHANGE.map(|(ask, summary)| html! { <Told summary={html! { summary }}><Panel {ask} desk={desk.clone()} /></Told> }) }
        </>
    };
    card("Members", about, rest)
}

fn member_cells(desk: &Desk, member: &Member) -> Vec<Html> {
    let (id, name) = (&member.id, &member.name);
    let you = if desk.you.as_ref() == Some(id) { " (you)" } else { "" };
    let kinds = MemberKind::ALL.iter().map(|kind| (*kind, member_kind_name(*kind).to_owned())).collect();
    let fixed = match &member.fee {
        Some(Fee::Fixed { amount }) => Some(*amount),
        _ => None,
    };
    vec![
        text(&format!("Name of {name}{you}"), true, name, typed(desk, id, edits::members::rename)),
        choose(format!("Kind of {name}"), &member.kind, kinds, true, None, typed(desk, id, edits::members::set_kind)),
        entry(quietly(&format!("Share of work of {name}, in per cent")), &member.work, entered(desk, id, edits::members::set_work)),
        html! { <>{ entry(quietly(&format!("Fee of {name}")), &fixed, entered(desk, id, edits::members::set_fee)) }{ other_fee(member) }</> },
        entry(quietly(&format!("Free reserves of {name}")), &member.free_reserves, entered(desk, id, edits::members::set_reserves)),
        row_buttons(desk, id, name, edits::members::shift_one, edits::members::remove),
    ]
}

/// A fee that is a rate is told; typing a sum replaces it.
fn other_fee(member: &Member) -> Html {
    let (rate, of) = match &member.fee {
        Some(Fee::OfTarget { rate }) => (rate, "target"),
        Some(Fee::OfActual { rate }) => (rate, "actual cost"),
        Some(Fee::Fixed { .. }) | None => return Html::default(),
    };
    html! { <small>{ format!("{} of {of}", alliance_report::figures::percent(*rate)) }</small> }
}

fn seats_card(desk: &Desk, body: &Body) -> Html {
    let design = &desk.design;
    let leads = design.leadership().is_some_and(|leadership| leadership.id == body.id);
    let rows: Vec<_> = design.seats_of(&body.id).map(|seat| (seat.id.to_string(), seat_cells(desk, seat))).collect();
    if rows.is_empty() && !leads {
        return Html::default();
    }
    let columns = [
        Column("Seat", Holds::Words),
        Column("Kind", Holds::Words),
        Column("Speaks for", Holds::Words),
        Column("Votes", Holds::Figures),
        Column("Vacant", Holds::Words),
        Column("Changes", Holds::Buttons),
    ];
    let id = body.id.clone();
    let rest = html! {
        <>
            { table(&columns, rows) }
            <div>{ button(&format!("Add a seat in {}", body.name), edit(desk, move || edits::seats::add(&id))) }</div>
            <details>
                <summary>{ "What the kinds of seat mean" }</summary>
                { meanings(SeatKind::ALL.iter().map(|kind| (seat_kind_name(*kind), seat_kind_meaning(*kind)))) }
            </details>
        </>
    };
    let about = "A seat with 0 votes speaks but does not vote. Name the seat, never the person in it.";
    card(&format!("Seats in {}", body.name), about, rest)
}

fn seat_cells(desk: &Desk, seat: &Seat) -> Vec<Html> {
    let (id, title) = (&seat.id, &seat.title);
    let kinds = SeatKind::ALL.iter().map(|kind| (*kind, seat_kind_name(*kind).to_owned())).collect();
    vec![
        text(&format!("Title of the seat {title}"), true, title, typed(desk, id, edits::seats::rename)),
        choose(format!("Kind of the seat {title}"), &seat.kind, kinds, true, None, typed(desk, id, edits::seats::set_kind)),
        choose(format!("Who the seat {title} speaks for"), &seat.member, members(desk), true, None, typed(desk, id, edits::seats::set_member)),
        entry(quietly(&format!("Votes of {title}")), &seat.votes, entered(desk, id, edits::seats::set_votes)),
        quiet_tick(&format!("{title} is vacant"), seat.vacant, typed(desk, id, edits::seats::set_vacant)),
        row_buttons(desk, id, &format!("the seat {title}"), edits::seats::shift_one, edits::seats::remove),
    ]
}

/// Every member, and nobody.
fn members(desk: &Desk) -> Vec<(Option<Id>, String)> {
    let nobody = std::iter::once((None, "No member".to_owned()));
    nobody.chain(desk.design.members.iter().map(|member| (Some(member.id.clone()), member.name.clone()))).collect()
}

fn teams_card(desk: &Desk) -> Html {
    let columns = [
        Column("Team", Holds::Words),
        Column("Kind", Holds::Words),
        Column("Answers to", Holds::Words),
        Column("Led by", Holds::Words),
        Column("Run by", Holds::Words),
        Column("Changes", Holds::Buttons),
    ];
    let rows = desk.design.bodies.iter().map(|body| (body.id.to_string(), team_cells(desk, body))).collect();
    let rest = html! { <>{ table(&columns, rows) }<div>{ button("Add a team", edit(desk, edits::bodies::add)) }</div></> };
    card("Teams, and who they answer to", "", rest)
}

fn team_cells(desk: &Desk, body: &Body) -> Vec<Html> {
    let (id, name) = (&body.id, &body.name);
    let kinds = [BodyKind::Leadership, BodyKind::Management, BodyKind::ServiceTeam, BodyKind::WorkingGroup];
    let kinds = kinds.map(|kind| (kind, body_kind_name(kind).to_owned())).to_vec();
    let nobody = std::iter::once((None, "The members".to_owned()));
    let others = desk.design.bodies.iter().filter(|other| &other.id != id);
    let above = nobody.chain(others.map(|other| (Some(other.id.clone()), other.name.clone()))).collect();
    vec![
        text(&format!("Name of {name}"), true, name, typed(desk, id, edits::bodies::rename)),
        choose(format!("Kind of {name}"), &body.kind, kinds, true, None, typed(desk, id, edits::bodies::set_kind)),
        choose(format!("Who {name} answers to"), &body.answers_to, above, true, None, typed(desk, id, edits::bodies::set_answers_to)),
        text(&format!("Who leads {name}"), true, &body.led_by, typed(desk, id, edits::bodies::set_led_by)),
        choose(format!("Who runs {name}"), &body.member, members(desk), true, None, typed(desk, id, edits::bodies::set_member)),
        remove_button(desk, id, name, edits::bodies::remove),
    ]
}

/// Where the figures come from: which were read in a source, which are made up.
fn provenance_card(desk: &Desk) -> Html {
    let design = &desk.design;
    if design.provenance.is_empty() {
        return Html::default();
    }
    let rows = design.provenance.iter().enumerate().map(|(place, note)| {
        let source = html! { <>{ &note.source }if !note.url.is_empty() { <br /><small>{ &note.url }</small> }</> };
        (place.to_string(), vec![about_in_words(design, &note.about).into(), status_name(note.status).into(), source])
    });
    let columns = [Column("About", Holds::Words), Column("How sure", Holds::Words), Column("Source", Holds::Words)];
    card("Where the figures come from", "", table(&columns, rows.collect()))
}

/// Presses that make an edit.
fn edit(desk: &Desk, make: impl Fn() -> Edit + 'static) -> Callback<MouseEvent> {
    desk.edit.reform(move |_| make())
}

/// Values that make an edit of the thing with this id.
fn typed<T: 'static>(desk: &Desk, id: &Id, make: fn(&Id, T) -> Edit) -> Callback<T> {
    let id = id.clone();
    desk.edit.reform(move |value| make(&id, value))
}

/// The same for figures, which are refused where the design would be wrong with them.
fn entered<T: 'static>(desk: &Desk, id: &Id, make: fn(&Id, T) -> Edit) -> Callback<T, Result<(), String>> {
    let id = id.clone();
    desk.attempt(move |value| make(&id, value))
}

fn button(words: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="btn" {onclick}>{ words }</button> }
}

fn small_button(sign: &str, label: String, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="btn small icon" aria-label={label} {onclick}>{ sign }</button> }
}

fn row_buttons(desk: &Desk, id: &Id, name: &str, shift: fn(&Id, &str, Way) -> Edit, remove: fn(&Id, &str) -> Edit) -> Html {
    let arrow = |way: Way, sign: &str, word: &str| {
        let (id, of) = (id.clone(), name.to_owned());
        small_button(sign, format!("Move {name} {word}"), edit(desk, move || shift(&id, &of, way)))
    };
    html! { <>{ arrow(Way::Up, "\u{2191}", "up") }{ arrow(Way::Down, "\u{2193}", "down") }{ remove_button(desk, id, name, remove) }</> }
}

fn remove_button(desk: &Desk, id: &Id, name: &str, remove: fn(&Id, &str) -> Edit) -> Html {
    let (id, of) = (id.clone(), name.to_owned());
    small_button("\u{d7}", format!("Remove {name}"), edit(desk, move || remove(&id, &of)))
}

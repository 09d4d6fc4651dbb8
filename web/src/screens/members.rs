//! Members and governance: who is in the alliance, who sits where, who answers to whom.

use crate::app::{Desk, DeskProps};
use crate::edits::{self, Edit, Way};
use crate::parts::entry::{Entry, Text, choose, quiet_tick};
use crate::parts::picture::{figure, use_width};
use crate::parts::round_table::Table;
use alliance_chart::governance;
use alliance_model::{Body, BodyKind, Fee, Id, Member, MemberKind, Money, Rate, Seat, SeatKind};
use alliance_report::governance::{about_in_words, notes, status_name, table_finding, table_subtitle};
use alliance_report::votes::{body_kind_name, member_kind_meaning, member_kind_name, seat_kind_meaning, seat_kind_name};
use std::rc::Rc;
use yew::prelude::*;

#[component]
pub(crate) fn Members(props: &DeskProps) -> Html {
    let desk = &props.desk;
    let design = &desk.design;
    let (tree, width) = use_width();
    let body = design.leadership().map(|body| body.id.clone());
    html! {
        <main class="page" id="main" tabindex="-1">
            <div class="head">
                <h1 tabindex="-1">{ "Members and governance" }</h1>
                <p class="quiet">{ "Who is in the alliance, who sits where, who answers to whom." }</p>
            </div>
            <div class="two">
                if let Some(body) = body {
                    <section class="card">
                        <Table design={Rc::clone(design)} you={desk.you.clone()} title={table_finding(design, &body)}
                            subtitle={table_subtitle(design, &body, design.rule_of(&design.motion))} {body} />
                    </section>
                }
                <section class="card">{ figure(&tree, &governance(design, width), "") }</section>
            </div>
            for note in notes(design) {
                <p class="warn">{ note }</p>
            }
            <MembersTable desk={desk.clone()} />
            for body in design.bodies.iter() {
                { seats_card(desk, body) }
            }
            <Teams desk={desk.clone()} />
            { provenance(desk) }
        </main>
    }
}

#[component]
fn MembersTable(props: &DeskProps) -> Html {
    let desk = &props.desk;
    html! {
        <section class="card" aria-labelledby="members">
            <h2 id="members">{ "Members" }</h2>
            <p class="quiet">{ "The organisations that sign. The fee is what each is paid for overhead and profit, on top of its costs (limb 2). Free reserves are what it may spend as it likes: they show what loss it can bear." }</p>
            <table class="fold">
                <thead><tr>
                    <th scope="col">{ "Organisation" }</th><th scope="col">{ "Kind" }</th><th scope="col" class="n">{ "Share of work, %" }</th>
                    <th scope="col" class="n">{ "Fee (limb 2)" }</th><th scope="col" class="n">{ "Free reserves" }</th><td><span class="unseen">{ "Changes" }</span></td>
                </tr></thead>
                <tbody>
                    for member in desk.design.members.iter() {
                        <MemberRow key={member.id.to_string()} desk={desk.clone()} member={member.clone()} />
                    }
                </tbody>
            </table>
            <div><button type="button" class="btn" onclick={edit(desk, edits::members::add)}>{ "Add a member" }</button></div>
            { meanings("What the kinds of member mean", MemberKind::ALL.iter().map(|kind| (member_kind_name(*kind), member_kind_meaning(*kind)))) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct MemberRowProps {
    desk: Desk,
    member: Member,
}

#[component]
fn MemberRow(props: &MemberRowProps) -> Html {
    let (desk, member) = (&props.desk, &props.member);
    let (id, name) = (&member.id, &member.name);
    let you = if desk.you.as_ref() == Some(id) { " (you)" } else { "" };
    let kinds = MemberKind::ALL.iter().map(|kind| (*kind, member_kind_name(*kind).to_owned())).collect();
    let fixed = match &member.fee {
        Some(Fee::Fixed { amount }) => Some(*amount),
        _ => None,
    };
    html! {
        <tr>
            <th scope="row" class="name-cell" data-label={format!("Organisation{you}")}>
                <Text label={format!("Name of {name}{you}")} quiet_label=true value={name.clone()}
                    on_change={typed(desk, id, edits::members::rename)} />
            </th>
            <td data-label="Kind">{ choose(format!("Kind of {name}"), &member.kind, kinds, true, None, typed(desk, id, edits::members::set_kind)) }</td>
            <td class="n" data-label="Share of work, %">
                <Entry<Option<Rate>> label={format!("Share of work of {name}, in per cent")} quiet_label=true value={member.work}
                    on_change={entered(desk, id, edits::members::set_work)} />
            </td>
            <td class="n" data-label="Fee (limb 2)">
                <Entry<Option<Money>> label={format!("Fee of {name}")} quiet_label=true value={fixed}
                    on_change={entered(desk, id, edits::members::set_fee)} />
                { other_fee(member) }
            </td>
            <td class="n" data-label="Free reserves">
                <Entry<Option<Money>> label={format!("Free reserves of {name}")} quiet_label=true value={member.free_reserves}
                    on_change={entered(desk, id, edits::members::set_reserves)} />
            </td>
            <td class="acts">{ row_buttons(desk, id, name, edits::members::shift_one, edits::members::remove) }</td>
        </tr>
    }
}

/// A fee that is a rate is told; typing a sum replaces it.
fn other_fee(member: &Member) -> Html {
    match &member.fee {
        Some(Fee::OfTarget { rate }) => html! { <small>{ format!("{} of target", alliance_report::figures::percent(*rate)) }</small> },
        Some(Fee::OfActual { rate }) => html! { <small>{ format!("{} of actual cost", alliance_report::figures::percent(*rate)) }</small> },
        Some(Fee::Fixed { .. }) | None => Html::default(),
    }
}

fn seats_card(desk: &Desk, body: &Body) -> Html {
    let design = &desk.design;
    let add = {
        let body = body.id.clone();
        edit(desk, move || edits::seats::add(&body))
    };
    let seats: Vec<&Seat> = design.seats_of(&body.id).collect();
    let leads = design.leadership().is_some_and(|leadership| leadership.id == body.id);
    if seats.is_empty() && !leads {
        return Html::default();
    }
    let heading = format!("seats-{}", body.id);
    html! {
        <section class="card" key={body.id.to_string()} aria-labelledby={heading.clone()}>
            <h2 id={heading}>{ format!("Seats in {}", body.name) }</h2>
            <p class="quiet">{ "A seat with 0 votes speaks but does not vote. Name the seat, never the person in it." }</p>
            <table class="fold">
                <thead><tr>
                    <th scope="col">{ "Seat" }</th><th scope="col">{ "Kind" }</th><th scope="col">{ "Speaks for" }</th>
                    <th scope="col" class="n">{ "Votes" }</th><th scope="col">{ "Vacant" }</th><td><span class="unseen">{ "Changes" }</span></td>
                </tr></thead>
                <tbody>
                    for seat in seats {
                        <SeatRow key={seat.id.to_string()} desk={desk.clone()} seat={seat.clone()} />
                    }
                </tbody>
            </table>
            <div><button type="button" class="btn" onclick={add}>{ format!("Add a seat in {}", body.name) }</button></div>
            { meanings("What the kinds of seat mean", SeatKind::ALL.iter().map(|kind| (seat_kind_name(*kind), seat_kind_meaning(*kind)))) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct SeatRowProps {
    desk: Desk,
    seat: Seat,
}

#[component]
fn SeatRow(props: &SeatRowProps) -> Html {
    let (desk, seat) = (&props.desk, &props.seat);
    let (id, title) = (&seat.id, &seat.title);
    let kinds = SeatKind::ALL.iter().map(|kind| (*kind, seat_kind_name(*kind).to_owned())).collect();
    html! {
        <tr>
            <th scope="row" class="name-cell" data-label="Seat">
                <Text label={format!("Title of the seat {title}")} quiet_label=true value={title.clone()} on_change={typed(desk, id, edits::seats::rename)} />
            </th>
            <td data-label="Kind">{ choose(format!("Kind of the seat {title}"), &seat.kind, kinds, true, None, typed(desk, id, edits::seats::set_kind)) }</td>
            <td data-label="Speaks for">
                { choose(format!("Who the seat {title} speaks for"), &seat.member, members(desk), true, None, typed(desk, id, edits::seats::set_member)) }
            </td>
            <td class="n" data-label="Votes">
                <Entry<u64> label={format!("Votes of {title}")} quiet_label=true value={seat.votes} on_change={entered(desk, id, edits::seats::set_votes)} />
            </td>
            <td data-label="Vacant">{ quiet_tick(&format!("{title} is vacant"), seat.vacant, typed(desk, id, edits::seats::set_vacant)) }</td>
            <td class="acts">{ row_buttons(desk, id, title, edits::seats::shift_one, edits::seats::remove) }</td>
        </tr>
    }
}

/// Every member, and nobody.
fn members(desk: &Desk) -> Vec<(Option<Id>, String)> {
    let nobody = std::iter::once((None, "No member".to_owned()));
    nobody.chain(desk.design.members.iter().map(|member| (Some(member.id.clone()), member.name.clone()))).collect()
}

#[component]
fn Teams(props: &DeskProps) -> Html {
    let desk = &props.desk;
    let design = &desk.design;
    let kinds = || {
        [BodyKind::Leadership, BodyKind::Management, BodyKind::ServiceTeam, BodyKind::WorkingGroup]
            .map(|kind| (kind, body_kind_name(kind).to_owned()))
            .to_vec()
    };
    let above = |body: &Body| {
        let nobody = std::iter::once((None, "The members".to_owned()));
        nobody.chain(design.bodies.iter().filter(|other| other.id != body.id).map(|other| (Some(other.id.clone()), other.name.clone()))).collect()
    };
    html! {
        <section class="card" aria-labelledby="teams">
            <h2 id="teams">{ "Teams, and who they answer to" }</h2>
            <table class="fold">
                <thead><tr>
                    <th scope="col">{ "Team" }</th><th scope="col">{ "Kind" }</th><th scope="col">{ "Answers to" }</th>
                    <th scope="col">{ "Led by" }</th><th scope="col">{ "Run by" }</th><td><span class="unseen">{ "Changes" }</span></td>
                </tr></thead>
                <tbody>
                    for body in design.bodies.iter() {
                        <tr key={body.id.to_string()}>
                            <th scope="row" class="name-cell" data-label="Team">
                                <Text label={format!("Name of {}", body.name)} quiet_label=true value={body.name.clone()} on_change={typed(desk, &body.id, edits::bodies::rename)} />
                            </th>
                            <td data-label="Kind">{ choose(format!("Kind of {}", body.name), &body.kind, kinds(), true, None, typed(desk, &body.id, edits::bodies::set_kind)) }</td>
                            <td data-label="Answers to">{ choose(format!("Who {} answers to", body.name), &body.answers_to, above(body), true, None, typed(desk, &body.id, edits::bodies::set_answers_to)) }</td>
                            <td data-label="Led by">
                                <Text label={format!("Who leads {}", body.name)} quiet_label=true value={body.led_by.clone()} on_change={typed(desk, &body.id, edits::bodies::set_led_by)} />
                            </td>
                            <td data-label="Run by">{ choose(format!("Who runs {}", body.name), &body.member, members(desk), true, None, typed(desk, &body.id, edits::bodies::set_member)) }</td>
                            <td class="acts">{ remove_button(desk, &body.id, &body.name, edits::bodies::remove) }</td>
                        </tr>
                    }
                </tbody>
            </table>
            <div><button type="button" class="btn" onclick={edit(desk, edits::bodies::add)}>{ "Add a team" }</button></div>
        </section>
    }
}

/// Where the figures come from: which were read in a source, which are made up.
fn provenance(desk: &Desk) -> Html {
    let notes = &desk.design.provenance;
    if notes.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card" aria-labelledby="provenance">
            <h2 id="provenance">{ "Where the figures come from" }</h2>
            <table class="fold">
                <thead><tr><th scope="col">{ "About" }</th><th scope="col">{ "How sure" }</th><th scope="col">{ "Source" }</th></tr></thead>
                <tbody>
                    for note in notes.iter() {
                        <tr>
                            <th scope="row" data-label="About">{ about_in_words(&desk.design, &note.about) }</th>
                            <td data-label="How sure">{ status_name(note.status) }</td>
                            <td data-label="Source">
                                { &note.source }
                                if !note.url.is_empty() { <br /><small>{ &note.url }</small> }
                            </td>
                        </tr>
                    }
                </tbody>
            </table>
        </section>
    }
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

fn row_buttons(desk: &Desk, id: &Id, name: &str, shift: fn(&Id, &str, Way) -> Edit, remove: fn(&Id, &str) -> Edit) -> Html {
    let arrow = |way: Way, sign: &str, word: &str| {
        let (id, of) = (id.clone(), name.to_owned());
        let onclick = edit(desk, move || shift(&id, &of, way));
        html! { <button type="button" class="btn small icon" aria-label={format!("Move {name} {word}")} {onclick}>{ sign }</button> }
    };
    html! { <>{ arrow(Way::Up, "\u{2191}", "up") }{ arrow(Way::Down, "\u{2193}", "down") }{ remove_button(desk, id, name, remove) }</> }
}

fn remove_button(desk: &Desk, id: &Id, name: &str, remove: fn(&Id, &str) -> Edit) -> Html {
    let (id, of) = (id.clone(), name.to_owned());
    let onclick = edit(desk, move || remove(&id, &of));
    html! { <button type="button" class="btn small icon" aria-label={format!("Remove {name}")} {onclick}>{ "\u{d7}" }</button> }
}

/// The meaning of every term of a list.
fn meanings<'a>(summary: &str, terms: impl Iterator<Item = (&'a str, &'a str)>) -> Html {
    html! {
        <details>
            <summary>{ summary }</summary>
            <dl>
                for (name, meaning) in terms {
                    <dt><b>{ name }</b></dt><dd>{ meaning }</dd>
                }
            </dl>
        </details>
    }
}

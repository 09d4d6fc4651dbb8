//! The round table on the page. On a motion its seats are buttons: arrow keys walk round, space changes the position.

use super::picture::{draw, twin, use_width};
use crate::held::Held;
use alliance_chart::{Element, RoundTable, TableSeat, round_table, table_seats};
use alliance_model::{Design, Id, Position};
use alliance_report::votes::position_name;
use wasm_bindgen::JsCast;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct TableProps {
    pub(crate) design: Held,
    pub(crate) body: Id,
    pub(crate) you: Option<Id>,
    /// What stands above it, in the words of the screen.
    pub(crate) title: AttrValue,
    /// What stands on the table below its name.
    pub(crate) subtitle: AttrValue,
    /// On a motion: told when a seat takes another position.
    #[prop_or_default]
    pub(crate) on_position: Option<Callback<(Id, Position)>>,
}

#[component]
pub(crate) fn Table(props: &TableProps) -> Html {
    let (node, width) = use_width();
    let focused = use_state_eq(|| None::<Id>);
    let voting = props.on_position.is_some();
    let name = props.design.body(&props.body).map(|body| body.name.clone()).unwrap_or_default();
    let seats = seats(props);
    let picture = round_table(RoundTable { width, title: &name, subtitle: &props.subtitle, seats: &seats });

    let mut scene = picture.scene.clone();
    let role = if voting { "group" } else { "img" };
    scene.attributes.extend([("role", role.to_owned()), ("aria-label", if voting { name } else { picture.alt.clone() })]);
    if voting {
        let first = focused.as_ref().filter(|id| votes(&props.design, id)).or_else(|| seats.iter().find(|seat| seat.votes > 0).map(|seat| &seat.id));
        make_buttons(&mut scene, &seats, first);
    }

    let change = {
        let (design, on_position) = (props.design.clone(), props.on_position.clone());
        Callback::from(move |seat: Id| {
            if let Some(on_position) = on_position.as_ref().filter(|_| votes(&design, &seat)) {
                let next = after(design.motion.position(&seat));
                on_position.emit((seat, next));
            }
        })
    };
    let onclick = {
        let change = change.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some((_, seat)) = pressed(&event) {
                change.emit(seat);
            }
        })
    };
    let onkeydown = {
        let focused = focused.setter();
        Callback::from(move |event: KeyboardEvent| {
            let Some((element, seat)) = pressed(&event) else { return };
            let key = event.key();
            let forward = match key.as_str() {
                " " | "Enter" => {
                    event.prevent_default();
                    return change.emit(seat);
                }
                "ArrowRight" | "ArrowDown" => true,
                "ArrowLeft" | "ArrowUp" => false,
                _ => return,
            };
            event.prevent_default();
            if let Some((next, seat)) = neighbour(&element, forward) {
                focused.set(Some(seat));
                next.focus().ok();
            }
        })
    };
    html! {
        <figure ref={node}>
            <figcaption><b>{ &props.title }</b></figcaption>
            <div role="presentation" {onclick} {onkeydown}>{ draw(&scene) }</div>
            <ul class="legend" aria-label="Colours">
                for key in picture.legend.iter() {
                    <li><i class={classes!("key", key.class)} aria-hidden="true"></i>{ key.name }</li>
                }
            </ul>
            { twin(&picture.table) }
        </figure>
    }
}

fn seats(props: &TableProps) -> Vec<TableSeat> {
    let mut seats = table_seats(&props.design, &props.body, props.you.as_ref());
    if props.on_position.is_some() {
        for seat in seats.iter_mut().filter(|seat| seat.votes > 0) {
            seat.position = Some(props.design.motion.position(&seat.id));
        }
    }
    seats
}

fn votes(design: &Design, seat: &Id) -> bool {
    design.seat(seat).is_some_and(|seat| seat.votes > 0)
}

/// The position that a press moves on to.
fn after(position: Position) -> Position {
    match position {
        Position::Agree => Position::Disagree,
        Position::Disagree => Position::Abstain,
        Position::Abstain => Position::Block,
        Position::Block => Position::Absent,
        Position::Absent => Position::Recused,
        Position::Recused => Position::Agree,
    }
}

/// Gives every voting seat the role, the name and the place in the tab order of a button; one of them can be reached by Tab.
fn make_buttons(element: &mut Element, seats: &[TableSeat], first: Option<&Id>) {
    let seat = element.attribute("data-seat").and_then(|id| seats.iter().find(|seat| seat.id.as_str() == id));
    if let Some(seat) = seat.filter(|seat| seat.votes > 0) {
        let you = if seat.you { " (you)" } else { "" };
        let says = seat.position.map(position_name).unwrap_or_default();
        let tab = if Some(&seat.id) == first { "0" } else { "-1" };
        let label = format!("{}{you}: {says}. Press to change.", seat.label);
        // Words on two lines are still two words to those who hear them.
        for line in element.children.iter_mut().filter_map(|child| child.text.as_mut()) {
            line.push(' ');
        }
        element.attributes.extend([("role", "button".to_owned()), ("tabindex", tab.to_owned()), ("aria-label", label)]);
        return;
    }
    for child in &mut element.children {
        make_buttons(child, seats, first);
    }
}

/// The seat that an event is about.
fn pressed(event: &web_sys::Event) -> Option<(web_sys::Element, Id)> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let seat = target.closest("[data-seat]").ok()??;
    let id = seat.get_attribute("data-seat")?.parse().ok()?;
    Some((seat, id))
}

/// The next voting seat round the table, either way.
fn neighbour(seat: &web_sys::Element, forward: bool) -> Option<(web_sys::SvgElement, Id)> {
    let all = seat.closest("svg").ok()??.query_selector_all("[data-seat][role=button]").ok()?;
    let count = all.length();
    let here = (0..count).find(|place| all.item(*place).is_some_and(|node| &node == seat.as_ref() as &web_sys::Node))?;
    let there = if forward { (here + 1) % count } else { (here + count - 1) % count };
    let next = all.item(there)?.dyn_into::<web_sys::SvgElement>().ok()?;
    let id = next.get_attribute("data-seat")?.parse().ok()?;
    Some((next, id))
}

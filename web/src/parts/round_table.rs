//! The round table on the page. On a motion its seats are buttons: arrow keys walk round, space changes the position.

use super::panel::{question, take_button};
use super::picture::{draw, twin, use_width};
use crate::engine::take_along;
use crate::held::Held;
use alliance_chart::{RoundTable, round_table, seats_as_buttons, seats_at};
use alliance_model::{Design, Id, Position};
use wasm_bindgen::{JsCast, JsValue};
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
    let seats = seats_at(&props.design, &props.body, props.you.as_ref(), voting);
    let picture = round_table(RoundTable { width, title: &name, subtitle: &props.subtitle, seats: &seats });

    let mut scene = picture.scene.clone();
    let role = if voting { "group" } else { "img" };
    scene.attributes.extend([("role", role.to_owned()), ("aria-label", if voting { name } else { picture.alt.clone() })]);
    if voting {
        let first = focused.as_ref().filter(|id| votes(&props.design, id)).or_else(|| seats.iter().find(|seat| seat.votes > 0).map(|seat| &seat.id));
        seats_as_buttons(&mut scene, &seats, first);
    }

    let change = {
        let (design, on_position) = (props.design.clone(), props.on_position.clone());
        Callback::from(move |seat: Id| {
            if let Some(on_position) = on_position.as_ref().filter(|_| votes(&design, &seat)) {
                let next = design.motion.position(&seat).next();
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
    let taken = {
        let (design, body, you) = (props.design.clone(), props.body.clone(), props.you.clone());
        Callback::from(move |_| {
            let ask = if voting { "seats_on_motion" } else { "seats" };
            let question = question(ask, [you.as_ref(), None, None], body.as_str(), width as u32, 0);
            take_along(&JsValue::from_str(&question), &design);
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
            { take_button(taken) }
        </figure>
    }
}

fn votes(design: &Design, seat: &Id) -> bool {
    design.seat(seat).is_some_and(|seat| seat.votes > 0)
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

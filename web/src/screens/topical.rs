//! The screens that are made of questions to the engines: one component, which holds what each needs to remember.

use super::{compare::compare, futures::futures, money, report::report};
use crate::app::{Desk, DeskProps};
use crate::held::Held;
use crate::place::Place;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How many futures are drawn while something moves, once it rests, and where somebody asks for many.
const MOVING: u32 = 4_096;
const AT_REST: u32 = 65_536;
const MANY: u32 = 1_000_000;
/// How long nothing moves before that counts as rest, in milliseconds.
const REST: u32 = 300;

#[component]
pub(crate) fn Topical(props: &DeskProps) -> Html {
    let place = props.place;
    let rested = use_state(|| props.desk.design.clone());
    let wanted = use_state(|| None::<Held>);
    // While the design moves, few; once it rests, more; as long as it stays as it was when many were asked for, many.
    let samples = match &props.desk.design {
        now if wanted.as_ref() == Some(now) => MANY,
        now if *rested == *now => AT_REST,
        _ => MOVING,
    };
    let desk = &Desk { futures: samples, ..props.desk.clone() };
    use_effect_with(desk.design.clone(), {
        let rested = rested.setter();
        move |design| {
            let design = design.clone();
            let timer = Timeout::new(REST, move || rested.set(design));
            move || drop(timer)
        }
    });
    let draw_many = {
        let (wanted, design) = (wanted.setter(), desk.design.clone());
        Callback::from(move |_: MouseEvent| wanted.set(Some(design.clone())))
    };
    let chosen = use_state_eq(|| if place == Place::Money { money::FIRST } else { 0 });
    let screen = match place {
        Place::Futures => futures(desk, &chosen, draw_many),
        Place::Compare => compare(desk),
        Place::Report => report(desk, &chosen),
        _ => money::money(desk, &chosen),
    };
    html! { <main class="page" id="main" tabindex="-1">{ screen }</main> }
}

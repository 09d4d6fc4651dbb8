//! The screens that are made of questions to the engines: one component, which holds what each needs to remember.

use super::{compare::compare, futures::futures, money, report::report};
use crate::app::{Desk, DeskProps};
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
    let drawn = use_state(|| (props.desk.design.clone(), AT_REST));
    // While the design moves, few; once it rests, more.
    let samples = if drawn.0 == props.desk.design { drawn.1 } else { MOVING };
    let desk = &Desk { futures: samples, ..props.desk.clone() };
    use_effect_with(desk.design.clone(), {
        let drawn = drawn.setter();
        move |design| {
            let design = design.clone();
            let timer = Timeout::new(REST, move || drawn.set((design, AT_REST)));
            move || drop(timer)
        }
    });
    let draw_many = {
        let (drawn, design) = (drawn.setter(), desk.design.clone());
        Callback::from(move |_: MouseEvent| drawn.set((design.clone(), MANY)))
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
